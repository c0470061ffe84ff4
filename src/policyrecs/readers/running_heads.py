"""Running heads and feet of a text whose pages a form feed parts, as PDF converters write it."""

import bisect
import dataclasses
import re
from collections import Counter
from collections.abc import Sequence

from policyrecs.documents import Block
from policyrecs.vocabulary import BlockKind

_LONGEST = 120
"""Characters in a running head."""

_FEWEST_PAGES = 3
"""Pages that a line stands at the edge of for it to be a running head."""

_FIGURES = re.compile(r"[\divxlc]+\b")
"""Page numbers, which differ from one page to the next."""


def without_running_heads(text: str, blocks: list[Block], pages: Sequence[int]) -> list[Block]:
    """Return `blocks` with the lines that recur at the edges of pages as furniture.

    Args:
        text: Text with plain line ends.
        blocks: The blocks, in text order.
        pages: Start of each page; empty where the text has none.
    """
    if len(pages) < _FEWEST_PAGES:
        return blocks
    page_of = [bisect.bisect_right(pages, block.start) for block in blocks]
    edges = [
        number
        for number, page in enumerate(page_of)
        if page not in page_of[max(number - 1, 0) : number]
        or page not in page_of[number + 1 : number + 2]
    ]
    recurring = Counter(_without_figures(text, blocks[number]) for number in edges)
    result = list(blocks)
    for number in edges:
        block = blocks[number]
        if (
            block.end - block.start <= _LONGEST
            and recurring[_without_figures(text, block)] >= _FEWEST_PAGES
        ):
            result[number] = dataclasses.replace(
                block, kind=BlockKind.FURNITURE, category="running-head"
            )
    return result


def _without_figures(text: str, block: Block) -> str:
    """The words of a block, without figures."""
    words = text[block.start : min(block.end, block.start + _LONGEST + 1)]
    return " ".join(_FIGURES.sub("", words.lower()).split())
