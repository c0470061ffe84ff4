"""The folded view keeps every offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyrecs.documents import fold


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
