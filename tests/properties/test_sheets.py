"""A review queue goes through a spreadsheet and back, whatever the words are."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyrecs.review import write_queue
from policyrecs.review.columns import COLUMNS
from policyrecs.sheets import read_sheet, unguarded

CELLS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
    | st.sampled_from("\r\n\t\",;'|=+-@_x0\u2028\u200b\ufeff"),
    max_size=12,
)
"""Every character that a text may hold, the ones that break spreadsheets more often."""

FILLED = ("quote", "before", "reason", "recommendation_id")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@given(st.lists(st.tuples(*[CELLS] * len(FILLED)), min_size=1, max_size=4))
def test_a_queue_reads_back_as_it_was_written(
    ending: str, rows: list[tuple[str, str, str, str]]
) -> None:
    """A quote that a spreadsheet alters is no longer found in its text."""
    given_rows = [dict(zip(FILLED, row, strict=True)) | {"verdict": "accept"} for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"queue.{ending}"
        write_queue(given_rows, path)
        sheet = read_sheet(path, COLUMNS)
    assert set(COLUMNS) == set(sheet.headings)
    found = [tuple(unguarded(row.cells[name]) for name in FILLED) for row in sheet.rows]
    assert [tuple(unguarded(cell.strip()) for cell in row) for row in rows] == found
