"""The running text of a paragraph: what Word shows of it, with links and note marks."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from policyrecs.readers.docx.package import R, Relationship, W
from policyrecs.readers.docx.styles import PLAIN, Style, Styles, is_on, value
from policyrecs.readers.raised import write_raised
from policyrecs.readers.words import Flow

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

ALTERNATIVES = _MC + "AlternateContent"

TEXT_BOX = W + "txbxContent"

_PASSED_OVER = frozenset(
    W + name for name in ("del", "moveFrom", "pPr", "sdtPr", "smartTagPr", "customXmlPr", "rt")
)
"""Text taken away by tracked changes, and properties."""

_FORMULA_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

_NOTE_REFERENCES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}

_DRAWINGS = frozenset(W + name for name in ("drawing", "pict", "object"))

_UNREAD = frozenset(
    {
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
        "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    }
)
"""Drawings whose text lies in parts of their own."""

_WRITTEN = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
"""What single characters are stored as."""

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"?([^"\s]+)', re.IGNORECASE)
"""A field that is a link: 'HYPERLINK "https://example.org" \\o "tip"'."""

_CONTENTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b", re.IGNORECASE)
"""A field that lists contents: 'TOC \\o "1-3"'."""

_PRIVATE = range(0xD800, 0xF900)
"""Characters of symbol typefaces, which mean nothing outside them, and halves of characters."""

_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{1,4}")
"""The number of a symbol's character: "F0B7"."""


@dataclass(slots=True)
class Field:
    """An open field: its code, then its result.

    Attributes:
        code: The code, piece by piece.
        in_result: Whether the result has begun.
        link: Where its link starts and leads, if it is one.
        is_contents: Whether it lists contents.
    """

    code: list[str] = field(default_factory=list)
    in_result: bool = False
    link: tuple[int, str] | None = None
    is_contents: bool = False


@dataclass(slots=True)
class Source:
    """What running text refers to outside the paragraph.

    Attributes:
        styles: The document's styles.
        relationships: Where the part's links lead, by relationship id.
        note_label: Returns the label to show for a reference: (kind of note, id, own mark).
    """

    styles: Styles
    relationships: Mapping[str, Relationship]
    note_label: Callable[[str, str, str], str]


class Runs:
    """Reads the runs of one paragraph after the other; fields may go on from one to the next.

    Attributes:
        flow: The words of the paragraph so far.
        boxes: Text boxes anchored in the paragraph.
        unread: Drawings with text of their own (charts, diagrams) that no reader reads.
    """

    def __init__(self, source: Source) -> None:
        """Start with nothing read."""
        self.flow = Flow()
        self.boxes: list[etree._Element] = []
        self.unread = 0
        self._source = source
        self._fields: list[Field] = []
        self._style = PLAIN

    @property
    def in_contents(self) -> bool:
        """Whether the text stands in a list of contents that a field made."""
        return any(one.is_contents for one in self._fields)

    def read(self, paragraph: etree._Element, style: Style) -> None:
        """Write the words of a paragraph of that style into the flow."""
        self._style = style
        self._read_inside(paragraph)
        for one in self._fields:
            self._end_link(one)
        self._fields = [one for one in self._fields if one.in_result]

    def _read_inside(self, element: etree._Element) -> None:
        """Read runs, and what holds runs."""
        for child in element:
            tag = child.tag
            if tag == W + "r":
                self._run(child)
            elif tag == W + "hyperlink":
                self._hyperlink(child)
            elif tag == W + "fldSimple":
                self._simple_field(child)
            elif tag == W + "sdt":
                self._read_all(child.findall(W + "sdtContent"))
            elif tag == W + "ruby":
                self._read_all(child.findall(W + "rubyBase"))
            elif tag == ALTERNATIVES:
                self._read_all(chosen(child))
            elif tag == _FORMULA_TEXT:
                self.flow.write(child.text or "")
            elif tag not in _PASSED_OVER:
                self._read_inside(child)  # insertions, smart tags, formulas

    def _read_all(self, elements: list[etree._Element]) -> None:
        """Read what each of `elements` holds."""
        for element in elements:
            self._read_inside(element)

    def _hyperlink(self, element: etree._Element) -> None:
        """Read a link to an address or to a place in the document."""
        relationship = self._source.relationships.get(element.get(R + "id") or "")
        anchor = value(element, "anchor")
        target = relationship.target if relationship else f"#{anchor}" if anchor else ""
        flow, start = self.flow, self.flow.next_start
        self._read_inside(element)
        flow.link(start, target)

    def _simple_field(self, element: etree._Element) -> None:
        """Read the result of a field that stands in one element."""
        one = Field([value(element, "instr") or ""])
        self._fields.append(one)
        self._begin_result(one)
        self._read_inside(element)
        self._end_field()

    def _run(self, run: etree._Element) -> None:
        """Read one run: text of one look."""
        properties = run.find(W + "rPr")
        look = self._source.styles.of(
            None if properties is None else value(properties.find(W + "rStyle"))
        )
        if _settled(is_on(properties, "vanish"), look.is_hidden or self._style.is_hidden):
            return
        if is_on(properties, "strike") or is_on(properties, "dstrike"):
            return  # struck out: shown as no longer valid
        bold = _settled(is_on(properties, "b"), look.is_bold or self._style.is_bold)
        emphasised = bold or is_on(properties, "u") is True
        raised = properties is not None and value(properties.find(W + "vertAlign")) == "superscript"
        outer = self.flow
        if raised:
            self.flow = Flow()
        self._read_run(run, emphasised=emphasised, slanted=is_on(properties, "i") is True)
        if raised:
            inner, self.flow = self.flow, outer
            write_raised(outer, inner, emphasised=emphasised)

    def _read_run(self, run: etree._Element, *, emphasised: bool, slanted: bool) -> None:
        """Read what a run holds."""
        own_mark: etree._Element | None = None
        for child in run:
            tag = child.tag
            if tag == W + "fldChar":
                self._field_character(value(child, "fldCharType"))
            elif tag == W + "instrText":
                if self._fields and not self._fields[-1].in_result:
                    self._fields[-1].code.append(child.text or "")
            elif not all(one.in_result for one in self._fields):
                continue
            elif tag == W + "t":
                if own_mark is not None:
                    self._note_mark(own_mark, (child.text or "").strip())
                    own_mark = None
                else:
                    self.flow.write(child.text or "", emphasised=emphasised, slanted=slanted)
            elif tag in _NOTE_REFERENCES:
                if value(child, "customMarkFollows") in {"1", "true", "on"}:
                    own_mark = child
                else:
                    self._note_mark(child, "")
            else:
                self._special(child, emphasised=emphasised, slanted=slanted)

    def _special(self, child: etree._Element, *, emphasised: bool, slanted: bool) -> None:
        """Read what is no text: a break, a symbol, a drawing."""
        tag = child.tag
        if tag in _WRITTEN:
            self.flow.write(_WRITTEN[tag], emphasised=emphasised, slanted=slanted)
        elif tag in {W + "br", W + "cr"}:
            self.flow.break_line()
        elif tag == W + "sym":
            self.flow.write(_symbol(value(child, "char") or ""))
        elif tag == ALTERNATIVES:
            for alternative in chosen(child):
                self._read_run(alternative, emphasised=emphasised, slanted=slanted)
        elif tag in _DRAWINGS:
            boxes, unread = _boxes(child)
            self.boxes += boxes
            self.unread += unread

    def _note_mark(self, reference: etree._Element, own_mark: str) -> None:
        """Write the mark of a footnote or endnote."""
        kind = _NOTE_REFERENCES[reference.tag]
        label = self._source.note_label(kind, value(reference, "id") or "", own_mark)
        if label:
            self.flow.write_mark(label, f"[{label}]" if label.isalnum() else label)

    def _field_character(self, kind: str | None) -> None:
        """Begin a field, its result, or end it."""
        if kind == "begin":
            self._fields.append(Field())
        elif kind == "separate" and self._fields:
            self._begin_result(self._fields[-1])
        elif kind == "end" and self._fields:
            self._end_field()

    def _begin_result(self, one: Field) -> None:
        """Begin a field's result."""
        code = "".join(one.code)
        found = _HYPERLINK.match(code)
        one.in_result = True
        one.is_contents = _CONTENTS.match(code) is not None
        one.link = (self.flow.next_start, found[1]) if found else None

    def _end_field(self) -> None:
        """End the innermost field."""
        self._end_link(self._fields.pop())

    def _end_link(self, one: Field) -> None:
        """Write the link of a field, as far as it has come; it may go on in the next paragraph."""
        if one.link is not None:
            start, target = one.link
            self.flow.link(start, target)
            one.link = (0, target)


def chosen(alternatives: etree._Element) -> list[etree._Element]:
    """Return the one alternative to read: the first with text, so that none is read twice."""
    for alternative in alternatives:
        if next(alternative.iter(W + "t"), None) is not None:
            return [alternative]
    return list(alternatives)[:1]


def _symbol(code: str) -> str:
    """The character of a symbol by its number; nothing for one that only a typeface knows."""
    number = int(code, 16) if _HEXADECIMAL.fullmatch(code) else 0
    return "" if number in _PRIVATE else chr(number)


def _settled(direct: bool | None, by_style: bool) -> bool:  # noqa: FBT001  both are properties' values
    """A property's value: the run's own, else its style's."""
    return by_style if direct is None else direct


def _boxes(drawing: etree._Element) -> tuple[list[etree._Element], int]:
    """The text boxes of a drawing, and how many charts and diagrams it holds.

    A box inside a box is found when the outer box is read.
    """
    boxes: list[etree._Element] = []
    unread = 0
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if element.tag == TEXT_BOX:
            boxes.append(element)
        elif element.tag == ALTERNATIVES:
            waiting += chosen(element)
        else:
            unread += element.tag in _UNREAD
            waiting += reversed(element)
    return boxes, unread
