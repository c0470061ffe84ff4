"""The tables: records to Arrow and back, and Arrow to CSV, Parquet and descriptors.

`columns` reads one definition a column from the records, `definitions` arranges the columns in
tables, `conversion` fills and reads them, and one file for each format writes them.
"""

from policyrecs.tables.columns import Column, field_docstrings
from policyrecs.tables.conversion import (
    Row,
    arrow_table,
    check_table,
    from_tables,
    read_records,
    to_rows,
    to_tables,
)
from policyrecs.tables.csv_files import from_csv, to_csv
from policyrecs.tables.definitions import TABLES, Table
from policyrecs.tables.descriptors import describe_columns, table_schema
from policyrecs.tables.json_lines import RECORDS, from_json_lines, json_line, to_json_lines
from policyrecs.tables.parquet_files import PARQUET_LAYOUT, from_parquet, to_parquet

__all__ = [
    "PARQUET_LAYOUT",
    "RECORDS",
    "TABLES",
    "Column",
    "Row",
    "Table",
    "arrow_table",
    "check_table",
    "describe_columns",
    "field_docstrings",
    "from_csv",
    "from_json_lines",
    "from_parquet",
    "from_tables",
    "json_line",
    "read_records",
    "table_schema",
    "to_csv",
    "to_json_lines",
    "to_parquet",
    "to_rows",
    "to_tables",
]
