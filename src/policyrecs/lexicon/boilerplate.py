"""What pages carry beside their text, by its wording: navigation, adverts, sign-ups, bylines."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from policyrecs.lexicon.patterns import patterns, words_of
from policyrecs.remembering import remembered

_FILE = "boilerplate"

_PUNCTUATION = ".,:;!?()[]\"'"
"""Punctuation that is no part of a sign."""

_DIGIT = re.compile(r"\d")
"""A digit of a figure."""

_FIGURE = "9"
"""The sign that stands for any figure."""

_MOST_SMALL_WORDS = 0.34
"""Share of uncapitalised words above which "by ..." is no byline: "by law the agency acts"."""

_LONGEST_BIOGRAPHY = 200
"""Characters at the start of a note on an author that must say who it is."""

_NUMBERING = re.compile(r"^(?:\d{1,2}|[a-z])\.? (?=\S)")
"""The number of a section: "7. " in "7. References"."""

_CALL = re.compile(r"\b(?:should|must|shall|ought to|recommend(?:s|ed)?|urges?|urged)\b")
"""A word of calling upon somebody: a block that has one is left to extraction to judge."""


class Scope(StrEnum):
    """How much of a block a pattern speaks for."""

    WHOLE = "whole"
    """The block is nothing else."""
    PART = "part"
    """The pattern is found anywhere in the block."""
    SECTION = "section"
    """The block opens a stretch of such text."""


_LONGEST = {Scope.WHOLE: 400, Scope.PART: 450, Scope.SECTION: 100}
"""Longest block, in characters, that a pattern of each scope speaks for."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A pattern of words that stand beside a text.

    Attributes:
        name: Name of the pattern.
        category: Sort of furniture that the words are.
        scope: How much of a block it speaks for.
        regex: What to find in the block's words, in lower case and single-spaced.
        longest: Longest block, in characters, that it speaks for.
        names_only: Whether the words must be names besides, as in a byline.
        place: Its place in the file; the first that holds decides.
    """

    name: str
    category: str
    scope: Scope
    regex: re.Pattern[str]
    longest: int
    names_only: bool
    place: int

    def speaks_for(self, lowered: str, words: str) -> bool:
        """Whether it holds for a block.

        Args:
            lowered: The block's words, in lower case and single-spaced.
            words: The same as written.
        """
        if len(lowered) > self.longest:
            return False
        if self.scope is Scope.PART:
            return self.regex.search(lowered) is not None and not _CALL.search(lowered)
        if self.regex.fullmatch(lowered) is None:
            return False
        return not self.names_only or _are_names(words)


@remembered  # headings are asked for twice, and pages repeat their furniture
def boilerplate_in(words: str) -> Boilerplate | None:
    """Return the first pattern that says a block of these words is no part of the text.

    Args:
        words: The block's words as written, with plain quotation marks and any white space.
    """
    if len(words) > _LONGEST[Scope.PART]:
        return None
    lowered = " ".join(words.lower().split())
    return next(
        (pattern for pattern in _with_signs(lowered) if pattern.speaks_for(lowered, words)), None
    )


def author_in(words: str) -> str | None:
    """Return the name that a note on an author begins with, in lower case, if the words are one.

    "Jane Doe is a senior fellow at the institute." gives "jane doe".
    """
    if not words[:1].isupper():
        return None
    lowered = " ".join(words[:_LONGEST_BIOGRAPHY].lower().split())
    found = _biography().match(lowered)
    return None if found is None or _CALL.search(lowered) else found["name"]


def is_note_heading(words: str) -> bool:
    """Whether a heading stands over notes or references: "7. Bibliography", "Notes:"."""
    if len(words) > _LONGEST[Scope.SECTION]:
        return False
    bare = _NUMBERING.sub("", " ".join(words.lower().split()).rstrip(":").rstrip())
    return bare in words_of(_FILE, "note_headings")


@functools.cache
def _biography() -> re.Pattern[str]:
    """A note on an author: a name, "is a", and a post within a few words."""
    posts = "|".join(sorted(words_of(_FILE, "posts")))
    return re.compile(
        r"(?P<name>(?:dr\.? |prof(?:essor)?\.? )?[a-z'.-]+(?: [a-z'.-]+){1,3})"
        r" (?:is|was) (?:(?:also |currently )?(?:an?|the) (?:[a-z'&,-]+ ){0,8}"
        r"|(?:[a-z'&,-]+ ){0,2})"
        rf"(?:{posts})s?\b"
    )


def _with_signs(lowered: str) -> list[Boilerplate]:
    """The patterns that have a sign among the words, in the order of the file."""
    signs = _patterns_by_sign()
    bare = lowered
    for mark in _PUNCTUATION:  # many times as fast as a translation table where text is not ASCII
        bare = bare.replace(mark, " ")
    tokens = signs.keys() & bare.split()
    found = {pattern.place: pattern for token in tokens for pattern in signs[token]}
    if len(lowered) <= _LONGEST[Scope.SECTION] and _DIGIT.search(lowered):
        found |= {pattern.place: pattern for pattern in signs[_FIGURE]}
    return [found[place] for place in sorted(found)]


def _are_names(words: str) -> bool:
    """Whether the words of a byline are names: "By Jane Doe", not "By law the agency"."""
    around = _byline_words()
    others = [
        word
        for word in words.split()
        if word[0].isalpha() and word.lower().strip(".,:;") not in around
    ]
    small = sum(word[0].islower() for word in others)
    return len(others) > small and small <= _MOST_SMALL_WORDS * len(others)


@functools.cache
def _byline_words() -> frozenset[str]:
    """Words of a byline that are no part of a name."""
    return words_of(_FILE, "byline_words")


@functools.cache
def _patterns_by_sign() -> Mapping[str, tuple[Boilerplate, ...]]:
    """The patterns under each of their signs."""
    by_sign: dict[str, list[Boilerplate]] = {}
    for place, pattern in enumerate(patterns(_FILE).values()):
        scope = Scope(pattern.codes["scope"])
        boilerplate = Boilerplate(
            name=pattern.name,
            category=pattern.codes["category"],
            scope=scope,
            regex=pattern.regex,
            longest=int(pattern.codes.get("longest", _LONGEST[scope])),
            names_only="names_only" in pattern.codes,
            place=place,
        )
        for sign in pattern.codes["signs"]:
            by_sign.setdefault(sign, []).append(boilerplate)
    return {sign: tuple(found) for sign, found in by_sign.items()}
