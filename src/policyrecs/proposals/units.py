"""What recommendations say, by numbers, one after another in one array.

A corpus has as many units as recommendations that differ, and a Python object for each would take
several times the bytes of what it says.
"""

import array
from collections.abc import Iterator
from dataclasses import dataclass

_HEAD = 2
"""Figures before the words of a unit: its acts, and who asks in which way."""

_SLOTS = 1024
"""Slots to begin with; they are doubled whenever half of them are taken."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A gist by numbers: recommendations that say the same.

    Attributes:
        words: Numbers of its words, sorted.
        acts: Number of its acts.
        solicited: Whether it is an invitation to comment.
        alone: Which of those that a decision names it is, from 1; 0 for all others.
    """

    words: tuple[int, ...]
    acts: int
    solicited: bool
    alone: int


class Units:
    """Any number of different units, each known by the order in which it came, from 0."""

    def __init__(self) -> None:
        """Begin without any."""
        self._figures = array.array("I")
        self._ends = array.array("I", [0])
        self._slots = array.array("I", bytes(4 * _SLOTS))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> Unit:
        """Return a unit by its number."""
        acts, way, *words = self._packed(number)
        return Unit(tuple(words), acts, bool(way % 2), way // 2)

    def __iter__(self) -> Iterator[Unit]:
        """Yield every unit, by number."""
        return (self[number] for number in range(len(self)))

    def number(self, unit: Unit) -> int:
        """Return the number of a unit, which is taken in where it is new."""
        if 2 * len(self) >= len(self._slots):
            self._widen()
        packed = array.array("I", (unit.acts, unit.alone * 2 + unit.solicited, *unit.words))
        slot = self._slot(packed)
        if not self._slots[slot]:
            self._figures.extend(packed)
            self._ends.append(len(self._figures))
            self._slots[slot] = len(self)
        return self._slots[slot] - 1

    def _packed(self, number: int) -> "array.array[int]":
        return self._figures[self._ends[number] : self._ends[number + 1]]

    def _slot(self, packed: "array.array[int]") -> int:
        """The slot that holds a unit's number and one more, or the empty one that is to hold it."""
        slot = hash(packed.tobytes()) % len(self._slots)
        while self._slots[slot] and self._packed(self._slots[slot] - 1) != packed:
            slot = (slot + 1) % len(self._slots)
        return slot

    def _widen(self) -> None:
        """Double the slots."""
        self._slots = array.array("I", bytes(8 * len(self._slots)))
        for number in range(len(self)):
            self._slots[self._slot(self._packed(number))] = number + 1
