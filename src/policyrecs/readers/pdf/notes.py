"""The notes at a page's foot: lines in small type, the first opened by a number."""

import re
from collections.abc import Iterator, Sequence

from policyrecs.readers.drafts import Draft
from policyrecs.readers.pdf.blocks import Paragraph, Style, words_of
from policyrecs.readers.pdf.lines import Line
from policyrecs.vocabulary import BlockKind

_NOTE_SIZE = 0.93
"""Size of a note's type against the body's, at most."""

_NOTE_LABEL = re.compile(r"(\d{1,3}(?!\d|st|nd|rd|th)|[*†‡§])[.)]?\s?(?=\S)")
"""The number that opens a note at the page's foot: "4 Consistent with", not "3rd party"."""


def part_notes(lines: Sequence[Line], style: Style) -> tuple[list[Line], list[Line]]:
    """Return a page's lines as (body, notes at its foot).

    The notes are the small lines below all others, from the first that a number opens to which a
    raised number of the page points.
    """
    pointed_to = {mark.label for line in lines for mark in line.marks}
    down = sorted(lines, key=lambda line: -line.top)
    first = len(down)
    while first and down[first - 1].size <= style.size * _NOTE_SIZE:
        first -= 1
    foot = down[first:]
    opening = next(
        (index for index, line in enumerate(foot) if _label(line) in pointed_to), len(foot)
    )
    notes = foot[opening:]
    kept = set(notes)
    return [line for line in lines if line not in kept], notes


def _label(line: Line) -> str | None:
    """The label that opens a note at `line`, None without."""
    found = _NOTE_LABEL.match(line.text)
    return found[1] if found else None


def note_drafts(lines: Sequence[Line]) -> Iterator[Draft]:
    """Yield a draft for each note at the foot of a page, in order."""
    note = Paragraph()
    number = 0
    for line in lines:
        label = _NOTE_LABEL.match(line.text)
        if label and _follows(label[1], number):
            if note.lines:
                yield Draft(BlockKind.NOTE, words_of(note), marker=note.mark)
            number = int(label[1]) if label[1].isdigit() else number
            note = Paragraph(mark=label[1], cut=label.end())
        note.lines.append(line)
    if note.lines:
        yield Draft(BlockKind.NOTE, words_of(note), marker=note.mark)


def _follows(label: str, number: int) -> bool:
    """Whether a label opens the next note: the first of the page, or the number after the last."""
    return not label.isdigit() or number == 0 or int(label) == number + 1
