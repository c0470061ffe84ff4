"""JSON Schema 2020-12 of every record, as the JSON Lines files hold it."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from policyrecs.records import SCHEMA_VERSION
from policyrecs.schemas.vocabularies import Vocabulary, vocabularies
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
    definitions = schema.get("$defs", {})
    for codes in vocabularies():
        if codes.name == "Topic" and "Topic" in definitions:
            _explain(definitions["Topic"]["properties"]["topic"], codes)
        elif codes.name in definitions:
            _explain(definitions[codes.name], codes)
    return schema


def _explain(definition: dict[str, Any], codes: Vocabulary) -> None:
    """Say of each code what it means, instead of listing the bare codes."""
    definition.pop("enum", None)
    definition["oneOf"] = [
        {"const": code, "description": meaning} for code, _label, meaning in codes.codes
    ]
