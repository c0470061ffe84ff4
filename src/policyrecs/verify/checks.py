"""What a check is, and a report of checks."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policyrecs import ids
from policyrecs.documents import Document
from policyrecs.errors import InputError, PolicyrecsError
from policyrecs.readers.isolated import read_path_isolated
from policyrecs.tables import TABLES
from policyrecs.tables.release_files import CHECKSUMS, listed_checksums
from policyrecs.vocabulary import Reason

_MOST_EQUAL = 999
"""Most records of one document with the same words among which an id is looked for."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold.

    Attributes:
        reason: The code that machines read.
        subject: The file, or document, record and field.
        words: One line for a person.
    """

    reason: Reason
    subject: str
    words: str


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was proved, or not.

    Attributes:
        name: What was to be proved, as a sentence without a full stop.
        counted: How many things were looked at.
        unit: What was counted.
        problems: What does not hold; empty where it was proved.
    """

    name: str
    counted: int
    unit: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Every check of a release or extraction, in the order in which it was made.

    Attributes:
        folder: Where it stands.
        checks: The checks; one that could not be made for want of a file lists that.
        form: How it was written: `release`, `tables` or `lines`.
        facts: What it says of itself, for the reader of a report: versions and the like.
        counts: How many records of each sort it holds, where they could be read.
    """

    folder: Path
    checks: tuple[Check, ...]
    form: str = "release"
    facts: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that does not hold."""
        return tuple(problem for check in self.checks for problem in check.problems)

    @property
    def holds(self) -> bool:
        """Whether everything was proved."""
        return not self.problems


def check_checksums(files: Mapping[str, bytes]) -> Check:
    """Every file is listed, and is the one that was listed."""
    listed = listed_checksums(files[CHECKSUMS])
    found = {name: ids.content_hash(data) for name, data in files.items() if name != CHECKSUMS}
    problems = tuple(
        file_problem(name, _difference(listed.get(name), found.get(name)))
        for name in sorted(listed.keys() | found.keys())
        if listed.get(name) != found.get(name)
    )
    return Check("every file is the one that was written", len(found), "files", problems)


def _difference(listed: str | None, found: str | None) -> str:
    """What is wrong with a file whose checksum is not the listed one."""
    if found is None:
        return "is listed and missing"
    if listed is None:
        return "is not listed"
    return "is not the file that was hashed"


_SPANS = {
    "recommendations": ("quote", "cue_quote"),
    "actions": ("quote",),
    "recommendation_stakeholders": ("surface",),
    "recommendation_citations": ("marker",),
    "topics": ("surface",),
    "rationale": ("quote",),
    "repeats": ("quote",),
    "citations": ("quote",),
}
"""The columns of each table that hold words of a document."""


def check_spans(
    tables: Mapping[str, Sequence[Mapping[str, Any]]], texts: Mapping[str, str]
) -> Check:
    """Every row's words stand in the text at the row's offsets; all that do not are listed."""
    documents = {row["recommendation_id"]: row["document_id"] for row in tables["recommendations"]}
    counted = 0
    problems: list[Problem] = []
    for table, columns in _SPANS.items():
        for row, column in itertools.product(tables[table], columns):
            if row[column] is None:
                continue
            counted += 1
            document = row.get("document_id") or documents.get(row["recommendation_id"], "-")
            before = "cue_" if column.startswith("cue_") else ""
            key = " ".join(str(row[name]) for name in TABLES[table].key)
            subject = f"{document} {table} {key} {column}"
            place = row[f"{before}start"], row[f"{before}end"]
            problems += wrong_span(subject, texts.get(document, ""), *place, row[column])
    sentence = "every row's words stand in its document's text, at its offsets"
    return Check(sentence, counted, "spans", tuple(problems))


def wrong_span(subject: str, text: str, start: int, end: int, words: str) -> Iterator[Problem]:
    """Yield the problem of a span whose words do not stand there, if they do not."""
    found = text[start:end]
    if found != words:
        told = f"{start}:{end} holds {found[:60]!r}, not {words[:60]!r}"
        yield Problem(Reason.INVALID_RECORD, subject, told)


def check_ids(rows: Sequence[Mapping[str, Any]]) -> Check:
    """Every recommendation bears the id that its document and its words give it."""
    problems = tuple(
        Problem(
            Reason.INVALID_RECORD,
            f"{row['document_id']} {row['recommendation_id']} recommendation_id",
            "is not the id that its words give",
        )
        for row in rows
        if not _is_given(row)
    )
    return Check("every id is the one that the words give", len(rows), "ids", problems)


def _is_given(row: Mapping[str, Any]) -> bool:
    """Whether a row's id is that of its words, as one of several with the same words or alone."""
    return any(
        row["recommendation_id"] == ids.recommendation_id(row["document_id"], row["quote"], count)
        for count in range(1, _MOST_EQUAL + 1)
    )


def read_source(folder: Path, row: Mapping[str, Any]) -> Document:
    """Read the document that a row of `documents` names, from the folder and nowhere else.

    Raises:
        InputError: It is not there or cannot be read, or its name leads out of the folder.
    """
    name = row["file"]
    if Path(name).name != name:
        words = "is no name of a file, and is not followed"
        raise InputError(Reason.MISSING_FILE, name, words)
    return read_path_isolated(folder / name, document_id=row["document_id"])


def file_problem(file: str, words: str) -> Problem:
    """Return the problem of a file."""
    return Problem(Reason.INVALID_RELEASE, file, words)


def problem_of(error: PolicyrecsError) -> Problem:
    """Return an error as a problem."""
    return Problem(error.reason, error.subject, error.words)
