"""What a case of the battery is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hostile.measure import Scene

READ = None
"""The outcome of a document that is read: no reason of refusal."""


@dataclass(frozen=True)
class Document:
    """A hostile document, and the outcomes that are right.

    Attributes:
        name: Name of the case.
        group: Format that it belongs to.
        file: Name of the file.
        make: Makes its bytes.
        outcomes: Reason codes that are right, `READ` for being read.
        quotes: Words that must be among those quoted, when it is read.
        absent: Words that no record may hold.
        heavy: Whether it takes seconds; such cases are run by the program alone.
    """

    name: str
    group: str
    file: str
    make: Callable[[], bytes]
    outcomes: tuple[str | None, ...] = (READ,)
    quotes: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    heavy: bool = False


@dataclass(frozen=True)
class Trial:
    """Anything else that is tried.

    Attributes:
        name: Name of the case.
        group: What it is about.
        play: Does it in a scratch place and yields what does not hold.
        expected: What is right, for the table.
        heavy: Whether it takes seconds; such cases are run by the program alone.
    """

    name: str
    group: str
    play: Callable[[Scene], Iterator[str]]
    expected: str
    heavy: bool = False


Case = Document | Trial


@dataclass(frozen=True)
class Verdict:
    """What came of a case.

    Attributes:
        case: The case.
        outcome: Exit codes and reasons, for the table.
        seconds: Processor time of its most expensive command.
        megabytes: Most memory that its commands held, children included.
        faults: What does not hold.
    """

    case: Case
    outcome: str
    seconds: float
    megabytes: float
    faults: tuple[str, ...]


GOOD = b"# Recommendations\n\nCongress should fund open research into the risks of AI models.\n"
"""A document that is read whatever stands beside it."""

NEIGHBOUR = "neighbour.md"


def write(folder: Path, name: str, data: bytes) -> Path:
    """Write a file into a folder, which is made where it is absent."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(data)
    return path
