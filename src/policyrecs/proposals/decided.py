"""What people have decided on which recommendations ask for the same act."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from policyrecs.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class Decided:
    """Decisions by ids of recommendations; they win over what the rules find.

    Attributes:
        same: Sets of recommendations that ask for one act, each with its stance.
        reasons: The reason for each of those sets.
        different: Sets of recommendations no two of which ask for one act.
    """

    same: tuple[Mapping[str, Stance], ...] = ()
    reasons: tuple[str, ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    named: frozenset[str] = dataclasses.field(init=False, repr=False)
    """Every recommendation that a decision names."""

    def ruling(self, recommendation_id: str) -> tuple[Stance, str] | None:
        """The stance and the reason that a person gave for a recommendation, if one did."""
        for same, reason in zip(self.same, self.reasons, strict=True):
            if recommendation_id in same:
                return same[recommendation_id], reason
        return None

    def __post_init__(self) -> None:
        """Gather the names."""
        keys = (key for group in (*self.same, *self.different) for key in group)
        object.__setattr__(self, "named", frozenset(keys))


NOTHING_DECIDED = Decided()
"""Of documents that nobody has looked at."""
