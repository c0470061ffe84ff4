"""What the tables say of themselves: Table Schema (Data Package v2) and the list of columns."""

from typing import Any

from policyrecs.records import SCHEMA_VERSION
from policyrecs.tables.columns import Column
from policyrecs.tables.definitions import TABLES, Table


def table_schema(table: Table) -> dict[str, Any]:
    """Return the Table Schema of a table's CSV."""
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "title": table.name,
        "description": table.row,
        "schemaVersion": SCHEMA_VERSION,
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.references:
        schema["foreignKeys"] = [
            {
                "fields": [column],
                # An empty name is the table itself, for readers of versions 1 and 2 alike.
                "reference": {
                    "resource": "" if target == table.name else target,
                    "fields": [field],
                },
            }
            for column, (target, field) in table.references.items()
        ]
    return schema


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.null is None else {}
    constraints |= column.constraints
    if column.codes:
        constraints["enum"] = list(column.codes)
    field = {"name": column.name, "type": column.type, "description": column.description}
    return field | ({"constraints": constraints} if constraints else {})


def describe_columns() -> list[dict[str, Any]]:
    """Return a row for each column of each table: what it is and what its values mean."""
    return [
        {
            "table": table.name,
            "column": column.name,
            "type": column.type,
            "meaning": column.meaning,
            "null": column.null,
            "codes": list(column.codes),
            "derived": column.derived,
        }
        for table in TABLES.values()
        for column in table.columns
    ]
