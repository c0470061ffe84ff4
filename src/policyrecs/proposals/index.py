"""Gists of any number of recommendations, in few bytes each: what says the same is one unit."""

import array
import functools
from collections.abc import Iterator
from dataclasses import dataclass, field

from policyrecs.proposals.decided import NOTHING_DECIDED, Decided
from policyrecs.proposals.gist import Gist
from policyrecs.proposals.units import Unit, Units
from policyrecs.vocabulary import Polarity

FEWEST_TELLING_IN_ALL = 2
"""Telling words that a gist must have: "provide it" is no proposal."""

Acts = tuple[tuple[str, Polarity], ...]
"""The acts of a gist."""

_LEFT_OUT = 0xFFFF_FFFF
"""Stands for the unit of a recommendation that says too little."""

_AT_HAND = 1_024
"""Gists whose units are held."""


@dataclass(frozen=True, slots=True)
class Known:
    """Every word and set of acts that was met, by number.

    Attributes:
        words: Number of each word.
        telling: Whether not just any policy text has the word, by its number.
        figures: Whether it is a number, by its number as a word.
        acts: Number of each set of acts.
    """

    words: dict[str, int] = field(default_factory=dict)
    telling: list[bool] = field(default_factory=list)
    figures: list[bool] = field(default_factory=list)
    acts: dict[Acts, int] = field(default_factory=dict)

    def number(self, word: str, gist: Gist) -> int:
        """Return the number of a word of a gist."""
        number = self.words.setdefault(word, len(self.words))
        if number == len(self.telling):
            self.telling.append(word in gist.telling)
            self.figures.append(word in gist.numbers)
        return number


class Index:
    """The gists of recommendations, which are known by the order in which they come, from 0."""

    def __init__(self, decided: Decided = NOTHING_DECIDED) -> None:
        """Begin without any.

        Args:
            decided: What people have decided; recommendations that they name are units alone.
        """
        self.known = Known()
        self.named = {key: place for place, key in enumerate(sorted(decided.named), start=1)}
        self.units = Units()
        self._unit_of = array.array("I")
        self._unit = functools.lru_cache(maxsize=_AT_HAND)(self._numbered)

    def add(self, recommendation_id: str, gist: Gist) -> None:
        """Take in the gist of the next recommendation."""
        self._unit_of.append(self._unit(gist, self.named.get(recommendation_id, 0)))

    def _numbered(self, gist: Gist, alone: int) -> int:
        """The number of the unit of a gist."""
        if not alone and len(gist.telling) < FEWEST_TELLING_IN_ALL:
            return _LEFT_OUT
        unit = Unit(
            tuple(sorted(self.known.number(word, gist) for word in gist.words)),
            self.known.acts.setdefault(gist.acts, len(self.known.acts)),
            gist.solicited,
            alone,
        )
        return self.units.number(unit)

    def __len__(self) -> int:
        """Return how many recommendations there are."""
        return len(self._unit_of)

    def units_of_all(self) -> Iterator[tuple[int, int]]:
        """Yield the place and the unit's number of each recommendation that says enough."""
        return ((place, unit) for place, unit in enumerate(self._unit_of) if unit != _LEFT_OUT)
