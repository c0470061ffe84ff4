"""Find a whole quote in a document: exact, then tolerant, then fuzzy, and never a paraphrase."""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from policyrecs.alignment.index import Index, Known, index_of
from policyrecs.alignment.passages import is_one_passage
from policyrecs.alignment.places import ENOUGH, Place, place_at, places_of
from policyrecs.alignment.quotes import Gap, Part, readings
from policyrecs.alignment.words import Words, words_of_document
from policyrecs.documents import Document, fold
from policyrecs.lexicon.noise import is_protected
from policyrecs.lexicon.patterns import words_of
from policyrecs.vocabulary import Alignment

_OMITTED = 400
"""Most words that an ellipsis may stand for."""

_BRIEFLY = 5
"""An ellipsis for so few words may not hide one that turns the sense: "should ... restrict"."""

_REPLACED = 4
"""Most words that a bracket may stand for: "They [the agencies]"."""

_TAIL = 6
"""Marks before and after the words that a span may take in."""


@dataclass(frozen=True, slots=True)
class Searched:
    """A document made ready for finding quotes in it.

    Attributes:
        document: The document.
        index: Its words and their places.
    """

    document: Document
    index: Index


@dataclass(frozen=True, slots=True)
class Finding:
    """A place at which a quote stands.

    Attributes:
        status: Exact, tolerant or fuzzy.
        spans: (start, end) of each part, in text order; one unless the quote omits something.
        score: Share of its letters that agree, 1 where all do.
    """

    status: Alignment
    spans: tuple[tuple[int, int], ...]
    score: float

    @property
    def start(self) -> int:
        """First code point of the first part."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """One past the last code point of the last part."""
        return self.spans[-1][1]


def searched(document: Document) -> Searched:
    """Return a document made ready for finding quotes in it."""
    return Searched(document, index_of(words_of_document(document)))


def find(quote: str, within: Searched, known: Known) -> tuple[Finding, ...]:
    """Return the places at which a quote stands in a document, in text order.

    Only the closest readings are returned: where it stands exactly, looser places are not looked
    for. A quote that stands in many places is not followed through all of them.

    Args:
        quote: The words, as somebody else gave them.
        within: The document.
        known: The words of all documents at hand.
    """
    text = within.document.text
    if len(quote) > longest_quote(text):
        return ()
    literal = quote.strip()
    if exact := tuple(_literal(literal, text)):
        return exact
    for parts in readings(quote):
        if not parts or not all(len(part.words) for part in parts):
            continue
        if len(parts) > 1:
            chains = [
                chain
                for chain in _chains(parts, within.index, known)
                if _hang_together(parts, chain, within)
            ]
        else:
            chains = [(place,) for place in places_of(parts[0].words, within.index, known)]
        if chains:
            return _closest(_finding(parts, chain, literal, within.index.words) for chain in chains)
    return ()


def longest_quote(text: str) -> int:
    """Length beyond which no quote can stand in a text, whatever markup it brings along."""
    return 6 * len(text) + 1000


def _literal(quote: str, text: str) -> Iterator[Finding]:
    """The places at which the quote stands character by character, and cuts no word."""
    if not any(character.isalnum() for character in quote):
        return
    start = text.find(quote)
    count = 0
    while start >= 0 and count < ENOUGH:
        end = start + len(quote)
        if not _cuts_word(text, start) and not _cuts_word(text, end):
            yield Finding(Alignment.EXACT, ((start, end),), 1.0)
            count += 1
        start = text.find(quote, end)


def _cuts_word(text: str, place: int) -> bool:
    """Whether `place` lies inside a word."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


def _closest(findings: Iterator[Finding]) -> tuple[Finding, ...]:
    """The tolerant findings where there are any, else the fuzzy ones."""
    found = list(findings)
    tolerant = [each for each in found if each.status is Alignment.TOLERANT]
    return tuple(tolerant or found)


def _chains(parts: Sequence[Part], index: Index, known: Known) -> list[tuple[Place, ...]]:
    """The places of all parts in their order, with no more between them than the gaps allow."""
    longest = max(range(len(parts)), key=lambda number: len(parts[number].words))
    chains: list[tuple[Place, ...]] = []
    for place in places_of(parts[longest].words, index, known):
        after = _following(parts[longest + 1 :], place, index, known)
        before = _preceding(parts[: longest + 1], place, index, known)
        if after is not None and before is not None:
            chains.append((*before, place, *after))
    return chains


def _following(
    parts: Sequence[Part], place: Place, index: Index, known: Known
) -> list[Place] | None:
    """The places of `parts` after `place`; None where one is missing."""
    found: list[Place] = []
    for part in parts:
        tries = range(place.last, min(len(index.words), place.last + _OMITTED + 1))
        for at in tries:
            after = place_at(part.words, index, at, known)
            if after is not None and _allowed(part.gap, index.words, place.last, after.first):
                break
        else:
            return None
        found.append(after)
        place = after
    return found


def _preceding(
    parts: Sequence[Part], place: Place, index: Index, known: Known
) -> list[Place] | None:
    """The places of all but the last of `parts`, which stands at `place`; None where one lacks."""
    found: list[Place] = []
    for part, following in zip(parts[-2::-1], parts[:0:-1], strict=True):
        for at in range(place.first - 1, max(-1, place.first - _OMITTED - len(part.words) - 1), -1):
            before = place_at(part.words, index, at, known)
            if (
                before is not None
                and before.last <= place.first
                and _allowed(following.gap, index.words, before.last, place.first)
            ):
                break
        else:
            return None
        found.insert(0, before)
        place = before
    return found


def _allowed(gap: Gap | None, words: Words, first: int, last: int) -> bool:
    """Whether a quote may pass over the words from `first` to `last`."""
    count = last - first
    if count > (_OMITTED if gap is Gap.OMISSION else _REPLACED):
        return False
    if gap is Gap.OMISSION:
        hidden = words_of("noise", "turning")
        return count > _BRIEFLY or hidden.isdisjoint(words.keys[first:last])
    return not any(is_protected(key) for key in words.keys[first:last])


def _hang_together(parts: Sequence[Part], chain: Sequence[Place], within: Searched) -> bool:
    """Whether each ellipsis stands for part of one passage, and does not join two."""
    words = within.index.words
    return all(
        is_one_passage(within.document, words.ends[one.last - 1] - 1, words.starts[other.first])
        for part, one, other in zip(parts[1:], chain, chain[1:], strict=False)
        if part.gap is Gap.OMISSION
    )


def _finding(parts: Sequence[Part], chain: Sequence[Place], quote: str, words: Words) -> Finding:
    """The finding for the places of a quote's parts."""
    spans = [(words.starts[place.first], words.ends[place.last - 1]) for place in chain]
    spans[0] = _with_marks_before(spans[0], parts[0].words, words.text)
    spans[-1] = _with_marks_after(spans[-1], parts[-1].words, words.text)
    noisy = any(place.noisy for place in chain)
    said = " ".join(key for part in parts for key in part.words.keys)
    stands = " ".join(
        key
        for place in chain
        for key, aside in zip(
            words.keys[place.first : place.last],
            words.aside[place.first : place.last],
            strict=True,
        )
        if not aside
    )
    score = round(fuzz.ratio(said, stands) / 100, 4) if noisy else 1.0
    status = Alignment.FUZZY if noisy else Alignment.TOLERANT
    if words.text[spans[0][0] : spans[-1][1]] == quote:
        status = Alignment.EXACT
    return Finding(status, tuple(spans), score)


def _with_marks_before(span: tuple[int, int], run: Words, text: str) -> tuple[int, int]:
    """The span with the marks before its first word that the quote has there too."""
    start, end = span
    marks = fold(run.text[: run.starts[0]][-_TAIL:])
    for mark in reversed(marks):
        if mark == " " or start == 0 or fold(text[start - 1]) != mark:
            break
        start -= 1
    return start, end


def _with_marks_after(span: tuple[int, int], run: Words, text: str) -> tuple[int, int]:
    """The span with the marks after its last word that the quote has there too."""
    start, end = span
    for mark in fold(run.text[run.ends[-1] :][:_TAIL]):
        if mark == " " or end == len(text) or fold(text[end]) != mark:
            break
        end += 1
    return start, end


def word_denying(within: Searched, start: int) -> str | None:
    """Return the word right before a place that denies what follows, None where none does.

    A quote may be verbatim and yet begin just after the "not" that belongs to it.
    """
    words = within.index.words
    at = bisect.bisect_left(words.starts, start) - 1
    if at < 0 or words.keys[at] not in words_of("noise", "denying"):
        return None
    between = words.text[words.ends[at] : start]
    return None if between.strip() else words.slice(at, at + 1)


def nearest(findings: Sequence[Finding], start: int) -> Finding:
    """The finding that begins nearest to `start`, the earlier of two as near."""
    at = bisect.bisect_left([each.start for each in findings], start)
    around = findings[max(0, at - 1) : at + 1]
    return min(around, key=lambda each: abs(each.start - start))
