"""Rows of tables of recommendations."""

import re

from policyrecs.candidates import Candidate, Mention
from policyrecs.documents import Passage
from policyrecs.extract.build import candidate
from policyrecs.extract.prose import best_call, imperative_call
from policyrecs.extract.scene import Scene
from policyrecs.vocabulary import Basis, BlockKind, Evidence, Role

_RECOMMENDING = re.compile(r"\b(?:recommendations?|actions?|proposals?|measures?|what (?:should|must|needs to)|steps?|asks?)\b(?! (?:taken|status|number|no\b|id\b|date))")
"""Heading of a column that holds recommendations."""

_PARTY = re.compile(r"\b(?:recipients?|addressees?|to whom|responsib\w+|owners?|leads?|lead agency|agency|agencies|addressed to|action by|actor|who|body|organi[sz]ation|party|parties|department)\b")
"""Heading of a column that names who is to act."""


def read_row(scene: Scene, passage: Passage) -> list[Candidate]:
    """Return the candidate of a table cell that holds a recommendation; rows hold none themselves."""
    block = passage.block
    if block.kind is BlockKind.ROW:
        return []
    column = block.column.lower()
    sentence = scene.block_sentence(passage.index)
    if not sentence.words:
        return []
    call = best_call(sentence)
    if call is None or call.rejection is not None:
        call = imperative_call(sentence) if _RECOMMENDING.search(column) else call
    if call is None or (not _RECOMMENDING.search(column) and len(sentence.words.split()) < 6):
        return []
    mentions = tuple(_row_parties(scene, passage))
    return [candidate(scene, sentence, call, evidence=Evidence.TABLE, mentions=mentions)]


def _row_parties(scene: Scene, passage: Passage) -> list[Mention]:
    """Return the mentions of who is to act in the other cells of the row."""
    found: list[Mention] = []
    for other in scene.outline.passages[max(0, passage.index - 12) : passage.index + 12]:
        if other.block.kind is BlockKind.CELL and other.parent == passage.parent and passage.parent is not None and other.index != passage.index and _PARTY.search(other.block.column.lower()):
            place = scene.block_sentence(other.index)
            if place.words:
                found.append(Mention(place.start, place.end, Role.ADDRESSEE, Basis.LEAD_IN))
    return found
