"""What must hold after every command."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from hostile.measure import MOST_MEGABYTES, MOST_SECONDS, Ran

Row = dict[str, Any]

_HARMFUL = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of characters that do something to a terminal, or break a line."""


def well_behaved(ran: Ran) -> Iterator[str]:
    """Yield what is wrong with how a command ended and what it said, whatever it was to do."""
    if ran.hung:
        yield "it hung"
    if ran.code not in {0, 1, 2, 3}:
        yield f"exit code {ran.code}"
    if "Traceback" in ran.err or "Exception ignored" in ran.err:
        yield f"a traceback: {ran.err.strip().splitlines()[-1]}"
    if ran.seconds > MOST_SECONDS:
        yield f"took {ran.seconds:.0f} seconds of processor time"
    if ran.megabytes > MOST_MEGABYTES:
        yield f"held {ran.megabytes:.0f} MB"
    harmful = {c for c in ran.err if c != "\n" and unicodedata.category(c) in _HARMFUL}
    if harmful:
        yield f"stderr holds {sorted(map(hex, map(ord, harmful)))}"


def refusals(ran: Ran) -> list[str]:
    """The error lines of a command; `ground` says "refused"."""
    return [line for line in ran.err.splitlines() if line.startswith(("error: ", "refused: "))]


def reason_of(line: str) -> str:
    """The reason code of an error line."""
    return line.split(": ")[1] if line.count(": ") > 1 else line


def lines_of(data: bytes) -> tuple[list[Row], list[str]]:
    """The rows of JSON Lines, and what is wrong with them."""
    rows: list[Row] = []
    if data and not data.endswith(b"\n"):
        return rows, ["the last line is torn"]
    for number, line in enumerate(data.split(b"\n")[:-1], start=1):
        try:
            rows.append(json.loads(line, parse_constant=_refused))
        except ValueError as error:
            return rows, [f"line {number} is no JSON: {error}"]
    return rows, []


def _refused(name: str) -> None:
    """NaN and Infinity are no JSON."""
    message = f"{name} is no JSON"
    raise ValueError(message)


def misplaced(rows: list[Row], text: str) -> Iterator[str]:
    """Yield the spans whose words do not stand at their offsets in the text."""
    for row in rows:
        for start, end, words in _spans(row):
            if text[start:end] != words:
                yield f"{row['recommendation_id']}: {words[:40]!r} is not at {start}:{end}"
                return


def _spans(value: Any) -> Iterator[tuple[int, int, str]]:  # noqa: ANN401  any JSON value
    """Yield each span in a row, however deep."""
    if isinstance(value, list):
        for each in value:
            yield from _spans(each)
    elif isinstance(value, Mapping):
        words = next((value[key] for key in ("marker", "surface", "quote") if value.get(key)), None)
        if isinstance(value.get("start"), int) and isinstance(words, str):
            yield value["start"], value["end"], words
        for each in value.values():
            yield from _spans(each)
