"""Blocks of a markup language whose source is kept as the text: drafts by offset, then blocks."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from policyrecs.documents import Block
from policyrecs.readers.headings import looks_like_heading
from policyrecs.vocabulary import BlockKind

_LOWEST_LEVEL = 6
"""Level of a heading that is only a paragraph in bold."""

_RUN_IN = re.compile(r"[ ]?[.:\u2013—-]?\s+(?=\S)")
"""What may stand between a run-in title and the text: "**Publish**. Agencies"."""

_STOPS = frozenset(".:?!")
"""What closes a run-in title."""

_LONGEST_RUN_IN = 300


@dataclass(slots=True)
class Draft:
    """A block in the making.

    Attributes:
        kind: What it is.
        start: First code point of its own text.
        end: One past the last.
        level: Level of a heading or item.
        marker: Marker of an item, label of a note.
        parent: Index of the draft that holds it.
        column: Heading of a cell's column.
        category: Sort of furniture.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""
    parent: int | None = None
    column: str = ""
    category: str = ""


def own_words(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts whose words are prose and not those of the drafts inside them."""
    holders = {draft.parent for draft in drafts if draft.kind is not BlockKind.ITEM}
    for number, draft in enumerate(drafts):
        holds = draft.kind in {BlockKind.QUOTATION, BlockKind.ROW} and number in holders
        if draft.kind is not BlockKind.CODE and not holds:
            yield draft


def without_marks(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return `text` with spaces for its marks, of the same length."""
    pieces: list[str] = []
    position = 0
    for start, end in sorted(spans):
        if end > position:
            pieces += text[position : max(start, position)], " " * (end - max(start, position))
            position = end
    pieces.append(text[position:])
    return "".join(pieces)


def blocks_of(
    source: str,
    plain: str,
    drafts: Sequence[Draft],
    strong: Mapping[int, int],
    slanted: Mapping[int, int],
) -> list[Block]:
    """Return the drafts that hold words as blocks, with what bold type says of each.

    A paragraph in bold is a heading if it reads as one; bold at its start is a run-in title, and so
    is a sentence in italics.

    Args:
        source: The text.
        plain: The text with spaces for its marks.
        drafts: The drafts, outer ones first.
        strong: Start to end of each stretch in bold, its marks included.
        slanted: The same for italics.
    """
    place: dict[int, int] = {}
    blocks: list[Block] = []
    for number, draft in enumerate(drafts):
        if not plain[draft.start : draft.end].strip():
            continue
        _trim(source, draft)
        place[number] = len(blocks)
        parent = None if draft.parent is None else place.get(draft.parent)
        bold_end = strong.get(draft.start)
        all_bold = bold_end is not None and not plain[bold_end : draft.end].strip(" .:")
        if _is_heading(plain, draft, all_bold=all_bold):
            blocks.append(Block(BlockKind.HEADING, draft.start, draft.end, _LOWEST_LEVEL))
            continue
        title_end = _title_end(plain, draft, bold_end, closed=False)
        if title_end is None:
            title_end = _title_end(plain, draft, slanted.get(draft.start), closed=True)
        blocks.append(
            Block(
                draft.kind,
                draft.start,
                draft.end,
                level=draft.level,
                marker=draft.marker,
                parent=parent,
                title_end=title_end,
                column=draft.column,
                category=draft.category,
            )
        )
    return blocks


def _trim(source: str, draft: Draft) -> None:
    """Leave white space at the ends of a draft out."""
    words = source[draft.start : draft.end]
    draft.start += len(words) - len(words.lstrip())
    draft.end = draft.start + len(words.strip())


def _is_heading(plain: str, draft: Draft, *, all_bold: bool) -> bool:
    """Whether a paragraph is a heading that no mark shows: all in bold, or all in capitals."""
    if draft.kind is not BlockKind.PARAGRAPH or draft.parent is not None:
        return False
    words = plain[draft.start : draft.end].strip().removesuffix(":").rstrip()
    return (all_bold or words.isupper()) and looks_like_heading(words)


def _title_end(plain: str, draft: Draft, end: int | None, *, closed: bool) -> int | None:
    """Where the run-in title that a block begins with ends.

    Args:
        plain: The text with spaces for its marks.
        draft: The block.
        end: Where the type that sets its beginning apart ends, if there is any.
        closed: Whether the title must end in a stop.
    """
    if end is None or draft.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL}:
        return None
    between = _RUN_IN.match(plain, end, draft.end)
    if between is None or end - draft.start > _LONGEST_RUN_IN:
        return None
    has_stop = plain[draft.start : end].rstrip()[-1:] in _STOPS or bool(between[0].strip())
    if not has_stop and (closed or not plain[between.end()].isupper()):
        return None
    return between.start() + len(between[0].rstrip())
