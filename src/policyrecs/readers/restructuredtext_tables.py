"""Tables of reStructuredText, drawn as a grid or with rules alone."""

import itertools
import re
from dataclasses import dataclass, field

from policyrecs.readers.lines import Line
from policyrecs.readers.source_blocks import Draft
from policyrecs.vocabulary import BlockKind

_GRID_BORDER = re.compile(r"\+(?:[-=]+\+)+")
"""A border of a grid: "+-----+----+"."""

_SIMPLE_BORDER = re.compile(r"=+(?:[ ]+=+)+")
"""A border of a simple table: "=====  ===="."""

_RULE = re.compile(r"=+")

_WIDEST = 10_000
"""Where the last column of a simple table ends."""

_BORDERS = 2
"""Lines that close the head and the body of a simple table."""


@dataclass(slots=True)
class Table:
    """A table as read.

    Attributes:
        drafts: Rows and cells; a cell's parent is its row's index among them.
        masked: (start, end) of borders inside cells.
        lines: Lines it takes up, borders included.
    """

    drafts: list[Draft] = field(default_factory=list)
    masked: list[tuple[int, int]] = field(default_factory=list)
    lines: int = 1


def is_simple_border(words: str) -> bool:
    """Whether a line is a border of a simple table, and no line under a title."""
    return _SIMPLE_BORDER.fullmatch(words) is not None


def read_table(text: str, lines: list[Line], first: int) -> Table | None:
    """Return the table whose upper border is line `first`, or None if it is no border.

    Args:
        text: Text with plain line ends.
        lines: The lines of the text.
        first: Index of the line.
    """
    words = text[lines[first].start : lines[first].end]
    border = _GRID_BORDER if words[0] == "+" else _SIMPLE_BORDER
    if border.fullmatch(words) is None:
        return None
    table = Table()
    rows: list[list[Line]] = [[]]
    for line in itertools.islice(lines, first + 1, None):
        row = text[line.start : line.end]
        if _has_ended(border, line, row, len(rows)):
            break
        table.lines += 1
        if border.fullmatch(row):
            rows.append([])
        elif border is _SIMPLE_BORDER and rows[-1] and line.indent <= lines[first].indent:
            rows.append([line])
        else:
            rows[-1].append(line)
    columns = [
        (lines[first].indent + left, lines[first].indent + right)
        for left, right in _columns(words, border)
    ]
    _add_rows(text, [row for row in rows if row], columns, table)
    return table


def _has_ended(border: re.Pattern[str], line: Line, row: str, rows: int) -> bool:
    """Whether a line stands below the table."""
    if border is _GRID_BORDER:
        return line.gap > 0 or row[0] not in "+|"
    return line.gap > 0 and rows > _BORDERS


def _columns(words: str, border: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where each column begins and ends, counted from the start of the border."""
    if border is _GRID_BORDER:
        corners = [place for place, character in enumerate(words) if character == "+"]
        return [(left + 1, right) for left, right in itertools.pairwise(corners)]
    starts = [found.start() for found in _RULE.finditer(words)]
    return list(itertools.pairwise([*starts, _WIDEST]))


def _add_rows(
    text: str, rows: list[list[Line]], columns: list[tuple[int, int]], table: Table
) -> None:
    """Add the rows and cells; the first row gives the columns their names."""
    names: list[str] = []
    for number, lines in enumerate(rows):
        row = len(table.drafts)
        table.drafts.append(Draft(BlockKind.ROW, lines[0].start, lines[-1].end))
        for place, (left, right) in enumerate(columns):
            pieces = [_piece(text, line, left, right) for line in lines]
            pieces = [(start, end) for start, end in pieces if start < end]
            if number == 0:
                names.append(" ".join(text[start:end] for start, end in pieces))
            for start, end in _joined(text, pieces, table):
                column = names[place] if number else ""
                table.drafts.append(Draft(BlockKind.CELL, start, end, parent=row, column=column))


def _piece(text: str, line: Line, left: int, right: int) -> tuple[int, int]:
    """What a line holds between two columns."""
    start = max(line.start, line.start - line.indent + left)
    end = min(line.end, line.start - line.indent + right)
    words = text[start:end]
    start += len(words) - len(words.lstrip(" |"))
    return start, start + len(words.strip(" |"))


def _joined(text: str, pieces: list[tuple[int, int]], table: Table) -> list[tuple[int, int]]:
    """The pieces of a cell, as one where nothing but borders stands between them."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and not text[joined[-1][1] : start].strip(" |\n"):
            table.masked.append((joined[-1][1], start))
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
