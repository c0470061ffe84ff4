"""What is noise inside a word, and what is another word."""

import functools
import re

from policyrecs.lexicon.patterns import table

_DOUBLED = re.compile(r"([^\W\d_])\1")
"""A doubled letter, which hasty copying makes single: "recommend" to "recomend"."""

_LIGATURES = re.compile(r"ffi|ffl|ff|fi|fl")
"""Letters that a font sets as one sign, and a PDF without a map for it loses: "de ne"."""

LEAST_SHAPED = 4
"""Letters that a word must have to be known by its shape."""

LEAST_DOUBLED = 6
"""Letters that a word must have for a lost or added double to leave it recognisable."""

LEAST_SLIPPED = 10
"""Letters that a word must have for one letter lost, added or swapped not to make another word."""


def shape(word: str) -> str:
    """Return `word`, lower case, with letters that look alike brought to one form.

    Example:
        >>> shape("recornmend") == shape("recommend")
        True
    """
    for look, form in _shapes():
        word = word.replace(look, form)
    return word


@functools.cache
def _shapes() -> tuple[tuple[str, str], ...]:
    """Each look and the form it is brought to; two letters before one."""
    entries = [(entry["from"], entry["to"]) for entry in table("noise")["shape"]]
    return tuple(sorted(entries, key=lambda entry: -len(entry[0])))


def is_protected(word: str) -> bool:
    """Whether `word`, lower case, carries the sense of a call: a negation, a modal, a quantity."""
    return word in _words("protected")


def is_similar(word: str) -> bool:
    """Whether `word`, lower case, is a real word that looks like another real word."""
    return word in _words("similar")


@functools.cache
def _words(name: str) -> frozenset[str]:
    """Return the word list of a table of noise.toml."""
    return frozenset(table("noise")[name]["words"])


def could_be_noise(one: str, other: str) -> bool:
    """Whether two words, lower case, differ as noise would make them, whatever they mean.

    Example:
        >>> could_be_noise("goverment", "government"), could_be_noise("should", "must")
        (True, False)
    """
    if one.isdigit() or other.isdigit():
        return False
    shorter, longer = sorted((len(one), len(other)))
    if any(letter.isdigit() for letter in one + other):
        return shape(one) == shape(other)
    return (
        (shorter >= LEAST_SHAPED and shape(one) == shape(other))
        or (longer >= LEAST_DOUBLED and _doubled_inside(one, other))
        or (longer > LEAST_SHAPED and _lost_ligature(one, other))
        or (longer >= LEAST_SLIPPED and _one_slip(one, other))
    )


def _doubled_inside(one: str, other: str) -> bool:
    """Whether only doubled letters inside differ; at the end, "princess" is no "princes"."""
    undoubled = _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", other)
    return undoubled and one[-2:] == other[-2:]


def _lost_ligature(one: str, other: str) -> bool:
    """Whether one of the words is the other without its ligatures."""
    return _LIGATURES.sub("", one) == other or _LIGATURES.sub("", other) == one


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter inside, not near the ends, is lost, added or has changed places.

    Beginnings and endings make other words ("unable", "required"), so they are left alone.
    """
    before = _shared(one, other)
    after = _shared(one[before:][::-1], other[before:][::-1])
    if before < 2 or after < 3:  # noqa: PLR2004  the lengths of short prefixes and suffixes
        return False
    left, right = one[before : len(one) - after], other[before : len(other) - after]
    added = {len(left), len(right)} == {0, 1}
    swapped = len(left) == 2 and left == right[::-1]  # noqa: PLR2004  two letters
    return added or swapped


def _shared(one: str, other: str) -> int:
    """How many letters two words share from the start."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
