"""Whom a letter is to, and what kind of reader they are: the words that greet them seldom say."""

import re
from collections.abc import Callable, Iterator

from policyrecs.documents import Outline
from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.group_words import Groups, group_words, words
from policyrecs.lexicon.implied import reader_groups
from policyrecs.lexicon.parties import groups_of, names_others
from policyrecs.lexicon.people import listed
from policyrecs.linking.stakeholders.calls import Place
from policyrecs.linking.stakeholders.directory import OFFICIAL, Directory
from policyrecs.linking.stakeholders.parties import parties_in
from policyrecs.linking.stakeholders.presented import is_of_parliament
from policyrecs.linking.stakeholders.understood import (
    ALL_GOVERNING,
    SERVED,
    Parties,
    are_served,
    of_groups,
    understood,
    with_groups,
)
from policyrecs.vocabulary import Basis, BlockKind, Role, StakeholderGroup

_HEAD = 3000
"""Characters at the start of a document in which a letter names its addressee."""

_TITLE_LINE = 150
"""Characters of a text's first line that can be its title, where no heading is."""

_ADDRESS = 300
"""Characters before the greeting that hold the reader's address."""

_LINES = re.compile(r"\n|\s{2,}|[,|]")
"""What parts the lines of an address: "Jane Roe   Harbour Ombudsman   Leeds"."""

_POSSESSIONS = 200
"""Things of the reader's that show who the reader is."""

_POST_WORDS = 4
"""Words of the longest post before a name: "Secretary of State Roe"."""


def recipient_of(outline: Outline, directory: Directory, setting: Callable[[], Groups]) -> Parties:
    """The addressee of a letter, or of a text that was sent to somebody by its title.

    Args:
        outline: The document.
        directory: Its names.
        setting: Reads the kind of institution that it is set in, which few letters need.
    """
    folded = outline.document.folded
    first = outline.document.blocks[0].start if outline.document.blocks else 0
    greeting = pattern("letter").search(folded, first, first + _HEAD)
    blank = pattern("blank-letter").search(folded, first, first + _HEAD)
    if greeting and blank and blank.start() == greeting.start():
        greeting = None
    sent = next(_sent(outline), None)
    place = greeting.span("party") if greeting else sent
    if place is None:
        return of_groups(_groups_by_office(folded) if blank else ())
    parties = parties_in(directory, *place, Role.ADDRESSEE, Basis.IMPLIED)
    if is_of_parliament(folded, *place):
        parties = tuple(with_groups(party, (StakeholderGroup.LEGISLATURE,)) for party in parties)
    elif house := _groups_by_house(folded[slice(*place)], setting):
        parties = tuple(with_groups(party, house) for party in parties)
    elif are_served(parties):
        known = (
            _groups_by_post(folded[slice(*place)])
            or _groups_by_address(folded, place[0])
            or _groups_by_title(folded, sent, setting)
        )
        parties = tuple(with_groups(party, known) for party in parties)
    return understood(parties)


def possessions(folded: str) -> list[str]:
    """The things that a text says "you" have."""
    found = pattern("possession").finditer(folded)
    return [thing["thing"] for thing, _ in zip(found, range(_POSSESSIONS), strict=False)]


def _sent(outline: Outline) -> Iterator[Place]:
    """Whom a heading, a line "To: ..." or the title says that the text was sent to."""
    folded = outline.document.folded
    for block in outline.document.blocks:
        if block.start > _HEAD:
            break
        place = None
        if block.kind is BlockKind.HEADING:
            place = _sent_to(folded, block.start, block.end)
        elif block.kind is BlockKind.PARAGRAPH:
            to = pattern("letter-to").match(folded, block.start, block.end)
            place = to.span("party") if to and groups_of(to["party"]) else None
            if place is None and block.end <= _TITLE_LINE:
                place = _sent_to(folded, block.start, block.end)
        if place:
            yield place
    title = outline.document.metadata.title or ""
    at = folded.find(title) if title else -1
    if at >= 0 and (place := _sent_to(folded, at, at + len(title))):
        yield place


def _sent_to(folded: str, start: int, end: int) -> Place | None:
    """The party that a title says the text was sent to: "An open letter to the Prime Minister"."""
    match = pattern("sent-to").search(folded, start, end)
    if match is None:
        return None
    post = match["party"].split()[0].lower()
    return match.span("party") if post in listed("posts") or names_others(match["party"]) else None


def _groups_by_title(folded: str, sent: Place | None, setting: Callable[[], Groups]) -> Groups:
    """The groups of whom a title says a letter is to; "the president" may be a university's."""
    title = folded[slice(*sent)] if sent else ""
    alone = len(words(title.lower().removeprefix("the "))) < 2  # noqa: PLR2004  a post, no body
    by_title = groups_of(title)
    return (setting() or by_title) if alone else by_title


def _groups_by_house(greeted: str, setting: Callable[[], Groups]) -> Groups:
    """The groups of the house that a letter is set in, whose president or secretary it greets."""
    if greeted.partition(" ")[0].lower() not in listed("shared_posts"):
        return ()
    house = setting()
    return house if ALL_GOVERNING.isdisjoint(house) else ()


def _groups_by_post(greeted: str) -> Groups:
    """The groups of whom a greeting names by a post: "Ministers Roe and Doe"."""
    written = greeted.split()[:_POST_WORDS]
    posts = (groups_of(" ".join(written[:length])) for length in range(len(written), 0, -1))
    return next((post for post in posts if OFFICIAL & set(post)), ())


def _groups_by_address(folded: str, greeting: int) -> Groups:
    """The groups of somebody greeted by name: by address, office, or what they are said to have."""
    if by_office := _groups_by_office(folded):
        return by_office
    lines = _LINES.split(folded[max(0, greeting - _ADDRESS) : greeting])
    addressed = [
        groups_of(line)
        for line in reversed(lines)
        if line[:1].isupper() and tuple(line.split()) not in group_words().places
    ]
    stated = (groups for groups in addressed if set(groups) - SERVED)
    return reader_groups(possessions(folded)) or next(stated, ())


def _groups_by_office(folded: str) -> Groups:
    """The groups of a reader by what they are to the writer: a constituent's member."""
    if pattern("constituent").search(folded):
        return (StakeholderGroup.LEGISLATURE,)
    office = pattern("office").search(folded)
    return groups_of(office["post"] or office["short"]) if office else ()
