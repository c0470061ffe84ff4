"""Sentences keep their way back to the document's text."""

import pytest

from policyrecs.candidates import Place
from policyrecs.extraction.sentences import LONGEST, lower, sentence_of


def test_gaps_in_the_text_do_not_move_places() -> None:
    """A masked link target or a line break that shifts every offset after it."""
    folded = "  The agency      should  act.  "
    sentence = sentence_of(folded, 0, len(folded), 3)
    assert sentence.words == "the agency should act."
    place = sentence.place(sentence.words.index("should"), sentence.words.index(" act"))
    assert folded[place.start : place.end] == "should"
    assert (sentence.start, sentence.end, sentence.passage) == (2, 30, 3)


def test_a_cut_drops_white_space_at_its_ends() -> None:
    """A part of a sentence that begins with a space, so that its quote does too."""
    sentence = sentence_of("First, identify the owners.", 0, 27, 0)
    part = sentence.cut(6, 27)
    assert (part.words, part.start, part.end) == ("identify the owners.", 7, 27)


def test_lower_case_is_as_long_as_the_text() -> None:
    """A letter that grows when lowered, such as a dotted capital I."""
    assert len(lower("\u0130stanbul should act")) == len("\u0130stanbul should act")
    assert lower("ACT Now") == "act now"


@pytest.mark.parametrize("length", [1, LONGEST, LONGEST + 1, 5 * LONGEST + 7])
def test_pieces_hold_every_character_once(length: int) -> None:
    """A long stretch of which a part is never read, or is read twice."""
    text = "x" * length
    pieces = sentence_of(text, 0, length, 0).pieces()
    assert "".join(piece.words for piece in pieces) == text
    assert max(len(piece.words) for piece in pieces) <= LONGEST
    assert Place(pieces[-1].start, pieces[-1].end).end == length
