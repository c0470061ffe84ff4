"""Lines, how they wrap, and the marks that open a list item; plain text and markup share them."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_LINE_ENDS = str.maketrans(dict.fromkeys("\r\f\v\x85\u2028\u2029", "\n") | {"\t": " "})
"""Every way to end a line; a page feed ends one too."""

_LINE = re.compile(r"\S[^\n]*")
"""A line's own text, from its first visible character."""


class Line(NamedTuple):
    """A line that is not blank.

    Attributes:
        start: First visible character.
        end: One past the last visible character.
        indent: Characters of white space before it.
        gap: Blank lines between it and the line before.
    """

    start: int
    end: int
    indent: int
    gap: int


def with_plain_line_ends(text: str) -> str:
    r"""Return `text` with "\n" for every line end, of the same length: "\r\n" becomes " \n"."""
    if "\r\n" in text:
        text = text.replace("\r\n", " \n")
    return text.translate(_LINE_ENDS)


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    r"""Return the lines of `text` that are not blank.

    Args:
        text: Text with plain line ends.
        start: Where to begin; taken for the start of a line.
        end: Where to stop.
    """
    end = len(text) if end is None else end
    lines = []
    position = start
    for found in _LINE.finditer(text, start, end):
        first = found.start()
        breaks = text.count("\n", position, first)
        line_start = text.rfind("\n", position, first) + 1 if breaks else position
        gap = max(breaks - 1, 0) if lines else breaks
        position = found.end()
        lines.append(Line(first, first + len(found[0].rstrip()), first - line_start, gap))
    return lines


_WRAPPED_SHARE = 0.15
"""Share of lines that go on in lower case above which a text is taken to be hard-wrapped."""

_LONGEST_WRAPPED = 160
"""Characters in a line above which nobody wrapped it by hand or by machine."""

_RAGGED = 0.8
"""A line this full, counting the word that did not fit, may have been wrapped there."""

_SENTENCE_ENDS = frozenset(".!?:")
"""What a line that goes on in the next does not end with."""


def wrap_width(text: str, lines: Sequence[Line]) -> int | None:
    """Return the width that the text is hard-wrapped at; None where a line is a paragraph."""
    lengths = []
    going_on = 0
    for line, following in zip(lines, lines[1:], strict=False):
        length = line.indent + line.end - line.start
        if following.gap == 0 and length <= _LONGEST_WRAPPED:
            lengths.append(length)
            going_on += text[following.start].islower() and text[line.end - 1] not in _SENTENCE_ENDS
    if not lengths or going_on < _WRAPPED_SHARE * len(lengths):
        return None
    lengths.sort()
    return lengths[len(lengths) * 9 // 10]


def goes_on(text: str, line: Line, following: Line, width: int | None) -> bool:
    """Whether `following` continues the paragraph that `line` belongs to.

    A line is wrapped where the next word did not fit; one that had room ended on purpose.

    Args:
        text: Text with plain line ends.
        line: A line.
        following: The line after it.
        width: The text's wrap width, if it has one.
    """
    if following.gap:
        return False
    last = text[line.end - 1]
    if text[following.start].islower() and last not in _SENTENCE_ENDS:
        return True
    if width is None or following.indent > line.indent + 1 or last == ":":
        return False
    space = text.find(" ", following.start, following.end)
    word = (following.end if space < 0 else space) - following.start
    return line.indent + line.end - line.start + 1 + word > _RAGGED * width


ITEM_MARK = re.compile(
    r"""
    (?P<bullet>
        [•‣▪▫◦●○■□∙·⁃➢➤►✓✔❖\uf0b7\uf0a7]    # "• Publish", a Word bullet copied from a PDF
      | [-*+–—‒](?=[ ])                      # "- Publish"
      | o(?=[ ]{1,4}[A-Z])                   # "o Publish", a circle bullet that became a letter
    )[ ]*(?=\S)
    | (?P<number> \(?\d{1,3}[.)] | \[\d{1,3}\](?!\()) [ ]+ (?=[^\W_]|["'“‘(\[*_$<])   # "3. Publish"
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
    """Return the (style, value) of the marks that have a neighbour before or after them.

    A capital and a stop open a list only in company: "A. Scope" with "B. Duties", not "A. Smith".
    """
    found = {(mark.style, mark.value) for mark in marks}
    return frozenset(
        (style, value)
        for style, value in found
        if (style, value - 1) in found or (style, value + 1) in found
    )
