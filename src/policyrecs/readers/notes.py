"""Notes at the end of a text, and the markers in the text that point to them.

A marker is one only if a note bears its number, so "GPT-4", "2.0" and "section 3" stay words.
"""

import bisect
import dataclasses
import re
from collections.abc import Sequence

from policyrecs.documents import Block, Marker
from policyrecs.lexicon.boilerplate import is_note_heading
from policyrecs.lexicon.patterns import words_of
from policyrecs.vocabulary import BlockKind

_MAY_HEAD = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.FURNITURE})
"""Kinds of block that may turn out to stand over notes."""

_LABEL = re.compile(r"(?P<label>\d{1,3})(?:[.):]|\s)\s*(?=\S)|\[(?P<bracketed>\d{1,3})\]\s*(?=\S)")
"""The number before a note: "3. Dual-Use", "[3] Dual-Use", "3 Dual-Use"."""

_BRACKETED = re.compile(r"\[(\d{1,3}(?:\s?[,;\u2013-]\s?\d{1,3}){0,8})\](?![(:])")
"""Note numbers in brackets: "[3]", "[3, 4]"."""

_RAISED = re.compile(r"[⁰¹²³⁴-⁹]{1,3}")
"""Superscript digits."""

_GLUED = re.compile(
    r"""
    (?P<number>[1-9]
      (?: (?<=[^\W\d_][^\W\d_][.,;:!?].)     # "open models.3"
        | (?<=[\w.,;:!?][”"\u2019')\]].)       # 'everyone."2', "(SDO)4"
        | (?<=[a-z]{3}.)                      # "the models1 are"
      )
      \d{0,2}
    )
    (?= [\s.,;:!?)\]”"\u2019—\u2013] | $ )
    """,
    re.VERBOSE,
)
"""Digits glued to a word or sentence; what stands before is checked after the first, for speed."""

_WITHOUT_MARKERS = frozenset({BlockKind.NOTE, BlockKind.FURNITURE, BlockKind.CODE})

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_WORD_BEFORE = re.compile(r"([A-Za-z.]+)\.$")
"""The word that a full stop before digits ends: "Art" in "Art.5"."""

_REFERENCE_SIGN = re.compile(
    r"\b(?:1[89]|20)\d\d[a-z]?\b|https?://|doi[:.]|“[^”]{8,200},?”", re.IGNORECASE
)
"""What an entry of a reference list holds: a year, an address, a title in quotation marks."""


def with_notes(text: str, blocks: list[Block]) -> list[Block]:
    """Return `blocks` with the entries of note and reference lists turned into notes.

    Args:
        text: Text with plain line ends.
        blocks: The blocks, in text order.
    """
    bracketed = {
        found[1]
        for found in _BRACKETED.finditer(text)
        if text[found.start() - 1 : found.start()] not in {"\n", ""}
    }
    within = False
    result: list[Block] = []
    for block in blocks:
        if block.kind in _MAY_HEAD and is_note_heading(text[block.start : block.end]):
            within = True
            result.append(block)
            continue
        if block.kind is BlockKind.HEADING:
            within = False
        note = _as_note(text, block, within=within, bracketed=bracketed)
        within = within and note is not None
        result.append(note or block)
    return result


def _as_note(text: str, block: Block, *, within: bool, bracketed: set[str]) -> Block | None:
    """`block` as a note, if it is one."""
    if block.kind is BlockKind.ITEM:
        label = block.marker.strip("[]().")
        bracket = block.marker.startswith("[")
        start = block.start
    elif block.kind is BlockKind.PARAGRAPH:
        found = _LABEL.match(text, block.start, block.end)
        label = (found["label"] or found["bracketed"]) if found else ""
        bracket = bool(found and found["bracketed"])
        start = found.end() if found else block.start
    else:
        return None
    if bracket and label in bracketed:
        return dataclasses.replace(
            block, kind=BlockKind.NOTE, start=start, marker=label, level=0, parent=None
        )
    if not within:
        return None
    if label.isdigit():
        return dataclasses.replace(
            block, kind=BlockKind.NOTE, start=start, marker=label, level=0, parent=None
        )
    if _REFERENCE_SIGN.search(text, block.start, block.end):
        return dataclasses.replace(block, kind=BlockKind.NOTE, marker="", level=0, parent=None)
    return None


def glued_markers(text: str, blocks: Sequence[Block]) -> list[Marker]:
    """Return the markers in running text that point to a numbered note among `blocks`.

    Digits glued to a word count only in the order of the notes: the longest rising run of them.
    """
    labels = {block.marker for block in blocks if block.kind is BlockKind.NOTE and block.marker}
    if not labels:
        return []
    plain = [
        Marker(found.start(), found.end(), found[0].translate(_DIGITS))
        for found in _RAISED.finditer(text)
    ]
    plain += _bracketed(text, labels)
    glued = [
        Marker(found.start(), found.end(), found["number"])
        for found in _GLUED.finditer(text)
        if found["number"] in labels and not _abbreviated(text, found.start())
    ]
    body = _Body(blocks)
    markers = [marker for marker in plain if marker.label in labels and body.holds(marker)]
    markers += _rising([marker for marker in glued if body.holds(marker)])
    return sorted(markers, key=lambda marker: marker.start)


class _Body:
    """The blocks that may hold markers: neither notes nor furniture nor code."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Keep where each block starts."""
        self._blocks = blocks
        self._starts = [block.start for block in blocks]

    def holds(self, marker: Marker) -> bool:
        """Whether a marker stands inside such a block."""
        number = bisect.bisect(self._starts, marker.start) - 1
        if number < 0:
            return False
        block = self._blocks[number]
        return marker.end <= block.end and block.kind not in _WITHOUT_MARKERS


def _bracketed(text: str, labels: set[str]) -> list[Marker]:
    """The markers in brackets: "[3, 4]" holds two."""
    markers = []
    for found in _BRACKETED.finditer(text):
        numbers = list(re.finditer(r"\d+", found[1]))
        if len(numbers) == 1 and found[1] in labels:
            markers.append(Marker(found.start(), found.end(), found[1]))
        elif len(numbers) > 1 and all(number[0] in labels for number in numbers):
            first = found.start(1)
            markers += [
                Marker(first + number.start(), first + number.end(), number[0])
                for number in numbers
            ]
    return markers


def _abbreviated(text: str, position: int) -> bool:
    """Whether the digits follow an abbreviation that takes a number: "Art.5", "para.3"."""
    before = _WORD_BEFORE.search(text, max(position - 12, 0), position)
    return before is not None and before[1].lower() in words_of("abbreviations", "before_number")


def _rising(markers: list[Marker]) -> list[Marker]:
    """The longest run of markers whose labels rise: what makes sense as a sequence of notes."""
    smallest_last: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for place, marker in enumerate(markers):
        label = int(marker.label)
        length = bisect.bisect_left(smallest_last, label)
        before.append(ends[length - 1] if length else None)
        smallest_last[length : length + 1] = [label]
        ends[length : length + 1] = [place]
    run = []
    index: int | None = ends[-1] if ends else None
    while index is not None:
        run.append(markers[index])
        index = before[index]
    return run[::-1]
