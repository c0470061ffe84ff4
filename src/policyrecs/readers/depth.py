"""How deep blocks may lie in each other: no deeper than people write."""

import dataclasses
from collections.abc import Iterable

from policyrecs.documents import Block

DEEPEST = 50
"""Blocks that one block may lie in; statutes number to eight, and what reads blocks may recurse."""


def bounded(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with those that lie too deep moved up into their outer ones.

    Args:
        blocks: Blocks in text order; an outer block comes before those it holds.
    """
    kept: list[Block] = []
    depths: list[int] = []
    for block in blocks:
        parent = block.parent
        depth = 0 if parent is None else depths[parent] + 1
        if parent is not None and depth > DEEPEST:
            parent = kept[parent].parent
            depth = DEEPEST
            kept.append(dataclasses.replace(block, parent=parent))
        else:
            kept.append(block)
        depths.append(depth)
    return tuple(kept)
