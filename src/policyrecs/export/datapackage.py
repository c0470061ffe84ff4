"""The descriptor of a release: Data Package v2, which `frictionless validate` checks."""

import json
from collections.abc import Mapping
from typing import Any

from policyrecs import ids
from policyrecs.dataset import Dataset
from policyrecs.records import SCHEMA_VERSION, SourceDocument
from policyrecs.tables import TABLES, table_schema

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}

DESCRIPTION = (
    "Who recommends what to whom, on which sources, read from policy texts: every record keeps its "
    "place in the text it was read from. The licence covers the records and annotations; the texts "
    "and the words quoted from them stay under the rights that the documents table states for each "
    "source. The same tables stand beside the CSV files as Parquet, and the records as JSON Lines."
)


def data_package(dataset: Dataset, files: Mapping[str, bytes], version: str) -> bytes:
    """Return `datapackage.json`.

    Args:
        dataset: What is released.
        files: The other files of the release, by path.
        version: Version of the data.
    """
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "policyrecs",
        "title": "Policy recommendations",
        "description": DESCRIPTION,
        "version": version,
        "schemaVersion": SCHEMA_VERSION,
        "keywords": ["policy", "recommendations", "stakeholders", "citations"],
        "licenses": [LICENCE],
        "contributors": [{"title": "The policyrecs maintainers", "roles": ["creator"]}],
        "sources": [_source(document) for document in dataset.documents],
        "resources": [_resource(name, files[f"{name}.csv"]) for name in TABLES],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _source(document: SourceDocument) -> dict[str, str]:
    source = {"title": document.title or document.file}
    return source | ({"path": document.url} if document.url else {})


def _resource(name: str, data: bytes) -> dict[str, Any]:
    """The entry of one table."""
    table = TABLES[name]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
        "name": name,
        "type": "table",
        "description": table.row,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{ids.content_hash(data)}",
        "dialect": {
            "$schema": "https://datapackage.org/profiles/2.0/tabledialect.json",
            "header": True,
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
        },
        "schema": table_schema(table),
    }
