"""The tables as one SQLite database: keys, foreign keys, and full-text search over the quotes.

Datasette opens it as it is; a list is kept as a JSON array, which `json_each` takes apart.
"""

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from policyrecs.dataset import Dataset
from policyrecs.export.files import write_file
from policyrecs.tables import TABLES, to_tables
from policyrecs.tables.definitions import Table

_TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "date": "TEXT",
    "array": "TEXT",
}
"""SQLite's type for each type of column."""

_SEARCH = """
CREATE VIRTUAL TABLE recommendations_search USING fts5(
  quote, content=recommendations, content_rowid=rowid, tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO recommendations_search(recommendations_search) VALUES ('rebuild');
"""
"""`SELECT r.* FROM recommendations_search s JOIN recommendations r ON r.rowid = s.rowid WHERE
recommendations_search MATCH 'openness'`."""


def write_sqlite(dataset: Dataset, path: Path) -> None:
    """Write a dataset as one SQLite file, whole or not at all.

    Raises:
        OutputError: The file cannot be written.
    """
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.sqlite"
        with sqlite3.connect(made) as connection:
            tables = to_tables(dataset)
            # Foreign keys may point forwards, so they are checked once everything is in.
            for name, table in TABLES.items():
                connection.execute(_create(table))
                connection.executemany(_insert(table), _rows(tables[name]))
            connection.executescript(_SEARCH)
            for table in TABLES.values():
                for column in table.references:
                    index = f"{table.name}_{column}"
                    connection.execute(f'CREATE INDEX "{index}" ON "{table.name}"("{column}")')
        connection.close()
        write_file(path, (made.read_bytes(),))


def _create(table: Table) -> str:
    """The statement that creates a table."""
    lines = [
        f'  "{column.name}" {_TYPES[column.type]}' + ("" if column.null else " NOT NULL")
        for column in table.columns
    ]
    lines.append(f"  PRIMARY KEY ({_names(table.key)})")
    lines += [
        f'  FOREIGN KEY ("{column}") REFERENCES "{other}"("{key}")'
        for column, (other, key) in table.references.items()
    ]
    return f'CREATE TABLE "{table.name}" (\n' + ",\n".join(lines) + "\n)"


def _insert(table: Table) -> str:
    """The statement that inserts one row."""
    places = ", ".join("?" for _ in table.columns)
    return f'INSERT INTO "{table.name}" VALUES ({places})'  # noqa: S608  names are our own, values are bound


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _rows(made: pa.Table) -> Iterator[tuple[Any, ...]]:
    """The rows of a table as SQLite holds them."""
    for batch in made.to_batches(max_chunksize=1000):
        for row in batch.to_pylist():
            yield tuple(_value(value) for value in row.values())


def _value(value: Any) -> Any:  # noqa: ANN401  any value of any column
    match value:
        case list():
            return json.dumps(value, ensure_ascii=False)
        case None | str() | int() | float():
            return value
        case _:
            return value.isoformat()
