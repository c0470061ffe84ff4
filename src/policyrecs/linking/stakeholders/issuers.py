"""Who recommends: the document's issuer, or whoever is reported or quoted, and who relays it."""

import bisect
import dataclasses
import functools
import re

from policyrecs.candidates import Candidate, Mention, Party
from policyrecs.documents import Outline
from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.patterns import patterns
from policyrecs.lexicon.people import listed
from policyrecs.linking.stakeholders.antecedents import OWNERS, Antecedents, here, names_post
from policyrecs.linking.stakeholders.bodies import Body
from policyrecs.linking.stakeholders.directory import Directory
from policyrecs.linking.stakeholders.imprint import RECOMMENDS
from policyrecs.linking.stakeholders.names import tidy
from policyrecs.linking.stakeholders.parties import (
    body_party,
    parties_in,
    party_at,
    pronoun,
)
from policyrecs.linking.stakeholders.publisher import Publisher
from policyrecs.linking.stakeholders.speakers import Speakers
from policyrecs.linking.stakeholders.unlisted import unlisted_party, whole_mention
from policyrecs.vocabulary import Basis, Kind, Role, StakeholderKind

_PAST = re.compile(r"\b(?:[a-z]+ed|has|have|had|said|told|wrote)\b")
"""A verb of the past in a cue: "have called on"."""

_SAME = re.compile(r"\W*(?:the|this|that) same +", re.IGNORECASE)
"""Words before a noun that name whoever was named before: "the same Committee"."""

_CLAUSE = re.compile(r"(?:it|they|he|she|we|there|this|that|which|who) ", re.IGNORECASE)
"""How a clause begins, which names nobody: "it benefits business"."""

_SUBJECT = 120
"""Characters of a subject before a verb of saying."""

_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being) (?:[a-z]+ly )?$")
"""What makes a participle of saying a passive: members "were" advised."""

_PRONOUN = re.compile(r"\W*(?P<word>They|He|She)\b")
"""A pronoun at the head of a sentence."""

_JOINT = re.compile(r",? and |, ")
"""What joins the names of several people."""

_REACH = 250
"""Characters before a verb of recommending in which its subject is looked for."""


class Issuers:
    """Reads who recommends in one document's candidates."""

    def __init__(self, outline: Outline, directory: Directory, publisher: Publisher) -> None:
        """Keep what is needed to read issuers from `outline`."""
        self._outline = outline
        self._directory = directory
        self._publisher = publisher
        self._folded = outline.document.folded
        self._antecedents = Antecedents(directory, publisher)
        self._speakers = Speakers(outline, directory)

    def of(self, candidate: Candidate) -> tuple[Party, ...]:
        """The issuers, speakers and relays of one candidate, in this order."""
        if candidate.kind in {Kind.DIRECT, Kind.SOLICITED}:
            named = self._named(candidate) if candidate.kind is Kind.SOLICITED else ()
            return named or self._own(candidate)
        named = (
            self._named(candidate)
            or self._speakers.beside(candidate)
            or self._unknown(candidate)
            or self._of_report(candidate)
        )
        if named:
            self._antecedents.note(named)
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
        """Whoever the words name whom nothing tells more of: "airlines", "a working group"."""
        for mention in candidate.mentions:
            if mention.role in {Role.ISSUER, Role.SPEAKER}:
                party = unlisted_party(self._folded, mention)
                if party is not None:
                    return (party,)
        return ()

    def _publishes(self, named: tuple[Party, ...], candidate: Candidate) -> bool:
        """Whether those named are whoever issued the document, who speaks of itself by name.

        It does so in the present tense; what it called for once, others tell. A heading that says
        whose recommendations follow sets them off from the text's own.
        """
        issuer = self._publisher.issuer
        if any(party.basis is Basis.HEADING for party in named):
            return False
        if issuer is not None and named and all(self._speaks_for(issuer, one) for one in named):
            return True
        if issuer is None or {issuer.name} != {party.name for party in named}:
            return False
        cue = candidate.cue
        return cue is None or _PAST.search(self._folded, cue.start, cue.end) is None

    def _speaks_for(self, issuer: Party, party: Party) -> bool:
        """Whether somebody speaks for whoever issued the document: "ACT leader Jane Roe" of ACT.

        In a release of a body, one person of whom no other body is told does too.
        """
        person = self._directory.person_called(party.name)
        affiliation = person.affiliation if person is not None else None
        if issuer.kind is StakeholderKind.PERSON:
            return False
        if affiliation is None:
            title, _, name = party.name.partition(" ")
            addressed = bool(name) and title.rstrip(".").lower() in listed("honorifics")
            return self._publisher.released and (person is not None or addressed)
        body = set(self._directory.resolve(affiliation).lower().split()) - {"the"}
        issuing = set(issuer.name.lower().split()) - {"the"}
        return bool(body) and (body <= issuing or issuing <= body)

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
        if opening := patterns("makers")["before-maker"].regex.match(
            self._folded, start, mention.end
        ):
            start = opening.end()
        if same := _SAME.match(self._folded, start, mention.end):
            noun = tidy(self._folded[same.end() : mention.end]).lower()
            return here(self._antecedents.called(noun, start), mention)
        said = self._folded[start : mention.end]
        if "," in said and pattern("clause").search(said):
            start += said.rindex(",") + 1  # "In faulting what was proposed, the Institute"
        if (own := self._antecedents.publisher_called(start, mention.end)) is not None:
            return here((own,), mention)
        found = self._people(start, mention) or parties_in(
            self._directory, start, mention.end, Role.ISSUER, mention.basis
        )
        found = tuple(party for party in found if _CLAUSE.match(party.name) is None)
        unsure = not found[1:] and all(one.kind is not StakeholderKind.PERSON for one in found)
        if unsure and (holder := self._speakers.holder(mention)) is not None:
            return (holder,)
        described = len(found) == 1 and (" " not in found[0].name or names_post(found[0].name))
        if described and tidy(self._folded[start : mention.end]).lower().startswith("the "):
            return here(self._antecedents.of_description(found[0]), mention) or found
        return found

    def _people(self, start: int, mention: Mention) -> tuple[Party, ...]:
        """The people that words join by "and", whose names a body's name would hold together."""
        joints = list(_JOINT.finditer(self._folded, start, mention.end))
        if not joints:
            return ()
        starts = [start, *(joint.end() for joint in joints)]
        ends = [*(joint.start() for joint in joints), mention.end]
        found = (
            party_at(self._directory, first, last, Role.ISSUER, mention.basis)
            for first, last in zip(starts, ends, strict=True)
        )
        people = [one for one in found if one is not None and one.kind is StakeholderKind.PERSON]
        return tuple(people) if len(people) > 1 else ()

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
        mention = whole_mention(self._folded, mention)
        words = tidy(self._folded[mention.start : mention.end])
        match pronoun(words):
            case "issuer":
                issuer = self._publisher.issuer
                return here((issuer,), mention) if issuer else ()
            case None if words.lower() in OWNERS:
                return here(self._antecedents.of_pronoun(OWNERS[words.lower()], mention), mention)
            case "antecedent":
                return here(self._antecedents.of_pronoun(words.lower(), mention), mention)
        if (maker := self._antecedents.works.maker_within(mention.start, mention.end)) is not None:
            return here(self._antecedents.in_words(*maker), mention)
        noun = self._antecedents.works.noun_of(words)
        if noun is not None:
            owner = OWNERS.get(words.lower().partition(" ")[0])
            whose = self._antecedents.of_pronoun(owner, mention) if owner else ()
            return here(whose or self._antecedents.of_work(noun, mention), mention)
        return self._in_words(mention)

    def _of_report(self, candidate: Candidate) -> tuple[Party, ...]:
        """The subject of the verb of saying; else the author of the report last spoken of."""
        if candidate.kind is not Kind.REPORTED:
            return ()
        return (
            self._antecedents.of_answered()
            or self._antecedents.of_work_in(candidate.start, candidate.end)
            or self._saying_within(candidate)
            or self._opening_pronoun(candidate)
            or self._recommending_above(candidate)
            or self._before(candidate)
        )

    def _saying_within(self, candidate: Candidate) -> tuple[Party, ...]:
        """The subject of a verb of saying near the start of the candidate's sentence."""
        said = pattern("said").search(self._folded, candidate.start, candidate.end)
        start = self._directory.sentence_start(candidate.start)
        if said is None or said.start() - start > _SUBJECT:
            return ()
        if _PASSIVE.search(self._folded, start, said.start()):
            return ()
        named = parties_in(self._directory, start, said.start(), Role.ISSUER, Basis.EXPLICIT)
        return tuple(party for party in named if pronoun(party.name) is None)

    def _opening_pronoun(self, candidate: Candidate) -> tuple[Party, ...]:
        """Whom the pronoun means that a reported call opens with: "They want fees frozen"."""
        found = _PRONOUN.match(self._folded, candidate.start)
        if found is None:
            return ()
        mention = Mention(*found.span("word"), Role.ISSUER, Basis.IMPLIED)
        return here(self._antecedents.of_pronoun(found["word"].lower(), mention), mention)

    def _before(self, candidate: Candidate) -> tuple[Party, ...]:
        """Who made the calls before, or the report last spoken of."""
        recent = self._antecedents.recent
        if recent and pattern("their-call").match(self._folded, candidate.start):
            return recent
        if self._antecedents.bodies:
            return self._antecedents.bodies
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
