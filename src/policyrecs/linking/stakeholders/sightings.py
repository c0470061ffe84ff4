"""Where a document names people: in full at first, by surname after that."""

import dataclasses

from policyrecs.linking.stakeholders.names import canonical
from policyrecs.linking.stakeholders.people import Person, person_in


class Sightings:
    """The people of a document, as its names are read one by one.

    Attributes:
        places: Every place that names a person, in text order.
    """

    def __init__(self, folded: str) -> None:
        """Start with nobody."""
        self.places: list[tuple[int, Person]] = []
        self._folded = folded
        self._full: dict[str, Person] = {}
        self._surnames: dict[str, Person] = {}
        self._impossible: set[str] = set()

    def read(self, start: int, end: int) -> bool:
        """Return whether a run names a person, and keep the person if so.

        A surname alone stands for whoever was named in full before.
        """
        text = self._folded[start:end]
        if text in self._impossible:
            return False
        person = self._surnames.get(canonical(text))
        if person is None and " " in text:
            person = person_in(self._folded, start, end)
        if person is None:
            self._impossible.add(text)
            return False
        if " " not in person.name:
            person = self._surnames.get(person.surname)
        if person is None:
            return False
        person = _merged(self._full.get(person.name), person)
        self._full[person.name] = self._surnames[person.surname] = person
        self.places.append((start, person))
        return True


def _merged(before: Person | None, now: Person) -> Person:
    """A person with what was said of them at either place."""
    if before is None or before is now:
        return now
    return dataclasses.replace(
        now,
        job_title=before.job_title or now.job_title,
        affiliation=before.affiliation or now.affiliation,
        attested=before.attested or now.attested,
    )
