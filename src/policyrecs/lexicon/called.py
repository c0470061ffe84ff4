"""Patterns of calling: whom words call on, who says so, where a document names them."""

import functools
import re

from policyrecs.lexicon.patterns import patterns


@functools.cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of that name in called.toml."""
    return patterns("called")[name].regex


def may_find(name: str, lowered: str) -> bool:
    """Whether that pattern may be found in a text, given in lower case: a needed word is there."""
    return patterns("called")[name].may_match(lowered)
