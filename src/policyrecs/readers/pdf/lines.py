"""From a page to its lines: words, place, size and weight, and the raised digits among them.

PDFium gives the text of a page as lines in the order of its content. Asking it about every
character would cost more than reading the text did, so it is asked about a few of each line.
"""

import ctypes
import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pypdfium2 as pdfium
import pypdfium2.raw as native

from policyrecs.documents import Marker

_BREAK = re.compile(r"\r\n|\r|\n|\ufffe")
"""The end of a line; U+FFFE is PDFium's mark of a word hyphenated at a line end."""

_GAP = re.compile(r"[\x00-\x20\x7f-\x9f\u200b\ufeff]+")
"""Spaces, control characters and zero-width spaces, which some fonts leave between words."""

_ODD_GAP = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\ufeff]|  ")
"""A gap that is more than one space."""

_LETTER = re.compile(r"[^\W\d_]")
"""A letter, by which a line's size and weight are told; a leading digit may be a raised one."""

_RAISED = re.compile(
    r"(?:(?<=[^\W\d_]|[.,;:!?)\]\"'”’%])|(?<=[^\W\d_] |[.,;:!?)\]\"'”’%] ))\d{1,3}(?![\d\w%])"
)
"""Digits behind a word or its punctuation, which may be a note mark: "stay4", "act.3", "act. 3"."""

_RAISED_SIZE = 0.85
"""Height of a raised digit against its line's, at most."""

_RAISED_BY = 0.15
"""How far above the line a raised digit stands at least, in heights of the line."""

_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile(rb"bold|black|heavy|semib|demi", re.IGNORECASE)
"""Names of bold fonts: "Calibri-Bold", "OpenSans-SemiBold"."""

_NAME_LENGTH = 96
_LEVEL = 0.1
"""Radians by which level text may be turned."""

_COLUMN_GAP = 1.8
"""Width of a gap inside a line, in heights of it, from which on it parts columns or cells."""

_SAME_LINE = 0.5
"""Share of the lower line's height by which two pieces of one line overlap."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands on its page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """Its height in points."""
        return self.top - self.bottom


@dataclass(frozen=True)
class Line:
    """A printed line.

    Attributes:
        page: Number of its page, from 1.
        text: Its words.
        box: Where it stands; its height is that of its font, whatever letters it has.
        bold_end: How many of its characters, from the first, are bold.
        marks: Raised digits, by offsets into `text`.
        broken: Whether its last word goes on in the next line, the hyphen being the last character.
    """

    page: int
    text: str
    box: Box
    bold_end: int
    marks: tuple[Marker, ...] = ()
    broken: bool = False

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return self.bold_end >= len(self.text)

    @cached_property
    def size(self) -> float:
        """Height of its font in points, by half points."""
        return round(self.box.height * 2) / 2


def page_lines(page: pdfium.PdfPage, number: int) -> list[Line]:
    """Return the lines of a page, in the order of its content.

    Args:
        page: The page.
        number: Its number, from 1.
    """
    text_page = page.get_textpage()
    try:
        lines = [
            line
            for whole in _pieces(text_page)
            for raw, first, broken in _columns(text_page, *whole)
            if (line := _line(text_page, number, raw, first, broken=broken))
        ]
    finally:
        text_page.close()
    return _rejoined(lines)


def _pieces(text_page: pdfium.PdfTextPage) -> Iterator[tuple[str, int, bool]]:
    """(text, index of its first character, whether a hyphen ends it) of each line."""
    text = _characters(text_page)
    position = 0
    for found in _BREAK.finditer(text):
        yield text[position : found.start()], position, found[0] == "\ufffe"
        position = found.end()
    yield text[position:], position, False


def _columns(
    text_page: pdfium.PdfTextPage,
    raw: str,
    first: int,
    broken: bool,  # noqa: FBT001  a piece as `_pieces` yields it
) -> Iterator[tuple[str, int, bool]]:
    """The pieces of a line that wide gaps part: columns, cells of a table."""
    if not _has_wide_gap(text_page, first, len(raw)):
        yield raw, first, broken
        return
    start = 0
    for space in re.finditer(" ", raw.strip()):
        at = space.start() + len(raw) - len(raw.lstrip())
        before = _loose_box(text_page, first + at - 1)
        after = _loose_box(text_page, first + at + 1)
        if after.left - before.right > _COLUMN_GAP * before.height:
            yield raw[start:at], first + start, False
            start = at + 1
    yield raw[start:], first + start, broken


def _has_wide_gap(text_page: pdfium.PdfTextPage, first: int, count: int) -> bool:
    """Whether the pieces of content that a line is made of stand far apart somewhere."""
    rectangles = native.FPDFText_CountRects(text_page, first, count)
    if rectangles < 2:  # noqa: PLR2004  one piece of content has no gap
        return False
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    sides = tuple(map(ctypes.byref, (left, top, right, bottom)))
    end = height = float("inf")
    for index in range(rectangles):
        native.FPDFText_GetRect(text_page, index, *sides)
        height = max(height if index else 0.0, top.value - bottom.value)
        if left.value - end > _COLUMN_GAP * height:
            return True
        end, height = right.value, top.value - bottom.value
    return False


def _characters(text_page: pdfium.PdfTextPage) -> str:
    """The text of a page with one code point for each character that PDFium counts."""
    text: str = text_page.get_text_range()
    count = text_page.count_chars()
    if len(text) == count:
        return text
    codes = (native.FPDFText_GetUnicode(text_page, index) for index in range(count))
    return "".join(chr(code) if code not in range(0xD800, 0xE000) else "\ufffd" for code in codes)


def _line(
    text_page: pdfium.PdfTextPage, page: int, raw: str, first: int, *, broken: bool
) -> Line | None:
    """The line of one piece of text, None where nothing of it is seen."""
    core = raw.strip()
    if not core:
        return None
    start = first + raw.index(core[0])
    end = first + len(raw.rstrip())
    letter = _LETTER.search(core)
    told_by = start + (letter.start() if letter else 0)
    if native.FPDFText_GetCharAngle(text_page, told_by) > _LEVEL:  # turned text: stamps, margins
        return None
    around = _loose_box(text_page, told_by)
    first_box = around if told_by == start else _loose_box(text_page, start)
    last_box = _loose_box(text_page, end - 1)
    box = Box(first_box.left, around.bottom, last_box.right, around.top)
    bold_end = _bold_end(text_page, told_by, end) - start
    marks = tuple(
        Marker(found.start(), found.end(), found[0])
        for found in _RAISED.finditer(core)
        if _is_raised(_loose_box(text_page, start + found.start()), box)
    )
    if broken:
        core += "-"
    if bold_end >= end - start:
        bold_end = len(core)
    return _spaced(Line(page, core, box, max(0, bold_end), marks, broken))


def _spaced(line: Line) -> Line:
    """The line with one space for each gap between words."""
    if not _ODD_GAP.search(line.text):
        return line
    kept: list[str] = []
    moved: list[int] = []
    position = length = 0
    for gap in _GAP.finditer(line.text):
        kept += line.text[position : gap.start()], " "
        moved += range(length, length + gap.start() - position)
        length += gap.start() - position + 1
        moved += [length - 1] * (gap.end() - gap.start())
        position = gap.end()
    if length == position:
        return (
            line
            if not kept
            else dataclasses.replace(line, text="".join(kept) + line.text[position:])
        )
    kept.append(line.text[position:])
    moved += range(length, length + len(line.text) - position + 1)
    return dataclasses.replace(
        line,
        text="".join(kept),
        bold_end=moved[line.bold_end],
        marks=tuple(Marker(moved[mark.start], moved[mark.end], mark.label) for mark in line.marks),
    )


def _loose_box(text_page: pdfium.PdfTextPage, index: int) -> Box:
    """The box of a character as high as its font."""
    box = native.FS_RECTF()
    native.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
    return Box(box.left, box.bottom, box.right, box.top)


def _is_raised(digit: Box, line: Box) -> bool:
    """Whether a digit is smaller than its line and stands higher."""
    by = (digit.bottom - line.bottom) / line.height
    small = digit.height < line.height * _RAISED_SIZE
    return by > (_RAISED_BY / 2 if small else _RAISED_BY)


def _bold_end(text_page: pdfium.PdfTextPage, start: int, end: int) -> int:
    """Index of the first character, from `start` to `end`, that is not bold."""
    if not _is_bold(text_page, start):
        return start
    if _is_bold(text_page, end - 1):
        return end
    bold, plain = start, end - 1
    while plain - bold > 1:
        middle = (bold + plain) // 2
        if _is_bold(text_page, middle):
            bold = middle
        else:
            plain = middle
    return plain


def _is_bold(text_page: pdfium.PdfTextPage, index: int) -> bool:
    """Whether a character's font is bold, by its weight or its name."""
    if native.FPDFText_GetFontWeight(text_page, index) >= _BOLD_WEIGHT:
        return True
    name = ctypes.create_string_buffer(_NAME_LENGTH)
    native.FPDFText_GetFontInfo(text_page, index, name, _NAME_LENGTH, ctypes.byref(ctypes.c_int()))
    return _BOLD_NAME.search(name.value) is not None


def _rejoined(lines: list[Line]) -> list[Line]:
    """The lines, those put together again that a raised digit or a gap had parted."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before is not None and _goes_on(before, line):
            joined[-1] = _together(before, line)
        else:
            joined.append(line)
    return joined


def _goes_on(before: Line, line: Line) -> bool:
    """Whether `line` stands right behind `before`, at the same height."""
    overlap = min(before.box.top, line.box.top) - max(before.box.bottom, line.box.bottom)
    height = min(before.box.height, line.box.height)
    gap = line.box.left - before.box.right
    return overlap > height * _SAME_LINE and -height / 4 <= gap < height * 1.5


def _together(before: Line, line: Line) -> Line:
    """Two pieces of one line as one; a raised number between them becomes a mark."""
    tall, short = (before, line) if before.box.height >= line.box.height else (line, before)
    raised = short.text.isdigit() and _is_raised(short.box, tall.box)
    space = "" if raised and short is line else " "
    shift = len(before.text) + len(space)
    marks = [*before.marks, *(_moved(mark, shift) for mark in line.marks)]
    if raised:
        start = shift if short is line else 0
        marks.append(Marker(start, start + len(short.text), short.text))
    text = before.text + space + line.text
    return Line(
        page=before.page,
        text=text,
        box=Box(before.box.left, tall.box.bottom, line.box.right, tall.box.top),
        bold_end=shift + line.bold_end if before.bold else before.bold_end,
        marks=tuple(sorted(marks, key=lambda mark: mark.start)),
        broken=line.broken,
    )


def _moved(mark: Marker, by: int) -> Marker:
    return dataclasses.replace(mark, start=mark.start + by, end=mark.end + by)
