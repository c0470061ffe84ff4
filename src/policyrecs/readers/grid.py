"""Tables: which are data and which only layout, and what each column is called.

Readers gather a table's rows and cells as drafts, wherever they stand; `settle` decides, when the
table has ended, whether they stay.
"""

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from policyrecs.readers.drafts import Draft
from policyrecs.readers.words import joined
from policyrecs.vocabulary import BlockKind

_LONGEST_HEADING = 60
"""Characters of a column's heading where nothing but its looks says that it is one."""

_SECTION_LEVEL = 6
"""Level of a heading inside a table: below every heading outside."""

_LONGEST_CELL = 4000
"""Characters of a cell above which a table without heading cells is taken for page layout."""

_SENTENCE = re.compile(r"\S+ \S+ .*[.;!]$")
"""Three words and a stop, as no column's heading has: "Agencies must report.", but "No."."""

_FIGURES = re.compile(r"\d")
"""A digit: "24-Feb-21", "011/20"."""

_MOST_COLUMNS = 100
"""Columns that get a name; a page may claim a thousand for every cell."""


@dataclass
class Cell:
    """A cell of a table being read.

    Attributes:
        draft: The cell's draft.
        contents: The drafts that it holds, in order, those of nested cells included.
        columns: How many columns it covers.
        rows: How many rows it covers.
        is_heading: Whether the format says that it heads a column or row.
        stands_out: Whether it has a background or look of its own.
    """

    draft: Draft
    contents: list[Draft] = field(default_factory=list)
    columns: int = 1
    rows: int = 1
    is_heading: bool = False
    stands_out: bool = False

    @functools.cached_property
    def text(self) -> str:
        """The words of the cell, on one line; asked for once the cell has ended."""
        lines = [draft.words.text for draft in (self.draft, *self.contents)]
        return " ".join(" ".join(lines).split())

    @property
    def is_emphasised(self) -> bool:
        """Whether it has a look of its own, or all its words are bold or underlined."""
        if self.stands_out:
            return True
        spoken = [draft for draft in (self.draft, *self.contents) if draft.words.text]
        return bool(spoken) and all(draft.words.is_emphasised for draft in spoken)


@dataclass(slots=True)
class Table:
    """A table being read.

    Attributes:
        rows: The draft of each row and its cells.
        is_layout: Whether the format says that the table only arranges the page.
        holds_table: Whether another table stands in a cell.
    """

    rows: list[tuple[Draft, list[Cell]]] = field(default_factory=list)
    is_layout: bool = False
    holds_table: bool = False


def settle(table: Table) -> None:
    """Keep the rows and cells of a table of data, with its headings; dissolve those of layout."""
    if not _is_data(table):
        for row, cells in table.rows:
            row.dissolved = True
            for cell in cells:
                cell.draft.dissolved = True
        return
    head = _head_rows(table)
    if head:
        _name_by_column(table, head)
    else:
        _name_by_row(table)
    width = max(sum(cell.columns for cell in cells) for _, cells in table.rows)
    for number, (row, cells) in enumerate(table.rows):
        for cell in cells:
            _gather(cell)
        if number >= head and len(cells) == 1 and cells[0].columns == width:
            _make_heading(row, cells[0])


def _make_heading(row: Draft, cell: Cell) -> None:
    """Make a heading of a row that is one short cell: "To the Ministry", above its rows."""
    draft = cell.draft
    draft.column = ""
    if len(draft.words.text) <= _LONGEST_HEADING and not _SENTENCE.match(draft.words.text):
        row.dissolved = True
        draft.kind, draft.level, draft.parent = BlockKind.HEADING, _SECTION_LEVEL, row.parent


def _is_data(table: Table) -> bool:
    """Whether rows and columns mean something."""
    filled = [[cell for cell in cells if cell.text] for _, cells in table.rows]
    filled = [cells for cells in filled if cells]
    if table.is_layout or max(map(len, filled), default=0) < 2:  # noqa: PLR2004  one column is a box
        return False
    if any(cell.is_heading for cells in filled for cell in cells):
        return True
    wide = [cells for cells in filled if len(cells) > 1]
    return (
        len(wide) > 1 and not table.holds_table and not any(map(_is_page, itertools.chain(*filled)))
    )


def _is_page(cell: Cell) -> bool:
    """Whether a cell holds what a page holds: headed sections, or more than any figure or text."""
    kinds = {draft.kind for draft in cell.contents}
    headed = BlockKind.HEADING in kinds and len(cell.contents) > 1
    return headed or len(cell.text) > _LONGEST_CELL


def _gather(cell: Cell) -> None:
    """Make the cell's paragraphs its own words, up to the first list."""
    leading: list[Draft] = []
    for draft in cell.contents:
        if draft.dissolved:
            continue
        if draft.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTATION}:
            break
        leading.append(draft)
    cell.draft.words = joined([draft.words for draft in leading], "\n")
    for draft in leading:
        draft.dissolved = True


def _name_by_column(table: Table, head: int) -> None:
    """Give each cell the heading of its column, which the first `head` rows hold."""
    names: dict[int, str] = {}
    for number, cells in enumerate(_columns(table)):
        for column, cell in cells:
            if number < head:
                text = cell.text
                for covered in range(column, min(column + cell.columns, _MOST_COLUMNS)):
                    upper = names.get(covered, "")
                    if text and text != upper:
                        names[covered] = f"{upper}: {text}" if upper else text
            else:
                cell.draft.column = names.get(column, "")


def _columns(table: Table) -> list[list[tuple[int, Cell]]]:
    """Each row's cells with the number of the first column they cover."""
    numbered: list[list[tuple[int, Cell]]] = []
    held: dict[int, int] = {}
    for _, cells in table.rows:
        column = 0
        row: list[tuple[int, Cell]] = []
        held = {at: rows - 1 for at, rows in held.items() if rows > 1}
        taken = dict(held)
        for cell in cells:
            while column in taken:
                column += 1
            row.append((column, cell))
            for covered in range(column, min(column + cell.columns, _MOST_COLUMNS)):
                if cell.rows > 1:
                    held[covered] = cell.rows
            column += cell.columns
        numbered.append(row)
    return numbered


def _head_rows(table: Table) -> int:
    """How many rows at the top hold the headings of columns."""
    marked = 0
    for _, cells in table.rows:
        filled = [cell for cell in cells if cell.text]
        if not filled or not all(cell.is_heading for cell in filled):
            break
        marked += 1
    if marked:
        return min(marked, len(table.rows) - 1)
    if any(cell.is_heading for _, cells in table.rows for cell in cells):
        return 0
    return int(_looks_like_head([cells for _, cells in table.rows]))


def _looks_like_head(rows: list[list[Cell]]) -> bool:
    """Whether the first row reads as headings: short, distinct, unlike what stands below."""
    head = [cell for cell in rows[0] if cell.text]
    body = [cell for cells in rows[1:] for cell in cells if cell.text]
    emphasised = all(cell.is_emphasised for cell in head)
    apart = emphasised and not all(cell.is_emphasised for cell in body)
    return heads_columns([cell.text for cell in head], [cell.text for cell in body], apart=apart)


def heads_columns(head: Sequence[str], body: Sequence[str], *, apart: bool = False) -> bool:
    """Return whether the texts of a first row read as headings: short, distinct, unlike the rest.

    Args:
        head: The texts of the first row.
        body: Those of the rows below.
        apart: Whether the first row also looks different, as headings do.
    """
    if len(head) < 2 or len(set(head)) < len(head):  # noqa: PLR2004  one cell heads no column
        return False
    if any(len(text) > _LONGEST_HEADING or _SENTENCE.match(text) for text in head):
        return False
    if apart:
        return True
    if any(map(_FIGURES.search, head)):
        return False
    return any(len(text) > _LONGEST_HEADING or _FIGURES.search(text) for text in body)


def _name_by_row(table: Table) -> None:
    """Name cells by the heading that their row begins with: "Addressee: | The Ministry"."""
    for _, cells in table.rows:
        filled = [cell for cell in cells if cell.text]
        if len(filled) < 2:  # noqa: PLR2004  a heading and what it heads
            continue
        first, *others = filled
        short = len(first.text) <= _LONGEST_HEADING
        if first.is_heading or (short and (first.text.endswith(":") or first.is_emphasised)):
            for cell in others:
                cell.draft.column = first.text.rstrip(": ")
