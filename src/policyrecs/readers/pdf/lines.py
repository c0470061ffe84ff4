"""From a page to its lines: words, place, size and weight, and the raised digits among them.

PDFium gives the text of a page as lines in the order of its content. Asking it about every
character would cost more than reading the text did, so it is asked about a few of each line.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from policyrecs.documents import Marker
from policyrecs.readers.pdf.glyphs import Box, Glyphs

_BREAK = re.compile(r"(\r\n|\r|\n|\ufffe)")
"""The end of a line; U+FFFE is PDFium's mark of a word hyphenated at a line end."""

_GAP = re.compile(r"[\x00-\x20\x7f-\x9f\u200b\ufeff]+")
"""Spaces, control characters and zero-width spaces, which some fonts leave between words."""

_LETTER = re.compile(r"[^\W\d_]")
"""A letter, by which a line's size and weight are told; a leading digit may be a raised one."""

_DIGITS = b"0123456789"
"""What a line without raised digits holds none of, most often."""

_RAISED = re.compile(
    r"""
    \d
    (?: (?<= (?: [^\W\d_] | [.,;:!?)\]"'”’%] ) . )       # "stay4", "act.3"
      | (?<= (?: [^\W\d_] | [.,;:!?)\]"'”’%] ) [ ] . )   # "act. 3"
    )
    \d{0,2} (?![\w%])
    """,
    re.VERBOSE,
)
"""Digits behind a word or its punctuation, which may be a note mark.

What stands before is checked after the first digit, since digits are quick to look for.
"""

_RAISED_SIZE = 0.85
"""Height of a raised digit against its line's, at most."""

_RAISED_BY = 0.15
"""How far above the line a raised digit stands at least, in heights of the line."""

_SAME_LINE = 0.5
"""Share of the lower line's height by which two pieces of one line overlap."""


@dataclass(slots=True, eq=False)
class Line:
    """A printed line.

    Attributes:
        page: Number of its page, from 1.
        text: Its words.
        left: Where it stands, in points from the page's lower left corner.
        bottom: Likewise; from here to the top it is as high as its font, whatever letters it has.
        right: Likewise.
        top: Likewise.
        bold_end: How many of its characters, from the first, are bold.
        marks: Raised digits, by offsets into `text`.
        broken: Whether its last word goes on in the next line, the hyphen being the last character.
        slant_end: How many of its characters, from the first, are in italics.
        height: From bottom to top.
        bold: Whether all of it is bold.
        size: Height of its font in points, by half points.
    """

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float
    bold_end: int
    marks: tuple[Marker, ...] = ()
    broken: bool = False
    slant_end: int = 0
    height: float = field(init=False)
    bold: bool = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        """Work out what is asked of every line again and again."""
        self.height = self.top - self.bottom
        self.bold = self.bold_end >= len(self.text)
        self.size = round(self.height * 2) / 2


_HYPHENS = frozenset("\u2010\u00ad")
"""Hyphens that only stand at a line's end, where a word is broken; "-" is a minus elsewhere."""


def page_lines(page: pdfium.PdfPage, number: int) -> list[Line]:
    """Return the lines of a page, in the order of its content.

    Args:
        page: The page.
        number: Its number, from 1.
    """
    text_page = page.get_textpage()
    glyphs = Glyphs(text_page)
    try:
        lines = list(_lines(glyphs, number))
    finally:
        text_page.close()
    return _rejoined(lines)


def _lines(glyphs: Glyphs, page: int) -> Iterator[Line]:
    """The lines of a page, and the pieces of those that wide gaps part: columns, cells."""
    for words, first, broken in _printed(glyphs.text()):
        gaps = glyphs.wide_gaps(words, first) if " " in words else ()
        if gaps:
            yield from _cells(glyphs, page, words, first, broken=broken, gaps=gaps)
        else:
            line = _line(glyphs, page, words, first, broken=broken)
            if line is not None:
                yield line


def _printed(text: str) -> Iterator[tuple[str, int, bool]]:
    """(words, index of their first character, whether a hyphen ends them) of each line."""
    pieces = _BREAK.split(text)
    position = 0
    for raw, end in zip(pieces[::2], (*pieces[1::2], ""), strict=True):
        words = raw.strip()
        hyphened = words[-1:] in _HYPHENS and words[-2:-1].isalpha()
        if words:
            yield (
                words[:-1] if hyphened else words,
                position + raw.index(words[0]),
                hyphened or end == "\ufffe",
            )
        position += len(raw) + len(end)


def _cells(  # noqa: PLR0913  a line and its gaps
    glyphs: Glyphs, page: int, words: str, first: int, *, broken: bool, gaps: Sequence[int]
) -> Iterator[Line]:
    """The pieces of a line between wide gaps."""
    start = 0
    for end in (*gaps, len(words)):
        cell = words[start:end].strip()
        if cell:
            at = first + words.index(cell[0], start)
            line = _line(glyphs, page, cell, at, broken=broken and end == len(words))
            if line is not None:
                yield line
        start = end + 1


def _line(glyphs: Glyphs, page: int, words: str, first: int, *, broken: bool) -> Line | None:
    """The line of a piece of text, None where it stands aslant."""
    letter = _LETTER.search(words)
    told_by = first + letter.start() if letter else first
    last = first + len(words) - 1
    look = glyphs.look(told_by)
    sides = glyphs.sides(first, told_by, last, look)
    if sides is None:
        return None
    left, bottom, right, top = sides
    bold_end = (_end_of(glyphs.is_bold, told_by, last) if look.bold else told_by) - first
    slant_end = _end_of(glyphs.is_slanted, told_by, last) - first if look.slanted else 0
    # What is left of a text without digits tells as much as a search, in a fifth of the time.
    digits = not words.isascii() or len(words.encode().translate(None, _DIGITS)) < len(words)
    marks = _raised(glyphs, words, first, bottom, top - bottom) if digits else ()
    if broken:
        bold_end += bold_end == len(words)
        slant_end += slant_end == len(words)
        words += "-"
    line = Line(page, words, left, bottom, right, top, bold_end, marks, broken, slant_end)
    return line if words.isprintable() and "  " not in words else _spaced(line)


def _raised(
    glyphs: Glyphs, text: str, first: int, bottom: float, height: float
) -> tuple[Marker, ...]:
    """The raised digits of a line."""
    return tuple(
        Marker(found.start(), found.end(), found[0])
        for found in _RAISED.finditer(text)
        if _is_raised(glyphs.box(first + found.start()), bottom, height)
    )


def _spaced(line: Line) -> Line:
    """The line with one space for each gap between words."""
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
        slant_end=moved[line.slant_end],
        marks=tuple(Marker(moved[mark.start], moved[mark.end], mark.label) for mark in line.marks),
    )


def _is_raised(digit: Box | Line, bottom: float, height: float) -> bool:
    """Whether a digit is smaller than its line and stands higher."""
    by = (digit.bottom - bottom) / height
    small = digit.height < height * _RAISED_SIZE
    return by > (_RAISED_BY / 2 if small else _RAISED_BY)


def _end_of(looks_so: Callable[[int], bool], first: int, last: int) -> int:
    """Index of the first character, from one that looks some way to the last, that does not."""
    if looks_so(last):
        return last + 1
    plain = last
    while plain - first > 1:
        middle = (first + plain) // 2
        if looks_so(middle):
            first = middle
        else:
            plain = middle
    return plain


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
    gap = line.left - before.right
    if gap < -before.height:  # the next line, most often: it begins far to the left
        return False
    height = min(before.height, line.height)
    if not -height / 4 <= gap < height * 1.5:
        return False
    overlap = min(before.top, line.top) - max(before.bottom, line.bottom)
    return overlap > height * _SAME_LINE


def _together(before: Line, line: Line) -> Line:
    """Two pieces of one line as one; a raised number between them becomes a mark."""
    tall, short = (before, line) if before.height >= line.height else (line, before)
    raised = short.text.isdigit() and _is_raised(short, tall.bottom, tall.height)
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
        left=before.left,
        bottom=tall.bottom,
        right=line.right,
        top=tall.top,
        bold_end=shift + line.bold_end if before.bold else before.bold_end,
        slant_end=(
            shift + line.slant_end if before.slant_end >= len(before.text) else before.slant_end
        ),
        marks=tuple(sorted(marks, key=lambda mark: mark.start)),
        broken=line.broken,
    )


def _moved(mark: Marker, by: int) -> Marker:
    return dataclasses.replace(mark, start=mark.start + by, end=mark.end + by)
