"""CSL-JSON as its specification has it.

No package on PyPI that we know of carries the official `csl-data.json`, so this is the part of it
that our items use, written from the specification: CSL 1.0.2, appendices III (types) and IV
(variables), and the names and dates of citeproc-js.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from policyrecs.dataset import Dataset
from policyrecs.export import WRITERS, read_release
from policyrecs.export.bibliography import CSL_TYPES, csl_item
from policyrecs.schemas.example import example_dataset
from policyrecs.shipped import release_folder

TEXT = {"type": "string", "minLength": 1}

ITEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "id"],
    "additionalProperties": False,
    "properties": {
        "id": TEXT,
        "type": {"enum": sorted(CSL_TYPES)},
        **dict.fromkeys(["title", "container-title", "publisher", "URL", "DOI", "note"], TEXT),
        "author": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["literal"],
                "additionalProperties": False,
                "properties": {"literal": TEXT},
            },
        },
        "issued": {
            "type": "object",
            "required": ["date-parts"],
            "additionalProperties": False,
            "properties": {
                "date-parts": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 2,
                    "items": {
                        "type": "array",
                        "items": {"type": "integer"},
                        "minItems": 1,
                        "maxItems": 3,
                    },
                }
            },
        },
    },
}


@pytest.mark.parametrize(
    "dataset", [example_dataset(), read_release(release_folder())], ids=["example", "shipped"]
)
def test_every_item_is_what_the_specification_allows(dataset: Dataset, tmp_path: Path) -> None:
    """A reference manager would refuse the whole file for one field."""
    WRITERS["csl-json"](dataset, tmp_path / "works.json")
    items = json.loads((tmp_path / "works.json").read_text(encoding="utf-8"))
    judge = Draft202012Validator({"type": "array", "minItems": 1, "items": ITEM})
    assert [] == [error.message for error in judge.iter_errors(items)]
    assert len(items) == len({item["id"] for item in items})


def test_a_type_that_csl_does_not_have_is_a_document() -> None:
    """Records made elsewhere may call a work what they like."""
    (citation,) = example_dataset().citations
    assert "article-journal" == csl_item(citation)["type"]
    other = citation.model_copy(update={"type": "white paper"})
    assert "document" == csl_item(other)["type"]
