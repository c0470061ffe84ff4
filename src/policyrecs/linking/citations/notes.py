"""Which note a marker points to, and which lists hold references rather than notes."""

import bisect
import operator
import re

from policyrecs.documents import Block, Marker, Outline
from policyrecs.vocabulary import BlockKind

_REFERENCES = re.compile(
    r"\b(?:references?|bibliography|works cited|literature|reading list|further reading)\b",
    re.IGNORECASE,
)
"""Words of a heading over a list of references, such as "8. References"."""


class NoteIndex:
    """The notes of a document by label, for finding the one that a marker points to."""

    def __init__(self, outline: Outline) -> None:
        """Sort the notes by label."""
        self._by_label: dict[str, list[Block]] = {}
        for note in outline.notes:
            self._by_label.setdefault(note.marker, []).append(note)
        for notes in self._by_label.values():
            notes.sort(key=operator.attrgetter("start"))

    def find(self, marker: Marker) -> Block | None:
        """The note that `marker` points to.

        Where numbering restarts by page or chapter, that is the next note of the label, which
        stands at the foot of the page or the end of the chapter; a label that only one note bears
        is found wherever the note stands.
        """
        notes = self._by_label.get(marker.label, [])
        following = bisect.bisect_left(notes, marker.end, key=operator.attrgetter("start"))
        if following < len(notes):
            return notes[following]
        return notes[0] if len(notes) == 1 else None


def reference_notes(outline: Outline) -> frozenset[int]:
    """Starts of the notes that are entries of a reference list.

    An entry without a label is one; so is a labelled one under a heading such as "References".
    """
    starts: set[int] = set()
    under_references = False
    for block in outline.document.blocks:
        if block.kind is BlockKind.HEADING:
            heading = outline.document.folded[block.start : block.end]
            under_references = bool(_REFERENCES.search(heading))
        elif block.kind is BlockKind.NOTE and (under_references or not block.marker):
            starts.add(block.start)
    return frozenset(starts)
