"""A release: every file of it made from a dataset, written in one step, and read back."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from policyrecs.dataset import Dataset
from policyrecs.errors import RecordError
from policyrecs.export.croissant import croissant
from policyrecs.export.datapackage import data_package
from policyrecs.export.swap import replace_folder
from policyrecs.tables import TABLES, to_csv, to_json_lines, to_parquet, to_tables
from policyrecs.tables.release_files import (
    CHECKSUMS,
    DESCRIPTOR,
    checksums_of,
    dataset_in_parquet,
    read_files,
    text_file,
)
from policyrecs.vocabulary import Reason

_DESCRIPTORS: Mapping[str, Callable[[Dataset, Mapping[str, bytes], str], bytes]] = {
    DESCRIPTOR: data_package,
    "croissant.json": croissant,
}
"""Files that describe the others: each is made from the dataset, those files and the version."""

_TAKEN_FOR_MISSING = (
    *("NA", "N/A", "n/a", "<NA>", "#NA", "#N/A", "#N/A N/A", "NULL", "null", "None"),
    *("NaN", "nan", "-NaN", "-nan", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN"),
)
"""Cells that pandas, R and others read as missing: pandas' list, which holds the others'."""


def write_release(dataset: Dataset, folder: Path, *, version: str) -> None:
    """Write a release; it takes the folder's place whole, or the old one stays.

    Args:
        dataset: What to release.
        folder: A folder that is absent, empty, or holds a release.
        version: Version of the data (SemVer: MAJOR when a column or its meaning changed, MINOR
            when rows were added, PATCH when a value was corrected).

    Raises:
        RecordError: A cell would be read as missing, or a row does not fit its table.
        OutputError: The folder cannot be written.
    """
    replace_folder(folder, release_files(dataset, version=version))


def release_files(dataset: Dataset, *, version: str) -> dict[str, bytes]:
    """Return the content of every file of a release, by its path inside the folder.

    Raises:
        RecordError: A cell would be read as missing, or a row does not fit its table.
    """
    tables = to_tables(dataset)
    files = {text_file(name): text.encode() for name, text in dataset.texts.items()}
    for name, table in TABLES.items():
        _refuse_lookalikes(name, tables[name])
        files[f"{name}.csv"] = to_csv(table, tables[name])
        files[f"{name}.parquet"] = to_parquet(table, tables[name])
    files |= {f"{name}.jsonl": data for name, data in to_json_lines(dataset).items()}
    files |= {name: make(dataset, files, version) for name, make in _DESCRIPTORS.items()}
    files[CHECKSUMS] = checksums_of(files)
    return files


def read_release(folder: Path) -> Dataset:
    """Read a release back as records, checked against the released texts.

    Raises:
        InputError: The folder is not there, or is no release.
        ReleaseError: A file is missing, damaged or of another schema version.
        RecordError: A record does not hold.
    """
    return dataset_in_parquet(read_files(folder))


def _refuse_lookalikes(name: str, made: pa.Table) -> None:
    """Refuse a text that a reader of the CSV would take for a missing value."""
    lookalikes = pa.array(_TAKEN_FOR_MISSING)
    for column in TABLES[name].columns:
        if column.type == "string":
            row = pc.index(pc.is_in(made[column.name], value_set=lookalikes), value=True).as_py()
            if row >= 0:
                key = " ".join(str(made[part][row]) for part in TABLES[name].key)
                words = f"readers take {made[column.name][row]} for missing; choose a longer span"
                raise RecordError(Reason.INVALID_RECORD, f"{name} {key} {column.name}", words)
