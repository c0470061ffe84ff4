"""A document and a quote as sequences of words that can be compared one by one."""

import html
import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policyrecs.documents import Document, fold
from policyrecs.vocabulary import BlockKind

_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|\d+(?:[.,:/]\d+)*"
    r"|(?<![\w)])-(?=\d)"
    r"|[^\W\d_](?:[^\W_]|[\u0300-\u036f]|'(?=[^\W_]))*"
    r"|[^\W_]|[$\u20ac\u00a3\u00a5%\u2030\u00a7\u00b0&]"
)
"""What is compared, each alternative for one sort of word.

A sign of Chinese or Japanese, which write no spaces; a number with its points, as in "1,000" or
"3.5"; a minus, as in "-5"; a word with digits, accents and apostrophes inside, as in "don't"; and
a sign that changes what is said: "$", "%", "&".
"""

_LEFT_OUT = re.compile(r"['\u00ad\u200b-\u200d\u2060\ufeff]")
"""What is no part of a word's letters: "don't" and "dont" are one word."""

_BREAK = frozenset("-\u00ad\u2010\u2011\u200b \t\r\n")
"""What may stand inside a word that a line end breaks."""

ASIDE = 1
"""A word outside the running text, which a quote may leave out with all others around it."""

MARKER = 2
"""A word of a note marker, which a quote may leave out by itself."""

_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,2000}\)")
"""A Markdown link or picture, of which the words stay: "[the report](https://example.org)"."""

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>|\[\^[^\]\s]{1,40}\]")
"""An HTML tag or a Markdown note reference: "<sup>3</sup>", "[^3]"."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text as the words that are compared.

    Attributes:
        text: The text.
        keys: Each word, folded.
        starts: First code point of each word in the text.
        ends: One past the last code point of each word in the text.
        aside: What a quote may leave out: `MARKER` for a note marker's words, `ASIDE` for those of
            list markers, furniture and what else stands in no block; 0 for the document's own.
        shouted: 1 for each word in capitals, which may be another word: "US" is not "us".
    """

    text: str
    keys: list[str]
    starts: "array[int]"
    ends: "array[int]"
    aside: bytearray
    shouted: bytearray

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.keys)

    def slice(self, first: int, last: int) -> str:
        """The text from word `first` to the word before `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def words_of_document(document: Document) -> Words:
    """Return the words of a document, with those that a quote may leave out marked."""
    view = document.folded
    if document.markers:
        view = _without(view, ((marker.start, marker.end) for marker in document.markers))
    found = [
        *((match.start(), match.end(), match[0]) for match in _WORD.finditer(view)),
        *_marker_words(document),
    ]
    found.sort()
    made = _made(document.text, found)
    _set_aside(made, document)
    return made


def words_of_quote(quote: str) -> Words:
    """Return the words of a quote; markup and character references in it are read as a page is."""
    plain = _TAG.sub(" ", _LINK.sub(r"\1", html.unescape(quote)))
    folded = fold(plain)
    return _made(plain, ((m.start(), m.end(), m[0]) for m in _WORD.finditer(folded)))


def _without(view: str, places: Iterable[tuple[int, int]]) -> str:
    """`view` with spaces at `places`."""
    pieces: list[str] = []
    position = 0
    for start, end in sorted(places):
        if start >= position:
            pieces += view[position:start], " " * (end - start)
            position = end
    return "".join([*pieces, view[position:]])


def _marker_words(document: Document) -> Iterator[tuple[int, int, str]]:
    """The words in note markers, apart from the words they are glued to: "act3"."""
    for marker in document.markers:
        # The folded text has spaces there.
        for match in _WORD.finditer(fold(document.text[marker.start : marker.end])):
            yield marker.start + match.start(), marker.start + match.end(), match[0]


def _made(text: str, found: Iterable[tuple[int, int, str]]) -> Words:
    """The words found, with their places in the text as it is."""
    keys: list[str] = []
    starts, ends = array("q"), array("q")
    shouted = bytearray()
    for start, end, word in found:
        keys.append(_key(word))
        starts.append(start)
        ends.append(end if text[start:end] == word else _end_of(text, start, word, end))
        shouted.append(len(word) > 1 and word.isupper())
    return Words(text, keys, starts, ends, bytearray(len(keys)), shouted)


def _key(word: str) -> str:
    """What a word is compared by: case, ligatures and accents' encoding do not tell words apart."""
    if word.isascii() and "'" not in word:
        return word.lower()
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKC", word)).casefold()


def _end_of(text: str, start: int, word: str, end: int) -> int:
    """Where a word ends that is broken in the text: folding has moved its second half forward."""
    position = start
    for letter in word:
        while position < len(text) and text[position] != letter and text[position] in _BREAK:
            position += 1
        position += 1
    return max(position, end)


def _set_aside(made: Words, document: Document) -> None:
    """Mark the words of note markers, of furniture, and those that stand in no block."""
    kinds = bytearray([ASIDE]) * (len(document.text) + 1)
    for own in (True, False):  # furniture may stand inside a block, never a block in furniture
        for block in document.blocks:
            if own == (block.kind is not BlockKind.FURNITURE):
                kind = b"\x00" if own else bytes([ASIDE])
                kinds[block.start : block.end] = kind * (block.end - block.start)
    for marker in document.markers:
        kinds[marker.start : marker.end] = bytes([MARKER]) * (marker.end - marker.start)
    for number, start in enumerate(made.starts):
        made.aside[number] = kinds[start]
