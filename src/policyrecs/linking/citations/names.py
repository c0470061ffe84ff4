"""Authors: which words name people or bodies, and where one name ends and the next begins.

Names stay as written. "Doe, J., Roe, R." and "Jane Doe and Richard Roe" are two people each;
"Department of Trade and Industry" is one body, whatever its commas and conjunctions.
"""

import re

from policyrecs.lexicon.citations import cue

_PARTICLE = r"(?:de|del|della|van|von|der|den|la|le|di|da|dos|du|bin|ibn|al|el|ter|ten|y)"
"""A small word inside a name, such as "de" in "de Vries"."""

_CAPITALISED = r"[^\W\d_a-z][\w'\u2019.-]*"
"""A capitalised word or an initial: "Ortega", "O'Neill", "K."."""

_PERSON = re.compile(
    rf"(?:(?:{_CAPITALISED}|{_PARTICLE}) ){{1,5}}{_CAPITALISED}"
    r"(?:,? (?:Jr\.?|Sr\.?|II|III|MP|PhD))?$"
)
"""A person, given name first: "Robert K. Stone"."""

_INITIALS = r"(?:[^\W\d_a-z]\.?[ -]?){1,4}"
"""Initials, such as "T. H." or "S.-J."."""

_INVERTED = re.compile(
    rf"(?:(?:{_PARTICLE}) ){{0,2}}{_CAPITALISED}(?:[ -]{_CAPITALISED})?, ?{_INITIALS}$"
)
"""A person, surname first: "de Vries, M."."""

_INVERTED_START = re.compile(
    rf"(?:(?:{_PARTICLE}) ){{0,2}}{_CAPITALISED}(?:[ -]{_CAPITALISED})?, ?{_INITIALS}"
    r"(?=$|,| and | &|;)"
)
"""The first of several people, surname and initials: "Hargreaves, P., & Okoye, N."."""

_INVERTED_FULL = re.compile(
    rf"({_CAPITALISED}(?:[ -]{_CAPITALISED})?, {_CAPITALISED}(?: {_CAPITALISED}){{0,2}})"
    rf"(?=$|, (?:and|&) |, {_CAPITALISED} {_CAPITALISED}| and )"
)
"""The first of several people, surname and given name: "Feldman, Ruth, and Aaron Katz"."""

_VANCOUVER = re.compile(r"[^\W\d_a-z][\w'\u2019-]+(?: [^\W\d_a-z][\w'\u2019-]+)? [^\W\d_a-z]{1,3}$")
"""A person, surname and bare initials: "Smith JK"."""

_BARE_INITIALS = re.compile(r" [^\W\d_a-z]{1,3}$")
"""Initials after a surname, without full stops: "JK"."""

_LAST_STOP = re.compile(r"(?:^|[\s.-])[^\W\d_]\.$|\b(?:Jr|Sr|Inc|Ltd|Corp|Co)\.$")
"""A full stop that belongs to the name: the last of "Doe, J."."""

_ET_AL = re.compile(r",?;? ?(?:\bet\.? al\.?|\band (?:others|colleagues)\b),?", re.IGNORECASE)
"""Authors left unnamed."""

_EDITORS = re.compile(r",? ?\(?\b(?:eds?\b\.?|editors?\b|hrsg\.)\)?", re.IGNORECASE)
"""The mark of editors: "(eds.)", ", ed."."""

_AND = re.compile(r",? (?:and|&) ")
"""The last joint of a list of names."""

_JOINT = re.compile(r"; ?|,? (?:and|&) |, ")
"""A joint of a list of names, given name first."""

_INVERTED_JOINT = re.compile(
    r"; ?|,? (?:and|&) |(?<=\.),? (?=[^\W\d_][\w'\u2019-])"
    r"|, (?=(?:[a-z]{2,3} ){0,2}[^\W\d_a-z][\w'\u2019-]+,)"
)
"""A joint of a list of names, surname first: after initials, or before the next surname."""

_ACRONYM = re.compile(r"(?:[A-Z][\w&./-]*[A-Z][\w./-]*|U\.[SKN]\.)$")
"""A body by its initials: "OECD", "GAO", "UNESCO"."""

_COMPLETE_BODY = re.compile(r"$| (?:of|for|on|to) ")
"""What follows the word that makes a whole name: "Bank", "Department of Trade"."""

_MOST_BODY_WORDS = 14
"""A body's name of more words is a sentence that mentions one."""

_SMALL = frozenset(
    [
        "of",
        "for",
        "and",
        "the",
        "on",
        "in",
        "to",
        "&",
        "de",
        "at",
        "by",
        "with",
        "an",
        "a",
        "from",
        "und",
        "et",
    ]
)
"""Words that a name may hold in lower case."""


def is_person(words: str) -> bool:
    """Whether `words` have the form of a person's name."""
    if cue("body").search(words) or any(word in _SMALL - {"de"} for word in words.split()):
        return False
    return bool(_PERSON.match(words) or _INVERTED.match(words) or _VANCOUVER.match(words))


def is_body(words: str) -> bool:
    """Whether `words` have the form of a body's name: a word such as "Office", or initials."""
    if _ACRONYM.match(words):
        return True
    if not cue("body").search(words) or any(character.isdigit() for character in words):
        return False
    tokens = words.split()
    return len(tokens) <= _MOST_BODY_WORDS and all(
        token in _SMALL or not token[0].islower() for token in tokens
    )


def is_name(words: str) -> bool:
    """Whether `words` name a person or a body."""
    return is_person(words) or is_body(words)


def authors(words: str, *, inverted: bool = False) -> tuple[str, ...]:
    """The names in `words`, which stand where a citation has its authors; "et al." is left out.

    Args:
        words: The names as printed.
        inverted: Whether the style sets the first author's surname first, even in full.

    Example:
        >>> authors("Nguyen, T. H., Park, S.-J., & de Vries, M.")
        ('Nguyen, T. H.', 'Park, S.-J.', 'de Vries, M.')
        >>> authors("Bommasani, Kapoor, et al.")
        ('Bommasani', 'Kapoor')
    """
    listed = _EDITORS.sub("", _ET_AL.sub("", words)).strip(" ,;:\u2013—-")
    if not listed:
        return ()
    if cue("body").search(listed):
        return tuple(_clean(name) for name in _bodies(listed))
    return tuple(_clean(name) for name in _people(listed, inverted=inverted) if _clean(name))


def _people(listed: str, *, inverted: bool) -> list[str]:
    if _INVERTED_START.match(listed):
        return _INVERTED_JOINT.split(listed)
    full = _INVERTED_FULL.match(listed) if inverted else None
    if full:
        rest = listed[full.end() :]
        return [
            full[1],
            *(
                _JOINT.split(rest.lstrip(", ").removeprefix("and ").removeprefix("& "))
                if rest
                else []
            ),
        ]
    return _JOINT.split(listed)


def _bodies(listed: str) -> list[str]:
    """Bodies joined by "and" are several only where each side is a name by itself."""
    sides = [side.strip(" ,") for side in _AND.split(listed)]
    if len(sides) > 1 and all(_stands_alone(side) for side in sides):
        return sides
    mixed = listed.split(", ")
    return mixed if any(_VANCOUVER.match(name) for name in mixed) else [listed]


def _stands_alone(side: str) -> bool:
    """Whether one side of "and" is a name by itself: "World Bank", but not "Government Reform"."""
    found = cue("body").search(side)
    if found is None:
        return bool(_ACRONYM.match(side) or _PERSON.match(side))
    return is_body(side) and _COMPLETE_BODY.match(side, found.end()) is not None


def _clean(name: str) -> str:
    name = name.strip(" ,;:")
    return name if _LAST_STOP.search(name) else name.rstrip(".")


def surname(name: str) -> str:
    """The word of a person's name that short forms use; a body's name as it is, folded.

    Example:
        >>> surname("de Vries, M."), surname("Robert K. Stone")
        ('de vries', 'stone')
    """
    if cue("body").search(name):
        return name.casefold()
    head, comma, _ = name.partition(",")
    if comma or _VANCOUVER.match(name):
        return _BARE_INITIALS.sub("", head).casefold()
    return head.split()[-1].casefold() if head.split() else ""
