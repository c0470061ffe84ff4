"""One definition a column: read from the record's field, projected to Arrow and descriptors.

The record's JSON Schema gives type and constraints, and the field's docstring gives the meaning,
so nothing about a column is written down twice.
"""

import dataclasses
import functools
import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from pydantic import BaseModel, TypeAdapter

_ARROW_TYPES: Mapping[str, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "array": pa.list_(pa.field("element", pa.string(), nullable=False)),
}
"""Arrow type of each type of column. A list is always one of text."""

_NULL_CLAUSE = re.compile(r"; (?:null|empty) ([^;]+)\.$")
"""What a docstring says of null, as in "Where it led; null where the text gives none.".

A text that a record may leave empty, as in "...; empty only at the start of the text.", is null in
a table: an empty cell of a CSV could be either, so tables have no empty text.
"""

_ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n {8,}.+)*)", re.MULTILINE)
"""An entry of an "Attributes:" section, as in "    code: A short name for the problem."."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: Its name, the same in every format.
        type: `string`, `integer`, `number`, `boolean`, `date` or `array` (a list of text).
        meaning: What a value says, as a sentence.
        null: What null says, as a clause; None where a value is always there.
        vocabulary: Name of the closed set in `policyrecs.vocabulary`, where it has one.
        codes: The allowed values of a closed set.
        constraints: JSON Schema keywords that every value meets: `pattern`, `minimum`, ...
        derived: Whether it repeats what other columns say, for ease of reading.
    """

    name: str
    type: str
    meaning: str
    null: str | None = None
    vocabulary: str | None = None
    codes: tuple[str | int, ...] = ()
    constraints: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    derived: bool = False

    @property
    def description(self) -> str:
        """Meaning, provenance and meaning of null, as descriptors and files carry them."""
        derived = " Derived, for ease of reading." if self.derived else ""
        null = f" Null {self.null}." if self.null else ""
        return f"{self.meaning}{derived}{null}"

    @property
    def arrow(self) -> pa.Field:
        """The column in an Arrow schema; text codes stand in its metadata as `enum`."""
        metadata = {"description": self.description}
        if self.codes and self.type == "string":
            metadata["enum"] = " ".join(str(code) for code in self.codes)
        return pa.field(
            self.name, _ARROW_TYPES[self.type], nullable=self.null is not None, metadata=metadata
        )


def columns_of(record: type[Any], *names: str) -> tuple[Column, ...]:
    """Return the columns of a record's plain fields; fields that hold records have none.

    Args:
        record: A record's class.
        names: The fields wanted, in this order; all of them when absent.
    """
    known = _plain_columns(record)  # type: ignore[arg-type]  # mypy hashes no classes
    return tuple(known[name] for name in names or known)


def derived_column(name: str, meaning: str, vocabulary: str | None = None) -> Column:
    """Return a list column that gathers, for ease of reading, what a long table says."""
    return Column(name, "array", meaning, vocabulary=vocabulary, derived=True)


@functools.cache  # a table names some of them, then some more
def _plain_columns(record: type[Any]) -> Mapping[str, Column]:
    """Every column that a record's own fields make, by name."""
    return {column.name: column for column in _described(record)}


def _described(record: type[Any]) -> Iterator[Column]:
    """Yield every column that a record's own fields make."""
    schema = TypeAdapter(record).json_schema()
    meanings = field_docstrings(record)
    for name, field in schema["properties"].items():
        variants = field.get("anyOf", [field])
        nullable = {"type": "null"} in variants
        variant = variants[0]
        vocabulary = variant.get("$ref", "").rpartition("/")[2] or None
        if vocabulary:
            variant = schema["$defs"][vocabulary]
        holds_records = vocabulary is not None and variant["type"] == "object"
        if holds_records or "$ref" in variant.get("items", {}):
            continue
        meaning, null = _split_null(meanings[name])
        if nullable and null is None:
            message = f"the docstring of {record.__name__}.{name} does not say what null means"
            raise TypeError(message)
        kept = ("pattern", "minimum", "maximum", "maxLength")
        yield Column(
            name,
            variant.get("format", variant["type"]),
            meaning,
            null=null,
            vocabulary=vocabulary,
            codes=tuple(variant.get("enum", ())),
            constraints={key: variant[key] for key in kept if key in variant},
        )


def field_docstrings(record: type[Any]) -> dict[str, str]:
    """Return the docstring of each field of a record, Pydantic model or plain dataclass."""
    if issubclass(record, BaseModel):
        return {name: field.description or "" for name, field in record.model_fields.items()}
    section = inspect.getdoc(record) or ""
    return {name: " ".join(text.split()) for name, text in _ATTRIBUTE.findall(section)}


def _split_null(docstring: str) -> tuple[str, str | None]:
    """A field's docstring as its meaning and what it says of null."""
    clause = _NULL_CLAUSE.search(docstring)
    if clause is None:
        return docstring, None
    return docstring[: clause.start()] + ".", clause[1]
