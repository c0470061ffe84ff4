"""Which citations support a recommendation: by its markers, references and links."""

import bisect
import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policyrecs.candidates import Candidate
from policyrecs.documents import Outline
from policyrecs.linking.citations.notes import NoteIndex
from policyrecs.linking.citations.references import references
from policyrecs.records import Citation, CitationLink
from policyrecs.vocabulary import CitationKind

_GLUE = " .,;:!?)]\"'”\u2019»"
"""What may stand between the end of a recommendation and its marker."""

_LONGEST_GLUE = 4
"""Characters of it."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in running text that refers to a citation."""

    start: int
    end: int
    citation_id: str


def link_citations(
    outline: Outline, candidates: Sequence[Candidate], citations: Sequence[Citation]
) -> tuple[tuple[CitationLink, ...], ...]:
    """The citations of each candidate, in text order.

    A marker belongs to the candidate that it stands in or directly behind; a link, reference or
    named work also to one that it shares a sentence with.

    Args:
        outline: The document.
        candidates: What extraction found.
        citations: What `find_citations` found.

    Returns:
        A tuple of links for each candidate.
    """
    markers = sorted(_marked(outline, citations), key=operator.attrgetter("start"))
    beside = sorted(_beside(outline, citations), key=operator.attrgetter("start"))
    linked: list[tuple[CitationLink, ...]] = []
    for candidate in candidates:
        start, end = _sentence(outline, candidate)
        places = [
            *_within(markers, candidate.start, _reach(outline, candidate.end)),
            *_within(beside, start, end),
        ]
        linked.append(
            tuple(
                CitationLink(
                    citation_id=place.citation_id,
                    marker=outline.document.text[place.start : place.end],
                    start=place.start,
                    end=place.end,
                )
                for place in sorted(places, key=operator.attrgetter("start"))
            )
        )
    return tuple(linked)


def _marked(outline: Outline, citations: Sequence[Citation]) -> Iterator[_Place]:
    """The note markers, once for each work of their note."""
    index = NoteIndex(outline)
    noted = sorted(
        (citation for citation in citations if citation.kind in _IN_NOTES),
        key=operator.attrgetter("start"),
    )
    starts = [citation.start for citation in noted]
    for marker in outline.document.markers:
        note = index.find(marker)
        if note is None:
            continue
        first = bisect.bisect_left(starts, note.start)
        last = bisect.bisect_left(starts, note.end)
        for citation in noted[first:last]:
            yield _Place(marker.start, marker.end, citation.citation_id)


_IN_NOTES = (CitationKind.NOTE, CitationKind.REFERENCE)


def _beside(outline: Outline, citations: Sequence[Citation]) -> Iterator[_Place]:
    """Links, named works and author-year references."""
    for citation in citations:
        if citation.kind not in _IN_NOTES:
            yield _Place(citation.start, citation.end, citation.citation_id)
    for reference in references(outline, citations):
        yield _Place(reference.start, reference.end, reference.citation.citation_id)


def _within(places: Sequence[_Place], start: int, end: int) -> Sequence[_Place]:
    first = bisect.bisect_left(places, start, key=operator.attrgetter("start"))
    last = bisect.bisect_left(places, end, key=operator.attrgetter("start"))
    return places[first:last]


def _sentence(outline: Outline, candidate: Candidate) -> tuple[int, int]:
    """The candidate's stretch, widened to the sentences at either end of it."""
    start, end = candidate.start, candidate.end
    for first, last in outline.passages[candidate.passage].sentences_in(start, end):
        if first <= candidate.start < last:
            start = first
        if first < candidate.end <= last:
            end = last
    return start, end


def _reach(outline: Outline, end: int) -> int:
    """One past where a marker directly behind a candidate's `end` can start."""
    text = outline.document.text
    limit = min(len(text), end + _LONGEST_GLUE)
    while end < limit and text[end] in _GLUE:
        end += 1
    return end + 1
