"""From a page's elements to drafts: what is a heading, an item, a cell, a note."""

import re
from collections.abc import Callable, Mapping
from typing import ClassVar

from selectolax.lexbor import LexborNode

from policyrecs.readers.drafts import Draft
from policyrecs.readers.grid import Cell, Table, settle
from policyrecs.readers.headings import is_running_text
from policyrecs.readers.html.holders import Holder, List, list_of, number_of
from policyrecs.readers.html.inline import Inline
from policyrecs.readers.html.plan import Plan
from policyrecs.readers.html.survey import HEADINGS
from policyrecs.readers.html.tree import Attributes
from policyrecs.vocabulary import BlockKind

_BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "header", "hgroup", "hr", "legend", "li", "listing", "main", "menu", "nav", "ol",
    "optgroup", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul", "xmp",
}  # fmt: skip
"""Elements that start a line of their own; all others stand in running text."""

_DEEPEST_TABLE = 3
"""Tables in tables beyond this depth are layout; keeping them all would square the work."""

_WORD_LEVEL = re.compile(r"mso-list\s*:[^;]*\blevel(\d)", re.IGNORECASE)
"""A paragraph that Word saved as a list item: "mso-list:l0 level2 lfo1"."""

_DRAWN = re.compile(r"[^\W_]|[*†‡]")
"""What a block must hold to be more than a rule or an ornament: "* * *" is none."""


_Beginning = Callable[["BodyReader", LexborNode, Attributes], Callable[[], None]]


class BodyReader:
    """Reads the text of a page; a `Visitor`.

    Attributes:
        drafts: The blocks, in order.
        left_out: Characters of prose in the furniture passed over, around the text and in it.
    """

    def __init__(self, plan: Plan, base: str | None) -> None:
        """Start with nothing read.

        Args:
            plan: What to read.
            base: Address that relative links start from.
        """
        self.drafts: list[Draft] = []
        self.left_out = plan.outside
        self._plan = plan
        self._inline = Inline(plan.notes, base)
        self._holders = [Holder()]
        self._lists: list[List] = []
        self._terms: list[Draft | None] = []
        self._tables: list[Table] = []
        self._level = 1
        self._in_heading = 0
        self._endings: list[Callable[[], None] | None] = []

    def enter(self, node: LexborNode, tag: str, attributes: Attributes) -> bool:
        """Begin an element; furniture is not gone into."""
        if node.mem_id in self._plan.dropped:
            if tag in _BLOCKS:
                self._flush()
            self.left_out += self._plan.dropped[node.mem_id]
            return False
        if tag not in _BLOCKS:
            if tag == "button" and not self._in_heading:
                return False  # a button is no text, but for the heading of a section that folds
            self._endings.append(self._inline.begin(tag, attributes))
            return True
        self._flush()
        label = self._inline.note_of(attributes) if attributes else ""
        if label and tag not in {"tr", "td", "th"}:
            self._endings.append(self._begin_note(label))
        else:
            begin = self._BEGINNINGS.get(tag)
            self._endings.append(begin(self, node, attributes) if begin else self._flush)
        return True

    def leave(self, tag: str) -> None:
        """End an element."""
        del tag
        ending = self._endings.pop()
        if ending is not None:
            ending()

    def text(self, words: str) -> None:
        """Take a run of text."""
        self._inline.write(words)

    def finish(self) -> None:
        """End the text."""
        self._flush()

    def _flush(self) -> None:
        """Make a draft of the running text since the last boundary, if there is any."""
        if self._inline.is_blank:
            return
        words, note, marker = self._inline.take()
        holder = self._holders[-1]
        in_cell = holder.parent is not None and holder.parent.kind is BlockKind.CELL
        if not words.text or not (in_cell or _DRAWN.search(words.text)):
            return
        draft = holder.draft(words, note, marker)
        if draft.kind is BlockKind.HEADING and is_running_text(draft.words.text):
            draft.kind, draft.level = BlockKind.PARAGRAPH, 0
        if draft.words.text:
            holder.first = holder.first or draft
            self.drafts.append(draft)

    def _hold(self, holder: Holder) -> Callable[[], None]:
        """Let `holder` say what follows; return what ends that."""
        self._holders.append(holder)
        return self._release

    def _release(self) -> None:
        """End the innermost holder."""
        self._flush()
        self._holders.pop()

    def _holding(self) -> Draft | None:
        """The draft that holds what comes next."""
        return self._holders[-1].holding

    def _begin_note(self, label: str) -> Callable[[], None]:
        """Begin a note."""
        release = self._hold(Holder(BlockKind.NOTE, marker=label))
        outside, self._inline.in_note = self._inline.in_note, True

        def end() -> None:
            release()
            self._inline.in_note = outside

        return end

    def _begin_heading(self, node: LexborNode, attributes: Attributes) -> Callable[[], None]:
        """Begin a heading; the title of a section that folds stands below the one before."""
        del attributes
        tag = node.tag or ""
        if tag in HEADINGS:
            self._level = level = int(tag[1])
        elif tag == "p":
            level = 1
        else:
            level = min(self._level + 1, 6)
        self._in_heading += 1
        release = self._hold(Holder(BlockKind.HEADING, level, parent=self._holding()))

        def end() -> None:
            release()
            self._in_heading -= 1

        return end

    def _begin_list(self, node: LexborNode, attributes: Attributes) -> Callable[[], None]:
        """Begin a list."""
        self._lists.append(list_of(node, attributes))
        self._terms.append(None)

        def end() -> None:
            self._flush()
            self._lists.pop()
            self._terms.pop()

        return end

    def _begin_item(self, node: LexborNode, attributes: Attributes) -> Callable[[], None]:
        """Begin a list item."""
        del node
        innermost = self._lists[-1] if self._lists else List(is_ordered=False)
        value = number_of(attributes.get("value"))
        if value is not None:
            innermost.number = value
        level = max(len(self._lists), 1)
        return self._hold(Holder(BlockKind.ITEM, level, innermost.next_marker(), self._holding()))

    def _begin_term(self, node: LexborNode, attributes: Attributes) -> Callable[[], None]:
        """Begin the term of a definition list: an item that holds its definition."""
        del node, attributes
        level = max(2 * len(self._lists) - 1, 1)
        release = self._hold(Holder(BlockKind.ITEM, level, "", self._holding()))

        def end() -> None:
            holder = self._holders[-1]
            release()
            if self._terms:
                self._terms[-1] = holder.first

        return end

    def _begin_definition(self, node: LexborNode, attributes: Attributes) -> Callable[[], None]:
        """Begin the definition of a term."""
        del node, attributes
        term = self._terms[-1] if self._terms else None
        level = max(2 * len(self._lists), 1)
        return self._hold(Holder(BlockKind.ITEM, level, "", term or self._holding()))

    def _begin_paragraph(self, node: LexborNode, attributes: Attributes) -> Callable[[], None]:
        """Begin a paragraph, which Word saves list items as."""
        found = _WORD_LEVEL.search(attributes.get("style") or "") if attributes else None
        if found is None:
            return (
                self._begin_heading(node, attributes) if _is_word_title(attributes) else self._flush
            )
        return self._hold(Holder(BlockKind.ITEM, int(found[1]), "•", self._holding()))

    def _begin_quotation(self, node: LexborNode, attributes: Attributes) -> Callable[[], None]:
        """Begin a block quotation."""
        del attributes
        if node.mem_id in self._plan.margins:
            return self._flush
        return self._hold(Holder(BlockKind.QUOTATION, parent=self._holding()))

    def _begin_caption(self, node: LexborNode, attributes: Attributes) -> Callable[[], None]:
        """Begin the caption of a figure or table."""
        del node, attributes
        return self._hold(Holder(BlockKind.CAPTION, parent=self._holding()))

    def _begin_preformatted(self, node: LexborNode, attributes: Attributes) -> Callable[[], None]:
        """Begin preformatted text."""
        del node, attributes
        release = self._hold(Holder(BlockKind.CODE, parent=self._holding()))
        self._inline.verbatim += 1

        def end() -> None:
            release()
            self._inline.verbatim -= 1

        return end

    def _begin_table(self, node: LexborNode, attributes: Attributes) -> Callable[[], None]:
        """Begin a table."""
        del node
        for outer in self._tables:
            outer.holds_table = True
        table = Table(is_layout=attributes.get("role") in {"presentation", "none"})
        self._tables.append(table)

        def end() -> None:
            self._flush()
            self._tables.pop()
            settle(table)

        return end

    @property
    def _keeps_table(self) -> bool:
        """Whether rows and cells are kept; the text may be a cell of a table that is not read."""
        return 0 < len(self._tables) <= _DEEPEST_TABLE

    def _begin_row(self, node: LexborNode, attributes: Attributes) -> Callable[[], None]:
        """Begin a table's row."""
        del node, attributes
        if self._keeps_table:
            row = Draft(BlockKind.ROW, parent=self._holding())
            self.drafts.append(row)
            self._tables[-1].rows.append((row, []))
        return self._flush

    def _begin_cell(self, node: LexborNode, attributes: Attributes) -> Callable[[], None]:
        """Begin a table's cell."""
        if not self._keeps_table or not self._tables[-1].rows:
            return self._flush
        row, cells = self._tables[-1].rows[-1]
        draft = Draft(BlockKind.CELL, parent=row)
        cell = Cell(
            draft,
            columns=max(number_of(attributes.get("colspan")) or 1, 1),
            rows=max(number_of(attributes.get("rowspan")) or 1, 1),
            is_heading=node.tag == "th",
            stands_out="bgcolor" in attributes or "background" in (attributes.get("style") or ""),
        )
        cells.append(cell)
        self.drafts.append(draft)
        first = len(self.drafts)
        release = self._hold(Holder(parent=draft))

        def end() -> None:
            release()
            cell.contents = self.drafts[first:]

        return end

    _BEGINNINGS: ClassVar[Mapping[str, _Beginning]] = {
        **dict.fromkeys((*HEADINGS, "summary"), _begin_heading),
        **dict.fromkeys(("ul", "ol", "menu", "dir", "dl"), _begin_list),
        **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), _begin_preformatted),
        **dict.fromkeys(("caption", "figcaption"), _begin_caption),
        **dict.fromkeys(("td", "th"), _begin_cell),
        "p": _begin_paragraph,
        "li": _begin_item,
        "dt": _begin_term,
        "dd": _begin_definition,
        "blockquote": _begin_quotation,
        "table": _begin_table,
        "tr": _begin_row,
    }
    """What begins with each element; other blocks only end the line before them."""


def _is_word_title(attributes: Attributes) -> bool:
    """Whether a paragraph is the title of a document that Word saved."""
    return "MsoTitle" in (attributes.get("class") or "").split()
