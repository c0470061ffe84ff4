"""What one document may cost."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost.

    A thousand pages take some ten seconds, and so does a report of ten megabytes; whatever is
    handed in, a command is to be done with it in twenty, and within a gigabyte.

    Attributes:
        seconds: Time for reading and extraction.
        seconds_per_megabyte: Time on top of that for every megabyte of the document.
        memory: Bytes that the process which reads it may hold.
    """

    seconds: float = 12.0
    seconds_per_megabyte: float = 0.3
    memory: int = 700 * MEGABYTE

    def seconds_for(self, size: int) -> float:
        """Time for a document of `size` bytes."""
        return self.seconds + self.seconds_per_megabyte * size / MEGABYTE


@dataclass(frozen=True, slots=True)
class Allowance:
    """Time that a document has.

    Attributes:
        seconds: How much.
        worked: Seconds that the process had been at work when it began.
        begun: The clock at that time.
    """

    seconds: float
    worked: float
    begun: float
