"""What a heading looks like where no mark shows one, and how deep it stands."""

import re
from collections.abc import Sequence

_LONGEST = 120
_MOST_WORDS = 14
_LONGEST_CAPITALS = 240
"""Characters in a heading; one in capitals may be the headline of a release, and longer."""

_LONGEST_MARKED = 160
"""Characters of a heading that its format marks as one; a longer one may be a paragraph."""

_SENTENCE_INSIDE = re.compile(r"[.!?;](?<=[a-z]{2}.)[\"'”\u2019)]*\s+[\"'“\u2018(]?[A-Z]")
"""A sentence that ends inside the text: "It ended. We go"; a heading holds none.

What stands before the stop is checked after it, since stops are quick to look for.
"""

_ADDRESS = re.compile(r"https?://|www\.|\S@\S|\S\|\S|[\[\]{}<>=_]|\s\|\s")
"""Addresses, separators and fragments of markup, which headings do without."""

_NUMBERING = re.compile(r"(?:\d{1,2}|[A-Z])(?P<inner>(?:\.\d{1,2}){0,4})[.)]?\s+(?=\S)")
"""A section number: "2.1 Scope" is one level below "2 Findings"."""

_UNFINISHED = frozenset({"to", "that", "should", "must", "and", "or", "of", "by", "for", "the"})
"""Words that a line which goes on ends in: "The Department is asked to"."""

_CAPITALS_LEVEL = 2
_PLAIN_LEVEL = 3


def looks_like_heading(words: str) -> bool:
    """Whether `words`, standing alone on a line, read as a heading and not as a sentence."""
    if not words or words[-1] in ".,;:!—\u2013-…*":
        return False
    if not words.isupper() and (len(words) > _LONGEST or words.count(" ") >= _MOST_WORDS):
        return False
    if len(words) > _LONGEST_CAPITALS or words.rsplit(" ", 1)[-1] in _UNFINISHED:
        return False
    numbering = _NUMBERING.match(words)
    first = words[numbering.end()] if numbering else words[0]
    if not (first.isupper() or first.isdigit() or first in "\"'“\u2018("):
        return False
    if sum(map(str.isalpha, words)) * 2 < len(words):
        return False
    return not (_SENTENCE_INSIDE.search(words) or _ADDRESS.search(words))


def is_running_text(words: str) -> bool:
    """Whether a marked heading is a paragraph all the same, that a page only wanted in its type."""
    if len(words) <= _LONGEST_MARKED:
        return False
    return words.rstrip()[-1] in ".:" or _SENTENCE_INSIDE.search(words) is not None


def heading_levels(headings: Sequence[str], *, titled: bool) -> list[int]:
    """Return the level of each heading of a text without marks.

    The title is 1. Below it, numbered headings go by their numbers; capitals stand above the rest.

    Args:
        headings: The headings, in text order.
        titled: Whether the first is the text's title.
    """
    capitals = any(heading.isupper() for heading in headings[titled:])
    plain_level = _PLAIN_LEVEL if capitals else _CAPITALS_LEVEL
    levels = []
    for heading in headings:
        numbering = _NUMBERING.match(heading)
        if numbering and heading[0].isdigit():
            levels.append(_CAPITALS_LEVEL + numbering["inner"].count("."))
        else:
            levels.append(_CAPITALS_LEVEL if heading.isupper() else plain_level)
    if titled and levels:
        levels[0] = 1
    return levels
