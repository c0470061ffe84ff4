"""The acts inside a recommendation: verb, span and direction of each."""

import re
from typing import NamedTuple

from policyrecs.candidates import Act
from policyrecs.extraction import verbs
from policyrecs.extraction.sentences import Sentence
from policyrecs.lexicon.patterns import patterns, words_of
from policyrecs.vocabulary import Polarity

_FIRST = re.compile(
    r"(?:not |to |also |(?!apply|rely|supply|comply|reply)[a-z]+ly )*(?P<verb>[a-z][a-z'-]*)"
)
"""The verb that an act begins with: "not publish", "actively seek"."""

_FURTHER = re.compile(
    r"[\[*_\"'(]*(?P<not>not |never )?(?P<verb>[a-z][a-z-]*)(?= |$)"
    r"(?P<next> [a-z][\w-]*(?: [a-z][\w-]*)?)?"
)
"""The verb after a joint, with the words that show whether it is one: "and (publish the"."""

_COORDINATION = re.compile(r"\b(?:and|or|but|then)\b|;")
_RENEWAL = re.compile(r"but|should|must|instead|then")
"""A joint that coordinates verbs, and one that ends a negation: "but should"."""

_CONTRAST_START = (",", "but", "and", "should", "must", "shall")
"""How a contrast begins: ", not restrict it"; "is not restricted" is none."""

_MOST_ACTS = 8
"""An item that lists more acts than this keeps the first ones."""

_NEAR = 30
"""An act named by a noun shows within so many characters: "rather than immediate regulation"."""

_PREPOSITIONS = frozenset({"for", "to", "in", "on", "into"})
"""Prepositions that some ambiguous verbs take: "plan for"."""

_CODE = re.compile(r"[a-z]{1,4}-\d{3,}")
"""A code after a noun that looks like a verb: "report ao-2022-001"."""

_NUMBER = re.compile(r"\W?\d+[a-z]?(?:[.:;,)\]]*$|\]\()")
"""A number after a noun that is often numbered: "table 9.", "figure [7d](#page-14)"."""

_DONE = re.compile(r"(?:[a-z]{3,}(?<!e)ed|made|taken|given|spent|won|lost)\W*$")
"""A participle after a noun that looks like a verb: "land claimed", but no "fund needed beds"."""

_DUAL = frozenset({"stop", "start", "keep"})
"""Verbs with a gerund for an object: "stop calling it"."""


class _Start(NamedTuple):
    """Where an act begins, its verb, and whether it is negated."""

    place: int
    verb: str
    negated: bool


def acts_of(
    sentence: Sentence, start: int, *, negated: bool, lemma: str = ""
) -> tuple[tuple[Act, ...], Polarity]:
    """Return the acts of a sentence and the direction of the whole.

    Args:
        sentence: The sentence.
        start: Where the first act begins in its words.
        negated: Whether the first act is negated.
        lemma: Base form of the first act's verb, where it is known.
    """
    words = sentence.words
    starts = _starts(words, start, negated=negated, lemma=lemma)
    acts: list[Act] = []
    for number, one in enumerate(starts):
        last = number + 1 == len(starts)
        end = _end(words, one.place) if last else starts[number + 1].place
        end = one.place + len(_without_joint(words[one.place : end], last=last))
        if end > one.place:
            place = sentence.place(one.place, end)
            against = one.negated != _leaves(words[one.place : end], one.verb)
            polarity = Polarity.AVOID if against else Polarity.DO
            acts.append(Act(place.start, place.end, one.verb, polarity))
    return tuple(acts), _direction(words, start, acts, negated=negated)


def _leaves(act: str, verb: str) -> bool:
    """Return whether an act is to leave something undone: "avoid cuts", "stay away from it"."""
    phrase = " ".join(act.removeprefix("to ").split(" ", 2)[:2])
    return verb in words_of("verbs", "avoiding") or phrase in words_of("verbs", "avoiding_phrase")


def _without_joint(stretch: str, *, last: bool) -> str:
    """Return an act's words without what joins it to the next."""
    if last:
        return stretch.rstrip(" ,;:.")
    return patterns("grammar")["joint-tail"].regex.sub("", stretch)


def _starts(words: str, start: int, *, negated: bool, lemma: str) -> list[_Start]:
    """Return where each act begins from `start` on."""
    first = _FIRST.match(words, start)
    if not first:
        return []
    gerund = verbs.lemma_of_gerund(first["verb"])
    base = first["verb"] in verbs.base_forms() or first["verb"] in {"be", "have"}
    verb = lemma or gerund or (first["verb"] if base else verbs.lemma_of_participle(first["verb"]))
    if not verb:
        return []
    starts = [_Start(start, verb, negated)]
    for joint in patterns("grammar")["joint"].regex.finditer(words, start):
        following = _FURTHER.match(words, joint.end())
        if not following or not _COORDINATION.search(joint[0]):
            continue
        other = _second_verb(following, gerund=bool(gerund))
        if other:
            inherits = negated and not _RENEWAL.search(joint[0])
            place = following.start("not" if following["not"] else "verb")
            starts.append(_Start(place, other, bool(following["not"]) or inherits))
    return starts[:_MOST_ACTS]


def _second_verb(following: re.Match[str], *, gerund: bool) -> str | None:
    """Return the verb after a joint, None where a noun is joined."""
    word = following["verb"]
    if gerund:
        return verbs.lemma_of_gerund(word)
    if word not in verbs.base_forms():
        return None
    if word not in words_of("verbs", "ambiguous"):
        return word
    rest = following["next"] or ""
    after = rest.strip().split(" ")[0]
    if word in _DUAL and after.endswith("ing"):
        return word
    plain = after in words_of("verbs", "object_start") and imperative_follows(word, rest)
    return word if plain else None


def _end(words: str, begin: int) -> int:
    """Return where the last act ends: at the end of its clause."""
    found = patterns("grammar")["act-end"].regex.search(words, begin + 1)
    return found.start() if found else len(words)


def imperative_follows(verb: str, following: str) -> bool:
    """Return whether a base form with the words after it reads as a verb rather than a noun.

    Args:
        verb: The base form.
        following: The one or two words after it, "" where there is none.
    """
    if verb not in words_of("verbs", "ambiguous"):
        return True
    word, _, second = following.strip().lower().partition(" ")
    if f"{verb} {word}" in words_of("verbs", "compound") or _is_qualified(verb, word, second):
        return False
    if f"{word} {second}" in {"at most", "at least"}:
        return True
    if word in {"and", "or"}:
        return second == "be" or second in verbs.base_forms()
    if word in _PREPOSITIONS:
        return f"{verb} {word}" in words_of("verbs", "verb_phrase")
    return bool(word) and word not in words_of("verbs", "noun_follow")


def _is_qualified(verb: str, word: str, second: str) -> bool:
    """Return whether the words after a base form tell which one it names, or what befell it."""
    if _NUMBER.match(word):
        return not second or verb in words_of("verbs", "numbered")
    if _DONE.match(word):
        return not second or second in _PREPOSITIONS | {"by", "since"}
    return _CODE.match(word) is not None


def _direction(words: str, start: int, acts: list[Act], *, negated: bool) -> Polarity:
    """Return the direction of the whole: do, avoid or mixed."""
    directions = {act.polarity for act in acts}
    if not acts:
        directions = {Polarity.AVOID if negated else Polarity.DO}
    redirected = patterns("grammar")["redirected"].search(words)
    contrasted = directions == {Polarity.DO} and _contrasts(words, start)
    if len(directions) > 1 or redirected or contrasted:
        return Polarity.MIXED
    return directions.pop()


def _contrasts(words: str, start: int) -> bool:
    """Return whether an act is set against one that is not to be done."""
    grammar = patterns("grammar")
    if grammar["contrast-first"].regex.match(words):
        return False
    for found in grammar["contrast"].finditer(words, start):
        instead = found["instead"]
        if instead:
            act = words[found.start("instead") : found.end("instead") + _NEAR]
            if instead.endswith("ing") or grammar["act-noun"].regex.match(act):
                return True
        elif found[0].lstrip().startswith(_CONTRAST_START) and _is_verb(found["word"]):
            return True
    return False


def _is_verb(word: str) -> bool:
    """Return whether a word after "not" is one of an act: "not restrict", "not be", "not the"."""
    return (
        word in verbs.base_forms()
        or word in {"be", "have", "to", "the", "a"}
        or verbs.lemma_of_gerund(word) is not None
    )
