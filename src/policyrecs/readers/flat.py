"""A web page flattened into one line: navigation, article and footer told apart by their words.

Inline marks ("* News + Blog") part the line into pieces, and stops part these into clauses.
A clause of mostly small words that ends with a stop is prose; the rest is furniture.
A list of the article follows a colon.
"""

import dataclasses
import functools
import itertools
import re
from collections.abc import Iterator

from policyrecs.documents import Block
from policyrecs.lexicon.patterns import words_of
from policyrecs.readers.furniture import furniture_category
from policyrecs.values import value
from policyrecs.vocabulary import BlockKind

_SHORTEST = 2000
"""Characters in a line above which it may be a page; paragraphs are seldom longer."""

_LONGEST_CLAUSE = 5000
"""Characters in a clause above which it is taken as prose unseen."""

_SEPARATOR = re.compile(r"[*+•·▪|\d](?<=\s.)(?:(?<!\d)|(?<=\d)\d?\.)\s+(?=\S)")
"""An inline mark: " * News", " 2. Reports"; what stands before it is checked second, for speed."""

_STOP = re.compile(r"[.!?:](?<=[\w\"'”\u2019)%].)[\"'”\u2019)]*\d{0,2}\s+(?=[\"'“\u2018(]?[A-Z])")
"""Where a clause may end: "systems. The", "include: The", "harms.4 The"."""

_LAST_TOKEN = re.compile(r"[^\s(\"'“\u2018]*$")

_LONGEST_TOKEN = 30

_SMALL_SHARE = 0.45
"""Share of uncapitalised words in prose, at least; navigation is mostly capitals."""

_SMALL_SHARE_AFTER_PROSE = 0.3
"""The same for a sentence that follows prose: it may be short, or full of names."""

_ENDS = tuple(".!?:;\"'”\u2019)")
"""What a sentence ends with."""

_STOP_AND_NOTE = re.compile(r"[^\d\s][.!?][\"'”\u2019)]?\d{1,2}$")

_LONGEST_ITEM = 900
"""Characters in an item of several sentences."""

_MOST_CLAUSES = 12
"""Sentences in an item."""

_SHORTEST_PROSE = 5
_SHORTEST_ITEM = 4

_LEAD_SHARE = 0.3
"""Share of uncapitalised words, short joining words aside, in what was left before a sentence."""

_LONGEST_LEAD = 20
"""Uncapitalised words after which what stands before is no navigation any more."""

_LONGEST_SCRAP = 60
"""Characters of prose that furniture may hold: "Was this page helpful?"."""

_JOINING = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "us", "with")
)
"""Small words that join the words of a label: "Data and Reports"."""


@value
class _Piece:
    """What stands between two marks.

    Attributes:
        start: First code point, after the mark.
        end: One past the last.
        marker: The mark; empty before the first.
    """

    start: int
    end: int
    marker: str


def is_flat(length: int) -> bool:
    """Whether a line of this length may be a flattened page."""
    return length > _SHORTEST


def flat_blocks(text: str, start: int, end: int) -> list[Block]:
    """Return the blocks of a flattened page: paragraphs and items, and furniture around them.

    Args:
        text: Text with plain line ends.
        start: First code point of the line.
        end: One past the last.
    """
    blocks: list[Block] = []
    in_list = False
    pieces = list(_pieces(text, start, end))
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        position = piece.start
        if piece.marker:
            introduced = in_list or _introduces_list(text, blocks)
            stop = _item_end(text, piece, following)
            in_list = _is_item(text, piece, stop, introduced=introduced)
            if in_list:
                blocks.append(
                    Block(BlockKind.ITEM, piece.start, stop, level=1, marker=piece.marker)
                )
                position = stop
        for clause_start, clause_end in _clauses(text, position, piece.end):
            in_list = False
            _add_clause(text, clause_start, clause_end, blocks)
    return [_without_scraps(blocks, number) for number in range(len(blocks))]


def _without_scraps(blocks: list[Block], number: int) -> Block:
    """The block; as furniture if it is a few words of prose with furniture on both sides."""
    block = blocks[number]
    around = [*blocks[max(number - 1, 0) : number], *blocks[number + 1 : number + 2]]
    scrap = (
        block.kind is BlockKind.PARAGRAPH
        and block.end - block.start <= _LONGEST_SCRAP
        and len(blocks) > 1
        and all(other.kind is BlockKind.FURNITURE for other in around)
    )
    return (
        dataclasses.replace(block, kind=BlockKind.FURNITURE, category="navigation")
        if scrap
        else block
    )


def _pieces(text: str, start: int, end: int) -> Iterator[_Piece]:
    """The stretches between inline marks; numbers are marks only in order from 1."""
    position, marker, expected = start, "", 1
    for found in _SEPARATOR.finditer(text, start, end):
        mark = found[0].rstrip()
        if mark.endswith("."):
            value = int(mark[:-1])
            if value not in {1, expected}:
                continue
            expected = value + 1
        yield _Piece(position, found.start(), marker)
        position, marker = found.end(), mark
    yield _Piece(position, end, marker)


def _is_item(text: str, piece: _Piece, stop: int, *, introduced: bool) -> bool:
    """Whether a marked piece is an item of the article: a list follows a colon, or is prose."""
    clause = text[piece.start : stop].split()
    if introduced:
        return len(clause) >= _SHORTEST_ITEM or _small_share(clause) >= _SMALL_SHARE
    ends = text[stop - 1] == ";" or (_ends_sentence(text, stop) and text[stop - 1] not in "?:!")
    if not ends or not _is_prose(clause):
        return False
    return not (
        _lead(text[piece.start : stop], clause) or furniture_category(text[piece.start : stop])
    )


def _introduces_list(text: str, blocks: list[Block]) -> bool:
    """Whether the text before a mark ends in a colon."""
    return (
        bool(blocks) and blocks[-1].kind is BlockKind.PARAGRAPH and text[blocks[-1].end - 1] == ":"
    )


def _item_end(text: str, piece: _Piece, following: _Piece | None) -> int:
    """Where an item ends: with its piece, or with its first clause where the text goes on."""
    clauses = list(itertools.islice(_clauses(text, piece.start, piece.end), _MOST_CLAUSES))
    if not clauses:
        return piece.start
    goes_on = following is not None and following.marker == piece.marker
    whole = goes_on and piece.end - piece.start <= _LONGEST_ITEM
    if whole and not any(_lead(text[a:b], text[a:b].split()) for a, b in clauses[1:]):
        return clauses[-1][1]
    return clauses[0][1]


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The trimmed clauses of a piece."""
    position = start
    for found in _STOP.finditer(text, start, end):
        if text[found.start()] == "." and _abbreviates(text, position, found.start()):
            continue
        yield from _trimmed(text, position, found.end())
        position = found.end()
    yield from _trimmed(text, position, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without white space, unless there is nothing else."""
    clause = text[start:end]
    first = start + len(clause) - len(clause.lstrip())
    last = start + len(clause.rstrip())
    if first < last:
        yield first, last


def _abbreviates(text: str, start: int, stop: int) -> bool:
    """Whether a full stop belongs to an abbreviation: "U.S.", "Sen.", "J."."""
    found = _LAST_TOKEN.search(text, max(start, stop - _LONGEST_TOKEN), stop)
    token = found[0].lower() if found else ""
    return len(token) == 1 or token in _abbreviations()


@functools.cache
def _abbreviations() -> frozenset[str]:
    """Abbreviations that a sentence seldom ends with."""
    return words_of("abbreviations", "before_word") | words_of("abbreviations", "may_end")


def _add_clause(text: str, start: int, end: int, blocks: list[Block]) -> None:
    """Add a clause as prose, or as furniture, or as one after the other."""
    clause = text[start:end].split() if end - start <= _LONGEST_CLAUSE else []
    if clause and not _is_sentence(text, end, clause, after=blocks[-1] if blocks else None):
        _add(blocks, start, end, "navigation")
        return
    opening = start + _lead(text[start:end], clause) if clause else start
    if opening > start:
        _add(blocks, start, opening, "navigation")
    _add(blocks, opening, end, furniture_category(text[opening:end]))


def _add(blocks: list[Block], start: int, end: int, category: str) -> None:
    """Add a stretch, to the block before it where both are of one sort."""
    kind = BlockKind.FURNITURE if category else BlockKind.PARAGRAPH
    last = blocks[-1] if blocks else None
    if last is not None and last.kind is kind and last.category == category:
        blocks[-1] = Block(kind, last.start, end, category=category)
    else:
        blocks.append(Block(kind, start, end, category=category))


def _is_sentence(text: str, end: int, clause: list[str], *, after: Block | None) -> bool:
    """Whether a clause ends as a sentence does and reads as one; after prose, little is asked."""
    if not _ends_sentence(text, end):
        return False
    follows_prose = after is not None and after.kind is not BlockKind.FURNITURE
    return _is_prose(clause) or (follows_prose and _small_share(clause) >= _SMALL_SHARE_AFTER_PROSE)


def _ends_sentence(text: str, end: int) -> bool:
    """Whether a stop stands before `end`, a note number after it included: "models.3"."""
    return text.endswith(_ENDS, 0, end) or _STOP_AND_NOTE.search(text, end - 4, end) is not None


def _is_prose(clause: list[str]) -> bool:
    """Whether a clause reads as a sentence."""
    return len(clause) >= _SHORTEST_PROSE and _small_share(clause) >= _SMALL_SHARE


def _small_share(clause: list[str]) -> float:
    """Share of the words that begin with a small letter."""
    letters = [first for word in clause if (first := word[0]).isalpha()]
    return sum(map(str.islower, letters)) / len(letters) if letters else 0.0


def _lead(text: str, clause: list[str]) -> int:
    """Length of the navigation that runs into a sentence without a stop: "News Archives Today,".

    The sentence begins at the last capitalised opening word with only labels before it.
    """
    opening = small = large = 0
    for number, word in enumerate(clause):
        bare = word.strip("\"'“”\u2018\u2019(),")
        if bare[:1].isupper():
            labels = number and small <= _LEAD_SHARE * max(large + small, 1)
            opens = labels and bare.lower() in _openers() and not bare[1:].isupper()
            if opens and not _is_small(clause[number - 1]) and _is_prose(clause[number:]):
                opening = number
            large += 1
        elif _is_small(bare) and bare not in _JOINING:
            small += 1
            if small > _LONGEST_LEAD:
                break
    return _place(text, clause, opening)


def _place(text: str, words: list[str], number: int) -> int:
    """Where one of the words of a text stands in it; 0 for the first."""
    position = 0
    for word in words[:number]:
        position = text.index(word, position) + len(word)
    return text.index(words[number], position) if number else 0


def _is_small(word: str) -> bool:
    """Whether a word begins with a small letter and is no address."""
    return word[:1].islower() and "@" not in word and "/" not in word


@functools.cache
def _openers() -> frozenset[str]:
    """Words that, capitalised, open a sentence."""
    return words_of("abbreviations", "openers")
