"""Cells of tables that hold recommendations."""

import re

from policyrecs.candidates import Candidate, Mention
from policyrecs.documents import Passage
from policyrecs.extraction.build import Setting, candidate
from policyrecs.extraction.lead_ins import lead_in_licence
from policyrecs.extraction.licence import Licence
from policyrecs.extraction.licences import heading_licence
from policyrecs.extraction.prose import best_call
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.statements import statement_call
from policyrecs.lexicon.patterns import patterns
from policyrecs.vocabulary import Basis, BlockKind, Evidence, Role

_FEWEST_WORDS = 6
"""A cell of a column that does not announce recommendations needs at least so many words."""

_NOTHING = re.compile(
    r"(?:no (?:further |other )?(?:actions?|recommendations?|changes?)\b|none\b|n/?a\b"
    r"|see (?:above|below|row|recommendation|rec\b|no\b)"
    r"|as above|as for|not applicable|t\.?b\.?[acd]\b|ditto|same as)"
)
"""A cell that recommends nothing of its own: "No further action", "See row 3"."""

_ROW = 12
"""A row has at most so many cells on either side."""


def read_cell(scene: Scene, passage: Passage) -> list[Candidate]:
    """Return the candidate of a table cell that holds a recommendation."""
    column = passage.block.column.lower()
    announced = patterns("sections")["recommending-column"].regex.search(column)
    sentence = scene.whole(passage.index)
    call = best_call(sentence) if sentence.words else None
    if announced and _NOTHING.match(sentence.words):
        return []
    if announced and (call is None or call.rejection is not None):
        granted = Licence(granted=True, opens=True, broken=True, nominal="recommend" in column)
        call = statement_call(scene, sentence, granted, passage) if sentence.words else None
    if call is None or (not announced and len(sentence.words.split()) < _FEWEST_WORDS):
        return []
    mentions = (*_row_parties(scene, passage), *_makers(scene, passage))
    setting = Setting(mentions, evidence=Evidence.TABLE)
    return [candidate(scene, sentence, call, setting)]


def _makers(scene: Scene, passage: Passage) -> tuple[Mention, ...]:
    """Return the mentions of whose recommendations the table holds, by what stands above it."""
    above = passage.index
    in_table = {BlockKind.ROW, BlockKind.CELL}
    while above > 0 and scene.outline.passages[above].block.kind in in_table:
        above -= 1
    mentions = heading_licence(scene, passage).mentions
    if scene.outline.passages[above].block.kind is BlockKind.PARAGRAPH:
        mentions = lead_in_licence(scene, above).mentions or mentions
    return tuple(mention for mention in mentions if mention.role is Role.ISSUER)


def _row_parties(scene: Scene, passage: Passage) -> list[Mention]:
    """Return the mentions of who is to act in the other cells of the row."""
    column = patterns("sections")["party-column"].regex
    around = scene.outline.passages[max(0, passage.index - _ROW) : passage.index + _ROW]
    cells = [
        scene.whole(other.index)
        for other in around
        if other.block.kind is BlockKind.CELL
        and other.block.parent == passage.block.parent
        and other.index != passage.index
        and column.search(other.block.column.lower())
    ]
    return [
        Mention(cell.start, cell.end, Role.ADDRESSEE, Basis.LEAD_IN) for cell in cells if cell.words
    ]
