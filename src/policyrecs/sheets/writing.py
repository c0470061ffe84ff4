"""Rows as a spreadsheet that people fill in: nothing in it runs, and no cell changes its type."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence

LONGEST_CELL = 32_767
"""Characters that a cell of a workbook holds."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings of a cell that spreadsheet programs take for a formula."""


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that keeps it from being run as a formula.

    Example:
        >>> unguarded("'=1+1"), unguarded("'tis")
        ('=1+1', "'tis")
    """
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV that spreadsheet programs open as UTF-8 and do not run as formulas."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(
        [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in rows
    )
    return stream.getvalue().encode("utf-8-sig")


def xlsx_bytes(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    widths: Mapping[str, int],
    choices: Mapping[str, Sequence[str]],
    notes: Mapping[str, str],
) -> bytes:
    """Return rows as a workbook of text cells.

    Args:
        headings: The headings.
        rows: The cells.
        widths: Widths of columns, by heading; the others are narrow.
        choices: The values that a column's cells offer, by heading.
        notes: What to fill in, by heading: a comment on it.
    """
    import xlsxwriter  # noqa: PLC0415  only this format needs it

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        # A fixed date, so that the same rows give the same bytes.
        workbook.set_properties({"created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC)})
        sheet = workbook.add_worksheet("queue")
        bold = workbook.add_format({"bold": True})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        last = 0
        for number, row in enumerate(rows, start=1):
            last = number
            for position, cell in enumerate(row):
                sheet.write_string(number, position, cell[:LONGEST_CELL], wrapped)
        for position, heading in enumerate(headings):
            sheet.set_column(position, position, widths.get(heading, 14), wrapped)
            sheet.write_string(0, position, heading, bold)
            if heading in notes:
                sheet.write_comment(0, position, notes[heading])
            if heading in choices:
                listed = {"validate": "list", "source": list(choices[heading])}
                sheet.data_validation(1, position, last + 200, position, listed)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, last), max(0, len(headings) - 1))
    return stream.getvalue()
