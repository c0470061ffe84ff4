"""One row of a queue as somebody has filled it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from policyrecs.review.archive import Fault
from policyrecs.review.cells import Order, code_of, read_date
from policyrecs.review.columns import CORRECTED, SIGNED, Verdict
from policyrecs.sheets import unguarded

_WITHOUT = frozenset({Verdict.ACCEPT, Verdict.REJECT})
"""Verdicts with which no corrections go."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A row that somebody has filled in.

    Attributes:
        cells: Its cells, by folded heading.
        verdict: What the reviewer found.
        signed: Reason, reviewer and date.
    """

    cells: Mapping[str, str]
    verdict: Verdict
    signed: Mapping[str, Any]

    def cell(self, name: str) -> str:
        """The text of a cell, empty where it is not there."""
        return unguarded(self.cells.get(name, ""))


def is_filled(cells: Mapping[str, str]) -> bool:
    """Whether anything in a row was filled in that asks for a decision.

    Reviewer and date alone do not: people fill those columns down.
    """
    return any(cells.get(name) for name in ("verdict", *CORRECTED, "merge_with", "reason"))


def read_row(cells: Mapping[str, str], order: Order | None) -> Filled:
    """Return a row as filled in.

    Raises:
        Fault: The verdict is none, or reason, reviewer or date lack.
    """
    given = code_of(cells.get("verdict", ""))
    if not given:
        filled = [name for name in (*CORRECTED, "merge_with", "reason") if cells.get(name)]
        words = f"verdict is empty, but {', '.join(filled)} is filled in"
        raise Fault(words)
    if given not in set(Verdict):
        words = f"verdict: {cells['verdict']!r} is none of {', '.join(Verdict)}"
        raise Fault(words)
    lacking = [name for name in SIGNED if not cells.get(name)]
    if lacking:
        words = f"{', '.join(lacking)} is empty"
        raise Fault(words)
    try:
        date = read_date(cells["date"], order)
    except ValueError as error:
        words = f"date: {error}"
        raise Fault(words) from error
    verdict = Verdict(given)
    corrected = [name for name in CORRECTED if cells.get(name)]
    if verdict in _WITHOUT and corrected:
        words = f"{verdict} goes with no correction, but {', '.join(corrected)} is filled in"
        raise Fault(words)
    signed = {
        "reason": " ".join(cells["reason"].split()),
        "reviewer": " ".join(cells["reviewer"].split()),
        "date": date,
    }
    return Filled(cells, verdict, signed)
