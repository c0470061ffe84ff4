"""Descriptors say what the tables hold."""

import json

import pytest

from policyrecs.export import read_release, release_files
from policyrecs.schemas.skos import skos
from policyrecs.shipped import release_folder
from policyrecs.tables import TABLES


def test_croissant_describes_every_table_and_the_bytes_beside_it() -> None:
    """A reader would check the file against another file's sum."""
    dataset = read_release(release_folder())
    files = release_files(dataset, version="1.0.0")
    described = json.loads(files["croissant.json"])
    assert list(TABLES) == [each["name"] for each in described["recordSet"]]
    sizes = {each["contentUrl"]: each["contentSize"] for each in described["distribution"]}
    assert {f"{name}.parquet": f"{len(files[f'{name}.parquet'])} B" for name in TABLES} == sizes


# What rdflib and pandas warn mlcroissant's own code of is not ours to mend.
@pytest.mark.filterwarnings("default")
def test_croissant_is_read_by_its_own_library() -> None:
    """A field that validates on paper and cannot be loaded."""
    mlcroissant = pytest.importorskip("mlcroissant", reason="mlcroissant is not installed")
    dataset = read_release(release_folder())
    loaded = mlcroissant.Dataset(str(release_folder() / "croissant.json"))
    rows = [row["recommendations/quote"].decode() for row in loaded.records("recommendations")]
    assert sorted(record.quote for record in dataset.recommendations) == sorted(rows)


def test_every_concept_belongs_to_a_scheme_and_is_defined() -> None:
    """A code that a thesaurus editor drops for want of a label."""
    graph = json.loads(skos())["@graph"]
    schemes = {node["@id"] for node in graph if node["@type"] == "skos:ConceptScheme"}
    concepts = {node["@id"]: node for node in graph if node["@type"] == "skos:Concept"}
    for concept in concepts.values():
        assert concept["inScheme"] in schemes
        assert concept["definition"]
        assert concept.get("broader", concept["@id"]) in concepts
