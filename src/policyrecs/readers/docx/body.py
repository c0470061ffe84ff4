"""From the body of a Word document to drafts: headings, items with their numbers, tables, notes."""

import re
from dataclasses import dataclass

from lxml import etree

from policyrecs.readers.docx.numbering import Numbering
from policyrecs.readers.docx.package import W
from policyrecs.readers.docx.runs import ALTERNATIVES, Runs, Source, chosen
from policyrecs.readers.docx.styles import (
    Numbered,
    Style,
    Styles,
    heading_by,
    is_on,
    number_of,
    numbered_by,
    value,
)
from policyrecs.readers.drafts import Draft
from policyrecs.readers.grid import Cell, Table, settle
from policyrecs.readers.words import Flow, Words
from policyrecs.vocabulary import BlockKind

_DELETED = frozenset(W + name for name in ("del", "moveFrom"))

_PROPERTIES = frozenset(
    W + name for name in ("sectPr", "sdtPr", "tblPr", "tblGrid", "trPr", "tcPr")
)

_CONTENTS_GALLERY = re.compile(r"table of contents", re.IGNORECASE)
"""Kind of a building block that Word fills in itself: "Table of Contents"."""

_QUOTATION = re.compile(r"(?:intense )?quote\b|block text|quotation", re.IGNORECASE)
"""A style for block quotations: "Quote", "Intense Quote", "Block Text"."""

_CAPTION = re.compile(r"\bcaption\b", re.IGNORECASE)

_CODE = re.compile(r"html preformatted|plain text|macro|source code|\bcode\b", re.IGNORECASE)
"""A style for code: "HTML Preformatted", "Source Code"."""

_CONTINUES = re.compile(r"list (?:paragraph|continue)", re.IGNORECASE)
"""A style whose paragraphs without a number belong to the item above: "List Continue 2"."""

_DECIMAL = re.compile(r"\d+(?:\.\d+)+\.?")
"""A number of a paragraph in reports that count them: "2.14"; no list marker looks like it."""

_NO_FILL = frozenset({None, "auto", "FFFFFF", "ffffff"})
"""Backgrounds of a cell that are the page's own."""

_DEEPER = 200
"""Twentieths of a point by which an item of another list is indented to be nested."""


@dataclass(slots=True)
class _OpenItem:
    """An item that what follows may be nested in."""

    numbered: Numbered
    indent: int
    draft: Draft


class BodyReader:
    """Reads the blocks of one part: the body, or the notes.

    Attributes:
        drafts: The blocks, in order.
    """

    def __init__(self, source: Source, numbering: Numbering) -> None:
        """Start with nothing read."""
        self.drafts: list[Draft] = []
        self.runs = Runs(source)
        self._styles: Styles = source.styles
        self._numbering = numbering
        self._items: list[_OpenItem] = []
        self._parents: list[Draft | None] = [None]
        self._contents = 0
        self._tables: list[Table] = []

    def read(self, container: etree._Element) -> None:
        """Read the blocks that `container` holds."""
        for child in container:
            tag = child.tag
            if tag == W + "p":
                self._paragraph(child)
            elif tag == W + "tbl":
                self._table(child)
            elif tag == W + "sdt":
                self._content_control(child)
            elif tag == ALTERNATIVES:
                for alternative in chosen(child):
                    self.read(alternative)
            elif tag not in _DELETED and tag not in _PROPERTIES:
                self.read(child)  # insertions, custom markup: what holds blocks

    def _content_control(self, element: etree._Element) -> None:
        """Read a content control; one that Word fills with the contents is furniture."""
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        generated = _CONTENTS_GALLERY.match(value(gallery) or "") is not None
        self._contents += generated
        for content in element.findall(W + "sdtContent"):
            self.read(content)
        self._contents -= generated

    def _paragraph(self, element: etree._Element) -> None:
        """Read a paragraph, then the text boxes anchored in it."""
        properties = element.find(W + "pPr")
        style_id = None if properties is None else value(properties.find(W + "pStyle"))
        style = self._styles.of(style_id or self._styles.default)
        in_contents = self.runs.in_contents
        self.runs.read(element, style)
        in_contents = in_contents or self.runs.in_contents or style.is_contents
        mark = None if properties is None else properties.find(W + "rPr")
        if mark is None or not any(mark.find(name) is not None for name in _DELETED):
            words, self.runs.flow = self.runs.flow.words(), Flow()
            if in_contents or self._contents:
                self._add(Draft(BlockKind.FURNITURE, words, category="contents"))
            else:
                self._add(self._draft(element, properties, style, words))
        if self.runs.boxes:
            self._text_boxes()

    def _text_boxes(self) -> None:
        """Read the text boxes found last; a paragraph that goes on is taken up again after them."""
        boxes, self.runs.boxes = self.runs.boxes, []
        unfinished, self.runs.flow = self.runs.flow, Flow()
        for box in boxes:
            self._inside(box, self._parents[-1])
        self.runs.flow = unfinished

    def _inside(self, container: etree._Element, parent: Draft | None) -> None:
        """Read what stands apart from the lists around it: a cell, a text box."""
        items, self._items = self._items, []
        self._parents.append(parent)
        self.read(container)
        self._parents.pop()
        self._items = items

    def _add(self, draft: Draft) -> None:
        """Keep a block that has words; ornaments count only in tables."""
        in_cell = draft.parent is not None and draft.parent.kind is BlockKind.CELL
        if draft.words.text and (in_cell or any(map(str.isalnum, draft.words.text))):
            self.drafts.append(draft)

    def _draft(
        self,
        element: etree._Element,
        properties: etree._Element | None,
        style: Style,
        words: Words,
    ) -> Draft:
        """The block that a paragraph is."""
        numbered = _numbered(properties, style)
        marker = ""
        if numbered is not None and (words.text or element.find(f".//{W}del") is None):
            marker = self._numbering.next_marker(numbered)
        heading = heading_by(properties)
        heading = style.heading if heading is None else heading
        if not words.text:
            return Draft(BlockKind.PARAGRAPH)
        if heading:
            self._items = []
            return Draft(
                BlockKind.HEADING, _with_number(marker, words), heading, parent=self._parents[-1]
            )
        if numbered is not None and marker and not _DECIMAL.fullmatch(marker):
            return self._item(properties, numbered, marker, words)
        if self._items and not marker and _CONTINUES.match(style.name):
            return Draft(BlockKind.PARAGRAPH, words, parent=self._items[-1].draft)
        self._items = []
        return Draft(_kind_by_style(style), words, marker=marker, parent=self._parents[-1])

    def _item(
        self, properties: etree._Element | None, numbered: Numbered, marker: str, words: Words
    ) -> Draft:
        """A list item, inside the item above where its level or indent is deeper."""
        level = self._numbering.level(numbered)
        indent = 0 if level is None else level.indent
        own = None if properties is None else properties.find(W + "ind")
        if own is not None:
            indent = number_of(value(own, "left") or value(own, "start"), indent)
        while self._items and not _holds(self._items[-1], numbered, indent):
            self._items.pop()
        parent = self._items[-1].draft if self._items else self._parents[-1]
        draft = Draft(BlockKind.ITEM, words, len(self._items) + 1, marker, parent)
        self._items.append(_OpenItem(numbered, indent, draft))
        return draft

    def _table(self, element: etree._Element) -> None:
        """Read a table."""
        self._items = []
        for outer in self._tables:
            outer.holds_table = True
        table = Table()
        self._tables.append(table)
        for row in _parts(element, W + "tr"):
            properties = row.find(W + "trPr")
            if properties is None or properties.find(W + "del") is None:
                self._row(table, row, properties)
        self._tables.pop()
        settle(table)

    def _row(
        self, table: Table, element: etree._Element, properties: etree._Element | None
    ) -> None:
        """Read a table's row."""
        row = Draft(BlockKind.ROW, parent=self._parents[-1])
        self.drafts.append(row)
        cells: list[Cell] = []
        before = None if properties is None else value(properties.find(W + "gridBefore"))
        if before:
            cells.append(Cell(Draft(BlockKind.CELL, parent=row), columns=number_of(before, 1)))
        is_heading = is_on(properties, "tblHeader") is True
        stands_out = _is_first_by_look(properties)
        for one in _parts(element, W + "tc"):
            cell = Cell(
                Draft(BlockKind.CELL, parent=row), is_heading=is_heading, stands_out=stands_out
            )
            cells.append(cell)
            self._cell(cell, one)
        table.rows.append((row, cells))

    def _cell(self, cell: Cell, element: etree._Element) -> None:
        """Read a table's cell; one that goes on from the row above is empty."""
        properties = element.find(W + "tcPr")
        merged = None if properties is None else properties.find(W + "vMerge")
        if properties is not None:
            cell.columns = max(number_of(value(properties.find(W + "gridSpan")), 1), 1)
            cell.stands_out |= value(properties.find(W + "shd"), "fill") not in _NO_FILL
        if merged is not None and value(merged) != "restart":
            return
        self.drafts.append(cell.draft)
        first = len(self.drafts)
        self._inside(element, cell.draft)
        cell.contents = self.drafts[first:]


def _numbered(properties: etree._Element | None, style: Style) -> Numbered | None:
    """The list that a paragraph stands in, by itself or by its style."""
    own = numbered_by(properties)
    if own is not None and not own.list_id and style.numbered is not None:
        own = Numbered(style.numbered.list_id, own.level)
    numbered = own or style.numbered
    return None if numbered is None or numbered.list_id in {"", "0"} else numbered


def _with_number(marker: str, words: Words) -> Words:
    """A heading's words with its number, which is part of how people cite it: "3.1 Scope"."""
    if not any(map(str.isalnum, marker)):
        return words
    flow = Flow()
    flow.write_as_is(f"{marker} ")
    flow.append(words)
    return flow.words()


def _kind_by_style(style: Style) -> BlockKind:
    """What a paragraph without number is by its style."""
    if _QUOTATION.match(style.name):
        return BlockKind.QUOTATION
    if _CAPTION.search(style.name):
        return BlockKind.CAPTION
    return BlockKind.CODE if _CODE.search(style.name) else BlockKind.PARAGRAPH


def _holds(item: _OpenItem, numbered: Numbered, indent: int) -> bool:
    """Whether an item in that place and of that indent is nested in `item`."""
    if item.numbered.list_id == numbered.list_id:
        return item.numbered.level < numbered.level
    return indent >= item.indent + _DEEPER


def _is_first_by_look(properties: etree._Element | None) -> bool:
    """Whether the table's style makes a row look like the first, in bold or colour."""
    look = None if properties is None else properties.find(W + "cnfStyle")
    return (value(look, "firstRow") or (value(look) or "0")[:1]) == "1"


def _parts(element: etree._Element, tag: str) -> list[etree._Element]:
    """The rows of a table or cells of a row, out of whatever is wrapped around them."""
    found: list[etree._Element] = []
    waiting = list(element)[::-1]
    while waiting:
        one = waiting.pop()
        if one.tag == tag:
            found.append(one)
        elif one.tag not in _DELETED and one.tag not in _PROPERTIES:
            waiting += reversed(one)
    return found
