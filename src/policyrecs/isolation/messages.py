"""What a child tells its parent."""

import enum
from dataclasses import dataclass
from typing import Any

OUT_OF_MEMORY = 81
"""Exit code of a child that ran out of memory: what it holds is no longer worth anything."""


class Sign(enum.Enum):
    """What a child says."""

    READY = enum.auto()
    """It has imported what it serves; the value is its peak memory so far, as the system counts."""
    AT = enum.auto()
    """It has come to a place in its work."""
    DONE = enum.auto()
    """The call returned."""
    REFUSED = enum.auto()
    """The call raised an error of this package."""
    FAILED = enum.auto()
    """The call raised any other error."""
    DEAD = enum.auto()
    """The child is no more; what it was doing is lost."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a child says, and the value, error, place or cause that goes with it."""

    sign: Sign
    value: Any = None
