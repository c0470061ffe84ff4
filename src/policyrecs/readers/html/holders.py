"""Open elements that say what stands in them: items with their numbers, notes, quotations."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from policyrecs.readers import numerals
from policyrecs.readers.drafts import Draft
from policyrecs.readers.html.tree import Attributes
from policyrecs.readers.words import Words
from policyrecs.vocabulary import BlockKind

_LIST_STYLE = re.compile(
    r"list-style[^:;]*:[^;]*?\b(lower|upper)-(alpha|latin|roman)", re.IGNORECASE
)
"""An inline style that numbers a list: "list-style-type: lower-alpha"."""

_INTEGER = re.compile(r"-?\d{1,6}")
"""A whole number of sensible size: "12"."""


@dataclass(slots=True)
class Holder:
    """An open element that says what the blocks inside it are.

    Attributes:
        kind: Kind of its first block, and of the others too unless it is an item.
        level: Level of its first block.
        marker: Marker of its first block.
        parent: The draft that holds its first block.
        first: Its first block, once there is one.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""
    parent: Draft | None = None
    first: Draft | None = None

    @property
    def holding(self) -> Draft | None:
        """The draft that holds what is nested in the element."""
        return self.first if self.kind is BlockKind.ITEM and self.first else self.parent

    def draft(self, words: Words, note: str, marker: str) -> Draft:
        """Return the block that running text inside the element is.

        Args:
            words: The text.
            note: Label of the note that it is by a link in the text; empty for none.
            marker: List marker found in the text; empty for none.
        """
        if self.kind is BlockKind.NOTE or note:
            label = note if self.kind is not BlockKind.NOTE else "" if self.first else self.marker
            return Draft(BlockKind.NOTE, _without_label(words, label), marker=label)
        if self.kind is not BlockKind.ITEM:
            return Draft(self.kind, words, self.level, self.marker, self.parent)
        if self.first is not None:
            return Draft(BlockKind.PARAGRAPH, words, parent=self.first)
        return Draft(BlockKind.ITEM, words, self.level, marker or self.marker, self.parent)


@dataclass(slots=True)
class List:
    """An open list, with the number of its next item."""

    is_ordered: bool
    number: int = 1
    step: int = 1
    style: str = "1"

    def next_marker(self) -> str:
        """Return the next item's marker."""
        if not self.is_ordered:
            return "•"
        number = self.number
        self.number += self.step
        if self.style in "aA":
            shown = numerals.letter(number)
        elif self.style in "iI":
            shown = numerals.roman(number)
        else:
            shown = str(number)
        return f"{shown.upper() if self.style.isupper() else shown}."


def list_of(node: LexborNode, attributes: Attributes) -> List:
    """Return the list that an element begins, as it numbers its items."""
    if node.tag != "ol":
        return List(is_ordered=False)
    style = attributes.get("type") or "1"
    told = _LIST_STYLE.search(attributes.get("style") or "")
    if told:
        letter = "i" if told[2].lower() == "roman" else "a"
        style = letter.upper() if told[1].lower() == "upper" else letter
    start = number_of(attributes.get("start"))
    backwards = "reversed" in attributes
    if start is None:
        start = sum(child.tag == "li" for child in node.iter()) if backwards else 1
    return List(
        is_ordered=True,
        number=start,
        step=-1 if backwards else 1,
        style=style if style in {"1", "a", "A", "i", "I"} else "1",
    )


def number_of(value: str | None) -> int | None:
    """Return the whole number that an attribute holds, if it is one of sensible size."""
    found = _INTEGER.fullmatch((value or "").strip())
    return int(found[0]) if found else None


def _without_label(words: Words, label: str) -> Words:
    """A note's words without the label printed before them."""
    found = re.match(rf"[\s^↑]*(?:[\[(]?{re.escape(label)}(?!\w)[\])]?[.:)]?\s*)?", words.text)
    return words.cut(found.end()) if found else words
