"""Bodies: the capitalised names that belong to one, each with its head noun."""

import re
from collections.abc import Iterable, Iterator

from policyrecs.candidates import Party
from policyrecs.documents import Block
from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.group_words import words
from policyrecs.lexicon.parties import conjuncts, groups_of
from policyrecs.lexicon.people import listed
from policyrecs.linking.stakeholders.names import canonical, is_body, names_in
from policyrecs.linking.stakeholders.people import person_in
from policyrecs.remembering import remembered
from policyrecs.values import value
from policyrecs.vocabulary import StakeholderKind

_OWNED = re.compile(r"(?<!\bSt \w{3})(?<!\bSt \w{4})(?<!\bSt \w{5})'s (?=[A-Z0-9])|s' (?=[A-Z0-9])")
"""A possessive between two names: "the Department of Commerce's National Tele...", no saint's."""

_AFTER_PERSON = re.compile(r" +(?:and|of|for) +(?:the +)?")
"""What joins a person's name to another name: "Tim Hale of King's College"."""

_GOVERNMENT = re.compile(r"overnment(?<=[Gg]overnment)\b")
"""A government; it begins with fixed letters, which are found fastest."""

_OF_COUNTRY = re.compile(
    r"(?<![\w.])(?P<country>U\.S\.|U\.K\.|[A-Z]{2,3}|[A-Z][a-z]{3,15}) "
    r"(?:[Ff]ederal |central )?[Gg]$"
)
"""The country before "government", whose noun is often small: "the U.S. government"."""

_COUNTRY_REACH = 30
"""Characters before "government" in which its country is looked for."""

_ATTACHED = re.compile(r"^(?:of|for|on) ")
"""What follows the head of a name that comes first: "Department for Business"."""


@value
class Body:
    """A body at one place where the text names it.

    Attributes:
        start: First code point of the name there.
        end: One past its last code point.
        name: Canonical name, short forms resolved.
        head: Head noun of the name, by lemma: "department".
    """

    start: int
    end: int
    name: str
    head: str


@remembered
def head_of(name: str) -> str:
    """The head noun of a body's name, by lemma: "department" of "Department for Business"."""
    found = words(name)
    if not found:
        return ""
    first, last = found[0], found[-1]
    attached = bool(_ATTACHED.match(name[first.end :].lstrip()))
    if attached and first.lemma in listed("institutions"):
        a_post = first.lemma in listed("posts")
        return last.lemma if last.lemma in listed("institutions") and not a_post else first.lemma
    return last.lemma


def is_of_any_kind(party: Party) -> bool:
    """Whether a party is a class of bodies of which no more is said: "relevant organisations"."""
    found = words(party.name)
    plain = party.kind is StakeholderKind.GROUP and bool(found)
    return (
        plain
        and found[-1].lemma in listed("anybody")
        and all(word.lemma in listed("any") for word in found[:-1])
    )


def runs_in(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Capitalised runs, parted where one name owns the next or "and" joins two."""
    for first, last in names_in(folded, start, end):
        if " " not in folded[first:last]:
            yield first, last
            continue
        at = first
        joint = _AFTER_PERSON.search(folded, at, last)
        if joint is not None:
            person = person_in(folded, at, joint.start())
            if person is not None and " " in person.name:
                yield at, joint.start()
                at = joint.end()
        for owner in _OWNED.finditer(folded, at, last):
            yield at, owner.start()
            at = owner.end()
        if " and " in folded[at:last]:
            yield from ((at + left, at + right) for left, right in conjuncts(folded[at:last]))
        else:
            yield at, last


def bodies_among(
    folded: str, runs: Iterable[tuple[int, int]], long_forms: dict[str, str]
) -> Iterator[Body]:
    """The runs that name a body."""
    known: dict[str, tuple[str, str] | None] = {}
    latest: dict[str, str] = {}
    for first, end in runs:
        issued = pattern("issued-by").match(folded, first, end)
        start = issued.end() if issued else first  # "RECOMMENDATIONS OF THE COMMISSION"
        text = folded[start:end]
        if text not in known:
            name = canonical(text)
            full = long_forms.get(name) or _ending_in_short_form(name, long_forms) or name
            known[text] = (full, head_of(full)) if _names_body(full, name) else None
        if (named := known[text]) is not None:
            name, head = named
            if " " in name:
                latest[head] = name
            yield Body(start, end, name, head)
        elif " " not in text and folded[max(0, start - 4) : start].lower() == "the ":
            head = head_of(text)
            if head in listed("institutions"):
                yield Body(start, end, latest.get(head, text), head)


def _ending_in_short_form(name: str, long_forms: dict[str, str]) -> str | None:
    """The full name behind the short form that ends a run: NTIA's in "Official 2024 NTIA"."""
    before, _, last = name.rpartition(" ")
    return long_forms.get(last) if before and last.isupper() else None


def _names_body(full: str, name: str) -> bool:
    """Whether a name is a body's: by a short form, the lexicon, or the head noun of such names."""
    head = head_of(full)
    if head in listed("posts") and head not in listed("institutions"):
        return False
    if full != name:
        return bool(groups_of(full)) or head in listed("institutions")
    if " " in name and head in listed("institutions"):
        return True
    return bool(groups_of(name)) and is_body(name)


def governments_in(folded: str, stretches: Iterable[Block]) -> Iterator[Body]:
    """The places that name a country's government."""
    for block in stretches:
        if folded.find("overnment", block.start, block.end) < 0:
            continue  # many times as fast as the pattern
        for match in _GOVERNMENT.finditer(folded, block.start, block.end):
            floor = max(block.start, match.start() - _COUNTRY_REACH)
            named = _OF_COUNTRY.search(folded[floor : match.start()])
            if named and named["country"].lower() not in listed("openers"):
                start = floor + named.start()
                yield Body(start, match.end(), folded[start : match.end()], "government")
