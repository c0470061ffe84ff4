"""The tables as one XLSX workbook: a sheet each, every text an explicit text cell.

XlsxWriter writes a string as a formula or link where it looks like one, unless told not to; here
it is told, and a quote that begins with "=" stays the words that the document says.
"""

import io
import json
from pathlib import Path
from typing import Any

from policyrecs.dataset import Dataset
from policyrecs.errors import OutputError
from policyrecs.export.files import write_file
from policyrecs.tables import TABLES, to_tables
from policyrecs.tables.columns import Column
from policyrecs.vocabulary import Reason

_LONGEST_CELL = 32_767
"""Characters that a cell of the format holds."""

_LONGEST_SHEET_NAME = 31
"""Characters that a sheet's name may have."""

_WIDTHS = {"string": 24, "array": 24}
"""Column widths by type; others are narrow, and a quote is given room to be read."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


def write_spreadsheet(dataset: Dataset, path: Path) -> None:
    """Write a dataset as one XLSX workbook, whole or not at all.

    Raises:
        OutputError: A text is longer than a cell may be, or the file cannot be written.
    """
    import xlsxwriter  # noqa: PLC0415  only this format needs it

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as workbook:
        bold = workbook.add_format({"bold": True})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        for name, made in to_tables(dataset).items():
            sheet = workbook.add_worksheet(name[:_LONGEST_SHEET_NAME])
            columns = TABLES[name].columns
            for position, column in enumerate(columns):
                width = 60 if column.name == "quote" else _WIDTHS.get(column.type, 11)
                sheet.set_column(position, position, width, wrapped)
                sheet.write_string(0, position, column.name, bold)
                sheet.write_comment(0, position, column.description)
            for number, row in enumerate(made.to_pylist(), start=1):
                for position, column in enumerate(columns):
                    _write(sheet, number, position, column, row[column.name], path)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, max(1, made.num_rows), len(columns) - 1)
    write_file(path, (stream.getvalue(),))


def _write(  # noqa: PLR0913, PLR0917  a cell and where it stands
    sheet: Any,  # noqa: ANN401  xlsxwriter is untyped
    number: int,
    position: int,
    column: Column,
    value: Any,  # noqa: ANN401  any value of any column
    path: Path,
) -> None:
    """Write one cell; null is an empty cell."""
    if value is None:
        return
    if column.type == "array":
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        if len(value) > _LONGEST_CELL:
            words = f"row {number} of {column.name} is longer than a cell may be; use csv or sqlite"
            raise OutputError(Reason.TOO_LARGE, str(path), words)
        sheet.write_string(number, position, value)
    elif column.type == "date":
        sheet.write_datetime(number, position, value)
    else:
        sheet.write(number, position, value)
