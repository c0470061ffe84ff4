"""The shipped release: proved row by row, and accepted by judges that are not ours."""

import json
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from frictionless import validate
from jsonschema import Draft202012Validator

from policyrecs.curated import read_version
from policyrecs.records import SCHEMA_VERSION
from policyrecs.tables import RECORDS, TABLES
from policyrecs.verify import verify

REPOSITORY = Path(__file__).parents[2]
RELEASE = REPOSITORY / "data" / "release"


def test_the_release_holds_against_its_sources() -> None:
    """Every file, key, link and span, and every text read again from its source."""
    report = verify(RELEASE, sources=REPOSITORY / "data" / "sources")
    assert report.problems == ()
    assert min(check.counted for check in report.checks) > 0


def test_frictionless_accepts_the_release() -> None:
    """The descriptor, and every CSV by it."""
    report = validate(str(RELEASE / "datapackage.json"))
    assert report.flatten(["type", "title", "note"]) == []


@pytest.mark.parametrize("name", RECORDS)
def test_every_line_fits_its_json_schema(name: str) -> None:
    """The committed schema describes the committed records, formats checked."""
    schema = json.loads((REPOSITORY / "schema" / f"{name}.schema.json").read_bytes())
    judge = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    lines = (RELEASE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    assert [error.message for line in lines for error in judge.iter_errors(json.loads(line))] == []


@pytest.mark.parametrize("name", TABLES)
def test_other_readers_count_the_same_rows(name: str) -> None:
    """A cell that splits would make one row two."""
    csv, parquet = RELEASE / f"{name}.csv", RELEASE / f"{name}.parquet"
    counts = {
        "pandas, CSV": len(pd.read_csv(csv)),
        "pandas, Parquet": len(pd.read_parquet(parquet)),
        "Polars, CSV": pl.read_csv(csv, infer_schema=False).height,
        "Polars, Parquet": pl.read_parquet(parquet).height,
        "DuckDB, CSV": len(duckdb.read_csv(str(csv)).fetchall()),
        "DuckDB, Parquet": len(duckdb.read_parquet(str(parquet)).fetchall()),
    }
    assert len(set(counts.values())) == 1, counts


def test_the_versions_of_schema_and_data_meet_in_the_descriptor() -> None:
    """Each has one home: `records.py`, and the curated layer's version file."""
    package = json.loads((RELEASE / "datapackage.json").read_bytes())
    curated = read_version(REPOSITORY / "data" / "curated" / "version.toml")
    assert (package["schemaVersion"], package["version"]) == (SCHEMA_VERSION, curated)
