"""No rule takes worse than linear time, whatever the text repeats."""

import time

import pytest

from policyrecs.extraction import find_candidates
from policyrecs.readers import read_bytes
from policyrecs.segment import outline

_UNITS = (
    "should ",
    "we recommend that ",
    "it is essential that the ",
    "and, ",
    "to ensure that ",
    "the agency said the ",
    "(1) ",
    "is urged to ",
    ", which ",
    "not ",
    "really ",
)


def _seconds(text: str) -> float:
    """The time that extraction takes on a text, reading and cutting aside."""
    cut = outline(read_bytes(text.encode(), "long.txt"))
    start = time.perf_counter()
    find_candidates(cut)
    return time.perf_counter() - start


@pytest.mark.parametrize("unit", _UNITS)
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    """A pattern that looks at its own repeats again from each of them."""
    size = 40_000 // len(unit)
    _seconds(unit * 100)
    once = min(_seconds(unit * size) for _ in range(2))
    twice = min(_seconds(unit * size * 2) for _ in range(2))
    assert twice < 3.5 * once + 0.05
