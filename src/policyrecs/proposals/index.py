"""Which recommendations ask for the same act, among any number, in time that grows with them.

Gists that say the same are one unit. Units that share a rare word are compared, and those of which
every pair is alike make a group. Nothing depends on the order in which gists come.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from policyrecs.lexicon.wording import are_opposed
from policyrecs.proposals.clusters import Clusters
from policyrecs.proposals.decided import NOTHING_DECIDED, Decided
from policyrecs.proposals.gist import Gist
from policyrecs.vocabulary import Polarity

ALIKE = 0.5
"""Share of the weight of their object words that two gists must have in common."""

ALIKE_WITHOUT_ACT = 0.8
"""The same, where no act was read in either: the words alone must do."""

FEWEST_TELLING = 3
"""Telling words that two gists must have in common, unless they say the same in all."""

FEWEST_TELLING_IN_ALL = 2
"""Telling words that two gists must have which say the same in all: "provide it" is no proposal."""

_GENERAL_WEIGHT = 0.25
"""Weight of a word that stands in any policy text, against one that does not."""

_FEW = 24
"""Units with one rare word that are compared all with all: a bound on time."""

_NEIGHBOURS = 3
"""Where there are more, units that each is compared with: those next to it in order of words."""

Acts = tuple[tuple[str, Polarity], ...]
"""The acts of a gist."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A gist by numbers of words: recommendations that say the same."""

    words: tuple[int, ...]
    acts: int
    solicited: bool
    alone: str | None


@dataclass(frozen=True, slots=True)
class _Known:
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
        """The number of a word of a gist."""
        number = self.words.setdefault(word, len(self.words))
        if number == len(self.telling):
            self.telling.append(word in gist.telling)
            self.figures.append(word in gist.numbers)
        return number


class Index:
    """The gists of recommendations, few bytes each."""

    def __init__(self, decided: Decided = NOTHING_DECIDED) -> None:
        """Begin without any.

        Args:
            decided: What people have decided; recommendations that they name are units alone.
        """
        self._decided = decided
        self._known = _Known()
        self._units: dict[_Unit, list[str]] = {}

    def add(self, recommendation_id: str, gist: Gist) -> None:
        """Take in the gist of a recommendation."""
        named = recommendation_id in self._decided.named
        if not named and len(gist.telling) < FEWEST_TELLING_IN_ALL:
            return
        unit = _Unit(
            tuple(sorted(self._known.number(word, gist) for word in gist.words)),
            self._known.acts.setdefault(gist.acts, len(self._known.acts)),
            gist.solicited,
            recommendation_id if named else None,
        )
        self._units.setdefault(unit, []).append(recommendation_id)

    def groups(self) -> list[tuple[str, ...]]:
        """Return the groups of two or more recommendations that ask for the same act, sorted."""
        return _Search(self._units, self._known, self._decided).groups()


class _Search:
    """One search through an index."""

    def __init__(self, units: Mapping[_Unit, list[str]], known: _Known, decided: Decided) -> None:
        # The order of units must not depend on what came first, so the least id names a unit.
        named = sorted((min(members), unit) for unit, members in units.items())
        self._units = [unit for _, unit in named]
        self._members = [units[unit] for unit in self._units]
        self._decided = decided
        self._telling = known.telling
        self._figures = known.figures
        self._acts: list[Acts] = list(known.acts)
        words = list(known.words)
        frequency = Counter(word for unit in self._units for word in unit.words)
        count = len(self._units)
        self._weight = [
            math.log1p(count / frequency[word])
            / math.log1p(count)
            * (1.0 if telling else _GENERAL_WEIGHT)
            if frequency[word]
            else 0.0
            for word, telling in enumerate(self._telling)
        ]
        order = sorted(range(len(words)), key=lambda word: (frequency[word], words[word]))
        self._rank = {word: rank for rank, word in enumerate(order)}

    def groups(self) -> list[tuple[str, ...]]:
        clusters = Clusters(self.likeness, self._cores(), self._apart())
        for _, one, other in sorted((-alike, one, other) for one, other, alike in self._pairs()):
            clusters.join(one, other)
        groups = (
            tuple(sorted(member for unit in units for member in self._members[unit]))
            for units in clusters.groups(range(len(self._units)))
        )
        return sorted(group for group in groups if len(group) > 1)

    def _numbers_of(self) -> dict[str, int]:
        """The unit of each recommendation that a decision names."""
        return {
            unit.alone: number for number, unit in enumerate(self._units) if unit.alone is not None
        }

    def _cores(self) -> list[tuple[int, ...]]:
        unit = self._numbers_of()
        return [tuple(unit[key] for key in same if key in unit) for same in self._decided.same]

    def _apart(self) -> set[frozenset[int]]:
        unit = self._numbers_of()
        return {
            frozenset((unit[one], unit[other]))
            for different in self._decided.different
            for one in different
            for other in different
            if one != other and one in unit and other in unit
        }

    def _pairs(self) -> Iterator[tuple[int, int, float]]:
        """Each pair of units that are alike, once."""
        postings: defaultdict[int, list[int]] = defaultdict(list)
        ordered = [sorted(unit.words, key=self._rank.__getitem__) for unit in self._units]
        for number, words in enumerate(ordered):
            for word in self._first(words):
                postings[word].append(number)
        seen: set[tuple[int, int]] = set()
        for word in sorted(postings, key=self._rank.__getitem__):
            sharing = sorted(postings[word], key=lambda number: (ordered[number], number))
            most = _FEW if len(sharing) <= _FEW else _NEIGHBOURS
            for place, one in enumerate(sharing):
                for other in sharing[place + 1 : place + 1 + most]:
                    pair = min(one, other), max(one, other)
                    if pair not in seen:
                        seen.add(pair)
                        if alike := self.likeness(*pair):
                            yield *pair, alike

    def _first(self, words: Sequence[int]) -> Iterator[int]:
        """The rarest words of a unit: two units that are alike share one of those of each.

        Without any of them in common, what is left could not weigh enough.
        """
        left = sum(self._weight[word] for word in words)
        enough = ALIKE * left
        for word in words:
            if left < enough:
                return
            yield word
            left -= self._weight[word]

    def likeness(self, one: int, other: int) -> float:
        """Return how alike two units are, 0 where they are not."""
        first, second = self._units[one], self._units[other]
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
