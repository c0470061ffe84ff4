"""The works that citations stand for: one id for each work, whatever the notes call it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from policyrecs import ids
from policyrecs.curated.entries import fault_in, read_keyed
from policyrecs.records import Citation, Identifier, Record, Text
from policyrecs.vocabulary import DatePrecision


class Work(Record):
    """A published work, in the terms of CSL."""

    work_id: Identifier
    """Id that citations bear in `work_id`."""
    type: Text
    """CSL type, such as `report`."""
    title: Text
    """Title in full."""
    short_titles: tuple[Text, ...] = ()
    """Other titles by which any text may mean it, sorted."""
    authors: tuple[Text, ...] = ()
    """Authors, in order."""
    container_title: Text | None = None
    """Journal, series or site that holds it."""
    publisher: Text | None = None
    """Publisher or issuing body."""
    issued: dt.date | None = None
    """First day of its date of issue."""
    issued_precision: DatePrecision | None = None
    """How exactly the date is known."""
    url: Text | None = None
    """Address."""
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    """DOI without resolver, lower case."""
    note: Text
    """What the entry rests on."""


@dataclass(frozen=True, slots=True)
class Works:
    """All resolved works, found by what a citation states of them.

    Attributes:
        entries: The works, by id.
        known_as: Id of the work that a folded title, a DOI or an address means.
    """

    entries: Mapping[str, Work]
    known_as: Mapping[str, str]

    def resolve(self, citation: Citation) -> str | None:
        """Id of the one work that the citation states, or None.

        A DOI or an address says more than a title, and one that is unknown says nothing.
        """
        for stated in (citation.doi, citation.url, citation.title or citation.quote):
            found = self.known_as.get(fold(stated or ""))
            if found is not None:
                return found
        return None


def fold(stated: str) -> str:
    """Fold a title or address: marks, case and a full stop at the end do not tell works apart."""
    plain = ids.normalise(stated).replace("\u2018", "'").replace("\u2019", "'")
    plain = plain.strip("“”\"'.,; /")
    return plain.removeprefix("https://").removeprefix("http://").removeprefix("www.")


def read_works(path: Path) -> Works:
    """Read and check the works.

    Raises:
        CurationError: An entry does not fit, or a title, DOI or address means two works.
    """
    entries = read_keyed(path, Work, "work_id")
    known_as: dict[str, str] = {}
    for key, work in entries.items():
        if list(work.short_titles) != sorted(set(work.short_titles)):
            raise fault_in(path, key, "short_titles: are not sorted, or repeat")
        for stated in (work.title, *work.short_titles, work.doi, work.url):
            other = known_as.setdefault(fold(stated), key) if stated else key
            if other != key:
                raise fault_in(path, key, f"{stated!r} means {other} too")
    return Works(entries, known_as)


def resolve(works: Works, citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return `citations` with the ids of the works they stand for.

    What the rules took for one work stays one: where one of its citations is resolved, all are.
    """
    stated = [(each, works.resolve(each)) for each in citations]
    same = {each.work_id: found for each, found in stated if each.work_id and found}
    return tuple(_as_work(each, found or same.get(each.work_id or "")) for each, found in stated)


def _as_work(citation: Citation, work_id: str | None) -> Citation:
    if work_id is None or work_id == citation.work_id:
        return citation
    return Citation(**(dict(citation) | {"work_id": work_id}))
