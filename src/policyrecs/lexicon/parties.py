"""Which groups a phrase names, and which of its stretches name one party each.

"A number of state agencies and the companies that supply them" is cut into its conjuncts; whom each
of these names, `noun_phrases` says.
"""

import itertools
from collections.abc import Sequence

from policyrecs.lexicon.group_words import Groups, Key, Word, grammar, group_words, words
from policyrecs.lexicon.noun_phrases import (
    head_end,
    noun_phrase_groups,
    without_determiners,
)
from policyrecs.lexicon.patterns import words_of
from policyrecs.remembering import remembered
from policyrecs.vocabulary import StakeholderGroup

_JOINING_MARKS = frozenset(",;/(")
"""Marks that may stand between conjuncts."""


@remembered
def groups_of(phrase: str) -> Groups:
    """Return the groups of the parties that `phrase` names; empty where it names none.

    Example:
        >>> [str(group) for group in groups_of("state agencies and the firms that they license")]
        ['subnational_government', 'companies']
    """
    found = words(phrase)
    groups = (noun_phrase_groups(found[start:end]) for start, end in _conjuncts(phrase, found))
    return tuple(dict.fromkeys(itertools.chain.from_iterable(groups)))


@remembered
def conjuncts(phrase: str) -> tuple[tuple[int, int], ...]:
    """(start, end) in `phrase` of each party that it joins by a comma, "and" or "or".

    Names that hold "and" stay whole: "the Securities and Exchange Commission".
    """
    found = words(phrase)
    return tuple(
        (found[start].start, found[end - 1].end)
        for start, end in _conjuncts(phrase, found)
        if end > start
    )


def says_whose(word: str) -> bool:
    """Whether `word`, before a noun, says whose body it is: "research" before "institutions"."""
    lemmas = tuple(each.lemma for each in words(word))
    return lemmas in group_words().modifiers or lemmas in group_words().shifts


@remembered
def is_title(phrase: str) -> bool:
    """Whether `phrase`, standing alone as a heading, is meant as a party.

    A class is named in the plural and a body by its name; a singular noun without an article is a
    thing or a topic, whatever its capitals: "Steady State", "Customer Service".
    """
    found = words(phrase)
    return any(_is_title(found[start:end]) for start, end in _conjuncts(phrase, found))


def _is_title(part: Sequence[Word]) -> bool:
    """Whether one conjunct of a heading is meant as a party."""
    named = without_determiners(part)
    if not named:
        return tuple(word.text for word in part) in group_words().names
    cut = head_end(named)
    head = named[cut - 1]
    return (
        head.lemma != head.text.lower()
        or len(named) < len(part)
        or head.lemma in grammar("titled")
        or tuple(word.text for word in named) in group_words().names
        or any(
            tuple(word.lemma for word in named[max(0, cut - n) : cut]) in group_words().bare
            for n in (1, 2)
        )
    )


def names_others(phrase: str) -> bool:
    """Whether `phrase` names a party other than the speaker."""
    groups = groups_of(phrase)
    others = bool(groups) and groups != (StakeholderGroup.ISSUER_ITSELF,)
    return others and not opens_with_gerund(phrase) and not opens_with_verb(phrase)


def opens_with_verb(phrase: str) -> bool:
    """Whether `phrase` tells somebody what to do: an act, not somebody.

    A verb that is a noun too is one before what opens another noun phrase.

    Example:
        >>> opens_with_verb("hire senior staff"), opens_with_verb("support this town")
        (True, True)
        >>> opens_with_verb("support groups")
        False
    """
    first, _, rest = phrase.lower().partition(" ")
    if not rest or first not in words_of("verbs", "clear"):
        return False
    if first not in words_of("verbs", "ambiguous"):
        return not (says_whose(first) or groups_of(first))
    return rest.split(" ", 1)[0] in grammar("determiners")


def opens_with_gerund(phrase: str) -> bool:
    """Whether `phrase` is what somebody does, not somebody.

    Example:
        >>> opens_with_gerund("Leaving the EU"), opens_with_gerund("Implementing agencies")
        (True, False)
    """
    first, _, rest = phrase.lower().partition(" ")
    if not rest or not first.endswith("ing"):
        return False
    following = rest.split(" ", 1)[0]
    goes_on = following in grammar("determiners") | grammar("prepositions")
    adjective = first in grammar("participles") or says_whose(first) or bool(groups_of(first))
    return goes_on or not adjective


@remembered
def stands_alone(phrase: str) -> bool:
    """Whether `phrase` can be a whole noun phrase: "students" and "the student", not "student".

    Example:
        >>> stands_alone("the student"), stands_alone("student")
        (True, False)
    """
    found = words(phrase)
    return bool(found) and _stands_alone(found)


def _conjuncts(phrase: str, found: Sequence[Word]) -> list[tuple[int, int]]:
    """Word ranges of the conjuncts; the whole phrase where nothing may be split."""
    joints = list(_joints(phrase, found))
    parts: list[tuple[int, int]] = []
    start = 0
    for (left_end, right_start), following in itertools.zip_longest(joints, joints[1:]):
        right_end = following[0] if following else len(found)
        comma = "," in phrase[found[left_end - 1].end : found[min(left_end, len(found) - 1)].start]
        left, right = found[start:left_end], found[right_start:right_end]
        if left and right and _may_split(left, right, comma=comma):
            parts.append((start, left_end))
            start = right_start
    return [*parts, (start, len(found))]


def _joints(phrase: str, found: Sequence[Word]) -> list[tuple[int, int]]:
    """Word ranges of what stands between conjuncts; empty ranges for bare punctuation."""
    known = group_words()
    lemmas = tuple(word.lemma for word in found)
    joints: list[tuple[int, int]] = []
    position = 1
    while position < len(found):
        end = position
        while lengths := known.joining.openings(lemmas, end):
            end += lengths[0]
        gap = phrase[found[position - 1].end : found[position].start]
        punctuated = not _JOINING_MARKS.isdisjoint(gap)
        if (end > position or punctuated) and not _inside_name(lemmas, position, known.joined):
            joints.append((position, end))
        position = max(end, position + 1)
    return joints


def _inside_name(lemmas: Key, position: int, joined: frozenset[Key]) -> bool:
    """Whether the joint at `position` stands inside a known name, such as "Exchange and ..."."""
    longest = group_words().longest
    return any(
        lemmas[start:end] in joined
        for start in range(max(0, position - longest), position)
        for end in range(position + 1, min(len(lemmas), start + longest) + 1)
    )


def _may_split(left: Sequence[Word], right: Sequence[Word], *, comma: bool) -> bool:
    """Whether both sides of a joint are parties of their own."""
    fresh = right[0].lemma in grammar("determiners")
    named = tuple(word.text for word in right) in group_words().names
    if any(word.lemma in grammar("relatives") for word in left) and not comma:
        return False
    after_preposition = any(word.lemma in grammar("prepositions") for word in left[1:])
    if after_preposition and right[0].text[0].isupper() and not fresh and not named:
        return False  # "Secretary of Health and Human Services"
    if not _stands_alone(left):
        return _is_name(left) and (fresh or named or _is_acronym(right[0]))
    both = (
        len(right) == 1 and tuple(word.text for word in left) in group_words().names
    )  # "Gojek and Grab"
    another_name = _is_name(right) and (fresh or both or (comma and not after_preposition))
    return another_name or bool(noun_phrase_groups(right))


def _stands_alone(part: Sequence[Word]) -> bool:
    """Whether `part` is a whole noun phrase for a party, not the first word of one.

    A singular count noun needs an article: in "state and local governments", "state" has none.
    """
    if not noun_phrase_groups(part):
        return False
    head = part[head_end(part) - 1]
    plural = head.lemma != head.text.lower()
    return (
        plural
        or part[0].lemma in grammar("determiners")
        or head.text[0].isupper()
        or any(tuple(word.lemma for word in part[-n:]) in group_words().bare for n in (1, 2))
    )


def _is_name(part: Sequence[Word]) -> bool:
    """Whether every word of `part` is capitalised, an article apart."""
    named = without_determiners(part)
    return bool(named) and all(word.text[0].isupper() for word in named)


def _is_acronym(word: Word) -> bool:
    """Whether `word` is written in capitals: "NIST"."""
    return word.text.isupper() and len(word.text) > 1
