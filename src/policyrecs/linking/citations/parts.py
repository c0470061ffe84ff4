"""The parts of a citation: where authors, title and the rest stand, and the segments of a list."""

import re

from policyrecs.linking.citations.text import Stretch
from policyrecs.values import value

TITLE_END = re.compile(
    r"""(?x)
      (?<=[^\W\d_]{3})\.(?=\ [^a-z]|$)                      # a full stop after a word
    | (?<=[)\d])\.(?=\ [A-Z]|$)                             # or after brackets or a number
    | [?!](?=\ |$)                                          # a mark of its own
    | ,?\ \((?=[^()]{0,200}\d{4}|pp?\.|[Rr]eport|\w+\ edn?)  # brackets that hold a date or pages
    | \.\ (?=In\ [A-Z])                                     # the book that holds a chapter
    | ,?\ {2,}                                              # what has been blanked: an address
    """
)
"""Where an unmarked title ends."""

VOLUME_ALONE = re.compile(
    r"(?!(?:1[6-9]|20)\d\d\b)(?:vol(?:ume|\.)?|no\.|issue)? ?\d{1,4}(?: ?\(\d[^()]*\))?"
    r"(?::|$|;| no\.)",
    re.IGNORECASE,
)
"""A volume as a segment of its own: "31(2)", "vol. 38", but not a year."""


@value
class Layout:
    """Where the parts of a citation stand.

    Attributes:
        authors: The authors' stretch; None where there are none.
        title: The title's stretch, marks excluded.
        rest: Where what follows the title starts.
        inverted: Whether the style sets the first author's surname first.
    """

    authors: Stretch | None
    title: Stretch
    rest: int
    inverted: bool = False


def segments(plain: str, start: int, end: int | None = None) -> list[Stretch]:
    """Cut `plain` at commas that stand in no brackets; a full stop at the end is left out.

    Example:
        >>> [("A, B (C, D), E")[slice(*part)] for part in segments("A, B (C, D), E", 0)]
        ['A', 'B (C, D)', 'E']
    """
    end = len(plain.rstrip(" .")) if end is None else end
    parts: list[Stretch] = []
    depth, opened = 0, start
    for index in range(start, end):
        character = plain[index]
        if character in "([":
            depth += 1
        elif character in ")]":
            depth = max(0, depth - 1)
        elif character == "," and depth == 0 and plain[index + 1 : index + 2] in (" ", ""):
            parts.append((opened, index))
            opened = index + 1
    parts.append((opened, end))
    return [_stripped(plain, part) for part in parts if plain[slice(*part)].strip()]


def _stripped(plain: str, part: Stretch) -> Stretch:
    words = plain[slice(*part)]
    lead = len(words) - len(words.lstrip())
    return part[0] + lead, part[0] + len(words.rstrip())
