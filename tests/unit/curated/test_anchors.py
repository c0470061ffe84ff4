"""Quoted words are found again, and never in the wrong place."""

from policyrecs.curated.anchors import locate, overlap, pair
from policyrecs.records import Span

TEXT = "Publish the data. Keep it. Publish the data. Keep it safe."


def _span(start: int, end: int) -> Span:
    return Span(start=start, end=end, quote="x" * (end - start))


def test_words_that_stand_once_need_no_hint() -> None:
    """A reviewer would have to count code points."""
    found = locate(TEXT, "Keep it safe.")
    assert Span(start=45, end=58, quote="Keep it safe.") == found


def test_words_that_stand_twice_are_refused_without_a_hint() -> None:
    """A decision would fall on whichever comes first."""
    assert locate(TEXT, "Publish the data.") is None


def test_the_hint_picks_the_nearest_place() -> None:
    """A hint that is off by a little, after a correction upstream, must still hold."""
    found = {hint: locate(TEXT, "Publish the data.", hint) for hint in (0, 3, 25, 27, 90)}
    assert [0, 0, 27, 27, 27] == [span.start for span in found.values() if span]


def test_words_that_are_not_there_have_no_place() -> None:
    """A paraphrase is no quote."""
    assert locate(TEXT, "publish the data.", 0) is None


def test_overlap_is_a_share_of_what_both_cover_together() -> None:
    """A clause and the page it stands on would count as the same."""
    assert 0.5 == overlap(_span(0, 10), _span(0, 5))
    assert 0.0 == overlap(_span(0, 10), _span(10, 20))


def test_pairs_are_best_first_and_one_to_one() -> None:
    """A nested record would take the decision on the record around it."""
    decisions = [_span(0, 100), _span(50, 100)]
    records = [_span(50, 98), _span(0, 99)]
    assert {0: 1, 1: 0} == pair(decisions, records)


def test_stretches_that_share_less_than_half_are_not_paired() -> None:
    """A decision on one sentence would fall on its neighbour."""
    assert {} == pair([_span(0, 10)], [_span(6, 20)])
