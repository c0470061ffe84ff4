"""What became of every input, as two tables beside those of the dataset, and as totals."""

from collections import Counter
from dataclasses import dataclass, field

from policyrecs.corpus.schema import Outcome
from policyrecs.tables import Column, Table

INPUTS = Table(
    "inputs",
    "An input: a file, a row of a table or a member of an archive, and what became of it.",
    (
        Column("source", "string", "Where it came from: a path, `table.csv#12`, `a.zip/name`."),
        Column(
            "document_id",
            "string",
            "Its document; that of the first of its exact duplicates.",
            null="if it was refused",
        ),
        Column("outcome", "string", "ok, nothing found, partial or refused."),
        Column("reason", "string", "Reason code of the refusal.", null="if there was none"),
        Column("words", "string", "What is wrong, for a person.", null="if nothing is"),
        Column("same_as", "string", "The input it is an exact duplicate of.", null="if of none"),
        Column("sha256", "string", "SHA-256 of its bytes.", null="if there are none"),
        Column("bytes", "integer", "Size of its bytes.", null="if there are none"),
        Column("candidates", "integer", "Candidates seen: records and rejected."),
        Column("records", "integer", "Recommendations asked for and found."),
        Column("issuer", "string", "Issuer as given.", null="if none was"),
        Column("title", "string", "Title as given.", null="if none was"),
        Column("issued", "string", "Date as given, as ISO writes it.", null="if none was"),
        Column("url", "string", "Address as given.", null="if none was"),
    ),
    key=("source",),
    references={"document_id": ("documents", "document_id")},
)
"""Every input of the run, in order."""

DUPLICATES = Table(
    "duplicates",
    "An input that repeats an earlier one: to the byte, or but for names, dates and a line.",
    (
        Column("source", "string", "The input."),
        Column("document_id", "string", "Its document.", null="if it was refused"),
        Column("kind", "string", "exact (extracted once) or near (extracted each)."),
        Column("same_as", "string", "The earlier input that it repeats."),
        Column("similarity", "number", "Share of three-word runs in common, as MinHash tells."),
        Column("letter", "string", "The first input of the group that it belongs to."),
        Column("copies", "integer", "Inputs in that group, the first and exact ones included."),
    ),
    key=("source",),
    references={"source": ("inputs", "source"), "same_as": ("inputs", "source")},
)
"""Every input that is a duplicate, in order."""


@dataclass(slots=True)
class Tally:
    """Totals that add up to the inputs.

    Attributes:
        outcomes: Inputs by outcome.
        reasons: Refused inputs by reason code.
        records: Recommendations found, each document counted once.
        exact: Inputs that are exact duplicates, which `outcomes` counts like their first.
        near: Documents that are near duplicates of an earlier one.
        letters: Groups that near duplicates form.
        hidden: Hidden files, which are skipped by rule and are no inputs.
        known: Inputs whose result was kept from an earlier run.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    records: int = 0
    exact: int = 0
    near: int = 0
    letters: int = 0
    hidden: int = 0
    known: int = 0

    @property
    def inputs(self) -> int:
        """All inputs."""
        return sum(self.outcomes.values())

    @property
    def quarantined(self) -> int:
        """Inputs that were refused."""
        return self.outcomes[Outcome.REFUSED]

    def count(self, outcome: str, reason: str | None, records: int, *, duplicate: bool) -> None:
        """Count one input."""
        self.outcomes[outcome] += 1
        if reason is not None:
            self.reasons[reason] += 1
        if duplicate:
            self.exact += 1
        else:
            self.records += records
