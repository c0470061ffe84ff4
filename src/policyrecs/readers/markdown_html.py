"""HTML blocks inside Markdown: what block tags make of the words between them."""

import dataclasses
import re
from collections.abc import Sequence

from policyrecs.readers.grid import heads_columns
from policyrecs.readers.source_blocks import Draft
from policyrecs.vocabulary import BlockKind

_BLOCK_TAG = re.compile(
    r"<(?P<closing>/?)(?P<name>p|div|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|caption"
    r"|blockquote|section|article|aside|details|summary|figure|figcaption|center|header|footer|nav"
    r"|main|br|hr)\b[^<>]*>",
    re.IGNORECASE,
)
"""A tag that ends one block and may begin another."""

_KINDS = {
    "li": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "blockquote": BlockKind.QUOTATION,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
    "nav": BlockKind.FURNITURE,
    "footer": BlockKind.FURNITURE,
}
"""What the words inside an element are; any other element holds paragraphs."""

_SPLITTABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.NOTE})


def split_at_tags(text: str, drafts: Sequence[Draft], masked: list[tuple[int, int]]) -> list[Draft]:
    """Return `drafts` with each one that holds block tags cut at them.

    Args:
        text: Text with plain line ends.
        drafts: The drafts, outer ones first.
        masked: Where to add the (start, end) of the tags.
    """
    splitter = _Splitter(text)
    moved: list[int | None] = []
    for draft in drafts:
        if draft.parent is not None:
            draft.parent = moved[draft.parent]
        place = len(splitter.drafts)
        if draft.kind in _SPLITTABLE and _BLOCK_TAG.search(text, draft.start, draft.end):
            masked += splitter.split(draft)
        else:
            splitter.drafts.append(draft)
        # What a draft of nothing but tags holds goes to whatever holds the draft.
        moved.append(place if len(splitter.drafts) > place else draft.parent)
    return splitter.drafts


class _Splitter:
    """Cuts drafts at block tags; elements may stay open from one draft to the next."""

    def __init__(self, text: str) -> None:
        """Start outside any element."""
        self.drafts: list[Draft] = []
        self._text = text
        self._element = ""
        self._lists: list[str] = []
        self._counts: list[int] = []
        self._row: int | None = None
        self._rows: list[dict[int, Draft]] = []
        self._names: list[str] = []
        self._column = 0

    def split(self, draft: Draft) -> list[tuple[int, int]]:
        """Add what the tags inside `draft` make of it; return where they are."""
        tags = []
        position = draft.start
        first = True
        for found in _BLOCK_TAG.finditer(self._text, draft.start, draft.end):
            name = found["name"].lower()
            if name == "br" and self._goes_on(found.end(), draft.end):
                continue
            first = not self._add(draft, position, found.start(), first=first) and first
            position = found.end()
            tags.append(found.span())
            if found["closing"]:
                self._leave(name, found.start())
            else:
                self._enter(name, found.end())
        self._add(draft, position, draft.end, first=first)
        return tags

    def _goes_on(self, position: int, end: int) -> bool:
        """Whether the words after a line break go on with the sentence before it."""
        return self._text[position:end].lstrip()[:1].islower()

    def _enter(self, name: str, position: int) -> None:
        """Take in an opening tag."""
        if name in {"ul", "ol"}:
            self._lists.append(name)
            self._counts.append(0)
        elif name == "li":
            self._element = name
            if self._counts:
                self._counts[-1] += 1
        elif name == "tr":
            self._row = len(self.drafts)
            self._column = 0
            self._rows.append({})
            self.drafts.append(Draft(BlockKind.ROW, position, position))
        elif name == "table":
            self._names, self._rows = [], []
        elif name in _KINDS or name[0] == "h":
            self._element = name

    def _leave(self, name: str, position: int) -> None:
        """Take in a closing tag."""
        if name in {"ul", "ol"} and self._lists:
            self._lists.pop()
            self._counts.pop()
            self._element = ""
        elif name == "tr" and self._row is not None:
            self.drafts[self._row].end = position
            self._row = None
        elif name == "table" and not self._names:
            self._head_columns()
        elif name in {"td", "th"}:
            self._column += 1
            self._element = ""
        elif name == self._element:
            self._element = ""

    def _add(self, draft: Draft, start: int, end: int, *, first: bool) -> bool:
        """Add the words between two tags; return whether there were any."""
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start >= end:
            return False
        if first and not self._element:
            self.drafts.append(dataclasses.replace(draft, start=start, end=end))
            return True
        kind = _KINDS.get(self._element, BlockKind.PARAGRAPH)
        parent = draft.parent
        if draft.kind is BlockKind.ITEM and not self._element:
            parent = len(self.drafts) - 1
            while parent >= 0 and self.drafts[parent].kind is not BlockKind.ITEM:
                parent -= 1
            parent = parent if parent >= 0 else None
        piece = Draft(kind, start, end, parent=self._row if parent is None else parent)
        if kind is BlockKind.ITEM:
            piece.level = max(len(self._lists), 1)
            ordered = bool(self._lists) and self._lists[-1] == "ol"
            piece.marker = f"{self._counts[-1]}." if ordered else "•"
        elif kind is BlockKind.CELL:
            piece.parent = self._row
            self._name_column(piece)
        elif kind is BlockKind.FURNITURE:
            piece.category = "navigation"
        elif self._element[:1] == "h" and self._element[1:].isdigit():
            piece.kind = BlockKind.HEADING
            piece.level = int(self._element[1:])
        self.drafts.append(piece)
        if self._row is not None:
            self.drafts[self._row].end = end
        return True

    def _head_columns(self) -> None:
        """Name the columns of a table that marks no headings by its first row, if it reads so."""
        texts = [
            {column: self._text[cell.start : cell.end] for column, cell in row.items()}
            for row in self._rows
        ]
        if not texts or not heads_columns(
            list(texts[0].values()), [text for row in texts[1:] for text in row.values()]
        ):
            return
        for row in self._rows[1:]:
            for column, cell in row.items():
                cell.column = texts[0].get(column, "")

    def _name_column(self, cell: Draft) -> None:
        """Give a cell the heading of its column, or keep it as one."""
        if self._rows:
            self._rows[-1][self._column] = cell
        if self._element == "th" and self._column == len(self._names):
            self._names.append(self._text[cell.start : cell.end])
        elif self._column < len(self._names):
            cell.column = self._names[self._column]
