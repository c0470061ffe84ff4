"""The words of groups.toml, arranged for lookup.

Words are compared by lemma: lower case, British spelling folded, plural undone by rule.
The rule need not be right for every English word, only the same on both sides. The names of many
countries' institutions stand apart, in institutions.toml.
"""

import functools
import re
from collections.abc import Iterable, Sequence
from typing import Any

from policyrecs.documents import fold
from policyrecs.lexicon.patterns import table
from policyrecs.remembering import remembered
from policyrecs.values import value
from policyrecs.vocabulary import StakeholderGroup

Groups = tuple[StakeholderGroup, ...]
"""Groups of one party, its own first; empty where the words name no party."""

Key = tuple[str, ...]
"""Words of an entry: lemmas, or the words as written for a proper name."""

_WORD = re.compile(r"[^\W_]+(?:[.&'][^\W_]+)*'?")
"""A word with its inner points and apostrophes: "U.S", "crates.io", "agency's", "states'".

Hyphens and slashes divide words, so that "policy-makers" and "policy makers" are the same.
"""

_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s")
"""An acronym in the plural: "MPs", "NGOs", not "US"."""


_SHORTEST_MEN = 6
"""Letters of the longest short word in -men that is left alone: "women", "semen", "stamen"."""

_SINGULAR_MEN = frozenset({"specimen", "regimen", "abdomen", "cyclamen", "bitumen", "albumen"})
"""Longer ones."""


class Entries(dict[Key, Groups]):
    """Groups by the words of an entry, with the lengths of those that open or end a phrase.

    To look up every stretch of a phrase would take most of the time: few words open an entry.
    """

    def openings(self, words: Key, start: int = 0) -> Sequence[int]:
        """Lengths of the entries that stand in `words` from `start` on, longest first."""
        if start >= len(words) or (lengths := self._by_first.get(words[start])) is None:
            return ()
        most = len(words) - start
        return [n for n in lengths if n <= most and words[start : start + n] in self]

    def endings(self, words: Key, end: int | None = None) -> Sequence[int]:
        """Lengths of the entries that stand in `words` up to `end`, longest first."""
        end = len(words) if end is None else end
        if not end or (lengths := self._by_last.get(words[end - 1])) is None:
            return ()
        return [n for n in lengths if n <= end and words[end - n : end] in self]

    @functools.cached_property
    def _by_first(self) -> dict[str, list[int]]:
        """Lengths of the entries by their first word."""
        return self._lengths(0)

    @functools.cached_property
    def _by_last(self) -> dict[str, list[int]]:
        """Lengths of the entries by their last word."""
        return self._lengths(-1)

    def _lengths(self, place: int) -> dict[str, list[int]]:
        """Lengths of the entries, longest first, by the word at a place."""
        found: dict[str, set[int]] = {}
        for key in self:
            found.setdefault(key[place], set()).add(len(key))
        return {word: sorted(lengths, reverse=True) for word, lengths in found.items()}


@value
class Word:
    """A word of a phrase.

    Attributes:
        start: First character in the phrase.
        end: One past its last character, possessive ending included.
        text: As written, without possessive ending.
        lemma: What it is looked up by.
        possessive: Whether it ends in a possessive: "agency's", "states'".
    """

    start: int
    end: int
    text: str
    lemma: str
    possessive: bool


@value
class Shift:
    """A word before a party that moves it to another group: "state" before "regulators".

    Attributes:
        source: Groups that move.
        target: Where they move to.
        kept: Groups that stay beside the new one.
    """

    source: frozenset[StakeholderGroup]
    target: Groups
    kept: frozenset[StakeholderGroup]


@value
class GroupWords:
    """Everything groups.toml knows, by lemma.

    Attributes:
        heads: Nouns that name a group by themselves.
        generics: Nouns that name a party whose group a modifier decides.
        modifiers: Words that decide the group of a generic noun.
        shifts: Words that move a party to another group.
        things: Phrases whose head looks like a party and is none.
        names: Proper names, by the words as written.
        places: Those of them that are countries, states and cities.
        endings: Groups by how a noun ends: "neuroscientist".
        openings: Groups by the first lemma of a body's name: "Senate ... Committee".
        capitalised: Groups by the last lemma of a capitalised name that nothing else decides.
        joined: Entries that hold "and", which must not be split there.
        suffixes: Groups by the last word of a capitalised name: "Ltd", "Party".
        bare: Nouns that stand for a party in the singular without an article.
        grammar: The closed classes of words by which a phrase is cut, each by its name.
        joining: Words, or sequences of them, that stand between conjuncts.
        longest: Number of words in the longest entry.
    """

    heads: Entries
    generics: Entries
    modifiers: Entries
    shifts: dict[Key, Shift]
    things: Entries
    names: Entries
    places: frozenset[Key]
    endings: dict[str, Groups]
    openings: dict[str, Groups]
    capitalised: dict[str, Groups]
    joined: frozenset[Key]
    suffixes: dict[str, Groups]
    bare: frozenset[Key]
    grammar: dict[str, frozenset[str]]
    joining: Entries
    longest: int


@functools.cache
def group_words() -> GroupWords:
    """The entries of groups.toml, arranged for lookup; read once."""
    entries = table("groups")
    heads = _entries([*entries["head"], *table("institutions")["head"]], "heads")
    named = [*table("institutions")["name"], *entries["name"]]
    names = Entries(
        (tuple(word.text for word in words(name)), _groups(entry["group"]))
        for entry in named
        for name in entry["names"]
    )
    shifts = {
        key: Shift(
            frozenset(_groups(entry["from"])),
            _groups(entry["to"]),
            frozenset(_groups(entry["keep"])),
        )
        for entry in entries["shift"]
        for key in _keys(entry["words"])
    }
    every_key = [*heads, *names]
    return GroupWords(
        heads=heads,
        generics=_entries(entries["generic"], "heads"),
        modifiers=_entries(entries["modifier"], "words"),
        shifts=shifts,
        things=Entries((key, ()) for entry in entries["thing"] for key in _keys(entry["heads"])),
        names=names,
        places=frozenset(
            tuple(word.text for word in words(name))
            for entry in named
            if entry.get("place")
            for name in entry["names"]
        ),
        endings=_by_word(entries["endings"]),
        openings=_by_word(entries["openings"]),
        capitalised=_by_word(entries["capitalised"]),
        joined=frozenset(tuple(map(str.lower, key)) for key in every_key if "and" in key),
        suffixes={
            word: _groups([group]) for group, ends in entries["suffixes"].items() for word in ends
        },
        bare=frozenset(_keys(entries["bare"]["words"])),
        grammar={name: frozenset(listed) for name, listed in entries["grammar"].items()},
        joining=Entries((tuple(phrase.split()), ()) for phrase in entries["grammar"]["joining"]),
        longest=max(map(len, every_key)),
    )


@functools.cache
def grammar(name: str) -> frozenset[str]:
    """One closed class of words from groups.toml."""
    return group_words().grammar[name]


@remembered
def words(phrase: str) -> tuple[Word, ...]:
    """The words of `phrase` with their places; one word may stand for two ("policymaker")."""
    return tuple(
        [
            Word(match.start(), match.end(), text, lemma, text != written)
            for match in _WORD.finditer(fold(phrase))
            for written in [match[0]]
            for text in [written.removesuffix("'").removesuffix("'s")]
            for lemma in _lemmas(written)
        ]
    )


def lemmas_of(text: str) -> Key:
    """What the words of `text` are looked up by, without their places."""
    return tuple([lemma for written in _WORD.findall(fold(text)) for lemma in _lemmas(written)])


def _entries(entries: Iterable[dict[str, Any]], field: str) -> Entries:
    """The words of `entries` by lemma; the first entry that lists a word has it."""
    found = Entries()
    for entry in entries:
        for key in _keys(entry[field]):
            found.setdefault(key, _groups(entry["group"]))
    return found


def _by_word(entries: dict[str, list[str]]) -> dict[str, Groups]:
    """Words listed under their group, each with it."""
    return {
        lemma: _groups([code]) for code, listed in entries.items() for (lemma,) in _keys(listed)
    }


def _keys(phrases: Iterable[str]) -> list[Key]:
    """Each phrase as its lemmas, articles left out."""
    return [
        tuple(word.lemma for word in words(phrase) if word.lemma not in {"a", "the"})
        for phrase in phrases
    ]


def _groups(codes: Iterable[str]) -> Groups:
    """Groups by their codes; an unknown code is refused."""
    return tuple(map(StakeholderGroup, codes))


@remembered
def _lemmas(written: str) -> list[str]:
    """What a word is looked up by: one lemma, or two for a compound such as "policymakers"."""
    text = written.removesuffix("'").removesuffix("'s")
    lower = text[:-1].lower() if _PLURAL_ACRONYM.fullmatch(text) else text.lower()
    return [_singular(part) for part in _spelling().get(lower, lower).split()]


@functools.cache
def _spelling() -> dict[str, str]:
    """The folded spelling of each word that has one."""
    return dict(table("groups")["spelling"])


def _singular(word: str) -> str:
    """`word` without its plural ending."""
    if word == "news":  # "new agencies" are no news agencies
        return word
    if word.endswith("men") and len(word) > _SHORTEST_MEN and word not in _SINGULAR_MEN:
        return word[:-2] + "an"  # "policemen"
    if len(word) <= 3 or word.endswith(("ss", "us", "is")):  # noqa: PLR2004  short words are singular: gas
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word.removesuffix("s")
