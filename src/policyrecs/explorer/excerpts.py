"""How much of each text comes along: all where that is cheap, else windows round the quotes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LONGEST_WHOLE = 200_000
"""Code points of the longest text that is included whole: a report of some 70 pages."""

WHOLE_TOGETHER = 10_000_000
"""Code points that texts included whole may have together: a page a browser opens in a second."""

WINDOW = 500
"""Code points before and after a quote where the text is not included whole."""

_WIDE = re.compile("[\U00010000-\U0010ffff]")
"""A character that JavaScript counts as two, such as "🏛": offsets are code points."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a document's text.

    Attributes:
        start: Its first code point in the text.
        text: Its words.
    """

    start: int
    text: str

    @property
    def end(self) -> int:
        """One past its last code point."""
        return self.start + len(self.text)

    @property
    def wide(self) -> list[int]:
        """Offsets of the characters that JavaScript counts as two."""
        return [self.start + found.start() for found in _WIDE.finditer(self.text)]


def included_whole(texts: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of the documents whose texts are included whole, the shortest first."""
    whole: set[str] = set()
    spent = 0
    for name, text in sorted(texts.items(), key=lambda pair: (len(pair[1]), pair[0])):
        spent += len(text)
        if len(text) > LONGEST_WHOLE or spent > WHOLE_TOGETHER:
            break
        whole.add(name)
    return frozenset(whole)


def windows(text: str, places: Iterable[tuple[int, int]]) -> list[Excerpt]:
    """Return the stretches of `text` around `places`; stretches that touch become one."""
    return joined(
        Excerpt(max(0, start - WINDOW), text[max(0, start - WINDOW) : end + WINDOW])
        for start, end in places
    )


def joined(excerpts: Iterable[Excerpt]) -> list[Excerpt]:
    """Return excerpts of one text in text order, those that touch or overlap as one."""
    parts: list[list[Excerpt]] = []
    reached = -1
    for excerpt in sorted(excerpts, key=lambda each: (each.start, each.end)):
        if parts and excerpt.start <= reached:
            if excerpt.end > reached:
                parts[-1].append(Excerpt(reached, excerpt.text[reached - excerpt.start :]))
        else:
            parts.append([excerpt])
        reached = max(reached, excerpt.end)
    return [_one(part) for part in parts]


def _one(parts: Sequence[Excerpt]) -> Excerpt:
    """Adjacent excerpts as one."""
    return Excerpt(parts[0].start, "".join(each.text for each in parts))
