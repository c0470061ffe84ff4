"""Given recommendations and sources in; validated records and refusals out, in the order given."""

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policyrecs.alignment import known_of, searched
from policyrecs.assemble import Assembly
from policyrecs.documents import Document, Outline
from policyrecs.grounding.attribution import Library, Stand, Verdict, shared_out
from policyrecs.grounding.coding import Coded, Stretch, code
from policyrecs.grounding.given import Given
from policyrecs.pipeline import flat_rows
from policyrecs.readers import read_bytes
from policyrecs.segment import outline
from policyrecs.vocabulary import Alignment

GROUNDED = frozenset({Alignment.EXACT, Alignment.TOLERANT, Alignment.FUZZY})
"""The statuses with which a record is vouched for."""

_SHOWN = 5
"""Places of an ambiguous or misattributed quote that a line tells."""


@dataclass(frozen=True, slots=True)
class Grounded:
    """What became of one given recommendation.

    Attributes:
        given: The recommendation as given.
        verdict: Where it stands, or why it is refused.
        document: Name of the source it stands in; None where it is refused.
        row: Its flat row, as `extract` prints it; None where it is refused.
        said_by: Who said each coded field of the row: `given` or `rules`.
        notes: What a person should know.
    """

    given: Given
    verdict: Verdict
    document: str | None = None
    row: Mapping[str, Any] | None = None
    said_by: Mapping[str, str] = dataclasses.field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it is vouched for."""
        return self.row is not None

    def line(self, library: Library) -> dict[str, Any]:
        """Return it as a JSON-ready object: its place and codes, or why there are none."""
        stand = self.verdict.stand
        shown = {
            "record": self.given.number,
            "where": self.given.where,
            "alignment": self.verdict.status.value,
            "score": stand.finding.score if stand and self.holds else None,
            "given_quote": self.given.quote or None,
            "field": self.verdict.field or None,
            "spans": [list(span) for span in stand.finding.spans] if stand and self.holds else [],
            "corrected": self.verdict.corrected,
            "said_by": dict(self.said_by),
            "elsewhere": [_place(each, library) for each in self.verdict.elsewhere[:_SHOWN]],
            "notes": list(self.notes),
        }
        empty = {"document": None, "quote": None, "start": None, "end": None}
        return shown | dict(self.row or empty)


@dataclass(frozen=True, slots=True)
class Grounding:
    """What became of all given recommendations.

    Attributes:
        grounded: Each of them, in the order given.
        assemblies: The records of each source that holds any.
        library: The sources.
    """

    grounded: tuple[Grounded, ...]
    assemblies: tuple[Assembly, ...]
    library: Library

    @property
    def counts(self) -> Mapping[str, int]:
        """How many have each status, in the order of the closed set."""
        counted = Counter(each.verdict.status for each in self.grounded)
        return {status.value: counted[status] for status in Alignment}

    @property
    def refused(self) -> int:
        """How many were refused."""
        return sum(not each.holds for each in self.grounded)

    def lines(self) -> Iterator[dict[str, Any]]:
        """Yield each as a JSON-ready object, in the order given."""
        for each in self.grounded:
            yield each.line(self.library)


def ground(
    records: Sequence[Given], documents: Sequence[Document], *, issuer: str | None = None
) -> Grounding:
    """Find each given recommendation in its source, or refuse it.

    Args:
        records: The recommendations, as `read_records` returns them.
        documents: The sources; texts that come with the records are sources too.
        issuer: Name of the body that issued the documents, where the caller knows it.
    """
    unique = tuple({each.document_id: each for each in documents}.values())
    library, own = _library(unique, records)
    single = [library.attribute(each, own.get(each.number)) for each in records]
    verdicts = shared_out(records, single)
    coded = _coded(library, records, verdicts, own, issuer)
    rows = {
        number: {
            (row["start"], row["end"]): row for row in flat_rows(part.assembly, everything=True)
        }
        for number, part in coded.items()
    }
    seen: dict[tuple[int, int, int], int] = {}
    grounded = []
    for record, verdict in zip(records, verdicts, strict=True):
        if verdict.stand is None:
            grounded.append(Grounded(record, verdict, notes=verdict.notes))
            continue
        number, finding = verdict.stand.source, verdict.stand.finding
        place = finding.start, finding.end
        first = seen.setdefault((number, *place), record.number)
        notes = verdict.notes + coded[number].notes.get(place, ())
        if first != record.number:
            notes += (f"quotes the same words as record {first}, which says what they are",)
        row = rows[number].get(place)
        if row is None:
            notes += ("no valid record can be made of it",)
        grounded.append(
            Grounded(
                record,
                verdict,
                library.sources[number].document.name,
                row,
                coded[number].said_by[place] if row else {},
                notes,
            )
        )
    return Grounding(tuple(grounded), tuple(part.assembly for part in coded.values()), library)


def _library(
    documents: Sequence[Document], records: Sequence[Given]
) -> tuple[Library, dict[int, int]]:
    """The sources; and the number of the source that came with each record, by its number."""
    sources = list(documents)
    numbers: dict[str, int] = {each.document_id: at for at, each in enumerate(sources)}
    own: dict[int, int] = {}
    for record in records:
        if record.full_text is None:
            continue
        data = record.full_text.encode("utf-8", "replace")
        document = read_bytes(data, _name(record), media_type="text/plain")
        if document.document_id not in numbers:
            numbers[document.document_id] = len(sources)
            sources.append(document)
        own[record.number] = numbers[document.document_id]
    outlines: list[Outline] = [outline(each) for each in sources]
    made = [searched(each) for each in sources]
    holders: dict[str, list[int]] = {}
    for number, each in enumerate(made):
        for word in each.index.places:
            holders.setdefault(word, []).append(number)
    known = known_of(each.index for each in made)
    return Library(tuple(made), tuple(outlines), known, holders), own


def _name(record: Given) -> str:
    """What to call the text that came with a record."""
    source = (record.source or "").replace("\\", "/").rpartition("/")[2]
    return source or f"{record.where.replace(' ', '-')}.txt"


def _coded(
    library: Library,
    records: Sequence[Given],
    verdicts: Sequence[Verdict],
    own: Mapping[int, int],
    issuer: str | None,
) -> dict[int, Coded]:
    """The records of each source, by its number."""
    stretches: dict[int, dict[tuple[int, int], Stretch]] = {}
    issuers: dict[int, str] = {}
    for record, verdict in zip(records, verdicts, strict=True):
        if verdict.stand is None:
            continue
        number, finding = verdict.stand.source, verdict.stand.finding
        place = finding.start, finding.end
        stretches.setdefault(number, {}).setdefault(place, Stretch(*place, record))
        if own.get(record.number) == number and record.codes.get("issuers"):
            issuers.setdefault(number, record.codes["issuers"][0])
    return {
        number: code(
            library.outlines[number],
            [stretches[number][place] for place in sorted(stretches[number])],
            issuer=issuer or issuers.get(number),
        )
        for number in sorted(stretches)
    }


def _place(stand: Stand, library: Library) -> dict[str, Any]:
    """A place as a JSON-ready object."""
    return {
        "document": library.sources[stand.source].document.name,
        "start": stand.finding.start,
        "end": stand.finding.end,
    }
