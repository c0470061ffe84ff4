"""Excerpts: how much of each text comes along, every place of it exact."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from policyrecs.explorer import excerpts
from policyrecs.explorer.excerpts import Excerpt, included_whole, joined, windows

PLACES = st.lists(st.integers(0, 5000).map(lambda start: (start, start + 40)), max_size=8)


@given(places=PLACES)
def test_windows_hold_every_quote_and_never_overlap(places: list[tuple[int, int]]) -> None:
    """A window cut short loses a quote; windows that overlap show words twice."""
    text = "".join(chr(0x21 + place % 90) for place in range(5040))
    found = windows(text, places)
    for each in found:
        assert text[each.start : each.end] == each.text
    for start, end in places:
        assert any(each.start <= start and end <= each.end for each in found)
    for one, following in itertools.pairwise(found):
        assert one.end < following.start


def test_excerpts_that_touch_become_one() -> None:
    """Two quotes side by side would show a gap where there is none."""
    assert [Excerpt(3, "abcdef"), Excerpt(20, "x")] == joined(
        [Excerpt(6, "def"), Excerpt(20, "x"), Excerpt(3, "abc"), Excerpt(4, "b")]
    )


def test_long_texts_are_not_included_whole() -> None:
    """One book would make the page of a thousand letters slow."""
    texts = {"letter": "a" * 10, "book": "a" * (excerpts.LONGEST_WHOLE + 1)}
    assert {"letter"} == included_whole(texts)


def test_many_texts_together_are_not_included_whole() -> None:
    """Thousands of reports, each short enough, are too much together; the shortest come first."""
    length = excerpts.LONGEST_WHOLE
    count = excerpts.WHOLE_TOGETHER // length
    texts = {f"report-{place:03}": "a" * length for place in range(count + 5)} | {"note": "a"}
    whole = included_whole(texts)
    assert "note" in whole
    assert count == len(whole)


def test_characters_that_count_twice_are_listed() -> None:
    """JavaScript would mark the quote one character too late after each of them."""
    assert [11, 13] == Excerpt(10, "a🏛b📜ł").wide
