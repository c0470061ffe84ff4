"""The curated files have one format, and it loses nothing."""

import datetime as dt
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyrecs.curated.canonical import canonical, dump


def test_facts_are_sorted_and_each_has_a_line() -> None:
    """A change of one fact would show as a change of many lines."""
    expected = 'a = "one"\nb = [\n  "x",\n  "y",\n]\n\n[t]\nc = 2024-01-02\n'
    assert expected == canonical('t.c = 2024-01-02\nb = ["x","y"]\na = "one"')


def test_entries_of_a_list_stand_in_order_of_place() -> None:
    """Decisions appended at the end would hide those they stand beside in the text."""
    text = '[[d]]\nstart = 100\nq = "b"\n[[d]]\nstart = 20\nq = "a"\n'
    assert ["a", "b"] == [entry["q"] for entry in tomllib.loads(canonical(text))["d"]]


def test_comments_at_the_top_are_kept() -> None:
    """Formatting would drop the words that say what the file is."""
    assert canonical("# What this is.\n\na = 1\n").startswith("# What this is.\n\na")


@pytest.mark.parametrize("text", ['quote " and \\', "line\nend", "bell \x07, delete \x7f", "é—“”"])
def test_any_text_survives(text: str) -> None:
    """A quote with a line end in it would break the file."""
    assert {"a": text} == tomllib.loads(dump({"a": text}))


_FACTS = (
    st.text(st.characters(codec="utf-8"))
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats(-1e6, 1e6)
    | st.dates(dt.date(1900, 1, 1))
)
_TABLES = st.dictionaries(
    st.text(st.characters(codec="utf-8")),
    _FACTS
    | st.lists(st.text(st.characters(codec="utf-8")))
    | st.dictionaries(st.text("ab"), _FACTS),
    max_size=4,
)


@given(_TABLES)
def test_formatting_loses_nothing_and_is_stable(table: dict[str, object]) -> None:
    """A formatter that changed a fact, or itself, could not be trusted with any."""
    text = dump(table)  # type: ignore[arg-type]  # the strategy draws the values that it takes
    assert table == tomllib.loads(text)
    assert text == canonical(text)
