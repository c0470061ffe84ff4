"""A recommendation made elsewhere, and what it claims about itself."""

import functools
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from policyrecs.lexicon.patterns import table
from policyrecs.sheets import fold_heading

_LISTED = re.compile(r"\s*[;|\n]\s*")
"""What divides the names in one cell: "NIST; Congress". A comma may stand inside a name."""

_LEAST_WORDS = 2
"""Words that a summary field must have to be looked for as a quote: a title of one word is none."""

CODED = ("kind", "status", "polarity", "modality", "deadline")
"""Fields that hold one value each."""

LISTED = ("addressees", "addressee_groups", "issuers", "topics")
"""Fields that hold several values."""


@dataclass(frozen=True, slots=True)
class Given:
    """A recommendation made elsewhere.

    Attributes:
        number: Its place among those given, from 1.
        where: Where it stands in its file, for messages: "line 3", "row 5".
        quotes: (field, words) that may be the source's own words, as it gives them.
        source: What it names as its source.
        start: The first code point it claims.
        end: The end it claims.
        section: The heading that it says it stands under.
        page: The page that it says it stands on.
        full_text: Its source's text, where that came with it.
        codes: What it says of itself, unchecked, by field of a record.
        fault: What is wrong with it, where it could not be read.
    """

    number: int
    where: str
    quotes: tuple[tuple[str, str], ...] = ()
    source: str | None = None
    start: int | None = None
    end: int | None = None
    section: str | None = None
    page: int | None = None
    full_text: str | None = None
    codes: Mapping[str, Any] = field(default_factory=dict)
    fault: str | None = None

    @property
    def quote(self) -> str:
        """The words that it gives first; empty where it gives none."""
        return self.quotes[0][1] if self.quotes else ""


def given(number: int, where: str, fields: Mapping[str, Any]) -> Given:
    """Return a recommendation from fields of any name.

    Args:
        number: Its place among those given.
        where: Where it stands in its file.
        fields: What it says, by folded name; nested attributes are looked into.
    """
    fields = _flattened(fields)
    quotes = tuple(_quotes(fields))
    codes: dict[str, Any] = {}
    codes |= {name: value for name in CODED if (value := _text(_first(fields, name)))}
    codes |= {name: values for name in LISTED if (values := _list(_first(fields, name)))}
    confidence = _number(_first(fields, "confidence"))
    if confidence is not None and 0 <= confidence <= 1:
        codes["confidence"] = confidence
    return Given(
        number=number,
        where=where,
        quotes=quotes,
        source=_text(_first(fields, "source")),
        start=_offset(_first(fields, "start")),
        end=_offset(_first(fields, "end")),
        section=_text(_last_of(_first(fields, "section"))),
        page=_offset(_first(fields, "page")),
        full_text=_text(_first(fields, "full_text")),
        codes=codes,
        fault=None if quotes else "holds no words to look for",
    )


@functools.cache
def names_of(field_name: str) -> tuple[str, ...]:
    """Return what others call a field, the surest name first."""
    return tuple(table("given_fields")["fields"][field_name])


@functools.cache
def known_names() -> frozenset[str]:
    """Return every name of every field."""
    fields: Mapping[str, Iterable[str]] = table("given_fields")["fields"]
    return frozenset(name for names in fields.values() for name in names)


def _flattened(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with folded names, and beside them those of `attributes`, `span` and the like."""
    folded = {fold_heading(str(name)): value for name, value in fields.items()}
    for name in ("attributes", "char_interval", "span", "position", "location"):
        match folded.get(name):
            case Mapping() as inner:
                folded = {fold_heading(str(key)): value for key, value in inner.items()} | folded
            case [int() as start, int() as end]:
                folded = {"start": start, "end": end} | folded
    return folded


def _quotes(fields: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """The words to try: the first quote; without one, each statement."""
    for name in names_of("quote"):
        if words := _text(fields.get(name)):
            yield name, words
            return
    for name in names_of("statement"):
        words = _text(fields.get(name)) or ""
        if len(words.split()) >= _LEAST_WORDS:
            yield name, words


def _first(fields: Mapping[str, Any], field_name: str) -> Any:  # noqa: ANN401  any value of any field
    """The first value under any of a field's names that holds anything."""
    for name in names_of(field_name):
        value = fields.get(name)
        if value not in (None, "", [], {}):
            return value
    return None


def _last_of(value: Any) -> Any:  # noqa: ANN401  any value of any field
    """The innermost of a list of headings."""
    return value[-1] if isinstance(value, list) and value else value


def _text(value: Any) -> str | None:  # noqa: ANN401  any value of any field
    """A value as text that is there, or None."""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).strip() or None
    return None


def _list(value: Any) -> tuple[str, ...]:  # noqa: ANN401  any value of any field
    """A value as a list of texts; records among them are known by their names."""
    if isinstance(value, str):
        parts: Iterable[Any] = _LISTED.split(value)
    elif isinstance(value, list):
        parts = (each.get("name") if isinstance(each, Mapping) else each for each in value)
    else:
        parts = (value,)
    return tuple(dict.fromkeys(text for part in parts if (text := _text(part))))


def _number(value: Any) -> float | None:  # noqa: ANN401  any value of any field
    """A value as a finite number, or None."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) and not isinstance(value, bool) else None


def _offset(value: Any) -> int | None:  # noqa: ANN401  any value of any field
    """A value as a whole number from 0, or None."""
    number = _number(value)
    if number is None or number < 0 or number > 2**53 or not number.is_integer():
        return None
    return int(number)
