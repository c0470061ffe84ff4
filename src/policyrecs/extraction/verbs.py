"""Verb forms: whether a word is a base form, a gerund or a participle, and of which verb."""

import functools

from policyrecs.lexicon import patterns
from policyrecs.remembering import remembered

_VOWELS = "aeiou"

_SHORTEST_STEM = 2
"""A stem has at least so many letters: "do" of "doing"."""

_PREFIXES = frozenset({"pre", "re", "co", "de", "over", "under", "out", "fast", "cross", "double"})
"""What may stand before the hyphen of a verb."""

_SHORTEST_PARTICIPLE = 5
"""A word in "-ed" is a participle, of whatever verb, if it is no shorter: not "need"."""


@functools.cache
def base_forms() -> frozenset[str]:
    """Return every verb of action, in its base form."""
    return patterns.words_of("verbs", "clear") | patterns.words_of("verbs", "ambiguous")


def is_base_form(word: str) -> bool:
    """Return whether a word is a verb of action in its base form, be it prefixed: "pre-approve"."""
    prefix, _, stem = word.partition("-")
    return word in base_forms() or (prefix in _PREFIXES and stem in base_forms())


@remembered
def lemma_of_third(word: str) -> str | None:
    """Return the base form of a verb in the third person ("applies" to "apply"), else None."""
    if not word.endswith("s") or word.endswith("ss"):
        return None
    stems = (word[:-1], word[:-2], f"{word[:-3]}y")
    return next((stem for stem in stems if stem in base_forms()), None)


@remembered
def lemma_of_gerund(word: str) -> str | None:
    """Return the base form of a gerund ("ensuring" to "ensure"), None for another word."""
    return _stem(word, "ing")


@remembered
def lemma_of_participle(word: str) -> str | None:
    """Return the base form of a past participle ("amended", "sought"), None for another word."""
    irregular = patterns.table("verbs")["irregular"].get(word)
    return irregular or _stem(word, "ed")


def _stem(word: str, ending: str) -> str | None:
    """Return the known verb that `word` is formed from with `ending`, None where none is known."""
    if not word.endswith(ending) or len(word) < len(ending) + _SHORTEST_STEM:
        return None
    stem = word[: -len(ending)]
    choices = [stem, stem + "e"]
    if len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        choices.insert(0, stem[:-1])
    if ending == "ed" and stem.endswith("i"):
        choices.append(stem[:-1] + "y")
    return next((choice for choice in choices if choice in base_forms()), None)


def looks_like_participle(word: str) -> bool:
    """Return whether `word` has the form of a past participle, of a known verb or not."""
    return lemma_of_participle(word) is not None or (
        len(word) >= _SHORTEST_PARTICIPLE and word.endswith("ed")
    )
