"""Paragraphs that a page break, an advert or a conversion has cut in two."""

import dataclasses

from policyrecs.documents import Block
from policyrecs.vocabulary import BlockKind

_SHORTEST = 60
"""Characters in a first half; a shorter line was not broken by a page."""


def join_broken(text: str, blocks: list[Block]) -> list[Block]:
    """Return `blocks` with each paragraph that ends mid-sentence joined to the rest of it.

    "… and the risks of" above "each one, as she said." is one paragraph.

    Args:
        text: Text with plain line ends.
        blocks: The blocks, in text order.
    """
    joined: list[Block] = []
    moved: list[int] = []
    for block in blocks:
        parent = None if block.parent is None else moved[block.parent]
        last = joined[-1] if joined else None
        if last is not None and _broken(text, last, block, parent):
            joined[-1] = dataclasses.replace(last, end=block.end)
        else:
            joined.append(dataclasses.replace(block, parent=parent) if block.parent is not None else block)
        moved.append(len(joined) - 1)
    return joined


def _broken(text: str, first: Block, second: Block, parent: int | None) -> bool:
    """Whether `second` goes on with the sentence that `first` leaves unfinished."""
    if first.kind is not BlockKind.PARAGRAPH or second.kind is not BlockKind.PARAGRAPH:
        return False
    last = text[first.end - 1]
    return (
        first.parent == parent
        and not second.marker
        and text[second.start].islower()
        and (last.isalnum() or last in ",-–—)”\"’'")
        and first.end - first.start >= _SHORTEST
        and text[first.end : second.start].isspace()
    )
