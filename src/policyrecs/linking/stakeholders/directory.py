"""Who is who in one document: short forms, bodies and people, each where it is named.

Built once for a document, in one pass over its names; everything else looks things up here.
"""

import bisect
import functools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from policyrecs.documents import Outline
from policyrecs.lexicon.group_words import Groups, group_words
from policyrecs.lexicon.parties import groups_of
from policyrecs.lexicon.people import listed
from policyrecs.linking.stakeholders.acronyms import definitions_in
from policyrecs.linking.stakeholders.bodies import Body, bodies_among, governments_in, runs_in
from policyrecs.linking.stakeholders.names import canonical
from policyrecs.linking.stakeholders.people import Person
from policyrecs.linking.stakeholders.sightings import Sightings
from policyrecs.vocabulary import BlockKind, StakeholderGroup

_REPORT = re.compile(
    r"\b(?:report|study|paper|review|assessment|analysis|inquiry|survey|audit|guidance)\b"
)
"""A work that can be said to recommend."""

_FIRST_PLACES = 5
"""Places of a name that are kept."""

_MANY_OFFICIAL = 5
"""Mentions of public bodies that make a text one on public bodies."""

_MOSTLY = 0.6
"""Share of all mentions of bodies that they must have in it."""

OFFICIAL = frozenset(
    {
        StakeholderGroup.EXECUTIVE,
        StakeholderGroup.LEGISLATURE,
        StakeholderGroup.SUBNATIONAL_GOVERNMENT,
        StakeholderGroup.INTERNATIONAL_BODIES,
    }
)
"""Groups that a job title shows by itself: minister, senator, mayor, secretary-general."""

_SAME_SENTENCE = 500
"""Characters before a pronoun in which its sentence names whom it means."""

_RECENT = 20
"""Mentions of people among which a quotation's speaker is looked for."""


@dataclass(frozen=True)
class Directory:
    """The names of one document.

    Attributes:
        folded: The document's folded text.
        starts: Start of every passage, in text order.
        sentences: (start, end) of every sentence, in text order.
        long_forms: What each short form stands for.
        bodies: Every place that names a body, in text order.
        people: Every place that names a person, by full name or surname, in text order.
        places: The first places of each capitalised name that is no person's.
    """

    folded: str
    starts: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    long_forms: dict[str, str]
    bodies: tuple[Body, ...]
    people: tuple[tuple[int, Person], ...]
    places: dict[str, list[int]]

    def resolve(self, name: str) -> str:
        """The full name that `name` is a short form of, or `name` itself.

        The document's own definition wins; a plural short form stands for its plural.
        """
        return (
            self.long_forms.get(name)
            or self.long_forms.get(name.removesuffix("s"))
            or self._by_initials.get(name)
            or name
        )

    def knows(self, phrase: str) -> bool:
        """Whether `phrase` is a short form or name that the document gives a body."""
        name = canonical(phrase)
        return bool(name) and (self.resolve(name) != name or name in self._body_names)

    def names_body(self, name: str) -> bool:
        """Whether the document names a body so, be its noun capitalised or not."""
        return name in self._body_names

    def described(self, head: str, before: int) -> str | None:
        """The last full name before a place whose head noun is `head`: whom "the agency" means.

        Where none stands before it, the usual one after it, if all are of one group.
        """
        named = self._by_head.get(head, ())
        at = bisect.bisect_left(named, before, key=lambda body: body.start)
        if at:
            return named[at - 1].name
        names = Counter(body.name for body in named)
        same = len({groups_of(name) for name in names}) == 1
        return names.most_common(1)[0][0] if same else None

    def named_before(self, head: str, place: int) -> bool:
        """Whether a body with that head noun is named in full before a place."""
        return any(body.start < place for body in self._by_head.get(head, ())[:1])

    def subject_before(self, place: int) -> Body | None:
        """The body that the sentence before `place` speaks of first: whom "it" means."""
        floor = self._sentence_floor(place)
        at = bisect.bisect_left(self.bodies, floor, key=lambda body: body.start)
        named = at < len(self.bodies) and self.bodies[at].start < place
        return self.bodies[at] if named else None

    def body_before(self, place: int) -> Body | None:
        """The last body named before `place`."""
        at = bisect.bisect_left(self.bodies, place, key=lambda body: body.start)
        return self.bodies[at - 1] if at else None

    def passage_at(self, place: int) -> int:
        """Index of the passage that holds `place`, or ends before it."""
        return max(0, bisect.bisect_right(self.starts, place) - 1)

    def sentence_before(self, place: int) -> tuple[int, int] | None:
        """The sentence before the one that holds `place`; None at the start of the text."""
        at = bisect.bisect_right(self.sentences, place, key=lambda sentence: sentence[0]) - 2
        return self.sentences[at] if at >= 0 else None

    def sentence_start(self, place: int) -> int:
        """Start of the sentence that holds `place`."""
        at = bisect.bisect_right(self.sentences, place, key=lambda sentence: sentence[0]) - 1
        return self.sentences[at][0] if at >= 0 else 0

    def people_between(self, start: int, end: int) -> Iterator[tuple[int, Person]]:
        """The people named in a stretch."""
        at = bisect.bisect_left(self.people, start, key=lambda named: named[0])
        while at < len(self.people) and self.people[at][0] < end:
            yield self.people[at]
            at += 1

    def person_before(self, place: int) -> Person | None:
        """The last person named before `place`: whom "she" means."""
        at = bisect.bisect_left(self._attested, place, key=lambda named: named[0])
        return self._attested[at - 1][1] if at else None

    def person_meant(self, place: int) -> Person | None:
        """Whom "he" or "she" means: the last person named in the sentence, else before it."""
        start = max(self.sentence_start(place), place - _SAME_SENTENCE)
        here = list(self.people_between(start, place))
        return here[-1][1] if here else self.person_before(place)

    def last_speaker(self, place: int) -> tuple[int, Person] | None:
        """The last person named before `place` of whom a post, a body or speech is told."""
        at = bisect.bisect_left(self.people, place, key=lambda named: named[0])
        recent = reversed(self.people[max(0, at - _RECENT) : at])
        return next((named for named in recent if named[1].attested), None)

    def person_called(self, name: str) -> Person | None:
        """The one person of that full name or surname; None where two share it."""
        return self._people_by_name.get(name)

    def author_of_report(self, place: int, *, before_only: bool = False) -> str | None:
        """The body behind "the report" at `place`: named last beside a work, else first after."""
        works = self._reports
        at = bisect.bisect_right(works, place, key=lambda body: body.start)
        if at:
            return works[at - 1].name
        return works[0].name if works and not before_only else None

    def _sentence_floor(self, place: int) -> int:
        """Start of the sentence before the one that holds `place`."""
        at = bisect.bisect_right(self.sentences, place, key=lambda sentence: sentence[0])
        return self.sentences[max(0, at - 2)][0] if self.sentences else 0

    @functools.cached_property
    def _by_initials(self) -> dict[str, str]:
        """Names of bodies by the acronym that they would have, where only one would have it."""
        found: dict[str, set[str]] = {}
        for name in self._body_names:
            initials = "".join(word[0] for word in name.split() if word[0].isupper())
            if len(initials) > 2:  # noqa: PLR2004  two letters are too often something else
                found.setdefault(initials, set()).add(name)
        return {initials: names.pop() for initials, names in found.items() if len(names) == 1}

    @functools.cached_property
    def _body_names(self) -> frozenset[str]:
        """The names of the document's bodies."""
        return frozenset(body.name for body in self.bodies)

    @functools.cached_property
    def ruled(self) -> bool:
        """Whether most of the bodies that the document names are public ones, and it names many."""
        counts = self._body_groups
        official = sum(often for group, often in counts.items() if group in OFFICIAL)
        return official >= max(_MANY_OFFICIAL, _MOSTLY * counts.total())

    @functools.cached_property
    def _body_groups(self) -> Counter[StakeholderGroup]:
        """How often the document names bodies of each known group."""
        return Counter(
            group
            for body in self.bodies
            for group in groups_of(body.name)[:1]
            if group is not StakeholderGroup.OTHER
        )

    @functools.cached_property
    def usual_groups(self) -> Groups:
        """The group of the bodies that the document names most; empty where it names none."""
        counts = self._body_groups
        return (counts.most_common(1)[0][0],) if counts else ()

    @functools.cached_property
    def _by_head(self) -> dict[str, list[Body]]:
        """Bodies of more than one word, by head noun, and by a first word that is one."""
        found: dict[str, list[Body]] = {}
        for body in self.bodies:
            first, space, _ = body.name.partition(" ")
            if space:
                found.setdefault(body.head, []).append(body)
                if first.lower() != body.head and first.lower() in listed("institutions"):
                    found.setdefault(first.lower(), []).append(body)
        return found

    @functools.cached_property
    def _attested(self) -> list[tuple[int, Person]]:
        """Places that name somebody of whom a post, body, form of address or speech is told."""
        times = Counter(person.name for _, person in self.people)
        attested = {
            person.name for _, person in self.people if person.attested or times[person.name] > 1
        }
        return [named for named in self.people if named[1].name in attested]

    @functools.cached_property
    def _people_by_name(self) -> dict[str, Person]:
        """People by full name, and by surname where only one bears it."""
        full: dict[str, Person] = {}
        surnames: dict[str, set[str]] = {}
        for _, person in self.people:
            full[person.name] = person
            surnames.setdefault(person.surname, set()).add(person.name)
        only = {
            name: full[next(iter(bearers))]
            for name, bearers in surnames.items()
            if len(bearers) == 1
        }
        return only | full

    @functools.cached_property
    def _reports(self) -> list[Body]:
        """Bodies named in the same sentence as a report, the one nearest to it."""
        by_sentence: dict[int, list[Body]] = {}
        for body in self.bodies:
            at = bisect.bisect_right(self.sentences, body.start, key=lambda sentence: sentence[0])
            by_sentence.setdefault(at - 1, []).append(body)
        found: list[Body] = []
        for at, within in by_sentence.items():
            if work := _REPORT.search(self.folded, *self.sentences[at]):
                place = work.start()
                found.append(min(within, key=lambda body: abs(body.start - place)))
        return found


def directory_of(outline: Outline) -> Directory:
    """Read the names of a document."""
    folded = outline.document.folded
    stretches = [passage.block for passage in outline.passages if passage.sentences]
    long_forms: dict[str, str] = {}
    for block in stretches:
        for definition in definitions_in(folded, block.start, block.end):
            long_forms.setdefault(definition.short, definition.long)
    people = Sightings(folded)
    runs: list[tuple[int, int]] = []
    for block in stretches:
        for start, end in runs_in(folded, block.start, block.end):
            if block.kind is BlockKind.HEADING or not people.read(start, end):
                runs.append((start, end))
    for start, end in runs:
        stem, _, suffix = folded[start:end].rpartition(" ")
        if stem and suffix.rstrip(".") in group_words().suffixes:
            long_forms.setdefault(stem, canonical(folded[start:end]))
    bodies = [*bodies_among(folded, runs, long_forms), *governments_in(folded, stretches)]
    return Directory(
        folded=folded,
        starts=tuple(passage.block.start for passage in outline.passages),
        sentences=tuple(sentence for passage in outline.passages for sentence in passage.sentences),
        long_forms=long_forms,
        bodies=tuple(sorted(bodies, key=lambda body: body.start)),
        people=tuple(people.places),
        places=_first_places(folded, runs),
    )


def _first_places(folded: str, runs: list[tuple[int, int]]) -> dict[str, list[int]]:
    """The first places of each name, at which a text says what it is."""
    places: dict[str, list[int]] = {}
    for start, end in runs:
        known = places.setdefault(folded[start:end], [])
        if len(known) < _FIRST_PLACES:
            known.append(start)
    return places
