"""Markdown inside a block: which characters are marks and which are words.

By hand rather than by markdown-it, which gives the lines of a block but not the place of anything
inside it; here every mark keeps its offset, and nothing is rescanned.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from policyrecs.documents import Link, Marker

_TOKEN = re.compile(
    r"""
      (?P<escape> \\[!-/:-@\[-`{-~] )                                # "\*" is a star
    | (?P<break> \\(?=\n) )                                          # a line that ends in "\" breaks
    | (?P<code> `+ )
    | (?P<comment> <!-- )
    | (?P<address> <(?:https?://|mailto:)[^<>\s]+> )                 # "<https://example.org>"
    | (?P<tag> </?[a-zA-Z][^<>]*> )                                  # "<sup>", "</a>"
    | (?P<template> \{%[^%{}]*%\} | \{\{[^{}]*\}\} | \{:[^{}]*\} | \{[.\#][\w-][^{}]*\} )
                                                                     # "{% include x %}", "{:.wide}"
    | (?P<note> \[\^[^\]\s\[]{1,60}\](?!:) )                         # "[^3]"
    | (?P<callout> \[![A-Za-z]{2,20}\][+-]? )                        # "[!note]", a box's sort
    | \[\[ (?P<page> [^\[\]|\n]{1,200} ) (?: \| (?P<shown> [^\[\]|\n]{1,200} ) )? \]\]   # "[[Act|the Act]]"
    | (?P<image> !\[ )
    | (?P<open> \[ )
    | (?P<close> \] )
    | (?P<emphasis> \*+ | _+ | ~~ )
    | (?P<entity> &(?:nbsp|ensp|emsp|thinsp|shy|\#160|\#xa0); )      # a space by name
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Whatever may be a mark. Each alternative stops at the next mark, so none rescans a line."""

_MARK = re.compile(r"[\\`<{\[!\]*_~&]")
"""The first character of a token: quick to look for."""

_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'`*]+")
"""An address in running text."""

_TARGET = re.compile(
    r"""
    \( \s* (?: <(?P<angled>[^<>\n]*)> | (?P<plain>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*) )
    (?: \s+ (?: "[^"\n]*" | '[^'\n]*' | \([^()\n]*\) ) )? \s* \)
    (?: \{:?[^{}\n]*\} )?                    # "{:target=_blank}" after a link
    """,
    re.VERBOSE,
)
"""A link's address: "(https://example.org)", '(page.md "Title")', "(wiki/Act_(1974))"."""

_REFERENCE = re.compile(r"\[([^\[\]\n]{0,200})\]")
"""A link's reference: "[act]" in "[the Act][act]"."""

_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
"""Where an HTML anchor leads."""

_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")

_LONGEST_TICKS = 3
"""Backticks around a code span, at most: few lengths to look for keep the search linear."""

_DIGITS = re.compile(r"\d{1,3}")


@dataclass(slots=True)
class Marks:
    """The marks of a document.

    Attributes:
        masked: (start, end) of every mark.
        links: The links.
        notes: Markers of the form "[^3]", and digits in `<sup>`.
        strong: (start, end) of stretches in bold, their marks included.
    """

    masked: list[tuple[int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    notes: list[Marker] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Opened:
    """What is open inside a block.

    Attributes:
        brackets: (start, whether of an image) of each "[".
        runs: For each emphasis character, [start, end] of the runs that nothing has closed yet.
        tags: (start, end, address) of open anchors, superscripts and bold tags, by name.
        no_code: Lengths of runs of backticks that no other run closes.
    """

    brackets: list[tuple[int, bool]] = field(default_factory=list)
    runs: dict[str, list[list[int]]] = field(
        default_factory=lambda: {"*": [], "_": [], "~": []}
    )
    tags: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    no_code: set[int] = field(default_factory=set)


def scan_inline(
    text: str, start: int, end: int, marks: Marks, references: Mapping[str, str]
) -> None:
    """Add the marks between `start` and `end`, one block, to `marks`.

    Args:
        text: The document's text, with plain line ends.
        start: First code point of the block.
        end: One past its last code point.
        marks: Where to put what is found.
        references: Address of each link reference, by its lower-case label.
    """
    opened = _Opened()
    position = start
    for mark in _MARK.finditer(text, start, end):
        if mark.start() < position:
            continue
        found = _TOKEN.match(text, mark.start(), end)
        if found is not None:
            position = _read_token(text, end, found, opened, marks, references)


def bare_addresses(plain: str) -> list[Link]:
    """Return the links that stand in the text as addresses.

    Args:
        plain: The document's text with spaces for its marks.
    """
    links = []
    for found in _ADDRESS.finditer(plain):
        address = found[0].rstrip(".,;:!?")
        links.append(Link(found.start(), found.start() + len(address), address))
    return links


def _read_token(
    text: str,
    end: int,
    found: re.Match[str],
    opened: _Opened,
    marks: Marks,
    references: Mapping[str, str],
) -> int:
    """Take in one token; return where to go on."""
    first, last = found.span()
    if found["page"] is not None:
        shown = found.span("shown" if found["shown"] else "page")
        marks.masked += (first, shown[0]), (shown[1], last)
        return last
    match found.lastgroup:
        case "escape" | "break":
            marks.masked.append((first, first + 1))
        case "code":
            return _code(text, end, found, opened, marks)
        case "comment":
            closing = text.find("-->", last, end)
            last = end if closing < 0 else closing + 3
            marks.masked.append((first, last))
        case "address":
            marks.masked += (first, first + 1), (last - 1, last)
        case "tag":
            _tag(text, found, opened, marks)
        case "template" | "entity" | "callout":
            marks.masked.append((first, last))
        case "note":
            marks.masked.append((first, last))
            marks.notes.append(Marker(first, last, text[first + 2 : last - 1]))
        case "image" | "open":
            opened.brackets.append((first, found.lastgroup == "image"))
        case "close":
            return _close_bracket(text, end, found, opened, marks, references)
        case "emphasis":
            _emphasis(text, end, found, opened, marks)
    return last


def _code(text: str, end: int, found: re.Match[str], opened: _Opened, marks: Marks) -> int:
    """Take in a code span: its marks go, its words stay."""
    first, last = found.span()
    ticks = found[0]
    position = last
    while len(ticks) <= _LONGEST_TICKS and len(ticks) not in opened.no_code:
        closing = text.find(ticks, position, end)
        if closing < 0:
            opened.no_code.add(len(ticks))
            break
        closing_end = closing + len(ticks)
        while closing_end < end and text[closing_end] == "`":
            closing_end += 1
        if closing_end - closing == len(ticks):
            marks.masked += (first, last), (closing, closing_end)
            return closing_end
        position = closing_end
    return last


def _tag(text: str, found: re.Match[str], opened: _Opened, marks: Marks) -> None:
    """Take in an HTML tag: masked; anchors give links, `<sup>` digits may be note markers."""
    first, last = found.span()
    marks.masked.append((first, last))
    name = _TAG_NAME.match(found[0])
    tag = name[1].lower() if name else ""
    if tag not in {"a", "sup", "b", "strong"}:
        return
    if not found[0].startswith("</"):
        href = _HREF.search(found[0])
        address = next((group for group in href.groups() if group is not None), "") if href else ""
        opened.tags[tag] = (first, last, address)
        return
    if tag not in opened.tags:
        return
    tag_start, inner, address = opened.tags.pop(tag)
    if tag == "a" and address and inner < first:
        marks.links.append(Link(inner, first, address))
    elif tag in {"b", "strong"}:
        marks.strong.append((tag_start, last))
    elif tag == "sup" and not text[max(tag_start - 1, 0)].isdigit():
        marks.notes += [
            Marker(digits.start(), digits.end(), digits[0])
            for digits in _DIGITS.finditer(text, inner, first)
            if _stands_free(text, digits, inner, first)
        ]


def _stands_free(text: str, digits: re.Match[str], start: int, end: int) -> bool:
    """Whether digits in `<sup>` stand between marks: "[3](#n3)", not "th" or "#fn3"."""
    before = text[digits.start() - 1] if digits.start() > start else " "
    after = text[digits.end()] if digits.end() < end else " "
    return before in " [>,;(\n" and after in " ]<,;)\n"


def _close_bracket(
    text: str,
    end: int,
    found: re.Match[str],
    opened: _Opened,
    marks: Marks,
    references: Mapping[str, str],
) -> int:
    """Take in "]": with an address after it, it ends a link or image."""
    if not opened.brackets:
        return found.end()
    opening, is_image = opened.brackets.pop()
    inner = opening + (2 if is_image else 1)
    close = found.start()
    target, last = _target(text, end, inner, found.end(), references)
    if target is None:
        return found.end()
    if is_image:
        marks.masked.append((opening, last))
    else:
        marks.masked += (opening, inner), (close, last)
        if inner < close:
            marks.links.append(Link(inner, close, target))
    return last


def _target(
    text: str, end: int, inner: int, after: int, references: Mapping[str, str]
) -> tuple[str | None, int]:
    """The address of the link whose words end before `after`, and where its marks end."""
    found = _TARGET.match(text, after, end)
    if found:
        return found["angled"] or found["plain"] or "", found.end()
    if not references:
        return None, after
    label = text[inner : min(after - 1, inner + 200)]
    reference = _REFERENCE.match(text, after, end)
    if reference:
        address = references.get((reference[1] or label).lower())
        if address is not None:
            return address, reference.end()
    return references.get(label.lower()), after


def _emphasis(text: str, end: int, found: re.Match[str], opened: _Opened, marks: Marks) -> None:
    """Take in a run of "*", "_" or "~": it closes what it can, and opens with the rest."""
    first, last = found.span()
    character = found[0][0]
    before = text[first - 1] if first else " "
    after = text[last] if last < end else " "
    inside_word = character == "_" and before.isalnum() and after.isalnum()
    if inside_word:
        return
    runs = opened.runs[character]
    if not before.isspace():
        while runs and first < last:
            run = runs[-1]
            length = min(last - first, run[1] - run[0])
            marks.masked += (run[1] - length, run[1]), (first, first + length)
            if length > 1:
                marks.strong.append((run[1] - length, first + length))
            run[1] -= length
            first += length
            if run[0] == run[1]:
                runs.pop()
    if first < last and not after.isspace():
        runs.append([first, last])
