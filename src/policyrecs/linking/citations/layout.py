"""Where in a citation its authors, its title and the rest stand, by the style it is written in.

Each style is one function that returns a `Layout` or None. They are tried from the style with the
clearest marks (quotation marks, a year in brackets after the authors) to the one with the fewest
(commas alone), so that a mark that is there is never read past.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from policyrecs.lexicon.citations import cue
from policyrecs.linking.citations import names
from policyrecs.linking.citations.dates import dates
from policyrecs.linking.citations.text import NoteText, Stretch

_LONGEST_AUTHORS = 300
"""Characters beyond which what stands before a title is a sentence, not a list of names."""

_SINGLE_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(\[]))[‘'](?=[^\W_])")
"""A single mark that opens a title, such as the first of ‘Bus franchising’."""

_SINGLE_CLOSE = re.compile(r"(?<=\S)[’'](?=\s*(?:[,.;:(\[]|$))|(?<=[,.?!])[’'](?=\s|$)")
"""A single mark that closes one; an apostrophe is followed by a word."""

_AUTHOR_YEAR = re.compile(
    r"(?P<authors>[^()]{2,300}?),? ?\((?P<year>(?:1[6-9]|20)\d\d[a-z]?(?:, [^()]{3,20})?|n\.d\.)\)[.,:]? ?"
)
"""Authors, then the year in brackets: "Doe, J. (2020). "."""

_AUTHOR_DOT_YEAR = re.compile(
    r"(?P<authors>[^\d\"()]{3,300}?) (?P<year>(?:1[6-9]|20)\d\d)[a-z]?\. (?=[\"“‘'A-Z])"
)
"""Authors, then the year between full stops: "Lopez, Marta. 2009. "."""

_VANCOUVER = re.compile(
    r"(?P<authors>(?:[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)? [A-Z]{1,3}(?:, |(?=\.)))"
    r"{1,40}(?:et al)?)\. (?P<title>[^.?!]{5,300}[.?!]) (?=[^.;]{2,80}\. ?\d{4})"
)
"""Surnames with bare initials, a title, full stops between: "Smith J, Adams K. Title. "."""

_TITLE_END = re.compile(
    r"(?<=[^\W\d_]{3})\.(?= [^a-z]|$)|(?<=[)\d])\.(?= [A-Z]|$)|[?!](?= |$)|,? \((?=[^()]*\d{4}|pp?\.|[Rr]eport|\w+ edn?)|\. (?=In [A-Z])"
)
"""Where an unmarked title ends: a full stop after a word, or brackets that hold a date."""

_NUMBERED_ACT = re.compile(
    r"(?:Resolution|Memorandum|Opinion|Circular|Decision|Report) (?:No\. ?)?\S*\d\S*$"
)
"""A segment that names an instrument by number; its title follows: "Resolution 75/176"."""

_VOLUME_LED = re.compile(r"(?!(?:1[6-9]|20)\d\d )\d{1,4} [A-Z][^\d]{1,80} \d+$")
"""A journal by its volume: "12 J. Pol'y & L. 34", but not "2018 Spring Reports: Report 5"."""

_TRAILING_PAGE = re.compile(r"(?<=[a-z]) \d{1,3}$")
"""A page number glued to a title: "Automated Eligibility in Practice 7"."""

_LISTED = re.compile(r"^(?:and|&) [^\W\d_a-z]| & ")
"""The last name of a list: "and Lucía Romero"."""

_INITIAL = re.compile(r"(?:^| )[^\W\d_a-z]\.(?: |$)")
"""An initial inside a name: "Robert K. Stone"."""

_LONGEST_LIST = 12
"""Segments over which a list of names may reach."""

_MOST_NAME_WORDS = 6
"""Words beyond which an opening segment without any mark of a name is a title."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of a citation stand.

    Attributes:
        authors: The authors' stretch; None where there are none.
        title: The title's stretch, marks excluded.
        rest: Where what follows the title starts.
        inverted: Whether the style sets the first author's surname first.
    """

    authors: Stretch | None
    title: Stretch
    rest: int
    inverted: bool = False


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
    """The inside of the first pair of quotation marks; single ones only where no double ones are."""
    start = note.plain.find('"')
    if start >= 0:
        end = note.plain.find('"', start + 1)
        return (start + 1, end) if end > start else None
    opening = _SINGLE_OPEN.search(note.text)
    closing = _SINGLE_CLOSE.search(note.text, opening.end()) if opening else None
    return (opening.end(), closing.start()) if opening and closing else None


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
    found = _AUTHOR_YEAR.match(note.plain, 0, end) or re.compile(
        r"(?P<authors>[^\d]{3,300}?)\.? \d{4}[a-z]?\.$"
    ).match(note.plain, 0, end)
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
    end = _TITLE_END.search(note.plain, start + 1)
    stop = end.start() + (end[0] in "?!") if end else len(note.plain)
    return Layout(authors, (start, stop), stop, inverted=True)


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


def _commas(note: NoteText) -> Layout | None:
    """`Jane Doe, Title, Publisher, May 2020`: segments between commas, told apart by form."""
    if cue("prose").search(note.plain):
        return None
    parts = segments(note.plain, 0)
    count = _leading_names(note, parts)
    if count >= len(parts):
        return None
    start, end = parts[count]
    while count + 1 < len(parts) and _continues(note.plain, parts[count], parts[count + 1]):
        count += 1
        end = parts[count][1]
    cut = _TITLE_END.search(note.plain, start + 1, end)
    stop = cut.start() + (cut[0] in "?!") if cut else end
    page = _TRAILING_PAGE.search(note.plain, start, stop) if cut and cut[0].endswith("(") else None
    title = (start, page.start() if page else stop)
    if not _is_title(note.plain[slice(*title)]):
        return None
    authors = (
        (parts[0][0], parts[_leading_names(note, parts) - 1][1])
        if _leading_names(note, parts)
        else None
    )
    return Layout(authors, title, stop)


def _leading_names(note: NoteText, parts: list[Stretch]) -> int:
    """How many of the first segments are authors; at least one is left for the title."""
    words = [note.plain[start:end] for start, end in parts]
    count = 0
    while count + 1 < len(words) and _is_author(words, count):
        count += 1
    while count > 1 and not _is_title(words[count]):
        count -= 1
    if count == 0 and len(words) > 2 and len(words[0].split()) <= 2 and names.is_body(words[1]):
        return 2
    if count == 0 and len(words) > 1 and _may_be_unmarked_name(words[0]) and _is_title(words[1]):
        return 1
    return count


def _is_author(words: list[str], index: int) -> bool:
    """Whether the segment at `index` is an author, alone or with the one beside it.

    A title in capitals has the form of a person's name, so after the first author a person must
    show an initial, or stand in a list that "and" closes.
    """
    if names.is_person(", ".join(words[index : index + 2])):
        return True
    if index and names.is_person(", ".join(words[index - 1 : index + 1])):
        return True
    if not all(names.is_name(name) for name in names.authors(words[index]) or ("",)):
        return False
    closed = any(_LISTED.search(word) for word in words[index : index + _LONGEST_LIST])
    return (
        index == 0 or names.is_body(words[index]) or closed or bool(_INITIAL.search(words[index]))
    )


def _may_be_unmarked_name(words: str) -> bool:
    """Whether an opening segment can be a body's name without a word that marks one."""
    tokens = words.split()
    return (
        len(tokens) <= _MOST_NAME_WORDS
        and not any(character.isdigit() for character in words)
        and not cue("report").search(words)
        and all(token[0].isupper() for token in tokens if len(token) > len("the"))
    )


def _continues(plain: str, part: Stretch, following: Stretch) -> bool:
    """Whether the title goes on after the comma."""
    words = plain[following[0] : following[1]]
    if _NUMBERED_ACT.match(plain[part[0] : part[1]]):
        return _is_title(words) and not dates(words)
    return words.startswith(("and ", "or ")) and not words[4:5].isdigit()


def _is_title(words: str) -> bool:
    """Whether `words` can be a title: a capital or digit first, and neither number, date nor page."""
    words = words.strip(" .,;")
    if len(words) < len("abc") or words[0].islower() or _VOLUME_LED.match(words):
        return False
    whole = [
        cue(name).match(words)
        for name in ("document-number", "session", "pinpoint", "journal-part")
    ]
    if any(found and found.end() >= len(words) for found in whole):
        return False
    return any(character.isalpha() for character in words) and not any(
        date.end - date.start >= len(words) for date in dates(words)
    )


def segments(plain: str, start: int, end: int | None = None) -> list[Stretch]:
    """Cut `plain` at commas that stand in no brackets; a full stop at the end is left out.

    Example:
        >>> [("A, B (C, D), E")[slice(*part)] for part in segments("A, B (C, D), E", 0)]
        ['A', 'B (C, D)', 'E']
    """
    end = len(plain.rstrip(" .")) if end is None else end
    parts: list[Stretch] = []
    depth, opened = 0, start
    for index in range(start, end):
        character = plain[index]
        if character in "([":
            depth += 1
        elif character in ")]":
            depth = max(0, depth - 1)
        elif character == "," and depth == 0 and plain[index + 1 : index + 2] in (" ", ""):
            parts.append((opened, index))
            opened = index + 1
    parts.append((opened, end))
    return [_stripped(plain, part) for part in parts if plain[slice(*part)].strip()]


def _stripped(plain: str, part: Stretch) -> Stretch:
    words = plain[slice(*part)]
    lead = len(words) - len(words.lstrip())
    return part[0] + lead, part[0] + len(words.rstrip())


_STYLES: tuple[Callable[[NoteText], Layout | None], ...] = (
    _quoted,
    _author_year,
    _author_dot_year,
    _vancouver,
    _italic,
    _linked,
    _commas,
)
"""The styles, from the one with the clearest marks to the one with the fewest."""
