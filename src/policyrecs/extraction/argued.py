"""Imperatives in the prose of a text that makes calls of its own: "Stop funding new roads."."""

import dataclasses

from policyrecs.candidates import Candidate
from policyrecs.extraction.argued_lists import describes
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

_ON_CITIZENS = "citizen-action"
"""The cue of cues.toml by which readers are asked to write to those who decide."""

_ENOUGH = 2
"""So many imperatives show that a text that speaks of recommending, or of guidance, advises."""


def license_argued(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates, imperatives in prose let stand where the text makes calls itself.

    An op-ed that says what ministers should do goes on in imperatives, and guidance may hold little
    else; so does a page that only tells how to do something, but that speaks of neither.
    """
    if not any(one.rejection == _UNLICENSED for one in found):
        return found
    if scene.genre.is_news or scene.genre.asks_nothing:
        return found
    asking = _with_neighbours(scene, found, [_asks(scene, one) for one in found])
    advises = sum(asking) >= _ENOUGH and (scene.genre.recommends or scene.genre.guides)
    if not advises and not any(_is_own_call(one) for one in found):
        return found
    return [granted(one) if asks else one for one, asks in zip(found, asking, strict=True)]


def granted(one: Candidate) -> Candidate:
    """Return a rejected candidate as a call."""
    return dataclasses.replace(one, rejection=None)


def _is_own_call(one: Candidate) -> bool:
    """Return whether a candidate is a call of the author's own, in so many words."""
    return one.rejection is None and one.kind is Kind.DIRECT and one.evidence in _OWN_WORDS


def _with_neighbours(scene: Scene, found: list[Candidate], asking: list[bool]) -> list[bool]:
    """Return which candidates ask, those right beside an imperative among them.

    "End evictions. Cap the deposit." asks for both, though "end" is a noun elsewhere.

    Args:
        scene: The document.
        found: Its candidates, in text order.
        asking: Whether each surely is an imperative that asks.
    """
    asks = list(asking)
    forth = [(number, number - 1) for number in range(1, len(found))]
    back = [(beside, number) for number, beside in reversed(forth)]
    for number, beside in forth + back:
        one, other = found[number], found[beside]
        if asks[number] or one.rejection != _UNLICENSED or one.passage != other.passage:
            continue
        apart = max(one.start - other.end, other.start - one.end)
        if apart <= _NEXT and (asks[beside] or _is_imperative(other)):
            sentence = scene.sentence(one.start, one.end, one.passage)
            asks[number] = plain_imperative(sentence) is not None
    return asks


def _is_imperative(one: Candidate) -> bool:
    """Return whether a candidate is an imperative that stands as a call."""
    imperative = one.evidence is Evidence.IMPERATIVE or one.pattern == _ON_CITIZENS
    return one.rejection is None and imperative


def _asks(scene: Scene, one: Candidate) -> bool:
    """Return whether an imperative that nothing licenses asks for a policy or practice."""
    if one.rejection != _UNLICENSED:
        return False
    passage = scene.outline.passages[one.passage]
    if passage.block.kind not in _PROSE or heading_licence(scene, passage).refused:
        return False
    if passage.block.kind is BlockKind.ITEM and describes(scene, scene.list_of(passage.index)):
        return False
    sentence = scene.sentence(one.start, one.end, one.passage)
    return asking_imperative(sentence) is not None
