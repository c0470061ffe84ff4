"""Markdown by lines: which block each line belongs to.

By hand rather than by markdown-it: that one takes a second for 300 kB of tables or short items,
reads an indented paragraph as code, and knows neither "•" nor "(a)". What people paste into
Markdown files is looser than CommonMark, and so is this.
"""

import re
from dataclasses import dataclass, field

from policyrecs.readers.items import ItemMark, OpenItems, in_sequence, item_mark
from policyrecs.readers.lines import Line
from policyrecs.readers.markdown_lines import breaks, is_cut_short, is_unwrapped
from policyrecs.readers.markdown_raw import END_OF_COMMENT, after_raw, closer_of
from policyrecs.readers.markdown_tables import cells_of, is_delimiter, is_row
from policyrecs.readers.prose_objects import field_draft, points_elsewhere
from policyrecs.readers.source_blocks import Draft
from policyrecs.vocabulary import BlockKind

_HEADING = re.compile(r"(#{1,6})[ ]+(?=\S)|#{2,6}(?=[^\s#])")
"""The hashes of a heading: "## Findings", and "##Findings" as people write it, but no "#tag"."""

_CLOSING_HASHES = re.compile(r"[ ]+#+$")

_RULE = re.compile(r"(?:[ ]*\*){3,}[ ]*|(?:[ ]*-){3,}[ ]*|(?:[ ]*_){3,}[ ]*|\*{3,}.?|={5,}")
"""A horizontal rule: "---", "* * *"."""

_UNDERLINE = re.compile(r"=+|-{2,}")
"""The line under a setext heading."""

_LONGEST_UNDERLINED = 150
"""Characters above which a paragraph over "---" is no heading, but a paragraph over a rule."""

_FENCE = re.compile(r"`{3,}|~{3,}")

_QUOTE = re.compile(r"(?:>[ ]?)+")

_NOTE = re.compile(r"\[\^([^\]\s\[]{1,60})\]:[ ]*")
"""The label of a footnote: "[^3]: See the Act"."""

_REFERENCE = re.compile(
    r"""\[([^\]\[^][^\]\[]{0,200})\]:[ ]+<?(\S+?)>?(?:[ ]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ ]*"""
)
"""A link reference: "[act]: https://example.org 'The Act'"."""

_FENCED_DIV = re.compile(r":{3,}.*|!!![ ]?\w+.*|%%.*")
"""A line that opens or closes a box: ":::note", '!!! warning "Title"'."""


@dataclass(slots=True)
class Scan:
    """What the lines of a document yield.

    Attributes:
        drafts: The blocks, outer ones first.
        masked: (start, end) of marks between the lines of one block: "> " in a quotation.
        references: Address of each link reference, by its lower-case label.
    """

    drafts: list[Draft] = field(default_factory=list)
    masked: list[tuple[int, int]] = field(default_factory=list)
    references: dict[str, str] = field(default_factory=dict)


def scan_blocks(text: str, lines: list[Line]) -> Scan:
    """Return the blocks that the lines of a Markdown text form."""
    scanner = _Scanner(text, lines)
    scanner.run()
    return scanner.scan


def _after_colon(text: str, line: Line) -> int:
    """Where the definition begins that ": " opens."""
    words = text[line.start + 1 : line.end]
    return line.start + 1 + len(words) - len(words.lstrip())


class _Scanner:
    """Goes through the lines once, with what is open at each."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        """Start with nothing open."""
        self.scan = Scan()
        self._text = text
        self._lines = list(lines)
        self._items = OpenItems()
        self._open: Draft | None = None
        self._last: Line | None = None
        self._quotation: int | None = None
        self._resuming = False
        self._number = 0
        self._unwrapped = is_unwrapped(text, lines)
        marks = (item_mark(text, line) for line in lines)
        self._company = in_sequence(mark for mark in marks if mark is not None)

    def run(self) -> None:
        """Read every line."""
        while self._number < len(self._lines):
            line = self._lines[self._number]
            self._number += 1
            self._read(line)

    def _read(self, line: Line) -> None:
        """Read one line, with the lines after it where they belong to the same table or fence."""
        words = self._resumed(line)
        if words is not None and self._open is not None:
            self._open.end = words.end
            self._last = words
            return
        self._resuming = False
        if line.gap:
            self._open = None
        character = self._text[line.start]
        if character == ">":
            line = self._quoted(line)
            if line.start == line.end:
                self._open = None
                return
            character = self._text[line.start]
        elif self._quotation is not None and (line.gap or self._open is None):
            self._quotation = None
        if not character.isalnum() and self._read_marked(line, character):
            return
        if line.indent == 0 and self._open is None and self._read_field(line):
            return
        if self._read_item(line) or self._read_table(line):
            return
        self._read_words(line)

    def _resumed(self, line: Line) -> Line | None:
        """The words of a line that goes on with a paragraph cut short, None where it does not.

        Texts taken from pages break paragraphs there, and set the rest off with ">": "due to", a
        blank line, "> exposure should".
        """
        above, last = self._open, self._last
        if above is None or last is None or self._quotation is not None:
            return None
        found = _QUOTE.match(self._text, line.start, line.end)
        start = found.end() if found else line.start
        if not (line.gap or found) or start >= line.end:
            return None
        if not self._resuming:
            if above.kind is not BlockKind.PARAGRAPH or not is_cut_short(self._text, last, start):
                return None
        elif line.gap or not found:
            return None
        self._resuming = True
        if found:
            self.scan.masked.append((line.start, start))
        return Line(start, line.end, line.indent, 0)

    def _quoted(self, line: Line) -> Line:
        """A line of a block quotation without its marks."""
        found = _QUOTE.match(self._text, line.start, line.end)
        last = found.end() if found else line.start + 1
        if self._quotation is None:
            self._open = None
            self._items = OpenItems()
            self._quotation = len(self.scan.drafts)
            self.scan.drafts.append(Draft(BlockKind.QUOTATION, last, last))
        self.scan.masked.append((line.start, last))
        while last < line.end and self._text[last] == " ":
            last += 1
        return Line(last, line.end, max(line.indent, 0), 0)

    def _read_marked(self, line: Line, character: str) -> bool:
        """Read a line that begins with a mark; return whether it was more than words."""
        match character:
            case "#":
                return self._heading(line)
            case "`" | "~":
                return self._fence(line)
            case "=" | "-" | "*" | "_":
                return self._rule(line)
            case "<":
                return self._raw(line)
            case "[":
                return self._definition(line)
            case _:
                return self._box(line)

    def _box(self, line: Line) -> bool:
        """Read the edge of a box (":::note"), or a definition below its term (": words")."""
        if _FENCED_DIV.fullmatch(self._text, line.start, line.end):
            self._open = None
            return True
        if self._text.startswith(": ", line.start):
            start = _after_colon(self._text, line)
            self._add(Draft(BlockKind.PARAGRAPH, start, line.end), line, stays_open=True)
            return True
        return False

    def _add(self, draft: Draft, line: Line, *, stays_open: bool = False) -> None:
        """Add a draft; `stays_open` says whether the next line may go on with it."""
        if draft.parent is None:
            draft.parent = self._quotation
        self.scan.drafts.append(draft)
        self._open = draft if stays_open else None
        self._last = line
        if self._quotation is not None:
            self.scan.drafts[self._quotation].end = draft.end

    def _heading(self, line: Line) -> bool:
        """Read an ATX heading."""
        found = _HEADING.match(self._text, line.start, line.end)
        if found is None:
            return False
        closing = _CLOSING_HASHES.search(self._text, found.end(), line.end)
        end = closing.start() if closing else line.end
        self._items = OpenItems()
        self._add(Draft(BlockKind.HEADING, found.end(), end, level=found[0].count("#")), line)
        return True

    def _rule(self, line: Line) -> bool:
        """Read a horizontal rule, or the line under a setext heading."""
        text = self._text
        above = self._open
        if (
            above is not None
            and above.kind is BlockKind.PARAGRAPH
            and _UNDERLINE.fullmatch(text, line.start, line.end)
            and above.end - above.start <= _LONGEST_UNDERLINED
            and text[above.end - 1] not in ".;,"
        ):
            above.kind = BlockKind.HEADING
            above.level = 1 if text[line.start] == "=" else 2
            above.parent = None
            self._items = OpenItems()
            self._open = None
            return True
        if _RULE.fullmatch(text, line.start, line.end):
            self._open = None
            return True
        return False

    def _fence(self, line: Line) -> bool:
        """Read fenced code, up to a fence at least as long or the end."""
        text = self._text
        fence = _FENCE.match(text, line.start, line.end)
        if fence is None:
            return False
        mark = fence[0]
        first = last = None
        while self._number < len(self._lines):
            inner = self._lines[self._number]
            self._number += 1
            if text.startswith(mark, inner.start) and not text[inner.start : inner.end].strip(
                mark[0]
            ):
                break
            first = first or inner
            last = inner
        if first is not None and last is not None:
            self._add(Draft(BlockKind.CODE, first.start, last.end), line)
        return True

    def _raw(self, line: Line) -> bool:
        """Pass over a comment or an element that nobody reads, up to where it closes."""
        closer = closer_of(self._text, line)
        if closer is None:
            return False
        if closer == END_OF_COMMENT and self._open is not None:
            if closer in self._text[line.start : line.end]:
                return False
            self._open = None
        self._number, rest = after_raw(self._text, self._lines, self._number - 1, closer)
        if rest is not None:
            self._number -= 1
            self._lines[self._number] = rest  # the next line to read
        return True

    def _definition(self, line: Line) -> bool:
        """Read a footnote's text, or a link reference."""
        text = self._text
        note = _NOTE.match(text, line.start, line.end)
        if note is not None:
            self._items = OpenItems()
            start = min(note.end(), line.end)
            self._add(Draft(BlockKind.NOTE, start, line.end, marker=note[1]), line, stays_open=True)
            return True
        reference = _REFERENCE.fullmatch(text, line.start, line.end)
        in_note = self._open is not None and self._open.kind is BlockKind.NOTE
        if reference is not None and (self._open is None or in_note):
            self._open = None
            self.scan.references.setdefault(reference[1].lower(), reference[2])
            return True
        return False

    def _read_field(self, line: Line) -> bool:
        """Read a field of a prose object."""
        if points_elsewhere(self._text, line):
            return True
        draft = field_draft(self._text, line)
        if draft is None:
            return False
        self._items = OpenItems()
        self._add(draft, line, stays_open=draft.kind is not BlockKind.HEADING)
        return True

    def _read_item(self, line: Line) -> bool:
        """Read a line that opens a list item."""
        mark = item_mark(self._text, line)
        if mark is None or not self._opens_item(mark):
            return False
        holder, level = self._items.open(len(self.scan.drafts), mark, line.indent)
        self._add(
            Draft(BlockKind.ITEM, mark.end, line.end, level, mark.marker, holder),
            line,
            stays_open=True,
        )
        return True

    def _opens_item(self, mark: ItemMark) -> bool:
        """Whether a mark opens an item, or stands at the start of a wrapped line."""
        alone = (mark.style, mark.value) not in self._company
        if mark.value and mark.style[0] in "aAiI" and alone:
            return False
        if self._open is None or self._open.kind is BlockKind.ITEM or self._last is None:
            return True
        if self._open.kind is BlockKind.NOTE:
            return False
        return not (alone and mark.value > 1) and mark.style not in "\u2013—"

    def _read_table(self, line: Line) -> bool:
        """Read a table whose first row is this line."""
        if "|" not in self._text[line.start : line.end]:
            return False
        following = self._lines[self._number] if self._number < len(self._lines) else None
        if following is None or following.gap:
            return False
        has_head = is_delimiter(self._text, following)
        if not (has_head or (is_row(self._text, line) and is_row(self._text, following))):
            return False
        names = self._add_row(line, [])
        self._number += has_head
        while self._number < len(self._lines):
            row = self._lines[self._number]
            if row.gap or "|" not in self._text[row.start : row.end]:
                break
            self._number += 1
            self._add_row(row, names if has_head else [])
        self._open = None
        return True

    def _add_row(self, line: Line, names: list[str]) -> list[str]:
        """Add a table row and its cells; return the words of the cells."""
        row = len(self.scan.drafts)
        self._add(Draft(BlockKind.ROW, line.start, line.end), line)
        cells = cells_of(self._text, line)
        columns = [*names, *[""] * len(cells)]
        for (start, end), column in zip(cells, columns, strict=False):
            if start < end:
                self._add(Draft(BlockKind.CELL, start, end, parent=row, column=column), line)
        return [self._text[start:end] for start, end in cells]

    def _read_words(self, line: Line) -> None:
        """Read a line of words: it goes on with the open block, or opens a paragraph."""
        if self._open is not None and self._last is not None:
            if not breaks(self._text, self._last, line, unwrapped=self._unwrapped):
                self._open.end = line.end
                self._last = line
                if self._quotation is not None:
                    self.scan.drafts[self._quotation].end = line.end
                return
            holder = self._open_holder()
        else:
            holder = self._items.holder(line.indent)
        self._add(
            Draft(BlockKind.PARAGRAPH, line.start, line.end, parent=holder), line, stays_open=True
        )

    def _open_holder(self) -> int | None:
        """The item that a paragraph after a hard break in the open block stands in."""
        if self._open is not None and self._open.kind is BlockKind.ITEM and self._items.items:
            return self._items.items[-1].key
        return self._open.parent if self._open is not None else None
