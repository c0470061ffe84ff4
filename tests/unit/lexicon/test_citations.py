"""The lexicon of citations: every pattern against its own examples."""

import re

import pytest

from policyrecs.lexicon.citations import cue
from policyrecs.lexicon.patterns import Pattern, patterns

PATTERNS = list(patterns("citations").values())


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_examples_hold(pattern: Pattern) -> None:
    """A pattern that stopped matching what it is for, or began to match its neighbour."""
    assert [] == [text for text in pattern.matches if not pattern.regex.search(text)]
    assert [] == [text for text in pattern.leaves if pattern.regex.search(text)]


def test_patterns_of_a_kind_are_joined_in_the_order_of_the_file() -> None:
    """The bare "see" tried before "see, e.g.," would cut the signal short."""
    found = cue("signal").match("See, e.g., Doe")
    assert found is not None
    assert "See, e.g.," == found[0]


def test_an_unknown_kind_matches_nowhere_by_accident() -> None:
    """A misspelt kind would compile to the empty pattern, which matches everything."""
    kinds = {pattern.codes["shows"] for pattern in PATTERNS}
    assert all(not re.fullmatch(cue(kind), "") for kind in kinds)
