"""Learnt weights: what each trait or sign adds to the log odds that readers code a stretch."""

import functools
import math
from collections.abc import Mapping

from policyrecs.lexicon.patterns import table
from policyrecs.values import value


@value
class Weights:
    """The weights of one model.

    Attributes:
        base: Log odds of a stretch that has nothing of what is known.
        known: What each trait or sign adds to them.
    """

    base: float
    known: Mapping[str, float]

    def of_traits(self, traits: frozenset[str]) -> float:
        """Return the log odds of a stretch by what holds of it, the same in any order of a set."""
        return self.base + math.fsum(map(self.known.__getitem__, self.known.keys() & traits))

    def of_signs(self, signs: Mapping[str, float]) -> float:
        """Return the log odds of a stretch by how much each sign shows."""
        return self.base + math.fsum(
            self.known.get(name, 0.0) * figure for name, figure in signs.items()
        )


@functools.cache
def learnt(model: str) -> Weights:
    """Return the weights of `phrasing` or `signs`, as `benchmarks/weigh.py` wrote them."""
    kept = table("weights")[model]
    return Weights(kept["base"], kept["weights"])
