"""Author-year references in running text, bound to the entries of the reference list.

"(Smith and Jones 2020)", "Smith et al. (2020)" and "(World Bank, 2019a)" are references because a
list holds an entry of that author and year, not because of how they look. Only "et al." with a
year is clear enough to stand for a work without a list.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from policyrecs.documents import Outline
from policyrecs.linking.citations.names import surname
from policyrecs.records import Citation
from policyrecs.values import value
from policyrecs.vocabulary import CitationKind

_YEAR = re.compile(r"\b((?:1[6-9]|20)\d\d)([a-z]?)\b")
"""A year with the letter that tells apart an author's works of one year: "2019a"."""

_BETWEEN = re.compile(
    r"(?:'s)?"
    r"(?:(?:, [\w'.-]{1,40}){0,5},? (?:and|&) [\w'.-]{1,40}(?: [\w'.-]{1,40}){0,2}|,? et al\.?)?"
    r"(?:'s)?,? ?\(?(?:(?:1[6-9]|20)\d\d[a-z]?, ?){0,4}$"
)
"""What may stand between the first author and the year: " and Jones (", " et al., "."""

_UNLISTED = re.compile(
    r"\b([^\W\d_a-z][\w'-]{1,40}) et al\.?(?:'s)?,? \(?((?:1[6-9]|20)\d\d)[a-z]?\)?"
)
"""A reference that needs no list to be one: "Smith et al. (2020)"."""

_REACH = 120
"""Characters before a year in which its author is looked for."""

_WORD = re.compile(r"[^\W\d_][\w'-]+")
"""A word that can begin a name."""


@value
class Reference:
    """A place in running text that refers to an entry of the reference list.

    Attributes:
        start: First code point of the author's name.
        end: One past the year.
        citation: The entry.
    """

    start: int
    end: int
    citation: Citation


def references(outline: Outline, citations: Iterable[Citation]) -> Iterator[Reference]:
    """Every author-year reference that exactly one entry of the reference list fits."""
    entries = _entries(citations)
    if not entries:
        return
    folded = outline.document.folded
    for passage in outline.passages:
        block = passage.block
        for year in _YEAR.finditer(folded, block.start, block.end):
            opened = max(block.start, year.start() - _REACH)
            found = _named(folded[opened : year.start()], year, entries)
            if len(found) == 1:
                citation, place = found.popitem()[1]
                yield Reference(opened + place, year.end(), citation)


_Entries = Mapping[tuple[str, str], Sequence["_Entry"]]
"""Entries of the list by year and first word of the author's name."""


@value
class _Entry:
    """An entry of the reference list under one of its author's names."""

    key: str
    letter: str
    citation: Citation


def _named(before: str, year: re.Match[str], entries: _Entries) -> dict[str, tuple[Citation, int]]:
    """The entries whose author stands before `year`, each with where the name starts."""
    found: dict[str, tuple[Citation, int]] = {}
    for word in _WORD.finditer(before):
        for entry in entries.get((year[1], word[0].casefold()), ()):
            end = word.start() + len(entry.key)
            named = before[word.start() : end].casefold() == entry.key
            if named and entry.letter in ("", year[2]) and _BETWEEN.match(before, end):
                found[entry.citation.citation_id] = entry.citation, word.start()
    return found


def _entries(citations: Iterable[Citation]) -> _Entries:
    """The entries that have an author and a year, under each name the text may use."""
    entries: dict[tuple[str, str], list[_Entry]] = {}
    for citation in citations:
        if (
            citation.kind is not CitationKind.REFERENCE
            or not citation.authors
            or not citation.issued
        ):
            continue
        year = str(citation.issued.year)
        letter = re.search(rf"{year}([a-z])\b", citation.quote)
        for key in set(_keys(citation.authors[0])):
            first = _WORD.match(key.capitalize())
            if first:
                entry = _Entry(key, letter[1] if letter else "", citation)
                entries.setdefault((year, first[0].casefold()), []).append(entry)
    return entries


def _keys(author: str) -> Iterator[str]:
    """What the text may call the first author: surname, whole name, initials of a body."""
    yield surname(author)
    yield author.casefold()
    initials = "".join(word[0] for word in author.split() if word[0].isupper())
    if len(initials) > len("ab"):
        yield initials.casefold()


def unlisted(outline: Outline) -> Iterator[tuple[int, int, str, int]]:
    """References by "et al." and year: start, end, first author and year of each."""
    folded = outline.document.folded
    for passage in outline.passages:
        block = passage.block
        if folded.find("et al", block.start, block.end) < 0:
            continue  # many times as fast as the pattern
        for found in _UNLISTED.finditer(folded, block.start, block.end):
            yield found.start(), found.end(), found[1], int(found[2])
