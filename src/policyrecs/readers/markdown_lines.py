"""How the lines of a Markdown paragraph hang together: where one goes on, where the next begins."""

import itertools
import re

from policyrecs.readers.headings import looks_like_heading
from policyrecs.readers.lines import Line

_HARD_BREAK = re.compile(r"(?:[ ]{2,}|\\[ ]*|<br[ ]?/?>[ ]*)$", re.IGNORECASE)
"""A line end that the author asked for: two spaces, a backslash or "<br>"."""

_WHOLE = re.compile(r"[.?!:…][\"')\]*_”’]*$")
"""How a line ends that holds whole sentences."""

_INNER_STOP = re.compile(r"[.?!][\"')”’]* +[\"'(“‘]?[A-Z]")
"""The end of a sentence inside a line."""

_UNWRAPPED = 180
"""A line of so many characters with several sentences is a paragraph that nobody wrapped."""

_BROKEN_OFF = 40
"""A line of so many characters without a stop is no line of a list or verse, but cut short."""

_FEWEST_UNWRAPPED = 3
"""So many such lines with no blank line after them, and each line of a text is a paragraph."""


def is_unwrapped(text: str, lines: list[Line]) -> bool:
    """Return whether a text has a paragraph a line, with no blank lines, as saved pages do."""
    found = 0
    for line, following in itertools.pairwise(lines):
        if following.gap or line.end - line.start < _UNWRAPPED:
            continue
        words = text[line.start : line.end]
        found += bool(_WHOLE.search(words) and _INNER_STOP.search(words))
        if found == _FEWEST_UNWRAPPED:
            return True
    return False


def breaks(text: str, line: Line, following: Line, *, unwrapped: bool) -> bool:
    """Return whether the author broke the line before `following`, and not inside a sentence.

    Args:
        text: The document.
        line: A line of words.
        following: The next.
        unwrapped: Whether each line of the text is a paragraph.
    """
    if text[following.start].islower():
        return False
    words = text[line.start : line.end]
    if unwrapped and _WHOLE.search(words):
        return True
    if words.isupper() and looks_like_heading(words):
        return not text[following.start : following.end].isupper()
    line_end = text.find("\n", line.end)
    line_end = line_end if line_end >= 0 else len(text)
    return _HARD_BREAK.search(text, max(line.start, line.end - 6), line_end) is not None


def is_cut_short(text: str, last: Line, start: int) -> bool:
    """Return whether a paragraph that ends with `last` goes on at `start`, as across pages."""
    mark = text[last.end - 1]
    unfinished = mark.islower() or mark in ",-"
    return last.end - last.start >= _BROKEN_OFF and unfinished and text[start].islower()
