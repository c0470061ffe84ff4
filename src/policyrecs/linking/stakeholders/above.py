"""Whom the places above a passage call on: its lead-in, outer item, table row and headings."""

import functools
import re

from policyrecs.documents import Outline, Passage
from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.parties import groups_of, names_others
from policyrecs.linking.stakeholders.audience import able_to_act
from policyrecs.linking.stakeholders.calls import (
    Place,
    addressed_by_label,
    called_upon,
    introduces_party,
    recommended_to,
)
from policyrecs.linking.stakeholders.headings import addressed_by_heading, asks_or_tells
from policyrecs.vocabulary import Basis, BlockKind

_SENTENCE_REACH = 1000
"""Characters of such a sentence; the same one is read again for each call after it."""

_POINT = re.compile(r"[.:;,]")
"""A point inside a line, which is a sentence then, no title: "Working with X, agencies should"."""

_EARLIER = 4
"""Sentences before a call in which its addressee is looked for."""


class Above:
    """Reads the addressees that stand above passages, each place once."""

    def __init__(self, outline: Outline) -> None:
        """Keep the outline; read nothing yet."""
        self._outline = outline
        self._folded = outline.document.folded
        self._read: dict[tuple[int, Basis], Place | None] = {}
        self._promising: dict[int, bool] = {}
        self._cells: dict[int, list[int]] | None = None

    def before(self, passage: Passage, start: int) -> Place | None:
        """The party that the sentences just before `start` in the same passage call on."""
        earlier = [sentence for sentence in passage.sentences if sentence[1] <= start]
        for sentence in reversed(earlier[-_EARLIER:]):
            begin = max(sentence[0], sentence[1] - _SENTENCE_REACH)
            if place := recommended_to(self._folded, begin, sentence[1]):
                return place
        return None

    def addressed(self, passage: Passage) -> tuple[Place | None, Basis]:
        """The nearest party above a passage, and what it stands in."""
        if place := self._in_row(passage):
            return place, Basis.LEAD_IN
        if passage.lead_in is not None and (place := self._once(passage.lead_in, Basis.LEAD_IN)):
            return place, Basis.LEAD_IN
        outer = passage.parent
        if outer is not None and (place := self._once(outer, Basis.LEAD_IN)):
            return place, Basis.LEAD_IN
        for heading in () if self.headings_are_topics else reversed(passage.headings):
            if place := self._once(heading, Basis.HEADING):
                return place, Basis.HEADING
        return None, Basis.IMPLIED

    @functools.cached_property
    def headings_are_topics(self) -> bool:
        """Whether headings that name parties say what is dealt with, as in a party's manifesto.

        All that it promises and demands, under "Schools" or "Farmers", is for whoever will govern.
        """
        title = self._outline.document.metadata.title or ""
        first = next(
            (
                self._folded[block.start : block.end]
                for block in self._outline.document.blocks
                if block.kind is BlockKind.HEADING
            ),
            "",
        )
        return any(pattern("manifesto").search(words) for words in (title, first))

    def is_for_reader(self, passage: Passage) -> bool:
        """Whether a heading above promises things that its reader can do: "Ten ways to help"."""
        return any(map(self._promises, passage.headings))

    def _promises(self, index: int) -> bool:
        """Whether a heading does so; read when first asked for."""
        if index not in self._promising:
            block = self._outline.passages[index].block
            found = pattern("listicle").search(self._folded, block.start, block.end)
            self._promising[index] = found is not None
        return self._promising[index]

    def _once(self, index: int, basis: Basis) -> Place | None:
        """The party that a passage above names; read when first asked for."""
        key = index, basis
        if key not in self._read:
            block = self._outline.passages[index].block
            self._read[key] = (
                addressed_by_heading(self._folded, block.start, block.end)
                if basis is Basis.HEADING
                else self._in_lead_in(index)
            )
        return self._read[key]

    def _in_lead_in(self, index: int) -> Place | None:
        """The party that a lead-in calls on: its last sentence first, then its label."""
        passage = self._outline.passages[index]
        block = passage.block
        line = self._folded[block.start : block.end].rstrip(" :*_")
        if not _POINT.search(line) and asks_or_tells(self._folded, block.start, block.end):
            return None
        for start, end in reversed(passage.sentences):
            place = (
                able_to_act(self._folded, start, end)
                or called_upon(self._folded, start, end, introduces=True)
                or recommended_to(self._folded, start, end)
            )
            if place:
                return place
            stem = start, start + len(self._folded[start:end].rstrip(" :*_"))
            if names_others(self._folded[slice(*stem)]) and introduces_party(self._folded, *stem):
                return stem
            if place := addressed_by_label(self._folded, *stem):
                return place
        return None

    def _in_row(self, passage: Passage) -> Place | None:
        """The party in the row's cell under a heading such as "Responsible"."""
        if passage.block.kind is not BlockKind.CELL or passage.parent is None:
            return None
        if self._cells is None:
            self._cells = {}
            for other in self._outline.passages:
                if other.block.kind is BlockKind.CELL and other.parent is not None:
                    self._cells.setdefault(other.parent, []).append(other.index)
        for index in self._cells.get(passage.parent, ()):
            block = self._outline.passages[index].block
            named = index != passage.index and _names_recipient(block.column)
            if named and groups_of(self._folded[block.start : block.end]):
                return block.start, block.end
        return None


def _names_recipient(column: str) -> bool:
    """Whether a column of that heading says whom each row is for."""
    return bool(pattern("recipient-column").search(column))
