"""To whom a text is presented that is no letter: a submission, evidence, a speech in a house."""

import itertools
import re
from collections.abc import Callable, Iterator

from policyrecs.documents import Outline
from policyrecs.lexicon.group_words import Groups
from policyrecs.lexicon.parties import groups_of
from policyrecs.lexicon.patterns import patterns
from policyrecs.linking.stakeholders.calls import Place
from policyrecs.linking.stakeholders.directory import OFFICIAL, Directory
from policyrecs.linking.stakeholders.parties import parties_in
from policyrecs.linking.stakeholders.understood import (
    ALL_GOVERNING,
    Parties,
    of_groups,
    understood,
    unique,
    with_government,
    with_groups,
)
from policyrecs.values import value
from policyrecs.vocabulary import Basis, BlockKind, Role, StakeholderGroup

_HEAD = 2500
"""Characters at the start of a text in which it says whom it is presented to."""

_LINE = 300
"""Characters of a first line that can be a title."""

_SPEECH = 12_000
"""Characters of a text in which its speaker turns to the chair."""

_MOST_VOCATIVES = 3
"""Times that a speaker turns to the chair that are read."""

_BEFORE_VOCATIVE = re.compile(r"(?:\A|[.!?\"“:;,]|  |\n)[\s_*\"“]*\Z")
"""What stands before a vocative: the start of a sentence, or a comma."""

_NEAR = 8
"""Characters in which it does."""

_TITLES = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH})
"""Blocks that can hold a title."""

_LEGISLATURE = (StakeholderGroup.LEGISLATURE,)
"""A house of parliament."""

_WORLD = (StakeholderGroup.INTERNATIONAL_BODIES,)
"""An assembly of states."""

_HEARS = ALL_GOVERNING | {StakeholderGroup.STANDARDS_BODIES}
"""Groups of bodies that take evidence and submissions."""


@value
class Presented:
    """To whom a text is presented.

    Attributes:
        parties: The body, as one to act; empty where the text is presented to nobody.
        decides: Whether it decides itself what the text asks for: a house on a bill.
    """

    parties: Parties = ()
    decides: bool = False


def presented_to(
    outline: Outline, directory: Directory, setting: Callable[[], Groups]
) -> Presented:
    """Read to whom a text is presented.

    Args:
        outline: The document.
        directory: Its names.
        setting: Reads the kind of institution that it is set in, which few texts need.
    """
    folded = outline.document.folded
    titles = list(_titles(outline))
    title = "  ".join(folded[start:end] for start, end in titles[:4])
    title = f"{outline.document.metadata.title or ''}  {title}"
    if _pattern("is-presented").search(title) or patterns("presented")["invited"].search(
        folded[:_HEAD]
    ):
        on_bill = _pattern("bill").search(title) is not None
        if body := _body(outline, directory, titles):
            return _heard(body, on_bill=on_bill)
        if on_bill:
            return Presented(of_groups((*_LEGISLATURE, StakeholderGroup.EXECUTIVE)), decides=True)
    spoken_to = _spoken_to(folded, directory, setting)
    return spoken_to if spoken_to.parties else Presented(_made_for(outline, directory, titles))


def is_of_parliament(folded: str, start: int, end: int) -> bool:
    """Whether a committee of no known kind is a house's: the text speaks of bills or inquiries."""
    words = folded[start:end]
    named = _pattern("committee").search(words)
    if named is None or not (named["post"] or OFFICIAL.isdisjoint(groups_of(words))):
        return False
    return _pattern("parliamentary").search(folded, 0, _HEAD) is not None


def _kind_of(body: str) -> Groups:
    """The groups of a body that meets; a "WIPO Standing Committee" is no parliament's."""
    return _WORLD if any(groups_of(word) == _WORLD for word in body.split()) else groups_of(body)


def is_vocative(phrase: str) -> bool:
    """Whether some words only turn to the chair of a meeting: "Mr. President"."""
    return _pattern("vocative-alone").match(phrase) is not None


def _pattern(name: str) -> re.Pattern[str]:
    """The pattern of that name in presented.toml."""
    return patterns("presented")[name].regex


def _titles(outline: Outline) -> Iterator[Place]:
    """The headings and first lines of a text."""
    for block in outline.document.blocks:
        if block.start > _HEAD:
            break
        if block.kind in _TITLES and block.end - block.start <= _LINE:
            yield block.start, block.end


def _body(outline: Outline, directory: Directory, titles: list[Place]) -> Parties:
    """The body that a title, or else a sentence of thanks, says the text is presented to."""
    folded = outline.document.folded
    first = outline.document.blocks[0].start
    named = (
        _line(outline, *match.span("party"))
        for places, names in (
            (titles, ("to-line", "presented", "consultation-of", "consultation-by")),
            (
                [(first, min(len(folded), first + _HEAD))],
                ("greets", "opportunity", "thanks", "consultation-of"),
            ),
        )
        for name in names
        for place in places
        for match in _found(name, folded, place)
    )
    for start, end in named:
        if is_of_parliament(folded, start, end):
            parties = _read(directory, start, end)
            return tuple(with_groups(party, _LEGISLATURE) for party in parties)
        if _HEARS & set(groups_of(folded[start:end])):
            return _read(directory, start, end)
    return ()


def _made_for(outline: Outline, directory: Directory, titles: list[Place]) -> Parties:
    """For whom a title or the opening says that the paper was written."""
    folded = outline.document.folded
    named = (
        _line(outline, *match.span("party"))
        for start, end in titles
        for match in _pattern("made-for").finditer(folded, start, end)
    )
    return next(
        (
            _read(directory, start, end)
            for start, end in named
            if _HEARS & set(groups_of(folded[start:end]))
        ),
        (),
    )


def _found(name: str, folded: str, place: Place) -> Iterator[re.Match[str]]:
    """The places in a stretch where a pattern is found; one of a whole line, at its start."""
    if name != "to-line":
        return _pattern(name).finditer(folded, *place)
    line = _pattern(name).match(folded, *place)
    return iter((line,) if line else ())


def _line(outline: Outline, start: int, end: int) -> Place:
    """A name up to the end of its line, if the line alone names somebody."""
    line = outline.document.text[start:end].partition("\n")[0].rstrip(" ,\\*_")
    return (start, start + len(line)) if groups_of(line) else (start, end)


def _read(directory: Directory, start: int, end: int) -> Parties:
    """The parties that some words name, as understood."""
    return understood(parties_in(directory, start, end, Role.ADDRESSEE, Basis.IMPLIED))


def _heard(body: Parties, *, on_bill: bool) -> Presented:
    """A body that hears a text, which passes on to government what is not for a law.

    Args:
        body: The body.
        on_bill: Whether the text is on a bill.
    """
    groups = {group for party in body for group in party.groups}
    if groups != set(_LEGISLATURE):
        return Presented(body, decides=True)
    return Presented(body, decides=True) if on_bill else Presented(_with_government(body))


def _with_government(house: Parties) -> Parties:
    """A house of parliament, and government, which it calls upon in turn."""
    return unique((*house, *of_groups(with_government(()))))


def _spoken_to(folded: str, directory: Directory, setting: Callable[[], Groups]) -> Presented:
    """The house or assembly to whose chair a speaker turns."""
    speech = folded[:_SPEECH]
    turns = (
        match
        for match in patterns("presented")["vocative"].finditer(speech)
        if _BEFORE_VOCATIVE.search(speech, max(0, match.start() - _NEAR), match.start())
    )
    posts = [(match["post"] or "").lower() for match in itertools.islice(turns, _MOST_VOCATIVES)]
    if not posts:
        return Presented()
    if "mayor" in posts:
        return Presented(of_groups((StakeholderGroup.SUBNATIONAL_GOVERNMENT,)), decides=True)
    if "speaker" in posts:
        return Presented(_with_government(of_groups(_LEGISLATURE)))
    bodies = (
        body.name
        for body in directory.bodies
        if body.start < _HEAD and _pattern("meets").search(body.name)
    )
    met = next((groups for groups in map(_kind_of, bodies) if OFFICIAL & set(groups)), ())
    shown = met or directory.usual_groups
    if not shown and setting() == _WORLD:
        shown = _WORLD
    return Presented(of_groups([group for group in shown if group in OFFICIAL][:1]))
