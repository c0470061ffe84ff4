"""Where reviewers differ is shown, and their agreement is figured as the textbooks do."""

from pathlib import Path

import pytest

from policyrecs.cli import run
from policyrecs.holdings import read_holding
from policyrecs.review import (
    agreements,
    apply_queue,
    conflicts,
    queue_rows,
    read_archive,
    write_queue,
)
from policyrecs.review.disagreement import kappa


@pytest.fixture
def disputed(data: Path, release: Path, tmp_path: Path) -> Path:
    """Data on which two people decided: they agree on two rows, and differ on two."""
    said = {
        "A": ["accept", "accept", "reject", "edit"],
        "B": ["accept", "reject", "reject", "accept"],
    }
    rows = sorted(queue_rows(read_holding(release)), key=lambda row: int(row["start"]))
    for reviewer, date in (("A", "2026-05-01"), ("B", "2026-05-02")):
        filled = [
            row | {"verdict": verdict, "reviewer": reviewer, "date": date, "reason": "So."}
            for row, verdict in zip(rows, said[reviewer], strict=True)
        ]
        filled[3]["new_status"] = "optional" if reviewer == "A" else ""
        write_queue(filled, tmp_path / "queue.csv")
        assert () == apply_queue(tmp_path / "queue.csv", read_archive(data), data).problems
    return data


def test_conflicts_are_told_field_by_field_with_the_one_that_stands(disputed: Path) -> None:
    """The later of two opposite decisions would win without a word."""
    verdict, status = conflicts(read_archive(disputed))
    assert ({"verdict": {"A": "keep", "B": "reject"}}, "B") == (verdict.fields, verdict.stands)
    assert ({"status": {"A": "optional", "B": "core"}}, "B") == (status.fields, status.stands)


def test_agreement_is_kappa_and_span_f1(disputed: Path) -> None:
    """Agreement by chance would look like agreement."""
    (found,) = agreements(read_archive(disputed))
    assert (("A", "B"), 4) == (found.reviewers, found.items)
    # Observed 3 of 4; by chance 3/4 * 2/4 + 1/4 * 2/4 = 1/2.
    assert found.kappa == pytest.approx(0.5)
    assert found.span_f1 == pytest.approx(2 * 2 / 5)
    assert (1, 2) == found.same["status"]


def test_kappa_of_nothing_and_of_unanimity_says_nothing() -> None:
    """A perfect figure would stand where there was nothing to disagree on."""
    assert kappa([]) is None
    assert kappa([("keep", "keep")] * 3) is None
    assert kappa([("keep", "reject"), ("reject", "keep")]) == pytest.approx(-1)


def test_the_commands_print_them(disputed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The figures would be there for programs only."""
    assert 1 == run(["review", "conflicts", "--data", str(disputed)])
    printed = capsys.readouterr().out
    assert "status: A: optional; B: core" in printed
    assert "2 conflicts" in printed
    assert 0 == run(["review", "agreement", "--data", str(disputed)])
    assert "0.500" in capsys.readouterr().out
