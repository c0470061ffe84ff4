"""Decisions come back from a spreadsheet: all of them checked, added, and never lost."""

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from policyrecs.cli import run
from policyrecs.curated import canonical
from policyrecs.holdings import read_holding
from policyrecs.pipeline import build
from policyrecs.records import Recommendation
from policyrecs.review import Applied, apply_queue, queue_rows, read_archive, write_queue
from policyrecs.review.columns import COLUMNS
from policyrecs.sheets import csv_bytes
from policyrecs.vocabulary import Method, Polarity, Review

SIGNED = {"reason": "It says so.", "reviewer": "R", "date": "2026-05-01"}
DATA_QUOTE = "Ministries should publish the \u201copen\u201d data by 2030."
BOTH = "Councils must not charge for copies and must answer letters within a week."


def _records(data: Path) -> dict[str, Recommendation]:
    """The records as they are built now, by the beginning of their words."""
    return {each.quote[:24]: each for each in build(data).dataset.recommendations}


def _queue(release: Path) -> dict[str, dict[str, str]]:
    """The rows of the queue, by the beginning of their words."""
    return {row["quote"][:24]: row for row in queue_rows(read_holding(release))}


def _apply(data: Path, folder: Path, *rows: dict[str, str]) -> Applied:
    path = folder / "queue.csv"
    write_queue(rows, path)
    return apply_queue(path, read_archive(data), data)


def _filled(row: dict[str, str], verdict: str, **cells: str) -> dict[str, str]:
    return row | SIGNED | {"verdict": verdict} | cells


def _reviews(data: Path) -> str:
    return (data / "curated" / "reviews.toml").read_text("utf-8")


def test_the_queue_begins_with_what_nobody_has_seen_and_is_least_certain(release: Path) -> None:
    """A reviewer with an hour would spend it on what is sure."""
    rows = queue_rows(read_holding(release))
    assert [row["confidence"] for row in rows] == sorted(row["confidence"] for row in rows)
    assert all(row["question"] for row in rows)
    assert "Councils" in "".join(row["before"] for row in rows)
    assert all(row["evidence"] for row in rows)


def test_an_accepted_row_says_that_a_person_has_seen_it(
    data: Path, release: Path, tmp_path: Path
) -> None:
    """A check by a person would leave no trace in the release."""
    row = _queue(release)[DATA_QUOTE[:24]]
    applied = _apply(data, tmp_path, _filled(row, "accept"))
    assert ((), 1) == (applied.problems, applied.decisions)
    record = _records(data)[DATA_QUOTE[:24]]
    assert (Review.ACCEPTED, "R", "It says so.") == (
        record.review,
        record.reviewer,
        record.review_reason,
    )
    assert canonical(_reviews(data)) == _reviews(data)


def test_an_accepted_row_survives_rules_that_no_longer_find_it(
    data: Path, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A decision would vanish with a change of the rules."""
    row = _queue(release)[DATA_QUOTE[:24]]
    _apply(data, tmp_path, _filled(row, "accept"))
    monkeypatch.setattr("policyrecs.pipeline.find_candidates", lambda _: ())
    (record,) = build(data).dataset.recommendations
    assert (DATA_QUOTE, Review.ADDED, Method.CURATED) == (
        record.quote,
        record.review,
        record.method,
    )


def test_a_row_that_the_rules_have_lost_since_is_accepted_as_it_was_shown(
    data: Path, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reviewer's work would be lost to a change of the rules while they were at it."""
    row = _queue(release)[BOTH[:24]]
    monkeypatch.setattr("policyrecs.pipeline.find_candidates", lambda _: ())
    assert () == _apply(data, tmp_path, _filled(row, "accept")).problems
    (record,) = build(data).dataset.recommendations
    assert (BOTH, Review.ADDED, "mixed") == (record.quote, record.review, str(record.polarity))
    parties = {(link.stakeholder_id, str(link.role)) for link in record.stakeholders}
    assert {("open-shelves", "issuer"), ("group-councils", "addressee")} == parties
    (problem,) = _apply(data, tmp_path, _filled(row | {"kind": ""}, "accept", date="x")).problems
    assert "is no date" in problem.words


def test_a_rejected_row_is_gone_and_stays_gone(data: Path, release: Path, tmp_path: Path) -> None:
    """A false record would come back with the next build."""
    row = _queue(release)[DATA_QUOTE[:24]]
    assert 1 == _apply(data, tmp_path, _filled(row, "reject")).decisions
    assert DATA_QUOTE[:24] not in _records(data)


def test_corrections_of_codes_and_parties_are_applied(
    data: Path, release: Path, tmp_path: Path
) -> None:
    """A reviewer's correction would be dropped, or undo what was right."""
    row = _queue(release)[BOTH[:24]]
    cells = {"new_polarity": " Avoid ", "new_addressees": "the premier; councils"}
    applied = _apply(data, tmp_path, _filled(row, "Edit", **cells))
    assert () == applied.problems
    record = _records(data)[BOTH[:24]]
    assert (Polarity.AVOID, Review.EDITED) == (record.polarity, record.review)
    parties = {(link.stakeholder_id, str(link.role)) for link in record.stakeholders}
    assert {
        ("open-shelves", "issuer"),
        ("prime-minister", "addressee"),
        ("group-councils", "addressee"),
    } == parties
    again = _apply(data, tmp_path, _filled(row, "Edit", **cells))
    assert (0, 1) == (again.decisions, again.known)
    surfaces = {link.stakeholder_id: link.surface for link in record.stakeholders}
    assert "Councils" == surfaces["group-councils"]


def test_a_corrected_quote_takes_the_record_s_place(
    data: Path, release: Path, tmp_path: Path
) -> None:
    """A row cut otherwise would stand beside the old one."""
    row = _queue(release)[BOTH[:24]]
    quote = "Councils must not charge for copies"
    assert () == _apply(data, tmp_path, _filled(row, "edit", new_quote=quote)).problems
    records = _records(data)
    record = records[quote[:24]]
    assert (quote, Review.EDITED, 4) == (record.quote, record.review, len(records))
    assert all(record.start <= act.start and act.end <= record.end for act in record.actions)


def test_a_missed_one_is_added_by_quoting_it(data: Path, release: Path, tmp_path: Path) -> None:
    """What the rules miss could never be in the dataset."""
    row = SIGNED | {
        "verdict": "add",
        "document": "report",
        "new_quote": "It would be nice if librarians were warm.",
        "new_kind": "direct",
        "new_status": "optional",
        "new_polarity": "do",
        "new_modality": "consideration",
        "new_evidence": "performative",
        "new_addressees": "Ministries",
        "new_issuers": "open-shelves",
    }
    (problem,) = _apply(data, tmp_path, row).problems
    assert (2, True) == (problem.row, "do not stand in report" in problem.words)
    row["new_quote"] = "it would be nice if  libraries were warm."
    assert 1 == _apply(data, tmp_path, row).decisions
    record = _records(data)["It would be nice if libr"]
    assert (Review.ADDED, "optional") == (record.review, str(record.status))
    assert release.exists()


def test_a_row_can_be_split_and_the_parts_be_merged_again(
    data: Path, release: Path, tmp_path: Path
) -> None:
    """Two calls in one sentence would stay one, or two halves of one stay two."""
    row = _queue(release)[BOTH[:24]]
    parts = "Councils must not charge for copies || must answer letters within a week."
    assert 3 == _apply(data, tmp_path, _filled(row, "split", new_quote=parts)).decisions
    records = _records(data)
    assert 5 == len(records)
    first, second = records["Councils must not charge"], records["must answer letters with"]
    assert {Review.EDITED} == {first.review, second.review}
    assert "group-councils" in {link.stakeholder_id for link in second.stakeholders}

    merging = _filled(
        {"recommendation_id": first.recommendation_id},
        "merge",
        merge_with=second.recommendation_id,
        date="2026-05-02",
    )
    assert () == _apply(data, tmp_path, merging).problems
    merged = _records(data)
    assert (4, BOTH) == (len(merged), merged[BOTH[:24]].quote)
    # Of the whole there are two decisions, the split's and the merge's; each part was cast off.
    verdicts = [line for line in _reviews(data).splitlines() if line.startswith("verdict")]
    assert {'verdict = "keep"': 3, 'verdict = "reject"': 3} == Counter(verdicts)


def test_the_latest_decision_wins_and_the_earlier_ones_stay(
    data: Path, release: Path, tmp_path: Path
) -> None:
    """A second thought would be refused, or wipe out the first."""
    row = _queue(release)[DATA_QUOTE[:24]]
    _apply(data, tmp_path, _filled(row, "reject"))
    before = _reviews(data)
    applied = _apply(data, tmp_path, _filled(row, "reject", date="2026-04-01", reviewer="S"))
    assert 1 == applied.outdated
    again = _apply(data, tmp_path, _filled(row, "reject", date="2026-04-01", reviewer="S"))
    assert (0, 1) == (again.decisions, again.known)
    assert DATA_QUOTE[:24] not in _records(data)
    quote = {"new_quote": DATA_QUOTE, "document": "report"}
    codes = {"kind": "direct", "status": "core", "polarity": "do", "modality": "recommendation"}
    cells = quote | {f"new_{name}": code for name, code in codes.items()}
    cells |= {
        "new_evidence": "modal",
        "new_addressees": "Ministries",
        "new_issuers": "Open Shelves",
    }
    assert 1 == _apply(data, tmp_path, _filled({}, "add", **cells)).decisions
    assert DATA_QUOTE[:24] in _records(data)
    assert "revision = 3" in _reviews(data)
    assert all(line in _reviews(data) for line in before.splitlines())


@pytest.mark.parametrize(
    ("verdict", "cells", "words"),
    [
        ("maybe", {}, "'maybe' is none of accept"),
        ("", {"new_kind": "quoted"}, "verdict is empty, but new_kind, reason is filled in"),
        ("accept", {"reason": ""}, "reason is empty"),
        ("accept", {"date": "soon"}, "is no date"),
        ("accept", {"date": "01/05/2026"}, "may be two dates"),
        ("accept", {"new_kind": "direct"}, "accept goes with no correction"),
        ("edit", {}, "edit corrects nothing"),
        ("edit", {"new_polarity": "never"}, "'never' is none of do, avoid, mixed"),
        ("edit", {"new_topics": "cats"}, "cats is no code of a topic"),
        ("edit", {"new_addressees": "Counsils"}, "did you mean councils?"),
        ("edit", {"new_addressees": "Mars"}, "add it to stakeholders.toml first"),
        ("edit", {"new_quote": "Ministries must publish"}, "do not stand in report"),
        ("edit", {"new_quote": "Councils should train their staff."}, "are a record already"),
        ("split", {"new_quote": "Ministries should publish"}, "two or more parts"),
        ("split", {"new_quote": "Ministries should || Councils"}, "does not stand inside"),
        ("split", {"new_quote": "should publish || publish the"}, "overlap"),
        ("merge", {"merge_with": "rec-none"}, "merge needs ids"),
        ("add", {"new_quote": "They may rest."}, "add needs new_kind, new_status"),
        ("reject", {"recommendation_id": "", "document": "mars"}, "mars is not in the catalogue"),
        ("reject", {"recommendation_id": "", "quote": "No such words."}, "do not stand in report"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_written(  # noqa: PLR0913, PLR0917  a case and its fixtures
    data: Path, release: Path, tmp_path: Path, verdict: str, cells: dict[str, str], words: str
) -> None:
    """A slip would be applied, or cost the rows beside it without a word."""
    queue = _queue(release)
    good = _filled(queue["Councils should train th"], "accept")
    bad = _filled(queue[DATA_QUOTE[:24]], verdict, **cells)
    before = _reviews(data)
    (problem,) = _apply(data, tmp_path, good, bad).problems
    assert (3, True) == (problem.row, words in problem.words), problem.words
    assert before == _reviews(data)


def test_all_wrong_rows_are_told_at_once(data: Path, release: Path, tmp_path: Path) -> None:
    """A reviewer would mend one row at a time."""
    rows = [_filled(row, "accept", date="") for row in _queue(release).values()]
    assert [2, 3, 4, 5] == [problem.row for problem in _apply(data, tmp_path, *rows).problems]


def test_one_reviewer_decides_once_on_the_same_words(
    data: Path, release: Path, tmp_path: Path
) -> None:
    """Of two opposite rows the lower one would win by its place."""
    row = _queue(release)[DATA_QUOTE[:24]]
    (problem,) = _apply(data, tmp_path, _filled(row, "accept"), _filled(row, "reject")).problems
    assert (3, "R decides on these words in row 2 too") == (problem.row, problem.words)


def test_a_misspelt_column_is_named(data: Path, release: Path, tmp_path: Path) -> None:
    """All corrections in it would be passed over."""
    row = _filled(_queue(release)[BOTH[:24]], "edit", new_polarity="avoid")
    path = tmp_path / "queue.csv"
    headings = [name if name != "new_polarity" else "New Polartiy" for name in COLUMNS]
    path.write_bytes(csv_bytes(headings, [[row.get(name, "") for name in COLUMNS]]))
    (problem,) = apply_queue(path, read_archive(data), data).problems
    assert (1, "column 'New Polartiy' is not known; is it new_polarity?") == (
        problem.row,
        problem.words,
    )


def _as_excel(text: str, **how: Any) -> bytes:  # noqa: ANN401  how a program writes
    """A queue as a spreadsheet program hands it back."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    order = list(reversed(range(len(rows[0]))))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=how["delimiter"], lineterminator="\r\n")
    if how.get("sep"):
        stream.write(f"sep={how['delimiter']}\r\n")
    blank = [""] * (len(order) + 3)
    for number, row in enumerate(rows):
        if number in {0, 2}:
            writer.writerow(blank)
        cells = ["", *(row[at].replace("\n", "\r\n") for at in order), "", ""]
        writer.writerow([cell.replace('"', "\u201d").replace("'", "\u2019") for cell in cells])
    writer.writerow(blank)
    return stream.getvalue().encode(how["encoding"], "replace")


@pytest.mark.parametrize(
    "how",
    [
        {"delimiter": ",", "encoding": "utf-8"},
        {"delimiter": ";", "encoding": "utf-8-sig"},
        {"delimiter": ";", "encoding": "cp1252", "sep": True},
        {"delimiter": "\t", "encoding": "utf-16"},
    ],
)
def test_what_spreadsheet_programs_do_to_a_queue_is_undone(
    data: Path, release: Path, tmp_path: Path, how: dict[str, Any]
) -> None:
    """Semicolons, reversed columns, empty rows and curly marks would cost the review."""
    queue = _queue(release)
    rows = [
        _filled(queue[DATA_QUOTE[:24]], "Accept ", date="31/05/2026"),
        _filled(
            queue[BOTH[:24]],
            "edit",
            date="01/05/2026",
            new_quote="Councils must not\ncharge for copies",
            recommendation_id="",
        ),
    ]
    path = tmp_path / "plain.csv"
    write_queue(rows, path)
    (tmp_path / "back.csv").write_bytes(_as_excel(path.read_text("utf-8"), **how))
    applied = apply_queue(tmp_path / "back.csv", read_archive(data), data)
    assert ((), 3) == (applied.problems, applied.decisions)
    records = _records(data)
    assert Review.ACCEPTED is records[DATA_QUOTE[:24]].review
    assert "Councils must not charge for copies" == records["Councils must not charge"].quote


def test_the_commands_lead_from_queue_to_decision(
    data: Path, release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The parts would fit each other and not the command line."""
    queue = tmp_path / "queue.csv"
    assert 0 == run(["review", "export", str(release), "-o", str(queue)])
    assert 0 == run(["review", "apply", str(queue), "--data", str(data)])
    assert "none decided, 4 left open" in capsys.readouterr().out
    rows = list(_queue(release).values())
    write_queue([_filled(rows[0], "accept", date="x")], queue)
    assert 1 == run(["review", "apply", str(queue), "--data", str(data)])
    printed = capsys.readouterr().err
    assert f"error: invalid-curation: {queue}: row 2: date: 'x' is no date" in printed
    assert 2 == run(["review", "export", str(release), "-o", str(tmp_path / "queue.pdf")])
