"""Who is called upon: the words that say so, else what stands above, or goes without saying.

Two passes over a document's candidates: first whom each one names itself, by its words, the heading
or the lead-in; then, for those that name nobody, who is understood from the rest.
"""

import functools
from collections.abc import Sequence

from policyrecs.candidates import Candidate, Mention, Party
from policyrecs.documents import Outline, Passage
from policyrecs.lexicon.called import may_find, pattern
from policyrecs.lexicon.group_words import Groups
from policyrecs.lexicon.implied import implied_groups
from policyrecs.linking.stakeholders.above import Above
from policyrecs.linking.stakeholders.calls import (
    agent_of_passive,
    called_upon,
    opening_party,
    responder,
)
from policyrecs.linking.stakeholders.directory import OFFICIAL, Directory
from policyrecs.linking.stakeholders.mentions import Mentions
from policyrecs.linking.stakeholders.parties import pronoun
from policyrecs.linking.stakeholders.understood import (
    Parties,
    of_groups,
    speaks_of_government,
    understood,
    unique,
    usual_addressee,
    with_government,
)
from policyrecs.vocabulary import Basis, BlockKind, Evidence, Kind, Role, StakeholderGroup

_MANY = 200
"""Calls that show what the document is about."""

_LONG_TEXT = 20_000
"""Characters of them that are read."""

_LONG = 2000
"""Characters of a call in which the things at issue are looked for."""

_UNDER = 9
"""Calls after a heading among which one under it is looked for."""

_SUBJECT = 200
"""Characters before a call's cue that hold its subject."""

_SURE = frozenset({StakeholderGroup.LEGISLATURE, StakeholderGroup.PUBLIC})
"""Groups that a thing shows whatever the section is on: "legislation", "your senator"."""

_PLACED = frozenset({Evidence.ITEM, Evidence.IMPERATIVE, Evidence.TABLE})
"""Evidence of calls that what stands above them addresses."""

_PASSIVE = frozenset({StakeholderGroup.PUBLIC, StakeholderGroup.OTHER})
"""Groups of parties that are seldom understood to be the ones to act."""


class Addressees:
    """Reads the addressees of one document's candidates."""

    def __init__(self, outline: Outline, directory: Directory) -> None:
        """Keep what is needed to read addressees from `outline`, whose names `directory` holds."""
        self._outline = outline
        self._directory = directory
        self._folded = outline.document.folded
        self._above = Above(outline)
        self._mentions = Mentions(outline, directory, self._above)
        self._calls: Sequence[Candidate] = ()
        self._governed = False

    def of(self, candidates: Sequence[Candidate], voices: Sequence[Party | None]) -> list[Parties]:
        """The addressees of each candidate; none of them is a rejected one.

        Args:
            candidates: The document's candidates, in text order.
            voices: Who speaks in each, whom its "we" stands for; None where nobody is known.
        """
        stated = [
            self._stated(candidate, voice)
            for candidate, voice in zip(candidates, voices, strict=True)
        ]
        sure = [() if _is_vague_heading(parties) else parties for parties in stated]
        usual = self._mentions.letter or usual_addressee(candidates, sure) or self._responding()
        self._calls = candidates
        self._governed = speaks_of_government(stated, self._directory.usual_groups)
        if usual and all(party.groups == (StakeholderGroup.OTHER,) for party in usual):
            # A name alone, such as a letter's reader, does not say what its bearer can do.
            usual = (*usual, *of_groups(self._governors(self._at_issue)))
        sections: dict[tuple[int, ...], Parties] = {}
        found: list[Parties] = []
        for candidate, parties in zip(candidates, stated, strict=True):
            headings = self._passage(candidate).headings
            if parties and candidate.kind is Kind.DIRECT and _opens(candidate, parties):
                sections[headings] = parties
            if usual and _is_vague_heading(parties):
                parties = usual  # noqa: PLW2901  a topic's body, not the one to act
            section = sections.get(headings, ()) or self._below(candidates, stated, len(found))
            found.append(parties or self._implied(candidate, section, usual))
        return found

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

    @functools.cached_property
    def _at_issue(self) -> Groups:
        """The groups that the things in all calls point to, as far as that shows the subject."""
        calls = (self._folded[call.start : call.end] for call in self._calls[:_MANY])
        return implied_groups(" ".join(calls)[:_LONG_TEXT])

    def _passage(self, candidate: Candidate) -> Passage:
        """The passage that holds a candidate."""
        return self._outline.passages[candidate.passage]

    def _stated(self, candidate: Candidate, voice: Party | None) -> Parties:
        """Whom the candidate names by its own words, its lead-in or its heading."""
        named, vague = self._marked(candidate)
        parties = (
            self._mentioned(named, Basis.EXPLICIT, voice)
            or self._mentioned(named, Basis.LEAD_IN, voice)
            or self._mentioned(named, Basis.HEADING, voice)
            or self._called(candidate, voice)
            or self._placed_above(candidate, voice)
            or self._mentioned(vague, Basis.EXPLICIT, voice)
        )
        parties = unique((*self._delegating(candidate, voice), *parties))
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
        place = called_upon(
            self._folded, candidate.start, candidate.end, known=self._directory.knows
        ) or agent_of_passive(self._folded, candidate.start, candidate.end)
        return self._mentions.at(place, Basis.EXPLICIT, voice)

    def _placed_above(self, candidate: Candidate, voice: Party | None) -> Parties:
        """The party that the lead-in, the outer item, the table's row or a heading names."""
        passage = self._passage(candidate)
        if place := self._above.before(passage, candidate.start):
            return self._mentions.at(place, Basis.LEAD_IN, voice)
        place, basis = self._above.addressed(passage)
        return self._mentions.at(place, basis, voice)

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

    def _implied(self, candidate: Candidate, section: Parties, usual: Parties) -> Parties:
        """Who is understood: a thing's owner, the section's or usual addressee, a thing's maker."""
        cue = max(candidate.start, candidate.cue.start if candidate.cue else candidate.end)
        start = max(candidate.start, cue - _SUBJECT)
        subject = self._folded[start:cue]
        at_start = candidate.cue is not None and start == candidate.start
        owner = pattern("owner").match(subject) if at_start else None
        if owner is not None and not pattern("clause").search(owner["party"]):
            place = (start + owner.start("party"), start + owner.end("party"))
            if parties := self._mentions.at(place, Basis.IMPLIED, None):
                return parties
        if groups := self._by_act(candidate):
            return of_groups(groups)
        by_subject = implied_groups(subject)
        by_text = implied_groups(
            self._folded[candidate.start : min(candidate.end, candidate.start + _LONG)]
        )
        to_public = StakeholderGroup.PUBLIC in by_text
        if candidate.kind is not Kind.DIRECT or _SURE & set(by_subject) or to_public:
            others = (
                of_groups(by_text if to_public else self._governors(by_subject or by_text))
                or usual
                or of_groups(self._governors(self._at_issue))
            )
            return self._official_patient(start, cue) or others
        if usual and all(set(party.groups) <= _PASSIVE for party in section):
            return usual  # claimants and users have things done for them
        first = () if self._mentions.letter else understood(section)
        if first or usual:
            return first or usual
        ruling = tuple(group for group in self._directory.usual_groups if group in OFFICIAL)
        by_thing = by_subject or (self._directory.ruled and ruling) or self._at_issue or by_text
        return (
            self._official_patient(start, cue)
            or of_groups(self._governors(by_thing) if by_thing else ())
            or self._beforehand(candidate)
            or of_groups(ruling or self._governors(()) or self._by_power(candidate))
        )

    def _governors(self, groups: Groups) -> Groups:
        """Groups that a thing points to, with government where the text speaks to or of it."""
        return with_government(groups) if self._governed else groups

    def _by_act(self, candidate: Candidate) -> Groups:
        """Who alone can do what is asked: legislatures amend laws, readers send responses."""
        start, end = candidate.start, min(candidate.end, candidate.start + _LONG)
        lowered = self._folded[start:end].lower()
        takes_part = may_find("takes-part", lowered)
        if takes_part and pattern("takes-part").search(self._folded, start, end):
            return (StakeholderGroup.PUBLIC,)
        before = self._directory.sentence_before(start)
        if before and pattern("pronoun-subject").match(self._folded, start, end):
            start = max(before[0], start - _LONG)  # what "it" is, is a matter of law
            lowered = self._folded[start:end].lower()
        changes_law = may_find("changes-law", lowered)
        if changes_law and pattern("changes-law").match(self._folded, start, end):
            return (StakeholderGroup.LEGISLATURE,)
        return ()

    def _by_power(self, candidate: Candidate) -> Groups:
        """Who has the power to do what is asked: government makes firms liable, and fines them."""
        end = min(candidate.end, candidate.start + _LONG)
        powers = pattern("takes-power").search(self._folded, candidate.start, end)
        return with_government(()) if powers else ()

    def _beforehand(self, candidate: Candidate) -> Parties:
        """The party that the sentence before speaks of first."""
        before = self._directory.sentence_before(candidate.start)
        place = opening_party(self._folded, *before) if before else None
        if place is None:
            return ()
        return understood(self._mentions.named(Mention(*place, Role.ADDRESSEE, Basis.IMPLIED)))

    def _official_patient(self, start: int, cue: int) -> Parties:
        """The public body that something should be done for: its own government sees to it."""
        place = opening_party(self._folded, start, cue)
        if place is None:
            return ()
        parties = self._mentions.named(Mention(*place, Role.ADDRESSEE, Basis.IMPLIED))
        return understood(party for party in parties if OFFICIAL & set(party.groups))


def _opens(candidate: Candidate, parties: Parties) -> bool:
    """Whether a call names its parties at its head, not far into what it goes on to say."""
    return any(party.start is None or party.start < candidate.start + _SUBJECT for party in parties)


def _is_vague_heading(parties: Parties) -> bool:
    """Whether all that a heading names is a body of no known group: "Third Committee on Roads"."""
    return bool(parties) and all(
        party.basis is Basis.HEADING and party.groups == (StakeholderGroup.OTHER,)
        for party in parties
    )
