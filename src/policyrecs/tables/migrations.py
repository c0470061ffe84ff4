"""Tables of older schema versions, brought to the present one step by step.

Each step takes the rows of one version to those of the next. A version from which no steps lead to
the present one is refused by name: a guess at what its columns mean would look like data.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from policyrecs.errors import ReleaseError
from policyrecs.records import SCHEMA_VERSION
from policyrecs.tables.conversion import Row
from policyrecs.vocabulary import Reason

Rows = dict[str, list[Row]]
"""The rows of each table, by its name."""


@dataclass(frozen=True, slots=True)
class Step:
    """How the rows of one schema version become those of the next.

    Attributes:
        to: The version that the rows have afterwards.
        change: Returns the rows of every table as that version has them.
    """

    to: str
    change: Callable[[Rows], Rows]


def _with_proposals(rows: Rows) -> Rows:
    """1.1.0 added the two tables of proposals, which nobody had looked for before."""
    return rows | {"proposals": [], "proposal_members": []}


STEPS: Mapping[str, Step] = {"1.0.0": Step("1.1.0", _with_proposals)}
"""The step from each older schema version."""


def steps_from(version: str, subject: str) -> tuple[Step, ...]:
    """Return the steps that lead from a schema version to the present one.

    Args:
        version: The schema version of what was read.
        subject: The file that says so, for the error.

    Raises:
        ReleaseError: No steps lead there.
    """
    steps: list[Step] = []
    reached = version
    while reached != SCHEMA_VERSION and reached in STEPS and len(steps) < len(STEPS):
        steps.append(STEPS[reached])
        reached = steps[-1].to
    if reached != SCHEMA_VERSION:
        known = ", ".join([*sorted(STEPS), SCHEMA_VERSION])
        words = f"schema version {version}; this code reads {known}"
        raise ReleaseError(Reason.UNKNOWN_SCHEMA, subject, words)
    return tuple(steps)


def migrated(rows: Rows, version: str, subject: str) -> Rows:
    """Return rows of an older schema version as rows of the present one.

    Raises:
        ReleaseError: No steps lead there, or a step does not fit the rows.
    """
    for step in steps_from(version, subject):
        try:
            rows = step.change(rows)
        except (KeyError, TypeError, ValueError) as error:
            words = f"is no {version}: the step to {step.to} fails with {error!r}"
            raise ReleaseError(Reason.INVALID_RELEASE, subject, words) from error
    return rows
