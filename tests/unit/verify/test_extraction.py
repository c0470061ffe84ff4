"""What `extract` wrote is proved: whole it holds, and each kind of damage is found."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policyrecs.errors import InputError
from policyrecs.export import write_lines, write_tables
from policyrecs.pipeline import extract, flat_rows, merge
from policyrecs.verify import page, verify

REPORT = (
    "# Data\n\nMinistries should publish the data by 2030.[^1] They rest.\n\n"
    "Councils must not charge.\n\n[^1]: A. Writer, *Open data* (2020).\n"
)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder with one source."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "report.md").write_text(REPORT, encoding="utf-8")
    return folder


@pytest.fixture(params=["csv", "parquet", "jsonl"])
def extracted(request: pytest.FixtureRequest, tmp_path: Path, sources: Path) -> Path:
    """Its extraction in each form."""
    assembly = extract(sources / "report.md")
    path = tmp_path / "made"
    if request.param == "jsonl":
        write_lines(map(json.dumps, flat_rows(assembly, everything=True)), path)
    else:
        write_tables(merge([assembly]), path, request.param)
    return path


def test_a_good_extraction_holds_with_and_without_its_sources(
    extracted: Path, sources: Path
) -> None:
    """A proof that fails on sound data proves nothing."""
    for given in (None, sources):
        report = verify(extracted, sources=given)
        assert () == report.problems
        assert all(check.counted for check in report.checks)
    assert 2 == report.counts["recommendations"]
    assert any(check.unit == "spans" for check in report.checks)


def test_a_source_that_has_changed_is_found(extracted: Path, sources: Path) -> None:
    """Offsets into another text would pass for proved."""
    (sources / "report.md").write_text(REPORT.replace("They rest", "They ate"), encoding="utf-8")
    (problem,) = verify(extracted, sources=sources).problems
    assert problem.words.startswith("is not the file")
    (sources / "report.md").unlink()
    (problem,) = verify(extracted, sources=sources).problems
    assert "missing-file" == problem.reason


def _line(path: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    change(rows[0])
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "subject"),
    [
        (lambda row: row.update(polarity="never"), "polarity"),
        (lambda row: row.pop("topics"), "rec-"),
        (lambda row: row.update(start=row["start"] + 1), "record"),
        (lambda row: row.update(start=row["start"] + 1, end=row["end"] + 1), "quote"),
        (lambda row: row["actions"][0].update(start=0, end=len(row["actions"][0]["quote"])), "act"),
        (lambda row: row.update(recommendation_id="rec-000000000000"), "recommendation_id"),
        (lambda row: row.update(document="../../etc/passwd"), "passwd"),
    ],
)
def test_a_damaged_line_is_found(
    tmp_path: Path, sources: Path, change: Callable[[dict[str, Any]], Any], subject: str
) -> None:
    """A line edited by hand would pass for extracted."""
    path = tmp_path / "made.jsonl"
    write_lines(map(json.dumps, flat_rows(extract(sources / "report.md"))), path)
    _line(path, change)
    problems = verify(path, sources=sources).problems
    assert problems
    assert any(subject in problem.subject for problem in problems), problems


def test_a_row_whose_link_leads_nowhere_is_found(tmp_path: Path, sources: Path) -> None:
    """A party without a record would be counted under no name."""
    folder = tmp_path / "made"
    write_tables(merge([extract(sources / "report.md")]), folder, "csv")
    path = folder / "stakeholders.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")
    problems = verify(folder).problems
    assert problems
    assert all("there is no" in problem.words for problem in problems)


def test_what_nobody_wrote_is_refused(tmp_path: Path) -> None:
    """An empty folder is no extraction in which everything holds."""
    with pytest.raises(InputError, match="missing-file"):
        verify(tmp_path)
    with pytest.raises(InputError, match="missing-file"):
        verify(tmp_path / "nowhere")
    (tmp_path / "prose.jsonl").write_text("no JSON\n", encoding="utf-8")
    (problem,) = verify(tmp_path / "prose.jsonl").problems
    assert "damaged-file" == problem.reason


def test_the_page_is_the_same_each_time_and_says_what_was_checked(
    extracted: Path, sources: Path
) -> None:
    """A report that says "good" and not what was looked at cannot be signed."""
    report = verify(extracted, sources=sources)
    text = page(report)
    assert page(verify(extracted, sources=sources)) == text
    assert "checks hold.**" in text
    assert all(check.name in text for check in report.checks)
    assert "date" not in text
    assert text.endswith("Signed off by: ____________________\n")
    signed = page(report, date="2026-05-01", signed="R. | <Reader>")
    assert "- date: 2026-05-01" in signed
    assert signed.endswith("Signed off by: R. \\| \\<Reader\\>\n")


def test_the_page_shows_what_does_not_hold(tmp_path: Path, sources: Path) -> None:
    """A failed check would be signed off."""
    path = tmp_path / "made.jsonl"
    write_lines(map(json.dumps, flat_rows(extract(sources / "report.md"))), path)
    _line(path, lambda row: row.update(kind="`x`\u202e|"))
    text = page(verify(path))
    assert "1 of 3 checks do not hold." in text
    assert "`invalid-record`" in text
    assert "\u202e" not in text
