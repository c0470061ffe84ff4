"""No rule takes worse than linear time, whatever the text repeats."""

from collections.abc import Callable

import pytest

from policyrecs.extraction import find_candidates
from policyrecs.readers import read_bytes
from policyrecs.segment import outline

_UNITS = (
    "should ",
    "we recommend that ",
    "it is essential that the ",
    "and, ",
    "to ensure that ",
    "the agency said the ",
    "(1) ",
    "is urged to ",
    ", which ",
    "not ",
    "really ",
    '"We should act," said Smith. ',
    "Robert Busch: It is cold in the yard.\n\n",
    "Here is the plan:\n\n- Hire nurses\n- Fund clinics\n\n",
    "The WHXO urges ministers to act. ",
    "Lee said it rained. The state should act. ",
    "3. Ports differ. Some have ice. All of them should.\n",
    "to qualify, people who want to go must ",
    "the court ruled, and what of how it is ",
    "faces growing calls from the ",
    "what it should do is ",
)


@pytest.mark.parametrize("unit", _UNITS)
def test_twice_the_text_takes_about_twice_the_time(unit: str, growth: Callable[..., float]) -> None:
    """A pattern that looks at its own repeats again from each of them."""

    def work(size: int) -> Callable[[], object]:
        cut = outline(read_bytes((unit * (size // len(unit))).encode(), "long.txt"))
        return lambda: find_candidates(cut)

    assert 3 > growth(work, 40_000)
