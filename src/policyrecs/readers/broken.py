"""What conversion does to text: paragraphs cut in two by a page, lists without their marks."""

import dataclasses
import itertools
import re

from policyrecs.documents import Block
from policyrecs.vocabulary import BlockKind

_SHORTEST = 60
"""Characters in a first half; a shorter line was not broken by a page."""


_EMPHASIS = "*_"
"""Marks that may stand at the end of each line of emphasised text."""

_FULL = 50
"""Characters in a line that goes on below a blank one; a shorter one may be a heading."""

_FEWEST = 12
"""A text of fewer paragraphs shows no habit."""

_MOSTLY = 0.6
_OFTEN = 0.15
"""Shares of paragraphs that are one line, and that break off before a small letter, where a blank
line stands between all lines."""


def join_broken(text: str, blocks: list[Block]) -> list[Block]:
    """Return `blocks` with each paragraph that ends mid-sentence joined to the rest of it.

    "… and the risks of" above "each one, as she said." is one paragraph. Where a blank line stands
    between all lines, as converters of pages leave it, a full line goes on in the next one.

    Args:
        text: Text with plain line ends.
        blocks: The blocks, in text order.
    """
    joined: list[Block] = []
    moved: list[int] = []
    spaced = _is_spaced(text, blocks)
    for block in blocks:
        parent = None if block.parent is None else moved[block.parent]
        last = joined[-1] if joined else None
        if last is not None and _broken(text, last, block, parent, spaced=spaced):
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


def _is_spaced(text: str, blocks: list[Block]) -> bool:
    """Whether most paragraphs are one line, and many of them break off inside a sentence."""
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    if len(paragraphs) < _FEWEST:
        return False
    broken = sum(
        _broken(text, first, second, second.parent, spaced=False)
        for first, second in itertools.pairwise(blocks)
    )
    if broken < _OFTEN * len(paragraphs):
        return False
    lines = sum("\n" not in text[block.start : block.end] for block in paragraphs)
    return lines >= _MOSTLY * len(paragraphs)


def _broken(text: str, first: Block, second: Block, parent: int | None, *, spaced: bool) -> bool:
    """Whether `second` goes on with the sentence that `first` leaves unfinished."""
    item = spaced and first.kind is BlockKind.ITEM
    if not (item or first.kind is BlockKind.PARAGRAPH) or second.kind is not BlockKind.PARAGRAPH:
        return False
    last = text[first.start : first.end].rstrip(_EMPHASIS)[-1:]
    line = max(first.start, text.rfind("\n", first.start, first.end)) if spaced else first.start
    return (
        (item or first.parent == parent)
        and not second.marker
        and (spaced or text[second.start].islower())
        and (last.isalnum() or last in ",-\u2013—)”\"\u2019'")
        and first.end - line >= (_FULL if spaced else _SHORTEST)
        and text[first.end : second.start].isspace()
    )
