"""Calls that a document makes twice in the same words: one record, with the other places."""

import dataclasses
import re

from policyrecs.candidates import Candidate, Place
from policyrecs.extraction.scene import Scene
from policyrecs.vocabulary import Evidence

_WORD = re.compile(r"[a-z0-9]+")
"""A word, for comparing: "re-use" is two."""

_FEWEST_WORDS = 4
"""Shorter calls may well be made twice of different things."""


def fold_repeats(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates, a later one in the same words rejected and noted on the first."""
    first: dict[tuple[str, ...], int] = {}
    folded = list(found)
    for position, candidate in enumerate(found):
        if candidate.rejection is not None:
            continue
        key = tuple(_WORD.findall(scene.words[candidate.start : candidate.end]))
        if len(key) < _FEWEST_WORDS:
            continue
        original = folded[first.setdefault(key, position)]
        if first[key] == position or _are_two(scene, original, candidate):
            continue
        place = Place(candidate.start, candidate.end)
        folded[first[key]] = dataclasses.replace(original, repeats=(*original.repeats, place))
        folded[position] = dataclasses.replace(candidate, rejection="repeat")
    return folded


def _are_two(scene: Scene, one: Candidate, other: Candidate) -> bool:
    """Return whether the same item stands under two headings, addressed to two parties."""
    headings = {scene.outline.passages[c.passage].headings for c in (one, other)}
    return len(headings) > 1 and {one.evidence, other.evidence} == {Evidence.ITEM}
