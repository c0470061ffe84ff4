"""What speaks for and against each candidate, and how probable it is that readers code it.

The rules find candidates and say what they make of them. Learnt weights tell how sure that is, and
restore what a rule rejected only because no sign of a call was seen. What they learnt from, and
with what success, `benchmarks/weigh.py` tells.
"""

import dataclasses
import math
from collections.abc import Iterator, Sequence

from policyrecs.candidates import Candidate
from policyrecs.documents import Outline
from policyrecs.extraction import phrasing
from policyrecs.extraction.scene import Scene
from policyrecs.lexicon.patterns import table
from policyrecs.vocabulary import Status

Signs = dict[str, float]
"""What speaks for or against a candidate, by name; most are 1 where they hold."""

SURE = 0.85
"""Probability from which on a candidate is restored."""

DOUBTS = frozenset({"unlicensed-imperative", "description", "relative-clause", "subordinate"})
"""Rejections for want of a sign that a call is meant; the others know what else is meant."""

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

    Args:
        scene: The document.
        found: Its candidates in text order, as the rules leave them.
    """
    weighed = [
        dataclasses.replace(one, confidence=probability(signs))
        for one, signs in zip(found, signs_of(scene.outline, found), strict=True)
    ]
    genre = scene.genre
    if genre.is_instructions or genre.is_law or genre.is_sport:
        return weighed
    surroundings = _Surroundings(scene.outline, weighed)
    settled = list(weighed)
    for number in sorted(range(len(weighed)), key=lambda number: -weighed[number].confidence):
        one = weighed[number]
        if one.rejection in DOUBTS and one.confidence >= SURE:
            near = [settled[other] for other in surroundings.around(number, _NEAR)]
            if not _is_covered(one, near):
                settled[number] = dataclasses.replace(one, rejection=None)
    return settled


def signs_of(outline: Outline, found: Sequence[Candidate]) -> list[Signs]:
    """Return the signs of each candidate of a document.

    Args:
        outline: The document.
        found: Its candidates in text order, as the rules leave them.
    """
    read = phrasing.Phrasing(outline)
    surroundings = _Surroundings(outline, found)
    return [
        {
            **_own_signs(outline, one),
            **surroundings.signs(number),
            **_phrased(one, phrasing.score(read.traits(passage, one.start, one.end))),
        }
        for number, one in enumerate(found)
        for passage in (outline.passages[one.passage],)
    ]


def probability(signs: Signs) -> float:
    """Return the probability that a careful reader codes a candidate, as core or as optional."""
    weights = table("weights")["signs"]
    known: dict[str, float] = weights["weights"]
    odds = weights["base"] + sum(known.get(name, 0.0) * figure for name, figure in signs.items())
    return 1 / (1 + math.exp(-odds))


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


def _phrased(one: Candidate, score: float) -> Signs:
    """How a candidate is phrased, which tells more where the rules are less sure."""
    return {"phrasing": score, f"{state_of(one)}: phrasing": score}


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


class _Surroundings:
    """What the rules make of the candidates around each."""

    def __init__(self, outline: Outline, found: Sequence[Candidate]) -> None:
        """Keep what is needed to look around the candidates of a document."""
        self._outline = outline
        self._found = found
        self._passages = [one.passage for one in found]

    def signs(self, number: int) -> Signs:
        """The signs of what stands near a candidate, and in its list or section."""
        one = self._found[number]
        near = [self._found[other] for other in self.around(number, _NEAR)]
        others = (self._found[other] for other in self.around(number, _LIST))
        alike = [other for other in others if self._is_alike(one, other)]
        state = state_of(one)
        return {
            f"{state}: share near": _share(near),
            f"{state}: share alike": _share(alike),
            "alike": math.log(len(alike) + 1),
            "covered": float(_is_covered(one, near)),
        }

    def around(self, number: int, reach: int) -> Iterator[int]:
        """Yield the other candidates no more than `reach` passages away, by their numbers."""
        place = self._passages[number]
        last = min(len(self._passages), number + _FARTHEST + 1)
        for other in range(max(0, number - _FARTHEST), last):
            if other != number and abs(self._passages[other] - place) <= reach:
                yield other

    def _is_alike(self, one: Candidate, other: Candidate) -> bool:
        """Whether two candidates stand under one heading in blocks of one kind."""
        here, there = (self._outline.passages[each.passage] for each in (one, other))
        return here.headings[-1:] == there.headings[-1:] and here.block.kind is there.block.kind


def _share(others: Sequence[Candidate]) -> float:
    """The share that the rules accept, a half where there are none."""
    return (sum(map(_is_core, others)) + 0.5) / (len(others) + 1)
