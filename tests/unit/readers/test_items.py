"""The marks that open items, and how items nest."""

import pytest

from policyrecs.readers.items import OpenItems, in_sequence, item_mark
from policyrecs.readers.lines import lines_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("• Publish", ("•", "•", 0)),
        ("- Publish", ("-", "-", 0)),
        ("– Publish", ("–", "–", 0)),
        ("o Publish", ("o", "o", 0)),
        ("12. Publish", ("12.", "1.", 12)),
        ("(3) Publish", ("(3)", "(1)", 3)),
        ("[3] Smith", ("[3]", "[1]", 3)),
        ("(b) publish", ("(b)", "(a)", 2)),
        ("iv) publish", ("iv)", "i)", 4)),
        ("B. Scope", ("B.", "A.", 2)),
    ],
)
def test_a_mark_has_style_and_value(text: str, expected: tuple[str, str, int]) -> None:
    """Items of one list must be known by their marks."""
    mark = item_mark(text, lines_of(text)[0])
    assert mark is not None
    assert expected == (mark.marker, mark.style, mark.value)


@pytest.mark.parametrize(
    "text",
    [
        "-5 degrees",
        "o publish",
        "2024 was",
        "3.5 million",
        "**Bold**",
        "1) ",
        "e.g. this",
        "[3](x)",
    ],
)
def test_words_are_no_marks(text: str) -> None:
    """A figure or a name at the start of a line would become an item of its own."""
    assert item_mark(text, lines_of(text)[0]) is None


def test_letters_keep_company() -> None:
    """The initials of people on lines of their own would become a list."""
    marks = [
        item_mark(text, lines_of(text)[0])
        for text in ("A. Scope", "B. Duties", "N. Smith", "M. Lee")
    ]
    assert {("A.", 1), ("A.", 2)} == in_sequence(mark for mark in marks if mark is not None)


@pytest.mark.parametrize(
    ("lines", "levels"),
    [
        (["- a", "- b"], [1, 1]),
        (["- a", "  - b", "    - c", "- d"], [1, 2, 3, 1]),
        (["1. a", "• b", "• c", "2. d"], [1, 2, 2, 1]),
        (["1. a", "(a) b", "(b) c", "2. d"], [1, 2, 2, 1]),
        (["* a", "- b"], [1, 1]),
    ],
)
def test_items_nest_by_indent_and_by_style(lines: list[str], levels: list[int]) -> None:
    """A list that has lost its indents would lose who is asked for what."""
    open_items = OpenItems()
    found = []
    for key, text in enumerate(lines):
        line = lines_of(text)[0]
        mark = item_mark(text, line)
        assert mark is not None
        found.append(open_items.open(key, mark, line.indent)[1])
    assert levels == found
