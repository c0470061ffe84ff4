"""Lines and the marks that open a list item, as plain text and the markup formats share them."""

import re
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


ITEM_MARK = re.compile(
    r"""
    (?P<bullet>[•‣▪▫◦●○■□∙·⁃➢➤►✓✔❖]|[-*+–—‒o](?=[ ]))[ ]*(?=\S)  # "• Publish", "- Publish", "o Publish"
    | (?P<number>\(?\d{1,3}[.)])[ ]+(?=[^\W\d_]|["'“‘(\[*_$])    # "3. Publish", "(3) Publish"
    | (?P<letter>\(?[a-zA-Z][.)])[ ]+(?=\S)                      # "(a) Publish", "b) Publish"
    | (?P<roman>\(?[ivxIVX]{1,5}[.)])[ ]+(?=\S)                  # "(iv) Publish", "ii. Publish"
    """,
    re.X,
)
"""The mark that opens a list item, matched at a line's first visible character."""
