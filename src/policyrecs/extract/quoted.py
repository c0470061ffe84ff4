"""Calls inside quotation marks, with their speaker."""

import re

from policyrecs.candidates import Candidate, Mention, Place
from policyrecs.documents import Passage, Quotation
from policyrecs.extract.build import candidate
from policyrecs.extract.prose import best_call
from policyrecs.extract.reported import _SAYING
from policyrecs.extract.scene import Scene
from policyrecs.extract.sentences import Sentence
from policyrecs.vocabulary import Basis, Evidence, Kind, Role

_SHORTEST = 5
"""A quotation of fewer words is a term or a title, part of the sentence around it."""

_MOST = 0.6
"""A quotation of more than this share of its sentence leaves nothing else to read there."""

_SPEAKER_AFTER = re.compile(
    r"^[ ,.\"']*(?:(?P<verb>" + _SAYING + r") (?P<name>[^,.;:\"]{2,80})(?P<title>, [^.;:\"]{3,140})?|(?P<before>[^,.;:\"]{1,80}?)(?P<apposition>, [^.;:\"]{3,140},)? (?:also |later |has |have )?(?P<said>" + _SAYING + r")\b)"
)
"""The speaker after a quotation: '," said Ann Lee, head of policy', '," she added'."""

_SPEAKER_BEFORE = re.compile(
    r"(?P<name>[^,.;:\"]{1,80}?)(?P<title>, [^.;:\"]{3,140},)? (?:also |later |has |have |further |then )?(?:" + _SAYING + r")(?: [^\".]{0,60})?[,:]?[ *_]*$"
)
"""The speaker before a quotation: 'Ann Lee, head of policy, said: "'."""


def read_quotations(scene: Scene, passage: Passage, quotations: list[Quotation]) -> tuple[list[Candidate], list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the calls inside the quotations of a passage, and the sentences they account for."""
    found: list[Candidate] = []
    told: list[tuple[int, int]] = []
    spent: list[tuple[int, int]] = []
    speaker: tuple[int, int] | None = None
    for quotation in quotations:
        inner = (quotation.start + 1, quotation.end - 1 if quotation.closed else quotation.end)
        for start, end in passage.sentences:
            low, high = max(start, inner[0]), min(end, inner[1])
            if high - low < 3:
                continue
            inside = scene.sentence(low, high, passage.index)
            if len(inside.words.split()) < _SHORTEST:
                continue
            if inside.cased[:1].islower() and low == inner[0]:
                # Words quoted in passing are part of the sentence that tells of them.
                continue
            call = best_call(inside)
            if high - low > _MOST * (end - start):
                spent.append((start, end))
            else:
                told.append((low, high))
            if call is None:
                continue
            speaker = _speaker(scene, passage, (start, end), quotation) or speaker
            mentions = (Mention(speaker[0], speaker[1], Role.SPEAKER, Basis.EXPLICIT),) if speaker else ()
            body = inside.cut(0, len(inside.words.rstrip(" ,")))
            found.append(candidate(scene, body, call, evidence=Evidence.QUOTED, kind=Kind.QUOTED, mentions=mentions))
    return found, spent, told


def _speaker(scene: Scene, passage: Passage, sentence: tuple[int, int], quotation: Quotation) -> tuple[int, int] | None:
    """Return the place of the words that name the speaker of a quotation."""
    block = passage.block
    after = scene.sentence(quotation.end, min(block.end, quotation.end + 300), passage.index)
    named = _SPEAKER_AFTER.match(after.words)
    if named:
        group = "name" if named["name"] else "before"
        end = named.end("title") if named["name"] and named["title"] else named.end(group)
        if named[group]:
            place = after.place(named.start(group), end)
            return place.start, place.end
    before = scene.sentence(max(block.start, quotation.start - 300), quotation.start, passage.index)
    named = _SPEAKER_BEFORE.search(before.words)
    if named and named["name"].strip():
        start = named.start("name") + len(named["name"]) - len(named["name"].lstrip())
        place = before.place(start, named.end("title") - 1 if named["title"] else named.end("name"))
        return place.start, place.end
    return None
