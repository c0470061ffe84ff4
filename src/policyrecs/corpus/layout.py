"""Results as Arrow: rows of many tables laid into one batch, and taken out of it again.

A batch goes from one process to another as bytes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from policyrecs.corpus.schema import NESTED, RESULTS, Outcome
from policyrecs.tables import TABLES, Row, arrow_table


@dataclass(frozen=True, slots=True)
class Found:
    """What one document yielded; every list is empty where it was refused."""

    result: Row
    rows: Mapping[str, list[Row]]


def refusal(name: str, reason: str, words: str) -> Found:
    """Return what a document yielded that could not be read, or was stopped from outside."""
    result = dict.fromkeys(RESULTS.names) | {
        "name": name,
        "outcome": Outcome.REFUSED,
        "reason": reason,
        "words": " ".join(words.split()),
        "candidates": 0,
        "records": 0,
    }
    return Found(result, {})


def results_of(found: Sequence[Found]) -> pa.RecordBatch:
    """Return results as a batch; each table's rows are checked and laid out once for all documents.

    Raises:
        RecordError: A row does not fit its table.
    """
    columns: dict[str, pa.Array] = {}
    for field in RESULTS:
        if field.name in NESTED:
            columns[field.name] = _lists(field, found)
        elif field.name == "document":
            columns[field.name] = _document_column(field, found)
        elif field.name == "lines":
            lines = [each.result["lines"] or [] for each in found]
            columns[field.name] = pa.array(lines, type=field.type)
        else:
            values = [each.result[field.name] for each in found]
            columns[field.name] = pa.array(values, type=field.type)
    return pa.record_batch(list(columns.values()), schema=RESULTS)


def _lists(field: pa.Field, found: Sequence[Found]) -> pa.Array:
    """A column of lists of a table's rows."""
    offsets = [0]
    rows: list[Row] = []
    for each in found:
        rows += each.rows.get(field.name, ())
        offsets.append(len(rows))
    return pa.ListArray.from_arrays(
        pa.array(offsets, type=pa.int32()),
        _structs(field.name, rows, field.type.value_type),
        type=field.type,
    )


def _document_column(field: pa.Field, found: Sequence[Found]) -> pa.Array:
    """The column of document records; null where there is none."""
    rows = [row for each in found for row in each.rows.get("documents", ())]
    structs = _structs("documents", rows, field.type)
    places = iter(range(len(rows)))
    taken = [next(places) if each.rows.get("documents") else None for each in found]
    return structs.take(pa.array(taken, type=pa.int64()))


def _structs(name: str, rows: list[Row], kind: pa.DataType) -> pa.StructArray:
    """A table's rows, checked, as an array of structs."""
    made = arrow_table(TABLES[name], rows)
    columns = [
        column.chunk(0) if column.num_chunks else pa.array([], type=column.type)
        for column in made.columns
    ]
    return pa.StructArray.from_arrays(columns, fields=list(kind))


def table_of(results: pa.RecordBatch, name: str) -> pa.Table:
    """Return the rows of one table that a batch of results holds.

    Args:
        results: A batch of `RESULTS`.
        name: A table of the dataset.
    """
    column = results.column("document" if name == "documents" else name)
    structs = column.drop_null() if name == "documents" else column.flatten()
    schema = TABLES[name].arrow
    return pa.table(structs.flatten(), schema=schema)


def bytes_of(batch: pa.RecordBatch) -> bytes:
    """Return a batch as bytes, without its schema, which both sides know."""
    data: bytes = batch.serialize().to_pybytes()
    return data


def batch_in(data: bytes, schema: pa.Schema) -> pa.RecordBatch:
    """Return the batch that `bytes_of` made bytes of."""
    return pa.ipc.read_record_batch(pa.py_buffer(data), schema)
