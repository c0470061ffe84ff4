"""JSON Schema 2020-12 of every record, as the JSON Lines files hold it."""

import enum
import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from policyrecs import vocabulary
from policyrecs.records import SCHEMA_VERSION
from policyrecs.tables import RECORDS, field_docstrings


def json_schemas() -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of each record's JSON Schema."""
    for file, record in RECORDS.items():
        schema = record_schema(record) | {"$id": f"urn:policyrecs:schema:{SCHEMA_VERSION}:{file}"}
        yield (
            f"{file}.schema.json",
            (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode(),
        )


def record_schema(record: type[Any]) -> dict[str, Any]:
    """Return the JSON Schema of a record, each code of a closed set with its meaning."""
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **TypeAdapter(record).json_schema(),
        "additionalProperties": False,
    }
    schema["description"] = schema["description"].partition("\n\n")[0]
    for name, meaning in field_docstrings(record).items():
        schema["properties"][name]["description"] = meaning
    for name, definition in schema.get("$defs", {}).items():
        members = getattr(vocabulary, name, None)
        if members is not None:
            _explain(definition, members)
    return schema


def _explain(definition: dict[str, Any], members: type[enum.Enum]) -> None:
    """Say of each code what it means, instead of listing the bare codes."""
    del definition["enum"]
    definition["oneOf"] = [
        {"const": member.value, "description": vocabulary.describe(member)} for member in members
    ]
