"""Tables of documents, a row at a time: CSV, Parquet and JSON Lines with a text or path column."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from policyrecs.corpus.inputs.files import from_file
from policyrecs.corpus.submissions import Facts, Submission
from policyrecs.errors import InputError, UsageError
from policyrecs.vocabulary import Reason

SUFFIXES = frozenset({".csv", ".tsv", ".parquet", ".jsonl", ".ndjson"})
"""Endings of files that are read as tables when a text or path column is named."""

Row = dict[str, Any]
"""A row of the table as it was read: column name to value."""

_DELIMITERS = (",", ";", "\t")
"""What parts the cells of a CSV, in the order in which they are tried on its first line."""

_LONGEST_TEXT = 50_000_000
"""Characters of the longest text in a row; what is longer comes as a file of its own."""

_LONGEST_LINE = 2 * _LONGEST_TEXT
"""Bytes of the longest line of JSON."""

_ESCAPED = re.compile(r"[\udc80-\udcff]")
"""A bad byte, as decoding with "surrogateescape" leaves it."""

_ROWS_AT_A_TIME = 256
"""Rows of a Parquet file that are held at a time."""

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,119}")
"""An id that a record may bear, as "EPA-HQ-2023-0012"; see `records.Identifier`."""

_ISO_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?![\d-])")
"""A date as ISO writes it, perhaps with a time after it: "2024-03-15T00:00:00Z"."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table hold what; None where the table has none of the sort.

    Attributes:
        text: The documents' texts.
        path: The documents' paths, from the table's own folder.
        id: Their ids.
        issuer: The bodies that issued them.
        date: Their dates, as ISO writes them.
        url: Their addresses.
        title: Their titles.
    """

    text: str | None = None
    path: str | None = None
    id: str | None = None
    issuer: str | None = None
    date: str | None = None
    url: str | None = None
    title: str | None = None

    @property
    def named(self) -> bool:
        """Whether a column of documents is named, so that tables can be read at all."""
        return self.text is not None or self.path is not None

    @property
    def wanted(self) -> list[str]:
        """The names of the columns."""
        every = (self.text, self.path, self.id, self.issuer, self.date, self.url, self.title)
        return list(dict.fromkeys(name for name in every if name is not None))


def from_table(stream: IO[bytes], source: str, columns: Columns) -> Iterator[Submission]:
    """Yield a submission for each row of a table.

    Args:
        stream: The file, which can be sought if it is Parquet.
        source: Its path or name; the ending tells the format.
        columns: Which columns hold what.

    Raises:
        UsageError: The table lacks a column; the error names those it has.
    """
    suffix = Path(source).suffix.lower()
    if suffix == ".parquet":
        rows: Iterable[Row | InputError] = _parquet_rows(stream, source, columns)
    elif suffix in {".jsonl", ".ndjson"}:
        rows = _json_rows(stream, source, columns)
    else:
        rows = _csv_rows(stream, source, columns)
    before = 0
    for number, row in enumerate(rows, start=1):
        at = f"{source}#{number}"
        place = 0 if suffix == ".parquet" else stream.tell() if stream.seekable() else 0
        share, before = place - before, place
        if isinstance(row, InputError):
            refusal = InputError(row.reason, at, row.words)
            yield Submission(at, at, refusal=refusal, share=share)
        else:
            yield from_row(row, at, columns, folder=Path(source).parent, share=share)


def from_row(
    row: Row, source: str, columns: Columns, *, folder: Path | None = None, share: int = 0
) -> Submission:
    """Return the submission of one row.

    Args:
        row: Column name to value.
        source: What to call it.
        columns: Which columns hold what.
        folder: Where paths start from.
        share: Bytes of the table that the row stands for.
    """

    def cell(column: str | None) -> str | None:
        value = row.get(column) if column is not None else None
        return None if value is None else str(value).strip() or None

    issued, note = _date(row.get(columns.date) if columns.date else None)
    given = cell(columns.id)
    fits = given is not None and _IDENTIFIER.fullmatch(given)
    facts = Facts(
        document_id=given if fits else None,
        issuer=cell(columns.issuer),
        title=cell(columns.title),
        issued=issued,
        url=cell(columns.url),
    )
    if columns.path is not None and (path := cell(columns.path)) is not None:
        made = from_file((folder or Path()) / path, source=source, facts=facts)
        return Submission(source, made.name, made.data, None, facts, made.refusal, False, note)  # noqa: FBT003  not hidden
    text = row.get(columns.text) if columns.text is not None else None
    name = given or Path(source).name
    if text is not None and len(str(text)) > _LONGEST_TEXT:
        words = f"the row's text has more than {_LONGEST_TEXT:,} characters"
        refusal = InputError(Reason.TOO_LARGE, source, words)
        return Submission(source, name, facts=facts, refusal=refusal, share=share)
    if text is None or not str(text).strip():
        refusal = InputError(Reason.EMPTY_FILE, source, "the row holds no text")
        return Submission(source, name, facts=facts, refusal=refusal, share=share)
    return Submission(source, name, text=str(text), facts=facts, note=note, share=share)


def _date(value: object) -> tuple[dt.date | None, str | None]:
    """The date in a cell, and what is wrong with it where it is none."""
    match value:
        case None | "":
            return None, None
        case dt.datetime():
            return value.date(), None
        case dt.date():
            return value, None
    written = _ISO_DATE.match(str(value).strip())
    try:
        if written:
            return dt.date.fromisoformat(written[1]), None
    except ValueError:
        pass
    return None, f"the date {str(value)[:40]!r} is left out: it is not written YYYY-MM-DD"


def _csv_rows(stream: IO[bytes], source: str, columns: Columns) -> Iterator[Row | InputError]:
    """The rows of a CSV, whatever parts its cells and however long they are."""
    csv.field_size_limit(_LONGEST_TEXT)
    # Bad bytes become lone surrogates, so that they cost their own row and not the table.
    lines = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    first = lines.readline()
    headings: list[str] = []
    for delimiter in _DELIMITERS:
        headings = next(csv.reader([first], delimiter=delimiter), [])
        if set(columns.wanted) <= set(headings):
            break
    else:
        comma = next(csv.reader([first]), [])
        raise _lacking(source, columns, comma)
    reader = csv.reader(lines, delimiter=delimiter)
    while (cells := _next_cells(reader)) is not None:
        if isinstance(cells, str):
            yield InputError(Reason.TOO_LARGE, source, cells)
            break
        row = dict(zip(headings, cells, strict=False))
        if not cells:
            continue  # an empty line is no row
        text = "".join(row.get(name) or "" for name in columns.wanted)
        if len(cells) > len(headings):
            words = f"the row has {len(cells)} cells under {len(headings)} headings"
            yield InputError(Reason.DAMAGED_FILE, source, words)
        elif _ESCAPED.search(text):
            yield InputError(Reason.WRONG_ENCODING, source, "the row is not valid UTF-8")
        else:
            yield row
    lines.detach()


def _next_cells(reader: Iterator[list[str]]) -> list[str] | str | None:
    """The next row; None at the end; words where it is too long for the table to be read on."""
    try:
        return next(reader, None)
    except csv.Error as error:
        return f"the table cannot be read on from here: {error}"


def _no_number(name: str) -> None:
    """Refuse NaN and Infinity, which Python would read and JSON does not know."""
    message = f"{name} is no value of JSON"
    raise ValueError(message)


def _is_writable(value: object) -> bool:
    """Whether UTF-8 can write a value read from JSON; U+D800, half of a pair, it cannot."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _json_rows(stream: IO[bytes], source: str, columns: Columns) -> Iterator[Row | InputError]:
    """The objects of a JSON Lines file."""
    known: set[str] = set()
    while line := stream.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_LONGEST_LINE)
            words = f"the line has {_LONGEST_LINE:,} bytes or more"
            yield InputError(Reason.TOO_LARGE, source, words)
            continue
        if not line.strip():
            continue
        try:
            row = json.loads(line, parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            yield InputError(Reason.DAMAGED_FILE, source, f"the line is no JSON: {error}")
            continue
        if b"\\u" in line and not _is_writable(row):
            yield InputError(Reason.WRONG_ENCODING, source, "the line holds half of a character")
            continue
        if not isinstance(row, dict):
            yield InputError(Reason.DAMAGED_FILE, source, "the line holds no JSON object")
            continue
        if not known and not set(columns.wanted) <= row.keys():
            # Later lines may leave a key out; the first shows whether the names are right.
            raise _lacking(source, columns, row)
        known = known or set(row)
        yield row


def _parquet_rows(stream: IO[bytes], source: str, columns: Columns) -> Iterator[Row | InputError]:
    """The rows of a Parquet file, of which only the wanted columns are read."""
    import pyarrow as pa  # noqa: PLC0415  the other formats need none of it
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        table = pq.ParquetFile(stream, pre_buffer=False)
        schema = table.schema_arrow
        if columns.text in schema.names and pa.types.is_string(schema.field(columns.text).type):
            # A text that is repeated is held once.
            table = pq.ParquetFile(stream, pre_buffer=False, read_dictionary=[columns.text])
    except (pa.ArrowException, OSError, ValueError) as error:
        yield InputError(Reason.DAMAGED_FILE, source, str(error))
        return
    if not set(columns.wanted) <= set(table.schema_arrow.names):
        raise _lacking(source, columns, table.schema_arrow.names)
    sizes = _sizes(table.metadata, set(columns.wanted))
    if max(sizes, default=0) > _LONGEST_TEXT:
        yield InputError(Reason.TOO_LARGE, source, f"its rows have {max(sizes):,} bytes each")
        return
    most = min(_ROWS_AT_A_TIME, _LONGEST_TEXT // max(1, *sizes))
    try:
        for batch in table.iter_batches(batch_size=most, columns=columns.wanted, use_threads=False):
            # One at a time: what is short in a file, a text repeated, may be long in memory.
            for number in range(batch.num_rows):
                yield from batch.slice(number, 1).to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        yield InputError(Reason.DAMAGED_FILE, source, str(error))


def _sizes(metadata: Any, wanted: set[str]) -> list[int]:  # noqa: ANN401  pyarrow has no types
    """Bytes of a row in each group of rows: of its wanted columns, on average, unpacked."""
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    return [
        sum(
            group.column(number).total_uncompressed_size
            for number in range(group.num_columns)
            if group.column(number).path_in_schema.partition(".")[0] in wanted
        )
        // max(1, group.num_rows)
        for group in groups
    ]


def _lacking(source: str, columns: Columns, there: Iterable[str]) -> UsageError:
    """The error for a table that lacks a column."""
    known = list(there)
    missing = next(name for name in columns.wanted if name not in known)
    words = f"has no column {missing!r}; it has: {', '.join(map(str, known)) or 'none'}"
    return UsageError(Reason.WRONG_USE, source, words)
