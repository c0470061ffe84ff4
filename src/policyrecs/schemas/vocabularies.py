"""The closed sets as CSV: each code, what it means, and whom the meaning is borrowed from."""

import csv
import enum
import inspect
import io
import re
from collections.abc import Iterator

from policyrecs import vocabulary

_SOURCE = re.compile(r"^Source: (.+?[a-z)])\.(?:\s|$)", re.MULTILINE | re.DOTALL)
"""The source that a set names, to the end of its sentence; an initial's full stop ends none.

As in "Source: UPR Info, "Action category" (E. McMahon's scale). Its level 1 is addressed to ...".
"""

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where a class name becomes two words, as in StakeholderGroup."""


def vocabularies() -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of each vocabulary's CSV."""
    for members in closed_sets():
        stream = io.StringIO()
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(["code", "label", "meaning", "source"])
        for member in members:
            label = member.name.lower().replace("_", " ")
            writer.writerow([member.value, label, vocabulary.describe(member), source(members)])
        yield f"vocabularies/{file_name(members)}.csv", stream.getvalue().encode()


def closed_sets() -> Iterator[type[enum.Enum]]:
    """Yield every closed set, in the order of its definition."""
    for value in vars(vocabulary).values():
        if not (inspect.isclass(value) and issubclass(value, enum.Enum)):
            continue
        if value.__module__ == vocabulary.__name__:  # the module imports StrEnum too
            yield value


def file_name(members: type[enum.Enum]) -> str:
    """Name of a closed set in a path: its class name in lower case, words joined by hyphens."""
    return _CAPITAL.sub("-", members.__name__).lower()


def source(members: type[enum.Enum]) -> str:
    """Whom the meanings of a closed set are borrowed from; empty where they are our own."""
    named = _SOURCE.search(inspect.getdoc(members) or "")
    return " ".join(named[1].split()) if named else ""
