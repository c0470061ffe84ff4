"""Whether two places of a document stand in one passage, so that an ellipsis may join them.

Whoever leaves out words with an ellipsis stays within a paragraph, goes on to the next, or goes
from the words that open a list to one of its items. Whoever joins two items, or two sections, makes
a call that nobody has made.
"""

import bisect

from policyrecs.documents import Block, Document
from policyrecs.vocabulary import BlockKind

_BETWEEN = frozenset({BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.NOTE})
"""What may stand in the midst of a passage and belongs to none."""


def is_one_passage(document: Document, before: int, after: int) -> bool:
    """Return whether the code points at `before` and `after`, in this order, are of one passage."""
    first, last = _block_at(document, before), _block_at(document, after)
    if first == last or first < 0:
        return True
    one, other = document.blocks[first], document.blocks[last]
    between = [
        block.kind for block in document.blocks[first + 1 : last] if block.kind not in _BETWEEN
    ]
    if other.kind is BlockKind.ITEM:
        opens = one.kind is not BlockKind.ITEM and set(between) <= {BlockKind.ITEM}
        return opens or _holds(document, first, other)
    if other.kind is BlockKind.CELL and other.parent is not None:
        return other.parent in {one.parent, first}
    return not between and other.kind is not BlockKind.HEADING


def _block_at(document: Document, place: int) -> int:
    """Index of the innermost block that begins at or last before a place; -1 before the first."""
    return bisect.bisect_right(document.blocks, place, key=lambda block: block.start) - 1


def _holds(document: Document, outer: int, block: Block) -> bool:
    """Whether a block is nested in the one at index `outer`, however deep."""
    while block.parent is not None:
        if block.parent == outer:
            return True
        block = document.blocks[block.parent]
    return False
