"""Spreadsheets that people fill in or bring along: CSV, XLSX and ODS as text cells, and back.

What spreadsheet programs do to a file is undone where it can be: byte-order marks, semicolons and
tabs between cells, "sep=;" lines, other encodings, columns in another order, empty rows and
columns, and whole numbers with ".0". A cell is text; what it means, the caller says.
"""

from policyrecs.sheets.reading import WORKBOOKS, Sheet, SheetRow, fold_heading, read_sheet
from policyrecs.sheets.writing import LONGEST_CELL, csv_bytes, unguarded, xlsx_bytes

__all__ = [
    "LONGEST_CELL",
    "WORKBOOKS",
    "Sheet",
    "SheetRow",
    "csv_bytes",
    "fold_heading",
    "read_sheet",
    "unguarded",
    "xlsx_bytes",
]
