"""Where each word of a document stands, and how often each stands in all documents at hand."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policyrecs.alignment.words import Words
from policyrecs.lexicon.noise import could_be_noise, is_protected, is_similar

_OFTEN = 3
"""Times a word must stand in the documents for a look-alike that stands once to be its noise."""


@dataclass(frozen=True, slots=True)
class Index:
    """A document's words, with the places of each.

    Attributes:
        words: The words.
        places: The indexes at which each word stands, in order.
    """

    words: Words
    places: Mapping[str, "array[int]"]


def index_of(words: Words) -> Index:
    """Return the index of a document's words."""
    places: dict[str, array[int]] = {}
    for number, key in enumerate(words.keys):
        if key in places:
            places[key].append(number)
        else:
            places[key] = array("q", (number,))
    return Index(words, places)


@dataclass(frozen=True, slots=True)
class Known:
    """How often each word stands in all documents at hand: what tells a word from noise.

    Attributes:
        counts: How often each word stands in them.
    """

    counts: Mapping[str, int]

    def same(self, quoted: str, found: str, *, named: bool) -> bool:
        """Whether two different words are one word with noise in it.

        Args:
            quoted: The word of the quote.
            found: The word of the document.
            named: Whether it is capitalised inside its sentence, as a name is: names are spelt in
                many ways, so there only a shape can be noise.
        """
        if not could_be_noise(quoted, found):
            return False
        digits = any(letter.isdigit() for letter in quoted + found)
        if digits:
            return True  # a digit inside a word of letters makes no word
        if named and len(quoted) != len(found) + _width(quoted, found):
            return False
        if is_protected(quoted) or is_protected(found):
            return False
        if is_similar(quoted) and is_similar(found):
            return False
        often = self.counts.get(quoted, 0)
        return often == 0 or (often >= _OFTEN and self.counts.get(found) == 1)


def known_of(indexes: Iterable[Index]) -> Known:
    """Return the words of all documents at hand."""
    counts: Counter[str] = Counter()
    for index in indexes:
        counts.update({word: len(places) for word, places in index.places.items()})
    return Known(counts)


def _width(quoted: str, found: str) -> int:
    """By how much shapes of two letters make the quoted word longer: "rn" for "m"."""
    return sum(quoted.count(two) - found.count(two) for two in ("rn", "cl", "vv"))
