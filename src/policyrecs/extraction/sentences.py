"""A sentence as the extractors see it: words in lower case, with their way back to the text."""

import bisect
import functools
import re

from policyrecs.candidates import Place
from policyrecs.values import value

LONGEST = 2000
"""No sentence of prose has more characters."""

HEAD = 5
"""So many letters of a word are its head."""

_MARKS = "\"'()*_[]-.,:;?!"
"""Marks that may stand around a word."""

_ENDINGS = ("", "s", "d", "e", "es", "ed", "ing", "i", "r", "n't", "ging", "ged", "'s")
"""How a stem shorter than a head may go on: "needs", "asking", "begged"."""

_GAP = re.compile(r"  +")
"""White space that is more than one space: masked markup, a line break, an indent."""


@value
class Sentence:
    """A stretch of the document, normally one sentence, made ready for matching.

    Attributes:
        passage: Index of its passage in the outline.
        start: First code point in the document's text.
        end: One past its last code point there.
        cased: Its folded text with single spaces, in the document's case.
        words: `cased` in lower case, of the same length.
        gaps: Positions in `words` right after a gap that was closed.
        closed: How many code points all the gaps up to that position have lost.
    """

    passage: int
    start: int
    end: int
    cased: str
    words: str
    gaps: tuple[int, ...] = ()
    closed: tuple[int, ...] = ()

    def at(self, position: int) -> int:
        """Return the place in the document's text of a position in `words`."""
        return self.start + position + self._closed_before(position)

    def _closed_before(self, position: int) -> int:
        """Return how many code points the gaps before a position have lost."""
        gap = bisect.bisect_right(self.gaps, position)
        return self.closed[gap - 1] if gap else 0

    def place(self, start: int, end: int) -> Place:
        """Return the place in the document's text of a stretch of `words` that is not empty."""
        if not self.gaps:
            return Place(self.start + start, self.start + end)
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
        first, last = bisect.bisect_right(self.gaps, start), bisect.bisect_left(self.gaps, end)
        lost = self._closed_before(start)
        return Sentence(
            self.passage,
            self.at(start),
            self.at(end - 1) + 1 if end > start else self.at(start),
            self.cased[start:end],
            self.words[start:end],
            tuple(gap - start for gap in self.gaps[first:last]),
            tuple(closed - lost for closed in self.closed[first:last]),
        )


_PRONOUN_LIKE = re.compile(r"(?<![\w-])(?<![A-Z]{2} )(?:WHO|IT)(?![\w-])(?! [A-Z]{2})")
_NAMED = {"WHO": "oms", "IT": "ic"}
"""Acronyms that read as pronouns in lower case, and what they read as instead, of equal length.

Among other words in capitals, "BE IT RESOLVED", they are pronouns.
"""


def sentence_of(folded: str, start: int, end: int, passage: int) -> Sentence:
    """Return the sentence between two places of a folded text.

    Args:
        folded: The document's folded text.
        start: First code point.
        end: One past the last code point.
        passage: Index of the passage in the outline.
    """
    padded = folded[start:end].rstrip(" ")
    text = padded.lstrip(" ")
    start += len(padded) - len(text)
    if "  " not in text:
        return Sentence(passage, start, start + len(text), text, _words_of(text))
    gaps: list[int] = []
    closed: list[int] = []
    lost = 0
    for gap in _GAP.finditer(text):
        lost += gap.end() - gap.start() - 1
        gaps.append(gap.end() - lost)
        closed.append(lost)
    cased = _GAP.sub(" ", text)
    end = start + len(text)
    return Sentence(passage, start, end, cased, _words_of(cased), tuple(gaps), tuple(closed))


def _words_of(cased: str) -> str:
    """Return a sentence in lower case, acronyms that would read as pronouns in another form.

    The WHO has a French name of three letters, and IT is ICT; who and it are others.
    """
    words = lower(cased)
    if ("WHO" not in cased and "IT" not in cased) or cased.isupper():
        return words
    for found in _PRONOUN_LIKE.finditer(cased):
        words = words[: found.start()] + _NAMED[found[0]] + words[found.end() :]
    return words


def lower(text: str) -> str:
    """Return `text` in lower case and of the same length."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # A few letters grow when lowered, such as "\u0130"; they stay as they are.
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


@functools.lru_cache(maxsize=16)
def heads_of(words: str) -> frozenset[str]:
    """Return how the words of a sentence begin: the first letters of each, marks left out.

    Looking up all heads at once is several times quicker than searching a sentence for each of
    many words, and several readers of the same sentence ask for them.
    """
    return frozenset(map(_head, words.replace("\u2014", " ").replace("--", " ").split()))


@functools.lru_cache(maxsize=4096)  # most words of a text have come before
def _head(word: str) -> str:
    """Return the first letters of a word, marks left out."""
    head = word[:HEAD]
    # Marks at its end are not among the first letters of a word that has none there.
    return head if head.isalpha() else word.strip(_MARKS)[:HEAD]


def heads_with_endings(stem: str) -> frozenset[str]:
    """Return the heads of the words that begin with `stem`: "needs" and "neede" for "need"."""
    return frozenset((stem + ending)[:HEAD] for ending in _ENDINGS)
