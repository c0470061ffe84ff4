"""Who is understood to be called upon where no words name a party: by the things at issue."""

import functools
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from policyrecs.lexicon.group_words import Entries, Groups, lemmas_of
from policyrecs.lexicon.patterns import table
from policyrecs.remembering import remembered
from policyrecs.vocabulary import StakeholderGroup


def reader_groups(possessions: Iterable[str]) -> Groups:
    """Return the groups that "you" most often is, by the things that the text says you have.

    Args:
        possessions: The words after each "your"; the first one known in each counts.

    Example:
        >>> [str(group) for group in reader_groups(["own users", "network"])]
        ['companies', 'developers']
    """
    votes: Counter[Groups] = Counter()
    for possession in possessions:
        lemmas = lemmas_of(possession)
        known = (
            _possessions().get(lemmas[start:end])
            for start in range(len(lemmas))
            for end in range(len(lemmas), start, -1)
        )
        if groups := next(filter(None, known), None):
            votes[groups] += 1
    return votes.most_common(1)[0][0] if votes else ()


def implied_groups(text: str, *, digital: bool = True, own: bool = False) -> Groups:
    """Return the groups that the things in `text` point to most often; empty where none do.

    Args:
        text: The words of a call, or of many.
        digital: Whether they stand in a text on software, in which "systems" are programs.
        own: Whether things that any institution has, such as budgets, are passed over.

    Example:
        >>> [str(group) for group in implied_groups("Automated systems should be tested")]
        ['developers', 'companies']
        >>> implied_groups("The budget should be agreed by May", own=True)
        ()
    """
    return _reader(digital=digital, own=own)(text)


@functools.cache
def _reader(*, digital: bool, own: bool) -> Callable[[str], Groups]:
    """What reads the things in a text of one kind, and remembers what it read."""
    return remembered(functools.partial(_most_often, things=_things(digital=digital, own=own)))


def _most_often(text: str, things: Entries) -> Groups:
    """The groups that most of the things in `text` point to."""
    lemmas = lemmas_of(text)
    votes: Counter[Groups] = Counter()
    position = 0
    while position < len(lemmas):
        lengths = things.openings(lemmas, position)
        if lengths:
            length = lengths[0]
            votes[things[lemmas[position : position + length]]] += length
            position += length
        else:
            position += 1
    return votes.most_common(1)[0][0] if votes else ()


@functools.cache
def _things(*, digital: bool, own: bool) -> Entries:
    """Every thing with the groups it points to, as far as a text on software or any other goes."""
    return _entries(
        entry
        for entry in table("implied")["thing"]
        if (digital or not entry.get("digital")) and not (own and entry.get("anywhere"))
    )


@functools.cache
def _possessions() -> Entries:
    """Every thing that a reader may have, with the groups of such readers."""
    return _entries(table("implied")["reader"])


def _entries(given: Iterable[dict[str, Any]]) -> Entries:
    """The words of some entries by lemma; the first entry that lists a word has it."""
    found = Entries()
    for entry in given:
        for thing in entry["words"]:
            found.setdefault(lemmas_of(thing), tuple(map(StakeholderGroup, entry["group"])))
    return found
