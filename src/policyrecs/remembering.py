"""Answers kept for the next time, in a memory that stays small over any number of texts."""

import functools
from collections.abc import Callable
from typing import TypeVar

_Answer = TypeVar("_Answer")

_MOST = 4096
"""Phrases whose answers are kept: those of the last hundred documents or so."""

_LONGEST = 300
"""Characters of a phrase that may come again: a name, a heading, a sentence; no part of a page."""


def remembered(function: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """Make a function of a phrase remember its answers; those for long texts are not kept.

    Args:
        function: What always answers a phrase alike.
    """
    kept = functools.lru_cache(_MOST)(function)

    @functools.wraps(function)
    def answer(phrase: str) -> _Answer:
        return kept(phrase) if len(phrase) <= _LONGEST else function(phrase)

    return answer
