"""Bare imperatives: "Publish the register", "Do not share keys"."""

import re
from dataclasses import dataclass

from policyrecs.extract import acts, verbs
from policyrecs.extract.sentences import Sentence
from policyrecs.lexicon import patterns

_OPENING = re.compile(
    r"^[^\w]*(?:(?:please|also|then|next|finally|first|second|third|fourth|fifth|firstly|secondly|thirdly|lastly|sixth|seventh|above all|at minimum|at a minimum|as a first step"
    r"|further|jointly|together|instead|always|(?!(?:apply|comply|rely|supply|reply|multiply|ally|fly)\b)[a-z]+ly|and|or),? "
    r"|(?:in|over|within|by|at|to|for|as|when|where|wherever|with|if|through|until|after|before|during|under|on|given|once) [^,.;:]{2,90}, ){0,3}"
    r"(?P<not>do not |don't |never |not )?(?P<to>to )?(?P<verb>[a-z]+(?:-[a-z]+)*)\b(?! ?:)(?P<next> [\w'-]+(?: [\w'-]+)?)?"
)
"""The start of an imperative: adverbs, a phrase set off by a comma, a negation, the verb."""

_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|does|did|do)\b")
_CLAUSE_MARK = re.compile(r"[,;:.(]|\b(?:that|which|who|whom|whose|how|what|if|whether|when|where|so|because|as|while)\b")


@dataclass(frozen=True, slots=True)
class Imperative:
    """A sentence that begins with a base form.

    Attributes:
        verb: The base form.
        start: Where it begins in the sentence's words, its negation included.
        negated: Whether it is negated.
        infinitive: Whether it is an infinitive with "to", which completes a lead-in.
    """

    verb: str
    start: int
    negated: bool
    infinitive: bool = False


def imperative_of(sentence: Sentence) -> Imperative | None:
    """Return the imperative that `sentence` begins with, None where it begins with none."""
    words = sentence.words[:200]
    found = _OPENING.match(words)
    if not found:
        return None
    verb = found["verb"]
    if verb not in verbs.base_forms():
        return None
    following = found["next"] or ""
    negated = found["not"] is not None
    infinitive = found["to"] is not None
    if not negated and not infinitive and not acts.imperative_follows(verb, following):
        return None
    if not negated and not infinitive and (words.startswith("s ", found.end("verb")) or _is_noun(words, verb, found.end("verb"))):
        return None
    return Imperative(verb, found.start("not") if negated else found.start("verb"), negated, infinitive)


def _is_noun(words: str, verb: str, position: int) -> bool:
    """Return whether an ambiguous first word is the noun of a subject: "Research communities are"."""
    if verb not in patterns.words("verbs", "ambiguous"):
        return False
    finite = _FINITE.search(words, position)
    if not finite:
        return False
    mark = _CLAUSE_MARK.search(words, position)
    return mark is None or finite.start() < mark.start()
