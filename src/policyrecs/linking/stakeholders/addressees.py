"""Who is called upon: the words that say so, else what stands above, or goes without saying.

Two passes over a document's candidates: first whom each one names itself, by its words, the heading
or the lead-in; then, for those that name nobody, who is understood from the rest.
"""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence

from policyrecs.candidates import Candidate, Mention, Party
from policyrecs.documents import Outline, Passage
from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.group_words import Groups
from policyrecs.lexicon.implied import implied_groups
from policyrecs.lexicon.parties import groups_of
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
from policyrecs.vocabulary import Basis, Kind, Role, StakeholderGroup, StakeholderKind, Status

_HEAD = 3000
"""Characters at the start of a document in which a letter names its addressee."""

_VAGUE = frozenset({StakeholderGroup.MEDIA, StakeholderGroup.OTHER, StakeholderGroup.CIVIL_SOCIETY})
"""Groups of issuers whose "we" may well be all of us."""

_POINTED_REACH = 300
"""Characters before such words in which the party they point to is looked for."""

_LONG = 2000
"""Characters of a call in which the things at issue are looked for."""

_SHARE = 0.3
"""Share of the stated addressees that makes one the document's usual addressee."""

Parties = tuple[Party, ...]
"""The addressees of one candidate."""


class Addressees:
    """Reads the addressees of one document's candidates."""

    def __init__(self, outline: Outline, directory: Directory) -> None:
        """Keep what is needed to read addressees from `outline`, whose names `directory` holds."""
        self._outline = outline
        self._directory = directory
        self._folded = outline.document.folded
        self._above = Above(outline)
        self._recent: Parties = ()

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
        usual = self._letter() or _usual(candidates, stated)
        sections: dict[tuple[int, ...], Parties] = {}
        found: list[Parties] = []
        for candidate, parties in zip(candidates, stated, strict=True):
            headings = self._passage(candidate).headings
            if parties and candidate.kind is Kind.DIRECT:
                sections[headings] = parties
            found.append(parties or self._implied(candidate, sections.get(headings, ()), usual))
        return found

    def _passage(self, candidate: Candidate) -> Passage:
        """The passage that holds a candidate."""
        return self._outline.passages[candidate.passage]

    def _stated(self, candidate: Candidate, voice: Party | None) -> Parties:
        """Whom the candidate names by its own words, its lead-in or its heading."""
        parties = (
            self._mentioned(candidate, Basis.EXPLICIT, voice)
            or self._mentioned(candidate, Basis.LEAD_IN, voice)
            or self._mentioned(candidate, Basis.HEADING, voice)
            or self._called(candidate, voice)
            or self._placed_above(candidate, voice)
        )
        if parties:
            self._recent = parties
        return parties

    def _mentioned(self, candidate: Candidate, basis: Basis, voice: Party | None) -> Parties:
        """The parties of the mentions that extraction found, pronouns resolved."""
        found: list[Party] = []
        for mention in candidate.mentions:
            if mention.role is Role.ADDRESSEE and mention.basis is basis:
                found += self._resolved(mention, voice)
        return _unique(found)

    def _resolved(self, mention: Mention, voice: Party | None) -> Parties:
        """The parties of one mention; none where it is the one acted for."""
        if glued := pattern("glued-key").match(self._folded, mention.start, mention.end):
            mention = dataclasses.replace(mention, start=glued.end())
        words = self._folded[mention.start : mention.end]
        stands_for = pronoun(words)
        if stands_for and mention.basis is Basis.HEADING:
            return ()
        if is_patient(self._folded, mention.end, reader=addresses_reader(words)):
            return ()
        match stands_for:
            case "issuer":
                return _issuer_itself(mention, voice)
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
        party = _within(party, voice)
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
        return (StakeholderGroup.POLICYMAKERS, StakeholderGroup.EXECUTIVE) if states else ()

    def _called(self, candidate: Candidate, voice: Party | None) -> Parties:
        """The party that the candidate's own words call on, where extraction marked none."""
        place = called_upon(self._folded, candidate.start, candidate.end) or agent_of_passive(
            self._folded, candidate.start, candidate.end
        )
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
        return _unique(self._resolved(Mention(*place, Role.ADDRESSEE, basis), voice))

    def _reader(self, mention: Mention) -> Parties:
        """The reader, whom "you" addresses: the public, where the text names no one reader."""
        party = group_party(StakeholderGroup.PUBLIC, Role.ADDRESSEE, mention.basis)
        return (dataclasses.replace(party, start=mention.start, end=mention.end),)

    def _antecedent(self, mention: Mention) -> Parties:
        """Whom "they" stands for: the party the sentence before opens with, else the last one."""
        before = self._directory.sentence_before(mention.start)
        place = opening_party(self._folded, *before) if before else None
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
        return _understood(
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
        by_thing = implied_groups(subject) or implied_groups(
            self._folded[candidate.start : min(candidate.end, candidate.start + _LONG)]
        )
        if candidate.kind is not Kind.DIRECT:
            return _of_groups(by_thing) or usual
        return _understood(section) or usual or _of_groups(by_thing)


def _usual(candidates: Sequence[Candidate], stated: Sequence[Parties]) -> Parties:
    """The addressee that the document names most often, if it does so often enough."""
    counts: Counter[str] = Counter()
    parties: dict[str, Party] = {}
    for candidate, named in zip(candidates, stated, strict=True):
        if candidate.status is Status.CORE:
            for party in named:
                if StakeholderGroup.ISSUER_ITSELF not in party.groups:
                    counts[party.name] += 1
                    parties.setdefault(party.name, party)
    if not counts:
        return ()
    name, often = counts.most_common(1)[0]
    return _understood([parties[name]]) if often >= _SHARE * counts.total() else ()


def _understood(parties: Iterable[Party]) -> Parties:
    """Parties as understood: no words in the passage name them."""
    return tuple(
        dataclasses.replace(party, basis=Basis.IMPLIED, start=None, end=None) for party in parties
    )


def _of_groups(groups: Iterable[StakeholderGroup]) -> Parties:
    """One understood party for each group."""
    return tuple(group_party(group, Role.ADDRESSEE, Basis.IMPLIED) for group in groups)


def _issuer_itself(mention: Mention, voice: Party | None) -> Parties:
    """The party that "we" stands for: whoever speaks, and whatever group that is."""
    groups: list[StakeholderGroup] = [StakeholderGroup.ISSUER_ITSELF]
    name = None
    if voice is not None:
        name = voice.affiliation or voice.name
        groups += voice.groups
    if voice is None or voice.kind is StakeholderKind.PERSON or _VAGUE & set(voice.groups):
        groups.append(StakeholderGroup.PUBLIC)
    itself = group_party(StakeholderGroup.ISSUER_ITSELF, Role.ADDRESSEE, mention.basis)
    return (
        dataclasses.replace(
            itself,
            name=name or itself.name,
            kind=itself.kind if voice is None else StakeholderKind.ORGANISATION,
            groups=tuple(dict.fromkeys(groups)),
            start=mention.start,
            end=mention.end,
        ),
    )


def _within(party: Party, voice: Party | None) -> Party:
    """A party that is the issuer or one of its own organs, marked so.

    "The Council" and "the Secretariat" in a text of an international body are that body's.
    """
    if voice is None or party.kind is not StakeholderKind.ORGANISATION:
        return party
    if party.name == voice.name:
        groups = (StakeholderGroup.ISSUER_ITSELF, *party.groups)
    elif party.groups == (StakeholderGroup.OTHER,) and head_of(party.name) in listed("organs"):
        groups = (*voice.groups, StakeholderGroup.ISSUER_ITSELF)
    else:
        return party
    return dataclasses.replace(party, groups=tuple(dict.fromkeys(groups)))


def _unique(parties: Iterable[Party]) -> Parties:
    """Parties in order, each name once."""
    return tuple({party.name.lower(): party for party in reversed(list(parties))}.values())[::-1]
