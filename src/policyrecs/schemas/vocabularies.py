"""The closed sets as CSV: each code, what it means, and whom the meaning is borrowed from."""

import csv
import enum
import inspect
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from policyrecs import vocabulary
from policyrecs.lexicon.topics import TOPICS

_SOURCE = re.compile(r"^Source: (.+?[a-z)])\.(?:\s|$)", re.MULTILINE | re.DOTALL)
"""The source that a set names, to the end of its sentence; an initial's full stop ends none.

As in "Source: UPR Info, "Action category" (E. McMahon's scale). Its level 1 is addressed to ...".
"""

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where a class name becomes two words, as in StakeholderGroup."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A closed set, as descriptors and the codebook show it.

    Attributes:
        name: Its name: a class of `policyrecs.vocabulary`, or `Topic`.
        meaning: What a code of it says.
        source: Whom the meanings are borrowed from; empty where they are our own.
        codes: Code, label and meaning of each member.
    """

    name: str
    meaning: str
    source: str
    codes: tuple[tuple[str | int, str, str], ...]

    @property
    def file(self) -> str:
        """Its path inside `schema/`."""
        return f"vocabularies/{_CAPITAL.sub('-', self.name).lower()}.csv"


def vocabularies() -> Iterator[Vocabulary]:
    """Yield every closed set, in the order of its definition, and the topics last."""
    for members in vars(vocabulary).values():
        if not (inspect.isclass(members) and issubclass(members, enum.Enum)):
            continue
        if members.__module__ == vocabulary.__name__:  # the module imports StrEnum too
            docstring = inspect.getdoc(members) or ""
            named = _SOURCE.search(docstring)
            yield Vocabulary(
                members.__name__,
                docstring.partition("\n")[0],
                " ".join(named[1].split()) if named else "",
                tuple(_code(member) for member in members),
            )
    yield Vocabulary(
        "Topic",
        "What a recommendation is about.",
        "",
        tuple((topic.code, topic.label, topic.definition) for topic in TOPICS.values()),
    )


def _code(member: enum.Enum) -> tuple[str | int, str, str]:
    return member.value, member.name.lower().replace("_", " "), vocabulary.describe(member)


def vocabulary_csv(codes: Vocabulary) -> bytes:
    """Return a closed set as CSV: code, label, meaning and source."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(["code", "label", "meaning", "source"])
    writer.writerows([*code, codes.source] for code in codes.codes)
    return stream.getvalue().encode()
