"""Who recommends: the document's issuer, or whoever is reported or quoted, and who relays it."""

import bisect
import dataclasses
import functools
import re

from policyrecs.candidates import Candidate, Mention, Party
from policyrecs.documents import Outline
from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.parties import groups_of
from policyrecs.lexicon.people import listed
from policyrecs.linking.stakeholders.bodies import Body
from policyrecs.linking.stakeholders.calls import last_party
from policyrecs.linking.stakeholders.directory import Directory
from policyrecs.linking.stakeholders.imprint import RECOMMENDS
from policyrecs.linking.stakeholders.names import tidy
from policyrecs.linking.stakeholders.parties import body_party, parties_in, person_party, pronoun
from policyrecs.linking.stakeholders.people import Person
from policyrecs.linking.stakeholders.publisher import Publisher
from policyrecs.vocabulary import Basis, Kind, Role, StakeholderGroup, StakeholderKind

_HUMAN = frozenset({"he", "she", "him", "her", "who"})
"""Pronouns that stand for a person."""

_PAST = re.compile(r"\b(?:[a-z]+ed|has|have|had|said|told|wrote)\b")
"""A verb of the past in a cue: "have called on"."""

_SUBJECT = 120
"""Characters of a subject before a verb of saying."""

_FAR = 2000
"""Characters within which the person named last still speaks."""

_LONGEST_NAME = 6
"""A phrase of more words is no name, nor what somebody is."""

_BEFORE_NAME = re.compile(
    r"^(?:in|on|by|since|after|during) [^,]{2,40}, |^(?:the|an?|some|many|several|these|those|other"
    r"|more than|at least|over|nearly|about|(?:the )?authors of (?:the|an?)|\d[\d,.]*) ",
    re.IGNORECASE,
)
"""What stands before a name: "in 1991, ", "the", "more than"."""

_AFTER_HEAD = re.compile(
    r",| (?:of|in|for|with|that|which|who|on|at|from|by|to|made|set|led|consisting|including|are|is"
    r"|was|were|has|have|had)\b"
)
"""Where the head of a noun phrase ends: "a working group made up of officials"."""

_REACH = 250
"""Characters around a quotation in which its speaker is looked for."""


class Issuers:
    """Reads who recommends in one document's candidates."""

    def __init__(self, outline: Outline, directory: Directory, publisher: Publisher) -> None:
        """Keep what is needed to read issuers from `outline`."""
        self._outline = outline
        self._directory = directory
        self._publisher = publisher
        self._folded = outline.document.folded
        self._recent: tuple[Party, ...] = ()

    def of(self, candidate: Candidate) -> tuple[Party, ...]:
        """The issuers, speakers and relays of one candidate, in this order."""
        if candidate.kind in {Kind.DIRECT, Kind.SOLICITED}:
            named = self._named(candidate) if candidate.kind is Kind.SOLICITED else ()
            return named or self._own(candidate)
        named = (
            self._named(candidate)
            or self._beside(candidate)
            or self._of_report(candidate)
            or self._unknown(candidate)
        )
        if named:
            self._recent = named
        if candidate.kind is Kind.REPORTED and self._publishes(named, candidate):
            return tuple(dataclasses.replace(party, publishes=True) for party in named)
        speakers = tuple(
            dataclasses.replace(party, role=Role.SPEAKER)
            for party in named
            if party.kind is StakeholderKind.PERSON
        )
        issuers = {party.name for party in named}
        relays = tuple(party for party in self._publisher.relays if party.name not in issuers)
        return (*named, *speakers, *relays)

    def _unknown(self, candidate: Candidate) -> tuple[Party, ...]:
        """Whoever the words name whom nothing tells more of: "airlines", "a working group".

        A text is named by its owner, "a Moreland Fund report"; one without an owner is nobody.
        """
        for mention in candidate.mentions:
            if mention.role not in {Role.ISSUER, Role.SPEAKER}:
                continue
            said = _BEFORE_NAME.sub("", tidy(self._folded[mention.start : mention.end]))
            said = _AFTER_HEAD.split(said, maxsplit=1)[0].strip(" ,")
            if said.rpartition(" ")[2].lower() in listed("works"):
                said = said.rpartition(" ")[0]
                said = said if said[:1].isupper() else ""
            if not said or pronoun(said) or len(said.split()) > _LONGEST_NAME:
                continue
            kind = StakeholderKind.ORGANISATION if said[:1].isupper() else StakeholderKind.GROUP
            groups = groups_of(said) or (StakeholderGroup.OTHER,)
            party = Party(Role.ISSUER, mention.basis, said, kind, groups)
            return self._here((party,), mention)
        return ()

    def _publishes(self, named: tuple[Party, ...], candidate: Candidate) -> bool:
        """Whether those named are whoever issued the document, who speaks of itself by name.

        It does so in the present tense; what it called for once, others tell.
        """
        issuer = self._publisher.issuer
        if issuer is None or {issuer.name} != {party.name for party in named}:
            return False
        cue = candidate.cue
        return cue is None or _PAST.search(self._folded, cue.start, cue.end) is None

    def _own(self, candidate: Candidate) -> tuple[Party, ...]:
        """The document's issuer, at the words that stand for it if any do."""
        issuer = self._publisher.issuer
        mention = next((m for m in candidate.mentions if m.role is Role.ISSUER), None)
        named = self._other(mention) if mention else ()
        if mention is None or issuer is None or named:
            return named or ((issuer,) if issuer else ())
        return (
            dataclasses.replace(issuer, basis=mention.basis, start=mention.start, end=mention.end),
        )

    def _other(self, mention: Mention) -> tuple[Party, ...]:
        """The party that the words themselves name as recommending, not "we" or "this report"."""
        said = tidy(self._folded[mention.start : mention.end])
        named = mention.basis is Basis.EXPLICIT and pronoun(said) is None
        if not named or pattern("work").match(said):
            return ()
        return self._in_words(mention)

    def _in_words(self, mention: Mention) -> tuple[Party, ...]:
        """The parties that words name, a clause before them left out, descriptions resolved."""
        start = mention.start
        if issued := pattern("issued-by").match(self._folded, start, mention.end):
            start = issued.end()
        said = self._folded[start : mention.end]
        if "," in said and pattern("clause").search(said):
            start += said.rindex(",") + 1  # "In faulting what was proposed, the Institute"
        found = parties_in(self._directory, start, mention.end, Role.ISSUER, mention.basis)
        described = len(found) == 1 and " " not in found[0].name
        if described and tidy(self._folded[start : mention.end]).lower().startswith("the "):
            return self._here(self._meant(found[0]), mention) or found
        return found

    def _meant(self, party: Party) -> tuple[Party, ...]:
        """Whom a bare noun means: "the Provost" is the person, "the association" the body."""
        noun = party.name.lower()
        if party.kind is StakeholderKind.ORGANISATION and noun not in listed("posts"):
            return ()
        by_post = noun in listed("posts")
        recent = tuple(
            one for one in self._recent if (one.kind is StakeholderKind.PERSON) == by_post
        )
        publisher = self._publisher.issuer
        return recent or ((publisher,) if publisher and not by_post else ())

    def _named(self, candidate: Candidate) -> tuple[Party, ...]:
        """Those whom extraction found to recommend or speak, pronouns and works resolved."""
        found: dict[str, Party] = {}
        for mention in candidate.mentions:
            if mention.role in {Role.ISSUER, Role.SPEAKER}:
                for party in self._resolved(mention):
                    found.setdefault(party.name, party)
        return tuple(found.values())

    def _resolved(self, mention: Mention) -> tuple[Party, ...]:
        """The parties of one mention, as issuers."""
        words = tidy(self._folded[mention.start : mention.end])
        person = body = None
        match pronoun(words):
            case "issuer":
                return self._here((self._publisher.issuer,), mention)
            case "antecedent" if words.lower() in _HUMAN:
                person = self._directory.person_before(mention.start)
            case "antecedent" if words.lower() == "they":
                return self._here(self._recent or self._those_before(mention), mention)
            case "antecedent" if words.lower() == "it" and mention.role is Role.SPEAKER:
                return self._here(self._recent or (self._publisher.issuer,), mention)
            case "antecedent":
                found = self._directory.subject_before(mention.start)
                if found is None and self._recent:
                    return self._here(self._recent, mention)
                found = found or self._directory.body_before(mention.start)
                body = found.name if found else None
            case _ if pattern("work").match(words):
                body = self._directory.author_of_report(mention.start)
            case _:
                return self._in_words(mention)
        return self._here((self._party(person, body),), mention)

    def _those_before(self, mention: Mention) -> tuple[Party, ...]:
        """The party that the sentence before names last: whom "they" means at first sight."""
        before = self._directory.sentence_before(mention.start)
        place = last_party(self._folded, *before) if before else None
        if place is None:
            return ()
        return parties_in(self._directory, *place, Role.ISSUER, mention.basis)

    def _party(self, person: Person | None, body: str | None) -> Party | None:
        """A person or body as an issuer."""
        if person is not None:
            return person_party(person, Role.ISSUER, Basis.EXPLICIT)
        return body_party(body, Role.ISSUER, Basis.EXPLICIT, self._directory) if body else None

    def _here(self, parties: tuple[Party | None, ...], mention: Mention) -> tuple[Party, ...]:
        """Parties as issuers at the words that stand for them."""
        return tuple(
            dataclasses.replace(
                party, role=Role.ISSUER, basis=mention.basis, start=mention.start, end=mention.end
            )
            for party in parties
            if party is not None
        )

    def _beside(self, candidate: Candidate) -> tuple[Party, ...]:
        """The person named beside a verb of saying, near a quotation without a marked speaker."""
        if candidate.kind is not Kind.QUOTED:
            return ()
        block = self._outline.passages[candidate.passage].block
        after = (candidate.end, min(block.end, candidate.end + _REACH))
        before = (max(0, candidate.start - _REACH), candidate.start)
        for start, end in (after, before):
            if pattern("said").search(self._folded, start, end):
                named = list(self._directory.people_between(start, end))
                if named:
                    place, person = named[0] if start == candidate.end else named[-1]
                    return (self._speaker(place, person),)
        last = self._directory.last_speaker(candidate.start)
        if last is None or candidate.start - last[0] > _FAR:
            return ()
        return (person_party(last[1], Role.ISSUER, Basis.IMPLIED),)

    def _speaker(self, place: int, person: Person) -> Party:
        """A person as the issuer of a quotation, at the words that name them."""
        full = self._folded.startswith(person.name, place)
        name = person.name if full else person.surname
        party = person_party(person, Role.ISSUER, Basis.EXPLICIT)
        return dataclasses.replace(party, start=place, end=place + len(name))

    def _of_report(self, candidate: Candidate) -> tuple[Party, ...]:
        """The subject of the verb of saying; else the author of the report last spoken of."""
        if candidate.kind is not Kind.REPORTED:
            return ()
        if said := pattern("said").search(self._folded, candidate.start, candidate.end):
            start = self._directory.sentence_start(candidate.start)
            if said.start() - start <= _SUBJECT:
                named = parties_in(
                    self._directory, start, said.start(), Role.ISSUER, Basis.EXPLICIT
                )
                if named:
                    return named
        if named := self._recommending_above(candidate):
            return named
        if pattern("their-call").match(self._folded, candidate.start) and self._recent:
            return self._recent
        body = self._recommending_before(candidate.start) or self._directory.author_of_report(
            candidate.start, before_only=True
        )
        return (body_party(body, Role.ISSUER, Basis.IMPLIED, self._directory),) if body else ()

    def _recommending_before(self, place: int) -> str | None:
        """The body named last before a place that is said to recommend."""
        at = bisect.bisect_left(self._recommending, place, key=lambda body: body.start)
        return self._recommending[at - 1].name if at else None

    @functools.cached_property
    def _recommending(self) -> list[Body]:
        """The places that name a body which is said to recommend."""
        return [
            body
            for body in self._directory.bodies
            if (verb := RECOMMENDS.match(self._folded, body.end)) and (verb["strong"])
        ]

    def _recommending_above(self, candidate: Candidate) -> tuple[Party, ...]:
        """Who recommends in the lead-in or outer item: "The panel made these recommendations:"."""
        passage = self._outline.passages[candidate.passage]
        for index in (passage.lead_in, passage.parent):
            if index is None:
                continue
            block = self._outline.passages[index].block
            if verb := pattern("recommender").search(self._folded, block.start, block.end):
                start = max(block.start, verb.start() - _REACH)
                named = parties_in(self._directory, start, verb.start(), Role.ISSUER, Basis.LEAD_IN)
                if named:
                    return named[:1]
        return ()
