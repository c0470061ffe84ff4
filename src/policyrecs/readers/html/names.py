"""What the names in `class` and `id` say about a part of a page; the words are data.

Publishing systems call a menu "main-nav" and a cookie notice "onetrust-banner"; see
lexicon/page_regions.toml.
"""

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policyrecs.lexicon.patterns import table
from policyrecs.remembering import remembered

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
"""A word of a name: "mainNav", "main-nav" and "main_nav" hold two."""

_NEGATIONS = frozenset({"not", "non"})
"""Words that turn a name into its opposite: "not-sidebar"."""


@dataclass(frozen=True, slots=True)
class Region:
    """A sort of region that is no part of the text.

    Attributes:
        category: As in `Block.category`.
        is_sure: Whether the name is hardly ever used for anything else.
    """

    category: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Family:
    """One entry of the data: the region, and the names that tell it."""

    region: Region
    names: re.Pattern[str]
    unless: frozenset[str]

    def tells(self, name: str, words: Sequence[str]) -> bool:
        """Whether the name, of these words, is one of this family."""
        return self.names.search(name) is not None and self.unless.isdisjoint(words)


@functools.cache
def _families() -> tuple[_Family, ...]:
    """The families of names, in the order of the data."""
    return tuple(
        _Family(
            Region(entry["category"], entry["sure"]),
            _pattern(entry["names"], entry.get("whole", ())),
            _NEGATIONS | frozenset(entry.get("unless", ())),
        )
        for entry in table("page_regions")["region"]
    )


@functools.cache
def _hidden() -> re.Pattern[str]:
    """What names of hidden elements look like."""
    entry = table("page_regions")["hidden"]
    return _pattern(entry["names"], entry["whole"])


def _pattern(names: Iterable[str], whole: Iterable[str]) -> re.Pattern[str]:
    """One pattern for words anywhere in a name and for whole names."""
    anywhere = "|".join(map(re.escape, names))
    alone = "|".join(map(re.escape, whole)) or r"(?!)"
    return re.compile(rf"(?:^| )(?:{anywhere})(?: |$)|^(?:{alone})$")


def _words(name: str) -> list[str]:
    """The words of a name, lower case."""
    return [word.lower() for word in _WORD.findall(name)]


@remembered
def region(name: str) -> Region | None:
    """Return the region that one class or id names, if it names one."""
    words = _words(name)
    spaced = " ".join(words)
    return next((family.region for family in _families() if family.tells(spaced, words)), None)


@remembered
def hides(classes: str) -> bool:
    """Return whether the classes of an element hide it on every screen."""
    names = [_words(name) for name in classes.split()]
    if not any(_hidden().search(" ".join(words)) for words in names):
        return False
    shown = set(table("page_regions")["hidden"]["shown"])
    return not any(shown.intersection(words) for words in names)
