"""Imperatives in the prose of a text that makes calls of its own: "Stop funding new roads."."""

import dataclasses

from policyrecs.candidates import Candidate
from policyrecs.extraction.imperatives import imperative_call
from policyrecs.extraction.licences import heading_licence
from policyrecs.extraction.scene import Scene
from policyrecs.lexicon.patterns import words_of
from policyrecs.vocabulary import BlockKind, Evidence, Kind

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
"""Where an imperative with a full stop is a sentence of the text's own."""

_FEWEST_WORDS = 3
"""An imperative in prose has at least so many words: not "Read more."."""

_CLOSING = "\"')*_] "
"""Marks that may stand after the full stop of a sentence."""

_OWN_WORDS = frozenset({Evidence.MODAL, Evidence.PERFORMATIVE})
"""Evidence that stands in the words of a sentence, not in its place."""


def license_argued(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates, imperatives in prose let stand where the text makes calls itself.

    An op-ed that says what ministers should do goes on in imperatives; a page that only tells how
    to do something holds nothing else.
    """
    if scene.is_news or scene.is_instructions or scene.is_law or scene.is_sport:
        return found
    if not any(_is_own_call(one) for one in found):
        return found
    return [dataclasses.replace(one, rejection=None) if _asks(scene, one) else one for one in found]


def _is_own_call(one: Candidate) -> bool:
    """Return whether a candidate is a call of the author's own, in so many words."""
    return one.rejection is None and one.kind is Kind.DIRECT and one.evidence in _OWN_WORDS


def _asks(scene: Scene, one: Candidate) -> bool:
    """Return whether an imperative that nothing licenses asks for a policy or practice."""
    if one.rejection != "unlicensed-imperative":
        return False
    passage = scene.outline.passages[one.passage]
    if passage.block.kind not in _PROSE or heading_licence(scene, passage).refused:
        return False
    sentence = scene.sentence(one.start, one.end, one.passage)
    call = imperative_call(sentence)
    if call is None or call.pattern != "imperative" or not sentence.cased[:1].isupper():
        return False
    words = sentence.words
    if len(words.split()) < _FEWEST_WORDS or not words.rstrip(_CLOSING).endswith((".", "!")):
        return False
    led = call.act == 0 or words[: call.act].rstrip("*_ ").endswith(",")
    return not (_steers(call.lemma) or _is_doubtful(call.lemma, words[call.act :], led=led))


def _steers(lemma: str) -> bool:
    """Return whether a verb steers the reader through a text or tool: "see", "consider"."""
    tool = words_of("verbs", "tool") - words_of("verbs", "tool_or_policy")
    return lemma in words_of("verbs", "discourse") | words_of("verbs", "web") | tool


def _is_doubtful(lemma: str, words: str, *, led: bool) -> bool:
    """Return whether the verb is also a noun or adjective, and no object begins after it.

    Args:
        lemma: The verb.
        words: The words from the verb, or its negation, on.
        led: Whether the sentence begins with it, or it follows a comma: not "only free software".
    """
    following = words.removeprefix("do not ").removeprefix("don't ").split(" ", 2)[1:2]
    plain = bool(following) and (
        following[0] in words_of("verbs", "object_start") or following[0].endswith(("ing", "ly"))
    )
    return lemma in words_of("verbs", "ambiguous") and not (plain and led)
