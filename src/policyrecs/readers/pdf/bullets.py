"""Marks of items that stand apart from their lines: as pieces of their own, or drawn as dots.

Word processors set a bullet as text of its own, some at the end of the page; browsers draw dots.
"""

import bisect
import ctypes
import dataclasses
import itertools
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as native

from policyrecs.documents import Marker
from policyrecs.readers.pdf import calls
from policyrecs.readers.pdf.glyphs import Box
from policyrecs.readers.pdf.lines import Line

_BULLET = "\u2022 "
"""What a drawn bullet is read as."""

_INDENT = 8.0
"""Points by which a line with a bullet stands right of the leftmost line, at least."""

_SMALLEST = 1.5
_LARGEST = 0.75
"""Sides of a dot: at least so many points, at most so many heights of its line."""

_ROUND = 0.5
"""Points by which the sides of a dot differ, at most."""

_FARTHEST = 2.5
"""Gap between a dot and its line, in heights of the line, at most."""

_ALONE = re.compile(
    r"[\u2022\u2023\u25aa\u25ab\u25e6\u25cf\u25cb\u25a0\u25a1\u2219\u00b7\u2043\u27a2\u27a4"
    r"\u25ba\u2713\u2714\u2756\uf0b7\uf0a7]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{2,5})[.)]"
)
"""The mark of an item, alone: "•", "3.", "(a)"."""

_TALLEST = 60.0
"""Points that a line is high, at most, for a mark to be looked for beside it."""

_MOST_MARKS = 300
"""A page of more marks that stand apart is a table or puzzle; each would be compared with all."""


def with_marks_apart(lines: list[Line]) -> list[Line]:
    """Return the lines of a page, each mark that stands apart put before its line.

    Args:
        lines: The lines of a page.
    """
    marks = [line for line in lines if _ALONE.fullmatch(line.text)]
    if not 0 < len(marks) <= _MOST_MARKS:
        return lines
    others = sorted((line for line in lines if not _ALONE.fullmatch(line.text)), key=_middle)
    marked: dict[Line, Line] = {}
    for mark in marks:
        first = bisect.bisect_left(others, _middle(mark) - _TALLEST / 2, key=_middle)
        last = bisect.bisect_right(others, _middle(mark) + _TALLEST / 2, key=_middle)
        beside = [line for line in others[first:last] if _is_beside(mark, line)]
        if beside:
            marked.setdefault(min(beside, key=_left), mark)
    joined = set(marked.values())
    return [
        _bulleted(line, marked[line], marked[line].text + " ") if line in marked else line
        for line in lines
        if line not in joined
    ]


def _middle(line: Line) -> float:
    """The height at which the middle of a line stands."""
    return (line.bottom + line.top) / 2


def _is_beside(mark: Line, line: Line) -> bool:
    """Whether a mark stands right before a line, at its height."""
    level = line.bottom < _middle(mark) < line.top
    return level and 0 < line.left - mark.right <= _FARTHEST * line.height


def with_drawn_bullets(page: pdfium.PdfPage, lines: list[Line]) -> list[Line]:
    """Return the lines of a page, a bullet put before each that a dot is drawn beside.

    Pages with bullets among their characters, or without any indented line, are not looked at.

    Args:
        page: The page.
        lines: Its lines.
    """
    margin = min((line.left for line in lines), default=0.0)
    indented = [line for line in lines if line.left > margin + _INDENT]
    if not indented or any(line.text.startswith(_BULLET[0]) for line in lines):
        return lines
    marked: dict[Line, Box] = {}
    for dot in _dots(page, max(line.height for line in indented)):
        beside = [line for line in indented if _stands_beside(dot, line)]
        if beside:
            marked[min(beside, key=_left)] = dot
    return [_bulleted(line, marked[line], _BULLET) if line in marked else line for line in lines]


def _left(line: Line) -> float:
    """Where a line starts."""
    return line.left


def _dots(page: pdfium.PdfPage, height: float) -> Iterator[Box]:
    """Yield the small shapes, as wide as high, that are drawn on a page."""
    sides = (ctypes.c_float * 4)()
    to_sides = calls.addresses(sides)
    handles = itertools.repeat(ctypes.addressof(page.raw.contents))
    drawn = map(calls.page_object, handles, range(native.FPDFPage_CountObjects(page.raw)))
    for shape in drawn:
        if calls.object_type(shape) != native.FPDF_PAGEOBJ_PATH:
            continue
        if not calls.object_bounds(shape, *to_sides):
            continue
        box = Box(*sides)
        width = box.right - box.left
        fits = _SMALLEST <= width <= height * _LARGEST
        if fits and abs(width - box.height) <= _ROUND:
            yield box


def _stands_beside(dot: Box, line: Line) -> bool:
    """Whether a dot stands before a line, at its height."""
    middle = (dot.bottom + dot.top) / 2
    gap = line.left - dot.right
    level = line.bottom < middle < line.top
    fits = dot.height <= line.height * _LARGEST
    return level and fits and 0 < gap <= _FARTHEST * line.height


def _bulleted(line: Line, place: Box | Line, mark: str) -> Line:
    """A line that begins with its mark.

    Args:
        line: The line.
        place: Where the mark stands.
        mark: The mark, with the space behind it.
    """
    shift = len(mark)
    return dataclasses.replace(
        line,
        text=mark + line.text,
        left=place.left,
        bold_end=line.bold_end + shift if line.bold_end else 0,
        slant_end=line.slant_end + shift if line.slant_end else 0,
        marks=tuple(
            Marker(mark.start + shift, mark.end + shift, mark.label) for mark in line.marks
        ),
    )
