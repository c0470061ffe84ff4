"""Linking takes no worse than linear time, however many calls a paragraph holds."""

from collections.abc import Callable

import pytest

from policyrecs.extraction import find_candidates
from policyrecs.lexicon.called import pattern
from policyrecs.linking.citations import find_citations, link_citations
from policyrecs.readers import read_bytes
from policyrecs.segment import outline


def test_twice_the_calls_take_about_twice_the_time(growth: Callable[..., float]) -> None:
    """Each call would look through all sentences of its paragraph."""
    unit = "Congress should fund open research.[1] "

    def work(size: int) -> Callable[[], object]:
        cut = outline(read_bytes((unit * (size // len(unit))).encode(), "long.txt"))
        candidates = find_candidates(cut)
        citations = find_citations(cut)
        return lambda: link_citations(cut, candidates, citations)

    assert 3 > growth(work, 100_000)


@pytest.mark.parametrize("name", ["object-of-call", "responds"])
def test_spaces_are_read_once(name: str, growth: Callable[..., float]) -> None:
    """A run of spaces, which masked markup leaves, is tried again from each of them."""

    def work(size: int) -> Callable[[], object]:
        text = "It recommended" + " " * size
        return lambda: list(pattern(name).finditer(text))

    assert 3 > growth(work, 10_000)
