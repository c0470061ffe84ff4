"""Tables of Markdown: which lines are rows, and where their cells are."""

import re

from policyrecs.readers.lines import Line

_DELIMITERS = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?")
"""The line between a table's head and body: "|---|:--:|"."""

_BAR = re.compile(r"(?<!\\)\|")


def is_delimiter(text: str, line: Line) -> bool:
    """Whether a line parts a table's head from its body."""
    return (
        "|" in text[line.start : line.end]
        and _DELIMITERS.fullmatch(text, line.start, line.end) is not None
    )


def is_row(text: str, line: Line) -> bool:
    """Whether a line stands between bars, as a table's row does even without a head."""
    return line.end - line.start > 1 and text[line.start] == "|" == text[line.end - 1]


def cells_of(text: str, line: Line) -> list[tuple[int, int]]:
    """Return the (start, end) of each cell of a row; an empty cell has no length."""
    first = line.start + (text[line.start] == "|")
    last = line.end - (text[line.end - 1] == "|" and line.end - 1 > first)
    bars = [found.start() for found in _BAR.finditer(text, first, last)]
    cells = []
    for left, right in zip([first, *(bar + 1 for bar in bars)], [*bars, last], strict=True):
        words = text[left:right]
        start = left + len(words) - len(words.lstrip())
        cells.append((start, start + len(words.strip())))
    return cells
