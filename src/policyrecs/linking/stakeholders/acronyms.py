"""Short forms that the document defines: "National Audit Office (NAO)", "Acme Ltd (“Acme”)"."""

import re
from collections.abc import Iterator

from policyrecs.linking.stakeholders.names import NAME, canonical
from policyrecs.values import value

_SHORT_FORM = re.compile(
    r"\( *(?P<said>(?:(?:hereinafter|hereafter|henceforth|collectively|together|referred|known|"
    r"called|to|as|the|also|or|\") *){0,6})"
    r"(?P<short>[A-Z][\w&./'-]{0,24}(?: [A-Z][\w&-]{0,24}){0,3})(?P<close>\"?) *\)"
)
"""A short form in brackets: "(NTIA)", '(the "Department")', "(hereafter the Adherents)"."""

_LONG_FORM = re.compile(r"\((?P<long>[A-Z][\w ,&'-]{4,100})\)")
"""A long form in brackets, which may explain the acronym before it: "NTIA (National Tele...)"."""

_ACRONYM_BEFORE = re.compile(r"(?<![\w.])[A-Z][A-Z&]{1,9}(?= $)")
"""An acronym just before a bracket."""

_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][\w&./-]{1,11}$")
"""A short form made of initials: at least two capitals, one word."""

_WORD = re.compile(r"[\w'.]+")
"""A word of a long form; hyphens part words, as initials do."""

_SMALL = frozenset({"of", "for", "and", "on", "the", "in", "to", "a", "an", "at", "with", "by"})
"""Words that an acronym passes over."""

_SMALL_HERE = re.compile(r"(?:of|for|and|on|the|in|to|an?|at|with|by)\b")
"""A small word, with which no long form starts."""

_LONGEST_ACRONYM = 13
"""Characters before a bracket in which an acronym is looked for."""

_REACH = 160
"""Characters before the bracket in which the long form is looked for."""


@value
class Definition:
    """A short form and what it stands for.

    Attributes:
        start: First code point of the long form.
        short: The short form.
        long: The long form, canonical.
    """

    start: int
    short: str
    long: str


def definitions_in(folded: str, start: int, end: int) -> Iterator[Definition]:
    """Every definition in a stretch of the folded text."""
    if folded.find("(", start, end) < 0:
        return  # either form stands in brackets
    for match in _SHORT_FORM.finditer(folded, start, end):
        floor = max(start, match.start() - _REACH)
        before = folded[floor : match.start()]
        short = match["short"]
        at = _initials_start(short, before) if _ACRONYM.match(short) else None
        if at is None and short.isalpha() and (named := _initials_start(short, before)) is not None:
            at = named if _is_all_capitalised(before[named:]) else None
        if at is None and (match["said"] or match["close"]):
            at = _last_name_start(before)
            at = at if at is not None and _is_likely_alias(short, canonical(before[at:])) else None
        if at is not None and (long := canonical(before[at:])):
            yield Definition(floor + at, short, long)
    for match in _LONG_FORM.finditer(folded, start, end):
        floor = max(start, match.start() - _LONGEST_ACRONYM)
        short = _ACRONYM_BEFORE.search(folded[floor : match.start()])
        if short and _initials_start(short[0], match["long"]) == 0:
            yield Definition(match.start("long"), short[0], canonical(match["long"]))


def _initials_start(short: str, before: str) -> int | None:
    """Where the long form of `short` starts in `before`, which it must end.

    Each letter of the short form is found from the right, the first one at the start of a word
    (Schwartz and Hearst 2003); the long form may have at most twice as many words as letters.
    """
    plural = len(short) > 2 and short.endswith("s") and short[:-1].isupper()  # noqa: PLR2004  "EMBs"
    letters = [letter.lower() for letter in (short[:-1] if plural else short) if letter.isalnum()]
    if (exact := _exact_start("".join(letters), before)) is not None:
        return exact
    lowered = before.lower()
    at = len(lowered)
    for number in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (
            lowered[at] != letters[number]
            or (
                number == 0
                and ((at > 0 and lowered[at - 1].isalnum()) or _SMALL_HERE.match(lowered, at))
            )
        ):
            at -= 1
        if at < 0:
            return None
    long = before[at:].strip()
    fits = len(short) < len(long) and len(long.split()) <= min(len(letters) + 5, 2 * len(letters))
    return at if fits else None


def _is_all_capitalised(long: str) -> bool:
    """Whether each word of a long form has a capital: Defra's, but not "(Annex)"'s."""
    return all(word[0][0].isupper() for word in _WORD.finditer(long) if word[0] not in _SMALL)


def _exact_start(letters: str, before: str) -> int | None:
    """Where the words start whose initials, small words left out, spell `letters`."""
    words = [word for word in _WORD.finditer(before) if word[0] not in _SMALL]
    last = words[-len(letters) :]
    spelt = "".join(word[0][0] for word in last).lower()
    return last[0].start() if spelt == letters else None


def _is_likely_alias(short: str, name: str) -> bool:
    """Whether a name can have been given that alias: it holds its words, or has several of its own.

    In "Members adhering to this Recommendation (the “Adherents”)" the last name is not meant.
    """
    return " " in name or bool(set(short.lower().split()) & set(name.lower().split()))


def _last_name_start(before: str) -> int | None:
    """Where the capitalised run that ends `before` starts; None where there is none."""
    stripped = before.rstrip(" ,\"'")
    runs = [match for match in NAME.finditer(before) if match.end() >= len(stripped)]
    return runs[-1].start() if runs else None
