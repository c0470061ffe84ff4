"""Lines, and whether one goes on in the next."""

import itertools

import pytest

from policyrecs.readers.lines import Line, goes_on, lines_of, with_plain_line_ends, wrap_width


def test_every_line_end_counts_and_none_moves_an_offset() -> None:
    """A text from another system would be one long line, or all its offsets be off by one."""
    text = "a\r\n\r\n  b\rc\x0cd\u2028e"
    plain = with_plain_line_ends(text)
    assert len(text) == len(plain)
    expected = [
        Line(0, 1, 0, 0),
        Line(7, 8, 2, 1),
        Line(9, 10, 0, 0),
        Line(11, 12, 0, 0),
        Line(13, 14, 0, 0),
    ]
    assert expected == lines_of(plain)


WRAPPED = """\
The committee found that agencies keep the data they hold
in forms that nobody outside can read, and that this has
costs which nobody has counted.
Agencies should publish the data.
"""


def test_a_wrapped_text_has_a_width() -> None:
    """Without it a hard-wrapped paragraph falls into as many paragraphs as it has lines."""
    lines = lines_of(WRAPPED)
    width = wrap_width(WRAPPED, lines)
    assert width is not None
    pairs = itertools.pairwise(lines)
    assert [True, True, False] == [goes_on(WRAPPED, one, other, width) for one, other in pairs]


@pytest.mark.parametrize(
    "text", ["One line.\nAnother line.\n", "Home\nNews\nAbout us\nContact\n", "a"]
)
def test_lines_that_are_paragraphs_have_no_width(text: str) -> None:
    """A menu or an address would be read as one sentence."""
    assert wrap_width(text, lines_of(text)) is None
