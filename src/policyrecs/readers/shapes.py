"""What a paragraph is by its looks: an item typed by hand, a heading in bold, a run-in title.

Pages and word processors let people type "• " or make a line bold instead of saying what it is.
"""

import re
from collections.abc import Iterator

from policyrecs.readers.drafts import Draft
from policyrecs.readers.items import ITEM_MARK
from policyrecs.readers.words import Words
from policyrecs.vocabulary import BlockKind

_MOST_WORDS = 15
"""Words of a heading that only bold type marks; a bold sentence is longer more often than not."""

_MOST_HEADING_WORDS = 40
"""Words above which a marked heading that ends a sentence is a paragraph in a heading's looks."""

_NOT_HEADING_END = re.compile(r"[.;,!…][\"'”’)\]]*$")
"""What ends a sentence or clause and so no heading: "**Agencies must report.**"."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
"""The end of a sentence, quotation mark or bracket included: "… by 2025.”"."""

_TITLE_END = re.compile(r"[.:?!–—][\"'”’)\]]*$")
"""What ends a run-in title inside the bold type: "**Publish the data.** Agencies …"."""

_LONGEST_SENTENCE = 300
"""Characters of a sentence in italics that may title the rest."""

_TITLE_FOLLOWED = re.compile(r"\s*[:–—]|(?=\n)|\.(?=\s)")
"""What ends a run-in title after the bold type: "**Publish the data**: agencies …"."""

_CAPITALS = re.compile(r"[^\W\d_]{5}|[^\W\d_]{2}.*\s.*[^\W\d_]{2}")
"""What capitals must spell to be a heading: "FINDINGS", "NEXT STEPS", not "NTIA"."""

_FEWEST_LINKS = 3
"""Links in a paragraph of nothing else that make it a menu: "Home | Search | Contact"."""

_LINKED = 0.8
"""Share of such a paragraph's letters that stand in links."""

_WORD = re.compile(r"[^\W\d_]{2}")
"""Two letters in a row: a line without them ("***", "1.2") is no heading."""

_NUMBERED_PARAGRAPH = re.compile(r"(\d{1,2}(?:\.\d{1,3}){1,3}\.?) +(?=[A-Z\"'“‘])")
"""The number of a paragraph in reports that count them: "2.14 The Committee recommends"."""

_SURE_BULLETS = frozenset("•‣▪▫◦●○■□∙⁃➢➤►✓✔❖")
"""Bullets that open nothing but an item; a dash or "a." needs a neighbour of its kind."""

_PARTING = re.compile(rf"\n(?:[^\S\n]*\n\s*|(?=[{''.join(sorted(_SURE_BULLETS))}]))")
"""What parts paragraphs: two line breaks in a row, as old pages have them ("first<br><br>second"),
or one before a bullet."""

_LINE_BEFORE = re.compile(r"[.:;!?][\"'”’)\]]* *\n *$")
"""A line that ends a sentence or clause, before one in bold: "… by May.<br><b>Step 2</b>: …"."""

_LOWEST = 6
"""The lowest level of heading."""


def shape(drafts: list[Draft]) -> list[Draft]:
    """Return `drafts` with hand-made items, headings and run-in titles recognised."""
    parted = [piece for draft in drafts for piece in _parted(draft)]
    _itemise(parted)
    level = 1
    for draft in parted:
        if draft.kind is BlockKind.HEADING and not draft.dissolved:
            if _is_long_sentence(draft.words):
                draft.kind, draft.level = BlockKind.PARAGRAPH, 0
            elif draft.level < _LOWEST:  # the lowest is for headings inside tables, too
                level = draft.level
        elif draft.kind is BlockKind.PARAGRAPH and _is_menu(draft.words):
            draft.kind, draft.category = BlockKind.FURNITURE, "navigation"
        elif draft.kind is BlockKind.PARAGRAPH and _looks_like_heading(draft):
            draft.kind, draft.level = BlockKind.HEADING, min(level + 1, _LOWEST)
        elif draft.kind is BlockKind.PARAGRAPH and not draft.marker and not draft.dissolved:
            _take_number(draft)
        if draft.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL}:
            draft.title_end = _title_end(draft.words)
    return parted


def _parted(draft: Draft) -> Iterator[Draft]:
    """The paragraphs of `draft`, parted by blank lines, and by bullets or bold at line starts."""
    text = draft.words.text
    if draft.kind is not BlockKind.PARAGRAPH or "\n" not in text:
        yield draft
        return
    whole = draft.words
    parted = {found.end() for found in _PARTING.finditer(text)}
    parted |= {bold.start for bold in whole.emphasis if _LINE_BEFORE.search(text, 0, bold.start)}
    starts = [0, *sorted(parted)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        words = whole.cut(start, end)
        if start == 0:  # the first piece stays the draft that others may name as their parent
            draft.words = words
            yield draft
        elif words.text:
            yield Draft(draft.kind, words, parent=draft.parent, category=draft.category)


def _itemise(drafts: list[Draft]) -> None:
    """Make items of paragraphs that open with a mark, and take marks typed inside items."""
    marks = [
        ITEM_MARK.match(draft.words.text)
        if draft.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM} and not draft.dissolved
        else None
        for draft in drafts
    ]
    for index, (draft, mark) in enumerate(zip(drafts, marks, strict=True)):
        if mark is None:
            continue
        if draft.kind is BlockKind.PARAGRAPH:
            neighbours = (*marks[max(index - 1, 0) : index], *marks[index + 1 : index + 2])
            alike = any(other and other.lastgroup == mark.lastgroup for other in neighbours)
            if not alike and mark[0][0] not in _SURE_BULLETS:
                continue
            if draft.words.is_emphasised and mark.lastgroup != "bullet" and not alike:
                continue
            draft.kind, draft.level = BlockKind.ITEM, _level_inside(draft.parent)
        elif draft.marker not in {"", "•"}:
            continue
        draft.marker = mark[0].strip()
        draft.words = draft.words.cut(mark.end())


def _level_inside(parent: Draft | None) -> int:
    """The level of an item that `parent` holds."""
    return parent.level + 1 if parent is not None and parent.kind is BlockKind.ITEM else 1


def _take_number(draft: Draft) -> None:
    """Keep the number that a paragraph opens with apart from its words."""
    number = _NUMBERED_PARAGRAPH.match(draft.words.text)
    if number is not None:
        draft.marker = number[1]
        draft.words = draft.words.cut(number.end())


def _looks_like_heading(draft: Draft) -> bool:
    """Whether a paragraph is a heading by its looks: all bold or all capitals, and short."""
    text = draft.words.text
    if "\n" in text or draft.dissolved or draft.category or draft.is_held:
        return False
    if not (draft.words.is_emphasised or (text.isupper() and _CAPITALS.search(text))):
        return False
    return (
        len(text.split()) <= _MOST_WORDS
        and _WORD.search(text) is not None
        and _NOT_HEADING_END.search(text) is None
    )


def _is_menu(words: Words) -> bool:
    """Whether a paragraph is a row of links."""
    if len(words.links) < _FEWEST_LINKS:
        return False
    linked = sum(_letters(words.text[link.start : link.end]) for link in words.links)
    return linked >= _LINKED * _letters(words.text)


def _letters(text: str) -> int:
    """How many letters and digits `text` holds."""
    return sum(map(str.isalnum, text))


def _is_long_sentence(words: Words) -> bool:
    """Whether a heading reads as a paragraph: many words and a full stop."""
    text = words.text
    return len(text.split()) > _MOST_HEADING_WORDS and _SENTENCE_END.search(text) is not None


def _title_end(words: Words) -> int | None:
    """End of the words in bold that title the rest, or of a sentence in italics that does."""
    for stretches, must_stop in ((words.emphasis, False), (words.slants, True)):
        if not stretches or stretches[0].start > 0:
            continue
        end = stretches[0].end
        if not _WORD.search(words.text, end) or (must_stop and end > _LONGEST_SENTENCE):
            continue
        followed = _TITLE_FOLLOWED.match(words.text, end)
        if followed is not None and not (must_stop and followed.end() == end):
            return followed.end()
        if _TITLE_END.search(words.text[:end]):
            return end
    return None
