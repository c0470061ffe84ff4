"""From a document's blocks to passages: sentences, headings above, lead-ins, quotations."""

from policyrecs.documents import Block, Document, Outline, Passage, Quotation
from policyrecs.vocabulary import BlockKind
import sentencex


def outline(document: Document) -> Outline:
    """Return `document` cut into passages."""
    passages: list[Passage] = []
    notes: list[Block] = []
    headings: list[Passage] = []
    passage_of: dict[int, int] = {}
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.FURNITURE:
            continue
        if block.kind is BlockKind.NOTE:
            notes.append(block)
            continue
        index = len(passages)
        passage_of[number] = index
        if block.kind is BlockKind.HEADING:
            while headings and headings[-1].block.level >= block.level:
                headings.pop()
        lead_in = None
        if block.kind is BlockKind.ITEM and passages:
            previous = passages[-1]
            if previous.block.kind is BlockKind.ITEM:
                lead_in = previous.lead_in if previous.block.level == block.level else previous.index
            elif previous.block.kind is BlockKind.PARAGRAPH:
                lead_in = previous.index
        passage = Passage(
            block=block,
            index=index,
            sentences=sentences(document.folded, block.start, block.end),
            headings=tuple(heading.index for heading in headings),
            lead_in=lead_in,
            parent=passage_of.get(block.parent) if block.parent is not None else None,
            siblings=1 if block.kind is BlockKind.ITEM else 0,
        )
        passages.append(passage)
        if block.kind is BlockKind.HEADING:
            headings.append(passage)
    quotations: tuple[Quotation, ...] = ()
    return Outline(document, tuple(passages), tuple(notes), quotations)


def sentences(folded: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Sentence spans, trimmed."""
    spans = []
    passage = folded[start:end]
    for found in sentencex.get_sentence_boundaries("en", passage):
        piece = passage[found["start_index"] : found["end_index"]]
        first = start + found["start_index"] + len(piece) - len(piece.lstrip())
        last = start + found["start_index"] + len(piece.rstrip())
        if first < last:
            spans.append((first, last))
    return tuple(spans)
