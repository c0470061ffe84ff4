"""From an outline to candidates: every stretch that may be a recommendation, in text order."""

import dataclasses

from policyrecs.candidates import Candidate, Mention
from policyrecs.documents import Outline, Passage
from policyrecs.extraction.argued import license_argued
from policyrecs.extraction.headings import read_heading
from policyrecs.extraction.items import read_item
from policyrecs.extraction.paragraphs import read_paragraph
from policyrecs.extraction.quoted import Spoken, read_quotations
from policyrecs.extraction.repeats import fold_repeats
from policyrecs.extraction.reproduced import reproduced_passages, set_off
from policyrecs.extraction.restated import restate
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.stems import settle_stems
from policyrecs.extraction.tables import read_cell
from policyrecs.extraction.weighing import weigh
from policyrecs.vocabulary import BlockKind

__all__ = ["find_candidates", "read_by_rules"]

_READERS = {
    BlockKind.HEADING: read_heading,
    BlockKind.ITEM: read_item,
    BlockKind.PARAGRAPH: read_paragraph,
    BlockKind.QUOTATION: read_paragraph,
    BlockKind.CELL: read_cell,
}
"""How each kind of passage is read; the others hold no recommendations of their own."""

_SILENT = Spoken([], [], [], [])
"""What a passage without quotations holds."""


def find_candidates(outline: Outline) -> tuple[Candidate, ...]:
    """Return every candidate of a document in text order, the rejected ones with their reason.

    Args:
        outline: The document cut into passages.
    """
    scene = Scene(outline)
    settled = settle_stems(scene, weigh(scene, read_by_rules(scene)))
    return tuple(fold_repeats(scene, restate(scene, settled)))


def read_by_rules(scene: Scene) -> list[Candidate]:
    """Return what the rules make of each stretch that may be a recommendation, in text order."""
    found: list[Candidate] = []
    reproduced = reproduced_passages(scene)
    speaker: Mention | None = None
    for passage in scene.outline.passages:
        spoken = _SILENT
        if quotations := scene.quotations_in(passage):
            spoken = read_quotations(scene, passage, quotations, speaker)
            speaker = spoken.speakers[-1] if spoken.speakers else None
        found.extend(set_off(scene, passage, _read(scene, passage, spoken), reproduced))
    found.sort(key=lambda candidate: (candidate.start, candidate.end))
    return license_argued(scene, found)


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
