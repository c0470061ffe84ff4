"""Bullets that a page draws as dots: browsers print lists so, without a character for the mark."""

import ctypes
import dataclasses
import itertools
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
    return [_bulleted(line, marked[line]) if line in marked else line for line in lines]


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


def _bulleted(line: Line, dot: Box) -> Line:
    """A line that begins with its bullet."""
    shift = len(_BULLET)
    return dataclasses.replace(
        line,
        text=_BULLET + line.text,
        left=dot.left,
        bold_end=line.bold_end + shift if line.bold_end else 0,
        marks=tuple(
            Marker(mark.start + shift, mark.end + shift, mark.label) for mark in line.marks
        ),
    )
