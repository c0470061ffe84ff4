"""Lead-ins and the items below them: which of the two carries the call."""

import dataclasses

from policyrecs.candidates import Candidate
from policyrecs.documents import Passage
from policyrecs.extraction.scene import Scene
from policyrecs.lexicon.patterns import patterns
from policyrecs.vocabulary import BlockKind, Evidence

_INTRODUCTION = 60
"""Characters at the end of a passage that show that it introduces a list."""


_STEM = 300
"""Characters at the end of an item in which it asks a party for what is still to come."""

_COMPLETE = 6
"""An act of so many words is a statement of its own, whatever items follow it."""


def settle_stems(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates with stems rejected, lead-ins extended over their fields, and parents.

    A lead-in whose items carry the content is no record; one whose items only list fields or
    purposes holds them; an accepted item is the parent of the accepted items nested in it.
    """
    accepted: dict[int, list[Candidate]] = {}
    for one in found:
        if one.rejection is None:
            accepted.setdefault(one.passage, []).append(one)
    led = _passages_led(scene, accepted)
    purposes = frozenset(one.passage for one in found if one.rejection == "purpose")
    settled = [_settled(scene, one, led, purposes) for one in found]
    return [_with_parent(scene, one, accepted) for one in settled]


def _passages_led(scene: Scene, accepted: dict[int, list[Candidate]]) -> frozenset[int]:
    """Return the passages that introduce or hold some accepted item, or stand right before one."""
    led: set[int] = set()
    for index, candidates in accepted.items():
        passage = scene.outline.passages[index]
        led.update(lead for lead in (passage.lead_in, passage.parent) if lead is not None)
        if any(one.evidence is Evidence.ITEM for one in candidates):
            led.add(index - 1)
    return frozenset(led)


def _settled(
    scene: Scene, one: Candidate, led: frozenset[int], purposes: frozenset[int]
) -> Candidate:
    """Return a candidate, as a stem or with its fields where it introduces a list."""
    passage = scene.outline.passages[one.passage]
    if one.rejection is not None or not _introduces(scene, one, passage):
        return one
    if one.passage in led:
        whole = passage.block.kind is BlockKind.ITEM and _is_complete(scene, one)
        return one if whole else dataclasses.replace(one, rejection="stem")
    return dataclasses.replace(one, end=_end_of_fields(scene, one, purposes))


def _introduces(scene: Scene, one: Candidate, passage: Passage) -> bool:
    """Return whether a candidate is the last sentence of a passage, and introduces a list."""
    if not passage.sentences or one.end < passage.sentences[-1][1] - 2:
        return False
    words = scene.words[max(one.start, one.end - _INTRODUCTION) : one.end]
    return patterns("sections")["introduces"].regex.search(words) is not None


def _is_complete(scene: Scene, one: Candidate) -> bool:
    """Return whether an item says what is to be done before the items in it say how.

    "Reduce the number of children in care by:" does; "The Department should:" does not, nor does
    "Take the following steps:".
    """
    ending = max(one.start, one.end - _STEM)
    awaited = patterns("sections")["asks-to-come"].regex.search(scene.words, ending, one.end)
    if not one.acts or awaited:
        return False
    act = scene.words[one.acts[0].start : one.end]
    return len(act.split()) >= _COMPLETE and "following" not in act


def _end_of_fields(scene: Scene, one: Candidate, purposes: frozenset[int]) -> int:
    """Return where the items end that only list fields or purposes of a statement above them."""
    end = one.end
    for passage in scene.outline.passages[one.passage + 1 :]:
        item = passage.block.kind is BlockKind.ITEM
        listed = item and one.passage in {passage.lead_in, passage.parent}
        if not listed and passage.index not in purposes:
            break
        end = passage.block.end
    return end


def _with_parent(scene: Scene, one: Candidate, accepted: dict[int, list[Candidate]]) -> Candidate:
    """Return a candidate with the accepted item that its own item is nested in, if any."""
    parent = scene.outline.passages[one.passage].parent
    holders = accepted.get(parent, []) if parent is not None else []
    if one.rejection is not None or not holders:
        return one
    return dataclasses.replace(one, parent=(holders[0].start, holders[0].end))
