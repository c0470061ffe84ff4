"""Calls that a document makes twice in the same words: one record, with the other places."""

import dataclasses
import re

from policyrecs.candidates import Candidate, Place
from policyrecs.extract.scene import Scene

_WORD = re.compile(r"[a-z0-9]+")


def fold_repeats(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates, a later one in the same words rejected and noted on the first."""
    words = scene.words
    first: dict[tuple[str, ...], int] = {}
    folded = list(found)
    for position, candidate in enumerate(found):
        if candidate.rejection is not None:
            continue
        key = tuple(_WORD.findall(words[candidate.start : candidate.end]))
        if len(key) < 4:
            continue
        if key not in first:
            first[key] = position
            continue
        original = folded[first[key]]
        if scene.outline.passages[original.passage].headings != scene.outline.passages[candidate.passage].headings and original.evidence.value == "item" and candidate.evidence.value == "item":
            # The same item under two headings is addressed to two parties.
            continue
        folded[first[key]] = dataclasses.replace(original, repeats=(*original.repeats, Place(candidate.start, candidate.end)))
        folded[position] = dataclasses.replace(candidate, rejection="repeat")
    return folded
