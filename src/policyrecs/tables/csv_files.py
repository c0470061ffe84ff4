"""Tables as CSV that every reader splits alike, and back without loss.

UTF-8, a header, LF line ends. Text and lists are always quoted, so that no line break inside them,
not even a bare carriage return, ends a row; numbers, dates and booleans never are, so that readers
which mind quotation marks see their type. Lists are JSON arrays.
Null is an empty cell, and nothing else is: tables hold no empty text.
"""

import io
import json
from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv

from policyrecs.errors import ReleaseError
from policyrecs.tables.conversion import check_table
from policyrecs.tables.definitions import Table
from policyrecs.vocabulary import Reason

_LIST = json.JSONEncoder(ensure_ascii=False)
"""Made once: `json.dumps` would make one for each cell."""


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _list_cell(values: list[str]) -> str:
    return _quote(_LIST.encode(values))


def _boolean_cell(value: object) -> str:
    return "true" if value else "false"


_CELLS: Mapping[str, Callable[[Any], str]] = {
    "string": _quote,
    "integer": str,
    "number": repr,  # the shortest text that reads back as the same float
    "boolean": _boolean_cell,
    "date": str,
    "array": _list_cell,
}
"""How a value of each type of column is written."""


def to_csv(table: Table, made: pa.Table) -> bytes:
    """Return an Arrow table as the bytes of a CSV file."""
    columns = []
    for column in table.columns:
        cell = _CELLS[column.type]
        values = made[column.name].to_pylist()
        columns.append(["" if value is None else cell(value) for value in values])
    lines = [",".join(_quote(column.name) for column in table.columns)]
    lines += map(",".join, zip(*columns, strict=True))
    return ("\n".join(lines) + "\n").encode()


def from_csv(table: Table, data: bytes) -> pa.Table:
    """Return the Arrow table that `to_csv` wrote, with the types of its definition.

    Raises:
        ReleaseError: The bytes are no such CSV.
        RecordError: A value is not allowed.
    """
    try:
        made = _typed(table, _cells(table, data))
    except (ValueError, TypeError) as error:  # Arrow's and the JSON parser's are of these
        raise ReleaseError(Reason.INVALID_RELEASE, f"{table.name}.csv", str(error)) from error
    check_table(table, made)
    return made


def _cells(table: Table, data: bytes) -> pa.Table:
    """The cells of a CSV as text, an empty one as null."""
    names = [column.name for column in table.columns]
    cells = pa_csv.read_csv(
        io.BytesIO(data),
        # One block, since a row must not be longer than a block and a quote may be long.
        read_options=pa_csv.ReadOptions(block_size=len(data) + 1, use_threads=False),
        parse_options=pa_csv.ParseOptions(newlines_in_values=True),
        convert_options=pa_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            null_values=[""],
            strings_can_be_null=True,
        ),
    )
    if cells.column_names != names:
        message = f"the columns are {cells.column_names}"
        raise ValueError(message)
    return cells


def _typed(table: Table, cells: pa.Table) -> pa.Table:
    """The cells, read as the types of their columns."""
    schema = table.arrow
    columns = [
        pa.array(map(_list_of, cells[field.name].to_pylist()), type=field.type)
        if pa.types.is_list(field.type)
        else cells[field.name].cast(field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)


def _list_of(cell: str | None) -> list[str] | None:
    """The list that a cell holds."""
    values: list[str] | None = None if cell is None else json.loads(cell)
    return values
