"""Given recommendations in a language model's output: prose, code fences, tables and lists."""

import json
import re
from collections.abc import Iterator
from typing import Any

_FENCE = re.compile(r"[ \t]*(`{3,80}|~{3,80})")
"""The mark that opens or closes a code fence: "```json", "```"."""

_TRAILING_COMMA = re.compile(r",(\s*[\]}])")
"""A comma that JSON does not allow: "[1, 2,]"."""

_ITEM = re.compile(
    r"^[ \t]*(?:[-*+\u2022\u2013]|\(?\d{1,4}[.)]|\(?[a-zA-Z][.)])[ \t]+(?=\S)", re.MULTILINE
)
"""The marker of a list item: "- ", "1. ", "a) "."""

_QUOTED = re.compile(
    r"\u201c([^\u201c\u201d]{12,4000})\u201d|\"([^\"\n]{12,4000})\"|\u00ab([^\u00ab\u00bb]{12,4000})\u00bb"
)
"""Words in quotation marks that are long enough to be a recommendation."""

_LEAD = re.compile(r"^\s*(?:\*\*|__)[^*_\n]{1,160}(?:\*\*|__)\s*[:.\u2013\u2014-]?\s*")
"""A bold title before an item's words: "**Congress**: "."""

_BLOCK_QUOTE = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
"""The mark of a block quotation's line."""

_ROW = re.compile(r"^[ \t]*\|(.+)\|[ \t]*$")
"""A line of a Markdown table."""

_RULE = re.compile(r"[\s:|-]+")
"""The line under a Markdown table's headings."""

_MOST_FAILURES = 500
"""Brackets that turn out to open no JSON, after which no more are tried."""


def records_in(text: str) -> Iterator[Any]:
    """Yield the records that a language model's output holds.

    The first form that yields any is taken: JSON, in code fences or in prose; a table; the items
    of a list; block quotations; words in quotation marks.
    """
    for read in (_json_in, _rows_in, _items_in, _block_quotes_in, _quoted_in):
        found = list(read(text))
        if found:
            yield from found
            return


def _json_in(text: str) -> Iterator[Any]:
    """JSON objects and lists: the whole text, each line, each fence, else each in the prose."""
    whole = _loaded(text)
    if whole is not None:
        yield whole
        return
    fenced = list(_fenced(text))
    for part in fenced or [text]:
        value = _loaded(part)
        if value is not None:
            yield value
        else:
            yield from _embedded(part)


def _fenced(text: str) -> Iterator[str]:
    """What stands in each code fence; one that is never closed is none."""
    mark, lines = "", list[str]()
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if not mark:
            mark, lines = (found[1], []) if found else ("", [])
        elif found and line.strip() == mark:
            yield "\n".join(lines)
            mark = ""
        else:
            lines.append(line)


def _loaded(text: str) -> Any:  # noqa: ANN401  any JSON value
    """The object or list that a text is, trailing commas forgiven; None where it is none."""
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            value = json.loads(candidate)
        except (ValueError, RecursionError):
            continue
        return value if isinstance(value, dict | list) else None
    return None


def _embedded(text: str) -> Iterator[Any]:
    """The JSON objects and lists of objects in a prose text, torn ones left out."""
    decoder = json.JSONDecoder()
    forgiven = _TRAILING_COMMA.sub(r"\1", text)
    position = failures = 0
    while failures < _MOST_FAILURES:
        opening = min(
            (at for mark in "[{" if (at := forgiven.find(mark, position)) >= 0), default=-1
        )
        if opening < 0:
            return
        try:
            value, position = decoder.raw_decode(forgiven, opening)
        except (ValueError, RecursionError):
            failures += 1
            position = opening + 1
            continue
        if isinstance(value, dict) or (
            isinstance(value, list) and value and all(isinstance(each, dict) for each in value)
        ):
            yield value


def _rows_in(text: str) -> Iterator[dict[str, str]]:
    """The rows of Markdown tables, by the headings of each."""
    headings: list[str] | None = None
    for line in text.splitlines():
        row = _ROW.match(line)
        if row is None:
            headings = None
            continue
        cells = [_unquoted(cell.strip()) for cell in row[1].split("|")]
        if headings is None:
            headings = cells
        elif not _RULE.fullmatch(line):
            yield dict(zip(headings, cells, strict=False))


def _items_in(text: str) -> Iterator[dict[str, str]]:
    """The items of lists, each with its continuation lines."""
    starts = list(_ITEM.finditer(text))
    for number, match in enumerate(starts):
        if number + 1 < len(starts):
            item = text[match.end() : starts[number + 1].start()]
        else:  # what follows the last item after an empty line is no part of it
            item = text[match.end() :].partition("\n\n")[0]
        yield _item(item.strip())


def _item(item: str) -> dict[str, str]:
    """The words of an item: what it quotes, else what stands after its title, else all of it.

    Where the quoted words are the lesser part, they may be a name inside it: it is tried whole
    first.
    """
    lines = item.splitlines()
    block = "\n".join(_BLOCK_QUOTE.sub("", line) for line in lines if _BLOCK_QUOTE.match(line))
    if block.strip():
        return {"quote": _unquoted(block.strip())}
    quoted = max((_inner(match) for match in _QUOTED.finditer(item)), key=len, default="")
    rest = _LEAD.sub("", item, count=1).strip()
    if quoted and len(quoted) * 2 >= len(rest):
        return {"quote": quoted}
    tried = dict.fromkeys(words for words in (rest, item, quoted) if words)
    return dict(zip(("recommendation", "statement", "content"), tried, strict=False))


def _block_quotes_in(text: str) -> Iterator[dict[str, str]]:
    """Each block quotation."""
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        if _BLOCK_QUOTE.match(line):
            lines.append(_BLOCK_QUOTE.sub("", line))
        elif lines:
            quote = "\n".join(lines).strip()
            lines = []
            if quote:
                yield {"quote": _unquoted(quote)}


def _quoted_in(text: str) -> Iterator[dict[str, str]]:
    """All words in quotation marks."""
    for match in _QUOTED.finditer(text):
        yield {"quote": _inner(match)}


def _inner(match: re.Match[str]) -> str:
    """What stands between the marks."""
    return next(group for group in match.groups() if group is not None).strip()


def _unquoted(cell: str) -> str:
    """A cell without the quotation marks around all of it."""
    match = _QUOTED.fullmatch(cell)
    return _inner(match) if match else cell
