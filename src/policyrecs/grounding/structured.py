"""Given recommendations in JSON, JSON Lines, tables and langextract's files."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from policyrecs.errors import InputError
from policyrecs.grounding.given import Given, given, known_names
from policyrecs.grounding.model_output import records_in
from policyrecs.sheets import WORKBOOKS, read_sheet
from policyrecs.vocabulary import Reason

_MOST_READ = 400_000_000
"""Bytes that a file of records may have."""

_HOLDERS = ("recommendations", "records", "extractions", "results", "items", "data")
"""Keys under which an object keeps a list of records."""


def read_records(path: Path, *, encoding: str | None = None) -> tuple[Given, ...]:
    """Return the recommendations that a file holds, in its order; its ending says the format.

    A record that cannot be read is among them, with its fault.

    Raises:
        InputError: The file cannot be read, or holds no record at all.
    """
    if path.suffix.lower() in WORKBOOKS | {".csv", ".tsv"}:
        found = list(_in_sheet(path, encoding))
    else:
        text = _text_at(path, encoding)
        read = _READERS.get(path.suffix.lower(), _in_output)
        found = list(read(text))
    if not found:
        words = "no recommendation was found in it: neither records nor a list nor quoted words"
        raise InputError(Reason.EMPTY_FILE, str(path), words)
    return tuple(found)


def records_of(text: str) -> tuple[Given, ...]:
    """Return the recommendations in a text: JSON Lines, JSON, or a language model's output."""
    return tuple(_in_output(text))


def _text_at(path: Path, encoding: str | None) -> str:
    """The text of a file."""
    try:
        if path.is_dir():
            raise InputError(Reason.IS_FOLDER, str(path), "a folder was given, not a file")
        if path.stat().st_size > _MOST_READ:
            raise InputError(Reason.TOO_LARGE, str(path), f"has more than {_MOST_READ:,} bytes")
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(Reason.MISSING_FILE, str(path), "no file stands there") from None
    except OSError as error:
        raise InputError(Reason.UNREADABLE_FILE, str(path), str(error.strerror)) from error
    try:
        return data.decode(encoding or "utf-8-sig")
    except (UnicodeDecodeError, LookupError) as error:
        raise InputError(Reason.WRONG_ENCODING, str(path), str(error)) from error


def _in_sheet(path: Path, encoding: str | None) -> Iterator[Given]:
    """A record for each row of a spreadsheet."""
    for number, row in enumerate(read_sheet(path, known_names(), encoding=encoding).rows, start=1):
        yield given(number, f"row {row.number}", row.cells)


def _in_lines(text: str) -> Iterator[Given]:
    """A record for each line, or for each extraction of a line's document."""
    number = 0
    for line_number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"line {line_number}"
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            number += 1
            yield Given(number, where, fault=f"is no JSON: {error}")
            continue
        for fields in _records(value):
            number += 1
            yield given(number, where, fields)


def _in_json(text: str) -> Iterator[Given]:
    """A record for each object of a JSON document; a language model's output where it is none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        yield from _in_output(text)
        return
    for number, fields in enumerate(_records(value), start=1):
        yield given(number, f"record {number}", fields)


def _in_output(text: str) -> Iterator[Given]:
    """A record for each that a language model's output holds, in whatever form."""
    found = (fields for value in records_in(text) for fields in _records(value))
    for number, fields in enumerate(found, start=1):
        yield given(number, f"record {number}", fields)


_READERS: Mapping[str, Callable[[str], Iterable[Given]]] = {
    ".jsonl": _in_lines,
    ".ndjson": _in_lines,
    ".json": _in_json,
}
"""How a file is read, by its ending."""


def _records(value: Any, above: Mapping[str, Any] | None = None) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401  any JSON value
    """The records in a JSON value: lists are looked into, and so are documents that hold lists.

    What a document says of itself, such as its id and its text, holds for the records in it.
    """
    above = above or {}
    if isinstance(value, list):
        for each in value:
            yield from _records(each, above)
    elif isinstance(value, str):
        yield {**above, "quote": value}
    elif isinstance(value, Mapping):
        lists = [key for key in _HOLDERS if isinstance(value.get(key), list)]
        if not lists:
            yield {**above, **value}
            return
        outer = {key: inner for key, inner in value.items() if key not in lists}
        if isinstance(outer.get("text"), str):  # langextract keeps the document's text beside
            outer["full_text"] = outer.pop("text")
        for key in lists:
            yield from _records(value[key], {**above, **outer})
