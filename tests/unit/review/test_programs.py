"""A queue goes through other spreadsheet programs and comes back whole."""

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from policyrecs.holdings import read_holding
from policyrecs.pipeline import build
from policyrecs.review import apply_queue, queue_rows, read_archive, write_queue
from policyrecs.sheets import read_sheet
from policyrecs.vocabulary import Review

OFFICE = shutil.which("localc")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice Calc is not installed here")
@pytest.mark.parametrize("ending", ["ods", "xlsx", "csv"])
def test_a_queue_survives_libreoffice(
    data: Path, release: Path, tmp_path: Path, ending: str
) -> None:
    """Its types, formulas and line ends would change what a reviewer wrote."""
    rows = queue_rows(read_holding(release))
    for row in rows:
        row |= {"verdict": "accept", "reviewer": "R", "date": "2026-05-01"}
        row["reason"] = '=It says "so"\non two lines'
    queue = tmp_path / "queue.xlsx"
    write_queue(rows, queue)
    back = tmp_path / "back"
    subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            str(back),
            str(queue),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    path = back / f"queue.{ending}"
    assert [row["quote"] for row in rows] == [row.cells["quote"] for row in read_sheet(path).rows]
    applied = apply_queue(path, read_archive(data), data)
    assert ((), len(rows)) == (applied.problems, applied.decisions)
    records = build(data).dataset.recommendations
    assert {(Review.ACCEPTED, '=It says "so" on two lines')} == {
        (record.review, record.review_reason) for record in records
    }


def test_a_queue_survives_another_program_s_types(
    data: Path, release: Path, tmp_path: Path
) -> None:
    """Dates and numbers that a program took for its own would lose the decision."""
    queue = tmp_path / "queue.xlsx"
    write_queue(queue_rows(read_holding(release)), queue)
    workbook = openpyxl.load_workbook(queue)
    sheet = workbook["queue"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, columns["verdict"]).value = "Accept"
        sheet.cell(row, columns["reviewer"]).value = "R"
        sheet.cell(row, columns["reason"]).value = "So."
        date = sheet.cell(row, columns["date"])
        date.value, date.number_format = dt.datetime(2026, 5, 1), "DD/MM/YY"  # noqa: DTZ001  as a cell has it
        start = sheet.cell(row, columns["start"])
        start.value = float(start.value)
        sheet.cell(row, columns["confidence"]).value = 0.5
    sheet.insert_rows(3)
    sheet.insert_cols(2)
    workbook.save(queue)
    applied = apply_queue(queue, read_archive(data), data)
    assert ((), 4) == (applied.problems, applied.decisions)
    assert "date = 2026-05-01" in (data / "curated" / "reviews.toml").read_text("utf-8")
