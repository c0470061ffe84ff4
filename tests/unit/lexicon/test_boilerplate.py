"""Every pattern of boilerplate finds its own examples and leaves its counter-examples."""

import pytest

from policyrecs.lexicon.boilerplate import boilerplate_in
from policyrecs.lexicon.patterns import Pattern, patterns

EVERY = [pytest.param(pattern, id=name) for name, pattern in patterns("boilerplate").items()]


@pytest.mark.parametrize("pattern", EVERY)
def test_examples_are_found_by_their_signs(pattern: Pattern) -> None:
    """A pattern whose signs leave out its own example is never tried."""
    cased = [text.title() if "names_only" in pattern.codes else text for text in pattern.matches]
    found = [boilerplate_in(text) for text in cased]
    assert [pattern.codes["category"]] * len(found) == [
        one.category if one else "" for one in found
    ]


@pytest.mark.parametrize("pattern", EVERY)
def test_counter_examples_are_left_by_all_patterns(pattern: Pattern) -> None:
    """A recommendation that reads a little like a menu would vanish without a trace."""
    found = {text: one.name for text in pattern.leaves if (one := boilerplate_in(text))}
    assert {} == found


def test_a_call_is_never_boilerplate_by_a_part() -> None:
    """A call to subscribe is for extraction to judge."""
    assert boilerplate_in("Subscribe to our weekly newsletter and get it in your inbox.")
    assert not boilerplate_in("Agencies should subscribe to our weekly newsletter.")
