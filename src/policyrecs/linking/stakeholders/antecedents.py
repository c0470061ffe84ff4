"""Whom words mean that only point back: "it", "they", "the report", "the organisation"."""

import dataclasses
import re

from policyrecs.candidates import Mention, Party
from policyrecs.lexicon.patterns import patterns
from policyrecs.lexicon.people import listed
from policyrecs.linking.stakeholders.calls import last_party
from policyrecs.linking.stakeholders.directory import Directory
from policyrecs.linking.stakeholders.names import tidy
from policyrecs.linking.stakeholders.parties import body_party, parties_in, person_party, pronoun
from policyrecs.linking.stakeholders.people import Person
from policyrecs.linking.stakeholders.publisher import Publisher
from policyrecs.linking.stakeholders.unlisted import is_plural, unlisted_party
from policyrecs.linking.stakeholders.works import Works
from policyrecs.vocabulary import Basis, Role, StakeholderGroup, StakeholderKind

_HUMAN = frozenset({"he", "she", "him", "her", "who"})
"""Pronouns that stand for a person."""

_MANY = frozenset({"they", "them", "these", "those", "both", "themselves"})
"""Pronouns that stand for several."""

_RELATIVE = frozenset({"which", "who"})
"""Pronouns that stand for the noun phrase before them."""

_NOUN_PHRASE = 120
"""Characters of a noun phrase before a relative pronoun."""

_SAYING = 400
"""Characters before a place in which somebody who says something is looked for."""

_OPENING = 12
"""Characters at the start of a sentence in which its subject's name begins."""

_SENTENCES = 4
"""Sentences before a pronoun in which the subject that it stands for is looked for."""

_FAR = 2000
"""Characters within which a person who was named is still "he", rather than a post's holder."""

OWNERS = {"their": "they", "its": "it", "his": "he", "her": "she"}
"""Owners of a call, "their recommendations", with the pronoun that means the same."""

Parties = tuple[Party, ...]
"""Who is meant; empty where nobody can be told."""


class Antecedents:
    """Reads whom words mean that point back, in the order of the text."""

    def __init__(self, directory: Directory, publisher: Publisher) -> None:
        """Start with nobody named."""
        self._directory = directory
        self._publisher = publisher
        self._folded = directory.folded
        self.works = Works(directory)
        self.recent: Parties = ()
        self.bodies: Parties = ()

    def note(self, named: Parties) -> None:
        """Remember who made the call read last."""
        self.recent = named
        bodies = tuple(party for party in named if _is_one_body(party))
        self.bodies = bodies or self.bodies

    def of_pronoun(self, word: str, mention: Mention) -> Parties:
        """Whom "it", "they", "he" or "she" means."""
        said = self._sayer(self._directory.sentence_start(mention.start), mention.start)
        if said:
            return said
        if word in _RELATIVE and (meant := self._before_relative(mention)):
            return meant
        before = self._directory.sentence_before(mention.start) or (0, 0)
        if word in _HUMAN:
            return self._one_person(mention, before)
        if word in _MANY:
            return self.recent or self._subjects_before(mention.start) or self._last_party(before)
        return self._one_body(mention, before)

    def _before_relative(self, mention: Mention) -> Parties:
        """Whom "which" or "who" means: the noun phrase right before it."""
        start = self._directory.sentence_start(mention.start)
        found = patterns("makers")["before-relative"].regex.search(
            self._folded, max(start, mention.start - _NOUN_PHRASE), mention.start
        )
        return self._in_found(found)

    def _in_found(self, found: re.Match[str] | None) -> Parties:
        """Whom found words name: who made the work that they speak of, or the party itself."""
        if not found:
            return ()
        noun = self.works.noun_of(found["maker"])
        if noun is None:
            return self.in_words(*found.span("maker"))
        return self.of_work(noun, Mention(*found.span("maker"), Role.ISSUER, Basis.IMPLIED))

    def _one_person(self, mention: Mention, before: tuple[int, int]) -> Parties:
        """The person, or the holder of a post, that "he" or "she" means."""
        said = self._sayer(*before)
        if said and said[0].kind is StakeholderKind.PERSON:
            return said
        person = self._directory.person_before(mention.start)
        holder = said and listed("posts") & set(said[0].name.lower().split())
        if holder and (person is None or mention.start - person.end > _FAR):
            return said
        person = person or self._opening_person(before)
        return (person_party(person, Role.ISSUER, Basis.EXPLICIT),) if person else ()

    def _opening_person(self, sentence: tuple[int, int]) -> Person | None:
        """The person of whom nothing is told whose full name a sentence opens with."""
        found = next(self._directory.people_between(*sentence), None)
        opens = found is not None and found[0] - sentence[0] <= _OPENING
        return found[1] if found and opens and " " in found[1].name else None

    def _one_body(self, mention: Mention, before: tuple[int, int]) -> Parties:
        """The body that "it" means."""
        said = tuple(party for party in self._sayer(*before) if _is_one_body(party))
        if said or self.bodies:
            return said or self.bodies
        found = self._directory.subject_before(mention.start)
        if found is None and mention.role is Role.SPEAKER:
            return self._own()
        found = found or self._directory.body_before(mention.start)
        return (self._body(found.name),) if found else ()

    def of_work(self, noun: str, mention: Mention) -> Parties:
        """Who made the report, letter or review that words speak of."""
        place = self.works.maker(noun, mention.start)
        named = self.in_words(*place) if place else ()
        if named:
            return named
        if self.works.is_letter(noun):
            name = f"signatories of the {tidy(self._folded[mention.start : mention.end])}"
            name = name.replace("of the the ", "of the ").replace("of the The ", "of the ")
            groups = (StakeholderGroup.OTHER,)
            return (Party(Role.ISSUER, mention.basis, name, StakeholderKind.GROUP, groups),)
        if self.bodies:
            return self.bodies
        body = self._directory.author_of_report(mention.start, before_only=True)
        if body is None and (named := self._sayer_before(mention.start)):
            return named
        body = body or self._directory.author_of_report(mention.start)
        return (self._body(body),) if body else ()

    def of_work_in(self, start: int, end: int) -> Parties:
        """Who made the work that a call names as its source: "one proposal of the report was"."""
        found = patterns("makers")["source"].regex.search(self._folded, start, end)
        noun = self.works.noun_of(found["work"]) if found else None
        if found is None or noun is None:
            return ()
        return self.of_work(noun, Mention(*found.span("work"), Role.ISSUER, Basis.EXPLICIT))

    def of_answered(self) -> Parties:
        """Whose recommendations the document restates to answer them, where it does."""
        place = self.works.answered
        own = {party.name for party in self._own()}
        return tuple(one for one in self.in_words(*place) if one.name not in own) if place else ()

    def of_description(self, party: Party) -> Parties:
        """Whom a bare noun means: "the Provost" is the person, "the association" the body."""
        noun = party.name.lower()
        by_post = noun.rpartition(" ")[2] in listed("posts")
        publisher = self._publisher.issuer
        if not by_post:
            known = (*self.bodies, *((publisher,) if publisher else ()))
            alike = (one for one in known if noun in one.name.lower().split())
            if (one := next(alike, None)) is not None:
                return (one,)
        if by_post:
            people = tuple(one for one in self.recent if one.kind is StakeholderKind.PERSON)
            return people or self._last_in_post(party)
        if named := self._directory.described(noun, party.start or 0):
            return (self._body(named),)
        if party.kind is StakeholderKind.ORGANISATION:
            return ()
        return self.bodies or self._own()

    def _last_in_post(self, party: Party) -> Parties:
        """The person named last close before "the minister" or "the envoy", with any post."""
        last = self._directory.last_speaker(party.start or 0)
        near = last is not None and (party.start or 0) - last[0] <= _FAR
        holds = near and last is not None and last[1].job_title
        return (person_party(last[1], Role.ISSUER, Basis.EXPLICIT),) if last and holds else ()

    def called(self, noun: str, place: int) -> Parties:
        """Whom a text means that speaks of one named before again: "the same Committee"."""
        alike = tuple(one for one in self.bodies if noun in one.name.lower().split())
        named = None if alike else self._directory.described(noun, place)
        return (self._body(named),) if named else alike or self.bodies

    def publisher_called(self, start: int, end: int) -> Party | None:
        """The document's issuer, where "the commission" means it: no other is named before."""
        said, publisher = tidy(self._folded[start:end]).lower(), self._publisher.issuer
        noun = said.removeprefix("the ")
        if publisher is None or noun == said or " " in noun:
            return None
        if noun not in publisher.name.lower().split() or noun in listed("posts"):
            return None
        return None if self._directory.named_before(noun, start) else publisher

    def in_words(self, start: int, end: int) -> Parties:
        """Those whom words name outright, known or not."""
        mention = Mention(start, end, Role.ISSUER, Basis.IMPLIED)
        named = parties_in(self._directory, start, end, Role.ISSUER, Basis.IMPLIED)
        named = tuple(one for one in named if pronoun(one.name.partition(" ")[0]) is None)
        if named:
            return named
        other = unlisted_party(self._folded, mention)
        return (other,) if other else ()

    def _sayer(self, start: int, end: int) -> Parties:
        """Who says something last in a stretch, by name or description: "the academy said"."""
        found: Parties = ()
        start = max(start, end - _SAYING)
        if not patterns("makers")["saying"].regex.search(self._folded, start, end):
            return found
        for said in patterns("makers")["speaks"].regex.finditer(self._folded, start, end):
            words = tidy(said["maker"])
            if pronoun(words) or self.works.noun_of(words):
                continue
            named = parties_in(self._directory, *said.span("maker"), Role.ISSUER, Basis.EXPLICIT)
            found = named[:1] or found
        return found

    def _subject(self, sentence: tuple[int, int]) -> Parties:
        """The party that a sentence begins with, as its subject."""
        return self._in_found(patterns("makers")["subject"].regex.match(self._folded, *sentence))

    def _sayer_before(self, place: int) -> Parties:
        """The party that the sentence before a place begins with, if it says something there."""
        before = self._directory.sentence_before(place)
        if before is None or not patterns("makers")["saying"].regex.search(self._folded, *before):
            return ()
        return tuple(one for one in self._subject(before) if _may_speak(one))

    def _subjects_before(self, place: int) -> Parties:
        """The parties that one of the last sentences before a place begins with.

        Sentences between them may go on with "they" themselves.
        """
        for _ in range(_SENTENCES):
            before = self._directory.sentence_before(place)
            if before is None:
                return ()
            named = tuple(one for one in self._subject(before) if _may_speak(one))
            if named:
                return named
            place = before[0]
        return ()

    def _last_party(self, sentence: tuple[int, int]) -> Parties:
        """The party that a sentence names last."""
        place = last_party(self._folded, *sentence)
        if place is None:
            return ()
        return parties_in(self._directory, *place, Role.ISSUER, Basis.EXPLICIT)

    def _own(self) -> Parties:
        """The document's issuer."""
        return (self._publisher.issuer,) if self._publisher.issuer else ()

    def _body(self, name: str) -> Party:
        """A body as an issuer."""
        return body_party(name, Role.ISSUER, Basis.EXPLICIT, self._directory)


def here(parties: Parties, mention: Mention) -> Parties:
    """Parties as issuers at the words that stand for them."""
    return tuple(
        dataclasses.replace(
            party, role=Role.ISSUER, basis=mention.basis, start=mention.start, end=mention.end
        )
        for party in parties
    )


def names_post(name: str) -> bool:
    """Whether words are what somebody is rather than a name: "lobby group leader"."""
    return name.islower() and name.rpartition(" ")[2] in listed("posts")


def _may_speak(party: Party) -> bool:
    """Whether a party is known to be somebody: "steps" and "substances" say nothing."""
    return party.kind is not StakeholderKind.GROUP or party.groups != (StakeholderGroup.OTHER,)


def _is_one_body(party: Party) -> bool:
    """Whether a party is one body, which "it" can stand for."""
    return party.kind is not StakeholderKind.PERSON and not is_plural(party.name)
