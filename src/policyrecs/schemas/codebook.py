"""CODEBOOK.md: what counts as a recommendation, and what every table, column and code means."""

import datetime as dt
import importlib.resources
import json
from collections.abc import Iterator, Mapping
from typing import Any

from policyrecs.records import SCHEMA_VERSION
from policyrecs.schemas.example import example_dataset
from policyrecs.schemas.vocabularies import Vocabulary, vocabularies
from policyrecs.tables import TABLES, Column, Table, to_tables

_LONGEST_EXAMPLE = 60
"""Characters of an example that a cell of the codebook shows."""

_INTRODUCTION = f"""\
# Codebook

This page is made from the code of schema version {SCHEMA_VERSION}; edits to it are lost.
It says what counts as a recommendation, what a row of each table is, and what every column and
code means.
"""


def codebook() -> bytes:
    """Return CODEBOOK.md."""
    examples = to_tables(example_dataset())
    parts = [_INTRODUCTION, _prose("coding_rules.md"), _prose("reading_the_tables.md")]
    parts.append("## Tables\n")
    parts += [
        "\n".join(_table(table, _first_values(examples[table.name].to_pylist())))
        for table in TABLES.values()
    ]
    parts.append("## Codes\n")
    parts += ["\n".join(_vocabulary(codes)) for codes in vocabularies()]
    return "\n".join(parts).encode()


def _prose(file: str) -> str:
    """A part that people write, which stands beside this module."""
    return importlib.resources.files(__package__).joinpath(file).read_text(encoding="utf-8")


def _first_values(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The first value of each column that is there and no empty list."""
    values: dict[str, Any] = {}
    for row in rows:
        for name, value in row.items():
            if name not in values and value is not None and value != []:
                values[name] = value
    return values


def _table(table: Table, examples: Mapping[str, Any]) -> Iterator[str]:
    yield f"### {table.name}\n"
    yield f"A row is: {table.row[0].lower()}{table.row[1:]}\n"
    yield f"Key: {', '.join(f'`{name}`' for name in table.key)}.\n"
    if table.references:
        links = (
            f"`{column}` is `{field}` of [{target}](#{target})"
            for column, (target, field) in table.references.items()
        )
        yield f"Links: {'; '.join(links)}.\n"
    yield "| Column | Type | Meaning | Allowed values | Null | Example |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for column in table.columns:
        cells = (
            f"`{column.name}`",
            "list of text" if column.type == "array" else column.type,
            column.meaning + (" Derived." if column.derived else ""),
            _allowed(column),
            column.null or "never",
            _example(examples[column.name]),
        )
        yield "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"
    yield ""


def _allowed(column: Column) -> str:
    """The values that a column may hold, or where they are listed."""
    if column.vocabulary:
        return f"[{column.vocabulary}](#{column.vocabulary.lower()})"
    if column.codes:
        return ", ".join(f"`{code}`" for code in column.codes)
    limits = column.constraints
    if "maximum" in limits:
        return f"{limits['minimum']:g} to {limits['maximum']:g}"
    if "minimum" in limits:
        return f"{limits['minimum']} or more"
    if "pattern" in limits:
        return f"`{limits['pattern']}`"
    return "any"


def _example(value: object) -> str:
    """A value as its CSV cell holds it, on one line and cut to what a reader needs."""
    match value:
        case bool():
            text = str(value).lower()
        case dt.date():
            text = value.isoformat()
        case list():
            text = json.dumps(value, ensure_ascii=False)
        case _:
            text = str(value).replace("\n", "\\n")
    if len(text) > _LONGEST_EXAMPLE:
        text = text[:_LONGEST_EXAMPLE] + "..."
    return f"`{text}`"


def _vocabulary(codes: Vocabulary) -> Iterator[str]:
    yield f"### {codes.name}\n"
    yield codes.meaning
    if codes.source:
        yield f"Source: {codes.source}."
    yield f"As CSV: [{codes.file}]({codes.file}).\n"
    yield "| Code | Meaning |"
    yield "| --- | --- |"
    for code, _label, meaning in codes.codes:
        yield f"| `{code}` | {meaning} |"
    yield ""
