"""Tables to files as they grow: CSV, Parquet or JSON Lines, one file a table or one for each part.

Rows are written in the order in which they come and row groups end after a fixed number of rows, so
the same rows give the same bytes. No more rows than a row group's are held.
"""

import abc
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import pyarrow as pa
import pyarrow.parquet as pq

from policyrecs.tables import PARQUET_LAYOUT, Table, to_csv

_ROWS_IN_A_GROUP = 10_000
"""Rows that are held until they are written: some megabytes of the widest table."""


class TableWriter:
    """Writes one table to `NAME.FORMAT`, or to `NAME/part-00000.FORMAT` and so on."""

    def __init__(self, folder: Path, table: Table, file_format: str, *, parts: bool) -> None:
        """Begin the table's first file.

        Args:
            folder: Where the file is to stand.
            table: Its definition.
            file_format: `csv`, `parquet` or `jsonl`.
            parts: Whether the table is to be a folder of parts.
        """
        self._table = table
        self._schema = table.arrow
        self._format = file_format
        self._folder = folder / table.name if parts else folder
        self._parts = 0 if parts else None
        self._held: list[pa.Table] = []
        self._rows = 0
        self._holds_rows = False
        self._folder.mkdir(exist_ok=True)
        self._file = self._begun()

    def write(self, rows: pa.Table) -> None:
        """Add rows."""
        if rows.num_rows:
            self._held.append(rows)
            self._rows += rows.num_rows
        while self._rows >= _ROWS_IN_A_GROUP:
            self._flush(_ROWS_IN_A_GROUP)

    def next_part(self) -> None:
        """End the part at hand and begin the next, unless it is empty or the table is one file."""
        if self._parts is not None and (self._rows or self._holds_rows):
            self.close()
            self._parts += 1
            self._file = self._begun()

    def close(self) -> None:
        """Write what is held, and end the file."""
        if self._rows:
            self._flush(self._rows)
        self._file.close()

    def _begun(self) -> "_File":
        name = self._table.name if self._parts is None else f"part-{self._parts:05}"
        path = self._folder / f"{name}.{self._format}"
        self._holds_rows = False
        return _FILES[self._format](path, self._table, self._schema)

    def _flush(self, count: int) -> None:
        held = pa.concat_tables(self._held)
        rest = held.slice(count)
        self._file.write(held.slice(0, count).combine_chunks())
        self._holds_rows = True
        self._held = [rest] if rest.num_rows else []
        self._rows = rest.num_rows


class TableWriters:
    """The writers of several tables, closed together."""

    def __init__(
        self, folder: Path, tables: Iterable[Table], file_format: str, *, parts: bool
    ) -> None:
        """Begin a file for each table."""
        self._writers: Mapping[str, TableWriter] = {
            table.name: TableWriter(folder, table, file_format, parts=parts) for table in tables
        }

    def __getitem__(self, name: str) -> TableWriter:
        """The writer of a table."""
        return self._writers[name]

    def __enter__(self) -> Self:
        """Let the files be closed at the end of a block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End every file."""
        for writer in self._writers.values():
            writer.close()

    def next_part(self) -> None:
        """End the parts at hand and begin the next."""
        for writer in self._writers.values():
            writer.next_part()


class _File(abc.ABC):
    """A file of a table, written a group of rows at a time."""

    def __init__(self, path: Path, table: Table, schema: pa.Schema) -> None:
        self._table = table
        self._schema = schema
        self._stream: IO[bytes] = path.open("wb")

    @abc.abstractmethod
    def write(self, rows: pa.Table) -> None:
        """Write some rows."""

    def close(self) -> None:
        self._stream.close()


class _ParquetFile(_File):
    def __init__(self, path: Path, table: Table, schema: pa.Schema) -> None:
        super().__init__(path, table, schema)
        self._writer = pq.ParquetWriter(self._stream, schema, **PARQUET_LAYOUT)

    def write(self, rows: pa.Table) -> None:
        self._writer.write_table(rows.cast(self._schema))

    def close(self) -> None:
        self._writer.close()
        super().close()


class _CsvFile(_File):
    def __init__(self, path: Path, table: Table, schema: pa.Schema) -> None:
        super().__init__(path, table, schema)
        self._stream.write(to_csv(table, schema.empty_table()))

    def write(self, rows: pa.Table) -> None:
        _, _, body = to_csv(self._table, rows).partition(b"\n")
        self._stream.write(body)


class _JsonFile(_File):
    def write(self, rows: pa.Table) -> None:
        self._stream.writelines(
            json.dumps(row, ensure_ascii=False, default=str).encode() + b"\n"
            for row in rows.to_pylist()
        )


_FILES: Mapping[str, Callable[[Path, Table, pa.Schema], _File]] = {
    "csv": _CsvFile,
    "parquet": _ParquetFile,
    "jsonl": _JsonFile,
}
"""How a table is written, by the ending of its file."""

FORMATS = tuple(_FILES)
"""The formats of tables."""
