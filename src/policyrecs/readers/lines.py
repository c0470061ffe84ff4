"""Lines and how they wrap; plain text and the markup formats share them."""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

_LINE_ENDS = "\r\f\v\x85\u2028\u2029"
"""Ways to end a line other than a line feed; a page feed ends one too."""


_LONE_MARK = re.compile(
    r"^(?P<mark>[ ]{0,8}(?:[-\u2013]|(?P<bullet>[\u2022\u25cf\u25aa\u25e6\u2023])"
    r"|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])[ ]{0,8})\n(?P<gap>(?(bullet)(?:[ ]{0,8}\n)?))"
    r"(?=[ ]{0,8}[^\s\u2022\u25cf\u25aa\u25e6\u2023\u2013>#|-])"
    r"(?![ ]{0,8}\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)][ ]{0,8}\n)",
    re.MULTILINE,
)
"""The mark of an item alone on its line, its words on the next: a bullet, then "Publish it."."""


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
    r"""Return `text` with "\n" for every line end, of the same length: "\r\n" becomes " \n".

    Replacing one by one is ten times as fast as a translation table where text is not ASCII.
    """
    text = text.replace("\r\n", " \n").replace("\t", " ")
    for character in _LINE_ENDS:
        text = text.replace(character, "\n")
    return text


def with_marks_in_line(scan: str) -> str:
    """Return a text with plain line ends, the marks of items on one line with their words.

    Texts taken from pages and mails have them on lines of their own. The length stays: spaces stand
    for the line ends.
    """
    return _LONE_MARK.sub(_on_one_line, scan)


def _on_one_line(found: re.Match[str]) -> str:
    """A mark with spaces for the line ends after it."""
    return found["mark"].ljust(len(found[0]))


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    r"""Return the lines of `text` that are not blank.

    Args:
        text: Text with plain line ends.
        start: Where to begin; taken for the start of a line.
        end: Where to stop.
    """
    lines: list[Line] = []
    position, gap = start, 0
    for line in text[start:end].split("\n"):
        if own := line.lstrip():
            indent = len(line) - len(own)
            first = position + indent
            lines.append(Line(first, first + len(own.rstrip()), indent, gap))
            gap = 0
        else:
            gap += 1
        position += len(line) + 1
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
    for line, following in itertools.pairwise(lines):
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
