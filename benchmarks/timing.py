"""Medians: what is measured takes turns with its yardstick: a busy machine is fair to both."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

REPEATS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        name: What was measured.
        ours: The median, with its unit.
        yardstick: What it is measured against.
        theirs: The yardstick's median, in the same unit.
        ratio: How the two compare.
    """

    name: str
    ours: str
    yardstick: str
    theirs: str
    ratio: str


def medians(*deeds: Callable[[], object], repeats: int = REPEATS) -> list[float]:
    """Return the median seconds of each deed; they take turns, after one round that is not counted.

    Args:
        deeds: What to do.
        repeats: How many rounds to count.
    """
    taken: list[list[float]] = [[] for _ in deeds]
    for round_number in range(repeats + 1):
        for seconds, deed in zip(taken, deeds, strict=True):
            begun = time.perf_counter()
            deed()
            if round_number:
                seconds.append(time.perf_counter() - begun)
    return [statistics.median(seconds) for seconds in taken]


def compared(  # noqa: PLR0913, PLR0917  the columns of the table
    name: str, ours: float, yardstick: str, theirs: float, amount: float, unit: str
) -> Figure:
    """Return the figure of two rates: `amount` in so many seconds each."""
    return Figure(
        name,
        f"{amount / ours:,.3g} {unit}/s",
        yardstick,
        f"{amount / theirs:,.3g} {unit}/s",
        f"{theirs / ours:.3g} times its speed",
    )
