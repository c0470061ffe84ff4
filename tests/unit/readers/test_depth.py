"""Depth: blocks that lie in each other without end."""

from policyrecs.documents import Block
from policyrecs.readers.depth import DEEPEST, bounded
from policyrecs.vocabulary import BlockKind


def test_blocks_too_deep_move_up() -> None:
    """What follows a block's outer ones, one call inside the other, would fail."""
    chain = [
        Block(BlockKind.ITEM, number, number + 1, parent=number - 1 if number else None)
        for number in range(DEEPEST + 3)
    ]
    parents = [block.parent for block in bounded(chain)]
    assert [None, *range(DEEPEST), DEEPEST - 1, DEEPEST - 1] == parents
