"""One run of words, found in a document: word by word, from a rare word outwards."""

from collections.abc import Iterator
from dataclasses import dataclass

from policyrecs.alignment.index import Index, Known
from policyrecs.alignment.words import ASIDE, MARKER, Words
from policyrecs.lexicon.noise import is_protected

ENOUGH = 20
"""Places after which no more are looked for: a quote that stands so often is ambiguous."""

_ANCHORS = 4
"""Words of a run from which it is looked for, the rarest first; noise may have spoilt some."""

_TRIES = 4000
"""Places of one word that are tried, so that a word said 100,000 times costs no more."""

_JOINED = 3
"""Most words that may be one word on the other side: "state-of-the" and "state of the"."""

_SKIPPED = 60
"""Most words in a row that a quote may leave out as list markers, note markers or furniture."""

_CLEAN_FOR_EACH_NOISY = 2
"""Words that must agree for each that differs by noise, beyond the first."""

_SHORT_SHOUT = 4
"""Letters up to which a word in capitals may be another word: "IT", "WHO", "AIDS"."""


@dataclass(frozen=True, slots=True)
class Place:
    """A run of words as found.

    Attributes:
        first: Index of its first word in the document.
        last: One past the index of its last word.
        noisy: How many of its words agree but for noise inside them.
        loose: How many joins, splits or changes of case set it apart from the quote.
    """

    first: int
    last: int
    noisy: int = 0
    loose: int = 0


def places_of(run: Words, index: Index, known: Known) -> list[Place]:
    """Return the places of a run of words, in text order, at most `ENOUGH`."""
    found: dict[int, Place] = {}
    for anchor in _anchors(run, index):
        for at in _tries(run, anchor, index):
            place = _grown(run, anchor, index.words, at, known)
            if place is not None:
                kept = found.get(place.first)
                if kept is None or _quality(place) < _quality(kept):
                    found[place.first] = place
                if len(found) >= ENOUGH:
                    return [found[first] for first in sorted(found)]
        if found:
            break
    return [found[first] for first in sorted(found)]


def place_at(run: Words, index: Index, at: int, known: Known) -> Place | None:
    """Return the place of a run whose first word stands at `at`, or None."""
    if index.words.keys[at] != run.keys[0]:
        return None
    return _grown(run, 0, index.words, at, known)


def _quality(place: Place) -> tuple[int, int]:
    return place.noisy, place.loose


def _anchors(run: Words, index: Index) -> list[int]:
    """Words of the run to start from: the rarest in the document, each word once."""
    first_of: dict[str, int] = {}
    for number, key in enumerate(run.keys):
        if key in index.places:
            first_of.setdefault(key, number)
    ranked = sorted(
        first_of.values(), key=lambda number: (len(index.places[run.keys[number]]), number)
    )
    return ranked[:_ANCHORS]


def _tries(run: Words, anchor: int, index: Index) -> Iterator[int]:
    """Places of the anchor beside which a neighbour of it stands too, in order."""
    keys = index.words.keys
    places = index.places[run.keys[anchor]]
    before = run.keys[anchor - 1] if anchor else None
    after = run.keys[anchor + 1] if anchor + 1 < len(run) else None
    if len(places) <= ENOUGH or (before is None and after is None):
        yield from places[:_TRIES]
        return
    last = len(keys) - 1
    tried = 0
    for at in places:
        if (at and keys[at - 1] == before) or (at < last and keys[at + 1] == after):
            yield at
            tried += 1
            if tried == _TRIES:
                return


def _grown(run: Words, anchor: int, words: Words, at: int, known: Known) -> Place | None:
    """The place that grows from an anchor to both ends of the run, or None where it breaks off."""
    forward = _walk(run, anchor, words, at, known, step=1)
    if forward is None:
        return None
    backward = _walk(run, anchor, words, at, known, step=-1)
    if backward is None:
        return None
    noisy = forward.noisy + backward.noisy
    if noisy > 1 and noisy * (1 + _CLEAN_FOR_EACH_NOISY) > len(run):
        return None
    if noisy and noisy == len(run):
        return None
    shouts = forward.shouts + backward.shouts
    if shouts and not _all_capitals(run, words, backward.at, forward.at + 1):
        return None
    return Place(backward.at, forward.at + 1, noisy, forward.loose + backward.loose)


def _all_capitals(run: Words, words: Words, first: int, last: int) -> bool:
    """Whether either side is set in capitals throughout, as a heading may be."""
    return run.slice(0, len(run)).isupper() or words.slice(first, last).isupper()


@dataclass(slots=True)
class _Walk:
    """How far a run was followed.

    Attributes:
        at: The last word of the document that belongs to it.
        noisy: Words that agree but for noise.
        loose: Joins, splits and changes of case.
        shouts: Short words in capitals on one side only.
    """

    at: int
    noisy: int = 0
    loose: int = 0
    shouts: int = 0


def _walk(  # noqa: PLR0913, PLR0917  two sequences, a place in each, and a direction
    run: Words, anchor: int, words: Words, at: int, known: Known, step: int
) -> _Walk | None:
    """Follow the run from an anchor to one of its ends; None where a word differs.

    The anchor itself is looked at when walking forward.
    """
    walk = _Walk(at)
    number, there = (anchor, at) if step > 0 else (anchor - 1, at - 1)
    while 0 <= number < len(run.keys):
        if not 0 <= there < len(words.keys):
            return None
        taken = _taken(run, number, words, there, known, step, walk)
        if taken is None:
            there = _past_aside(words, there, step, walk.at)
            if there < 0:
                return None
            continue
        quoted, found = taken
        number += step * quoted
        there += step * found
        walk.at = there - step
    return walk


def _past_aside(words: Words, there: int, step: int, last: int) -> int:
    """The next word after what a quote may leave out here; -1 where it may leave out nothing.

    A note marker may be left out by itself; a running head or list marker as a whole only, so that
    no word can be dropped from the midst of what stands in no block.
    """
    if words.aside[there] == MARKER:
        return there + step
    if words.aside[there] != ASIDE or (words.aside[there - step] == ASIDE and there - step == last):
        return -1
    end = there
    while 0 <= end < len(words.keys) and words.aside[end] and abs(end - there) <= _SKIPPED:
        end += step
    return end if 0 <= end < len(words.keys) and not words.aside[end] else -1


def _taken(  # noqa: PLR0913, PLR0917  two sequences, a place in each, and a direction
    run: Words, number: int, words: Words, there: int, known: Known, step: int, walk: _Walk
) -> tuple[int, int] | None:
    """How many words of the run and of the document agree here; None where they do not."""
    quoted, found = run.keys[number], words.keys[there]
    if quoted == found:
        short = len(quoted) <= _SHORT_SHOUT
        walk.shouts += short and run.shouted[number] != words.shouted[there]
        return 1, 1
    if joined := _joined(run, number, words, there, step):
        walk.loose += 1
        return joined
    if known.same(quoted, found, named=number > 0 and _capital(run, number)):
        walk.noisy += 1
        return 1, 1
    return None


def _capital(run: Words, number: int) -> bool:
    return run.text[run.starts[number]].isupper()


def _joined(run: Words, number: int, words: Words, there: int, step: int) -> tuple[int, int] | None:
    """How many words are one word on the other side, where a hyphen or a line end divides them."""
    for count in range(2, _JOINED + 1):
        if _spelt(words, there, step, count) == run.keys[number] and _divided(
            words, there, step, count
        ):
            return 1, count
        if _spelt(run, number, step, count) == words.keys[there] and _divided(
            run, number, step, count
        ):
            return count, 1
    return None


def _ends(at: int, step: int, count: int) -> tuple[int, int]:
    """First index, and one past the last, of `count` words from `at` on."""
    return (at, at + count) if step > 0 else (at - count + 1, at + 1)


def _spelt(words: Words, at: int, step: int, count: int) -> str | None:
    """`count` words from `at` on as one word; None where there are fewer."""
    first, last = _ends(at, step, count)
    if first < 0 or last > len(words.keys):
        return None
    return "".join(words.keys[first:last])


def _divided(words: Words, at: int, step: int, count: int) -> bool:
    """Whether nothing but hyphens, or a space inside a word that copying broke, divides the words.

    A space divides real words, "not able", so it counts only where no part is one that matters.
    """
    first, last = _ends(at, step, count)
    for number in range(first, last - 1):
        between = words.text[words.ends[number] : words.starts[number + 1]]
        if not between or between.strip(" \t\r\n\u00a0"):
            if between.strip("-\u00ad\u2010\u2011\u2013\u200b \t\r\n"):
                return False
        elif any(is_protected(key) or len(key) == 1 for key in words.keys[first:last]):
            return False
    return True
