"""What any release or extraction holds, whatever form it was written in, as JSON-ready rows.

A release, a folder of tables that `extract` wrote, whole or in parts, and a file of JSON lines can
then be reviewed, compared and proved alike.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import pyarrow as pa

from policyrecs.errors import InputError, RecordError, ReleaseError
from policyrecs.rows import flat_row
from policyrecs.tables import RECORDS, TABLES, from_csv, from_parquet, read_records
from policyrecs.tables.links import broken_links
from policyrecs.tables.release_files import (
    CHECKSUMS,
    DESCRIPTOR,
    read_files,
    tables_in_parquet,
    texts_of,
)
from policyrecs.vocabulary import Reason

Row = dict[str, Any]
"""A record as a JSON object."""


class Form(StrEnum):
    """How a release or extraction was written."""

    RELEASE = "release"
    """A folder with a descriptor, checksums, texts and all formats."""
    TABLES = "tables"
    """A folder of tables, as `extract --format csv|parquet -o FOLDER` writes it."""
    LINES = "lines"
    """A file of JSON lines, as `extract` prints them."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What a release or extraction holds.

    Attributes:
        path: Where it was read.
        form: How it was written.
        rows: The rows of each sort of record; recommendations as `extract` prints them. JSON lines
            hold recommendations only.
        version: Version of the data; None where it bears none.
        schema: Version of the schema; None where it does not say.
        columns: Names of the columns of each table, as they were written.
        texts: The text of each document, by id, where it holds them.
    """

    path: Path
    form: Form
    rows: Mapping[str, tuple[Row, ...]]
    version: str | None
    schema: str | None
    columns: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, str]


def form_of(path: Path) -> Form:
    """Return how what stands at `path` was written.

    Raises:
        InputError: Nothing stands there, or nothing that this tool wrote.
    """
    if (path / DESCRIPTOR).is_file() or _has_lost_descriptor(path):
        return Form.RELEASE
    if path.is_dir():
        if any(_files_of(path, "recommendations")):
            return Form.TABLES
        words = "holds neither a release nor tables: there are no recommendations"
        raise InputError(Reason.MISSING_FILE, str(path), words)
    if not path.exists():
        raise InputError(Reason.MISSING_FILE, str(path), "no file or folder stands there")
    return Form.LINES


def _has_lost_descriptor(folder: Path) -> bool:
    """Whether a folder is a release without its descriptor: no extraction holds texts."""
    return (folder / CHECKSUMS).is_file() and (folder / "texts").is_dir()


def read_holding(path: Path) -> Holding:
    """Read a release or an extraction.

    Raises:
        InputError: Nothing of the kind stands there, or it cannot be read.
        ReleaseError: A table or release is damaged, or of a schema version that is not known.
        RecordError: A record does not hold.
    """
    form = form_of(path)
    if form is Form.LINES:
        return Holding(path, form, {"recommendations": tuple(lines_at(path))}, None, None, {}, {})
    if form is Form.TABLES:
        tables = tables_at(path)
        return Holding(path, form, rows_of(tables), None, None, _columns(tables.items()), {})
    files = read_files(path)
    descriptor = descriptor_of(files)
    return Holding(
        path,
        form,
        rows_of(tables_in_parquet(files)),
        descriptor.get("version"),
        descriptor.get("schemaVersion"),
        {
            resource["name"]: tuple(field["name"] for field in resource["schema"]["fields"])
            for resource in descriptor["resources"]
        },
        texts_of(files),
    )


def descriptor_of(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the descriptor of a release.

    Raises:
        ReleaseError: It is damaged.
    """
    try:
        descriptor: dict[str, Any] = json.loads(files[DESCRIPTOR])
        for resource in descriptor["resources"]:
            _ = [field["name"] for field in resource["schema"]["fields"]], resource["name"]
    except (ValueError, KeyError, TypeError) as error:
        words = f"is damaged: {error!r}"
        raise ReleaseError(Reason.INVALID_RELEASE, DESCRIPTOR, words) from error
    return descriptor


def tables_at(folder: Path) -> dict[str, pa.Table]:
    """Return the tables in a folder, each from one file or from a folder of parts.

    Raises:
        InputError: A table is missing.
        ReleaseError: A file is damaged, or of a schema version that is not known.
        RecordError: A value is not allowed.
    """
    return {name: _table_at(folder, name) for name in TABLES}


def _table_at(folder: Path, name: str) -> pa.Table:
    """One table."""
    table = TABLES[name]
    read = {".parquet": from_parquet, ".csv": from_csv}
    parts = []
    for path in _files_of(folder, name):
        try:
            parts.append(read[path.suffix](table, path.read_bytes()))
        except OSError as error:
            words = error.strerror or str(error)
            raise InputError(Reason.UNREADABLE_FILE, str(path), words) from error
    if not parts:
        words = f"there is no {name}.parquet or {name}.csv"
        raise InputError(Reason.MISSING_FILE, str(folder), words)
    return pa.concat_tables(parts)


def _files_of(folder: Path, name: str) -> Iterator[Path]:
    """The files of one table: Parquet where there is any, in order of their parts."""
    for ending in ("parquet", "csv"):
        whole = folder / f"{name}.{ending}"
        found = [whole] if whole.is_file() else sorted((folder / name).glob(f"*.{ending}"))
        if found:
            yield from found
            return


def rows_of(tables: Mapping[str, pa.Table]) -> dict[str, tuple[Row, ...]]:
    """Return the rows of each sort of record that tables hold.

    Raises:
        RecordError: A record does not hold, or links to one that is not there.
    """
    for subject, words in broken_links({name: tables[name].to_pylist() for name in TABLES}):
        raise RecordError(Reason.INVALID_RECORD, subject, words)
    records = read_records(tables)
    documents = {each.document_id: each for each in records["documents"]}
    stakeholders = {each.stakeholder_id: each for each in records["stakeholders"]}
    citations = {each.citation_id: each for each in records["citations"]}
    rows = {name: tuple(tables[name].to_pylist()) for name in RECORDS if name != "recommendations"}
    rows["recommendations"] = tuple(
        flat_row(each, documents[each.document_id], stakeholders, citations)
        | {"reviewer": each.reviewer, "review_reason": each.review_reason}
        for each in records["recommendations"]
    )
    return rows


def lines_at(path: Path) -> Iterator[Row]:
    """Yield the rows in a file of JSON lines; lines without words, as `ground` refuses, are not.

    Raises:
        InputError: The file cannot be read, or a line is no row of an extraction.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        words = error.strerror or str(error)
        raise InputError(Reason.UNREADABLE_FILE, str(path), words) from error
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line, object_pairs_hook=_once_each)
            quote = row["quote"]
            if quote is not None:
                _ = (
                    quote.strip(),
                    row["document_id"],
                    row["start"],
                    row["end"],
                    row["recommendation_id"],
                )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            words = f"line {number} is no line of an extraction: {error!r}"
            raise InputError(Reason.DAMAGED_FILE, str(path), words) from error
        if quote is not None:
            yield row


def _once_each(pairs: Sequence[tuple[str, Any]]) -> Row:
    """An object whose keys stand in it once each; which of two values counts, nobody knows."""
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        message = f"it has {next(each for each in names if names.count(each) > 1)!r} twice"
        raise ValueError(message)
    return made


def _columns(tables: Iterable[tuple[str, pa.Table]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(made.column_names) for name, made in tables}
