"""Answers that are kept."""

from policyrecs.remembering import remembered


def test_an_answer_is_kept_for_the_next_time() -> None:
    """Every noun phrase of a corpus would be read again each time it occurs."""
    asked = []
    length = remembered(lambda phrase: asked.append(phrase) or len(phrase))
    assert (5, 5) == (length("state"), length("state"))
    assert ["state"] == asked


def test_the_text_of_a_document_is_not_kept() -> None:
    """A process that reads a hundred thousand documents would hold the words of each of them."""
    asked = []
    length = remembered(lambda phrase: asked.append(len(phrase)) or len(phrase))
    text = "should " * 1_000
    assert (7_000, 7_000) == (length(text), length(text))
    assert [7_000, 7_000] == asked
