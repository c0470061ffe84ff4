"""What changed is told record by record: added, removed, changed, moved, and what it deserves."""

import copy
import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policyrecs.cli import run
from policyrecs.comparison import Comparison, Step, compare
from policyrecs.export import write_lines, write_release
from policyrecs.holdings import Form, Holding, read_holding
from policyrecs.pipeline import extract_text, flat_rows
from policyrecs.schemas.example import example_dataset

TEXT = (
    "# Data\n\nMinistries should publish the data by 2030.\n\n"
    "Councils must not charge. They must rest.\n"
)


def _rows(text: str = TEXT) -> list[dict[str, Any]]:
    return list(flat_rows(extract_text(text, name="report.md"), everything=True))


def _holding(rows: list[dict[str, Any]], version: str | None = "1.2.3") -> Holding:
    return Holding(Path(), Form.LINES, {"recommendations": tuple(rows)}, version, "1.0.0", {}, {})


def _compared(new: list[dict[str, Any]], old: list[dict[str, Any]] | None = None) -> Comparison:
    return compare(_holding(_rows() if old is None else old), _holding(new))


def _what(comparison: Comparison) -> list[tuple[str, list[str]]]:
    return [(each.what, list(each.fields)) for each in comparison.changes]


def test_nothing_changed() -> None:
    """Two equal releases would differ in the order of their rows."""
    comparison = _compared(list(reversed(_rows())))
    assert (True, Step.NONE, "1.2.3") == (comparison.same, comparison.step, comparison.deserved)


def test_a_row_that_came_or_went_is_a_minor_step() -> None:
    """Counts would change under a version that promises that they do not."""
    gone = _compared(_rows()[1:])
    assert [("removed", [])] == _what(gone)
    come = _compared(_rows(), _rows()[1:])
    assert [("added", [])] == _what(come)
    assert ({"1.3.0"}, {Step.MINOR}) == (
        {gone.deserved, come.deserved},
        {gone.step, come.step},
    )
    assert "1 recommendations removed" in gone.reason


def test_a_changed_field_is_named_with_both_values_and_is_a_patch() -> None:
    """A reader would have to find the difference by eye."""
    rows = _rows()
    rows[0]["polarity"] = "mixed"
    rows[0]["topics"] = ["safety"]
    comparison = _compared(rows)
    assert [("changed", ["polarity", "topics"])] == _what(comparison)
    assert ("do", "mixed") == comparison.changes[0].fields["polarity"]
    assert "1.2.4" == comparison.deserved


def test_the_same_words_at_another_place_have_moved() -> None:
    """A new first line would look like a wholly new extraction."""
    comparison = _compared(_rows(TEXT.replace("# Data", "# Open data")))
    changes = {each.what for each in comparison.changes}
    # The heading is part of the row and of what its confidence rests on.
    assert {"changed"} == changes
    assert all(
        {"start", "end", "section", "confidence"} == set(each.fields) for each in comparison.changes
    )
    moved = _compared(_rows("Prices rose in the end of May.\n\n" + TEXT))
    assert {("moved", ("start", "end"))} == {
        (each.what, tuple(each.fields)) for each in moved.changes
    }
    assert Step.PATCH is moved.step


def test_the_same_place_with_other_words_has_changed_its_quote() -> None:
    """A boundary moved by a word would look like one row lost and one won."""
    rows = _rows()
    rows[0]["quote"] = rows[0]["quote"][:-9]
    rows[0]["end"] -= 9
    rows[0]["recommendation_id"] = "rec-another"
    (change,) = _compared(rows).changes
    assert ("changed", "rec-another") == (change.what, change.key)
    assert {"quote", "recommendation_id"} <= set(change.fields)


def test_equal_words_are_paired_in_order_of_place() -> None:
    """The loss of one of two equal rows would be told of the wrong one."""
    old = _rows()
    twin = copy.deepcopy(old[0]) | {"start": 900, "end": 900 + len(old[0]["quote"])}
    twin["recommendation_id"] = "rec-second"
    (change,) = _compared(old, [*old, twin]).changes
    assert ("removed", "rec-second") == (change.what, change.key)


def test_a_changed_column_is_a_major_step() -> None:
    """Code that reads the column would break on a minor version."""
    old = dataclasses.replace(_holding(_rows()), columns={"topics": ("topic", "method")})
    new = dataclasses.replace(old, columns={"topics": ("topic", "surface")})
    comparison = compare(old, new)
    assert ("2.0.0", Step.MAJOR) == (comparison.deserved, comparison.step)
    assert "topics has no column method any more" in comparison.reason


def test_all_sorts_of_records_of_a_release_are_compared(tmp_path: Path) -> None:
    """A renamed stakeholder or a lost issue would go unseen."""
    dataset = example_dataset()
    write_release(dataset, tmp_path / "old", version="1.0.0")
    first = dataset.stakeholders[0].model_copy(update={"name": "Renamed"})
    changed = dataclasses.replace(
        dataset, stakeholders=(first, *dataset.stakeholders[1:]), issues=()
    )
    write_release(changed, tmp_path / "new", version="1.1.0")
    comparison = compare(read_holding(tmp_path / "old"), read_holding(tmp_path / "new"))
    told = {(each.sort, each.what) for each in comparison.changes}
    assert {("stakeholders", "changed"), ("issues", "removed")} <= told
    assert "1.1.0" == comparison.deserved


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Two extractions that differ in one row."""
    write_lines(map(json.dumps, _rows()), tmp_path / "old.jsonl")
    write_lines(map(json.dumps, _rows()[1:]), tmp_path / "new.jsonl")
    return [str(tmp_path / "old.jsonl"), str(tmp_path / "new.jsonl")]


@pytest.mark.parametrize(
    ("output", "holds"),
    [
        ("text", lambda text: "step: minor" in text and "\n- rec" not in text),
        ("json", lambda text: json.loads(text)["changes"][0]["what"] == "removed"),
        ("changelog", lambda text: "### Removed\n\n- recommendation `rec-" in text),
    ],
)
def test_the_command_tells_it_in_each_form(
    files: list[str],
    output: str,
    holds: Callable[[str], bool],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A script would have to read prose, or a person JSON."""
    assert 1 == run(["diff", *files, "--format", output])
    assert holds(capsys.readouterr().out)


def test_the_exit_code_is_that_of_diff(files: list[str]) -> None:
    """A script could not tell "the same" from "different"."""
    assert 0 == run(["diff", files[0], files[0]])
    assert 1 == run(["diff", *files])
    assert 0 == run(["diff", *files, "--exit-zero"])
    assert 3 == run(["diff", files[0], "nowhere.jsonl"])
