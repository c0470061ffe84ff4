"""The order in which a page is read: as its content comes, mended where that is not the eye's way.

Most programs write a page's content in reading order, column by column and cell by cell. A box may
come last though it stands in the middle, and some programs write in no order at all.
"""

import itertools
from collections.abc import Sequence

from policyrecs.readers.pdf.lines import Line

_SLACK = 3.0
"""Points by which lines may overlap, or a line start above its neighbour, and still follow it."""

_SCATTERED = 0.4
"""Share of lines that stand above the line before them in content that has no order."""

_COLUMN_LINES = 4
"""Lines that a column has at least."""

_PROSE_WIDTH = 0.3
"""Share of the page's width that a line of a column of prose fills at least."""

_CROSSING = 0.4
"""Share of lines that may run across two columns: titles, summaries."""


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page as a reader meets them."""
    runs = _downward_runs(lines)
    if len(runs) > max(2, len(lines) * _SCATTERED) or _is_row_by_row(lines):
        return _by_place(lines)
    ordered: list[Line] = []
    for run in runs:
        position = _gap_for(run, ordered)
        ordered[position:position] = run
    return ordered


def _is_row_by_row(lines: Sequence[Line]) -> bool:
    """Whether two columns of prose come a line of each in turn, as narrow cells of a table may."""
    beside = [
        pair
        for pair in itertools.pairwise(lines)
        if abs(pair[0].top - pair[1].top) < _SLACK and pair[0].right < pair[1].left
    ]
    if len(beside) < _COLUMN_LINES:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    wide = [
        pair
        for pair in beside
        if all(line.right - line.left > width * _PROSE_WIDTH for line in pair)
    ]
    return len(wide) * 2 > len(beside)


def _downward_runs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines cut wherever one stands above the one before it."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.top <= runs[-1][-1].top + _SLACK:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _gap_for(run: Sequence[Line], ordered: Sequence[Line]) -> int:
    """Where in `ordered` a run belongs: in the gap that it fills, else at the end.

    A run beside other lines is a column or a cell, and follows them.
    """
    top, bottom = run[0].top, run[-1].bottom
    if any(line.bottom < top - _SLACK and line.top > bottom + _SLACK for line in ordered):
        return len(ordered)
    above = [index for index, line in enumerate(ordered) if line.bottom >= top - _SLACK]
    below = [index for index, line in enumerate(ordered) if line.top <= bottom + _SLACK]
    if above and below and max(above) > min(below):
        return len(ordered)
    return max(above) + 1 if above else 0


def _by_place(lines: Sequence[Line]) -> list[Line]:
    """The lines from top to bottom, in two columns where the page has a gutter."""
    down = sorted(lines, key=lambda line: (-line.top, line.left))
    gutter = _gutter(down)
    if gutter is None:
        return down
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in down:
        if line.right <= gutter:
            left.append(line)
        elif line.left >= gutter:
            right.append(line)
        else:
            ordered += [*left, *right, line]
            left, right = [], []
    return [*ordered, *left, *right]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where two columns part: a place in the page's middle that few lines cross, None without."""
    outer_left = min(line.left for line in lines)
    outer_right = max(line.right for line in lines)
    width = outer_right - outer_left
    best: tuple[int, float] | None = None
    for step in range(35, 66):
        place = outer_left + width * step / 100
        left = sum(line.right <= place for line in lines)
        right = sum(line.left >= place for line in lines)
        crossing = len(lines) - left - right
        columns = min(left, right) >= _COLUMN_LINES and crossing <= len(lines) * _CROSSING
        if columns and (best is None or crossing < best[0]):
            best = crossing, place
    return best[1] if best else None
