"""Which recommendations ask for the same act, among any number, in time that grows with them.

Units that share a rare word are compared, and those of which every pair is alike make a group.
Nothing depends on the order in which gists came.
"""

import array
import functools
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from policyrecs.lexicon.wording import are_opposed
from policyrecs.proposals.clusters import Clusters
from policyrecs.proposals.decided import NOTHING_DECIDED, Decided
from policyrecs.proposals.index import FEWEST_TELLING_IN_ALL, Acts, Index
from policyrecs.proposals.units import Unit

ALIKE = 0.5
"""Share of the weight of their object words that two gists must have in common."""

ALIKE_WITHOUT_ACT = 0.8
"""The same, where no act was read in either: the words alone must do."""

FEWEST_TELLING = 3
"""Telling words that two gists must have in common, unless they say the same in all."""

_GENERAL_WEIGHT = 0.25
"""Weight of a word that stands in any policy text, against one that does not."""

_FEW = 24
"""Units with one rare word that are compared all with all: a bound on time."""

_NEIGHBOURS = 3
"""Where there are more, units that each is compared with: those next to it in order of words."""

_AT_HAND = 8_192
"""Units that are held unpacked."""


def groups_in(index: Index, decided: Decided = NOTHING_DECIDED) -> "list[array.array[int]]":
    """Return the groups of two or more recommendations that ask for the same act.

    Args:
        index: Their gists.
        decided: What people have decided, as the index was told.

    Returns:
        The places at which the members of each group came into the index, both sorted.
    """
    return _Search(index, decided).groups()


class _Search:
    """One search through an index."""

    def __init__(self, index: Index, decided: Decided) -> None:
        self._index = index
        self._decided = decided
        self._telling = index.known.telling
        self._figures = index.known.figures
        self._acts: list[Acts] = list(index.known.acts)
        words = list(index.known.words)
        units = index.units
        frequency = Counter(word for unit in units for word in unit.words)
        self._weight = [
            _weight(len(units), frequency[word], telling=telling)
            for word, telling in enumerate(self._telling)
        ]
        order = sorted(range(len(words)), key=lambda word: (frequency[word], words[word]))
        self._rank = array.array("I", bytes(4 * len(words)))
        for rank, word in enumerate(order):
            self._rank[word] = rank
        self._order = array.array("I", self._in_order())
        self._unit = functools.lru_cache(maxsize=_AT_HAND)(self._unpacked)

    def _in_order(self) -> Iterator[int]:
        """Yield the units by what they say: which came first must not matter.

        Sorted within those of one rarest word, so that few sort keys are held.
        """
        units = self._index.units
        rarest = array.array(
            "I", (min((self._rank[word] for word in unit.words), default=0) for unit in units)
        )
        by_rarest = sorted(range(len(units)), key=rarest.__getitem__)
        for _, some in itertools.groupby(by_rarest, rarest.__getitem__):
            yield from sorted(some, key=lambda number: self._says(units[number]))

    def _unpacked(self, number: int) -> Unit:
        return self._index.units[self._order[number]]

    def _says(self, unit: Unit) -> tuple[Sequence[int], Acts, bool, int]:
        """Sort key: what a unit says, the rarest words first."""
        return self._by_rarity(unit.words), self._acts[unit.acts], unit.solicited, unit.alone

    def _by_rarity(self, words: Iterable[int]) -> "array.array[int]":
        return array.array("I", sorted(self._rank[word] for word in words))

    def groups(self) -> "list[array.array[int]]":
        clusters = Clusters(self.likeness, self._cores(), self._apart())
        for _, one, other in sorted({(-alike, *pair) for pair, alike in self._pairs()}):
            clusters.join(one, other)
        cluster_of = array.array("I", bytes(4 * len(self._order)))
        for place, number in enumerate(self._order):
            cluster_of[number] = clusters.of(place)
        sizes = array.array("I", bytes(4 * len(self._order)))
        for _, number in self._index.units_of_all():
            sizes[cluster_of[number]] += 1
        members: defaultdict[int, array.array[int]] = defaultdict(lambda: array.array("I"))
        for recommendation, number in self._index.units_of_all():
            if sizes[cluster_of[number]] > 1:
                members[cluster_of[number]].append(recommendation)
        return sorted(members.values())

    def _named(self) -> dict[str, int]:
        """The unit of each recommendation that a decision names."""
        keys = {place: key for key, place in self._index.named.items()}
        alone = ((number, self._unit(number).alone) for number in range(len(self._order)))
        return {keys[place]: number for number, place in alone if place}

    def _cores(self) -> list[tuple[int, ...]]:
        unit = self._named() if self._decided.same else {}
        return [tuple(unit[key] for key in same if key in unit) for same in self._decided.same]

    def _apart(self) -> set[frozenset[int]]:
        unit = self._named() if self._decided.different else {}
        return {
            frozenset((unit[one], unit[other]))
            for different in self._decided.different
            for one in different
            for other in different
            if one != other and one in unit and other in unit
        }

    def _pairs(self) -> Iterator[tuple[tuple[int, int], float]]:
        """Each pair of units that are alike, as often as they are met."""
        postings: defaultdict[int, array.array[int]] = defaultdict(lambda: array.array("I"))
        for number in range(len(self._order)):
            for word in self._first(self._unit(number).words):
                postings[word].append(number)
        for sharing in postings.values():
            # Units stand in the order of their words, and so do those that share one.
            most = _FEW if len(sharing) <= _FEW else _NEIGHBOURS
            for place, one in enumerate(sharing):
                for other in sharing[place + 1 : place + 1 + most]:
                    if alike := self.likeness(one, other):
                        yield (one, other), alike

    def _first(self, words: Iterable[int]) -> Iterator[int]:
        """The rarest words of a unit: two units that are alike share one of those of each.

        Without any of them in common, what is left could not weigh enough.
        """
        ordered = sorted(words, key=self._rank.__getitem__)
        left = sum(self._weight[word] for word in ordered)
        enough = ALIKE * left
        for word in ordered:
            if left < enough:
                return
            yield word
            left -= self._weight[word]

    def likeness(self, one: int, other: int) -> float:
        """Return how alike two units are, 0 where they are not."""
        first, second = self._unit(one), self._unit(other)
        if first.solicited is not second.solicited:
            return 0.0
        mine, yours = set(first.words), set(second.words)
        if not self._numbers_agree(mine, yours):
            return 0.0
        shared = mine & yours
        telling = sum(self._telling[word] for word in shared)
        if telling < (FEWEST_TELLING_IN_ALL if mine == yours else FEWEST_TELLING):
            return 0.0
        alike = self._sum(shared) / self._sum(mine | yours)
        acts, others = self._acts[first.acts], self._acts[second.acts]
        least = ALIKE if acts or others else ALIKE_WITHOUT_ACT
        if alike < least or not (_share_act(acts, others) or not (acts or others)):
            return 0.0
        return alike

    def _sum(self, words: Iterable[int]) -> float:
        # In one order, so that rounding is the same on every run.
        return math.fsum(self._weight[word] for word in words)

    def _numbers_agree(self, mine: set[int], yours: set[int]) -> bool:
        numbers = [{word for word in words if self._figures[word]} for words in (mine, yours)]
        return not all(numbers) or numbers[0] == numbers[1]


def _share_act(acts: Acts, others: Acts) -> bool:
    """Whether an act of the one is an act of the other, or undoes it."""
    return any(act == other or are_opposed(act, other) for act, _ in acts for other, _ in others)


def _weight(units: int, frequency: int, *, telling: bool) -> float:
    """How much a word tells, from 0 to 1: the more, the fewer units have it."""
    if not frequency:
        return 0.0
    rarity = math.log1p(units / frequency) / math.log1p(units)
    return rarity * (1.0 if telling else _GENERAL_WEIGHT)
