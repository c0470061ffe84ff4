"""How far a stretch is phrased as what readers code as recommendations.

Its traits are words, words in a row, how it begins, words of the headings above and of the lead-in,
and the kind of block. Names and figures count only as such, so that no trait tells of one issuer.
"""

import itertools
import re
from collections.abc import Iterator

from policyrecs.documents import Outline, Passage

_TOKEN = re.compile(r"[A-Za-z]+(?:'[a-z]+)?|\d+|[?!:;\"]")
"""What counts as a word: one of letters, a figure, or a mark that changes how words are meant."""

_HEADINGS = 2
"""Headings above a stretch whose words count."""

_LEAD_IN = 25
"""Words at the end of a lead-in that count."""

_MARKER = 3
"""Code points of a marker that may stand before the first words of a block."""


class Phrasing:
    """Reads the traits of stretches of one document."""

    def __init__(self, outline: Outline) -> None:
        """Keep what is needed to read `outline`."""
        self._outline = outline
        self._above: dict[tuple[tuple[int, ...], int | None], frozenset[str]] = {}

    def traits(self, passage: Passage, start: int, end: int) -> frozenset[str]:
        """Return the traits of the code points from `start` to before `end` of a passage."""
        words = self._words(start, end)
        pairs = _pairs(words)
        place = "opens" if start <= passage.block.start + _MARKER else "within"
        opening = [f"^{one}" for one in (*words[:1], *pairs[:1])]
        return self._context(passage).union(
            words, pairs, opening, (f"{place} {passage.block.kind}",)
        )

    def _context(self, passage: Passage) -> frozenset[str]:
        """The traits of what stands above a passage, which all items of its list share."""
        key = (passage.headings, passage.lead_in)
        if key not in self._above:
            self._above[key] = frozenset(
                (*self._headings(passage.headings), *self._lead_in(passage.lead_in))
            )
        return self._above[key]

    def _words(self, start: int, end: int) -> list[str]:
        """The words of a stretch in lower case, names and figures replaced by their kind."""
        found = _TOKEN.findall(self._outline.document.folded, start, end)
        return [
            word if word.islower() else _word(word, first=not number)
            for number, word in enumerate(found)
        ]

    def _headings(self, headings: tuple[int, ...]) -> Iterator[str]:
        """The traits of the headings above a passage."""
        for index in headings[-_HEADINGS:]:
            block = self._outline.passages[index].block
            yield from (f"heading: {word}" for word in self._words(block.start, block.end))

    def _lead_in(self, index: int | None) -> Iterator[str]:
        """The traits of the passage that introduces a list."""
        if index is not None:
            block = self._outline.passages[index].block
            words = self._words(block.start, block.end)[-_LEAD_IN:]
            yield from (f"lead-in: {one}" for one in (*words, *_pairs(words)))


def _word(word: str, *, first: bool) -> str:
    """A word as a trait: `NAME` for an acronym, `Name` for a capital that opens no stretch."""
    if word.isdigit():
        return "#"
    if word.isupper() and len(word) > 1:
        return "NAME"
    return word.lower() if first or not word[0].isupper() else "Name"


def _pairs(words: list[str]) -> list[str]:
    """Each word with the one after it."""
    return [f"{one} {other}" for one, other in itertools.pairwise(words)]
