"""What tests of every kind share."""

import gc
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")  # the same examples every time: a red run can be run again

Work = Callable[[int], Callable[[], object]]
"""From a size to the work on an input of that size, its input already made."""

_TIMES = 3
"""Measurements of each size in a round; the least of them is what the work itself costs."""

_ROUNDS = 4
"""Rounds at most; a busy machine spoils one, work that grows with the square spoils all."""

_SURELY_LINEAR = 2.6
"""Growth at which no further round is needed."""

_FLOOR = 0.01
"""Seconds below which a clock measures itself."""


def _growth(work: Work, size: int) -> float:
    """How many times as long the work takes on twice the input.

    Linear work gives about 2, work that grows with the square about 4. Processor time without the
    garbage collector, both sizes in turn, so that a busy machine changes them alike.
    """
    actions = work(size), work(2 * size)
    growth = float("inf")
    gc.disable()
    try:
        for _ in range(_ROUNDS):
            once, twice = (min(times) for times in zip(*_measured(actions), strict=True))
            growth = min(growth, max(twice, _FLOOR) / max(once, _FLOOR))
            if growth < _SURELY_LINEAR:
                break
    finally:
        gc.enable()
    return growth


def _measured(actions: tuple[Callable[[], object], ...]) -> Iterator[tuple[float, ...]]:
    """The seconds that each action takes, several times in turn."""
    for _ in range(_TIMES):
        seconds = []
        for action in actions:
            started = time.process_time()
            action()
            seconds.append(time.process_time() - started)
        yield tuple(seconds)


@pytest.fixture(scope="session")
def growth() -> Callable[[Work, int], float]:
    """Measure how work grows; assert that it is below 3."""
    return _growth
