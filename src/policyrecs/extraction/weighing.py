"""What speaks for and against each candidate, and how probable it is that readers code it.

The rules find candidates and say what they make of them. Learnt weights tell how sure that is, and
restore what a rule rejected only because no sign of a call was seen. What they learnt from, and
with what success, `benchmarks/weigh.py` tells.
"""

import dataclasses
import math
from collections.abc import Sequence

from policyrecs.candidates import Candidate
from policyrecs.documents import Outline
from policyrecs.extraction.phrasing import Phrasing
from policyrecs.extraction.scene import Scene
from policyrecs.lexicon.weights import Weights, learnt
from policyrecs.vocabulary import BlockKind, Status

Signs = dict[str, float]
"""What speaks for or against a candidate, by name; most are 1 where they hold."""

SURE = 0.85
"""Probability from which on a candidate is restored."""

UNSURE = 0.4
"""Probability below which readers differ whether an accepted candidate is a call."""

_TELLING = 6
"""Candidates of a document from which on what stands around each tells how it is meant."""

DOUBTS = frozenset({"unlicensed-imperative", "description", "relative-clause", "subordinate"})
"""Rejections for want of a sign that a call is meant; the others know what else is meant."""

ORDER = "unlicensed-imperative"
"""The rejection of an imperative that no heading, lead-in or label makes a call."""

_FELLOWS = 4
"""Imperatives that nothing announces, in one document, that are weighed together."""

TOGETHER = 0.25
"""Mean probability from which on such imperatives are what their document calls for."""

APART = 0.25
"""Probability below which one of them is left out all the same."""

_NEAR = 6
"""Passages before and after a candidate in which others are near it."""

_LIST = 12
"""Passages before and after a candidate in which others stand in its list or section."""

_FARTHEST = 24
"""Candidates before and after one that are looked at, however many stand in its passage."""

_MOST = 4
"""Acts, and sentences of a block, that are counted."""

_REJECTED = "rejected"
"""The state of a candidate that a rule rejects; else its status is its state."""


def weigh(scene: Scene, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with their confidence, those restored that surely are calls.

    Those accepted that hardly are become optional, unless the document is too short to tell.

    Args:
        scene: The document.
        found: Its candidates in text order, as the rules leave them.
    """
    weighed = [
        dataclasses.replace(one, confidence=probability(signs, learnt("signs")))
        for one, signs in zip(found, signs_of(scene.outline, found), strict=True)
    ]
    orders: frozenset[int] = frozenset()
    if not scene.genre.asks_nothing:
        orders = _orders_meant(scene.outline, weighed)
        weighed = _restored(scene.outline, weighed, orders)
    if len(weighed) < _TELLING:
        return weighed
    return [one if number in orders else _settled(one) for number, one in enumerate(weighed)]


def _restored(
    outline: Outline, weighed: Sequence[Candidate], orders: frozenset[int]
) -> list[Candidate]:
    """The candidates, those accepted that a rule rejected for want of a sign and that are sure.

    Args:
        outline: The document.
        weighed: Its candidates with their confidence.
        orders: Which of them are imperatives that are calls, as their fellows show.
    """
    restored = list(weighed)
    for number in sorted(range(len(weighed)), key=lambda number: -weighed[number].confidence):
        one = weighed[number]
        headed = outline.passages[one.passage].block.kind is BlockKind.HEADING
        sure = one.rejection in DOUBTS and one.confidence >= SURE and not headed
        if (sure or number in orders) and not _is_covered(one, _around(restored, number, _NEAR)):
            restored[number] = dataclasses.replace(one, rejection=None)
    return restored


def _settled(one: Candidate) -> Candidate:
    """A candidate, as optional where its call is so unsure that careful readers would differ."""
    unsure = one.rejection is None and one.confidence < UNSURE
    return dataclasses.replace(one, status=Status.OPTIONAL) if unsure else one


def _orders_meant(outline: Outline, weighed: Sequence[Candidate]) -> frozenset[int]:
    """Return which imperatives that nothing announces are calls, as their fellows show.

    Where several open a paragraph or item each, most of them are calls or none is: all together
    tell that better than each by itself.
    """
    opening = [
        number
        for number, one in enumerate(weighed)
        if one.rejection == ORDER and _opens(outline, one)
    ]
    if not are_meant([weighed[number].confidence for number in opening]):
        return frozenset()
    return frozenset(number for number in opening if weighed[number].confidence >= APART)


def are_meant(chances: Sequence[float]) -> bool:
    """Whether imperatives that nothing announces are calls, by the probability of each."""
    return len(chances) >= _FELLOWS and sum(chances) / len(chances) >= TOGETHER


def _opens(outline: Outline, one: Candidate) -> bool:
    """Whether a candidate is in the first sentence of its paragraph or item, or behind a title."""
    return one.start < outline.passages[one.passage].sentences[:2][-1][1]


def signs_of(outline: Outline, found: Sequence[Candidate]) -> list[Signs]:
    """Return the signs of each candidate of a document.

    Args:
        outline: The document.
        found: Its candidates in text order, as the rules leave them.
    """
    read, weights = Phrasing(outline), learnt("phrasing")
    signs = []
    for number, one in enumerate(found):
        traits = read.traits(outline.passages[one.passage], one.start, one.end)
        signs.append(
            _own_signs(outline, one)
            | _signs_around(outline, found, number)
            | phrased(state_of(one), weights.of_traits(traits))
        )
    return signs


def probability(signs: Signs, weights: Weights) -> float:
    """Return the probability that a careful reader codes a candidate, as core or as optional."""
    return 1 / (1 + math.exp(-weights.of_signs(signs)))


def phrased(state: str, score: float) -> Signs:
    """Return how a candidate is phrased, which tells more where the rules are less sure.

    Args:
        state: What the rules make of it.
        score: Log odds by its traits.
    """
    return {"phrasing": score, f"{state}: phrasing": score}


def state_of(one: Candidate) -> str:
    """Return what the rules make of a candidate: its status, or that they reject it."""
    return _REJECTED if one.rejection else str(one.status)


def _is_core(one: Candidate) -> bool:
    """Whether the rules accept a candidate as what every reader would code."""
    return state_of(one) == Status.CORE


def _is_covered(one: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a candidate shares words with one of others that is accepted."""
    return any(
        one.start < other.end and other.start < one.end for other in others if _is_core(other)
    )


def _own_signs(outline: Outline, one: Candidate) -> Signs:
    """The signs of a candidate itself: what the rules make of it, its form and its block."""
    passage = outline.passages[one.passage]
    state = state_of(one)
    holding = (
        state,
        f"rejection: {one.rejection}",
        f"kind: {one.kind}",
        f"modality: {one.modality}",
        f"block: {passage.block.kind}",
        f"{state}: block {passage.block.kind}",
        f"{state}: evidence {one.evidence}",
        f"{state}: pattern {one.pattern}",
    )
    return dict.fromkeys(holding, 1.0) | {
        "cue": float(one.cue is not None),
        "lead-in": float(passage.lead_in is not None),
        "acts": float(min(len(one.acts), _MOST)),
        "sentences": float(min(len(passage.sentences), _MOST)),
        "length": math.log(one.end - one.start + 1),
        "siblings": math.log(passage.siblings + 1),
    }


def _signs_around(outline: Outline, found: Sequence[Candidate], number: int) -> Signs:
    """The signs of what the rules make of the candidates near one, and in its list or section."""
    one = found[number]
    state = state_of(one)
    near = _around(found, number, _NEAR)
    alike = [other for other in _around(found, number, _LIST) if _is_alike(outline, one, other)]
    return {
        f"{state}: share near": _share(near),
        f"{state}: share alike": _share(alike),
        "alike": math.log(len(alike) + 1),
        "covered": float(_is_covered(one, near)),
    }


def _around(found: Sequence[Candidate], number: int, reach: int) -> list[Candidate]:
    """The other candidates no more than `reach` passages away from one."""
    first = max(0, number - _FARTHEST)
    others = [*found[first:number], *found[number + 1 : number + _FARTHEST + 1]]
    return [other for other in others if abs(other.passage - found[number].passage) <= reach]


def _is_alike(outline: Outline, one: Candidate, other: Candidate) -> bool:
    """Whether two candidates stand under one heading in blocks of one kind."""
    here, there = (outline.passages[each.passage] for each in (one, other))
    return here.headings[-1:] == there.headings[-1:] and here.block.kind is there.block.kind


def _share(others: Sequence[Candidate]) -> float:
    """The share that the rules accept, a half where there are none."""
    return (sum(map(_is_core, others)) + 0.5) / (len(others) + 1)
