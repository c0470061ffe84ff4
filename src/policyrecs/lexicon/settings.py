"""What a text is set in, by the words that it is full of: a school, a ministry, software."""

import functools
import re
from collections import Counter

from policyrecs.lexicon.group_words import Groups
from policyrecs.lexicon.patterns import table
from policyrecs.values import value
from policyrecs.vocabulary import StakeholderGroup

_WORD = re.compile(r"[a-z]+")
"""A word of a text in lower case; all that are looked for are plain, and a set of few characters is
found fastest."""

_DIGITAL = 125
"""Words of a text, one of which is on software where all of it is."""

_OFTEN = 4
"""Times that such words stand in a text, however short, which their share tells something of."""


@value
class Setting:
    """What a text is set in.

    Attributes:
        groups: The groups of the institution that it speaks of most; empty where none leads.
        is_digital: Whether it is on software, data or the internet.
        powers: The kinds of government that it speaks of so often that they are its readers:
            a legislature in a text on a bill, a city's in one on its streets.
    """

    groups: Groups
    is_digital: bool
    powers: Groups


def setting_of(text: str) -> Setting:
    """Return what `text` is set in.

    Example:
        >>> [str(group) for group in setting_of("The hospital has wards. Patients wait.").groups]
        ['health_providers']
        >>> setting_of("The app sends data.").is_digital
        True
    """
    words = _WORD.findall(text.lower())
    counts = Counter(words)
    digital = sum(counts[word] for word in counts.keys() & _digital())
    return Setting(
        _institution(words, counts), digital * _DIGITAL > len(words), _powers(counts, len(words))
    )


def _powers(counts: Counter[str], length: int) -> Groups:
    """The kinds of government of whose words a text of some length is full."""
    often = (
        (group, among, sum(counts[word] for word in counts.keys() & listed))
        for group, among, listed in _powers_words()
    )
    return tuple(
        group for group, among, times in often if times >= _OFTEN and times * among >= length
    )


@functools.cache
def _powers_words() -> tuple[tuple[StakeholderGroup, int, frozenset[str]], ...]:
    """Each kind of government with its words, and among how many words of a text one is of them."""
    return tuple(
        (StakeholderGroup(entry["group"][0]), entry["among"], frozenset(entry["words"]))
        for entry in table("implied")["power"]
    )


def _institution(words: list[str], counts: Counter[str]) -> Groups:
    """The groups of the institution that most words are of, if one leads."""
    settings = _settings()
    votes: Counter[Groups] = Counter()
    for word in counts.keys() & settings.keys():
        votes[settings[word]] += counts[word]
    joined = f" {' '.join(words)} "
    for phrase, parts in _phrases():
        if parts[0] in counts and (often := joined.count(f" {phrase} ")):
            votes[settings[phrase]] += often
            for part in settings.keys() & set(parts):  # "research software" is no software
                votes[settings[part]] -= often
    (first, most), (_, second) = [*votes.most_common(2), ((), 0), ((), 0)][:2]
    return first if most > second else ()


@functools.cache
def _settings() -> dict[str, Groups]:
    """Every word and phrase that shows an institution, with its groups."""
    return {
        " ".join(_WORD.findall(words)): tuple(map(StakeholderGroup, entry["group"]))
        for entry in table("implied")["setting"]
        for words in entry["words"]
    }


@functools.cache
def _phrases() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Those of several words, with their words."""
    return tuple((phrase, tuple(phrase.split())) for phrase in _settings() if " " in phrase)


@functools.cache
def _digital() -> frozenset[str]:
    """Words of texts on software."""
    return frozenset(table("implied")["digital"]["words"])
