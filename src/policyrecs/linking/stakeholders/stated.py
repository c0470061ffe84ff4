"""Whom a call names itself: by its own words, its lead-in, its label or the heading above it."""

import functools

from policyrecs.candidates import Candidate, Mention, Party
from policyrecs.documents import Outline, Passage
from policyrecs.lexicon.called import may_find, pattern
from policyrecs.linking.stakeholders.above import Above
from policyrecs.linking.stakeholders.calls import (
    agent_of_passive,
    called_upon,
    is_imposed,
    is_of_law,
    takes_part,
)
from policyrecs.linking.stakeholders.descriptions import is_known
from policyrecs.linking.stakeholders.directory import Directory
from policyrecs.linking.stakeholders.mentions import Mentions
from policyrecs.linking.stakeholders.parties import pronoun
from policyrecs.linking.stakeholders.persons_called import person_called, without_voice
from policyrecs.linking.stakeholders.understood import (
    ALL_GOVERNING,
    Parties,
    are_served,
    of_groups,
    unique,
    with_government,
)
from policyrecs.vocabulary import Basis, Evidence, Role, StakeholderGroup

_SUBJECT = 200
"""Characters of a call in which it says who is to ask for something."""

_PLACED = frozenset({Evidence.ITEM, Evidence.IMPERATIVE, Evidence.TABLE})
"""Evidence of calls that what stands above them addresses."""


class Stated:
    """Reads the parties that the calls of one document name."""

    def __init__(
        self, outline: Outline, directory: Directory, above: Above, mentions: Mentions
    ) -> None:
        """Keep what is needed to read `outline`.

        Args:
            outline: The document.
            directory: Its names.
            above: Reads what stands above its passages.
            mentions: Reads the words that name parties.
        """
        self._outline = outline
        self._directory = directory
        self._folded = outline.document.folded
        self._above = above
        self._mentions = mentions

    def of(self, candidate: Candidate, voice: Party | None) -> Parties:
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

    def _passage(self, candidate: Candidate) -> Passage:
        """The passage that holds a candidate."""
        return self._outline.passages[candidate.passage]

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
        about = self._mentions.about
        cared_for = about.is_of_care and about.is_impersonal and not told
        return () if topic or cared_for else parties

    def _is_of_law(self, candidate: Candidate) -> bool:
        """Whether a call is on a law, which no school in the heading above it can change."""
        return is_of_law(self._folded, candidate.start, candidate.end)

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
