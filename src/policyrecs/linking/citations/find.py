"""From an outline to the citations of its document."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterator

from policyrecs import ids
from policyrecs.documents import Outline
from policyrecs.linking.citations.dates import Issued
from policyrecs.linking.citations.links import linked_works
from policyrecs.linking.citations.notes import reference_notes
from policyrecs.linking.citations.references import unlisted
from policyrecs.linking.citations.resolve import Cited, work_ids
from policyrecs.linking.citations.split import works
from policyrecs.linking.citations.text import note_text
from policyrecs.linking.citations.works import Work
from policyrecs.records import Citation
from policyrecs.values import value
from policyrecs.vocabulary import CitationKind, DatePrecision, Method


@value
class _Found:
    """A citation before it has an id."""

    start: int
    end: int
    kind: CitationKind
    cited: Cited


def find_citations(outline: Outline) -> tuple[Citation, ...]:
    """Every note, reference, link and named work of a document, in the order notes then text.

    Args:
        outline: The document.

    Returns:
        One citation a work; the citations of one note stand in its order.
    """
    listed = reference_notes(outline)
    found = [*_in_notes(outline, listed), *_in_text(outline, has_list=bool(listed))]
    identities = work_ids([citation.cited for citation in found], outline.document.document_id)
    occurrences: Counter[str] = Counter()
    citations: list[Citation] = []
    for citation, identity in zip(found, identities, strict=True):
        quote = outline.document.text[citation.start : citation.end]
        normal = ids.normalise(quote)
        occurrences[normal] += 1
        citation_id = ids.citation_id(outline.document.document_id, quote, occurrences[normal])
        citations.append(_record(outline, citation, citation_id, identity))
    return tuple(citations)


def _in_notes(outline: Outline, listed: frozenset[int]) -> Iterator[_Found]:
    """The works of the notes; `listed` are the starts of those in a reference list."""
    links = sorted(outline.document.links, key=lambda link: link.start)
    position = 0
    for index, note in enumerate(outline.notes):
        while position < len(links) and links[position].start < note.start:
            position += 1
        last = position
        while last < len(links) and links[last].end <= note.end:
            last += 1
        kind = CitationKind.REFERENCE if note.start in listed else CitationKind.NOTE
        text = note_text(outline.document.text, note.start, note.end, links[position:last])
        if not text.text:
            continue
        found = works(text)
        for (start, end), work in found:
            # The first work's span opens with the note and the last one's closes with it, since
            # markup at either end is no part of the squeezed text.
            yield _Found(
                note.start if start == 0 else text.offsets[start],
                note.end if end == len(text.text) else text.offsets[end - 1] + 1,
                kind,
                Cited(work, index, note.marker),
            )


def _in_text(outline: Outline, *, has_list: bool) -> Iterator[_Found]:
    """The links of the running text and, where no list has the entries, its references."""
    index = itertools.count(len(outline.notes) + 1)
    for start, end, work in linked_works(outline):
        yield _Found(start, end, CitationKind.LINK, Cited(work, next(index)))
    for start, end, author, year in () if has_list else unlisted(outline):
        issued = Issued(dt.date(year, 1, 1), DatePrecision.YEAR, start, end)
        work = Work(authors=(author,), issued=issued)
        yield _Found(start, end, CitationKind.MENTION, Cited(work, next(index)))


def _record(outline: Outline, citation: _Found, citation_id: str, identity: str | None) -> Citation:
    work = citation.cited.work
    return Citation(
        start=citation.start,
        end=citation.end,
        quote=outline.document.text[citation.start : citation.end],
        citation_id=citation_id,
        document_id=outline.document.document_id,
        kind=citation.kind,
        label=citation.cited.label or None,
        authors=work.authors,
        title=work.title,
        container_title=work.container,
        publisher=work.publisher,
        issued=work.issued.date if work.issued else None,
        issued_precision=work.issued.precision if work.issued else None,
        url=work.url,
        doi=work.doi,
        type=work.type,
        signal=work.signal,
        short_form=work.short,
        work_id=identity,
        link_state=work.link_state,
        method=Method.RULES,
    )
