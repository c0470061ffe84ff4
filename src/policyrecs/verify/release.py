"""Proves a release: every file is the one that was written, and every row stands in its source."""

import itertools
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from policyrecs import ids
from policyrecs.dataset import Dataset
from policyrecs.errors import InputError, PolicyrecsError, ReleaseError
from policyrecs.records import SCHEMA_VERSION
from policyrecs.tables import RECORDS, TABLES, table_schema
from policyrecs.tables.migrations import steps_from
from policyrecs.tables.release_files import (
    CHECKSUMS,
    DESCRIPTOR,
    dataset_in_csv,
    dataset_in_json_lines,
    dataset_in_parquet,
    read_files,
    rows_in_parquet,
    texts_of,
)
from policyrecs.verify.checks import (
    Check,
    Report,
    check_checksums,
    check_ids,
    check_spans,
    file_problem,
    problem_of,
    read_source,
)


def verify_release(folder: Path, *, sources: Path | None = None) -> Report:
    """Check a release against its checksums, its schema, itself, its texts and its sources.

    A release of an older schema version is checked as it reads once it is brought to the present;
    its CSV and JSON Lines, which say the same, are proved by their checksums.

    Args:
        folder: The release.
        sources: Folder of the documents as supplied, where they are at hand: each must be the
            file that was hashed, and read to the very text that the release holds.

    Raises:
        InputError: The folder is not there, or is no release.
        ReleaseError: Its list of checksums is damaged.
    """
    files = read_files(folder)
    facts = _facts(files)
    checks = [check_checksums(files), _check_descriptor(files)]
    datasets: dict[str, Dataset] = {}
    older = facts.get("schema version") not in {None, SCHEMA_VERSION}
    for name, read in _FORMATS.items():
        if older and name != _MIGRATED:
            continue
        made, check = _check_format(name, read, files)
        checks.append(check)
        if made is not None:
            datasets[name] = made
    if not older:
        checks.append(_check_agreement(datasets))
    checks += _check_rows(files)
    if sources is not None:
        checks.append(_check_sources(files, sources))
    read_first = next(iter(datasets.values()), Dataset())
    counts = {name: len(getattr(read_first, name)) for name in RECORDS} if datasets else {}
    return Report(folder, tuple(checks), "release", facts, counts)


def _facts(files: Mapping[str, bytes]) -> dict[str, str]:
    """What a release says of itself."""
    facts = {f"sha256 of {CHECKSUMS}": ids.content_hash(files[CHECKSUMS])}
    try:
        package = json.loads(files.get(DESCRIPTOR, b""))
        return {
            "data version": str(package["version"]),
            "schema version": str(package["schemaVersion"]),
        } | facts
    except (ValueError, KeyError, TypeError):
        return facts


def _check_descriptor(files: Mapping[str, bytes]) -> Check:
    """The descriptor describes the tables as this code knows them."""
    sentence = f"{DESCRIPTOR} describes every table of schema version {SCHEMA_VERSION}"
    try:
        package = json.loads(files.get(DESCRIPTOR, b""))
        version = package["schemaVersion"]
        described = {resource["name"]: resource["schema"] for resource in package["resources"]}
    except (ValueError, KeyError, TypeError) as error:
        return Check(sentence, 0, "tables", (file_problem(DESCRIPTOR, f"is damaged: {error}"),))
    if version != SCHEMA_VERSION:
        sentence = f"{DESCRIPTOR} is of schema version {version}, from which steps lead to this one"
        try:
            steps_from(str(version), DESCRIPTOR)
        except ReleaseError as error:
            return Check(sentence, 0, "tables", (problem_of(error),))
        return Check(sentence, len(described), "tables")
    problems = tuple(
        file_problem(f"{DESCRIPTOR} {name}", "is not the table's schema")
        for name, table in TABLES.items()
        if described.get(name) != table_schema(table)
    )
    return Check(sentence, len(described), "tables", problems)


_MIGRATED = "Parquet"
"""The format in which a release of an older schema version is read."""

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
        return None, Check(sentence, 0, "records", (problem_of(error),))
    return dataset, Check(sentence, sum(len(getattr(dataset, name)) for name in RECORDS), "records")


def _check_agreement(datasets: Mapping[str, Dataset]) -> Check:
    """All formats that could be read hold the same records."""
    problems = [
        file_problem(f"{records} in {other}", f"are not those in {name}")
        for (name, dataset), (other, compared) in itertools.pairwise(datasets.items())
        for records in RECORDS
        if getattr(dataset, records) != getattr(compared, records)
    ]
    return Check("the formats hold the same records", len(datasets), "formats", tuple(problems))


def _check_rows(files: Mapping[str, bytes]) -> list[Check]:
    """Every row's words and id are those of its text."""
    try:
        tables = rows_in_parquet(files)
        texts = texts_of(files)
    except PolicyrecsError as error:
        sentence = "every row's words stand in its document's text, at its offsets"
        return [Check(sentence, 0, "spans", (problem_of(error),))]
    return [check_spans(tables, texts), check_ids(tables["recommendations"])]


def _check_sources(files: Mapping[str, bytes], sources: Path) -> Check:
    """Every document as supplied is the one that was hashed, and reads to the released text."""
    sentence = "every source is the file that was read, and reads to the released text"
    try:
        rows = rows_in_parquet(files)["documents"]
        texts = texts_of(files)
    except PolicyrecsError as error:
        return Check(sentence, 0, "documents", (problem_of(error),))
    problems = []
    for row in rows:
        try:
            document = read_source(sources, row)
        except InputError as error:
            problems.append(problem_of(error))
            continue
        if document.sha256 != row["sha256"]:
            problems.append(file_problem(row["file"], "is not the file that was read"))
        elif document.text != texts.get(row["document_id"]):
            problems.append(file_problem(row["file"], "reads to another text than the released"))
    return Check(sentence, len(rows), "documents", tuple(problems))
