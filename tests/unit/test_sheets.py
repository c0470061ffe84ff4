"""Spreadsheets are read as text whatever wrote them, and written so that nothing runs."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from policyrecs.errors import InputError
from policyrecs.sheets import csv_bytes, fold_heading, read_sheet, unguarded, xlsx_bytes

KNOWN = ("quote", "start")


def _cells(path: Path, data: bytes) -> list[dict[str, str]]:
    path.write_bytes(data)
    return [dict(row.cells) for row in read_sheet(path, KNOWN).rows]


@pytest.mark.parametrize(
    "data",
    [
        b"Quote,Start\na; b,1\n",
        b'\xef\xbb\xbfquote;start\r\n"a; b";1\r\n',
        b'sep=;\nquote;start\n"a; b";1\n',
        "quote\tstart\na; b\t1\n".encode("utf-16"),
        b"My review of May\n\n,QUOTE , ,Start,\n,a; b,,1,\n,,,,\n",
        b"start|quote\n1|a; b\n",
    ],
)
def test_separators_marks_and_empty_cells_do_not_matter(tmp_path: Path, data: bytes) -> None:
    """Each program's own habits would ask for a reader of its own."""
    (row,) = _cells(tmp_path / "rows.csv", data)
    assert ("a; b", "1") == (row["quote"], row["start"])


def test_windows_text_is_read(tmp_path: Path) -> None:
    """Excel's plain CSV would be refused for a curly mark."""
    (row,) = _cells(
        tmp_path / "rows.csv", "quote,start\n\u201cna\u00efve\u201d,1\n".encode("cp1252")
    )
    assert "\u201cna\u00efve\u201d" == row["quote"]


def test_a_workbook_s_values_become_text(tmp_path: Path) -> None:
    """A number would come back as 5553.0, a day with a time of day."""
    workbook = openpyxl.Workbook()
    workbook.active.append(["nothing here"])
    sheet = workbook.create_sheet("second")
    sheet.append(["quote", "start", "date", "true"])
    sheet.append(["=1+1", 5553, dt.datetime(2026, 5, 1), True])  # noqa: DTZ001  as a cell has it
    sheet["A2"].data_type = "s"
    workbook.save(tmp_path / "rows.xlsx")
    (row,) = read_sheet(tmp_path / "rows.xlsx", KNOWN).rows
    assert {"quote": "=1+1", "start": "5553", "date": "2026-05-01", "true": "true"} == row.cells
    assert 2 == row.number


def test_what_is_written_is_read_back_and_runs_nowhere(tmp_path: Path) -> None:
    """A quote that begins with "=" would be run by the reviewer's program."""
    rows = [["=HYPERLINK(1)", "-1"], ["a\nb", "@x"], ["\u201cc\u201d", "'tis"]]
    data = csv_bytes(KNOWN, rows)
    assert b"\"'=HYPERLINK" in data
    back = _cells(tmp_path / "rows.csv", data)
    assert rows == [[unguarded(row["quote"]), unguarded(row["start"])] for row in back]
    made = xlsx_bytes(KNOWN, rows, widths={}, choices={"start": ["a", "b"]}, notes={"quote": "Q"})
    assert rows == [[row["quote"], row["start"]] for row in _cells(tmp_path / "rows.xlsx", made)]
    assert made == xlsx_bytes(
        KNOWN, rows, widths={}, choices={"start": ["a", "b"]}, notes={"quote": "Q"}
    )


def test_a_cell_may_hold_a_whole_document(tmp_path: Path) -> None:
    """A comment of 200 pages would end the run."""
    (row,) = _cells(tmp_path / "rows.csv", b"quote,start\n" + b"word " * 200_000 + b",1\n")
    assert 999_999 == len(row["quote"])


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("rows.csv", b"", "empty-file"),
        ("rows.csv", b"quote\n\x81\x8d\n", "wrong-encoding"),
        ("rows.xlsx", b"PK\x03\x04torn", "damaged-file"),
        ("rows.xlsx", b"no workbook", "damaged-file"),
    ],
)
def test_what_is_no_spreadsheet_is_refused(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    """A traceback would stand where a reason should."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=reason):
        read_sheet(tmp_path / name, KNOWN)


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    """A small file would fill the memory."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as entry,
    ):
        for _ in range(500):
            entry.write(b" " * 1_000_000)
    (tmp_path / "rows.xlsx").write_bytes(stream.getvalue())
    with pytest.raises(InputError, match="too-large"):
        read_sheet(tmp_path / "rows.xlsx")


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    """The error would be the system's, without a code."""
    with pytest.raises(InputError, match="missing-file"):
        read_sheet(tmp_path / "nowhere.csv")
    with pytest.raises(InputError, match="is-folder"):
        read_sheet(tmp_path)


def test_headings_fold_to_one_form() -> None:
    """One column would be two for its hyphen."""
    assert ["full_text"] * 3 == list(map(fold_heading, ("Full-Text", " full  text", "FULL_TEXT")))
