"""What tells one act from another, whoever words it: which words count, and which verbs agree."""

import functools

from policyrecs.lexicon.patterns import table

_LEAST_KEPT = 4
"""Letters that a word keeps at least when its ending goes: "nation" is not "n"."""


def is_left_out(word: str) -> bool:
    """Whether `word`, lower case, says nothing of an act."""
    return word in _left_out()


def is_general(word: str) -> bool:
    """Whether `word`, lower case, stands in any policy text, in the singular or the plural."""
    return stem(word) in _general()


@functools.lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return `word`, lower case, without the ending that does not make it another word.

    Example:
        >>> stem("evaluations") == stem("evaluate")
        True
    """
    for ending, replacement in _endings():
        if word.endswith(ending) and len(word) - len(ending) + len(replacement) >= _LEAST_KEPT:
            return word.removesuffix(ending) + replacement
    return word


def act_of(verb: str) -> str:
    """Return the verb that names the act of `verb`, a lemma: "gather" is "collect".

    A phrasal verb is looked up whole, then by its first word. A verb that is not listed names its
    own act, however it is spelt: "organise" and "organize" are one.
    """
    acts = _acts()
    return acts.get(verb) or acts.get(verb.split(" ", 1)[0]) or stem(verb)


def are_opposed(one: str, other: str) -> bool:
    """Whether of two acts, by the verbs that name them, one undoes the other."""
    return frozenset((one, other)) in _opposed()


@functools.cache
def _left_out() -> frozenset[str]:
    return frozenset(table("wording")["left_out"]["words"])


@functools.cache
def _general() -> frozenset[str]:
    return frozenset(map(stem, table("wording")["general"]["words"]))


@functools.cache
def _endings() -> tuple[tuple[str, str], ...]:
    return tuple(
        (ending, replacement) for ending, replacement in table("wording")["endings"]["replaced"]
    )


@functools.cache
def _acts() -> dict[str, str]:
    return {verb: verbs[0] for verbs in table("wording")["acts"]["alike"] for verb in verbs}


@functools.cache
def _opposed() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in table("wording")["acts"]["opposed"])
