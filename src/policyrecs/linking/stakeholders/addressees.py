"""Who is called upon: the words that say so, else what stands above, or goes without saying.

Two passes over a document's candidates: first whom each one names itself, by its words, the heading
or the lead-in; then, for those that name nobody, who is understood from the rest.
"""

from collections.abc import Sequence

from policyrecs.candidates import Candidate, Mention, Party
from policyrecs.documents import Outline, Passage
from policyrecs.linking.stakeholders.above import Above
from policyrecs.linking.stakeholders.audience import audience_of
from policyrecs.linking.stakeholders.calls import responder
from policyrecs.linking.stakeholders.directory import Directory
from policyrecs.linking.stakeholders.governing import Governing
from policyrecs.linking.stakeholders.mentions import Mentions
from policyrecs.linking.stakeholders.persons_called import without_voice
from policyrecs.linking.stakeholders.stated import Stated
from policyrecs.linking.stakeholders.understood import (
    Parties,
    are_served,
    are_untold,
    is_vague_heading,
    of_groups,
    speaks_of_government,
    understood,
    usual_addressee,
)
from policyrecs.linking.stakeholders.unnamed import Unnamed
from policyrecs.linking.stakeholders.untold import Untold
from policyrecs.vocabulary import Basis, BlockKind, Kind, Role

_UNDER = 9
"""Calls after a heading among which one under it is looked for."""

_SUBJECT = 200
"""Characters at the head of a call in which it names whom it is on."""


class Addressees:
    """Reads the addressees of one document's candidates."""

    def __init__(self, outline: Outline, directory: Directory) -> None:
        """Keep what is needed to read addressees from `outline`, whose names `directory` holds."""
        self._outline = outline
        self._directory = directory
        self._folded = outline.document.folded
        self._above = Above(outline)
        self._mentions = Mentions(outline, directory, self._above)

    def of(self, candidates: Sequence[Candidate], voices: Sequence[Party | None]) -> list[Parties]:
        """The addressees of each candidate; none of them is a rejected one.

        Args:
            candidates: The document's candidates, in text order.
            voices: Who speaks in each, whom its "we" stands for; None where nobody is known.
        """
        about = self._mentions.about
        about.calls = tuple((candidate.start, candidate.end) for candidate in candidates)
        read = Stated(self._outline, self._directory, self._above, self._mentions)
        stated = [
            read.of(candidate, voice) for candidate, voice in zip(candidates, voices, strict=True)
        ]
        sure = [() if is_vague_heading(parties) else parties for parties in stated]
        usual = (
            about.recipient
            or usual_addressee(candidates, sure)
            or about.presented.parties
            or self._responding()
        )
        governing = Governing(
            self._outline.document.folded,
            about,
            governed=self._directory.ruled
            or about.is_on_government
            or speaks_of_government(stated, self._directory.usual_groups),
        )
        unnamed = Unnamed(self._outline, self._directory, self._above, self._mentions, governing)
        untold = Untold(self._directory, about)
        if usual and are_untold(usual):
            # A name alone, such as a letter's reader, does not say what its bearer can do.
            usual = (*usual, *of_groups(governing.beside(about.at_issue)))
        guided = usual or self._guided()
        sections: dict[tuple[int, ...], Parties] = {}
        able: dict[tuple[int, ...], Parties] = {}
        found: list[Parties] = []
        for candidate, parties, voice in zip(candidates, stated, voices, strict=True):
            headings = self._passage(candidate).headings
            if parties and candidate.kind is Kind.DIRECT and _opens(candidate, parties):
                sections[headings] = parties
                if not are_served(parties):
                    able[headings] = parties
            if usual and is_vague_heading(parties):
                parties = usual  # noqa: PLW2901  a topic's body, not the one to act
            section = sections.get(headings, ()) or self._below(candidates, stated, len(found))
            section = without_voice(section, candidate, voice)
            if not self._may_act(section, candidate):
                section = without_voice(able.get(headings, ()), candidate, voice)
            around = guided if candidate.cue is None else usual
            around = without_voice(around, candidate, voice)
            around = around if self._may_act(around, candidate) else ()
            found.append(
                untold.told_apart(parties or unnamed.of(candidate, section, around, voice))
            )
        return found

    def _may_act(self, parties: Parties, candidate: Candidate) -> bool:
        """Whether parties named by other calls may be understood to act, not only to be served.

        The public is, by an imperative, but for a text on what government or a school should do.
        """
        if not are_served(parties):
            return True
        told = bool(parties) and candidate.cue is None and not self._directory.ruled
        return told and not self._mentions.about.is_of_care

    def _below(
        self, candidates: Sequence[Candidate], stated: Sequence[Parties], number: int
    ) -> Parties:
        """Whom the calls under a heading name, where the heading itself is a call on nobody."""
        passage = candidates[number].passage
        if self._outline.passages[passage].block.kind is not BlockKind.HEADING:
            return ()
        return next(
            (
                parties
                for following, parties in zip(
                    candidates[number + 1 : number + _UNDER],
                    stated[number + 1 : number + _UNDER],
                    strict=True,
                )
                if parties and passage in self._passage(following).headings
            ),
            (),
        )

    def _passage(self, candidate: Candidate) -> Passage:
        """The passage that holds a candidate."""
        return self._outline.passages[candidate.passage]

    def _guided(self) -> Parties:
        """The parties that the text says it guides."""
        place = audience_of(self._outline)
        if place is None:
            return ()
        # Read as in a heading: "Employer Guidelines" is no longer name of an employer's.
        return understood(self._mentions.named(Mention(*place, Role.ADDRESSEE, Basis.HEADING)))

    def _responding(self) -> Parties:
        """The party that the text lets answer recommendations, which were made to it."""
        place = next(
            filter(
                None,
                (
                    responder(self._folded, start, end)
                    for start, end in self._directory.sentences
                    if "ecommend" in self._folded[start:end]
                ),
            ),
            None,
        )
        return self._mentions.at(place, Basis.IMPLIED, None)


def _opens(candidate: Candidate, parties: Parties) -> bool:
    """Whether a call names its parties at its head, not far into what it goes on to say."""
    return any(party.start is None or party.start < candidate.start + _SUBJECT for party in parties)
