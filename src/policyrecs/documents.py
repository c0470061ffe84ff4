"""A document as read: its text, the structure its format shows, and a view for matching.

Readers make a `Document`; nothing after them looks at bytes or markup again.
All offsets are code points into `Document.text`, which is never altered.
"""

import bisect
import dataclasses
import datetime as dt
import html
import operator
import re
from collections.abc import Iterable

from policyrecs import ids
from policyrecs.issues import Issue
from policyrecs.values import value
from policyrecs.vocabulary import BlockKind


@value
class Block:
    """A stretch of text that the format sets apart.

    Attributes:
        kind: What it is.
        start: First code point of its own text: after the marker, the hashes, the indent.
        end: One past its last code point, before trailing white space.
        level: 1 to 6 for a heading; nesting depth from 1 for an item; 0 otherwise.
        marker: Marker as printed, such as "•", "3.", "(a)"; a note's label, such as "3".
        parent: Index in `Document.blocks` of the block that holds it: an item's outer item, a
            cell's row, a note's or paragraph's outer item or quotation.
        title_end: End of a run-in title ("**Publish the data.** Agencies ..."), if it has one.
        column: The heading of a cell's column, as text.
        category: For furniture, which sort: "navigation", "advert", "newsletter", "related",
            "cookie", "running-head", "byline", "metadata", "contents".
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""
    parent: int | None = None
    title_end: int | None = None
    column: str = ""
    category: str = ""

    def as_kind(self, kind: BlockKind, category: str = "") -> "Block":
        """Return the block as one of another kind."""
        return Block(
            *(kind, self.start, self.end, self.level, self.marker, self.parent),
            *(self.title_end, self.column, category),
        )


@value
class Marker:
    """A place in running text that points to a note of the same label.

    Attributes:
        start: First code point of the marker as it stands: the digit, or "[" of "[^3]".
        end: One past its last code point.
        label: Label of the note it points to.
    """

    start: int
    end: int
    label: str


@value
class Link:
    """A hyperlink in running text.

    Attributes:
        start: First code point of the link's words, inside the brackets for Markdown.
        end: One past its last code point.
        target: Address it leads to; "#" or empty where the text has lost it.
    """

    start: int
    end: int
    target: str


@value
class Metadata:
    """What the file says about itself: front matter, HTML meta, PDF or DOCX properties."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    issued: dt.date | None = None
    url: str | None = None
    language: str | None = None


@value
class Document:
    """A document's text with its structure.

    Attributes:
        document_id: Id from the catalogue, or derived from the bytes.
        name: File name, without folders.
        media_type: Media type of the file as supplied.
        size: Size of the file as supplied, in bytes.
        sha256: SHA-256 of the file as supplied.
        text: The text that offsets refer to.
        folded: `text` for matching, of the same length; see `fold`.
        blocks: The blocks in text order; an outer block comes before those it holds.
        markers: Note markers whose label some note bears.
        links: Hyperlinks in running text.
        pages: Start of each page, in order; empty where the format has none.
        metadata: What the file says about itself.
        issues: What the reader could not vouch for.
    """

    document_id: str
    name: str
    media_type: str
    size: int
    sha256: str
    text: str
    folded: str
    blocks: tuple[Block, ...]
    markers: tuple[Marker, ...] = ()
    links: tuple[Link, ...] = ()
    pages: tuple[int, ...] = ()
    metadata: Metadata = dataclasses.field(default_factory=Metadata)
    issues: tuple[Issue, ...] = ()

    @property
    def text_sha256(self) -> str:
        """SHA-256 of `text` in UTF-8."""
        return ids.content_hash(self.text.encode("utf-8", "surrogatepass"))

    def page(self, offset: int) -> int | None:
        """Page that holds `offset`, from 1; None where the format has no pages."""
        return bisect.bisect_right(self.pages, offset) or None


@value
class Passage:
    """A block of the body with its sentences and the context that gives it meaning.

    Attributes:
        block: The block.
        index: The passage's own index among the document's passages.
        sentences: (start, end) of each sentence, markers of notes included; none where the words
            are those of passages inside it, as in a table row.
        headings: Indexes of the heading passages above it, outermost first.
        lead_in: Index of the passage that introduces the list this item belongs to.
        parent: Index of the passage that holds this one: its item, quotation or table row.
        siblings: Number of items in its list, itself included; 0 where it is no item.
    """

    block: Block
    index: int
    sentences: tuple[tuple[int, int], ...]
    headings: tuple[int, ...] = ()
    lead_in: int | None = None
    parent: int | None = None
    siblings: int = 0

    def sentences_in(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the sentences of which some part lies from `start` to before `end`."""
        first = bisect.bisect_right(self.sentences, start, key=operator.itemgetter(1))
        last = bisect.bisect_left(self.sentences, end, key=operator.itemgetter(0))
        return self.sentences[first:last]


@value
class Quotation:
    """A stretch in quotation marks.

    Attributes:
        start: The opening mark.
        end: One past the closing mark, or past the paragraph where none closes it.
        closed: Whether a closing mark was found.
    """

    start: int
    end: int
    closed: bool


@value
class Outline:
    """A document cut into passages.

    Attributes:
        document: The document.
        passages: Every block but furniture and notes, in text order.
        notes: The note blocks.
        quotations: Stretches in quotation marks, in text order, never nested.
    """

    document: Document
    passages: tuple[Passage, ...]
    notes: tuple[Block, ...]
    quotations: tuple[Quotation, ...]


_MARKS = (
    ("'", "\u2018\u2019\u201a\u201b\u02bc"),
    ('"', "\u201c\u201d\u201e\u201f\u00ab\u00bb"),
    ("-", "\u2010\u2011\u2012\u2212"),
)
"""Plain quotation marks and hyphens, each with the typographic ones it stands for."""

_PLAIN_BLANKS = "\t\n\v\f\r"
_BLANKS = _PLAIN_BLANKS + (
    "\u00a0\u00ad\u2007\u2009\u200b\u200c\u200d\u2028\u2029\u202f\u2060\ufeff"
)
"""White space that becomes a space: what an ASCII text may hold, and every sort."""

_WORD_BREAK = re.compile(
    r"([-\u00ad\u200b\u2010\u2011](?<=[^\W\d_].)(?:[ \t]*\r?\n[ \t]*|(?<=[\u00ad\u200b])))([a-z]+)"
)
"""A break inside a word: a hyphen at a line end ("recom-\\nmend") or an invisible character."""


_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
"""A character written as HTML writes it, which Markdown and careless plain text keep: "&#8220;"."""


def fold(text: str, masked: Iterable[tuple[int, int]] = ()) -> str:
    """Return `text` for matching: same length, same offsets, simpler characters.

    Typographic quotation marks, hyphens and white space become plain ones, each in its place.
    Markup in `masked` becomes spaces, and an HTML entity the character it stands for, with spaces
    behind it. A word broken by a hyphen at a line end, a soft hyphen or a zero-width space is
    joined, and the space it frees stands after the word's second half, so that words match and
    only the inside of that one word is out of step with `text`.

    Args:
        text: The document's text.
        masked: (start, end) of markup that is no part of the words, in any order.

    Returns:
        A string of `len(text)` code points.
    """
    pieces: list[str] = []
    position = 0
    for start, end in sorted(masked):
        if end > position:
            pieces += text[position : max(start, position)], " " * (end - max(start, position))
            position = end
    pieces.append(text[position:])
    folded = _WORD_BREAK.sub(_join, _ENTITY.sub(_resolve, "".join(pieces)))
    for blank in _PLAIN_BLANKS if folded.isascii() else _BLANKS:
        folded = folded.replace(blank, " ")
    return with_plain_marks(folded)


def with_plain_marks(text: str) -> str:
    """Return `text` with typographic quotation marks and hyphens as plain ones, each in its place.

    Replacing one by one is ten times as fast as a translation table where text is not ASCII.
    """
    if not text.isascii():
        for plain, marks in _MARKS:
            for mark in marks:
                text = text.replace(mark, plain)
    return text


def _resolve(entity: re.Match[str]) -> str:
    """The character that an entity stands for, then spaces; the entity itself if it is none."""
    character = html.unescape(entity[0])
    return character + " " * (len(entity[0]) - 1) if len(character) == 1 else entity[0]


def _join(broken: re.Match[str]) -> str:
    """The second half of a broken word, then the break's length in spaces."""
    return broken[2] + " " * len(broken[1])
