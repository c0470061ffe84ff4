"""Who is called upon: the words that say so, else what stands above, or goes without saying.

Two passes over a document's candidates: first whom each one names itself, by its words, the heading
or the lead-in; then, for those that name nobody, who is understood from the rest.
"""

import bisect
import dataclasses
from collections.abc import Sequence

from policyrecs.candidates import Candidate, Mention, Party
from policyrecs.documents import Outline, Passage
from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.group_words import Groups
from policyrecs.lexicon.implied import implied_groups
from policyrecs.lexicon.parties import groups_of, is_title
from policyrecs.lexicon.people import listed
from policyrecs.linking.stakeholders.above import Above
from policyrecs.linking.stakeholders.bodies import head_of
from policyrecs.linking.stakeholders.calls import (
    Place,
    addresses_reader,
    agent_of_passive,
    called_upon,
    is_patient,
    last_party,
    opening_party,
)
from policyrecs.linking.stakeholders.directory import Directory
from policyrecs.linking.stakeholders.parties import group_party, parties_in, pronoun
from policyrecs.linking.stakeholders.understood import (
    Parties,
    issuer_itself,
    marked_as_own,
    of_groups,
    understood,
    unique,
    usual_addressee,
)
from policyrecs.vocabulary import (
    Basis,
    Evidence,
    Kind,
    Role,
    StakeholderGroup,
    StakeholderKind,
)

_HEAD = 3000
"""Characters at the start of a document in which a letter names its addressee."""

_POINTED_REACH = 300
"""Characters before such words in which the party they point to is looked for."""

_MANY = 200
"""Calls that show what the document is about."""

_LONG_TEXT = 20_000
"""Characters of them that are read."""

_LONG = 2000
"""Characters of a call in which the things at issue are looked for."""

_STATES = (StakeholderGroup.POLICYMAKERS, StakeholderGroup.EXECUTIVE)
"""What "states" and "Members" are in a text on international bodies."""

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
        self._recent: Parties = ()
        self._at_issue: Groups = ()
        self._starts = [passage.block.start for passage in outline.passages]

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
        usual = self._letter() or usual_addressee(candidates, stated)
        self._at_issue = implied_groups(self._words_of(candidates))
        sections: dict[tuple[int, ...], Parties] = {}
        found: list[Parties] = []
        for candidate, parties in zip(candidates, stated, strict=True):
            headings = self._passage(candidate).headings
            if parties and candidate.kind is Kind.DIRECT:
                sections[headings] = parties
            found.append(parties or self._implied(candidate, sections.get(headings, ()), usual))
        return found

    def _words_of(self, candidates: Sequence[Candidate]) -> str:
        """The words of all calls, cut at a length that shows what the document is about."""
        calls = (self._folded[call.start : call.end] for call in candidates[:_MANY])
        return " ".join(calls)[:_LONG_TEXT]

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
        if parties:
            self._recent = parties
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
        return unique(
            party
            for mention in marked
            if mention.basis is basis
            for party in self._resolved(mention, voice)
        )

    def _resolved(self, mention: Mention, voice: Party | None) -> Parties:
        """The parties of one mention; none where it is the one acted for."""
        if glued := pattern("glued-key").match(self._folded, mention.start, mention.end):
            mention = dataclasses.replace(mention, start=glued.end())
        words = self._folded[mention.start : mention.end]
        stands_for = pronoun(words)
        if mention.basis is Basis.HEADING and (stands_for or not is_title(words)):
            return ()
        if is_patient(self._folded, mention.end, reader=addresses_reader(words)):
            return ()
        match stands_for:
            case "issuer":
                return issuer_itself(mention, voice)
            case "reader":
                return self._reader(mention)
            case "antecedent":
                return self._antecedent(mention)
            case _:
                parties = parties_in(
                    self._directory, mention.start, mention.end, Role.ADDRESSEE, mention.basis
                )
                return tuple(self._told_apart(mention, party, voice) for party in parties)

    def _told_apart(self, mention: Mention, party: Party, voice: Party | None) -> Party:
        """A party with the groups that only the rest of the document shows."""
        party = marked_as_own(party, voice)
        if party.name == "states" and StakeholderGroup.INTERNATIONAL_BODIES in (
            self._directory.usual_groups
        ):
            return dataclasses.replace(party, groups=_STATES)
        if party.groups != (StakeholderGroup.OTHER,):
            return party
        groups = (*self._groups_around(mention, party), StakeholderGroup.OTHER)
        return dataclasses.replace(party, groups=tuple(dict.fromkeys(groups)))

    def _groups_around(self, mention: Mention, party: Party) -> Groups:
        """What a vague party is, by the words before it or the bodies that the document names.

        "Those representatives" are of whomever the words before speak of; in a text on states and
        treaties, "the Committee" is an international body's, and "Members" are states.
        """
        if pattern("pointing").match(self._folded, mention.start):
            floor = max(0, mention.start - _POINTED_REACH)
            place = last_party(self._folded, floor, mention.start)
            return groups_of(self._folded[slice(*place)]) if place else ()
        usual = self._directory.usual_groups
        if party.kind is StakeholderKind.ORGANISATION:
            return usual if head_of(party.name) in listed("organs") else ()
        states = (
            StakeholderGroup.INTERNATIONAL_BODIES in usual
            and "Member" in self._folded[mention.start : mention.end]
        )
        return _STATES if states else ()

    def _called(self, candidate: Candidate, voice: Party | None) -> Parties:
        """The party that the candidate's own words call on, where extraction marked none."""
        place = called_upon(
            self._folded, candidate.start, candidate.end, known=self._directory.knows
        ) or agent_of_passive(self._folded, candidate.start, candidate.end)
        return self._at(place, Basis.EXPLICIT, voice)

    def _placed_above(self, candidate: Candidate, voice: Party | None) -> Parties:
        """The party that the lead-in, the outer item, the table's row or a heading names."""
        passage = self._passage(candidate)
        if place := self._above.before(passage, candidate.start):
            return self._at(place, Basis.LEAD_IN, voice)
        place, basis = self._above.addressed(passage)
        return self._at(place, basis, voice)

    def _at(self, place: Place | None, basis: Basis, voice: Party | None) -> Parties:
        """The parties named at a place."""
        if place is None:
            return ()
        return unique(self._resolved(Mention(*place, Role.ADDRESSEE, basis), voice))

    def _reader(self, mention: Mention) -> Parties:
        """Whom "you" addresses: a letter's addressee, guidance's audience, else the public."""
        start = bisect.bisect_right(self._starts, mention.start) - 1
        passage = self._outline.passages[max(0, start)]
        place, basis = self._above.addressed(passage)
        audience = self._letter() or (self._at(place, basis, None) if place else ())
        public = group_party(StakeholderGroup.PUBLIC, Role.ADDRESSEE, mention.basis)
        return tuple(
            dataclasses.replace(party, basis=mention.basis, start=mention.start, end=mention.end)
            for party in audience or (public,)
        )

    def _antecedent(self, mention: Mention) -> Parties:
        """Whom "they" stands for: a party before it in its sentence, else the subject before."""
        start = self._directory.sentence_start(mention.start)
        within = max(start, mention.start - _POINTED_REACH), mention.start
        before = self._directory.sentence_before(mention.start)
        place = opening_party(self._folded, *within) or last_party(self._folded, *within)
        vague = place is None or set(groups_of(self._folded[slice(*place)])) <= _PASSIVE
        if vague and before is not None:
            place = opening_party(self._folded, *before)
        parties = self._at(place, mention.basis, None) or self._recent
        return tuple(
            dataclasses.replace(party, basis=mention.basis, start=mention.start, end=mention.end)
            for party in parties
        )

    def _letter(self) -> Parties:
        """The addressee of a letter, whom the whole document calls on."""
        match = pattern("letter").search(self._folded, 0, _HEAD)
        if match is None:
            return ()
        return understood(
            parties_in(self._directory, *match.span("party"), Role.ADDRESSEE, Basis.IMPLIED)
        )

    def _implied(self, candidate: Candidate, section: Parties, usual: Parties) -> Parties:
        """Who is understood: a thing's owner, the section's or usual addressee, a thing's maker."""
        cue = candidate.cue.start if candidate.cue else candidate.end
        subject = self._folded[candidate.start : max(cue, candidate.start)][-200:]
        owner = pattern("owner").match(subject)
        if owner is not None:
            start = candidate.start + max(0, cue - candidate.start - 200)
            place = (start + owner.start("party"), start + owner.end("party"))
            if parties := self._at(place, Basis.IMPLIED, None):
                return parties
        by_subject = implied_groups(subject)
        by_text = implied_groups(
            self._folded[candidate.start : min(candidate.end, candidate.start + _LONG)]
        )
        if candidate.kind is not Kind.DIRECT or _SURE & set(by_subject):
            return of_groups(by_subject or by_text) or usual or of_groups(self._at_issue)
        if usual and all(set(party.groups) <= _PASSIVE for party in section):
            return usual  # claimants and users have things done for them
        by_thing = by_subject or self._at_issue or by_text
        return understood(section) or usual or of_groups(by_thing)
