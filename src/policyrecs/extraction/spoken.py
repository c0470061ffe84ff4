"""What people say aloud, and bear on banners: their imperatives, and words that a tag splits."""

import dataclasses
import re

from policyrecs.documents import Passage
from policyrecs.extraction.calls import Call, Stretch
from policyrecs.extraction.imperatives import asking_imperative, imperative_call
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.sentences import LONGEST, Sentence, sentence_of
from policyrecs.lexicon.patterns import patterns

_FEWEST_WORDS = 3
"""An imperative that somebody speaks has at least so many words: "Delete the app,"."""

_FEWEST_BORNE = 2
"""A slogan has at least so many: "Divest now!"."""

LONGEST_TAG = 90
"""What stands between the halves of a quotation has at most so many characters."""

_CLOSING = "\"')*_] "
"""Marks that may stand after the stop of a sentence."""

_SHORT = re.compile(
    r"(?!(?:see|believe|try|like|love|hate|forget|watch|stuff|beat)\b)[a-z]{3,} (?:it|them)[.,!]+"
)
"""An imperative of two words whose object stands for what was said before: "Fix it,"."""

_BEFORE_SLOGAN = 100
"""Who bears or chants words is told within so many characters before them."""

_CONDITION = re.compile(r"(?:if|when|while|once|unless|until|before|after|as|in|on)\b")
"""How a sentence begins whose first comma stands before its main clause."""


def spoken_imperative(inside: Sentence) -> Call | None:
    """Return the call of an imperative that somebody speaks, in quotation marks or in a turn.

    Nobody tells a reporter to click or to see the annex, so fewer verbs are doubtful than in prose
    that may steer its reader: "Find the money somewhere else," but "Look, it is simple."
    """
    if patterns("speech")["phatic-order"].regex.match(inside.words):
        return None
    asking = asking_imperative(inside)
    if asking is not None:
        return asking
    words = inside.words.rstrip(_CLOSING)
    short = _SHORT.fullmatch(words)
    if not words.endswith((".", "!", ",")) or (
        len(words.split()) < _FEWEST_WORDS and short is None
    ):
        return None
    found = short or patterns("speech")["spoken-order"].regex.match(words)
    if found is None or not inside.cased[:1].isupper():
        return None
    call = imperative_call(inside)
    return call if call is not None and call.pattern == "imperative" else None


def slogan_call(scene: Scene, passage: Passage, inside: Sentence) -> Call | None:
    """Return the call of words that are chanted or stand on a banner: signs reading "Cap rents"."""
    words = inside.words.rstrip(_CLOSING + ".!,")
    if len(words.split()) < _FEWEST_BORNE:
        return None
    low = max(passage.block.start, inside.start - _BEFORE_SLOGAN)
    before = scene.words[low : inside.start]
    if not patterns("speech")["borne"].regex.search(before):
        return None
    call = imperative_call(inside.cut(0, len(words)))
    stands = call is not None and call.is_core and call.pattern == "imperative"
    return call if stands and not patterns("speech")["cheer"].regex.match(words) else None


def joined(scene: Scene, passage: Passage, first: Stretch, second: Stretch) -> Sentence | None:
    """Return the one sentence whose halves stand in two quotations: "They need", she said, "to".

    Args:
        scene: The document.
        passage: The passage of both.
        first: The last words of the first quotation, without its marks.
        second: The first words of the next.
    """
    folded = scene.outline.document.folded
    if not folded[second[0] : second[1]].lstrip()[:1].islower():
        return None
    head, tag = folded[slice(*first)], folded[first[1] : second[0]]
    if not patterns("speech")["tag"].regex.fullmatch(tag.lower()):
        return None
    if not _CONDITION.match(head.lower()):
        head = head.rstrip(" ,").ljust(len(head))
    if second[1] - first[0] > LONGEST:
        return None
    text = head + " " * len(tag) + folded[slice(*second)]
    local = sentence_of(text, 0, len(text), passage.index)
    return dataclasses.replace(local, start=first[0] + local.start, end=first[0] + local.end)
