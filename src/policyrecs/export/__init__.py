"""Arrow to files: releases, which appear whole or not at all, tables and lines for anybody."""

import functools
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from policyrecs.dataset import Dataset
from policyrecs.errors import UsageError
from policyrecs.export.bibliography import write_bibtex, write_csl_json
from policyrecs.export.files import unwritable, write_file
from policyrecs.export.huggingface import write_huggingface
from policyrecs.export.release import read_release, release_files, write_release
from policyrecs.export.spreadsheet import write_spreadsheet
from policyrecs.export.sqlite import write_sqlite
from policyrecs.export.swap import fill_folder, prepare_folder
from policyrecs.tables import TABLES, to_csv, to_json_lines, to_parquet, to_tables
from policyrecs.vocabulary import Reason

__all__ = [
    "WRITERS",
    "fill_folder",
    "prepare_folder",
    "read_release",
    "release_files",
    "unwritable",
    "write_json_lines",
    "write_lines",
    "write_release",
    "write_tables",
]

_FORMATS = {"csv": to_csv, "parquet": to_parquet}
"""How a table becomes the bytes of a file, by the file's ending."""


def write_tables(dataset: Dataset, path: Path, file_format: str) -> None:
    """Write a dataset's tables: all of them into a folder, or the wide one into a file.

    Args:
        dataset: What to write.
        path: A folder, made where it is absent; or a file whose ending is the format, which gets
            the `recommendations` table alone.
        file_format: `csv` or `parquet`.

    Raises:
        UsageError: There is no such format.
        OutputError: The files cannot be written.
    """
    if file_format not in _FORMATS:
        words = f"is no table format; there are: {', '.join(_FORMATS)}"
        raise UsageError(Reason.WRONG_USE, file_format, words)
    write = _FORMATS[file_format]
    tables = to_tables(dataset)
    if path.suffix == f".{file_format}" and not path.is_dir():
        name = "recommendations"
        write_file(path, (write(TABLES[name], tables[name]),))
        return
    for name, made in tables.items():
        write_file(path / f"{name}.{file_format}", (write(TABLES[name], made),))


def write_json_lines(dataset: Dataset, folder: Path) -> None:
    """Write a dataset's records as JSON Lines, a file for each sort.

    Raises:
        OutputError: The files cannot be written.
    """
    for name, data in to_json_lines(dataset).items():
        write_file(folder / f"{name}.jsonl", (data,))


WRITERS: Mapping[str, Callable[[Dataset, Path], None]] = {
    "csv": functools.partial(write_tables, file_format="csv"),
    "parquet": functools.partial(write_tables, file_format="parquet"),
    "jsonl": write_json_lines,
    "huggingface": write_huggingface,
    "sqlite": write_sqlite,
    "xlsx": write_spreadsheet,
    "csl-json": write_csl_json,
    "bibtex": write_bibtex,
}
"""How a dataset is written in each format; folders for the first four, files for the others."""


def write_lines(lines: Iterable[str], path: Path) -> None:
    """Write lines to a file, whole or not at all.

    Raises:
        OutputError: The file cannot be written.
    """
    write_file(path, (f"{line}\n".encode() for line in lines))
