"""What conversion does to text, undone."""

from collections.abc import Callable

Shape = tuple[str, int, str, str]
Read = Callable[[str, str], list[Shape]]

FIRST = "The office has found that the agencies which it looked at had not yet begun to"


def test_a_paragraph_cut_by_a_page_is_joined(shape: Read) -> None:
    """The second half of a sentence would be a sentence without a subject."""
    joined = f"{FIRST} publish what they hold."
    assert [("paragraph", 0, "", joined)] == shape(
        f"{FIRST}\n\npublish what they hold.", "text/plain"
    )


def test_what_ends_or_begins_a_sentence_is_not_joined(shape: Read) -> None:
    """Two paragraphs would become one where the second opens in lower case by accident."""
    for text in (f"{FIRST} act.\n\npublish it.", f"{FIRST}\n\nPublish it.", "Short\n\npublish it."):
        assert 2 == len(shape(text, "text/markdown"))


def test_entries_after_a_colon_are_items(shape: Read) -> None:
    """A list that lost its marks would be read as prose with no one asked to act."""
    text = "The Director should take two actions:\n\nSet it up; and  \nReport on it.\n\nSo be it."
    expected = ["paragraph", "item", "item", "paragraph"]
    assert expected == [kind for kind, *_ in shape(text, "text/markdown")]
