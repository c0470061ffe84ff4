"""What a release folder holds, and reading all of it as one generation."""

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import pyarrow as pa

from policyrecs import ids
from policyrecs.dataset import Dataset
from policyrecs.errors import InputError, ReleaseError
from policyrecs.records import SCHEMA_VERSION
from policyrecs.tables.conversion import Row, arrow_table, from_tables
from policyrecs.tables.csv_files import from_csv
from policyrecs.tables.definitions import TABLES
from policyrecs.tables.json_lines import RECORDS, from_json_lines
from policyrecs.tables.migrations import migrated, steps_from
from policyrecs.tables.parquet_files import any_parquet, from_parquet, schema_version_of
from policyrecs.vocabulary import Reason

CHECKSUMS = "SHA256SUMS"
"""The file that lists every other file of a release with its SHA-256, as `sha256sum` does."""

DESCRIPTOR = "datapackage.json"
"""The Data Package descriptor."""

_TEXTS = "texts"
_ATTEMPTS = 3
"""A second reading is needed only when a new release has taken the folder's place meanwhile."""


def text_file(document_id: str) -> str:
    """Path, inside a release, of the text that a document's offsets refer to."""
    return f"{_TEXTS}/{document_id}.txt"


def texts_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the text of each document, by id, from a release's files.

    Raises:
        ReleaseError: A text is not UTF-8.
    """
    texts = {}
    for name, data in files.items():
        path = PurePosixPath(name)
        if path.parent.name == _TEXTS:
            try:
                texts[path.stem] = data.decode()
            except UnicodeDecodeError as error:
                raise ReleaseError(Reason.INVALID_RELEASE, name, str(error)) from error
    return texts


def dataset_in_csv(files: Mapping[str, bytes]) -> Dataset:
    """Return the records that a release's CSV files hold.

    Raises:
        ReleaseError: A file is missing or damaged.
        RecordError: A record does not hold.
    """
    data = _parts(files, TABLES, "csv")
    tables = {name: from_csv(table, data[name]) for name, table in TABLES.items()}
    return from_tables(tables, texts_of(files))


def dataset_in_parquet(files: Mapping[str, bytes]) -> Dataset:
    """Return the records that a release's Parquet files hold; raises as `dataset_in_csv` does."""
    return from_tables(tables_in_parquet(files), texts_of(files))


def dataset_in_json_lines(files: Mapping[str, bytes]) -> Dataset:
    """Return the records that a release's JSON Lines hold; raises as `dataset_in_csv` does."""
    return from_json_lines(_parts(files, RECORDS, "jsonl"), texts_of(files))


def tables_in_parquet(files: Mapping[str, bytes]) -> dict[str, pa.Table]:
    """Return the tables of a release; one of an older schema version is brought to the present.

    Raises:
        ReleaseError: A file is missing or damaged, or the schema version cannot be read.
        RecordError: A table does not fit its definition.
    """
    name = "recommendations.parquet"
    first = any_parquet(_parts(files, ("recommendations",), "parquet")["recommendations"], name)
    version = schema_version_of(first)
    if version == SCHEMA_VERSION:
        data = _parts(files, TABLES, "parquet")
        return {name: from_parquet(table, data[name]) for name, table in TABLES.items()}
    steps_from(version, name)
    older = {
        path.stem: any_parquet(data, file).to_pylist()
        for file, data in files.items()
        if (path := PurePosixPath(file)).suffix == ".parquet"
    }
    rows = migrated(older, version, name)
    return {name: arrow_table(table, rows.get(name, [])) for name, table in TABLES.items()}


def rows_in_parquet(files: Mapping[str, bytes]) -> dict[str, list[Row]]:
    """Return the rows of each table as they stand, whether or not they make valid records.

    Raises:
        ReleaseError: A file is missing or damaged.
        RecordError: A table does not fit its definition.
    """
    return {name: made.to_pylist() for name, made in tables_in_parquet(files).items()}


def _parts(files: Mapping[str, bytes], names: Iterable[str], ending: str) -> dict[str, bytes]:
    """The content of each of the files `<name>.<ending>`, by name."""
    for name in names:
        if f"{name}.{ending}" not in files:
            raise ReleaseError(Reason.INVALID_RELEASE, f"{name}.{ending}", "is missing")
    return {name: files[f"{name}.{ending}"] for name in names}


def checksums_of(files: Mapping[str, bytes]) -> bytes:
    """Return the checksum file of `files`, which `sha256sum --check` reads too."""
    lines = [f"{ids.content_hash(data)}  {name}\n" for name, data in sorted(files.items())]
    return "".join(lines).encode()


def listed_checksums(checksums: bytes) -> dict[str, str]:
    """Return the SHA-256 of each file that a checksum file lists.

    Raises:
        ReleaseError: A line is not a checksum and a path.
    """
    listed = {}
    for line in checksums.decode("utf-8", "replace").splitlines():
        digest, gap, name = line.partition("  ")
        if not gap:
            raise ReleaseError(Reason.INVALID_RELEASE, CHECKSUMS, f"not a checksum line: {line!r}")
        listed[name] = digest
    return listed


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[os.stat_result]:
    """Yield which folder stands at a path, and keep it apart from every later one meanwhile.

    A release comes as a new folder and never returns once it is replaced; while a folder is open,
    no other is given its number on the disk.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield os.fstat(handle)
    finally:
        os.close(handle)


def read_files(folder: Path) -> dict[str, bytes]:
    """Read every file of a release, by its path inside it, never from two releases at once.

    Raises:
        InputError: The folder is not there, or is no release.
        ReleaseError: The folder changes under every attempt to read it.
    """
    checksums = folder / CHECKSUMS
    if not checksums.is_file():
        words = f"there is no release here: no {CHECKSUMS}"
        raise InputError(Reason.MISSING_FILE, str(folder), words)
    for _ in range(_ATTEMPTS):
        try:
            with _held(folder) as held:
                files = {
                    path.relative_to(folder).as_posix(): path.read_bytes()
                    for path in sorted(folder.rglob("*"))
                    # What begins with a dot is a run's own state, and no part of what it wrote.
                    if path.is_file() and not path.relative_to(folder).as_posix().startswith(".")
                }
                if os.path.samestat(held, folder.stat()):
                    return files
        except FileNotFoundError:
            continue  # the release that was being read has just been replaced
        except OSError as error:
            words = error.strerror or str(error)
            raise InputError(Reason.UNREADABLE_FILE, str(folder), words) from error
    words = "the release was replaced at each attempt to read it"
    raise ReleaseError(Reason.INVALID_RELEASE, str(folder), words)
