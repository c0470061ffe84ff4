"""From a document's blocks to passages: sentences, headings above, lead-ins, quotations.

Nothing here looks at a format; readers have said what each block is.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from policyrecs.documents import Block, Document, Outline, Passage, Quotation
from policyrecs.segment.quotations import quotations_between
from policyrecs.segment.sentences import sentence_spans
from policyrecs.vocabulary import BlockKind

__all__ = ["outline"]

_INTRODUCES = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.CAPTION})
"""Kinds of block that can introduce a list; a heading alone does not."""

_BESIDE = frozenset({BlockKind.FURNITURE, BlockKind.NOTE})
"""Kinds of block that are no part of the body."""


def outline(document: Document) -> Outline:
    """Return `document` cut into passages."""
    blocks = document.blocks
    holders = {block.parent for block in blocks if block.parent is not None}
    lists = _lists(document)
    sizes = Counter(number for number, _ in lists.values())
    passage_of: dict[int, int] = {}
    passages: list[Passage] = []
    headings: list[tuple[int, int]] = []
    above: tuple[int, ...] = ()
    quotations: list[Quotation] = []
    for number, block in enumerate(blocks):
        if block.kind in _BESIDE:
            continue
        index = passage_of[number] = len(passages)
        if block.kind is BlockKind.HEADING:
            while headings and headings[-1][0] >= block.level:
                headings.pop()
            above = tuple(heading for _, heading in headings)
        holds = number in holders and _holds_its_text(blocks, number)
        list_number, introduction = lists.get(number, (None, None))
        passages.append(
            Passage(
                block=block,
                index=index,
                sentences=()
                if holds
                else sentence_spans(
                    document.text, document.folded, block.start, block.end, block.title_end
                ),
                headings=above,
                lead_in=None if introduction is None else passage_of.get(introduction),
                parent=None if block.parent is None else passage_of.get(block.parent),
                siblings=0 if list_number is None else sizes[list_number],
            )
        )
        if block.kind is BlockKind.HEADING:
            headings.append((block.level, index))
            above = (*above, index)
        if not holds:
            quotations += quotations_between(document.text, document.folded, block.start, block.end)
    notes = tuple(block for block in blocks if block.kind is BlockKind.NOTE)
    return Outline(document, tuple(passages), notes, tuple(quotations))


def _holds_its_text(blocks: Sequence[Block], number: int) -> bool:
    """Whether the next block stands inside block `number`: its words are that block's own."""
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    return following is not None and following.start < blocks[number].end


def _lists(document: Document) -> dict[int, tuple[int, int | None]]:
    """The list each item belongs to: its first item, and the block that introduces it."""
    blocks = document.blocks
    levels = _list_levels(document)
    lists: dict[int, tuple[int, int | None]] = {}
    open_lists: list[tuple[int, int | None]] = []
    previous: int | None = None
    for number, block in enumerate(blocks):
        if block.kind in _BESIDE:
            continue
        if block.kind is BlockKind.ITEM:
            level = levels[number]
            del open_lists[level:]
            if len(open_lists) < level:
                introduced = previous if _introduces(blocks, levels, previous, number) else None
                open_lists += [(number, introduced)] * (level - len(open_lists))
            lists[number] = open_lists[-1]
        elif block.parent is None or block.parent not in lists:
            open_lists.clear()
        previous = number
    return lists


def _list_levels(document: Document) -> dict[int, int]:
    """The level of each item, as its list nests.

    Bullets below a numbered paragraph that ends in a colon are items of it, though a file may give
    both the same level.
    """
    levels: dict[int, int] = {}
    held: tuple[int, bool] | None = None  # level and sort of the marks of items held so
    before: Block | None = None
    for number, block in enumerate(document.blocks):
        if block.kind in _BESIDE:
            continue
        if block.kind is BlockKind.ITEM:
            mark = block.level, _is_counted(block)
            if before is not None and before.kind is BlockKind.ITEM and before.level == mark[0]:
                opens = document.text[before.start : before.end].rstrip().endswith(":")
                if opens and _is_counted(before) and not mark[1]:
                    held = mark
            levels[number] = max(block.level, 1) + (held == mark)
            held = held if held == mark else None
        else:
            held = None
        before = block
    return levels


def _is_counted(item: Block) -> bool:
    """Whether an item bears a number or letter, not a bullet."""
    return item.marker != "o" and any(character.isalnum() for character in item.marker)


def _introduces(
    blocks: Sequence[Block], levels: Mapping[int, int], previous: int | None, number: int
) -> bool:
    """Whether the block before an item introduces the item's list."""
    if previous is None:
        return False
    if blocks[previous].kind is BlockKind.ITEM:
        return levels[previous] < levels[number]
    return blocks[previous].kind in _INTRODUCES
