"""Where in a citation its authors, its title and the rest stand, by the style it is written in.

Each style is one function that returns a `Layout` or None. They are tried from the style with the
clearest marks (quotation marks, a year in brackets after the authors) to the one with the fewest
(commas alone), so that a mark that is there is never read past.
"""

import itertools
import re
from collections.abc import Callable

from policyrecs.lexicon.citations import cue
from policyrecs.linking.citations import names
from policyrecs.linking.citations.commas import comma_layout
from policyrecs.linking.citations.parts import TITLE_END, VOLUME_ALONE, Layout, segments
from policyrecs.linking.citations.text import NoteText, Stretch

_LONGEST_AUTHORS = 300
"""Characters beyond which what stands before a title is a sentence, not a list of names."""

_SINGLE_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(\[]))[\u2018'](?=[^\W_])")
"""A single mark that opens a title, such as the first of 'Bus franchising'."""

_SINGLE_CLOSE = re.compile(r"(?<=\S)[\u2019'](?=\s*(?:[,.;:(\[]|$))|(?<=[,.?!])[\u2019'](?=\s|$)")
"""A single mark that closes one; an apostrophe is followed by a word."""

_AUTHOR_YEAR = re.compile(
    r"(?P<authors>[^()]{2,300}?),? ?"
    r"\((?P<year>(?:1[6-9]|20)\d\d[a-z]?(?:, [^()]{3,20})?|n\.d\.)\)[.,:]? ?"
)
"""Authors, then the year in brackets: "Doe, J. (2020). "."""

_YEAR_LAST = re.compile(r"(?P<authors>[^\d]{3,300}?) \d{4}[a-z]?\.$")
"""Authors and year before a title in quotation marks: "Feldman, Ruth. 2016."."""

_AUTHOR_DOT_YEAR = re.compile(
    r"(?P<authors>[^\d\"()]{3,300}?) (?P<year>(?:1[6-9]|20)\d\d)[a-z]?\. (?=[\"“\u2018'A-Z])"
)
"""Authors, then the year between full stops: "Lopez, Marta. 2009. "."""

_VANCOUVER = re.compile(
    r"(?P<authors>(?:[^\W\d_a-z][\w'\u2019-]+(?: [^\W\d_a-z][\w'\u2019-]+)? [A-Z]{1,3}"
    r"(?:, |(?=\.))){1,40}(?:et al)?)\. (?P<title>[^.?!]{5,300}[.?!]) (?=[^.;]{2,80}\. ?\d{4})"
)
"""Surnames with bare initials, a title, full stops between: "Smith J, Adams K. Title. "."""


def layout(note: NoteText) -> Layout | None:
    """Find authors, title and rest in `note`, whose addresses have been blanked.

    Returns:
        None where the note names no work in a style that is known.
    """
    for style in _STYLES:
        found = style(note)
        if found is not None and found.title[0] < found.title[1]:
            return found
    return None


def quotation(note: NoteText) -> Stretch | None:
    """The inside of the first pair of quotation marks; single ones where no double ones are."""
    start = note.plain.find('"')
    if start >= 0:
        end = _closing(note.text, start)
        return (start + 1, end) if end else None
    opening = _SINGLE_OPEN.search(note.text)
    closing = _SINGLE_CLOSE.search(note.text, opening.end()) if opening else None
    return (opening.end(), closing.start()) if opening and closing else None


def _closing(text: str, start: int) -> int | None:
    """Where the mark that opens at `start` is closed; typographic marks may hold others."""
    if text[start] == '"':
        end = text.find('"', start + 1)
        return end if end > start else None
    depth = 0
    for index in range(start, len(text)):
        depth += (text[index] in "“„«") - (text[index] in "”»")
        if depth <= 0 and index > start:
            return index
    return None


def _quoted(note: NoteText) -> Layout | None:
    """`Jane Doe, "Title," Container ...`, with or without a year before the title."""
    inside = quotation(note)
    if inside is None:
        return None
    start, end = inside
    before = note.plain[: start - 1].rstrip()
    title = note.text[start:end].strip(" ,.")
    if not title or title[0].islower() or (not before and " " not in title):
        return None
    if not _may_be_authors(before):
        return None
    stretch = _without_year(note, len(before))
    inverted = before.endswith(".") or stretch != (0, len(before))
    return Layout(stretch, inside, end + 1, inverted=inverted)


def _may_be_authors(before: str) -> bool:
    """Whether what stands before a title can be a list of names, or is nothing at all."""
    if not before:
        return True
    if len(before) > _LONGEST_AUTHORS or cue("prose").search(before):
        return False
    return before[-1] in ",.:)]" or names.is_name(before)


def _without_year(note: NoteText, end: int) -> Stretch | None:
    """The authors before `end`, without the year that some styles set after them."""
    found = _AUTHOR_YEAR.match(note.plain, 0, end) or _YEAR_LAST.match(note.plain, 0, end)
    stretch = found.span("authors") if found else (0, end)
    return stretch if stretch[1] > stretch[0] else None


def _author_year(note: NoteText) -> Layout | None:
    """`Doe, J. (2020). Title. Container ...` and `Doe, J. (2020) Title, ...`."""
    found = _AUTHOR_YEAR.match(note.plain)
    if found is None or not _may_be_authors(found["authors"] + ","):
        return None
    listed = names.authors(found["authors"])
    if not all(names.is_name(name) or name.isalpha() for name in listed):
        return None
    return _titled(note, found.span("authors"), found.end())


def _author_dot_year(note: NoteText) -> Layout | None:
    """`Lopez, Marta. 2009. Title. ...`."""
    found = _AUTHOR_DOT_YEAR.match(note.plain)
    if found is None or cue("prose").search(found["authors"]):
        return None
    return _titled(note, found.span("authors"), found.end())


def _titled(note: NoteText, authors: Stretch, start: int) -> Layout | None:
    """A layout whose title starts at `start`: italics, or words up to the end of a sentence."""
    if not note.plain[start:].strip(" .,;"):
        return None
    for italic in note.italics:
        if 0 <= italic[0] - start <= 1:
            return Layout(authors, italic, italic[1], inverted=True)
    end = TITLE_END.search(note.plain, start + 1)
    stop = end.start() + (end[0] in "?!") if end else len(note.plain)
    if end is None or not note.plain[end.end() :].strip(" .,;)"):
        stop = min(stop, _before_holders(note.plain, start))
    return Layout(authors, (start, stop), stop, inverted=True)


def _before_holders(plain: str, start: int) -> int:
    """Where a title ends that only commas part from its journal: before the journal, or at once."""
    parts = segments(plain, start)
    for part, following in itertools.pairwise(parts):
        if VOLUME_ALONE.match(plain[slice(*following)]) and part[0] > parts[0][0]:
            return len(plain[: part[0]].rstrip(" ,"))
    return parts[0][1] if parts else len(plain)


def _vancouver(note: NoteText) -> Layout | None:
    """`Smith J, Adams K. Title. Journal. 2018;8(4):e1.`."""
    found = _VANCOUVER.match(note.plain)
    return Layout(found.span("authors"), found.span("title"), found.end()) if found else None


def _italic(note: NoteText) -> Layout | None:
    """`Jane Doe, *Title* (Publisher, 2020)`."""
    for start, end in note.italics:
        before = note.plain[:start].rstrip()
        if end - start > len("ab") and _may_be_authors(before):
            return Layout((0, len(before)) if before else None, (start, end), end)
    return None


def _linked(note: NoteText) -> Layout | None:
    """`[Title](https://...), Publisher, 2020`: the words of the link are the title."""
    for start, end, _ in note.links:
        words = note.text[start:end]
        before = note.plain[:start].rstrip()
        if (
            " " in words
            and not words[0].islower()
            and "://" not in words
            and _may_be_authors(before)
        ):
            return Layout((0, len(before)) if before else None, (start, end), end)
    return None


_STYLES: tuple[Callable[[NoteText], Layout | None], ...] = (
    _quoted,
    _author_year,
    _author_dot_year,
    _vancouver,
    _italic,
    _linked,
    comma_layout,
)
"""The styles, from the one with the clearest marks to the one with the fewest."""
