"""Read curated TOML into checked entries; every fault names its file, line and entry."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from policyrecs.curated.canonical import quoted_key
from policyrecs.errors import CurationError
from policyrecs.records import Record
from policyrecs.vocabulary import Reason

Entry = TypeVar("Entry", bound=Record)
"""The model that a file's entries must fit."""


def read_keyed(path: Path, model: type[Entry], key: str) -> dict[str, Entry]:
    """Read a file of one table an entry, named by its id.

    Args:
        path: The file.
        model: What each table must fit.
        key: The field of `model` that the table's name fills.

    Raises:
        CurationError: The file is missing or not TOML, or an entry does not fit.
    """
    text, tables = _read(path)
    entries: dict[str, Entry] = {}
    for name, table in tables.items():
        header = f"[{quoted_key(name)}]"
        if not isinstance(table, dict):
            raise fault(path, _line(text, name), f"{name}: stands outside any entry")
        where = _line(text, header)
        entries[name] = _entry(path, where, header, model, table | {key: name})
    return entries


def read_list(path: Path, model: type[Entry], key: str) -> tuple[Entry, ...]:
    """Read a file that holds one list of tables.

    Args:
        path: The file.
        model: What each table must fit.
        key: Name of the list.

    Raises:
        CurationError: The file is missing or not TOML, holds anything else, or an entry does not
            fit.
    """
    text, tables = _read(path)
    for name in tables.keys() - {key}:
        raise fault(path, _line(text, name), f"{name}: only [[{key}]] may stand here")
    header = f"[[{quoted_key(key)}]]"
    return tuple(
        _entry(path, _line(text, header, number), f"{header} {number}", model, table)
        for number, table in enumerate(tables.get(key, []), start=1)
    )


def fault(path: Path, line: int, words: str) -> CurationError:
    """The error for one line of a curated file."""
    return CurationError(Reason.INVALID_CURATION, f"{path.name}:{line}", words)


def fault_in(path: Path, name: str, words: str) -> CurationError:
    """The error for the entry called `name` of a file that is read by `read_keyed`."""
    header = f"[{quoted_key(name)}]"
    return fault(path, _line(path.read_text("utf-8"), header), f"{header} {words}")


def fault_at(path: Path, key: str, number: int, words: str) -> CurationError:
    """The error for the entry with index `number` of a file that is read by `read_list`."""
    header = f"[[{quoted_key(key)}]]"
    line = _line(path.read_text("utf-8"), header, number + 1)
    return fault(path, line, f"{header} {number + 1} {words}")


def _read(path: Path) -> tuple[str, Mapping[str, Any]]:
    """The text of a TOML file, and what it says."""
    try:
        text = path.read_bytes().decode("utf-8")
        return text, tomllib.loads(text)
    except OSError as error:
        raise fault(path, 1, f"cannot be read: {error.strerror}") from error
    except ValueError as error:  # tomllib's error and UnicodeDecodeError are both ValueErrors
        raise fault(path, 1, f"is not TOML in UTF-8: {error}") from error


def _entry(
    path: Path, line: int, header: str, model: type[Entry], table: Mapping[str, Any]
) -> Entry:
    """A table as an entry.

    It goes through JSON because pydantic's strict mode takes codes and dates as text only there.
    """
    try:
        return model.model_validate_json(json.dumps(table, default=str))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise fault(path, line, f"{header} {field}: {first['msg']}") from error


def _line(text: str, header: str, number: int = 1) -> int:
    """The line of the `number`-th header as canonical files write it; 1 where none stands."""
    seen = 0
    for count, line in enumerate(text.splitlines(), start=1):
        seen += line.strip() == header or line.startswith(f"{header} =")
        if seen == number:
            return count
    return 1
