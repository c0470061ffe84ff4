"""What conversion does to text: paragraphs cut in two by a page, lists without their marks."""

import dataclasses
import re

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
            moves = parent != block.parent
            joined.append(dataclasses.replace(block, parent=parent) if moves else block)
        moved.append(len(joined) - 1)
    return joined


_ENTRY_ENDS = re.compile(r"(?:;|,)(?:\s+(?:and|or))?$")
"""How an entry of a list in a sentence ends, but for the last: "; and"."""

_ENTRY_TAILS = (";", ",", "and", "or")
"""The last letters of such an end, which are seen at once."""


def with_unmarked_items(text: str, blocks: list[Block]) -> list[Block]:
    """Return `blocks` with paragraphs that are the entries of a list as items.

    Below "... take two actions:", a paragraph that ends in "; and" and the one after it are items.

    Args:
        text: The text, with spaces for marks.
        blocks: The blocks, in text order.
    """
    result: list[Block] = []
    in_list = False
    for number, block in enumerate(blocks):
        above = result[-1] if result else None
        entry = block.kind is BlockKind.PARAGRAPH and block.parent is None and not block.marker
        words = text[block.start : block.end].rstrip() if entry else ""
        goes_on = words.endswith(_ENTRY_TAILS) and bool(_ENTRY_ENDS.search(words))
        opens = (
            goes_on
            and above is not None
            and above.kind is BlockKind.PARAGRAPH
            and text[above.end - 1] == ":"
            and number + 1 < len(blocks)
            and blocks[number + 1].kind is BlockKind.PARAGRAPH
        )
        if entry and (in_list or opens):
            result.append(dataclasses.replace(block, kind=BlockKind.ITEM, level=1))
            in_list = goes_on
        else:
            result.append(block)
            in_list = False
    return result


def _broken(text: str, first: Block, second: Block, parent: int | None) -> bool:
    """Whether `second` goes on with the sentence that `first` leaves unfinished."""
    if first.kind is not BlockKind.PARAGRAPH or second.kind is not BlockKind.PARAGRAPH:
        return False
    last = text[first.end - 1]
    return (
        first.parent == parent
        and not second.marker
        and text[second.start].islower()
        and (last.isalnum() or last in ",-\u2013—)”\"\u2019'")
        and first.end - first.start >= _SHORTEST
        and text[first.end : second.start].isspace()
    )
