"""The descriptor for machine learning: Croissant 1.1 with its responsible-AI fields.

Source: MLCommons, Croissant Format Specification 1.1 and Croissant RAI 1.0.
"""

import json
from collections.abc import Mapping
from typing import Any

from policyrecs import ids
from policyrecs.dataset import Dataset
from policyrecs.export.datapackage import DESCRIPTION, LICENCE
from policyrecs.tables import TABLES
from policyrecs.tables.columns import Column

_CONTEXT: Mapping[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The JSON-LD context that the specification prescribes."""

_DATA_TYPES = {
    "string": "sc:Text",
    "array": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}
"""Croissant's data type for each type of column."""

_CITE_AS = (
    "@misc{policyrecs, title={policyrecs: policy recommendations with their places in the source}, "
    "author={{The policyrecs maintainers}}, version={%s}}"
)

_RESPONSIBLE: Mapping[str, Any] = {
    "rai:dataCollection": (
        "Public documents, chosen by hand because they speak on one subject in different genres. "
        "Rules and a lexicon found the recommendations; people then reviewed every row."
    ),
    "rai:dataCollectionType": ["Manual Human Curator", "Secondary Data analysis"],
    "rai:dataAnnotationProtocol": (
        "Two annotators coded each document independently by the coding rules in CODEBOOK.md; "
        "their labels were adjudicated. Every row states its method, review, reviewer and reason."
    ),
    "rai:annotationsPerItem": "2, adjudicated",
    "rai:machineAnnotationTools": [
        "policyrecs extraction rules and lexicon, without a language model"
    ],
    "rai:dataUseCases": [
        (
            "Analysis of who is called upon to do what; evaluation of extraction from policy "
            "texts. Too small to train a model on."
        )
    ],
    "rai:dataBiases": [
        (
            "English only, mostly on the United States, from one year; the documents favour "
            "openness, so counts say nothing of opinion at large."
        )
    ],
    "rai:dataLimitations": [
        (
            "Implied addressees and issuers are readings; their basis column says so. Dates of "
            "undated pages are windows."
        )
    ],
    "rai:personalSensitiveInformation": [
        "Names, posts and public statements of people quoted in published documents."
    ],
    "rai:dataReleaseMaintenancePlan": (
        "Versioned (SemVer for data); corrections are made in the curated layer with a reason, "
        "and each release can be compared with the last."
    ),
}
"""Answers to the questions of Croissant RAI."""


def croissant(dataset: Dataset, files: Mapping[str, bytes], version: str) -> bytes:
    """Return `croissant.json`.

    Args:
        dataset: What is released.
        files: The other files of the release, by path.
        version: Version of the data.
    """
    described = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": "policyrecs",
        "description": DESCRIPTION,
        "conformsTo": [
            "http://mlcommons.org/croissant/1.1",
            "http://mlcommons.org/croissant/RAI/1.0",
        ],
        "citeAs": _CITE_AS % version,
        "creator": {"@type": "sc:Organization", "name": "The policyrecs maintainers"},
        "inLanguage": sorted({each.language for each in dataset.documents if each.language}),
        "isLiveDataset": False,
        "keywords": ["policy", "recommendations", "stakeholders", "citations"],
        "license": LICENCE["path"],
        "version": version,
        **_RESPONSIBLE,
        "distribution": [_file(name, files[f"{name}.parquet"]) for name in TABLES],
        "recordSet": [_record_set(name) for name in TABLES],
    }
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()


def _file(name: str, data: bytes) -> dict[str, Any]:
    """The entry of one table's file."""
    return {
        "@type": "cr:FileObject",
        "@id": f"{name}.parquet",
        "name": f"{name}.parquet",
        "description": TABLES[name].row,
        "contentUrl": f"{name}.parquet",
        "contentSize": f"{len(data)} B",
        "encodingFormat": "application/x-parquet",
        "sha256": ids.content_hash(data),
    }


def _record_set(name: str) -> dict[str, Any]:
    """The entry of one table's rows."""
    table = TABLES[name]
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": table.row,
        "key": [{"@id": f"{name}/{column}"} for column in table.key],
        "field": [_field(name, column) for column in table.columns],
    }


def _field(name: str, column: Column) -> dict[str, Any]:
    """The entry of one column."""
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{name}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": _DATA_TYPES[column.type],
        "source": {
            "fileObject": {"@id": f"{name}.parquet"},
            "extract": {"column": column.name},
        },
    }
    if column.type == "array":
        field |= {"isArray": True, "arrayShape": "-1"}
    return field
