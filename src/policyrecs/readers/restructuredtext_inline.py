"""reStructuredText inside a block: which characters are marks and which are words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from policyrecs.documents import Link, Marker

_MARK = re.compile(r"[\\`*\[|:_h]")
"""The first character of a token: quick to look for."""

_TOKEN = re.compile(
    r"""
      (?P<escape> \\. )
    | (?P<literal> ``[^`]+`` )
    | (?P<role> :[A-Za-z][\w.+-]*: ) (?=`)                             # ":ref:`scope`"
    | `(?P<phrase> [^`<]*[^`<\s] ) (?P<address> \s*<[^`<>]*> )? ` (?P<after> :[\w-]+:|__? )?
    | (?P<strong> \*\* ) | (?P<emphasis> \* )
    | (?P<note> \[(?:\#[\w.-]*|\*|[\w.-]+)\]_ )                        # "[1]_", "[#act]_", "[CIT2002]_"
    | (?P<substitution> \|[^|\s][^|\n]{0,60}\|__? )                    # "|logo|_"
    | (?P<url> https?://[^\s<>()\[\]"'`*]+ )
    | (?P<target> _`[^`]+` )                                           # "_`scope`"
    | (?P<underscore> (?<=[\w.]) __? (?![\w]) )                        # "Act_"
    """,
    re.VERBOSE,
)
"""Whatever may be a mark. No alternative passes the end of another of its kind."""

_WORD_BEFORE = re.compile(r"[\w.-]+$")

_LONGEST_NAME = 60
"""Characters to look back for the name that "_" makes a reference."""


@dataclass(slots=True)
class Marks:
    """The marks of a document.

    Attributes:
        masked: (start, end) of every mark.
        links: The links.
        notes: Footnote and citation references, label without "#".
        strong: (start, end) of stretches in bold, their marks included.
    """

    masked: list[tuple[int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    notes: list[Marker] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)


def scan_inline(text: str, start: int, end: int, marks: Marks, targets: Mapping[str, str]) -> None:
    """Add the marks between `start` and `end`, one block, to `marks`.

    Args:
        text: The document's text, with plain line ends.
        start: First code point of the block.
        end: One past its last code point.
        marks: Where to put what is found.
        targets: Address of each named target, by its lower-case name.
    """
    opened: dict[str, int] = {}
    position = start
    for mark in _MARK.finditer(text, start, end):
        if mark.start() < position:
            continue
        found = _TOKEN.match(text, mark.start(), end)
        if found is not None:
            position = _read_token(text, start, end, found, opened, marks, targets)


def _read_token(
    text: str,
    start: int,
    end: int,
    found: re.Match[str],
    opened: dict[str, int],
    marks: Marks,
    targets: Mapping[str, str],
) -> int:
    """Take in one token; return where to go on."""
    first, last = found.span()
    if found["phrase"] is not None:
        _phrase(found, marks, targets)
        return last
    match found.lastgroup:
        case "escape":
            marks.masked.append((first, first + 1))
        case "literal":
            marks.masked += (first, first + 2), (last - 2, last)
        case "role" | "substitution":
            marks.masked.append((first, last))
        case "target":
            marks.masked += (first, first + 2), (last - 1, last)
        case "note":
            marks.masked.append((first, last))
            marks.notes.append(Marker(first, last, text[first + 1 : last - 2].lstrip("#")))
        case "url":
            address = found[0].rstrip(".,;:!?")
            marks.links.append(Link(first, first + len(address), address))
        case "underscore":
            _reference(text, start, found, marks, targets)
        case "strong" | "emphasis":
            _emphasis(text, end, found, opened, marks)
    return last


def _phrase(found: re.Match[str], marks: Marks, targets: Mapping[str, str]) -> None:
    """Take in words between backticks: a link, a reference or a role's text."""
    words_start, words_end = found.span("phrase")
    marks.masked += (found.start(), words_start), (words_end, found.end())
    address = (found["address"] or "").strip(" \n<>")
    if not address and (found["after"] or "").startswith("_"):
        address = targets.get(" ".join(found["phrase"].lower().split()), "")
    if address.endswith("_"):
        address = targets.get(address[:-1].lower(), "")
    if address:
        marks.links.append(Link(words_start, words_end, address))


def _reference(
    text: str, start: int, found: re.Match[str], marks: Marks, targets: Mapping[str, str]
) -> None:
    """Take in the "_" that makes the word before it a reference: "Act_"."""
    word = _WORD_BEFORE.search(text, max(start, found.start() - _LONGEST_NAME), found.start())
    address = targets.get(word[0].lower()) if word else None
    if word and address is not None:
        marks.masked.append(found.span())
        marks.links.append(Link(word.start(), found.start(), address))


def _emphasis(
    text: str, end: int, found: re.Match[str], opened: dict[str, int], marks: Marks
) -> None:
    """Take in "*" or "**": it closes one that is open, else it opens before a word."""
    first, last = found.span()
    mark = found[0]
    before = text[first - 1] if first else " "
    after = text[last] if last < end else " "
    if mark in opened and not before.isspace():
        opening = opened.pop(mark)
        marks.masked += (opening, opening + len(mark)), (first, last)
        if mark == "**":
            marks.strong.append((opening, last))
    elif not after.isspace() and not before.isalnum():
        opened[mark] = first
