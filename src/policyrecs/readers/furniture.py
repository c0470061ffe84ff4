"""Furniture: what stands in a document beside its text, by wording and by place.

Wording is data (`lexicon/boilerplate.toml`). Place is here: a stretch that a heading such as "Most
read" opens, a list that repeats the document's headings, short lines with no prose after them.
Items and lines that might be recommendations stay unless something above says what they are.
"""

import bisect
import itertools
import re
from collections.abc import Sequence

from policyrecs.documents import Block, Link
from policyrecs.lexicon.boilerplate import Scope, author_in, boilerplate_in
from policyrecs.vocabulary import BlockKind

_WORDED = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CAPTION})
"""Kinds of block that furniture is made of; tables and quotations are left alone."""

_LISTED = frozenset({BlockKind.ITEM, BlockKind.PARAGRAPH})
"""Kinds of block that contents lists are made of."""

_SENTENCE_END = re.compile(r"[.!?:;…][\"')\]*_\d]*\s*$")
"""How prose ends, a note number included: "and act.", 'we act."', "open models.3"."""

_STOP_INSIDE = re.compile(r"[.!?](?<=[a-z]{2}.) {1,2}[A-Z0-9]")
"""A sentence that ends inside a block: "of growth. First, the", "be improved.  8th street".

What stands before the stop is checked after it, since stops are quick to look for.
"""

_LONGEST_SEARCH = 1_000
"""Characters of a block that are looked through for such a stop."""

_SURELY_PROSE = 30
"""Spaces of a block that holds whole sentences, from which on it is prose."""

_SHORTEST_PROSE = 4
"""Words in a sentence below which it may be a label that ends with a stop."""

_LINES_ON_AUTHOR = 4
"""Lines from an author's name to the note on them, at most: name, outlet, post, place."""

_LIST_WORDS = 3
"""Lines of a contents list, at least."""

_TAIL = 2
"""Lines after the last prose, at least, for those that are short to be furniture."""

_CAPTION = re.compile(
    r"(?:figure|fig\.|table|box|chart|exhibit|map|diagram|illustration)\s?\d{1,3}(?:[.-]\d{1,2})?\s?[.:\u2013—|-]\s?\S",
    re.IGNORECASE,
)
"""A caption: "Figure 17: Media coverage", "Table 3. Budget"."""

_LONGEST_CAPTION = 300

_LOWEST_LEVEL = 6
"""Level of a heading that no mark of the format shows."""

_AROUND_LINK = " .,;|-*_"
"""What may stand beside a link in a block that is nothing else."""

_NUMBERING = " .0123456789"
"""What stands at either end of a heading beside its words: its number, its page."""

_PAGE_NUMBER_END = re.compile(r"\S(?:\s{2,}|\s?\.{3,}\s?|\t)\s?\d{1,4}$")
"""A line of a contents list: "Findings    12"."""


def furniture_category(words: str) -> str:
    """Return which sort of furniture a block of these words is; empty if it is none."""
    pattern = boilerplate_in(words)
    return "" if pattern is None or pattern.scope is Scope.SECTION else pattern.category


def marked(folded: str, blocks: Sequence[Block], links: Sequence[Link] = ()) -> tuple[Block, ...]:
    """Return `blocks` with furniture marked as such, with its category.

    Args:
        folded: The document's text for matching.
        blocks: The blocks, in text order.
        links: The links, in text order.
    """
    page = _Page(folded, blocks, links)
    page.mark_by_wording()
    page.mark_contents()
    page.mark_sections()
    page.mark_biographies()
    page.mark_tail()
    return page.blocks()


class _Page:
    """The blocks of a document, and what each is taken for so far."""

    def __init__(self, folded: str, blocks: Sequence[Block], links: Sequence[Link]) -> None:
        """Keep the words of each block that can be furniture."""
        self._blocks = blocks
        self._words = [
            folded[block.start : block.end] if block.kind in _WORDED else "" for block in blocks
        ]
        self._category = [
            block.category if block.kind is BlockKind.FURNITURE else "" for block in blocks
        ]
        self._captions: set[int] = set()
        self._openers: dict[int, str] = {}
        self._names = [
            " ".join(folded[block.start : block.end].lower().split())
            for block in blocks
            if block.category == "byline"
        ]
        self._linked = _linked_blocks(folded, blocks, links)

    def blocks(self) -> tuple[Block, ...]:
        """The blocks as they turned out; what stands inside furniture is furniture."""
        for number, block in enumerate(self._blocks):
            if not self._category[number] and block.parent is not None:
                self._category[number] = self._category[block.parent]
        return tuple(
            block.as_kind(BlockKind.FURNITURE, category)
            if category and block.kind is not BlockKind.FURNITURE
            else block.as_kind(BlockKind.CAPTION, block.category)
            if number in self._captions
            else block
            for number, (block, category) in enumerate(
                zip(self._blocks, self._category, strict=True)
            )
        )

    def mark_by_wording(self) -> None:
        """Mark the blocks whose words alone say what they are."""
        for number, words in enumerate(self._words):
            if not words or self._category[number]:
                continue
            pattern = boilerplate_in(words)
            if pattern is None:
                if len(words) <= _LONGEST_CAPTION and _CAPTION.match(words):
                    self._captions.add(number)
            elif pattern.scope is Scope.SECTION:
                if self._blocks[number].kind is not BlockKind.ITEM:
                    self._openers[number] = pattern.category
            elif not (pattern.category == "navigation" and self._stands_over_prose(number)):
                self._category[number] = pattern.category
                if pattern.category == "byline":
                    self._names.append(" ".join(words.lower().split()))

    def _stands_over_prose(self, number: int) -> bool:
        """Whether a block is a heading of the text: "Search" above what is said of searching.

        A line that only its type made a heading, the lowest level, is none: "PLAY SOUND".
        """
        block = self._blocks[number]
        if block.kind is not BlockKind.HEADING or block.level >= _LOWEST_LEVEL:
            return False
        if number + 1 == len(self._blocks):
            return False
        below = self._blocks[number + 1].kind
        return below is BlockKind.HEADING or (
            below is BlockKind.PARAGRAPH and _is_prose(self._words[number + 1])
        )

    def mark_contents(self) -> None:
        """Mark lists that repeat the document's headings, are all links, or end in page numbers."""
        headings = {
            _plain(self._words[number])
            for number, block in enumerate(self._blocks)
            if block.kind is BlockKind.HEADING
        }
        run: list[int] = []
        for number, words in enumerate(self._words):
            block = self._blocks[number]
            if block.kind in _LISTED and (number in self._linked or _is_entry(words, headings)):
                run.append(number)
            elif words or not self._category[number]:
                self._close_contents(run)
                run = []
        self._close_contents(run)

    def _close_contents(self, run: list[int]) -> None:
        """Mark a run of listed lines, if it is long enough."""
        if len(run) >= _LIST_WORDS or (
            run and all(number in self._linked for number in run) and len(run) > 1
        ):
            for number in run:
                self._category[number] = self._category[number] or "contents"

    def mark_sections(self) -> None:
        """Mark what stands under a heading such as "Most read", as far as no prose begins."""
        for opener, category in self._openers.items():
            self._category[opener] = category
            for number in range(opener + 1, len(self._blocks)):
                if self._category[number]:
                    continue
                if self._ends_section(number, category):
                    break
                self._category[number] = category

    def _ends_section(self, number: int, category: str) -> bool:
        """Whether the text proper goes on at a block below a furniture heading."""
        block = self._blocks[number]
        if block.kind is BlockKind.HEADING:
            following = number + 1
            while following < len(self._blocks) and self._category[following]:
                following += 1
            return (
                following < len(self._blocks)
                and self._blocks[following].kind is not BlockKind.HEADING
            )
        if block.kind not in _WORDED:
            return True
        if category in {"contents", "byline"} and block.kind is BlockKind.ITEM:
            return False
        return category != "byline" and _is_prose(self._words[number])

    def mark_biographies(self) -> None:
        """Mark notes on the author: of one named in a byline, or near the end of the document."""
        last_part = len(self._blocks) * 3 // 4
        for number, words in enumerate(self._words):
            if (
                not words
                or self._category[number]
                or self._blocks[number].kind is not BlockKind.PARAGRAPH
            ):
                continue
            name = author_in(words)
            if name is None:
                continue
            if number >= last_part or any(name in line for line in self._names):
                self._category[number] = "byline"
                self._mark_name_above(number, name)

    def _mark_name_above(self, biography: int, name: str) -> None:
        """Mark the lines between the author's name, alone on a line, and the note on them."""
        for number in range(biography - 1, max(biography - 1 - _LINES_ON_AUTHOR, -1), -1):
            if " ".join(self._words[number].lower().split()) == name:
                for between in range(number, biography):
                    self._category[between] = "byline"
                return
            if _is_prose(self._words[number]):
                return

    def mark_tail(self) -> None:
        """Mark what follows the text: short lines, and teasers after a note on the author."""
        signs = [
            n
            for n, category in enumerate(self._category)
            if category in {"byline", "advert", "related"}
        ]
        in_body = filter(self._is_body, range(len(self._blocks) - 1, -1, -1))
        # Without a sign, only where the text ends matters.
        body = [*in_body][::-1] if signs else [*itertools.islice(in_body, 1)]
        if not body:
            return
        end, category = body[-1], "navigation"
        for sign in signs:
            after = body[bisect.bisect(body, sign) :]
            if after and sign > body[0] and all(self._is_teaser(number) for number in after):
                end, category = body[bisect.bisect(body, sign) - 1], "related"
                break
        end = self._end_of_list(end)
        rest = [
            number
            for number in range(end + 1, len(self._blocks))
            if not self._category[number] and self._blocks[number].parent is None
        ]
        if rest and len(self._blocks) - end > _TAIL:
            for number in rest:
                self._category[number] = category

    def _end_of_list(self, end: int) -> int:
        """The last line of the list that a text closes with, where `end` leads one in: "must:"."""
        if not self._words[end].rstrip().endswith(":"):
            return end
        for number in range(end + 1, len(self._blocks)):
            words = self._words[number]
            line = words.count(" ") >= _SHORTEST_PROSE - 1 or words.strip(" .()").isdecimal()
            if self._blocks[number].kind is not BlockKind.PARAGRAPH or not line:
                return number - 1
        return len(self._blocks) - 1

    def _is_body(self, number: int) -> bool:
        """Whether a block belongs to the text for all that is known so far."""
        plain = self._blocks[number].kind in {BlockKind.HEADING, BlockKind.PARAGRAPH}
        return not self._category[number] and (not plain or _is_prose(self._words[number]))

    def _is_teaser(self, number: int) -> bool:
        """Whether a block is one sentence under a headline."""
        words = self._words[number]
        above = number - 1
        return (
            self._blocks[number].kind is BlockKind.PARAGRAPH
            and above >= 0
            and self._blocks[above].kind in {BlockKind.HEADING, BlockKind.PARAGRAPH}
            and not _is_prose(self._words[above])
            and len(re.findall(r"[.!?](?:\s|$)", words)) == 1
        )


def _is_prose(words: str) -> bool:
    """Whether a block's words are a sentence, not a label or a headline."""
    spaces = words.count(" ")
    if spaces >= _SHORTEST_PROSE - 1 and _SENTENCE_END.search(words[-12:]):
        return True
    # Whatever closes it: an end mark of the house, a lost stop.
    return spaces >= _SURELY_PROSE and bool(_STOP_INSIDE.search(words, 0, _LONGEST_SEARCH))


def _is_entry(words: str, headings: set[str]) -> bool:
    """Whether words are an entry of a contents list: a known heading, or a page number."""
    if len(words) > _LONGEST_CAPTION or words[-1:] in ".;:":
        return False
    if words[-1:].isdigit() and _PAGE_NUMBER_END.search(words):
        return True
    return _plain(words) in headings


def _plain(words: str) -> str:
    """A heading's words for comparison: without numbers, case and stops."""
    return " ".join(words.lower().split()).strip(_NUMBERING)


def _linked_blocks(folded: str, blocks: Sequence[Block], links: Sequence[Link]) -> set[int]:
    """Indexes of the blocks that are one link from end to end."""
    starts = [link.start for link in links]
    linked = set()
    for number, block in enumerate(blocks if links else ()):
        place = bisect.bisect_left(starts, block.start)
        if place == len(links) or links[place].end > block.end:
            continue
        link = links[place]
        before = folded[block.start : link.start]
        after = folded[link.end : block.end]
        if not (before.strip(_AROUND_LINK) or after.strip(_AROUND_LINK)):
            linked.add(number)
    return linked
