"""The works of a note: one stretch for each, together covering all of it but the semicolons.

A note is cut at semicolons and before sentences that open with a signal. A piece that names no
work of its own (a remark, the first of several authors) goes to the piece after it, or to the one
before where it is the last. A note that names no work at all is one piece.
"""

import re

from policyrecs.lexicon.citations import cue
from policyrecs.linking.citations.parse import parse
from policyrecs.linking.citations.text import NoteText, Stretch
from policyrecs.linking.citations.works import NOTHING, Work

_BOUNDARY = re.compile(r"; |(?<=[.)\"'\]]) (?=(?:But )?[Ss]ee |Cf\. |Accord )|, (?=with [A-Z])")
"""Where a work may end: a semicolon, or the end of a sentence before a signal."""

_MOST_WORKS = 40
"""Boundaries of a note that are looked at; what follows belongs to the last work."""

_LONGEST_NOTE = 6000
"""Characters of a note that are read for works; what follows belongs to the last of them."""


def works(note: NoteText) -> list[tuple[Stretch, Work]]:
    """The works that `note` names, each with its stretch of the note's text.

    Returns:
        At least one pair; an explanatory note gives one without fields.
    """
    pieces: list[tuple[Stretch, Work]] = []
    opened = 0
    for start, end in _pieces(note):
        work = parse(note.part(opened, end)) or parse(note.part(start, end))
        if work and pieces and _is_only_address(work, pieces[-1][1]):
            opened = pieces.pop()[0][0]
            work = parse(note.part(opened, end))
        if work:
            pieces.append(((opened, end), work))
            opened = end
    if not pieces:
        return [((0, len(note.text)), NOTHING)]
    (start, _), work = pieces[-1]
    pieces[-1] = ((start, len(note.text)), work)
    return [(_trimmed(note, stretch), work) for stretch, work in pieces]


def _is_only_address(work: Work, before: Work) -> bool:
    """Whether a piece is the address of the work before it: "Doe, Title; https://a.example"."""
    bare = not (work.title or work.short or work.signal)
    return bare and not (before.url or before.doi or before.short)


def _pieces(note: NoteText) -> list[Stretch]:
    """The note cut at every boundary outside quotation marks and brackets."""
    limit = min(len(note.text), _LONGEST_NOTE)
    cuts = [
        found.end()
        for found in _BOUNDARY.finditer(note.plain, 0, limit)
        if found[0] != ", " or cue("signal").match(note.plain)
    ]
    guarded = _guarded(note.plain, limit)
    cuts = [cut for cut in cuts if not any(start < cut < end for start, end in guarded)]
    cuts = cuts[:_MOST_WORKS]
    return list(zip([0, *cuts], [*cuts, limit], strict=True))


def _guarded(plain: str, limit: int) -> list[Stretch]:
    """Stretches in double quotation marks or brackets."""
    return [found.span() for found in re.finditer(r'"[^"]{0,400}"|\([^()]{0,600}\)', plain[:limit])]


def _trimmed(note: NoteText, stretch: Stretch) -> Stretch:
    start, end = stretch
    while start < end and note.text[start] in " ;":
        start += 1
    while end > start and note.text[end - 1] in " ;":
        end -= 1
    return start, end
