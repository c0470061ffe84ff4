"""Records and tables: validation, Parquet, and a question to a million rows."""

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import TypeAdapter

from benchmarks.generated import SOURCES
from benchmarks.timing import Figure, compared, medians
from policyrecs.frames import filter_by_stakeholder, load_table
from policyrecs.pipeline import extract, merge
from policyrecs.records import Recommendation
from policyrecs.tables import (
    PARQUET_LAYOUT,
    TABLES,
    arrow_table,
    from_tables,
    to_parquet,
    to_tables,
)

_BATCH = 200
_ROWS = 20_000
_LINKS = 1_000_000


def figures() -> Iterator[Figure]:
    """Yield the figures of records and tables."""
    yield _validation()
    yield _parquet()
    yield from _question()


def _validation() -> Figure:
    """Tables back to records, with every check, against validation alone."""
    dataset = merge([extract(path) for path in sorted(SOURCES.glob("*.txt"))])
    tables = to_tables(dataset)
    plain = [record.model_dump() for record in dataset.recommendations]
    adapter = TypeAdapter(list[Recommendation])

    def bare() -> None:
        for start in range(0, len(plain), _BATCH):
            adapter.validate_python(plain[start : start + _BATCH])

    ours, theirs = medians(lambda: from_tables(tables, dataset.texts), bare)
    return compared(
        "tables to a checked dataset",
        *(ours, "a bare TypeAdapter, 200 at a time", theirs, len(plain), "records"),
    )


def _parquet() -> Figure:
    """Rows to a checked Parquet file, against pyarrow's own two calls."""
    table = TABLES["recommendations"]
    few = load_rows("recommendations")
    rows = [few[number % len(few)] for number in range(_ROWS)]

    def bare() -> None:
        made = pa.Table.from_pylist(rows, schema=table.arrow)
        pq.write_table(made, io.BytesIO(), **PARQUET_LAYOUT)

    ours, theirs = medians(lambda: to_parquet(table, arrow_table(table, rows)), bare)
    return compared(
        "rows to checked Parquet",
        *(ours, "from_pylist and write_table", theirs, _ROWS, "rows"),
    )


def _question() -> Iterator[Figure]:
    """Who is called upon, asked of a million links between records and stakeholders."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name in TABLES:
            pq.write_table(_many(name), folder / f"{name}.parquet")
        recommendations = load_table("recommendations", release=folder)
        tables = {name: load_table(name, release=folder) for name in TABLES}
        links = folder / "recommendation_stakeholders.parquet"
        query = (
            f"SELECT count(DISTINCT recommendation_id) FROM '{links}' "  # noqa: S608  our own path
            "WHERE stakeholder_group = 'executive' AND role = 'addressee'"
        )

        def held() -> int:
            return len(
                filter_by_stakeholder(recommendations, "executive", role="addressee", tables=tables)
            )

        def asked() -> Any:  # noqa: ANN401  whatever DuckDB counts
            return duckdb.sql(query).fetchall()[0][0]

        ours, theirs = medians(held, asked)
        if held() != asked():
            message = "the filter and DuckDB disagree"
            raise ValueError(message)
        yield compared(
            "filter_by_stakeholder, frames in memory",
            *(ours, "DuckDB on the same Parquet file", theirs, _LINKS, "links"),
        )


def load_rows(name: str) -> list[dict[str, Any]]:
    """Return the rows of one table of the shipped sources."""
    dataset = merge([extract(path) for path in sorted(SOURCES.glob("*.txt"))])
    rows: list[dict[str, Any]] = to_tables(dataset)[name].to_pylist()
    return rows


def _many(name: str) -> pa.Table:
    """A table many times over: the links a million, ids apart where they identify."""
    rows = load_rows(name)
    table = TABLES[name].arrow
    one = pa.Table.from_pylist(rows, schema=table)
    if name not in {"recommendations", "recommendation_stakeholders"}:
        return one
    copies = _LINKS // len(load_rows("recommendation_stakeholders")) + 1
    ids = one["recommendation_id"].to_pylist()
    pieces = [
        one.set_column(
            one.schema.get_field_index("recommendation_id"),
            table.field("recommendation_id"),
            pa.array([f"{key}-{copy}" for key in ids]),
        )
        for copy in range(copies)
    ]
    return pa.concat_tables(pieces).combine_chunks()
