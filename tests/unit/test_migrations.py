"""A release of an older schema version is read by steps, or refused by name."""

import json
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pytest

from policyrecs.errors import ReleaseError
from policyrecs.export import read_release, write_release
from policyrecs.holdings import read_holding
from policyrecs.records import SCHEMA_VERSION
from policyrecs.schemas.example import example_dataset
from policyrecs.tables import migrations
from policyrecs.tables.migrations import Rows, Step, migrated
from policyrecs.tables.parquet_files import any_parquet
from policyrecs.tables.release_files import CHECKSUMS, checksums_of, read_files
from policyrecs.verify import verify

OLD = "0.9.0"


def _renamed(rows: Rows) -> Rows:
    """The made-up step: 0.9.0 called confidence `certainty`, and had no table of repeats."""
    recommendations = []
    for row in rows["recommendations"]:
        kept = {name: value for name, value in row.items() if name != "certainty"}
        recommendations.append(kept | {"confidence": row["certainty"]})
    return rows | {"recommendations": recommendations, "repeats": []}


STEPS: Mapping[str, Step] = {
    "0.8.0": Step(OLD, lambda rows: rows),
    OLD: Step(SCHEMA_VERSION, _renamed),
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A release as a made-up older schema version would have written it."""
    import pyarrow.parquet as pq  # noqa: PLC0415  only this fixture writes by hand

    folder = tmp_path / "old"
    write_release(example_dataset(), folder, version="1.2.3")
    for path in folder.glob("*.parquet"):
        made = any_parquet(path.read_bytes(), path.name)
        if path.stem == "recommendations":
            names = ["certainty" if name == "confidence" else name for name in made.column_names]
            made = made.rename_columns(names)
        metadata = {**(made.schema.metadata or {}), b"schema_version": OLD.encode()}
        pq.write_table(made.replace_schema_metadata(metadata), path)
    (folder / "repeats.parquet").unlink()
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    (folder / "datapackage.json").write_text(json.dumps(descriptor | {"schemaVersion": OLD}))
    files = {name: data for name, data in read_files(folder).items() if name != CHECKSUMS}
    (folder / CHECKSUMS).write_bytes(checksums_of(files))
    return folder


def test_an_older_release_is_read_by_its_step(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user's old data would be lost with each change of a column."""
    monkeypatch.setattr(migrations, "STEPS", STEPS)
    expected = example_dataset().recommendations
    found = read_release(old).recommendations
    assert [(each.quote, each.confidence) for each in expected] == [
        (each.quote, each.confidence) for each in found
    ]
    assert len(expected) == len(read_holding(old).rows["recommendations"])


def test_an_older_release_is_proved_as_it_reads_now(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old data would count as damaged, or as proved without a look at its rows."""
    monkeypatch.setattr(migrations, "STEPS", STEPS)
    report = verify(old)
    assert () == report.problems
    assert OLD == report.facts["schema version"]
    assert any(OLD in check.name for check in report.checks)
    assert {"spans", "ids", "files", "tables", "records"} == {check.unit for check in report.checks}


def test_a_version_that_no_steps_lead_from_is_refused_by_name(old: Path) -> None:
    """A guess at what an unknown column means would look like data."""
    with pytest.raises(ReleaseError, match=r"unknown-schema: .*0\.9\.0") as caught:
        read_release(old)
    assert SCHEMA_VERSION in caught.value.words
    assert "unknown-schema" in {problem.reason for problem in verify(old).problems}


def test_steps_follow_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Data two versions old would be refused."""
    monkeypatch.setattr(migrations, "STEPS", STEPS)
    rows: Rows = {"recommendations": [{"certainty": 0.5}]}
    assert [{"confidence": 0.5}] == migrated(rows, "0.8.0", "x")["recommendations"]


def test_a_step_that_does_not_fit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A torn old release would end in a traceback."""
    monkeypatch.setattr(migrations, "STEPS", STEPS)
    with pytest.raises(ReleaseError, match=r"invalid-release: x: is no 0\.9\.0.*certainty"):
        migrated({"recommendations": [{}]}, OLD, "x")


def test_steps_in_a_circle_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip in the registry would hang every reader."""
    circle = {"0.1.0": Step("0.2.0", lambda rows: rows), "0.2.0": Step("0.1.0", lambda rows: rows)}
    monkeypatch.setattr(migrations, "STEPS", circle)
    with pytest.raises(ReleaseError, match="unknown-schema"):
        migrated({}, "0.1.0", "x")


def test_parquet_that_says_nothing_of_its_schema_is_refused(tmp_path: Path) -> None:
    """Anybody's Parquet would be read as ours."""
    assert pa.table({"a": [1]}).schema.metadata is None
    with pytest.raises(ReleaseError, match="unknown-schema"):
        migrated({}, "none", "x")
    assert tmp_path.exists()
