"""From a list of drafts to the stored text: HTML and DOCX lay their blocks out alike.

A draft is a block whose place in the text is not known yet. Blank lines part the blocks, line
breaks the items of a list and the rows of a table, bars the cells of a row.
"""

from dataclasses import dataclass, field

from policyrecs.documents import Block, Link, Marker, Metadata
from policyrecs.issues import Issue
from policyrecs.readers.content import Content
from policyrecs.readers.notes import glued_markers, with_notes
from policyrecs.readers.raised import is_exponent
from policyrecs.readers.words import NO_WORDS, Words
from policyrecs.vocabulary import BlockKind, Severity

_DEEPEST_INDENT = 8
"""Levels of nesting that the indent shows; without a bound, nested lists square the text."""

_CLOSE = frozenset({BlockKind.ITEM, BlockKind.NOTE, BlockKind.CODE, BlockKind.FURNITURE})
"""Kinds whose neighbours of the same kind stand on the next line, without a blank one."""


@dataclass(slots=True, eq=False)
class Draft:
    """A block before it has a place in the text.

    Attributes:
        kind: What it is.
        words: Its own words; a row has none.
        level: As in `Block`.
        marker: As in `Block`; printed before the words.
        parent: The draft that holds it, which comes before it.
        title_end: End of a run-in title, by offset into the words.
        column: As in `Block`.
        category: As in `Block`.
        dissolved: Whether it is no block of its own after all; what it holds goes to its parent.
    """

    kind: BlockKind
    words: Words = NO_WORDS
    level: int = 0
    marker: str = ""
    parent: "Draft | None" = None
    title_end: int | None = None
    column: str = ""
    category: str = ""
    dissolved: bool = False

    @property
    def is_held(self) -> bool:
        """Whether a draft that stays a block holds it."""
        holder = self.parent
        while holder is not None and holder.dissolved:
            holder = holder.parent
        return holder is not None


@dataclass(slots=True)
class _Placed:
    """A draft with its place in the text, and the row and cell around it."""

    draft: Draft
    parent: int | None
    row: int | None
    cell: int | None
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class _Page:
    """The text so far, with what was found at its places."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Marker] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pages: list[tuple[int, int]] = field(default_factory=list)

    def put(self, text: str) -> None:
        """Append `text`."""
        self.parts.append(text)
        self.length += len(text)


def compose(
    drafts: list[Draft], metadata: Metadata, issues: list[Issue], document_id: str
) -> Content:
    """Return the content that `drafts` make, in their order."""
    placed = _arranged(drafts)
    broken_rows = _rows_of_several_lines(placed)
    page = _Page()
    previous: _Placed | None = None
    for one in placed:
        if one.draft.words.text:
            if previous is not None:
                page.put(_separator(previous, one, broken_rows))
            _put_block(page, one)
            previous = one
    _span_containers(placed)
    text = "".join(page.parts)
    drawn = _blocks(placed)
    blocks = with_notes(text, drawn)
    bound, unbound = _bound(_marks_in_text(page.marks, drawn, blocks), text, blocks)
    return Content(
        text=text,
        blocks=tuple(blocks),
        masked=tuple((mark.start, mark.end) for mark in (*bound, *unbound)),
        markers=tuple(bound),
        links=tuple(page.links),
        pages=_page_starts(page.pages),
        metadata=metadata,
        issues=(*issues, *_unbound_issues(unbound, document_id)),
    )


def _arranged(drafts: list[Draft]) -> list[_Placed]:
    """The drafts that stay, each with the index of its nearest parent that stays."""
    placed: list[_Placed] = []
    index_of: dict[Draft | None, int | None] = {None: None}
    for draft in drafts:
        parent = index_of.get(draft.parent)
        if draft.dissolved:
            index_of[draft] = parent
            continue
        row = cell = None
        if parent is not None:
            row, cell = placed[parent].row, placed[parent].cell
        index = index_of[draft] = len(placed)
        one = _Placed(draft, parent, row, cell)
        if draft.kind is BlockKind.ROW and one.row is None:
            one.row = index
        elif draft.kind is BlockKind.CELL and one.cell is None:
            one.cell = index
        placed.append(one)
    return placed


def _rows_of_several_lines(placed: list[_Placed]) -> set[int]:
    """The rows that one line cannot show: a cell of theirs has a line break or two blocks."""
    seen: set[int] = set()
    rows: set[int] = set()
    for one in placed:
        if one.row is not None and one.cell is not None and one.draft.words.text:
            if one.cell in seen or "\n" in one.draft.words.text:
                rows.add(one.row)
            seen.add(one.cell)
    return rows


def _separator(previous: _Placed, one: _Placed, broken_rows: set[int]) -> str:
    """What stands between two blocks that follow each other."""
    if one.row is not None and one.row == previous.row:
        return " | " if one.row not in broken_rows else "\n"
    if one.row is not None and previous.row is not None:
        return "\n\n" if {one.row, previous.row} & broken_rows else "\n"
    kind, before = one.draft.kind, previous.draft.kind
    in_item = one.draft.parent is not None and one.draft.parent.kind is BlockKind.ITEM
    if (kind is before and kind in _CLOSE) or (in_item and kind is BlockKind.ITEM):
        return "\n"
    return "\n\n"


def _put_block(page: _Page, one: _Placed) -> None:
    """Write one block's marker and words, and keep its links and note marks by their places."""
    draft = one.draft
    if draft.kind is BlockKind.ITEM:
        indent = "" if one.cell is not None else "  " * min(draft.level - 1, _DEEPEST_INDENT)
        page.put(f"{indent}{draft.marker} " if draft.marker else indent)
    elif draft.kind is BlockKind.NOTE and draft.marker:
        page.put(f"[{draft.marker}] ")
    elif draft.marker:
        page.put(f"{draft.marker} ")
    start = one.start = page.length
    page.put(draft.words.text)
    one.end = page.length
    page.pages += [(start + first.start, first.page) for first in draft.words.pages]
    for link in draft.words.links:
        page.links.append(Link(start + link.start, start + link.end, link.target))
    for mark in draft.words.marks:
        page.marks.append(Marker(start + mark.start, start + mark.end, mark.label))


def _page_starts(firsts: list[tuple[int, int]]) -> tuple[int, ...]:
    """Where each page begins; one without text of its own begins where the next one does.

    What stands after text of a later page, such as the notes of the page before, moves no page.
    """
    starts: list[int] = []
    for position, page in firsts:
        if page > len(starts):
            starts += [position] * (page - len(starts))
    return tuple(starts)


def _span_containers(placed: list[_Placed]) -> None:
    """Let rows and cells reach from the first to the last of what they hold."""
    for one in reversed(placed):
        holder = placed[one.parent] if one.parent is not None else None
        if holder is None or one.end < 0:
            continue
        if holder.draft.kind in {BlockKind.ROW, BlockKind.CELL}:
            holder.start = one.start if holder.start < 0 else min(holder.start, one.start)
            holder.end = max(holder.end, one.end)


def _blocks(placed: list[_Placed]) -> list[Block]:
    """The blocks that have text, with parents by their index among them."""
    blocks: list[Block] = []
    index_of: dict[int | None, int | None] = {None: None}
    for index, one in enumerate(placed):
        draft = one.draft
        if one.end <= one.start:
            index_of[index] = index_of[one.parent]
            continue
        index_of[index] = len(blocks)
        blocks.append(
            Block(
                kind=draft.kind,
                start=one.start,
                end=one.end,
                level=draft.level,
                marker=draft.marker,
                parent=index_of[one.parent],
                title_end=None if draft.title_end is None else one.start + draft.title_end,
                column=draft.column,
                category=draft.category,
            )
        )
    return blocks


def _marks_in_text(marks: list[Marker], drawn: list[Block], blocks: list[Block]) -> list[Marker]:
    """The marks but for those that label a note: "[3]" before the words of note 3."""
    labels = {
        before.start
        for before, after in zip(drawn, blocks, strict=True)
        if after.kind is BlockKind.NOTE and after.start > before.start
    }
    return [mark for mark in marks if mark.start not in labels]


def _bound(
    marks: list[Marker], text: str, blocks: list[Block]
) -> tuple[list[Marker], list[Marker]]:
    """The marks whose note stands in the text, with those typed without markup; and the rest."""
    labels = {block.marker for block in blocks if block.kind is BlockKind.NOTE}
    typed = (mark for mark in glued_markers(text, blocks) if not is_exponent(text, mark.start))
    bound = {mark.start: mark for mark in typed}
    bound |= {mark.start: mark for mark in marks if mark.label in labels}
    unbound = [mark for mark in marks if mark.label not in labels]
    return [bound[start] for start in sorted(bound)], unbound


def _unbound_issues(unbound: list[Marker], document_id: str) -> list[Issue]:
    """One issue for each mark whose note the document does not hold."""
    return [
        Issue(
            code="unbound-marker",
            severity=Severity.INFO,
            document_id=document_id,
            message=f"no note of the document bears the label {mark.label!r}",
            start=mark.start,
            end=mark.end,
        )
        for mark in unbound
    ]
