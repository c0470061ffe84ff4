"""Numbers of list items as they are shown."""

import pytest

from policyrecs.readers import numerals


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "i"), (4, "iv"), (1994, "mcmxciv"), (0, "0"), (4000, "4000")]
)
def test_roman_numerals(number: int, expected: str) -> None:
    """A wrong numeral is a wrong citation."""
    assert expected == numerals.roman(number)


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "a"), (26, "z"), (27, "aa"), (0, "0"), (-3, "-3")]
)
def test_letters(number: int, expected: str) -> None:
    """A list goes on after z."""
    assert expected == numerals.letter(number)
