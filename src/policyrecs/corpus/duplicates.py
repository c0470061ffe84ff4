"""The same letter sent by many: how alike two texts are, told from short signatures (MinHash).

`rensa` makes the signatures: MIT, a Rust module without dependencies, twenty times the speed of
extraction, the same figures on every platform (`datasketch` would bring SciPy).
"""

import array
import functools
import re
import sys

from rensa import RMinHash

PERMUTATIONS = 128
"""Hash functions of a signature: similarity is told to within 0.05 or so."""

ALIKE = 0.8
"""Similarity from which two documents are one letter: the same but for names, dates and a line."""

BANDS = 16
"""Parts of a signature: documents that share one are compared. Of pairs at 0.8, 95 % share one."""

_SEED = 5

_RUN = 3
"""Words of a shingle: what is compared is which runs of words occur."""

_WORD = re.compile(r"\w+")
"""A word or number, as "should" or "2024"; no sentence mark makes two letters differ."""

_SHORTEST = 20
"""Words below which "I agree." would count as a campaign."""


def signature(text: str) -> bytes | None:
    """Return the signature of a text's runs of words; None for a text of a few words."""
    words = _WORD.findall(text.casefold())
    if len(words) < _SHORTEST:
        return None
    made = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    made.update([*map(" ".join, zip(*(words[start:] for start in range(_RUN)), strict=False))])
    figures = array.array("I", made.digest())
    if sys.byteorder == "big":
        figures.byteswap()
    return figures.tobytes()


def similarity(one: bytes, other: bytes) -> float:
    """Return the share of word runs that two texts have in common, as their signatures tell."""
    mine, yours = _figures(one), _figures(other)
    return sum(map(int.__eq__, mine, yours)) / PERMUTATIONS


def bands(minhash: bytes) -> list[bytes]:
    """Return the parts of a signature by which alike documents find each other."""
    width = len(minhash) // BANDS
    return [minhash[start : start + width] for start in range(0, len(minhash), width)]


@functools.lru_cache(maxsize=4096)
def _figures(minhash: bytes) -> tuple[int, ...]:
    return tuple(memoryview(minhash).cast("I"))
