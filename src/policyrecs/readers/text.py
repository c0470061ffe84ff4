"""Plain text as found in the wild: headings without marks, bullets, hard-wrapped paragraphs.

The text is kept as it is; blocks say what its lines are.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from policyrecs.documents import Block
from policyrecs.readers import flat, furniture, notes, tabbed
from policyrecs.readers.broken import join_broken, with_unmarked_items
from policyrecs.readers.content import Content
from policyrecs.readers.decode import decode
from policyrecs.readers.headings import heading_levels, looks_like_heading
from policyrecs.readers.items import ItemMark, OpenItems, in_sequence, item_mark
from policyrecs.readers.lines import (
    Line,
    goes_on,
    lines_of,
    with_marks_in_line,
    with_plain_line_ends,
    wrap_width,
)
from policyrecs.readers.running_heads import without_running_heads
from policyrecs.vocabulary import BlockKind

_WIKI_HEADING = re.compile(r"(?P<marks>={1,6})[ \t]*(?P<words>[^=\s][^=\n]*?)[ \t]*(?P=marks)")
"""A heading of a wiki page: "== Criticism ==", its level the number of marks."""

_UNDERLINE = re.compile(r"[=\-~^*_#]{3,}")
"""A line that underlines the one above, or parts what is above from what is below."""

_SOFT_BULLETS = frozenset("\u2013\u2014-+")
"""Bullets that are dashes too, and may stand at the start of a wrapped line."""

_NUMBERED_PARAGRAPH = re.compile(r"(\d{1,2}(?:\.\d{1,3}){1,3}\.?)[ ]+(?=[A-Z\"'“\u2018])")
"""A paragraph's number in reports that count them: "2.14 The Committee recommends"."""

_CODE = re.compile(r"[A-Z]{1,4}[ -]?\d{1,3}(?:\.\d{1,3})*[.:)][ ]+(?=[A-Z\"'“\u2018])")
"""A paragraph's code in reports that give each one: "SG2. The Council should"."""

_LONGEST_STEM = 6
"""Words in a line with a colon above prose for it to be a heading: "Recommendations:"."""

_MOST_LINES = 2
"""Lines of a heading; it wraps once at most."""

_MOST_HEADINGS_RUNNING = 2
"""Headings that follow each other with nothing between; more than these are lists of names."""


@dataclass(slots=True)
class Stretch:
    """Lines that belong together.

    Attributes:
        lines: The lines.
        start: First code point of its own text.
        end: One past the last code point.
        mark: The item mark before its text, if it is an item.
        level: Nesting depth of an item; 0 otherwise.
        category: Which sort of furniture it is; empty if it is none.
        parent: Index of the stretch whose item holds it.
        columns: What the columns of a table's row are called; None if it is no row.
    """

    lines: list[Line]
    start: int
    end: int
    mark: ItemMark | None = None
    level: int = 0
    parent: int | None = None
    category: str = ""
    columns: tuple[str, ...] | None = None


def read(data: bytes, *, document_id: str, encoding: str | None = None) -> Content:
    """Return the content of a plain text file.

    Args:
        data: The file's bytes.
        document_id: Names the document in a refusal.
        encoding: Encoding, where the bytes do not say.

    Raises:
        InputError: The bytes are no text.
    """
    text = decode(data, name=document_id, encoding=encoding)
    scan = with_marks_in_line(with_plain_line_ends(text))
    pages = _pages(text)
    lines = lines_of(scan)
    blocks = text_blocks(scan, lines, Tables(text, tabbed.table_lines(text, lines)))
    blocks = without_running_heads(scan, blocks, pages)
    blocks = with_unmarked_items(scan, join_broken(scan, notes.with_notes(scan, blocks)))
    markers = notes.glued_markers(scan, blocks)
    return Content(
        text=text,
        blocks=tuple(blocks),
        masked=tuple((marker.start, marker.end) for marker in markers),
        markers=tuple(markers),
        pages=pages,
    )


class Tables(NamedTuple):
    """Where the tables of a text stand.

    Attributes:
        text: The file's text, tabs and all.
        rows: The lines that are rows, by number, with their columns' headings.
    """

    text: str
    rows: Mapping[int, tuple[str, ...]]


_NO_TABLES = Tables("", {})


def text_blocks(scan: str, lines: list[Line], tables: Tables = _NO_TABLES) -> list[Block]:
    """Return what the lines of a text without marks are: headings, items, paragraphs, rows."""
    stretches = _stretches(scan, lines, tables)
    headings = _headings(scan, stretches)
    first = next((n for n, stretch in enumerate(stretches) if not stretch.category), None)
    titled = bool(headings) and headings[0] == first
    levels = dict(
        zip(
            headings,
            heading_levels(
                [scan[stretches[n].start : stretches[n].end] for n in headings], titled=titled
            ),
            strict=True,
        )
    )
    blocks: list[Block] = []
    place: dict[int, int] = {}
    for number, stretch in enumerate(stretches):
        place[number] = len(blocks)
        parent = None if stretch.parent is None else place[stretch.parent]
        if stretch.columns is not None:
            (row,) = stretch.lines
            blocks += tabbed.row_blocks(tables.text, row, stretch.columns, len(blocks))
        elif number in levels:
            blocks.append(_heading(scan, stretch, levels[number]))
        elif stretch.mark is not None:
            blocks.append(
                Block(
                    BlockKind.ITEM,
                    stretch.start,
                    stretch.end,
                    level=stretch.level,
                    marker=stretch.mark.marker,
                    parent=parent,
                )
            )
        elif stretch.category:
            blocks.append(
                Block(BlockKind.FURNITURE, stretch.start, stretch.end, category=stretch.category)
            )
        elif flat.is_flat(stretch.end - stretch.start):
            blocks += flat.flat_blocks(scan, stretch.start, stretch.end)
        elif _UNDERLINE.fullmatch(scan, stretch.start, stretch.end):
            blocks.append(Block(BlockKind.FURNITURE, stretch.start, stretch.end, category="rule"))
        else:
            blocks.append(_paragraph(scan, stretch, parent))
    return blocks


def _paragraph(scan: str, stretch: Stretch, parent: int | None) -> Block:
    """A paragraph, its number kept apart as its marker."""
    number = _NUMBERED_PARAGRAPH.match(scan, stretch.start, stretch.end)
    if number is None:
        return Block(BlockKind.PARAGRAPH, stretch.start, stretch.end, parent=parent)
    return Block(BlockKind.PARAGRAPH, number.end(), stretch.end, marker=number[1], parent=parent)


def _stretches(scan: str, lines: list[Line], tables: Tables) -> list[Stretch]:
    """The lines put together: each paragraph, item, heading or row a stretch."""
    grouper = _Grouper(scan, lines, tables)
    for number in range(len(lines)):
        grouper.take(number)
    return grouper.stretches


class _Grouper:
    """Puts lines together, one after the other."""

    def __init__(self, scan: str, lines: list[Line], tables: Tables) -> None:
        """Look at all lines for how they wrap and which marks keep company."""
        self.stretches: list[Stretch] = []
        self._scan = scan
        self._lines = lines
        self._rows = tables.rows
        self._width = wrap_width(scan, lines)
        self._marks = [item_mark(scan, line) for line in lines]
        self._company = in_sequence(mark for mark in self._marks if mark is not None)
        self._open_items = OpenItems()

    def take(self, number: int) -> None:
        """Take in a line: it opens an item, goes on with what is open, or opens a paragraph."""
        line = self._lines[number]
        mark = self._marks[number]
        if number in self._rows:
            columns = self._rows[number]
            self.stretches.append(Stretch([line], line.start, line.end, columns=columns))
        elif mark is not None and self._opens_item(number, mark):
            parent, level = self._open_items.open(len(self.stretches), mark, line.indent)
            self.stretches.append(Stretch([line], mark.end, line.end, mark, level, parent))
        elif self._joins(line):
            self.stretches[-1].lines.append(line)
            self.stretches[-1].end = line.end
        else:
            parent = self._open_items.holder(line.indent)
            self.stretches.append(Stretch([line], line.start, line.end, parent=parent))

    def _opens_item(self, number: int, mark: ItemMark) -> bool:
        """Whether a mark at the start of a line opens an item, or is a word of the sentence."""
        line = self._lines[number]
        alone = (mark.style, mark.value) not in self._company
        if mark.value and mark.style[0] in "aAiI" and alone:
            return False
        if not self.stretches or line.gap or self.stretches[-1].mark is not None:
            return True
        soft = alone if mark.value else mark.style in _SOFT_BULLETS
        return not (soft and goes_on(self._scan, self._lines[number - 1], line, self._width))

    def _joins(self, line: Line) -> bool:
        """Whether a line without mark continues the stretch before it."""
        if line.gap or not self.stretches or _is_underline(self._scan, line):
            return False
        current = self.stretches[-1]
        last = current.lines[-1]
        if current.columns is not None or _is_underline(self._scan, last):
            return False
        if _opens_like(self._scan, current.lines[0], line):
            return False
        if current.mark is not None:
            first = current.lines[0]
            column = first.indent + current.mark.end - first.start
            if line.indent >= column > first.indent:
                return True
        return goes_on(self._scan, last, line, self._width)


def _opens_like(scan: str, first: Line, line: Line) -> bool:
    """Whether a line opens with a number as the one that its paragraph opens with: "1.2 Fund"."""
    return any(
        pattern.match(scan, first.start, first.end) and pattern.match(scan, line.start, line.end)
        for pattern in (_NUMBERED_PARAGRAPH, _CODE)
    )


def _is_underline(scan: str, line: Line) -> bool:
    """Whether a line only underlines or parts."""
    return _UNDERLINE.fullmatch(scan, line.start, line.end) is not None


def _headings(scan: str, stretches: list[Stretch]) -> list[int]:
    """Indexes of the stretches that are headings; a run of many is a list of names instead.

    What reads as a heading may be a byline or a date: it is marked as furniture.
    """
    may_head = [_may_head(scan, stretches, number) for number in range(len(stretches))]
    for number, stretch in enumerate(stretches):
        if stretch.mark is None and may_head[number]:
            stretch.category = furniture.furniture_category(scan[stretch.start : stretch.end])
    shown = [number for number, stretch in enumerate(stretches) if not stretch.category]
    text = [stretches[number] for number in shown]
    kept: list[int] = []
    running = 0
    for place in range(len(text) - 1, -1, -1):
        number = shown[place]
        # What stands below it has changed where that was furniture.
        same = [*shown[place + 1 : place + 2]] == [number + 1]
        if not (may_head[number] if same else _may_head(scan, text, place)):
            running = 0
            continue
        running += 1
        stands_over_text = running <= _MOST_HEADINGS_RUNNING and place + running < len(text)
        if place == 0 or stands_over_text:
            kept.append(shown[place])
    return kept[::-1]


def _heading(scan: str, stretch: Stretch, level: int) -> Block:
    """The block of a heading; a wiki's has its level by the marks around it, which are no text."""
    start = stretch.lines[0].start
    wiki = _WIKI_HEADING.fullmatch(scan, start, stretch.end)
    if wiki is None:
        return Block(BlockKind.HEADING, start, stretch.end, level=level)
    return Block(BlockKind.HEADING, *wiki.span("words"), level=len(wiki["marks"]))


def _may_head(scan: str, stretches: list[Stretch], number: int) -> bool:
    """Whether a stretch reads as a heading."""
    stretch = stretches[number]
    placed = stretch.parent is not None or stretch.columns is not None
    wiki = _WIKI_HEADING.fullmatch(scan, stretch.lines[0].start, stretch.end) is not None
    if placed or wiki or len(stretch.lines) > _MOST_LINES:
        return wiki
    words = scan[stretch.lines[0].start : stretch.end]
    following = stretches[number + 1] if number + 1 < len(stretches) else None
    if following is None:
        return stretch.mark is None and looks_like_heading(words)
    below = following.lines[0]
    if below.gap == 0 and _is_underline(scan, below):
        return bool(words.strip("=-~^*_#"))
    if stretch.mark is not None:
        return _is_numbered_heading(stretch, following, words, is_first=number == 0)
    if words.endswith(":"):
        is_short = words.count(" ") < _LONGEST_STEM
        return following.mark is None and is_short and looks_like_heading(words[:-1])
    return looks_like_heading(words)


def _is_numbered_heading(
    stretch: Stretch, following: Stretch, words: str, *, is_first: bool
) -> bool:
    """Whether a numbered line is the heading of the text below it, and no item of a list."""
    return (
        (is_first or stretch.lines[0].gap > 0)
        and stretch.mark is not None
        and stretch.mark.value > 0
        and following.lines[0].gap > 0
        and following.mark is None
        and following.end - following.start > len(words)
        and looks_like_heading(words)
    )


def _pages(text: str) -> tuple[int, ...]:
    """Where pages start, in a text whose pages a form feed parts."""
    breaks = [found.end() for found in re.finditer("\f", text)]
    return (0, *(start for start in breaks if start < len(text))) if breaks else ()
