"""What the words that name an addressee stand for: names, classes and pronouns to parties."""

import dataclasses
import functools

from policyrecs.candidates import Mention, Party
from policyrecs.documents import Outline
from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.group_words import Groups
from policyrecs.lexicon.parties import groups_of, is_title
from policyrecs.lexicon.people import listed
from policyrecs.linking.stakeholders.above import Above
from policyrecs.linking.stakeholders.audience import audience_of
from policyrecs.linking.stakeholders.bodies import head_of, is_of_any_kind
from policyrecs.linking.stakeholders.calls import (
    Place,
    is_patient,
    last_party,
    opening_party,
)
from policyrecs.linking.stakeholders.directory import OFFICIAL, Directory
from policyrecs.linking.stakeholders.fuller import said_before
from policyrecs.linking.stakeholders.headings import addressed_by_heading, asks_or_tells
from policyrecs.linking.stakeholders.mention_ends import trimmed
from policyrecs.linking.stakeholders.names import is_body
from policyrecs.linking.stakeholders.parties import (
    group_party,
    parties_in,
    person_party,
    pronoun,
)
from policyrecs.linking.stakeholders.surroundings import Surroundings
from policyrecs.linking.stakeholders.understood import (
    SERVED,
    Parties,
    issuer_itself,
    marked_as_own,
    unique,
)
from policyrecs.vocabulary import Basis, Role, StakeholderGroup, StakeholderKind

_POINTED_REACH = 300
"""Characters before such words in which the party they point to is looked for."""

_SETTING = 30_000
"""Characters of a text that show what kind of institution it is set in."""

_STATES = (StakeholderGroup.POLICYMAKERS, StakeholderGroup.EXECUTIVE)
"""What "states" and "Members" are in a text on international bodies."""

_INSIDE = frozenset(
    {StakeholderGroup.OTHER, StakeholderGroup.COMPANIES, StakeholderGroup.EXECUTIVE}
)
"""Groups of managers and departments of which no more is said."""

_HUMAN = frozenset({"he", "she", "him", "her"})
"""Pronouns that stand for one person."""


class Mentions:
    """Resolves the words that name addressees in one document.

    Attributes:
        recent: The addressees resolved last, whom "they" means where nothing nearer is named.
        about: What the whole document shows of who is called upon.
    """

    def __init__(self, outline: Outline, directory: Directory, above: Above) -> None:
        """Keep what is needed to resolve mentions in `outline`, whose names `directory` holds."""
        self.recent: Parties = ()
        self.about = Surroundings(outline, directory)
        self._outline = outline
        self._directory = directory
        self._above = above
        self._folded = outline.document.folded

    def at(self, place: Place | None, basis: Basis, voice: Party | None) -> Parties:
        """The parties named at a place."""
        if place is None:
            return ()
        return unique(self.resolved(Mention(*place, Role.ADDRESSEE, basis), voice))

    def resolved(self, mention: Mention, voice: Party | None) -> Parties:
        """The parties of one mention; none where it is the one acted for.

        Args:
            mention: The words.
            voice: Who speaks, whom "we" stands for; None where nobody is known.
        """
        named = self._named_above(trimmed(self._folded, mention))
        if named is None:
            return ()
        mention = named
        words = self._folded[mention.start : mention.end]
        stands_for = pronoun(words)
        patient = is_patient(self._folded, mention.start, mention.end)
        if patient or pattern("subordinate").match(words) or _is_own_verb(words, stands_for):
            return ()
        if stands_as := pattern("reader-as").match(words):
            mention = dataclasses.replace(mention, start=mention.start + stands_as.start("party"))
        match stands_for:
            case "issuer":
                national = self._speaks_of_nation(mention) and not self._speaks_of_people
                own = self.about.setting if self.about.is_house and not national else ()
                return tuple(
                    dataclasses.replace(
                        party,
                        groups=tuple(
                            dict.fromkeys((*self.about.governed(party.groups, together=True), *own))
                        ),
                    )
                    for party in issuer_itself(mention, voice, national=national)
                )
            case "reader":
                return self._reader(mention)
            case "antecedent":
                return self._antecedent(mention)
            case _:
                return tuple(
                    self._told_apart(mention, party, voice) for party in self.named(mention)
                )

    def named(self, mention: Mention) -> Parties:
        """The parties that the words of a mention name, whatever becomes of them."""
        return parties_in(
            self._directory, mention.start, mention.end, Role.ADDRESSEE, mention.basis
        )

    def _named_above(self, mention: Mention) -> Mention | None:
        """A mention, cut to the party that its heading names; None where it names none."""
        if mention.basis is not Basis.HEADING:
            return mention
        heading = self._outline.passages[self._directory.passage_at(mention.start)].block
        if asks_or_tells(self._folded, heading.start, heading.end):
            return None
        place = addressed_by_heading(self._folded, mention.start, mention.end)
        if place is None or not is_title(self._folded[slice(*place)]):
            return None
        return dataclasses.replace(mention, start=place[0], end=place[1])

    def _speaks_of_nation(self, mention: Mention) -> bool:
        """Whether the sentence of a "we" speaks of a nation's own affairs."""
        start = self._directory.sentence_start(mention.start)
        return bool(
            pattern("national-we").search(self._folded, start, mention.end + _POINTED_REACH)
        )

    @functools.cached_property
    def _speaks_of_people(self) -> bool:
        """Whether the text's "we" is a people, not its government."""
        return bool(pattern("one-people").search(self._folded, 0, _SETTING))

    def _told_apart(self, mention: Mention, party: Party, voice: Party | None) -> Party:
        """A party with the groups that only the rest of the document shows."""
        if pattern("your-own").match(self._folded, mention.start, mention.end):
            return dataclasses.replace(party, groups=self.about.readers_own)
        party = marked_as_own(party, voice)
        if party.name == "states" and StakeholderGroup.INTERNATIONAL_BODIES in (
            self._directory.usual_groups
        ):
            return dataclasses.replace(party, groups=_STATES)
        if party.name.lower().startswith("members of") and (
            StakeholderGroup.INTERNATIONAL_BODIES in party.groups
        ):
            return dataclasses.replace(party, groups=(*party.groups, *_STATES))
        inside = self._is_inside(party) and bool(self.about.setting)
        if inside or is_of_any_kind(party) or self._sets_standards(party):
            return dataclasses.replace(party, groups=self._kind_here(party))
        if party.groups != (StakeholderGroup.OTHER,):
            return party
        groups = (*self._groups_around(mention, party), StakeholderGroup.OTHER)
        return dataclasses.replace(party, groups=tuple(dict.fromkeys(groups)))

    def _kind_here(self, party: Party) -> Groups:
        """What "managers", "relevant organisations" and "institutions" are in this text.

        Institutions are seats of learning only where the text is set in one.
        """
        if self._sets_standards(party):
            return (StakeholderGroup.STANDARDS_BODIES,)
        setting = self.about.setting
        if self._is_inside(party):
            return setting
        subject = () if self.about.is_house else self.about.at_issue
        if set(party.groups) & {*setting, *subject}:
            return party.groups
        own = () if StakeholderGroup.RESEARCHERS in party.groups else party.groups
        usual = self._directory.usual_groups if self._directory.ruled else ()
        return tuple(dict.fromkeys((*usual, *setting, *own))) or party.groups

    def _sets_standards(self, party: Party) -> bool:
        """Whether a party is a working group in a text on those who set standards."""
        on_standards = StakeholderGroup.STANDARDS_BODIES in self._directory.usual_groups
        return on_standards and head_of(party.name) in listed("taskgroups")

    def _is_inside(self, party: Party) -> bool:
        """Whether a party is people of an institution that only the rest of the text shows.

        "Managers" of a hospital are no company's; "the bank's managers" are.
        """
        before = party.name.rpartition(" ")[0].split()
        plain = party.kind is StakeholderKind.GROUP and listed("any").issuperset(before)
        if not plain or not party.groups:
            return False
        head = head_of(party.name)
        inside = head in listed("insiders") and set(party.groups) < _INSIDE
        return inside or (head in listed("shared_posts") and self.about.is_house)

    def _groups_around(self, mention: Mention, party: Party) -> Groups:
        """What a vague party is, by the words before it or the bodies that the document names.

        "Those representatives" are of whomever the words before speak of; in a text on states and
        treaties, "the Committee" is an international body's, and "Members" are states.
        """
        if pattern("pointing").match(self._folded, mention.start):
            floor = max(0, mention.start - _POINTED_REACH)
            place = last_party(self._folded, floor, mention.start)
            return groups_of(self._folded[slice(*place)]) if place else ()
        if head_of(party.name) == "party" and self.about.is_political:
            return (StakeholderGroup.LEGISLATURE,)
        states = pattern("parties").match(self._folded, mention.start, mention.end)
        if states and pattern("treaty").search(self._folded, 0, _SETTING):
            return (*_STATES, StakeholderGroup.INTERNATIONAL_BODIES)
        head = head_of(party.name)
        of_people = party.kind is StakeholderKind.GROUP
        groups = self._groups_of_people(mention, head) if of_people else ()
        return groups or self._groups_of_body(mention, party, head)

    def _groups_of_body(self, mention: Mention, party: Party, head: str) -> Groups:
        """What an acronym, "the Committee" or "the Director" is in a text on other such bodies."""
        usual = self._directory.usual_groups
        if party.kind is StakeholderKind.ORGANISATION and party.name.isupper():
            house = self.about.setting if self.about.is_house else ()
            return usual if self._directory.ruled else house
        if head in listed("organs"):
            return usual if self._directory.ruled else self.about.setting or usual
        post = head in listed("posts") and is_body(party.name)
        if post and party.kind is not StakeholderKind.PERSON and OFFICIAL & set(usual):
            return usual
        members = (
            party.kind is not StakeholderKind.ORGANISATION
            and StakeholderGroup.INTERNATIONAL_BODIES in usual
            and "Member" in self._folded[mention.start : mention.end]
        )
        return _STATES if members else ()

    def _groups_of_people(self, mention: Mention, head: str) -> Groups:
        """What "commissions", "supervisors" or "leaders" are, of which a text says no more here."""
        alone = " " not in self._folded[mention.start : mention.end].strip()
        if alone and (fuller := said_before(self._folded, mention)):
            return fuller
        if head in listed("insiders") and self.about.setting:
            return self.about.setting
        return _STATES if head in {"leader", "leadership"} else ()

    def _reader(self, mention: Mention) -> Parties:
        """Whom "you" addresses: a letter's addressee, guidance's audience, else any reader."""
        passage = self._outline.passages[self._directory.passage_at(mention.start)]
        place, basis = self._above.addressed(passage)
        audience = (
            self.about.recipient
            or self.about.letter
            or (self.at(place, basis, None) if place else ())
        )
        audience = audience or self._guided or self.about.presented.parties
        return _here(audience or self.about.usual_reader, mention)

    @functools.cached_property
    def _guided(self) -> Parties:
        """Those for whom a text says that it is guidance, where they are of a known group."""
        place = audience_of(self._outline)
        parties = self.at(place, Basis.IMPLIED, None)
        return tuple(party for party in parties if not set(party.groups) <= SERVED)

    def _antecedent(self, mention: Mention) -> Parties:
        """Whom "they" stands for: a party before it in its sentence, else the subject before."""
        if pattern("is-a-thing").match(self._folded, mention.end) or pattern("this-thing").match(
            self._folded, mention.start
        ):
            return ()
        start = self._directory.sentence_start(mention.start)
        within = max(start, mention.start - _POINTED_REACH), mention.start
        told = pattern("told-that").search(self._folded, *within)
        if told and (parties := self.at(told.span("party"), mention.basis, None)):
            return _here(parties, mention)
        if self._folded[mention.start : mention.end].strip().lower() in _HUMAN:
            person = self._directory.person_meant(mention.start)
            party = (
                person_party(person, Role.ADDRESSEE, mention.basis)
                if person
                else group_party(StakeholderGroup.OTHER, Role.ADDRESSEE, mention.basis)
            )
            return _here((party,), mention)
        before = self._directory.sentence_before(mention.start)
        place = opening_party(self._folded, *within) or last_party(self._folded, *within)
        vague = place is None or set(groups_of(self._folded[slice(*place)])) <= SERVED
        if vague and before is not None:
            place = opening_party(self._folded, *before)
        return _here(self.at(place, mention.basis, None) or self.recent, mention)


def _is_own_verb(words: str, stands_for: str | None) -> bool:
    """Whether words are what the speaker does, not a party: "we advocate"."""
    return stands_for is None and pattern("own-verb").match(words) is not None


def _here(parties: Parties, mention: Mention) -> Parties:
    """Parties at the words that stand for them."""
    return tuple(
        dataclasses.replace(party, basis=mention.basis, start=mention.start, end=mention.end)
        for party in parties
    )
