"""The version of the data, kept by hand because only a person knows what a change means."""

from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from policyrecs.curated.entries import fault, read_keyed
from policyrecs.records import Identifier, Record

_NAME = "data"
"""The one entry of the file."""


class DataVersion(Record):
    """The version that the next release bears."""

    name: Identifier
    """Always `data`."""
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    """SemVer for data: MAJOR when a column or its meaning changed, MINOR when rows were added,
    PATCH when a value was corrected."""


def read_version(path: Path) -> str:
    """Read the version of the data.

    Raises:
        CurationError: The file is missing, or holds no version.
    """
    entries = read_keyed(path, DataVersion, "name")
    if _NAME not in entries:
        raise fault(path, 1, f"[{_NAME}] is missing")
    return entries[_NAME].version
