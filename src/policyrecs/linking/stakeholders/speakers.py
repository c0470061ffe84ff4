"""The people named beside what is said: who speaks a quotation, and who holds a post."""

import dataclasses
import re

from policyrecs.candidates import Candidate, Mention, Party
from policyrecs.documents import Outline
from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.people import listed
from policyrecs.linking.stakeholders.directory import Directory
from policyrecs.linking.stakeholders.names import tidy
from policyrecs.linking.stakeholders.parties import person_party
from policyrecs.linking.stakeholders.people import Person
from policyrecs.vocabulary import Basis, Kind, Role

_NAMED_AFTER = re.compile(r",? (?:[A-Z][a-z]+\.? ){0,2}$")
"""What stands between a post and the name of its holder: "The coroner, Mary Roe"."""

_CREDIT = re.compile(
    r"[\s*_.!?]*[\"'”’»)\]>][\s\"'”’»*_.)\]>]*(?:[-\u2013\u2014~]{1,2} *)?(?:[A-Z][a-z]{1,5}\.? )?"
)
"""What stands between a quotation and the line that says whose it is."""

_LINE = 120
"""Characters of such a line."""

_HOLDER = 40
"""Characters after a post in which its holder's name begins."""

_FAR = 2000
"""Characters within which the person named last still speaks."""

_REACH = 250
"""Characters around a quotation in which its speaker is looked for."""


class Speakers:
    """Finds the people named beside the calls of one document."""

    def __init__(self, outline: Outline, directory: Directory) -> None:
        """Keep what is needed to read `outline`."""
        self._outline = outline
        self._directory = directory
        self._folded = outline.document.folded

    def beside(self, candidate: Candidate) -> tuple[Party, ...]:
        """The person named beside a verb of saying, near a quotation without a marked speaker."""
        if candidate.kind is not Kind.QUOTED:
            return ()
        if (credited := self._credited(candidate)) is not None:
            return (credited,)
        block = self._outline.passages[candidate.passage].block
        after = (candidate.end, min(block.end, candidate.end + _REACH))
        before = (max(0, candidate.start - _REACH), candidate.start)
        for start, end in (after, before):
            if pattern("said").search(self._folded, start, end):
                named = list(self._directory.people_between(start, end))
                if named:
                    place, person = named[0] if start == candidate.end else named[-1]
                    return (self._at(place, person),)
        last = self._directory.last_speaker(candidate.start)
        if last is None or candidate.start - last[0] > _FAR:
            return ()
        return (person_party(last[1], Role.ISSUER, Basis.IMPLIED),)

    def holder(self, mention: Mention) -> Party | None:
        """The person named after the post that words speak of: "The coroner, Mary Roe"."""
        said = tidy(self._folded[mention.start : mention.end]).lower().split()
        if listed("posts").isdisjoint(said):
            return None
        end = mention.end
        place, person = next(self._directory.people_between(end, end + _HOLDER), (end, None))
        if person is None or not _NAMED_AFTER.match(self._folded[end:place]):
            return None
        party = self._at(place, person)
        return party if party.job_title else dataclasses.replace(party, job_title=" ".join(said))

    def _credited(self, candidate: Candidate) -> Party | None:
        """The person named straight after a quotation, on a line of their own or at its end.

        "— Jane Roe, teacher" is no sentence, as "Jane Roe disagreed." is one.
        """
        end = candidate.end
        place, person = next(self._directory.people_between(end, end + _HOLDER), (end, None))
        if person is None or not _CREDIT.fullmatch(self._folded, end, place):
            return None
        block = self._outline.passages[self._directory.passage_at(place)].block
        line = self._folded[place : block.end].rstrip(' "')
        credited = len(line) <= _LINE and not line.endswith((".", "!", "?", ":"))
        return self._at(place, person) if credited else None

    def _at(self, place: int, person: Person) -> Party:
        """A person as the issuer of a call, at the words that name them."""
        full = self._folded.startswith(person.name, place)
        name = person.name if full else person.surname
        party = person_party(person, Role.ISSUER, Basis.EXPLICIT)
        return dataclasses.replace(party, start=place, end=place + len(name))
