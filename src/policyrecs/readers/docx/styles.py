"""Paragraph and character styles: what they make of a paragraph, by inheritance."""

import re
from dataclasses import dataclass

from lxml import etree

from policyrecs.readers.docx.package import W

_HEADING = re.compile(r"heading ([1-9])\b", re.IGNORECASE)
"""A heading style; Word stores the English name in every language: "heading 2"."""

_TITLES = {"title": 1, "subtitle": 2}
"""Styles of a document's title, with the level they stand for."""

_CONTENTS = re.compile(
    r"toc (?:\d|heading)|table of (?:figures|authorities)|index \d", re.IGNORECASE
)
"""Styles of contents lists and indexes: "toc 1", "TOC Heading", "table of figures"."""

_LOWEST_HEADING = 6

_OFF = frozenset({"0", "false", "off", "none"})
"""Values that turn a property off."""

_GREATEST = 1_000_000
"""Above it, no count, level or measure of a document makes sense."""

_PLAIN = 9
"""Outline level of body text; 0 to 8 are headings."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A place in a list.

    Attributes:
        list_id: The list (`numId`); "0" takes a paragraph out of its style's list.
        level: Level in the list, from 0.
    """

    list_id: str
    level: int


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, its ancestors included.

    Attributes:
        name: Its name, lower case.
        heading: Level of heading that it makes; 0 for none.
        numbered: The list it puts paragraphs in.
        is_bold: Whether its type is bold.
        is_hidden: Whether its text is hidden.
        is_contents: Whether it is for contents lists.
    """

    name: str = ""
    heading: int = 0
    numbered: Numbered | None = None
    is_bold: bool = False
    is_hidden: bool = False
    is_contents: bool = False


PLAIN = Style()


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """Return an attribute of Word's own namespace."""
    return None if element is None else element.get(W + name)


def is_on(properties: etree._Element | None, name: str) -> bool | None:
    """Return whether properties turn `name` on; None where they are silent."""
    element = None if properties is None else properties.find(W + name)
    if element is None:
        return None
    return value(element) not in _OFF


def number_of(text: str | None, otherwise: int = 0) -> int:
    """Return the whole number that an attribute holds; `otherwise` for one that makes no sense."""
    try:
        number = int(text or "")
    except ValueError:
        return otherwise
    return number if abs(number) <= _GREATEST else otherwise


def numbered_by(properties: etree._Element | None) -> Numbered | None:
    """Return the list that paragraph properties put a paragraph in."""
    element = None if properties is None else properties.find(W + "numPr")
    if element is None:
        return None
    list_id = value(element.find(W + "numId"))
    level = number_of(value(element.find(W + "ilvl")))
    return Numbered(list_id or "", min(max(level, 0), 8))


def heading_by(properties: etree._Element | None) -> int | None:
    """Return the level of heading by outline level: 0 for body text, None where none is given."""
    outline = None if properties is None else value(properties.find(W + "outlineLvl"))
    if outline is None:
        return None
    level = number_of(outline, _PLAIN)
    return min(level + 1, _LOWEST_HEADING) if 0 <= level < _PLAIN else 0


class Styles:
    """The styles of a document, by id."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read the styles part.

        Args:
            root: Its root element, if the document has it.
        """
        self._elements: dict[str, etree._Element] = {}
        self._read: dict[str, Style] = {}
        self.default = ""
        for element in root.iterchildren(W + "style") if root is not None else ():
            style_id = value(element, "styleId") or ""
            self._elements[style_id] = element
            if value(element, "type") == "paragraph" and value(element, "default") in {"1", "true"}:
                self.default = style_id
        language = None if root is None else root.find(f".//{W}docDefaults//{W}lang")
        self.language = value(language)

    def of(self, style_id: str | None) -> Style:
        """Return the style of that id; a plain one where there is none."""
        if style_id is None or style_id not in self._elements:
            return PLAIN
        if style_id not in self._read:
            chain: list[str] = []
            current: str | None = style_id
            while current in self._elements and current not in self._read and current not in chain:
                chain.append(current)
                current = value(self._elements[current].find(W + "basedOn"))
            style = self._read.get(current or "", PLAIN)
            for current in reversed(chain):
                style = self._read[current] = _inherited(self._elements[current], style)
        return self._read[style_id]


def _inherited(element: etree._Element, parent: Style) -> Style:
    """The style that `element` makes of its parent."""
    name = (value(element.find(W + "name")) or "").lower()
    paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
    found = _HEADING.match(name)
    outline = heading_by(paragraph)
    if outline is None:
        named = int(found[1]) if found else _TITLES.get(name, parent.heading)
        outline = min(named, _LOWEST_HEADING)
    bold, hidden = is_on(run, "b"), is_on(run, "vanish")
    own = numbered_by(paragraph)
    if own is not None and not own.list_id and parent.numbered is not None:
        own = Numbered(parent.numbered.list_id, own.level)
    return Style(
        name=name,
        heading=outline,
        numbered=own or parent.numbered,
        is_bold=parent.is_bold if bold is None else bold,
        is_hidden=parent.is_hidden if hidden is None else hidden,
        is_contents=parent.is_contents or _CONTENTS.match(name) is not None,
    )
