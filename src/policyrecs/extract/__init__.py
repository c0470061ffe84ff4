"""From an outline to candidates: every stretch that may be a recommendation, in text order."""

import bisect
import dataclasses

from policyrecs.candidates import Candidate, Place
from policyrecs.documents import Outline, Passage, Quotation
from policyrecs.extract import items, quoted, tables
from policyrecs.extract.repeats import fold_repeats
from policyrecs.extract.scene import Scene
from policyrecs.vocabulary import BlockKind

__all__ = ["find_candidates"]


def find_candidates(outline: Outline) -> tuple[Candidate, ...]:
    """Return every candidate of a document in text order, the rejected ones with their reason.

    Args:
        outline: The document cut into passages.
    """
    scene = Scene(outline)
    found: list[Candidate] = []
    starts = [quotation.start for quotation in outline.quotations]
    for passage in outline.passages:
        first = bisect.bisect_left(starts, passage.block.start)
        last = bisect.bisect_left(starts, passage.block.end)
        found.extend(_read(scene, passage, list(outline.quotations[first:last])))
    found.sort(key=lambda candidate: (candidate.start, candidate.end))
    return tuple(fold_repeats(scene, _without_stems(scene, found)))


def _read(scene: Scene, passage: Passage, quotations: list[Quotation]) -> list[Candidate]:
    """Return the candidates of one passage."""
    kind = passage.block.kind
    if kind is BlockKind.HEADING:
        return items.read_heading(scene, passage)
    if kind in {BlockKind.ROW, BlockKind.CELL}:
        return tables.read_row(scene, passage)
    if kind in {BlockKind.CAPTION, BlockKind.CODE, BlockKind.NOTE, BlockKind.FURNITURE}:
        return []
    spoken, spent, told = quoted.read_quotations(scene, passage, quotations) if quotations else ([], [], [])
    if spent:
        kept = tuple(span for span in passage.sentences if span not in spent)
        passage = dataclasses.replace(passage, sentences=kept)
    reader = items.read_item if kind is BlockKind.ITEM else items.read_paragraph
    written = [
        candidate
        for candidate in reader(scene, passage)
        if candidate.cue is None or not any(low <= candidate.cue.start < high for low, high in told)
    ]
    return spoken + written


def _without_stems(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates, those rejected that only introduce the accepted items below them."""
    leads: dict[int, list[Candidate]] = {}
    for candidate in found:
        passage = scene.outline.passages[candidate.passage]
        for lead in {passage.lead_in, passage.parent} - {None}:
            if candidate.rejection is None:
                leads.setdefault(lead, []).append(candidate)
    checked: list[Candidate] = []
    for candidate in found:
        passage = scene.outline.passages[candidate.passage]
        text = scene.outline.document.folded[candidate.start : candidate.end].rstrip(" *_")
        last = passage.sentences and candidate.end >= passage.sentences[-1][1] - 2
        words = text.lower()
        introduces = last and (text.endswith(":") or " the following" in words[-60:])
        following = leads.get(candidate.passage, [])
        if not following and introduces and candidate.passage + 1 < len(scene.outline.passages):
            following = [c for c in found if c.passage == candidate.passage + 1 and c.rejection is None and c.evidence.value == "item"]
        if introduces and following and candidate.rejection is None:
            candidate = dataclasses.replace(candidate, rejection="stem")
        elif introduces and text.endswith(":") and candidate.rejection is None:
            candidate = dataclasses.replace(candidate, end=_end_of_fields(scene, found, candidate))
        checked.append(candidate)
    return checked


def _end_of_fields(scene: Scene, found: list[Candidate], candidate: Candidate) -> int:
    """Return where the items end that only list fields or purposes of a statement above them."""
    purposes = {c.passage for c in found if c.rejection == "purpose"}
    end = candidate.end
    for passage in scene.outline.passages[candidate.passage + 1 :]:
        listed = passage.block.kind is BlockKind.ITEM and candidate.passage in {passage.lead_in, passage.parent}
        if not listed and passage.index not in purposes:
            break
        end = passage.block.end
    return end
