"""The folded view keeps every offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyrecs.documents import Block, Passage, fold
from policyrecs.vocabulary import BlockKind


@pytest.mark.parametrize(
    ("text", "masked", "expected"),
    [
        ("“We’re in”", (), '"We\'re in"'),
        ("recom-\nmend it", (), "recommend   it"),
        ("co\u00adoperate", (), "cooperate "),
        ("end.3 See", ((4, 5),), "end.  See"),
        ("a **b** c", ((2, 4), (5, 7)), "a   b   c"),
        ("well-\n1990", (), "well- 1990"),
        ("&#8220;Act&rdquo;", (), '"      Act"      '),
        ("R&D; R&amp;D", (), "R&D; R&    D"),
    ],
)
def test_fold_simplifies_in_place(
    text: str, masked: tuple[tuple[int, int], ...], expected: str
) -> None:
    """A typographic mark, a broken word or markup would hide a cue from the patterns."""
    assert expected == fold(text, masked)


@given(
    st.text(alphabet="ab-\n\r \u00ad\u200b“’*", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted), max_size=4),
)
def test_fold_keeps_the_length(text: str, spans: list[list[int]]) -> None:
    """One code point more or less would shift every later offset."""
    inside = [(min(a, len(text)), min(b, len(text))) for a, b in spans]
    assert len(text) == len(fold(text, inside))


@given(st.lists(st.integers(0, 5), max_size=12), st.integers(0, 40), st.integers(0, 40))
def test_sentences_are_found_by_place(gaps: list[int], start: int, end: int) -> None:
    """A sentence that begins or ends just there would be missed, or its neighbour taken."""
    edges = [sum(gaps[: count + 1]) for count in range(len(gaps))]
    pairs = zip(edges[::2], edges[1::2], strict=False)
    sentences = tuple((first, last) for first, last in pairs if first < last)
    passage = Passage(Block(BlockKind.PARAGRAPH, 0, 60), 0, sentences)
    expected = [(first, last) for first, last in sentences if last > start and first < end]
    if start <= end:
        assert expected == list(passage.sentences_in(start, end))
