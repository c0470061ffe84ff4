"""The marks that open a list item, and how items nest; plain text and markup share them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from policyrecs.readers.lines import Line

ITEM_MARK = re.compile(
    r"""
    (?P<bullet>
        [•‣▪▫◦●○■□∙·\u2043➢➤►✓✔❖\uf0b7\uf0a7]    # "• Publish", a Word bullet copied from a PDF
      | [-*+\u2013—\u2012](?=[ ])                      # "- Publish"
      | o(?=[ ]{1,4}[A-Z])                   # "o Publish", a circle bullet that became a letter
    )[ ]*(?=\S)
    | (?P<number> \(?\d{1,3}[.)] | \[\d{1,3}\](?!\()) [ ]+ (?=[^\W_]|["'“\u2018(\[*_$<])
                                                          # "3. Publish", "[3] Publish"
    | (?P<letter> \(?[a-zA-Z][.)] ) [ ]+ (?=\S)           # "(a) Publish", "b) Publish"
    | (?P<roman> \(?[ivxIVX]{1,5}[.)] ) [ ]+ (?=\S)       # "(iv) Publish", "ii. Publish"
    """,
    re.VERBOSE,
)
"""The mark that opens a list item, matched at a line's first visible character."""

_ROMAN = {"i": 1, "v": 5, "x": 10}


class ItemMark(NamedTuple):
    """The mark of a list item.

    Attributes:
        marker: The mark as printed.
        end: Where the item's text begins.
        style: What marks of one list have in common: "•", "1.", "(a)", "i)".
        value: Place in its list, from 1; 0 for a bullet.
    """

    marker: str
    end: int
    style: str
    value: int


def item_mark(text: str, line: Line) -> ItemMark | None:
    """Return the mark that opens `line`, if one does."""
    found = ITEM_MARK.match(text, line.start, line.end)
    if found is None:
        return None
    marker = found[0].rstrip()
    if found["bullet"]:
        return ItemMark(marker, found.end(), marker, 0)
    core = marker.strip("().[]")
    if found["number"]:
        return ItemMark(marker, found.end(), marker.replace(core, "1"), int(core))
    lowered = core.lower()
    sort = "i" if found["roman"] or lowered == "i" else "a"
    value = _roman_value(lowered) if sort == "i" else ord(lowered) - 96
    return ItemMark(
        marker, found.end(), marker.replace(core, sort if core.islower() else sort.upper()), value
    )


def _roman_value(numeral: str) -> int:
    """The value of a small Roman numeral: "iv" is 4."""
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )


def in_sequence(marks: Iterable[ItemMark]) -> frozenset[tuple[str, int]]:
    """Return the (style, value) of the marks that follow or precede their neighbour in a list.

    A capital and a stop open a list only in company: "A. Scope" with "B. Duties", not "A. Smith".
    """
    last: dict[str, int] = {}
    found: set[tuple[str, int]] = set()
    for mark in marks:
        if mark.value and last.get(mark.style, 0) == mark.value - 1 > 0:
            found |= {(mark.style, mark.value - 1), (mark.style, mark.value)}
        last[mark.style] = mark.value
    return frozenset(found)


@dataclass(slots=True)
class OpenItem:
    """An item that later lines may belong to.

    Attributes:
        key: What the caller knows it by.
        column: Indent of its mark.
        style: Style of its mark.
    """

    key: int
    column: int
    style: str


_NESTED = 2
"""Columns that a line is indented beyond an item's mark to stand inside that item."""

_DASHES = frozenset("-*+")


@dataclass(slots=True)
class OpenItems:
    """The items that hold the place reached in the text, outermost first.

    Indents decide. Where a list has lost them, bullets below a number and letters from "a" open a
    list inside the item above them, and an old style of mark goes on with its own list.
    """

    items: list[OpenItem] = field(default_factory=list)

    def open(self, key: int, mark: ItemMark, column: int) -> tuple[int | None, int]:
        """Open the item of `mark`; return the key of the item that holds it, and its level."""
        style = "-" if mark.style in _DASHES else mark.style
        for depth, item in enumerate(self.items):
            beside = abs(column - item.column) < _NESTED
            if column <= item.column - _NESTED or (beside and item.style == style):
                del self.items[depth:]
                break
            outlives = len(item.style) == 1 or mark.value > 1
            if beside and mark.value and outlives and not self._goes_on_below(depth, style):
                del self.items[depth:]
                break
        holder = self.items[-1].key if self.items else None
        self.items.append(OpenItem(key, column, style))
        return holder, len(self.items)

    def _goes_on_below(self, depth: int, style: str) -> bool:
        """Whether an item inside the one at `depth` has marks of this style."""
        return any(item.style == style for item in self.items[depth + 1 :])

    def holder(self, column: int) -> int | None:
        """Return the key of the item that a paragraph at `column` stands in; close the others."""
        while self.items and column < self.items[-1].column + _NESTED:
            self.items.pop()
        return self.items[-1].key if self.items else None
