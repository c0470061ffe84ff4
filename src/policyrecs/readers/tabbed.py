"""Tables in plain text whose cells are parted by tabs, as they are pasted from spreadsheets."""

from collections.abc import Sequence

from policyrecs.documents import Block
from policyrecs.readers.lines import Line
from policyrecs.vocabulary import BlockKind

_FEWEST_ROWS = 2
"""Rows of a table, the row of headings included."""

_LONGEST_HEADING = 60
"""Characters of a column's heading."""


def table_lines(text: str, lines: Sequence[Line]) -> dict[int, tuple[str, ...]]:
    """Return the lines that are rows of a table, by number, with their columns' headings.

    A table is a run of lines with no blank line between and as many tabs in each. The first row
    has no headings of its own; where it names no columns, no row has.

    Args:
        text: The file's text, tabs and all.
        lines: Its lines.
    """
    if "\t" not in text:
        return {}
    rows: dict[int, tuple[str, ...]] = {}
    first = 0
    while first < len(lines):
        tabs = _tabs(text, lines[first])
        last = first + 1
        while tabs and last < len(lines) and _goes_on(text, lines[last], tabs):
            last += 1
        if tabs and last - first >= _FEWEST_ROWS:
            headings = _headings(text, lines[first])
            rows[first] = ()
            rows.update(dict.fromkeys(range(first + 1, last), headings))
        first = last
    return rows


def row_blocks(text: str, line: Line, headings: tuple[str, ...], row: int) -> list[Block]:
    """Return the block of a row and those of its cells that hold anything.

    Args:
        text: The file's text.
        line: The row.
        headings: What its columns are called, if anything.
        row: Index that the row's block gets.
    """
    blocks = [Block(BlockKind.ROW, line.start, line.end)]
    position = line.start
    for number, cell in enumerate(text[line.start : line.end].split("\t")):
        start = position + len(cell) - len(cell.lstrip())
        end = position + len(cell.rstrip())
        position += len(cell) + 1
        if start < end:
            column = headings[number] if number < len(headings) else ""
            blocks.append(Block(BlockKind.CELL, start, end, column=column, parent=row))
    return blocks


def _goes_on(text: str, line: Line, tabs: int) -> bool:
    """Whether a line is a further row of a table of so many tabs."""
    return not line.gap and _tabs(text, line) == tabs


def _tabs(text: str, line: Line) -> int:
    """How many tabs stand between the words of a line."""
    return text.count("\t", line.start, line.end)


def _headings(text: str, line: Line) -> tuple[str, ...]:
    """The cells of a first row that names columns: each short, none a sentence; else nothing."""
    cells = tuple(cell.strip() for cell in text[line.start : line.end].split("\t"))
    named = all(0 < len(cell) <= _LONGEST_HEADING and cell[-1] not in ".;!" for cell in cells)
    return cells if named else ()
