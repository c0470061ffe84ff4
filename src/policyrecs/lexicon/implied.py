"""Who is understood to be called upon where no words name a party: by the things at issue."""

import functools
from collections import Counter

from policyrecs.lexicon.group_words import Groups, Key, words
from policyrecs.lexicon.patterns import table
from policyrecs.vocabulary import StakeholderGroup


@functools.lru_cache(maxsize=4096)
def implied_groups(text: str) -> Groups:
    """Return the groups that the things in `text` point to most often; empty where none do.

    Example:
        >>> [str(group) for group in implied_groups("Automated systems should be tested")]
        ['developers', 'companies']
    """
    lemmas = tuple(word.lemma for word in words(text))
    votes: Counter[Groups] = Counter()
    position = 0
    while position < len(lemmas):
        step = 1
        for length in range(min(_longest(), len(lemmas) - position), 0, -1):
            if groups := _things().get(lemmas[position : position + length]):
                votes[groups] += length
                step = length
                break
        position += step
    return votes.most_common(1)[0][0] if votes else ()


@functools.cache
def _things() -> dict[Key, Groups]:
    """Every thing with the groups it points to."""
    return {
        tuple(word.lemma for word in words(thing)): tuple(map(StakeholderGroup, entry["group"]))
        for entry in table("implied")["thing"]
        for thing in entry["words"]
    }


@functools.cache
def _longest() -> int:
    """Number of words in the longest thing."""
    return max(map(len, _things()))
