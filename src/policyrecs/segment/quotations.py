"""Stretches in quotation marks, straight or curly, paired inside one block."""

import re

from policyrecs.documents import Quotation

_MARK = re.compile(
    r"""
      (?P<double> ["“”„«»‟]                                  # a double mark
      | `` | '' | \u2018\u2018 | \u2019\u2019                  # or two single ones set for it
      | &(?:quot|[lr]dquo|bdquo|[lr]aquo|\#34|\#171|\#187|\#822[012]); )  # or its HTML entity
    | (?<![^\s(\[{—\u2013"“/*_-])
      (?P<open> [\u2018\u201b](?=\S) | '(?=[A-Z“"]) )          # a single mark before a word
    """,
    re.VERBOSE,
)
"""What may open or close a quotation. An apostrophe stands after a letter, so it never opens."""

_CANDIDATE = re.compile(r"[\"“”„«»‟`'\u2018\u2019\u201b&]")
"""The first character of a mark: quick to look for."""

_SINGLE_CLOSE = re.compile(r"(?<=[^\s])[\u2019'](?![\w\u2019'])")
"""A single mark that may close: "we act.' He", but not the one in "Britain's"."""

_LONGEST_SINGLE = 600
"""Code points to look ahead for a closing single mark."""

_OPENING = frozenset(
    {"“", "„", "«", "‟", "``", "\u2018\u2018"}
    | {"&ldquo;", "&bdquo;", "&laquo;", "&#171;", "&#8220;", "&#8222;"}
)
_CLOSING = frozenset({"”", "»", "''", "\u2019\u2019"} | {"&rdquo;", "&raquo;", "&#187;", "&#8221;"})


def quotations_between(text: str, folded: str, start: int, end: int) -> list[Quotation]:
    """Return the quotations of one block, in order.

    A quotation that nothing closes ends with the block, so an odd mark costs one block only.

    Args:
        text: The document's text.
        folded: The same, folded; a mark that is markup is a space there.
        start: First code point of the block.
        end: One past its last code point.
    """
    quotations: list[Quotation] = []
    opened: int | None = None
    free_from = start
    for candidate in _CANDIDATE.finditer(text, start, end):
        position = candidate.start()
        found = _MARK.match(text, position, end) if position >= free_from else None
        if found is None or folded[position] == " ":
            continue
        free_from = found.end()
        if found["open"]:
            closing = None if opened is not None else _single_close(text, found.end(), end)
            if closing is not None:
                quotations.append(Quotation(found.start(), closing, closed=True))
                free_from = closing
        elif opened is None:
            if _may_open(text, found, start, end):
                opened = found.start()
        elif _closes(text, found, end):
            quotations.append(Quotation(opened, found.end(), closed=True))
            opened = None
    if opened is not None:
        quotations.append(Quotation(opened, end, closed=False))
    return quotations


def _may_open(text: str, found: re.Match[str], start: int, end: int) -> bool:
    """Whether a double mark can open: words follow, and it is no inch or closing mark."""
    mark = found[0]
    if mark in _OPENING:
        return True
    if found.end() >= end or text[found.end()].isspace():
        return False
    before = text[found.start() - 1] if found.start() > start else " "
    return mark not in _CLOSING and not before.isalnum()


def _closes(text: str, found: re.Match[str], end: int) -> bool:
    """Whether a double mark closes the quotation that is open."""
    if found[0] in _OPENING:
        return False
    if found[0] in _CLOSING:
        return True
    before = text[found.start() - 1]
    after = text[found.end()] if found.end() < end else " "
    return not before.isspace() or after.isspace()


def _single_close(text: str, position: int, end: int) -> int | None:
    """Where the single mark that closes a quotation ends, if one does.

    The first after a stop or comma; failing that, the first that ends a word.
    """
    first = None
    for found in _SINGLE_CLOSE.finditer(text, position, min(end, position + _LONGEST_SINGLE)):
        if text[found.start() - 1] in ".,!?;:":
            return found.end()
        first = first or found.end()
    return first
