"""reStructuredText by lines: which block each line belongs to."""

import re
from dataclasses import dataclass, field

from policyrecs.readers.items import ItemMark, OpenItems, in_sequence, item_mark
from policyrecs.readers.lines import Line
from policyrecs.readers.restructuredtext_tables import is_simple_border, read_table
from policyrecs.readers.source_blocks import Draft
from policyrecs.vocabulary import BlockKind

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}")
"""A line over or under a title: "=====", "-----"."""

_AUTO_NUMBER = re.compile(r"(?P<marker>\#[.)]|\(\#\))[ ]+(?=\S)")
"""The mark of an item that numbers itself: "#. Publish"."""

_DIRECTIVE = re.compile(
    r"\.\.[ ]+(?:\|[^|]+\|[ ]+)?(?P<name>[A-Za-z][\w:.+-]*)::[ ]*(?P<argument>.*)"
)
_FOOTNOTE = re.compile(r"\.\.[ ]+\[(?P<label>\#?[\w.-]*|\*)\][ ]*")
"""A footnote or citation: ".. [#act] The Act", ".. [CIT2002] Report"."""

_TARGET = re.compile(
    r"\.\.[ ]+_(?P<name>`[^`]+`|[^:]+):[ ]*(?P<address>\S*)|__[ ]+(?P<anonymous>\S+)"
)
"""A hyperlink target: ".. _the act: https://example.org"."""

_FIELD = re.compile(r":(?P<name>[A-Za-z][^:`]{0,40}):(?:[ ]+(?P<value>.*)|$)")
"""A field of a field list: ":Author: Jane Doe"."""

_CODE = frozenset(
    {"code", "code-block", "sourcecode", "highlight", "literalinclude", "math", "parsed-literal"}
)
_UNREAD = frozenset(
    {
        "contents", "toctree", "meta", "raw", "include", "index", "image", "replace", "unicode",
        "date", "role", "default-role", "sectnum", "only", "tabularcolumns", "currentmodule",
    }
)  # fmt: skip
"""Directives whose content is no text of the document."""

_QUOTED = frozenset({"epigraph", "pull-quote", "highlights"})
_CAPTIONED = frozenset({"figure", "table", "list-table", "csv-table"})


@dataclass(slots=True)
class Scan:
    """What the lines of a document yield.

    Attributes:
        drafts: The blocks, outer ones first.
        masked: (start, end) of marks between the lines of one block.
        targets: Address of each hyperlink target, by its lower-case name.
        fields: The field list at the top, by lower-case name.
    """

    drafts: list[Draft] = field(default_factory=list)
    masked: list[tuple[int, int]] = field(default_factory=list)
    targets: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)


def scan_blocks(text: str, lines: list[Line]) -> Scan:
    """Return the blocks that the lines of a reStructuredText form."""
    scanner = _Scanner(text, lines)
    scanner.run()
    return scanner.scan


class _Scanner:
    """Goes through the lines once, with what is open at each."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        """Start with nothing open."""
        self.scan = Scan()
        self._text = text
        self._lines = lines
        self._number = 0
        self._items = OpenItems()
        self._open: Draft | None = None
        self._column = 0
        self._boxes: list[tuple[int, BlockKind]] = []
        self._adornments: list[str] = []
        self._auto_number = 0
        marks = (item_mark(text, line) for line in lines)
        self._company = in_sequence(mark for mark in marks if mark is not None)

    def run(self) -> None:
        """Read every line."""
        while self._number < len(self._lines):
            line = self._lines[self._number]
            self._number += 1
            self._read(line)

    def _words(self, line: Line) -> str:
        """The words of a line."""
        return self._text[line.start : line.end]

    def _next(self, ahead: int = 0) -> Line | None:
        """The line `ahead` of the one to be read next."""
        number = self._number + ahead
        return self._lines[number] if number < len(self._lines) else None

    def _add(self, draft: Draft, *, column: int = 0, stays_open: bool = False) -> None:
        """Add a draft; `stays_open` says whether a line at `column` may go on with it."""
        self.scan.drafts.append(draft)
        self._open = draft if stays_open else None
        self._column = column

    def _read(self, line: Line) -> None:
        """Read one line, with the lines after it where they belong together."""
        if line.gap:
            self._open = None
        if self._open is None:
            while self._boxes and line.indent <= self._boxes[-1][0]:
                self._boxes.pop()
        words = self._words(line)
        if self._open is not None and self._goes_on(line, words):
            self._open.end = line.end
            self._literal_after(line)
            return
        if words.startswith("..") and (len(words) == 2 or words[2] == " "):  # noqa: PLR2004  ".. "
            self._explicit(line, words)
        elif not (
            self._title(line, words)
            or self._table(line)
            or self._field(line, words)
            or self._item(line)
        ):
            self._paragraph(line, words)

    def _goes_on(self, line: Line, words: str) -> bool:
        """Whether a line without a gap belongs to the open block."""
        if line.indent < self._column or _ADORNMENT.fullmatch(words):
            return False
        if self._open is not None and self._open.kind is BlockKind.ITEM:
            return line.indent > self._column or not self._mark(line)
        following = self._next()
        underlined = (
            following is not None
            and following.gap == 0
            and _ADORNMENT.fullmatch(self._words(following)) is not None
            and following.end - following.start >= len(words)
        )
        return not underlined

    def _mark(self, line: Line) -> ItemMark | None:
        """The item mark that opens a line, self-numbering ones included."""
        auto = _AUTO_NUMBER.match(self._text, line.start, line.end)
        if auto is not None:
            return ItemMark(auto["marker"], auto.end(), "#", self._auto_number + 1)
        mark = item_mark(self._text, line)
        if mark is None or (
            mark.style[0] in "aAiI" and (mark.style, mark.value) not in self._company
        ):
            return None
        return mark

    def _item(self, line: Line) -> bool:
        """Read a line that opens a list item."""
        mark = self._mark(line)
        if mark is None or mark.marker.startswith("["):
            return False
        self._auto_number = mark.value if mark.style == "#" else self._auto_number
        holder, level = self._items.open(len(self.scan.drafts), mark, line.indent)
        following = self._next()
        goes_on = following is not None and following.gap == 0 and following.indent == line.indent
        self._add(
            Draft(BlockKind.ITEM, mark.end, line.end, level, mark.marker, holder),
            column=line.indent if goes_on else line.indent + 1,
            stays_open=True,
        )
        self._literal_after(line)
        return True

    def _title(self, line: Line, words: str) -> bool:
        """Read a section title with the line under it, and the line over it if there is one."""
        following = self._next()
        over = _ADORNMENT.fullmatch(words)
        if over is not None:
            under = self._next(1)
            if (
                following is not None
                and under is not None
                and following.gap == under.gap == 0
                and self._words(under) == words
            ):
                self._number += 2
                self._heading(following, words[0] * 2)
            self._open = None
            return True
        if following is None or following.gap or line.indent:
            return False
        under_words = self._words(following)
        if _ADORNMENT.fullmatch(under_words) is None or is_simple_border(under_words):
            return False
        self._number += 1
        self._heading(line, under_words[0])
        return True

    def _heading(self, line: Line, adornment: str) -> None:
        """Add a title; adornments rank in the order they first appear."""
        if adornment not in self._adornments:
            self._adornments.append(adornment)
        self._items = OpenItems()
        self._boxes.clear()
        level = min(self._adornments.index(adornment) + 1, 6)
        self._add(Draft(BlockKind.HEADING, line.start, line.end, level=level))

    def _explicit(self, line: Line, words: str) -> None:
        """Read a footnote, target, directive or comment."""
        self._open = None
        self._items.holder(line.indent)
        note = _FOOTNOTE.match(words)
        target = _TARGET.match(words)
        directive = _DIRECTIVE.fullmatch(words)
        if note is not None:
            start = line.start + note.end()
            following = self._next()
            if start >= line.end and following is not None and following.indent > line.indent:
                start = following.start
            label = note["label"].lstrip("#")
            self._add(
                Draft(BlockKind.NOTE, min(start, line.end), line.end, marker=label or "#"),
                column=line.indent + 1,
                stays_open=True,
            )
        elif target is not None and target["name"]:
            name = " ".join(target["name"].strip("`").lower().split())
            self.scan.targets[name] = target["address"]
        elif directive is not None:
            self._directive(line, directive["name"].lower(), directive["argument"])
        else:
            self._skip(line.indent)

    def _directive(self, line: Line, name: str, argument: str) -> None:
        """Read a directive: its options go, its content is read as what it is."""
        if name in _UNREAD:
            self._skip(line.indent)
            return
        if name in _CODE:
            self._code(line.indent)
            return
        while (
            (option := self._next()) is not None and option.gap == 0 and option.indent > line.indent
        ):
            if _FIELD.match(self._words(option)) is None:
                break
            self._number += 1
        kind = BlockKind.QUOTATION if name in _QUOTED else BlockKind.PARAGRAPH
        if name in _CAPTIONED:
            kind = BlockKind.CAPTION
        self._boxes.append((line.indent, kind))
        if argument and name != "figure":
            start = line.end - len(argument)
            shown = (
                BlockKind.HEADING if name in {"admonition", "topic", "sidebar", "rubric"} else kind
            )
            level = 6 if shown is BlockKind.HEADING else 0
            self._add(
                Draft(shown, start, line.end, level=level),
                column=line.indent + 1,
                stays_open=shown is not BlockKind.HEADING,
            )

    def _skip(self, indent: int) -> None:
        """Pass over the lines that are indented under one that nobody reads."""
        while (line := self._next()) is not None and line.indent > indent:
            self._number += 1

    def _code(self, indent: int) -> None:
        """Read the lines indented under a literal mark as code."""
        first = last = None
        while (line := self._next()) is not None and line.indent > indent:
            first, last = first or line, line
            self._number += 1
        if first is not None and last is not None:
            self._add(Draft(BlockKind.CODE, first.start, last.end))

    def _literal_after(self, line: Line) -> None:
        """Read what follows a paragraph that ends in "::" as code."""
        following = self._next()
        if (
            self._text.endswith("::", line.start, line.end)
            and following is not None
            and following.gap
            and following.indent > line.indent
        ):
            self.scan.masked.append((line.end - 1, line.end))
            self._code(line.indent)

    def _field(self, line: Line, words: str) -> bool:
        """Read a field of a field list."""
        found = _FIELD.match(words)
        if found is None or (self._open is not None and self._open.kind is not BlockKind.FURNITURE):
            return False
        value = found["value"] or ""
        if not self.scan.fields or line.gap == 0:
            self.scan.fields.setdefault(found["name"].lower(), value)
        if value:
            self._add(
                Draft(BlockKind.FURNITURE, line.start, line.end, category="metadata"),
                column=line.indent + 1,
                stays_open=True,
            )
        return True

    def _paragraph(self, line: Line, words: str) -> None:
        """Read a line that opens a paragraph, or a quotation where it is indented for no list."""
        holder = self._items.holder(line.indent)
        start = line.start
        if words.startswith("| "):
            start += 2
        kind = BlockKind.PARAGRAPH
        base = self._boxes[-1][0] + 1 if self._boxes else 0
        if self._boxes and line.indent > self._boxes[-1][0]:
            kind = self._boxes[-1][1]
        elif holder is None and line.indent > base + 1:
            kind = BlockKind.QUOTATION
        if words != "::":
            self._add(
                Draft(kind, start, line.end, parent=holder), column=line.indent, stays_open=True
            )
        self._literal_after(line)

    def _table(self, line: Line) -> bool:
        """Read a grid or simple table."""
        table = read_table(self._text, self._lines, self._number - 1)
        if table is None:
            return False
        base = len(self.scan.drafts)
        for draft in table.drafts:
            draft.parent = None if draft.parent is None else base + draft.parent
        self.scan.drafts += table.drafts
        self.scan.masked += table.masked
        self._number += table.lines - 1
        self._items.holder(line.indent)
        self._open = None
        return True
