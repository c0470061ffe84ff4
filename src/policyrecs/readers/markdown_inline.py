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
    | (?P<break> \\(?=\n) )                                          # a line ends in "\"
    | (?P<code> `+ )
    | (?P<comment> <!-- )
    | (?P<address> <(?:https?://|mailto:)[^<>\s]+> )                 # "<https://example.org>"
    | (?P<tag> </?[a-zA-Z][^<>]*> )                                  # "<sup>", "</a>"
    | (?P<template> \{%[^%{}]*%\} | \{\{[^{}]*\}\} | \{:[^{}]*\} | \{[.\#][\w-][^{}]*\} )
                                                                     # "{% include x %}", "{:.wide}"
    | (?P<note> \[\^[^\]\s\[]{1,60}\](?!:) )                         # "[^3]"
    | (?P<callout> \[![A-Za-z]{2,20}\][+-]? )                        # "[!note]", a box's sort
    | (?P<wiki> \[\[ (?P<page> [^\[\]|\n]{1,200} ) (?: \| (?P<shown> [^\[\]|\n]{1,200} ) )? \]\] )
                                                                     # "[[Act|the Act]]"
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

_LONGEST_LABEL = 200
"""Characters in the label of a link reference."""

_DIGITS = re.compile(r"\d{1,3}")


@dataclass(slots=True)
class Marks:
    """The marks of a document.

    Attributes:
        masked: (start, end) of every mark.
        links: The links.
        notes: Markers of the form "[^3]", and digits in `<sup>`.
        strong: (start, end) of stretches in bold, their marks included.
        slanted: (start, end) of stretches in italics, likewise.
    """

    masked: list[tuple[int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    notes: list[Marker] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)
    slanted: list[tuple[int, int]] = field(default_factory=list)


class InlineScanner:
    """Finds the marks of one block after another, and gathers them."""

    def __init__(self, text: str, references: Mapping[str, str]) -> None:
        """Start without marks.

        Args:
            text: The document's text, with plain line ends.
            references: Address of each link reference, by its lower-case label.
        """
        self.marks = Marks()
        self._text = text
        self._references = references
        self._end = 0
        self._brackets: list[tuple[int, bool]] = []
        self._runs: dict[str, list[list[int]]] = {}
        self._tags: dict[str, tuple[int, int, str]] = {}
        self._unclosed_ticks: set[int] = set()

    def scan(self, start: int, end: int) -> None:
        """Add the marks between `start` and `end`, one block."""
        self._end = end
        self._brackets = []
        self._runs = {"*": [], "_": [], "~": []}
        self._tags = {}
        self._unclosed_ticks = set()
        position = start
        for mark in _MARK.finditer(self._text, start, end):
            if mark.start() < position:
                continue
            found = _TOKEN.match(self._text, mark.start(), end)
            if found is not None:
                position = self._take(found)

    def _take(self, found: re.Match[str]) -> int:
        """Take in one token; return where to go on."""
        first, last = found.span()
        match found.lastgroup:
            case "escape" | "break":
                self.marks.masked.append((first, first + 1))
            case "address":
                self.marks.masked += (first, first + 1), (last - 1, last)
            case "template" | "entity" | "callout":
                self.marks.masked.append((first, last))
            case "note":
                self.marks.masked.append((first, last))
                self.marks.notes.append(Marker(first, last, self._text[first + 2 : last - 1]))
            case "image" | "open":
                self._brackets.append((first, found.lastgroup == "image"))
            case "emphasis":
                self._emphasis(found)
            case "tag":
                self._tag(found)
            case _:
                return self._take_stretch(found)
        return last

    def _take_stretch(self, found: re.Match[str]) -> int:
        """Take in a token that marks a stretch; return where the stretch ends."""
        first, last = found.span()
        match found.lastgroup:
            case "code":
                return self._code(found)
            case "close":
                return self._close_bracket(found)
            case "comment":
                closing = self._text.find("-->", last, self._end)
                last = self._end if closing < 0 else closing + 3
                self.marks.masked.append((first, last))
            case _:
                shown = found.span("shown" if found["shown"] else "page")
                self.marks.masked += (first, shown[0]), (shown[1], last)
        return last

    def _code(self, found: re.Match[str]) -> int:
        """Take in a code span: its marks go, its words stay."""
        text = self._text
        first, last = found.span()
        ticks = found[0]
        position = last
        while len(ticks) <= _LONGEST_TICKS and len(ticks) not in self._unclosed_ticks:
            closing = text.find(ticks, position, self._end)
            if closing < 0:
                self._unclosed_ticks.add(len(ticks))
                break
            closing_end = closing + len(ticks)
            while closing_end < self._end and text[closing_end] == "`":
                closing_end += 1
            if closing_end - closing == len(ticks):
                self.marks.masked += (first, last), (closing, closing_end)
                return closing_end
            position = closing_end
        return last

    def _tag(self, found: re.Match[str]) -> None:
        """Take in an HTML tag: masked; anchors give links, `<sup>` digits may be note markers."""
        first, last = found.span()
        self.marks.masked.append((first, last))
        name = _TAG_NAME.match(found[0])
        tag = name[1].lower() if name else ""
        if tag not in {"a", "sup", "b", "strong"}:
            return
        if not found[0].startswith("</"):
            href = _HREF.search(found[0])
            groups = href.groups() if href else ()
            self._tags[tag] = (first, last, next((group for group in groups if group), ""))
        elif tag in self._tags:
            self._close_tag(tag, first, last)

    def _close_tag(self, tag: str, first: int, last: int) -> None:
        """Take in what stands between an opening tag and its closing one."""
        opening, inner, address = self._tags.pop(tag)
        if tag == "a" and address and inner < first:
            self.marks.links.append(Link(inner, first, address))
        elif tag in {"b", "strong"}:
            self.marks.strong.append((opening, last))
        elif tag == "sup" and not self._text[max(opening - 1, 0)].isdigit():
            self.marks.notes += [
                Marker(digits.start(), digits.end(), digits[0])
                for digits in _DIGITS.finditer(self._text, inner, first)
                if _stands_free(self._text, digits, inner, first)
            ]

    def _close_bracket(self, found: re.Match[str]) -> int:
        """Take in "]": with an address after it, it ends a link or image."""
        if not self._brackets:
            return found.end()
        opening, is_image = self._brackets.pop()
        inner = opening + (2 if is_image else 1)
        close = found.start()
        target, last = self._target(inner, found.end())
        if target is None:
            return found.end()
        if is_image:
            self.marks.masked.append((opening, last))
        else:
            self.marks.masked += (opening, inner), (close, last)
            if inner < close:
                self.marks.links.append(Link(inner, close, target))
        return last

    def _target(self, inner: int, after: int) -> tuple[str | None, int]:
        """The address of the link whose words end before `after`, and where its marks end."""
        found = _TARGET.match(self._text, after, self._end)
        if found:
            return found["angled"] or found["plain"] or "", found.end()
        if not self._references:
            return None, after
        label = self._text[inner : min(after - 1, inner + _LONGEST_LABEL)]
        reference = _REFERENCE.match(self._text, after, self._end)
        if reference:
            address = self._references.get((reference[1] or label).lower())
            if address is not None:
                return address, reference.end()
        return self._references.get(label.lower()), after

    def _emphasis(self, found: re.Match[str]) -> None:
        """Take in a run of "*", "_" or "~": it closes what it can, and opens with the rest."""
        first, last = found.span()
        character = found[0][0]
        before = self._text[first - 1] if first else " "
        after = self._text[last] if last < self._end else " "
        if character == "_" and before.isalnum() and after.isalnum():
            return
        runs = self._runs[character]
        if not before.isspace():
            while runs and first < last:
                run = runs[-1]
                length = min(last - first, run[1] - run[0])
                self.marks.masked += (run[1] - length, run[1]), (first, first + length)
                kind = self.marks.strong if length > 1 else self.marks.slanted
                kind.append((run[1] - length, first + length))
                run[1] -= length
                first += length
                if run[0] == run[1]:
                    runs.pop()
        if first < last and not after.isspace():
            runs.append([first, last])


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


def _stands_free(text: str, digits: re.Match[str], start: int, end: int) -> bool:
    """Whether digits in `<sup>` stand between marks: "[3](#n3)", not "th" or "#fn3"."""
    before = text[digits.start() - 1] if digits.start() > start else " "
    after = text[digits.end()] if digits.end() < end else " "
    return before in " [>,;(\n" and after in " ]<,;)\n"
