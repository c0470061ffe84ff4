"""Groups by complete link: what is joined is alike pair by pair, so that no chain leads astray."""

from collections.abc import Callable, Sequence

_Point = tuple[int, ...]
"""Units that count as one: a single one, or those that people have put together."""

_MOST_COMPARED = 48
"""Points of a cluster that another is compared with; a campaign's thousands are alike anyway."""


class Clusters:
    """Units, put together one pair at a time."""

    def __init__(
        self,
        likeness: Callable[[int, int], float],
        cores: Sequence[tuple[int, ...]],
        apart: set[frozenset[int]],
    ) -> None:
        """Begin with what people have decided.

        Args:
            likeness: How alike two units are, 0 where they are not.
            cores: Units that belong together whatever the rules say; what is like one of them is
                like all, since a person has vouched for that. Two cores are never joined.
            apart: Pairs of units that are never joined.
        """
        self._likeness = likeness
        self._apart = apart
        self._in_core = {unit for core in cores for unit in core}
        self._cluster: dict[int, int] = {}
        self._points: dict[int, list[_Point]] = {}
        for core in cores:
            for unit in core:
                self._cluster[unit] = core[0]
            if core:
                self._points[core[0]] = [core]

    def join(self, one: int, other: int) -> None:
        """Put the clusters of two units together, where all in them are alike and none is apart."""
        first, second = self.of(one), self.of(other)
        if first == second:
            return
        points = self._points.get(first, [(one,)]), self._points.get(second, [(other,)])
        compared = points[0][:_MOST_COMPARED], points[1][:_MOST_COMPARED]
        if all(self._may_join(mine, yours) for mine in compared[0] for yours in compared[1]):
            # The larger takes the smaller in, so that no unit moves more than a few times.
            if len(points[0]) < len(points[1]):
                first, second, points = second, first, (points[1], points[0])
            self._cluster[first] = first
            for unit in (unit for point in points[1] for unit in point):
                self._cluster[unit] = first
            self._points.setdefault(first, points[0]).extend(points[1])
            self._points.pop(second, None)

    def of(self, unit: int) -> int:
        """Return the unit that names a unit's cluster: itself, where it was joined to none."""
        return self._cluster.get(unit, unit)

    def _may_join(self, mine: _Point, yours: _Point) -> bool:
        pairs = [(one, other) for one in mine for other in yours]
        if any(frozenset(pair) in self._apart for pair in pairs):
            return False
        if mine[0] in self._in_core and yours[0] in self._in_core:
            return False
        return any(self._likeness(*pair) for pair in pairs)
