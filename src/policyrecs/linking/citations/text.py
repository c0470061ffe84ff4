"""The text of a note as a parser wants it: no markup, single spaces, and the way back.

A note keeps its quotation marks as printed in `text`; `plain` is the same string with marks folded,
so that a pattern is written once. `offsets` leads from either back to the document.
"""

import bisect
import functools
import re
from collections.abc import Iterable

from policyrecs.documents import Link, with_plain_marks
from policyrecs.values import value

Stretch = tuple[int, int]
"""(start, end) in a note's text."""

_MARKDOWN_LINK = re.compile(
    r"!?\[([^\[\]]{0,400})\]\(<?([^\s()<>]{0,2000})>?(?:\s\"[^\"]{0,200}\")?\)"
)
"""A link, such as `[Report](https://a.example)`; an address with parentheses is left alone."""

_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_]{1,400}?)(?<=\S)\1(?![\w*_])")
"""Emphasis, such as `*Title*` or `_Title_`, but not the marks of `snake_case_names`."""

_TAG = re.compile(r"<(/?)(em|i|cite|b|strong|a|sup|sub|span|u)\b[^<>]{0,2000}>", re.IGNORECASE)
"""An inline HTML tag, such as `<em>`."""

_ITALIC_TAGS = frozenset({"em", "i", "cite"})

_ANGLED = re.compile(r"<(?=https?://)|(?<=\S)>")
"""The brackets of `<https://a.example>`."""

_BROKEN_WORD = re.compile(
    r"(?<=[^\W\d_])[-\u00ad\u2010][ \t]*\r?\n[ \t]*(?=[a-z])|[\u00ad\u200b\ufffe]"
)
"""A hyphen at a line end inside a word ("recom-\\nmend"), or an invisible break."""

_BROKEN_ADDRESS = re.compile(
    r"(https?://[^\s<>\"]{1,500}[-/_=&])(\r?\n[ \t]*)(?=[^\s<>\"]{0,200}[/._=-])"
)
"""A line break inside an address, such as "https://a.example/one-\\ntwo.pdf"; the hyphen stays."""

_RUN = re.compile(r"(\S+)|\s+")
"""Characters to keep, or white space between them."""


@value
class NoteText:
    """A note without markup and with single spaces.

    Attributes:
        text: The words, quotation marks as printed.
        plain: The same length, quotation marks and hyphens folded to plain ones.
        offsets: Offset in the document of each character, and of the end.
        italics: Stretches in italics, or in bold but for the opening words, where the format
            shows them.
        links: Stretches with the address that they lead to; "#" or empty where it is lost.
    """

    text: str
    plain: str
    offsets: tuple[int, ...]
    italics: tuple[Stretch, ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()

    def part(self, start: int, end: int) -> "NoteText":
        """The stretch from `start` to `end` as a text of its own."""
        return NoteText(
            self.text[start:end],
            self.plain[start:end],
            self.offsets[start : end + 1],
            tuple((s - start, e - start) for s, e in self.italics if start <= s and e <= end),
            tuple((s - start, e - start, t) for s, e, t in self.links if start <= s and e <= end),
        )


def note_text(source: str, start: int, end: int, links: Iterable[Link] = ()) -> NoteText:
    """Return the note that stands in `source` from `start` to `end`.

    Args:
        source: The document's text.
        start: First code point of the note.
        end: One past its last code point.
        links: Links that the reader found; those outside the note are passed over.
    """
    raw = source[start:end]
    removed, italics, targets = _markup(raw)
    targets += [
        (link.start - start, link.end - start, link.target)
        for link in links
        if start <= link.start and link.end <= end
    ]
    kept, offsets = _squeeze(raw, removed)
    place = functools.partial(bisect.bisect_left, offsets)
    return NoteText(
        kept,
        with_plain_marks(kept),
        (*(start + offset for offset in offsets), end),
        tuple(sorted((place(s), place(e)) for s, e in italics)),
        tuple(sorted({(place(s), place(e), target) for s, e, target in targets})),
    )


def _markup(raw: str) -> tuple[list[Stretch], list[Stretch], list[tuple[int, int, str]]]:
    """Stretches to drop, stretches in italics, and links, as (start, end) in `raw`."""
    addresses = [found.span(2) for found in _BROKEN_ADDRESS.finditer(raw)]
    removed: list[Stretch] = addresses + [
        found.span()
        for found in _BROKEN_WORD.finditer(raw)
        if not any(found.start() <= start < found.end() for start, _ in addresses)
    ]
    removed += [found.span() for found in _ANGLED.finditer(raw) if "<http" in raw]
    italics: list[Stretch] = []
    targets: list[tuple[int, int, str]] = []
    for found in _MARKDOWN_LINK.finditer(raw):
        removed += [(found.start(), found.start(1)), (found.end(1), found.end())]
        targets.append((*found.span(1), found[2]))
    for found in _EMPHASIS.finditer(raw):
        removed += [(found.start(), found.start(2)), (found.end(2), found.end())]
        if len(found[1]) != len("**") or found.start() > 0:
            italics.append(found.span(2))
    opened: int | None = None
    for found in _TAG.finditer(raw):
        removed.append(found.span())
        if found[2].lower() in _ITALIC_TAGS:
            if found[1] and opened is not None:
                italics.append((opened, found.start()))
            opened = None if found[1] else found.end()
    return removed, italics, targets


def _squeeze(raw: str, removed: list[Stretch]) -> tuple[str, list[int]]:
    """`raw` without `removed` and with single spaces, and the offset of each character kept."""
    kept: list[str] = []
    offsets: list[int] = []
    position = 0
    for start, end in [*sorted(removed), (len(raw), len(raw))]:
        for found in _RUN.finditer(raw, position, start):
            if found[1]:
                kept.append(found[1])
                offsets += range(*found.span())
            elif kept and kept[-1] != " ":
                kept.append(" ")
                offsets.append(found.start())
        position = max(position, end)
    if kept and kept[-1] == " ":
        kept.pop()
        offsets.pop()
    return "".join(kept), offsets
