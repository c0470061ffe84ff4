"""Tables as Parquet: the same bytes for the same rows, with every meaning in the file."""

import io
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from policyrecs.errors import ReleaseError
from policyrecs.records import SCHEMA_VERSION
from policyrecs.tables.conversion import check_table
from policyrecs.tables.definitions import Table
from policyrecs.vocabulary import Reason

_ROWS_IN_A_GROUP = 100_000
"""Fixed, so that the layout depends on the rows alone."""

PARQUET_LAYOUT: Mapping[str, Any] = {
    "compression": "zstd",
    "compression_level": 9,
    "version": "2.6",
    "data_page_version": "1.0",
}
"""Arguments of pyarrow's writers, in full, so that the bytes do not change with its defaults."""


def to_parquet(table: Table, made: pa.Table) -> bytes:
    """Return an Arrow table as the bytes of a Parquet file."""
    sink = io.BytesIO()
    pq.write_table(
        made.cast(table.arrow),  # with the definition's metadata, whatever became of it on the way
        sink,
        row_group_size=_ROWS_IN_A_GROUP,
        **PARQUET_LAYOUT,
    )
    return sink.getvalue()


def from_parquet(table: Table, data: bytes) -> pa.Table:
    """Return the Arrow table that `to_parquet` wrote.

    Raises:
        ReleaseError: The bytes are no such Parquet file, or of another schema version.
        RecordError: A value is not allowed.
    """
    name = f"{table.name}.parquet"
    made = any_parquet(data, name)
    version = schema_version_of(made)
    if version != SCHEMA_VERSION:
        words = f"schema version {version}; this code reads {SCHEMA_VERSION}"
        raise ReleaseError(Reason.UNKNOWN_SCHEMA, name, words)
    check_table(table, made)
    return made


def any_parquet(data: bytes, name: str) -> pa.Table:
    """Return the Arrow table in a Parquet file, of whatever schema.

    Raises:
        ReleaseError: The bytes are no Parquet file.
    """
    try:
        # A single file: `read_table` would look for a dataset and its partitions.
        return pq.ParquetFile(io.BytesIO(data)).read(use_threads=False)
    except (pa.ArrowException, OSError) as error:
        raise ReleaseError(Reason.INVALID_RELEASE, name, str(error)) from error


def schema_version_of(made: pa.Table) -> str:
    """Return the schema version that a table says it is of; `none` where it says nothing."""
    version: bytes = (made.schema.metadata or {}).get(b"schema_version", b"none")
    return version.decode("utf-8", "replace")
