"""From an outline to candidates: every stretch that may be a recommendation, in text order."""

import bisect
import dataclasses

from policyrecs.candidates import Candidate, Mention
from policyrecs.documents import Outline, Passage
from policyrecs.extraction.items import read_heading, read_item
from policyrecs.extraction.licences import heading_licence
from policyrecs.extraction.paragraphs import read_paragraph
from policyrecs.extraction.quoted import Spoken, read_quotations
from policyrecs.extraction.repeats import fold_repeats
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.stems import settle_stems
from policyrecs.extraction.tables import read_cell
from policyrecs.vocabulary import BlockKind, Kind

__all__ = ["find_candidates"]

_READERS = {
    BlockKind.HEADING: read_heading,
    BlockKind.ITEM: read_item,
    BlockKind.PARAGRAPH: read_paragraph,
    BlockKind.QUOTATION: read_paragraph,
    BlockKind.CELL: read_cell,
}
"""How each kind of passage is read; the others hold no recommendations of their own."""


def find_candidates(outline: Outline) -> tuple[Candidate, ...]:
    """Return every candidate of a document in text order, the rejected ones with their reason.

    Args:
        outline: The document cut into passages.
    """
    scene = Scene(outline)
    found: list[Candidate] = []
    starts = [quotation.start for quotation in outline.quotations]
    speaker: Mention | None = None
    for passage in outline.passages:
        first = bisect.bisect_left(starts, passage.block.start)
        last = bisect.bisect_left(starts, passage.block.end)
        quotations = list(outline.quotations[first:last])
        spoken = read_quotations(scene, passage, quotations, speaker)
        speaker = spoken.speakers[-1] if spoken.speakers else None
        found.extend(_set_off(scene, passage, _read(scene, passage, spoken)))
    found.sort(key=lambda candidate: (candidate.start, candidate.end))
    return tuple(fold_repeats(scene, settle_stems(scene, found)))


def _set_off(scene: Scene, passage: Passage, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates of a passage, as quoted where it is set off as a quotation.

    Reports also set off their own recommendations; a label or a heading shows those.
    """
    parent = passage.block.parent
    kinds = {passage.block.kind}
    if parent is not None:
        kinds.add(scene.outline.document.blocks[parent].kind)
    if BlockKind.QUOTATION not in kinds or heading_licence(scene, passage).granted:
        return found
    return [
        dataclasses.replace(one, kind=Kind.QUOTED)
        if one.kind is Kind.DIRECT and one.label is None
        else one
        for one in found
    ]


def _read(scene: Scene, passage: Passage, spoken: Spoken) -> list[Candidate]:
    """Return the candidates of one passage: what it quotes, then what it says itself."""
    read = _READERS.get(passage.block.kind)
    if read is None:
        return []
    if not (spoken.spent or spoken.told) or passage.block.kind is BlockKind.HEADING:
        return read(scene, passage)
    kept = tuple(span for span in passage.sentences if span not in spoken.spent)
    written = [
        candidate
        for candidate in read(scene, dataclasses.replace(passage, sentences=kept))
        if candidate.cue is None
        or not any(low <= candidate.cue.start < high for low, high in spoken.told)
    ]
    return spoken.candidates + written
