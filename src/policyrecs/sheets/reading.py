"""Spreadsheets read as rows of text cells, whatever program wrote them."""

import contextlib
import csv
import datetime as dt
import io
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policyrecs import isolation
from policyrecs.errors import InputError
from policyrecs.vocabulary import Reason

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
"""Endings of files that hold sheets; any other is read as text with separators."""

_SEPARATORS = ",;\t|"
"""What may stand between the cells of a text file."""

_HEADING_WITHIN = 20
"""Rows among which the row of headings is looked for: people put titles above it."""

_MOST_UNPACKED = 400_000_000
"""Bytes that a workbook may say it unpacks to."""

_MOST_ROWS = 200_000
"""Rows of a workbook that may hold anything: a few bytes may repeat one a million times."""

_MOST_READ = 200_000_000
"""Bytes that a spreadsheet may have."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a spreadsheet.

    Attributes:
        number: Its number as the spreadsheet shows it, from 1.
        cells: Text by folded heading; "" for an empty cell.
    """

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A spreadsheet as read.

    Attributes:
        headings: The headings as written, by what they fold to, in order.
        rows: The rows below them that hold anything.
    """

    headings: Mapping[str, str]
    rows: tuple[SheetRow, ...]


def fold_heading(heading: str) -> str:
    """Return a heading as lower-case words joined by underscores.

    Example:
        >>> fold_heading(" Full-Text ")
        'full_text'
    """
    return "_".join(heading.replace("-", " ").replace("_", " ").lower().split())


def read_sheet(path: Path, known: Collection[str] = (), *, encoding: str | None = None) -> Sheet:
    """Return the rows of a spreadsheet.

    Args:
        path: The file; its ending says whether it is a workbook.
        known: Headings, folded, by which the row of headings and the separator are recognised.
        encoding: Encoding of a text file, where it is neither Unicode nor Windows-1252.

    Raises:
        InputError: The file cannot be read, or is no spreadsheet.
    """
    data = _bytes_at(path)
    try:
        if path.suffix.lower() in WORKBOOKS:
            rows = isolation.call(
                "policyrecs.sheets.reading:workbook_rows",
                *(data, frozenset(known)),
                subject=str(path),
                size=len(data),
            )
            return _sheet(rows, known)
        return _sheet(_text_rows(_decoded(data, encoding), known), known)
    except InputError as error:
        raise InputError(error.reason, str(path), error.words) from error


def _bytes_at(path: Path) -> bytes:
    """The bytes of a file of bearable size."""
    try:
        if path.stat().st_size > _MOST_READ:
            raise InputError(Reason.TOO_LARGE, str(path), f"has more than {_MOST_READ:,} bytes")
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(Reason.MISSING_FILE, str(path), "no file stands there") from None
    except IsADirectoryError:
        words = "a folder was given, not a file"
        raise InputError(Reason.IS_FOLDER, str(path), words) from None
    except OSError as error:
        words = f"the system does not let us read it: {error.strerror}"
        raise InputError(Reason.UNREADABLE_FILE, str(path), words) from error
    if not data.strip():
        raise InputError(Reason.EMPTY_FILE, str(path), "the file holds nothing")
    return data


def _sheet(rows: Sequence[Sequence[str]], known: Collection[str]) -> Sheet:
    """The rows below the row of headings, by heading."""
    top = _heading_row(rows, known)
    headings: dict[str, str] = {}
    columns: list[tuple[int, str]] = []
    for position, heading in enumerate(rows[top] if rows else ()):
        folded = fold_heading(heading)
        if folded and folded not in headings:
            headings[folded] = heading.strip()
            columns.append((position, folded))
    kept = []
    for number, row in enumerate(rows[top + 1 :], start=top + 2):
        cells = {name: row[at].strip() if at < len(row) else "" for at, name in columns}
        if any(cells.values()):
            kept.append(SheetRow(number, cells))
    return Sheet(headings, tuple(kept))


def _heading_row(rows: Sequence[Sequence[str]], known: Collection[str]) -> int:
    """Index of the row with the most known headings; the first that holds anything otherwise."""
    first = range(min(len(rows), _HEADING_WITHIN))
    held = [number for number in first if any(cell.strip() for cell in rows[number])]
    counts = {number: _known_among(rows[number], known) for number in held}
    return max(held, key=lambda number: (counts[number], -number), default=0)


def _known_among(row: Iterable[str], known: Collection[str]) -> int:
    return sum(fold_heading(cell) in known for cell in row)


def _decoded(data: bytes, encoding: str | None) -> str:
    """The text of a file: as asked, by its byte-order mark, UTF-8, else Windows-1252.

    Excel writes a plain "CSV" in Windows-1252, and its "Unicode text" in UTF-16.
    """
    if encoding is None:
        marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        tried = ("utf-16",) if marked else ("utf-8-sig", "cp1252")
    else:
        tried = (encoding,)
    for name in tried:
        with contextlib.suppress(UnicodeDecodeError, LookupError):
            return data.decode(name)
    words = f"the bytes are not valid in {' or '.join(tried)}"
    raise InputError(Reason.WRONG_ENCODING, "", words)


def _text_rows(text: str, known: Collection[str]) -> list[list[str]]:
    """The cells of a text with separators; that separator holds which shows most known headings."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return [[], *_split(rest, first.strip()[-1])]
    best = max(_SEPARATORS, key=lambda separator: _fit(text, separator, known))
    return _split(text, best)


def _fit(text: str, separator: str, known: Collection[str]) -> tuple[int, int, int]:
    """How well a separator divides the beginning of a text."""
    with _long_cells():
        try:
            rows = [
                row
                for row, _ in zip(
                    csv.reader(io.StringIO(text, newline=""), delimiter=separator),
                    range(_HEADING_WITHIN),
                    strict=False,
                )
            ]
        except csv.Error:
            return 0, 0, 0
    widest = max((len(row) for row in rows), default=0)
    return (
        max((_known_among(row, known) for row in rows), default=0),
        len(rows[0]) if rows else 0,
        widest,
    )


def _split(text: str, separator: str) -> list[list[str]]:
    with _long_cells():
        try:
            return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        except csv.Error as error:
            raise InputError(Reason.DAMAGED_FILE, "", f"is no table: {error}") from error


@contextlib.contextmanager
def _long_cells() -> Iterator[None]:
    """Let cells be as long as they are: a cell may hold a whole document."""
    before = csv.field_size_limit(_MOST_READ)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def workbook_rows(data: bytes, known: Collection[str]) -> list[list[str]]:
    """Return the cells of the sheet that shows most known headings, the first of equal ones.

    A workbook of a few bytes may have its one cell in the last row and column, and is laid out
    whole; so this is for a child process with limits.

    Raises:
        InputError: It is no workbook, or says that it unpacks to too much.
    """
    # Only this format needs the parser.
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415

    _refuse_bomb(data)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [
            [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
            for sheet in map(workbook.get_sheet_by_name, workbook.sheet_names)
        ]
    except (CalamineError, OSError, ValueError) as error:
        raise InputError(Reason.DAMAGED_FILE, "", f"is no workbook: {error}") from error
    if any(sum(map(any, rows)) > _MOST_ROWS for rows in sheets):
        raise InputError(Reason.TOO_LARGE, "", f"has more than {_MOST_ROWS:,} rows")
    return max(
        sheets,
        key=lambda rows: (
            max((_known_among(row, known) for row in rows[:_HEADING_WITHIN]), default=0),
            bool(rows),
        ),
        default=[],
    )


def _refuse_bomb(data: bytes) -> None:
    """Refuse a workbook that says it unpacks to more than is bearable."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise InputError(Reason.DAMAGED_FILE, "", f"is no workbook: {error}") from error
    if size > _MOST_UNPACKED:
        raise InputError(Reason.TOO_LARGE, "", f"unpacks to {size:,} bytes")


def _cell(value: Any) -> str:  # noqa: ANN401  any value of a workbook
    """A cell's value as text: dates in ISO, whole numbers without a point."""
    match value:
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case dt.datetime() if value.time() == dt.time():
            return value.date().isoformat()
        case dt.date() | dt.time():
            return value.isoformat()
    return str(value)
