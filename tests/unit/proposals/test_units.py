"""What recommendations say, by numbers."""

from policyrecs.proposals.units import Unit, Units


def units(count: int) -> list[Unit]:
    """Some units, all different."""
    return [Unit((number, number + 1), number % 7, number % 2 == 1, 0) for number in range(count)]


def test_units_keep_their_numbers_and_what_they_say_as_they_grow_many() -> None:
    """A unit that moved to another slot would be taken for a new one, or for another."""
    made, known = units(3_000), Units()
    assert list(range(3_000)) == [known.number(unit) for unit in made]
    assert list(range(3_000)) == [known.number(unit) for unit in made]
    assert made == list(known)


def test_units_differ_by_their_words_acts_invitation_and_decision() -> None:
    """An invitation to comment would be put with the call that has the same words."""
    known = Units()
    some = [
        Unit((1, 2), 3, solicited=False, alone=0),
        Unit((1, 2, 3), 3, solicited=False, alone=0),
        Unit((1, 2), 4, solicited=False, alone=0),
        Unit((1, 2), 3, solicited=True, alone=0),
        Unit((1, 2), 3, solicited=False, alone=1),
    ]
    assert [0, 1, 2, 3, 4] == [known.number(unit) for unit in some]
    assert some == list(known)
