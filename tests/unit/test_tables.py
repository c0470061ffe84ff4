"""Tables: every fact has a column, every column one meaning, and nothing is lost on the way."""

import dataclasses
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pydantic import BaseModel

from policyrecs import records
from policyrecs.errors import RecordError, ReleaseError
from policyrecs.schemas.example import example_dataset
from policyrecs.tables import (
    RECORDS,
    TABLES,
    arrow_table,
    check_table,
    describe_columns,
    from_csv,
    from_json_lines,
    from_parquet,
    from_tables,
    to_csv,
    to_json_lines,
    to_parquet,
    to_tables,
)
from policyrecs.tables.columns import columns_of

EXAMPLE = example_dataset()
MADE = to_tables(EXAMPLE)

ELSEWHERE = {
    "recommendations": {"cue", "actions", "rationale", "repeats", "stakeholders", "citations"},
    "proposals": {"members"},
}
"""Fields that hold records: the cue is three columns, the others are long tables."""


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_of_a_record_has_a_column(name: str) -> None:
    """A field that no table holds would vanish from the release."""
    record = RECORDS[name]
    fields = (
        set(record.model_fields)
        if issubclass(record, BaseModel)
        else {field.name for field in dataclasses.fields(record)}
    )
    columns = {column.name for column in TABLES[name].columns}
    assert fields - columns == ELSEWHERE.get(name, set())


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("actions", records.Action),
        ("recommendation_stakeholders", records.StakeholderLink),
        ("recommendation_citations", records.CitationLink),
        ("topics", records.Topic),
        ("rationale", records.Span),
        ("repeats", records.Span),
    ],
)
def test_every_field_of_a_part_has_a_column(name: str, part: type[BaseModel]) -> None:
    """The long tables hold the parts whole."""
    columns = {column.name for column in TABLES[name].columns if not column.derived}
    assert columns == {"recommendation_id", "position", *part.model_fields}


def test_every_field_of_a_member_has_a_column() -> None:
    """The long table of proposals holds the members whole."""
    columns = {column.name for column in TABLES["proposal_members"].columns}
    assert columns == {"proposal_id", "position", *records.ProposalMember.model_fields}


def test_tables_read_back_to_the_equal_dataset() -> None:
    """What cannot be read back was not written."""
    assert from_tables(MADE, EXAMPLE.texts) == EXAMPLE


def test_a_column_says_what_null_means_or_is_never_null() -> None:
    """An analyst must be able to tell "none" from "not known"."""
    silent = [
        f"{table.name}.{column.name}"
        for table in TABLES.values()
        for column, field in zip(table.columns, table.arrow, strict=True)
        if field.nullable and not column.null
    ]
    assert silent == []


def test_a_nullable_field_without_a_meaning_of_null_is_refused() -> None:
    """The next field that somebody adds must say what null means."""

    class Careless(records.Record):
        """A record."""

        remark: str | None
        """A remark."""

    with pytest.raises(TypeError, match=r"Careless\.remark does not say what null means"):
        columns_of(Careless)


def test_columns_are_described_for_the_front_door() -> None:
    """`codebook()` shows these rows."""
    described = {(row["table"], row["column"]): row for row in describe_columns()}
    assert described["citations", "doi"] == {
        "table": "citations",
        "column": "doi",
        "type": "string",
        "meaning": "DOI without resolver, lower case.",
        "null": "where the text gives none",
        "codes": [],
        "derived": False,
    }


def changed(name: str, column: str, value: object) -> dict[str, pa.Table]:
    """The example's tables with one value in the first row of one table changed."""
    made = MADE[name]
    values = made[column].to_pylist()
    place = made.column_names.index(column)
    array = pa.array([value, *values[1:]], type=made.schema.field(column).type)
    return MADE | {name: made.set_column(place, made.schema.field(place), array)}


@pytest.mark.parametrize(
    ("name", "column", "value", "words"),
    [
        ("recommendations", "kind", "direkt", "direkt is an unknown code"),
        ("recommendations", "action_category", 6, "6 is an unknown code"),
        ("actions", "polarity", "mixed", "mixed is an unknown code"),
        ("recommendations", "quote", None, "None is null"),
        ("documents", "title", "", " is an empty text"),
        ("recommendations", "addressee_names", ["Nobody"], "disagree with the records"),
        ("recommendation_stakeholders", "stakeholder_name", "Nobody", "disagree with the records"),
        ("actions", "position", 7, "disagree with the records"),
        ("citations", "doi", "12.1/x", "String should match pattern"),
        ("recommendations", "confidence", 1.5, "less than or equal to 1"),
        ("actions", "end", 3, "cannot hold"),
    ],
)
def test_a_table_with_a_wrong_value_is_refused(
    name: str, column: str, value: object, words: str
) -> None:
    """Arrow takes any value of the type, and a null in a column that allows none."""
    with pytest.raises(RecordError, match=words):
        from_tables(changed(name, column, value), EXAMPLE.texts)


def test_a_missing_table_and_a_missing_column_are_refused() -> None:
    """A partial release must not read as a small one."""
    with pytest.raises(RecordError, match="topics - columns: there is no such table"):
        from_tables({name: made for name, made in MADE.items() if name != "topics"}, EXAMPLE.texts)
    with pytest.raises(RecordError, match="topics - columns"):
        check_table(TABLES["topics"], MADE["topics"].drop_columns(["method"]))


def test_a_row_with_an_unknown_key_is_refused() -> None:
    """Arrow's `from_pylist` drops it without a word."""
    row = {"recommendation_id": "rec-1", "position": 1, "quote": "x", "start": 0, "end": 1}
    assert arrow_table(TABLES["repeats"], [row]).num_rows == 1
    with pytest.raises(RecordError, match="repeats rec-1 columns"):
        arrow_table(TABLES["repeats"], [row | {"ende": 1}])


def test_every_derived_column_gathers_without_repeats() -> None:
    """A spreadsheet user reads one row; a name twice would count twice."""
    wide = MADE["recommendations"].to_pylist()[0]
    assert wide["addressee_groups"] == ["executive"]
    assert wide["issuer_names"] == ["Open Shelves Trust"]
    assert wide["action_verbs"] == ["publish"]
    assert wide["topics"] == ["data_access"]


# CSV ------------------------------------------------------------------------------------------

NASTY = 'a\rb\nc,"d" \u2028 NUL\x00 é'
"""A text with everything that splits a careless reader's cells and lines."""


def repeats(*quotes: str) -> pa.Table:
    """A small table of these quotes."""
    return arrow_table(
        TABLES["repeats"],
        [
            {
                "recommendation_id": "rec-1",
                "position": place,
                "quote": quote,
                "start": 0,
                "end": len(quote),
            }
            for place, quote in enumerate(quotes, start=1)
        ],
    )


def test_csv_quotes_text_and_leaves_numbers_bare() -> None:
    """A bare carriage return would split a row, and Polars takes a quoted number for text."""
    made = to_csv(TABLES["repeats"], repeats("one\rtwo"))
    expected = b'"recommendation_id","position","quote","start","end"\n"rec-1",1,"one\rtwo",0,7\n'
    assert made == expected


@pytest.mark.parametrize("name", TABLES)
def test_each_table_comes_back_from_csv_and_parquet(name: str) -> None:
    """The two formats hold the same rows and types, descriptions included."""
    table, made = TABLES[name], MADE[name]
    assert from_csv(table, to_csv(table, made)).equals(made, check_metadata=True)
    assert from_parquet(table, to_parquet(table, made)).equals(made, check_metadata=True)


def test_nasty_text_comes_back_from_csv() -> None:
    """Line breaks, quotation marks and control characters stay inside their cell."""
    made = repeats(NASTY, "x" * 200_000)
    assert from_csv(TABLES["repeats"], to_csv(TABLES["repeats"], made)).equals(made)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Empty CSV"),
        (b'"quote","start"\n', "the columns are"),
        (b'"recommendation_id","position","quote","end","start"\n', "the columns are"),
        (b'"recommendation_id","position","quote","start","end"\n"r",x,"q",0,1\n', "x"),
    ],
)
def test_a_csv_that_is_no_such_table_is_refused(data: bytes, words: str) -> None:
    """Swapped columns of one type would otherwise be read without a word."""
    with pytest.raises(ReleaseError, match=words):
        from_csv(TABLES["repeats"], data)


def test_a_list_cell_that_is_no_list_of_text_is_refused() -> None:
    """A spreadsheet that rewrote the JSON arrays has damaged the file."""
    made = to_csv(TABLES["recommendations"], MADE["recommendations"])
    for damage in (b'"[1]"', b'"executive"'):
        with pytest.raises(ReleaseError):
            from_csv(TABLES["recommendations"], made.replace(b'"[""executive""]"', damage))


def test_parquet_of_another_schema_version_is_refused() -> None:
    """Columns may have changed their meaning."""
    table = dataclasses.replace(TABLES["topics"])
    made = MADE["topics"]
    older = pa.schema(list(made.schema), metadata={"schema_version": "0.1.0"})

    class Older:
        """A table definition of an older schema."""

        arrow = older

    data = to_parquet(Older(), made)
    with pytest.raises(ReleaseError, match=r"unknown-schema: topics.parquet: schema version 0.1.0"):
        from_parquet(table, data)
    with pytest.raises(ReleaseError, match=r"invalid-release: topics.parquet"):
        from_parquet(table, b"PAR1")


def test_parquet_carries_meanings_and_codes() -> None:
    """A file that travels alone still says what its columns mean."""
    schema = from_parquet(TABLES["topics"], to_parquet(TABLES["topics"], MADE["topics"])).schema
    assert schema.metadata[b"table"] == b"topics"
    assert schema.field("method").metadata == {
        b"description": b"Whether the lexicon or a person assigned it.",
        b"enum": b"rules curated given",
    }


# JSON Lines -----------------------------------------------------------------------------------


def test_json_lines_come_back_as_the_equal_dataset() -> None:
    """The nested records hold everything that the tables hold."""
    assert from_json_lines(to_json_lines(EXAMPLE), EXAMPLE.texts) == EXAMPLE


def test_a_json_line_holds_no_character_that_ends_a_line() -> None:
    """Python's `splitlines` also breaks at U+0085, U+2028 and U+2029."""
    issue = dataclasses.replace(EXAMPLE.issues[0], message="a\u2028b\u2029c\x85d\ne")
    data = to_json_lines(dataclasses.replace(EXAMPLE, issues=(issue,)))["issues"]
    assert len(data.decode().splitlines()) == 1
    assert json.loads(data)["message"] == issue.message


def test_a_json_line_that_is_no_record_is_refused_by_its_number() -> None:
    """The error must lead to the line."""
    files = to_json_lines(EXAMPLE)
    files["topics"] = b""
    files["stakeholders"] = files["stakeholders"].replace(b'"executive"', b'"elsewhere"')
    with pytest.raises(RecordError, match=r"stakeholders.jsonl line 1 group"):
        from_json_lines(files, EXAMPLE.texts)


# Other readers --------------------------------------------------------------------------------


def plain(value: Any) -> Any:  # noqa: ANN401  a cell of any reader
    """A cell as every reader can give it: lists as JSON, dates as ISO text, missing as None."""
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dt.date):
        return value.isoformat()
    return None if value is None or value != value else value  # noqa: PLR0124  NaN


def in_pandas(path: Path, text: list[str]) -> pd.DataFrame:
    """The CSV as pandas reads it, told which columns are text."""
    return pd.read_csv(path, dtype=dict.fromkeys(text, str))


def in_polars(path: Path, text: list[str]) -> pa.Table:
    """The CSV as Polars reads it, told which columns are text."""
    return pl.read_csv(path, schema_overrides=dict.fromkeys(text, pl.String)).to_arrow()


def in_duckdb(path: Path, text: list[str]) -> pa.Table:
    """The CSV as DuckDB reads it, told which columns are text."""
    return duckdb.read_csv(str(path), dtype=dict.fromkeys(text, "VARCHAR")).to_arrow_table()


CSV_READERS = [in_pandas, in_polars, in_duckdb]
PARQUET_READERS: list[Callable[[Path], Any]] = [
    pd.read_parquet,
    lambda path: pl.read_parquet(path).to_arrow(),
    lambda path: duckdb.read_parquet(str(path)).to_arrow_table(),
]


def rows(read: pd.DataFrame | pa.Table) -> list[dict[str, Any]]:
    """What any reader returned, as plain rows."""
    found = read.to_dict("records") if isinstance(read, pd.DataFrame) else read.to_pylist()
    return [{key: plain(value) for key, value in row.items()} for row in found]


@pytest.mark.parametrize("reader", CSV_READERS)
@pytest.mark.parametrize("name", TABLES)
def test_other_readers_of_csv_say_the_same(
    name: str, reader: Callable[[Path, list[str]], Any], tmp_path: Path
) -> None:
    """A cell that one reader splits or takes for missing is a different dataset there.

    Readers must be told which columns are text: all three take a label "1.", quoted or not, for
    a number.
    """
    path = tmp_path / f"{name}.csv"
    path.write_bytes(to_csv(TABLES[name], MADE[name]))
    text = [column.name for column in TABLES[name].columns if column.type in {"string", "array"}]
    assert rows(reader(path, text)) == rows(MADE[name])


@pytest.mark.parametrize("reader", PARQUET_READERS, ids=["pandas", "polars", "duckdb"])
@pytest.mark.parametrize("name", TABLES)
def test_other_readers_of_parquet_say_the_same(
    name: str, reader: Callable[[Path], Any], tmp_path: Path
) -> None:
    """Parquet carries its types, so no reader needs to be told anything."""
    path = tmp_path / f"{name}.parquet"
    path.write_bytes(to_parquet(TABLES[name], MADE[name]))
    assert rows(reader(path)) == rows(MADE[name])


@pytest.mark.parametrize("reader", CSV_READERS)
def test_other_readers_of_csv_keep_line_breaks_in_their_cell(
    reader: Callable[[Path, list[str]], Any], tmp_path: Path
) -> None:
    """Quoted texts have bare carriage returns, quotation marks and commas of their own."""
    made = repeats("one\rtwo", "one\r\ntwo", 'say "no", twice', "\u2028", " padded ", "\n")
    path = tmp_path / "repeats.csv"
    path.write_bytes(to_csv(TABLES["repeats"], made))
    assert rows(reader(path, ["recommendation_id", "quote"])) == rows(made)
