"""Every pattern of boilerplate finds its own examples and leaves its counter-examples."""

import pytest

from policyrecs.lexicon.boilerplate import author_in, boilerplate_in, is_note_heading
from policyrecs.lexicon.patterns import Pattern, patterns

EVERY = [pytest.param(pattern, id=name) for name, pattern in patterns("boilerplate").items()]


@pytest.mark.parametrize("pattern", EVERY)
def test_examples_are_found_by_their_signs(pattern: Pattern) -> None:
    """A pattern whose signs leave out its own example is never tried."""
    cased = [text.title() if "names_only" in pattern.codes else text for text in pattern.matches]
    found = [boilerplate_in(text) for text in cased]
    assert [pattern.codes["category"]] * len(found) == [
        one.category if one else "" for one in found
    ]


@pytest.mark.parametrize("pattern", EVERY)
def test_counter_examples_are_left_by_all_patterns(pattern: Pattern) -> None:
    """A recommendation that reads a little like a menu would vanish without a trace."""
    found = {text: one.name for text in pattern.leaves if (one := boilerplate_in(text))}
    assert {} == found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Jane Doe is a senior fellow at the institute.", "jane doe"),
        ("Dr. John Roe was the director of policy.", "dr. john roe"),
        ("The agency is a regulator.", None),
        ("Jane Doe is right that the director should act.", None),
    ],
)
def test_a_note_on_an_author_gives_the_name(words: str, expected: str | None) -> None:
    """A sentence about somebody in the news would be taken for a note on the author."""
    assert expected == author_in(words)


@pytest.mark.parametrize("words", ["Notes", "7. References:", "WORKS CITED"])
def test_headings_over_notes_are_known(words: str) -> None:
    """The entries of a list that nobody recognises are read as items."""
    assert is_note_heading(words)


def test_a_heading_that_only_speaks_of_notes_is_none() -> None:
    """A section on sources of funds would turn into references."""
    assert not is_note_heading("Sources of funding")


def test_a_call_is_never_boilerplate_by_a_part() -> None:
    """A call to subscribe is for extraction to judge."""
    assert boilerplate_in("Subscribe to our weekly newsletter and get it in your inbox.")
    assert not boilerplate_in("Agencies should subscribe to our weekly newsletter.")
