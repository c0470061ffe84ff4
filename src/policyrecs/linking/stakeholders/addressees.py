"""Who is called upon: the words that say so, else what stands above, or goes without saying.

Two passes over a document's candidates: first whom each one names itself, by its words, the heading
or the lead-in; then, for those that name nobody, who is understood from the rest.
"""

import functools
from collections.abc import Sequence

from policyrecs.candidates import Candidate, Mention, Party
from policyrecs.documents import Outline, Passage
from policyrecs.lexicon.called import may_find, pattern
from policyrecs.linking.stakeholders.above import Above
from policyrecs.linking.stakeholders.audience import audience_of
from policyrecs.linking.stakeholders.calls import (
    agent_of_passive,
    called_upon,
    is_imposed,
    is_of_law,
    responder,
    takes_part,
)
from policyrecs.linking.stakeholders.descriptions import is_known
from policyrecs.linking.stakeholders.directory import Directory
from policyrecs.linking.stakeholders.governing import Governing
from policyrecs.linking.stakeholders.mentions import Mentions
from policyrecs.linking.stakeholders.parties import pronoun
from policyrecs.linking.stakeholders.persons_called import person_called, without_voice
from policyrecs.linking.stakeholders.understood import (
    ALL_GOVERNING,
    Parties,
    are_served,
    are_untold,
    is_vague_heading,
    of_groups,
    speaks_of_government,
    understood,
    unique,
    usual_addressee,
    with_government,
)
from policyrecs.linking.stakeholders.unnamed import Unnamed
from policyrecs.linking.stakeholders.untold import Untold
from policyrecs.vocabulary import Basis, BlockKind, Evidence, Kind, Role, StakeholderGroup

_UNDER = 9
"""Calls after a heading among which one under it is looked for."""

_SUBJECT = 200
"""Characters before a call's cue that hold its subject."""

_PLACED = frozenset({Evidence.ITEM, Evidence.IMPERATIVE, Evidence.TABLE})
"""Evidence of calls that what stands above them addresses."""

_GOVERNED = frozenset(
    {StakeholderGroup.EDUCATORS, StakeholderGroup.HEALTH_PROVIDERS, StakeholderGroup.RESEARCHERS}
)
"""Institutions whose pupils and patients are told what others should do for them."""


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
        stated = [
            self._stated(candidate, voice)
            for candidate, voice in zip(candidates, voices, strict=True)
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
        return told and _GOVERNED.isdisjoint(self._mentions.about.setting)

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

    def _stated(self, candidate: Candidate, voice: Party | None) -> Parties:
        """Whom the candidate names by its own words, its lead-in or its heading."""
        named, vague = self._marked(candidate)
        named = [mention for mention in named if self._stands_above(mention, candidate)]
        parties = (
            self._mentioned(named, Basis.EXPLICIT, voice)
            or self._mentioned(named, Basis.LEAD_IN, voice)
            or self._headed(self._mentioned(named, Basis.HEADING, voice), candidate)
            or without_voice(self._called(candidate, voice), candidate, voice)
            or self._placed_above(candidate, voice)
            or self._mentioned(vague, Basis.EXPLICIT, voice)
        )
        beside = (*self._imposing(parties), *self._asking(candidate, parties))
        parties = unique((*self._delegating(candidate, voice), *parties, *beside))
        if parties:
            self._mentions.recent = parties
        return parties

    def _marked(self, candidate: Candidate) -> tuple[list[Mention], list[Mention]]:
        """The addressees that extraction marked, and apart from them pronouns inside an item.

        An item's heading or lead-in says better than its second sentence who "they" are.
        """
        marked = [mention for mention in candidate.mentions if mention.role is Role.ADDRESSEE]
        placed = candidate.evidence in _PLACED or any(
            mention.basis is not Basis.EXPLICIT for mention in marked
        )
        vague = [
            mention
            for mention in marked
            if placed and pronoun(self._folded[mention.start : mention.end]) == "antecedent"
        ]
        return [mention for mention in marked if mention not in vague], vague

    def _stands_above(self, mention: Mention, candidate: Candidate) -> bool:
        """Whether a mention's heading is above the candidate, not the first of its like.

        Nor does a lead-in call on those who say in it what they are about to say.
        """
        if mention.basis is Basis.LEAD_IN:
            own = pronoun(self._folded[mention.start : mention.end]) == "issuer"
            return not (own and pattern("tells-contents").match(self._folded, mention.end))
        if mention.basis is not Basis.HEADING:
            return True
        if self._above.headings_are_topics:
            return False
        heading = self._outline.passages[self._directory.passage_at(mention.start)]
        above = self._passage(candidate).headings
        levels = [self._outline.passages[index].block.level for index in above]
        return heading.index in above or heading.block.level not in levels

    def _mentioned(self, marked: list[Mention], basis: Basis, voice: Party | None) -> Parties:
        """The parties of the words that stand in one place, pronouns resolved."""
        if not marked:
            return ()
        return unique(
            party
            for mention in marked
            if mention.basis is basis
            for party in self._mentions.resolved(mention, voice)
        )

    def _called(self, candidate: Candidate, voice: Party | None) -> Parties:
        """The party that the candidate's own words call on, where extraction marked none."""
        subject = pattern("pronoun-subject").match(self._folded, candidate.start, candidate.end)
        if subject and (
            parties := self._mentions.at(subject.span("pronoun"), Basis.EXPLICIT, voice)
        ):
            return parties
        if place := person_called(self._directory, candidate):
            return self._mentions.at(place, Basis.EXPLICIT, voice)
        place = called_upon(
            self._folded,
            candidate.start,
            candidate.end,
            known=functools.partial(is_known, self._directory),
        ) or agent_of_passive(self._folded, candidate.start, candidate.end)
        return self._mentions.at(place, Basis.EXPLICIT, voice)

    def _placed_above(self, candidate: Candidate, voice: Party | None) -> Parties:
        """The party that the lead-in, the outer item, the table's row or a heading names."""
        passage = self._passage(candidate)
        if place := self._above.before(passage, candidate.start):
            return self._mentions.at(place, Basis.LEAD_IN, voice)
        place, basis = self._above.addressed(passage)
        return self._headed(self._mentions.at(place, basis, voice), candidate)

    def _headed(self, parties: Parties, candidate: Candidate) -> Parties:
        """Whom a heading names, but people alone over a call with a subject of its own.

        "Women in parliament" is what "Quotas should be set" is about, not whom it calls upon; nor
        are "Black Students" told "Train staff" in a university's text that never says "you"; but
        what stands "For parents" is for them.
        """
        topic = candidate.cue is not None and candidate.cue.start > candidate.start
        by_heading = all(party.basis is Basis.HEADING for party in parties)
        if parties and by_heading and topic and self._is_of_law(candidate):
            return ()
        if not (parties and by_heading and are_served(parties)):
            return parties
        places = [party.start or 0 for party in parties]
        told = all(self._folded[max(0, at - 4) : at].lower() == "for " for at in places)
        return () if topic or (self._cares_for_people and not told) else parties

    def _is_of_law(self, candidate: Candidate) -> bool:
        """Whether a call is on a law, which no school in the heading above it can change."""
        return is_of_law(self._folded, candidate.start, candidate.end)

    @functools.cached_property
    def _cares_for_people(self) -> bool:
        """Whether the text is an institution's on its pupils or patients, none of whom it tells."""
        about = self._mentions.about
        return about.is_impersonal and not _GOVERNED.isdisjoint(about.setting)

    def _imposing(self, parties: Parties) -> Parties:
        """Those who govern, where others should be required or allowed to do something."""
        subjects = [party for party in parties if party.basis is Basis.EXPLICIT and party.end]
        ruled = not any(ALL_GOVERNING & set(party.groups) for party in parties)
        imposed = any(is_imposed(self._folded, party.end or 0) for party in subjects)
        return of_groups(with_government(())) if ruled and imposed else ()

    def _asking(self, candidate: Candidate, parties: Parties) -> Parties:
        """The readers who are told to ask something of somebody: "Ask the council to build it"."""
        if not parties or candidate.cue is not None or self._mentions.about.recipient:
            return ()
        end = min(candidate.end, candidate.start + _SUBJECT)
        asks = takes_part(self._folded, candidate.start, end)
        return of_groups((StakeholderGroup.PUBLIC,)) if asks else ()

    def _delegating(self, candidate: Candidate, voice: Party | None) -> Parties:
        """Whom the lead-in calls on to see to it that others do what the item says."""
        lead_in = self._passage(candidate).lead_in
        if lead_in is None:
            return ()
        block = self._outline.passages[lead_in].block
        words = self._folded[block.start : block.end]
        if not may_find("delegates", words.lower()):
            return ()
        if not pattern("delegates").search(words.rstrip(" *_")):
            return ()
        place, basis = self._above.addressed(self._passage(candidate))
        return self._mentions.at(place, basis, voice)

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
