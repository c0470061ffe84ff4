"""The one way to write the curated files, so that a change of fact is a change of one line.

Keys are sorted, each fact has a line of its own, tables follow the facts, lists of tables are in
order of place.
Comments stand at the top of a file only; what explains an entry belongs in its own field.
"""

import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Value: TypeAlias = "str | int | float | dt.date | list[Any] | dict[str, Any]"
"""What the curated files may hold: TOML without times and special floats."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
"""A key that TOML allows without quotation marks, such as `us-ntia`."""

_PLACE = ("fact", "document", "start", "role")
"""The fields that decide the order of a list of tables, before everything else they state."""


def canonical(text: str) -> str:
    """Return `text`, which is TOML, in the canonical format.

    Raises:
        tomllib.TOMLDecodeError: `text` is not TOML.
    """
    return heading(text) + dump(tomllib.loads(text))


def heading(text: str) -> str:
    """Return the comment lines at the top of `text`, with the blank line that ends them."""
    lines: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.rstrip())
    return "\n".join([*lines, "", ""]) if lines else ""


def dump(table: Mapping[str, Value]) -> str:
    """Return `table` as canonical TOML."""
    return "\n".join(_table(table, ())).lstrip("\n") + "\n"


def _table(table: Mapping[str, Value], path: tuple[str, ...]) -> Iterator[str]:
    """The lines of a table: its own facts, then the tables inside it."""
    inner = {key: value for key, value in table.items() if _holds_tables(value)}
    for key in sorted(table.keys() - inner.keys()):
        yield f"{quoted_key(key)} = {_fact(table[key])}"
    for key in sorted(inner):
        value, here = inner[key], (*path, key)
        name = ".".join(quoted_key(part) for part in here)
        if isinstance(value, dict):
            yield from ("", f"[{name}]", *_table(value, here))
        elif isinstance(value, list):
            for entry in sorted(value, key=_order):
                yield from ("", f"[[{name}]]", *_table(entry, here))


def _holds_tables(value: Value) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and isinstance(value[0], dict)
    )


def _order(entry: Mapping[str, Value]) -> tuple[str, ...]:
    """Sort key of an entry of a list: its place, then all that it states."""
    place = (entry.get(key, "") for key in _PLACE)
    return (*map(_sortable, place), "\n".join(_table(entry, ())))


def _sortable(value: Value) -> str:
    """A value as text of which the order is its own: offsets get leading zeros."""
    return f"{value:012}" if isinstance(value, int) else str(value)


def quoted_key(key: str) -> str:
    """Return `key` as TOML writes it."""
    return key if _BARE_KEY.fullmatch(key) else _string(key)


def _fact(value: Value) -> str:
    """A value that is no table, as TOML writes it."""
    match value:
        case str():
            return _string(value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case dt.date():
            return value.isoformat()
        case list() if len(value) > 1:
            return "[\n" + "".join(f"  {_fact(each)},\n" for each in value) + "]"
        case list():
            return "[" + "".join(_fact(each) for each in value) + "]"
    message = f"the curated files cannot hold a {type(value).__name__}"
    raise TypeError(message)


def _string(text: str) -> str:
    """`text` in quotation marks; JSON's escapes are TOML's, but for the one control it lets by."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
