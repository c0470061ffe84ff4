"""Proves a release: every file is the one that was written, and every row stands in its source."""

import itertools
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from policyrecs import ids
from policyrecs.dataset import Dataset
from policyrecs.errors import InputError, PolicyrecsError
from policyrecs.readers import read_path
from policyrecs.records import SCHEMA_VERSION
from policyrecs.tables import RECORDS, TABLES, table_schema
from policyrecs.tables.release_files import (
    CHECKSUMS,
    DESCRIPTOR,
    dataset_in_csv,
    dataset_in_json_lines,
    dataset_in_parquet,
    listed_checksums,
    read_files,
    rows_in_parquet,
    texts_of,
)
from policyrecs.vocabulary import Reason


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
    """Every check of a release, in the order in which it was made.

    Attributes:
        folder: The release.
        checks: The checks; one that could not be made for want of a file lists that.
    """

    folder: Path
    checks: tuple[Check, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that does not hold."""
        return tuple(problem for check in self.checks for problem in check.problems)

    @property
    def holds(self) -> bool:
        """Whether everything was proved."""
        return not self.problems


def verify(folder: Path, *, sources: Path | None = None) -> Report:
    """Check a release against its checksums, its schema, itself, its texts and its sources.

    Args:
        folder: The release.
        sources: Folder of the documents as supplied, where they are at hand: each must be the
            file that was hashed, and read to the very text that the release holds.

    Raises:
        InputError: The folder is not there, or is no release.
        ReleaseError: Its list of checksums is damaged.
    """
    files = read_files(folder)
    checks = [_check_checksums(files), _check_descriptor(files)]
    datasets: dict[str, Dataset] = {}
    for name, read in _FORMATS.items():
        made, check = _check_format(name, read, files)
        checks.append(check)
        if made is not None:
            datasets[name] = made
    checks.append(_check_agreement(datasets))
    checks.append(_check_spans(files))
    if sources is not None:
        checks.append(_check_sources(files, sources))
    return Report(folder, tuple(checks))


def _check_checksums(files: Mapping[str, bytes]) -> Check:
    """Every file is listed, and is the one that was listed."""
    listed = listed_checksums(files[CHECKSUMS])
    found = {name: ids.content_hash(data) for name, data in files.items() if name != CHECKSUMS}
    problems = tuple(
        _file_problem(name, _difference(listed.get(name), found.get(name)))
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


def _check_descriptor(files: Mapping[str, bytes]) -> Check:
    """The descriptor describes the tables as this code knows them."""
    sentence = f"{DESCRIPTOR} describes every table of schema version {SCHEMA_VERSION}"
    try:
        package = json.loads(files.get(DESCRIPTOR, b""))
        version = package["schemaVersion"]
        described = {resource["name"]: resource["schema"] for resource in package["resources"]}
    except (ValueError, KeyError, TypeError) as error:
        return Check(sentence, 0, "tables", (_file_problem(DESCRIPTOR, f"is damaged: {error}"),))
    if version != SCHEMA_VERSION:
        problem = Problem(Reason.UNKNOWN_SCHEMA, DESCRIPTOR, f"is of schema version {version}")
        return Check(sentence, 0, "tables", (problem,))
    problems = tuple(
        _file_problem(f"{DESCRIPTOR} {name}", "is not the table's schema")
        for name, table in TABLES.items()
        if described.get(name) != table_schema(table)
    )
    return Check(sentence, len(described), "tables", problems)


_FORMATS: Mapping[str, Callable[[Mapping[str, bytes]], Dataset]] = {
    "Parquet": dataset_in_parquet,
    "CSV": dataset_in_csv,
    "JSON Lines": dataset_in_json_lines,
}
"""How a release is read from each format; reading checks versions, types, codes, keys and links."""


def _check_format(
    name: str, read: Callable[[Mapping[str, bytes]], Dataset], files: Mapping[str, bytes]
) -> tuple[Dataset | None, Check]:
    """The release can be read from one format, and what it holds is valid."""
    sentence = f"{name} holds valid records, and their keys and links agree"
    try:
        dataset = read(files)
    except PolicyrecsError as error:
        return None, Check(sentence, 0, "records", (_problem(error),))
    return dataset, Check(sentence, sum(len(getattr(dataset, name)) for name in RECORDS), "records")


def _check_agreement(datasets: Mapping[str, Dataset]) -> Check:
    """All formats that could be read hold the same records."""
    problems = [
        _file_problem(f"{records} in {other}", f"are not those in {name}")
        for (name, dataset), (other, compared) in itertools.pairwise(datasets.items())
        for records in RECORDS
        if getattr(dataset, records) != getattr(compared, records)
    ]
    return Check("the formats hold the same records", len(datasets), "formats", tuple(problems))


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


def _check_spans(files: Mapping[str, bytes]) -> Check:
    """Every row's words stand in the text at the row's offsets; all that do not are listed."""
    sentence = "every row's words stand in its document's text, at its offsets"
    try:
        tables = rows_in_parquet(files)
        texts = texts_of(files)
    except PolicyrecsError as error:
        return Check(sentence, 0, "spans", (_problem(error),))
    documents = {row["recommendation_id"]: row["document_id"] for row in tables["recommendations"]}
    counted = 0
    problems = []
    for table, columns in _SPANS.items():
        for row, column in itertools.product(tables[table], columns):
            if row[column] is None:
                continue
            counted += 1
            document = row.get("document_id") or documents.get(row["recommendation_id"], "-")
            before = "cue_" if column.startswith("cue_") else ""
            start, end = row[f"{before}start"], row[f"{before}end"]
            found = texts.get(document, "")[start:end]
            if found != row[column]:
                key = " ".join(str(row[name]) for name in TABLES[table].key)
                words = f"{start}:{end} holds {found[:60]!r}, not {row[column][:60]!r}"
                subject = f"{document} {table} {key} {column}"
                problems.append(Problem(Reason.INVALID_RECORD, subject, words))
    return Check(sentence, counted, "spans", tuple(problems))


def _check_sources(files: Mapping[str, bytes], sources: Path) -> Check:
    """Every document as supplied is the one that was hashed, and reads to the released text."""
    sentence = "every source is the file that was read, and reads to the released text"
    try:
        rows = rows_in_parquet(files)["documents"]
        texts = texts_of(files)
    except PolicyrecsError as error:
        return Check(sentence, 0, "documents", (_problem(error),))
    problems = []
    for row in rows:
        try:
            document = read_path(sources / row["file"], document_id=row["document_id"])
        except InputError as error:
            problems.append(_problem(error))
            continue
        if document.sha256 != row["sha256"]:
            problems.append(_file_problem(row["file"], "is not the file that was read"))
        elif document.text != texts.get(row["document_id"]):
            problems.append(_file_problem(row["file"], "reads to another text than the released"))
    return Check(sentence, len(rows), "documents", tuple(problems))


def _file_problem(file: str, words: str) -> Problem:
    return Problem(Reason.INVALID_RELEASE, file, words)


def _problem(error: PolicyrecsError) -> Problem:
    return Problem(error.reason, error.subject, error.words)
