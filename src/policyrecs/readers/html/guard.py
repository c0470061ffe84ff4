"""Refuse, before parsing, a page that a parser by the HTML standard would take hours over.

The standard makes a parser look through all open elements at each tag, and through all attributes
of a tag at each attribute; the time grows with the square of either. No page people wrote comes
near these limits.
"""

import re
from collections import Counter

from policyrecs.errors import InputError
from policyrecs.vocabulary import Reason

_TAG = re.compile(
    r"""
      <!-- (?s:.*?) (?:-->|\Z)                                   # a comment: no tags in it
    | <(?P<raw>script|style)\b (?s:.*?) (?:</(?P=raw)\b|\Z)      # nor in a script
    | <(?P<end>/?) (?P<name>[a-z][^\s/>]*+)
      (?P<attributes>(?:[^>"']++|"[^"]*+"|'[^']*+')*+)           # 'a="1 > 0" b', quotes respected
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A tag; an unclosed one swallows the rest of the text, as it does in a browser."""

_QUOTED = re.compile(r'"[^"]*+"|\'[^\']*+\'')
"""An attribute's value in quotation marks, whose white space parts no attributes."""

_NEVER_OPEN = frozenset(
    {
        "a", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot",
        "option", "optgroup", "colgroup", "html", "head", "body", "rt", "rp",
    }
)  # fmt: skip
"""Elements without content, and those that the next of their kind closes."""

_FORMATTING = frozenset(
    {
        "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt",
        "u",
    }
)  # fmt: skip
"""Elements that the standard opens again in each paragraph until they are closed."""

_MOST_ATTRIBUTES = 1000
_MOST_LOOKS = 1_000_000_000
"""Open elements times tags: about five seconds of parsing."""

_MOST_REOPENED = 10_000_000
"""Open formatting elements times tags: elements that the parser would have to make."""


def check(markup: str, *, name: str) -> None:
    """Refuse `markup` where parsing it would take hours or all memory.

    Args:
        markup: The page.
        name: What to call it in the refusal.

    Raises:
        InputError: `too-large`.
    """
    left_open: Counter[str] = Counter()
    tags = depth = deepest = formatting = 0
    for found in _TAG.finditer(markup):
        tag = found["name"]
        if tag is None:
            continue
        tags += 1
        tag = tag.lower()
        attributes = found["attributes"]
        if len(attributes) > _MOST_ATTRIBUTES:
            _check_attributes(attributes, name)
        if tag in _NEVER_OPEN or (attributes.endswith("/") and left_open["svg"]):
            continue  # outside a drawing, the slash of "<div/>" closes nothing
        if not found["end"]:
            left_open[tag] += 1
            depth += 1
            deepest = max(deepest, depth)
            formatting += tag in _FORMATTING and bool(attributes)
        elif left_open[tag]:
            left_open[tag] -= 1
            depth -= 1
            formatting -= tag in _FORMATTING and formatting > 0
    if deepest * tags > _MOST_LOOKS or formatting * tags > _MOST_REOPENED:
        words = f"the page nests {deepest} elements in each other, more than can be parsed"
        raise InputError(Reason.TOO_LARGE, name, words)


def _check_attributes(attributes: str, name: str) -> None:
    """Refuse a tag with more attributes than anybody writes."""
    count = len(_QUOTED.sub(" ", attributes).replace("/", " ").split())
    if count > _MOST_ATTRIBUTES:
        words = f"a tag of the page has {count} attributes, more than can be parsed"
        raise InputError(Reason.TOO_LARGE, name, words)
