"""A sentence as the extractors see it: words in lower case, with their way back to the text."""

import re
from dataclasses import dataclass

from policyrecs.candidates import Place

LONGEST = 2000
"""No sentence of prose has more characters."""

_WORD = re.compile(r"\S+")
"""A word with its marks: "data-driven,"."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of the document, normally one sentence, made ready for matching.

    Attributes:
        passage: Index of its passage in the outline.
        start: First code point in the document's text.
        end: One past its last code point there.
        cased: Its folded text with single spaces, in the document's case.
        words: `cased` in lower case, of the same length.
        offsets: Place in the document's text of each character of `words`; None where they run
            on from `start` without a gap.
    """

    passage: int
    start: int
    end: int
    cased: str
    words: str
    offsets: tuple[int, ...] | None

    def at(self, position: int) -> int:
        """Return the place in the document's text of a position in `words`."""
        if self.offsets is None:
            return self.start + position
        return self.offsets[position]

    def place(self, start: int, end: int) -> Place:
        """Return the place in the document's text of a stretch of `words` that is not empty."""
        return Place(self.at(start), self.at(end - 1) + 1)

    def pieces(self) -> "list[Sentence]":
        """Return the sentence cut into stretches that are no longer than a sentence may be.

        Only text that is no prose is so long; every rule may then take time in the square of its
        length without harm.
        """
        if len(self.words) <= LONGEST:
            return [self]
        return [
            self.cut(start, min(start + LONGEST, len(self.words)))
            for start in range(0, len(self.words), LONGEST)
        ]

    def cut(self, start: int, end: int) -> "Sentence":
        """Return the sentence made of a stretch of this one, without white space at its ends."""
        while start < end and self.words[start] == " ":
            start += 1
        while end > start and self.words[end - 1] == " ":
            end -= 1
        offsets = self.offsets[start:end] if self.offsets is not None else None
        return Sentence(
            self.passage,
            self.at(start) if end > start else self.start,
            self.at(end - 1) + 1 if end > start else self.start,
            self.cased[start:end],
            self.words[start:end],
            offsets,
        )


def sentence_of(folded: str, start: int, end: int, passage: int) -> Sentence:
    """Return the sentence between two places of a folded text.

    Args:
        folded: The document's folded text.
        start: First code point.
        end: One past the last code point.
        passage: Index of the passage in the outline.
    """
    while start < end and folded[start] == " ":
        start += 1
    while end > start and folded[end - 1] == " ":
        end -= 1
    cased = folded[start:end]
    if "  " not in cased:
        return Sentence(passage, start, end, cased, lower(cased), None)
    pieces: list[str] = []
    offsets: list[int] = []
    for word in _WORD.finditer(cased):
        if pieces:
            pieces.append(" ")
            offsets.append(start + word.start() - 1)
        pieces.append(word[0])
        offsets.extend(range(start + word.start(), start + word.end()))
    cased = "".join(pieces)
    return Sentence(passage, start, end, cased, lower(cased), tuple(offsets))


def lower(text: str) -> str:
    """Return `text` in lower case and of the same length."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # A few letters grow when lowered, such as "\u0130"; they stay as they are.
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
