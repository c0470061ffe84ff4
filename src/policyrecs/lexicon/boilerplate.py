"""What pages carry beside their text, by its wording: navigation, adverts, sign-ups, bylines."""

import functools
from collections.abc import Mapping, Sequence
from enum import StrEnum

from policyrecs.lexicon.patterns import Pattern, patterns

_AROUND = ".,:;!?()[]\"'…"
"""Punctuation that is no part of a sign."""

_FIGURE = "9"
"""The sign that stands for any figure."""

_NAME_WORDS = frozenset(
    "by and with edited written reporting posted updated published last for of the in at on ago "
    "news opinion analysis feature features review reviews story words author authors days day "
    "hours hour minutes weeks".split()
)
"""Words of a byline that need no capital."""

_MOST_SMALL_WORDS = 0.34
"""Share of other uncapitalised words above which "by ..." is no byline: "by law the agency acts"."""


class Scope(StrEnum):
    """How much of a block a pattern speaks for."""

    WHOLE = "whole"
    """The block is nothing else."""
    PART = "part"
    """The pattern is found anywhere in the block."""
    SECTION = "section"
    """The block opens a stretch of such text."""


_LONGEST = {Scope.WHOLE: 400, Scope.PART: 700, Scope.SECTION: 100}
"""Longest block, in characters, that a pattern of each scope speaks for."""


def boilerplate_pattern(words: str, scopes: Sequence[Scope]) -> Pattern | None:
    """Return the first pattern that says a block of these words is no part of the text.

    Args:
        words: The block's words as written, plain quotation marks, any white space.
        scopes: The scopes to try.
    """
    if len(words) > _LONGEST[Scope.PART]:
        return None
    lowered = " ".join(words.lower().split())
    tried: set[str] = set()
    for pattern in _with_signs(lowered):
        if pattern.name in tried:
            continue
        tried.add(pattern.name)
        scope = Scope(pattern.codes["scope"])
        if scope in scopes and _speaks_for(pattern, scope, lowered, words):
            return pattern
    return None


def _with_signs(lowered: str) -> list[Pattern]:
    """The patterns that have a sign among the words, in the order of the file."""
    signs = _patterns_by_sign()
    tokens = set(lowered.split())
    tokens |= {token.strip(_AROUND) for token in tokens}
    found = [pattern for token in signs.keys() & tokens for pattern in signs[token]]
    if len(lowered) <= _LONGEST[Scope.SECTION] and any(map(str.isdigit, lowered)):
        found += signs.get(_FIGURE, ())
    return sorted(found, key=lambda pattern: _order()[pattern.name]) if len(found) > 1 else found


def _speaks_for(pattern: Pattern, scope: Scope, lowered: str, words: str) -> bool:
    """Whether a pattern holds for a block."""
    if len(lowered) > int(pattern.codes.get("longest", _LONGEST[scope])):
        return False
    if scope is Scope.PART:
        return pattern.regex.search(lowered) is not None
    if pattern.regex.fullmatch(lowered.strip()) is None:
        return False
    return "names_only" not in pattern.codes or _are_names(words)


def _are_names(words: str) -> bool:
    """Whether the words of a byline are names: "By Jane Doe", not "By law the agency"."""
    letters = [word for word in words.split() if word[0].isalpha()]
    small = [word for word in letters if word[0].islower() and word.strip(_AROUND) not in _NAME_WORDS]
    named = [word for word in letters if word[0].isupper() and word.lower() not in _NAME_WORDS]
    return bool(named) and len(small) <= _MOST_SMALL_WORDS * len(letters)


@functools.cache
def _patterns_by_sign() -> Mapping[str, tuple[Pattern, ...]]:
    """The patterns under each of their signs."""
    by_sign: dict[str, list[Pattern]] = {}
    for pattern in patterns("boilerplate").values():
        for sign in pattern.codes["signs"]:
            by_sign.setdefault(sign, []).append(pattern)
    return {sign: tuple(found) for sign, found in by_sign.items()}


@functools.cache
def _order() -> Mapping[str, int]:
    """The place of each pattern in the file."""
    return {name: place for place, name in enumerate(patterns("boilerplate"))}
