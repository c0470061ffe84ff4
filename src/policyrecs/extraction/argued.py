"""Imperatives in the prose of a text that makes calls of its own: "Stop funding new roads."."""

import dataclasses

from policyrecs.candidates import Candidate
from policyrecs.extraction.confidence import confidence_of
from policyrecs.extraction.imperatives import asking_imperative, plain_imperative
from policyrecs.extraction.licences import heading_licence
from policyrecs.extraction.scene import Scene
from policyrecs.vocabulary import BlockKind, Evidence, Kind

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
"""Where an imperative with a full stop is a sentence of the text's own."""

_UNLICENSED = "unlicensed-imperative"
"""Why an imperative in prose is no call, unless its text makes calls."""

_OWN_WORDS = frozenset({Evidence.MODAL, Evidence.PERFORMATIVE})
"""Evidence that stands in the words of a sentence, not in its place."""

_NEXT = 3
"""Characters between two sentences that stand beside each other."""

_ENOUGH = 2
"""So many imperatives show that a text that speaks of recommending, or of guidance, advises."""


def license_argued(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates, imperatives in prose let stand where the text makes calls itself.

    An op-ed that says what ministers should do goes on in imperatives, and guidance may hold little
    else; so does a page that only tells how to do something, but that speaks of neither.
    """
    if not any(one.rejection == _UNLICENSED for one in found):
        return found
    if (
        scene.genre.is_news
        or scene.genre.is_instructions
        or scene.genre.is_law
        or scene.genre.is_sport
    ):
        return found
    asking = [_asks(scene, one) for one in found]
    sure = [
        asks or (one.rejection is None and one.evidence is Evidence.IMPERATIVE)
        for one, asks in zip(found, asking, strict=True)
    ]
    asking = [
        asks or _beside_asking(scene, found, sure, number) for number, asks in enumerate(asking)
    ]
    advises = sum(asking) >= _ENOUGH and (scene.genre.recommends or scene.genre.guides)
    if not advises and not any(_is_own_call(one) for one in found):
        return found
    return [granted(one) if asks else one for one, asks in zip(found, asking, strict=True)]


def granted(one: Candidate) -> Candidate:
    """Return a rejected candidate as a call."""
    (pattern,) = one.features
    confidence = confidence_of(pattern, one.status, rejected=False)
    return dataclasses.replace(one, rejection=None, confidence=confidence)


def _is_own_call(one: Candidate) -> bool:
    """Return whether a candidate is a call of the author's own, in so many words."""
    return one.rejection is None and one.kind is Kind.DIRECT and one.evidence in _OWN_WORDS


def _beside_asking(
    scene: Scene, found: list[Candidate], sure: list[bool], number: int
) -> bool:
    """Return whether an imperative that may be none stands right beside one that surely is.

    "End evictions. Cap the deposit." asks for both, though "end" is a noun elsewhere.
    """
    one = found[number]
    if one.rejection != _UNLICENSED:
        return False
    beside = any(
        sure[other] and _NEXT >= max(one.start - found[other].end, found[other].start - one.end)
        for other in (number - 1, number + 1)
        if 0 <= other < len(found) and found[other].passage == one.passage
    )
    return beside and plain_imperative(scene.sentence(one.start, one.end, one.passage)) is not None


def _asks(scene: Scene, one: Candidate) -> bool:
    """Return whether an imperative that nothing licenses asks for a policy or practice."""
    if one.rejection != _UNLICENSED:
        return False
    passage = scene.outline.passages[one.passage]
    if passage.block.kind not in _PROSE or heading_licence(scene, passage).refused:
        return False
    sentence = scene.sentence(one.start, one.end, one.passage)
    return asking_imperative(sentence) is not None
