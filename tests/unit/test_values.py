"""Values: what `dataclass(frozen=True, slots=True)` promises and a value keeps."""

import dataclasses

import pytest

from policyrecs.candidates import Act, Place
from policyrecs.vocabulary import Polarity


def test_values_are_equal_and_hashed_by_their_fields() -> None:
    """Two values of the same fields that a set keeps both of."""
    assert len({Place(1, 2), Place(1, 2), Place(1, 3)}) == len([(1, 2), (1, 3)])


def test_a_changed_copy_leaves_the_value_as_it_was() -> None:
    """A change that reaches everybody who holds the value."""
    act = Act(1, 2, "publish", Polarity.DO)
    changed = dataclasses.replace(act, end=9)
    assert (2, 9) == (act.end, changed.end)


def test_a_value_has_no_room_for_other_fields() -> None:
    """A misspelt field that is set and never read."""
    place = Place(1, 2)
    with pytest.raises(AttributeError):
        place.strat = 2  # type: ignore[attr-defined]
