"""What a quote leaves out with an ellipsis, or puts in with brackets, as quoting allows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from policyrecs.alignment.words import Words, words_of_quote
from policyrecs.lexicon.noise import is_protected

_ELLIPSIS = re.compile(
    r"\[\s?(?:\.\s?\.\s?\.|\u2026)\s?\]|\(\s?(?:\.\s?\.\s?\.|\u2026)\s?\)"
    r"|\.\s?\.\s?\.(?:\s?\.)?|\u2026"
)
"""Marks of omission: "...", "[...]", "(...)", ". . .", and the one sign for three points."""

_CASED = re.compile(r"\[([^\W\d_])\](?=\w)")
"""A letter whose case was changed: "[T]he agency"."""

_BRACKET = re.compile(r"\[([^\[\]]{1,120})\](?!\()")
"""Words put in by whoever quotes, "They [the agencies] should", "[sic]"; no link's words."""

_LABEL = re.compile(
    r"\s*(?:[-*\u2022\u2013\u2014>#]+\s+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+){1,3}",
    re.IGNORECASE,
)
"""A list marker that the quoting list brought along: "1. ", "- ", "(a) "."""


class Gap(Enum):
    """What may stand in the source between two parts of a quote."""

    OMISSION = auto()
    """Anything, for a stretch: the quote has an ellipsis."""
    INSERTION = auto()
    """Nothing, or the few words that a bracket stands for."""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words of a quote that must stand together.

    Attributes:
        words: The words.
        gap: What may stand before them; None for the first.
    """

    words: Words
    gap: Gap | None = None


def readings(quote: str) -> Iterator[tuple[Part, ...]]:
    """Yield the ways to read a quote, the most literal first.

    As it stands; without the marker of the list it was given in; in parts.
    """
    yield (Part(words_of_quote(quote)),)
    bare = _LABEL.sub("", quote, count=1) if _LABEL.match(quote) else quote
    if bare != quote:
        yield (Part(words_of_quote(bare)),)
    parts = tuple(_parts(bare))
    if len(parts) > 1 or _CASED.search(bare) or _BRACKET.search(bare) or _ELLIPSIS.search(bare):
        yield parts


def _parts(quote: str) -> Iterator[Part]:
    """The runs between ellipses and brackets that hold any word."""
    quote = _CASED.sub(r"\1", quote)
    gap: Gap | None = None
    for text, following in _runs(quote):
        words = words_of_quote(text)
        if len(words):
            yield Part(words, gap)
            gap = None
        gap = Gap.OMISSION if Gap.OMISSION in {gap, following} else following


def _runs(quote: str) -> Iterator[tuple[str, Gap | None]]:
    """Each run with the gap after it."""
    position = 0
    cuts = [(m.start(), m.end(), Gap.OMISSION) for m in _ELLIPSIS.finditer(quote)]
    omitted = [(start, end) for start, end, _ in cuts]
    for match in _BRACKET.finditer(quote):
        inside = any(start < match.end() and match.start() < end for start, end in omitted)
        if not inside and not _changes_sense(match[1]):
            cuts.append((match.start(), match.end(), Gap.INSERTION))
    for start, end, gap in sorted(cuts, key=lambda cut: cut[:2]):
        yield quote[position:start], gap
        position = end
    yield quote[position:], None


def _changes_sense(inserted: str) -> bool:
    """Whether a bracket adds a negation or modal, which makes another sentence: "should [not]"."""
    return any(is_protected(key) for key in words_of_quote(inserted).keys)
