"""Patterns of calling: whom words call on, who says so, where a document names them."""

import functools
import re

from policyrecs.lexicon.patterns import patterns


@functools.cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of that name in called.toml."""
    return patterns("called")[name].regex
