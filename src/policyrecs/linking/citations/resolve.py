"""Which work each citation stands for: one id for a work, however often and shortly it is cited.

A short form (ibid., supra, op. cit., a surname with a short title) is resolved only where exactly
one work of the same document fits; otherwise it stays unresolved.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policyrecs import ids
from policyrecs.linking.citations.names import surname
from policyrecs.linking.citations.works import Work


@dataclass(frozen=True, slots=True)
class Cited:
    """A work as one citation has it.

    Attributes:
        work: What the citation says of it.
        note: Index of the note, link or mention it stands in.
        label: Label of that note; empty where it has none.
    """

    work: Work
    note: int
    label: str = ""


def work_ids(cited: Sequence[Cited], document_id: str) -> list[str | None]:
    """The id of the work that each citation stands for; None where it stays unresolved.

    Args:
        cited: The citations in the order of the notes.
        document_id: The document, which tells apart works known by a bare title alone.
    """
    found = _full_ids(cited, document_id)
    for index, citation in enumerate(cited):
        if citation.work.short:
            found[index] = _resolved(index, cited, found)
    return found


def _full_ids(cited: Sequence[Cited], document_id: str) -> list[str | None]:
    """Ids of the works that are cited in full; those that share a key share the id."""
    known: dict[tuple[str, ...], str] = {}
    found: list[str | None] = []
    for citation in cited:
        keys = (
            _keys(citation.work, document_id) if citation.work and not citation.work.short else []
        )
        same = next((known[key] for key in keys if key in known), None)
        identity = same or (ids.work_id(*keys[0]) if keys else None)
        found.append(identity)
        if identity is not None:
            known.update({key: identity for key in keys if key not in known})
    return found


def _keys(work: Work, document_id: str) -> list[tuple[str, ...]]:
    """What identifies a work, the strongest first.

    A title counts with the first author or, failing that, with who holds or issued it; an address
    counts with the title, since one page can stand for several works.
    """
    keys: list[tuple[str, ...]] = []
    if work.doi:
        keys.append(("doi", work.doi))
    owner = surname(work.authors[0]) if work.authors else work.publisher or work.container
    if work.title and owner:
        keys.append(("title", work.title, owner))
    if work.url:
        keys.append(("url", work.url, work.title or ""))
    if work.title and not keys:
        keys.append(("bare title", work.title, document_id))
    return [tuple(ids.normalise(part) for part in key) for key in keys]


def _resolved(index: int, cited: Sequence[Cited], found: Sequence[str | None]) -> str | None:
    """The one work that the short form at `index` can stand for."""
    citation = cited[index]
    if citation.work.previous:
        return _previous(index, cited, found)
    if citation.work.note is not None:
        return _only(_in_note(index, cited, found))
    return _only(
        identity
        for other, identity in zip(cited, found, strict=True)
        if identity is not None and not other.work.short and _fits(citation.work, other.work)
    )


def _previous(index: int, cited: Sequence[Cited], found: Sequence[str | None]) -> str | None:
    """The work cited just before: in the same note, or the only one of the note before."""
    if index == 0:
        return None
    before = cited[index - 1]
    if before.note == cited[index].note:
        return found[index - 1]
    works = [found[other] for other in range(index) if cited[other].note == before.note]
    return works[0] if len(works) == 1 and before.note == cited[index].note - 1 else None


def _in_note(index: int, cited: Sequence[Cited], found: Sequence[str | None]) -> list[str | None]:
    """The works of the nearest note before that bears the label and that fit the names given."""
    work = cited[index].work
    notes = [other.note for other in cited[:index] if other.label == work.note]
    return [
        found[other]
        for other in range(index)
        if notes and cited[other].note == notes[-1] and _authors_fit(work, cited[other].work)
    ]


def _only(candidates: Iterable[str | None]) -> str | None:
    """The one candidate, however often it is named; None where there are none or several."""
    distinct = {candidate for candidate in candidates if candidate is not None}
    return distinct.pop() if len(distinct) == 1 else None


def _fits(short: Work, full: Work) -> bool:
    """Whether a short form's names and title are those of a full citation, cut short."""
    if not (short.title or short.authors) or not _authors_fit(short, full):
        return False
    if short.title is None:
        return True
    start, whole = ids.normalise(short.title), ids.normalise(full.title or "")
    return whole == start or whole.startswith((start + " ", start + ":", start + ","))


def _authors_fit(short: Work, full: Work) -> bool:
    named = {surname(name) for name in full.authors}
    return all(surname(name) in named for name in short.authors)
