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
    | (?P<quoted>                                                      # "`the Act <https://x>`_"
        ` (?P<phrase> [^`<]*[^`<\s] ) (?P<address> \s*<[^`<>]*> )? ` (?P<after> :[\w-]+:|__? )?
      )
    | (?P<strong> \*\* ) | (?P<emphasis> \* )
    | (?P<note> \[(?:\#[\w.-]*|\*|[\w.-]+)\]_ )                        # "[1]_", "[#act]_"
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
        slanted: (start, end) of stretches in italics, likewise.
    """

    masked: list[tuple[int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    notes: list[Marker] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)
    slanted: list[tuple[int, int]] = field(default_factory=list)


class InlineScanner:
    """Finds the marks of one block after another, and gathers them."""

    def __init__(self, text: str, targets: Mapping[str, str]) -> None:
        """Start without marks.

        Args:
            text: The document's text, with plain line ends.
            targets: Address of each named target, by its lower-case name.
        """
        self.marks = Marks()
        self._text = text
        self._targets = targets
        self._start = self._end = 0
        self._opened: dict[str, int] = {}

    def scan(self, start: int, end: int) -> None:
        """Add the marks between `start` and `end`, one block."""
        self._start, self._end = start, end
        self._opened = {}
        position = start
        for mark in _MARK.finditer(self._text, start, end):
            if mark.start() < position:
                continue
            found = _TOKEN.match(self._text, mark.start(), end)
            if found is not None:
                self._take(found)
                position = found.end()

    def _take(self, found: re.Match[str]) -> None:
        """Take in one token."""
        first, last = found.span()
        match found.lastgroup:
            case "escape":
                self.marks.masked.append((first, first + 1))
            case "literal":
                self.marks.masked += (first, first + 2), (last - 2, last)
            case "role" | "substitution":
                self.marks.masked.append((first, last))
            case "target":
                self.marks.masked += (first, first + 2), (last - 1, last)
            case "note":
                self.marks.masked.append((first, last))
                label = self._text[first + 1 : last - 2].lstrip("#")
                self.marks.notes.append(Marker(first, last, label))
            case "url":
                address = found[0].rstrip(".,;:!?")
                self.marks.links.append(Link(first, first + len(address), address))
            case "quoted":
                self._phrase(found)
            case "underscore":
                self._reference(found)
            case _:
                self._emphasis(found)

    def _phrase(self, found: re.Match[str]) -> None:
        """Take in words between backticks: a link, a reference or a role's text."""
        words_start, words_end = found.span("phrase")
        self.marks.masked += (found.start(), words_start), (words_end, found.end())
        address = (found["address"] or "").strip(" \n<>")
        if not address and (found["after"] or "").startswith("_"):
            address = self._targets.get(" ".join(found["phrase"].lower().split()), "")
        if address.endswith("_"):
            address = self._targets.get(address[:-1].lower(), "")
        if address:
            self.marks.links.append(Link(words_start, words_end, address))

    def _reference(self, found: re.Match[str]) -> None:
        """Take in the "_" that makes the word before it a reference: "Act_"."""
        first = found.start()
        word = _WORD_BEFORE.search(self._text, max(self._start, first - _LONGEST_NAME), first)
        address = self._targets.get(word[0].lower()) if word else None
        if word and address is not None:
            self.marks.masked.append(found.span())
            self.marks.links.append(Link(word.start(), first, address))

    def _emphasis(self, found: re.Match[str]) -> None:
        """Take in "*" or "**": it closes one that is open, else it opens before a word."""
        first, last = found.span()
        mark = found[0]
        before = self._text[first - 1] if first else " "
        after = self._text[last] if last < self._end else " "
        if mark in self._opened and not before.isspace():
            opening = self._opened.pop(mark)
            self.marks.masked += (opening, opening + len(mark)), (first, last)
            kind = self.marks.strong if mark == "**" else self.marks.slanted
            kind.append((opening, last))
        elif not after.isspace() and not before.isalnum():
            self._opened[mark] = first
