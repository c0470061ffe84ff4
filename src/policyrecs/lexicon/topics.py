"""The closed vocabulary of topics, and which of them a text shows.

Terms are looked up by the first letters of a word and matched once at each word, the longest
first, so that the work is linear in the text however many terms there are.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from policyrecs.lexicon.patterns import table
from policyrecs.values import value

_KEY_LENGTH = 3
"""Letters of a word by which terms are looked up; the shortest first word of a term but "ai"."""

_WORD = re.compile(rf"([^\W_]{{1,{_KEY_LENGTH}}})[^\W_]*")
"""A word or number, after its key; hyphens part words."""

_PLURAL_Y = re.compile(r"(?<=[^aeiou])y$")
"""The ending of "agency", whose plural is "agencies"."""


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """One topic of the vocabulary.

    Attributes:
        code: Code that records carry.
        label: Name for people.
        definition: What it covers.
        broader: Code of the topic above it; None at the top.
        terms: Words that show it by themselves.
        weak: Words that show it only with support.
        matches: Text about it.
        leaves: Text that is not about it.
    """

    code: str
    label: str
    definition: str
    broader: str | None
    terms: tuple[str, ...]
    weak: tuple[str, ...]
    matches: str
    leaves: str


@value
class TopicMatch:
    """A term found in a text.

    Attributes:
        topics: Codes of the topics that it shows.
        weak_topics: Codes of the topics that it shows only with support.
        start: Where it starts.
        end: One past its last character.
        term: The term, as in the lexicon.
    """

    topics: tuple[str, ...]
    weak_topics: tuple[str, ...]
    start: int
    end: int
    term: str


def _load() -> dict[str, TopicEntry]:
    return {
        entry["code"]: TopicEntry(
            code=entry["code"],
            label=entry["label"],
            definition=entry["definition"],
            broader=entry.get("broader"),
            terms=tuple(entry["terms"]),
            weak=tuple(entry["weak"]),
            matches=entry["matches"],
            leaves=entry["leaves"],
        )
        for entry in table("topics")["topic"]
    }


TOPICS: Mapping[str, TopicEntry] = _load()
"""The vocabulary by code, in the order of the file."""


def topic_matches(text: str) -> Iterator[TopicMatch]:
    """Every term in `text`, in order, none inside another.

    Args:
        text: Folded text, of either case.
    """
    expressions, shown = _index()
    lower = lowered if len(lowered := text.lower()) == len(text) else text
    position = 0
    for word in _WORD.finditer(lower):
        if word[1] not in expressions or word.start() < position:
            continue
        found = _beginning(word[1]).match(lower, word.start())
        if found and found.lastgroup:
            terms, weak, term = shown[found.lastgroup]
            position = found.end()
            yield TopicMatch(terms, weak, found.start(), found.end(), term)


Shown = tuple[tuple[str, ...], tuple[str, ...], str]
"""What a term shows: topics, topics with support, and the term itself."""


@functools.cache
def _beginning(key: str) -> re.Pattern[str]:
    """The terms that begin so; compiled when first met, since a process meets few of them."""
    return re.compile(_index()[0][key])


@functools.cache
def _index() -> tuple[dict[str, str], dict[str, Shown]]:
    """Expressions by the first letters of a word, and what each of their groups shows."""
    strong: dict[str, list[str]] = {}
    weak: dict[str, list[str]] = {}
    for entry in TOPICS.values():
        for term in entry.terms:
            strong.setdefault(term, []).append(entry.code)
        for term in entry.weak:
            weak.setdefault(term, []).append(entry.code)
    shown: dict[str, Shown] = {}
    grouped: dict[str, list[str]] = {}
    for number, term in enumerate(sorted({*strong, *weak}, key=lambda term: (-len(term), term))):
        group = f"term{number}"
        shown[group] = (tuple(strong.get(term, ())), tuple(weak.get(term, ())), term)
        key = re.split(r"[ ~-]", term)[0][:_KEY_LENGTH]
        grouped.setdefault(key, []).append(f"(?P<{group}>{_expression(term)})")
    return {key: "|".join(terms) for key, terms in grouped.items()}, shown


def _expression(term: str) -> str:
    """The regular expression of a term: whole words, the last one in singular or plural."""
    pieces = [re.escape(piece) for piece in re.split(r"[ -]", term)]
    pieces = [piece.replace("\\~", r"[^\W_]*").replace("~", r"[^\W_]*") for piece in pieces]
    last = pieces[-1]
    if not term.endswith("~"):
        pieces[-1] = (
            _PLURAL_Y.sub("(?:y|ies)", last) if _PLURAL_Y.search(last) else f"{last}(?:e?s)?"
        )
    return r"[ -]+".join(pieces) + r"(?![^\W_])"
