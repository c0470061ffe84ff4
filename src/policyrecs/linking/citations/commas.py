"""Citations whose parts only commas set apart: `Jane Doe, Title, Publisher, May 2020`.

Each segment is told by its form: a name, a title, a number, a date. Running prose has commas too,
so anything with a finite verb is left alone.
"""

import re

from policyrecs.lexicon.citations import cue
from policyrecs.linking.citations import names
from policyrecs.linking.citations.dates import dates
from policyrecs.linking.citations.parts import TITLE_END, Layout, segments
from policyrecs.linking.citations.text import NoteText, Stretch

_NUMBERED_ACT = re.compile(
    r"(?:Resolution|Memorandum|Opinion|Circular|Decision|Report) (?:No\. ?)?\S*\d\S*$"
)
"""A segment that names an instrument by number; its title follows: "Resolution 75/176"."""

_VOLUME_LED = re.compile(r"(?!(?:1[6-9]|20)\d\d )\d{1,4} [A-Z][^\d]{1,80} \d+$")
"""A journal by its volume: "12 J. Pol'y & L. 34", but not "2018 Spring Reports: Report 5"."""

_TRAILING_PAGE = re.compile(r"(?<=[^\W\d_]) \d{1,3}$")
"""A page number glued to a title: "Automated Eligibility in Practice 7"."""

_LISTED = re.compile(r"^(?:and|&) [^\W\d_a-z]| & ")
"""The last name of a list: "and Lucía Romero"."""

_INITIAL = re.compile(r"(?:^| )[^\W\d_a-z]\.(?: |$)")
"""An initial inside a name: "Robert K. Stone"."""

_LONGEST_LIST = 12
"""Segments over which a list of names may reach."""

_PLACE_WORDS = 2
"""Words of a country or place before the body that belongs to it."""

_LONGEST_TITLE = 5
"""Segments over which a title may run."""

_LISTED_WORDS = 3
"""Words of a member of a list inside a title."""

_MOST_NAME_WORDS = 6
"""Words beyond which an opening segment without any mark of a name is a title."""


def comma_layout(note: NoteText) -> Layout | None:
    """`Jane Doe, Title, Publisher, May 2020`: segments between commas, told apart by form."""
    if cue("prose").search(note.plain):
        return None
    parts = segments(note.plain, 0)
    count = _leading_names(note, parts)
    if count >= len(parts):
        return None
    start = parts[count][0]
    end = parts[_title_length(note.plain, parts[count:]) + count - 1][1]
    cut = TITLE_END.search(note.plain, start + 1, end)
    stop = cut.start() + (cut[0] in "?!") if cut else end
    named = _leading_names(note, parts)
    page = _TRAILING_PAGE.search(note.plain, start, stop) if named else None
    paged = page and note.plain[stop:].lstrip(" ,(")[:1].isdigit()
    title = (start, page.start() if page and paged else stop)
    number = cue("document-number").match(note.plain, start) if named else None
    if not _is_title(note.plain[slice(*title)]) and number is None:
        return None
    return Layout((parts[0][0], parts[named - 1][1]) if named else None, title, stop)


def _leading_names(note: NoteText, parts: list[Stretch]) -> int:
    """How many of the first segments are authors; at least one is left for the title."""
    words = [note.plain[start:end] for start, end in parts]
    count = 0
    while count + 1 < len(words) and _is_author(words, count):
        count += 1
    while count > 1 and not _is_title(words[count]):
        count -= 1
    return count or _unmarked_names(words)


def _unmarked_names(words: list[str]) -> int:
    """How many segments are authors where the first has no mark of a name.

    Either a place before its body ("Canada, Office of the Auditor General"), or a body in capitals
    before a title.
    """
    match words:
        case [place, body, _, *_] if names.is_body(body) and len(place.split()) <= _PLACE_WORDS:
            return 2
        case [body, title, *_] if _may_be_unmarked_name(body) and _is_title(title):
            return 1
    return 0


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


def _title_length(plain: str, parts: list[Stretch]) -> int:
    """Over how many segments a title runs: three for "Bread, Butter, and Policy"."""
    words = [plain[slice(*part)] for part in parts[:_LONGEST_TITLE]]
    if len(words) > 1 and _NUMBERED_ACT.match(words[0]):
        return 1 + (_is_title(words[1]) and not dates(words[1]))
    for count, word in enumerate(words):
        if word.startswith(("and ", "or ")) and not word[4:5].isdigit():
            return count + 1
        if len(word.split()) > _LISTED_WORDS and count:
            break
    return 1


def _is_title(words: str) -> bool:
    """Whether `words` can be a title: a capital or digit first, and no number, date or page."""
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
