"""Whose document it is: the body or person that issues it, and the outlet that carries it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from policyrecs.candidates import Party
from policyrecs.documents import Outline
from policyrecs.lexicon.parties import groups_of
from policyrecs.linking.stakeholders.directory import Directory
from policyrecs.linking.stakeholders.names import NAME, canonical
from policyrecs.linking.stakeholders.parties import OFFICIAL, body_party, person_party
from policyrecs.linking.stakeholders.people import person_in
from policyrecs.vocabulary import Basis, BlockKind, Role

_NAMED = r"(?:the )?(?P<name>" + NAME.pattern + ")"

_PREPARED = re.compile(
    r"\b(?:[Pp]repared|[Pp]ublished|[Ii]ssued|[Ss]ubmitted|[Pp]roduced|[Cc]ompiled) by " + _NAMED
)
"""Who made the text: "Prepared by the National Audit Office"."""

_SPEAKING = re.compile(r"\b(?:[Ww]e,|[Oo]n behalf of) " + _NAMED)
"""Who "we" are: "We, the Council of Elders", "on behalf of the Society of Authors"."""

_HIRED = re.compile(
    rf"\b(?:hired|commissioned|tasked|engaged) {_NAMED} to "
    r"(?:develop|produce|prepare|conduct|review|advise|make|write)"
)
"""Who was asked to advise: "the Department hired Acme to develop recommendations"."""

_COPYRIGHT = re.compile(
    r"(?:\u00a9|\([cC]\)|[Cc]opyright(?= [0-9\u00a9(])) ?(?:\u00a9|\([cC]\))? ?"
    rf"(?:[0-9]{{4}}(?:-[0-9]{{4}})?,? )?(?:by )?{_NAMED}"
)
"""Who holds the rights: "© 2024 Acme Foundation"; not "the Copyright Act"."""

_SIGNED = re.compile(
    r"\b(?:[Yy]ours (?:sincerely|faithfully|truly)|[Ss]incerely|[Rr]espectfully(?: submitted)?|"
    rf"[Kk]ind regards),? +{_NAMED}"
)
"""Who signs a letter: "Yours sincerely, Refugee Action"."""

_STATED = (_PREPARED, _SPEAKING, _HIRED, _COPYRIGHT, _SIGNED)
"""Where a document says whose it is, surest first."""

_REPORT_OF = re.compile(rf"\W*(?:[\w-]+ ){{0,4}}[Rr]eport (?:by|of|from) {_NAMED}")
"""A title or line that says whose report it is: "Report of the Harbour Inquiry"."""

_DATELINE = re.compile(r"\W*[A-Z][A-Za-z ,.]{2,40} \((?P<name>[A-Z][\w ]{1,20})\) ?[\u2013\u2014-]")
"""An agency's dateline: "GENEVA (AP) -"."""

_ABOUT = re.compile(rf"^\W*About {_NAMED}\W*(?:$|\n)|^\W*About the (?P<other>{NAME.pattern})")
"""A paragraph or heading on the body that issues it: "About the National Trust"."""

_RECOMMENDS = re.compile(
    r"(?: \([^()]{1,20}\))? (?:(?:also|therefore|further|strongly) )?"
    r"(?:(?P<strong>recommends?|calls? on|urges?|is calling on)|"
    r"believes?|welcomes?|is pleased|considers?|supports?|proposes?|recommended|has concluded|"
    r"concludes?|will call)\b"
)
"""What a body does that recommends: "The Committee recommends"; who does so most is the issuer."""

_ENOUGH = 2
"""Points that make a body the issuer: two for "recommends", one for "believes"."""

_BYLINE = re.compile(
    r"\W*(?:(?:[Ww]ritten|[Pp]osted|News|[Ss]tory) )?(?:[Bb]y|BY):? +\W?(?P<name>"
    + NAME.pattern
    + ")"
)
"""A byline at the head of a block: "By Jane Roe", "News By Jane Roe"."""

_TOLD = re.compile(r"told (?<=\btold )(?:the )?(?P<name>" + NAME.pattern + ")")
"""An outlet that was told something: "told Reuters"; begins with fixed letters, for speed."""

_TITLE_AND_NAME = 200
"""Characters that a title and the name after it may take."""

_HEAD = 4000
"""Characters at either end of a document in which it says whose it is."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose document it is.

    Attributes:
        issuer: The party that recommends where the document itself does; None where unknown.
        relays: The outlet and author that report what others recommend.
    """

    issuer: Party | None
    relays: tuple[Party, ...]


def publisher_of(outline: Outline, directory: Directory, issuer: str | None) -> Publisher:
    """Read whose document it is.

    Args:
        outline: The document.
        directory: Its names.
        issuer: The issuer, where the caller knows it.
    """
    metadata = outline.document.metadata
    authors = [name for name in metadata.authors if name.strip()] or list(_bylines(outline))
    outlet = metadata.publisher or _outlet(outline, directory)
    known = issuer or outlet or _stated(outline, directory)
    name = known or next(iter(authors), None) or _calling(outline, directory)
    return Publisher(
        issuer=_named_party(name, Role.ISSUER, directory) if name else None,
        relays=tuple(
            _named_party(name, Role.RELAY, directory)
            for name in dict.fromkeys(filter(None, [issuer or outlet, *authors]))
        ),
    )


def _named_party(name: str, role: Role, directory: Directory) -> Party:
    """A publisher or author as a party: a person where the name can be one, else a body."""
    full = directory.resolve(canonical(name))
    known = directory.person_called(full)
    person = known or (None if groups_of(full) else person_in(full, 0, len(full)))
    if person is not None and " " in person.name:
        return person_party(person, role, Basis.IMPLIED)
    return body_party(full, role, Basis.IMPLIED, directory)


def _stated(outline: Outline, directory: Directory) -> str | None:
    """The body that the text itself names as its issuer."""
    folded = outline.document.folded
    ends = (folded[:_HEAD], folded[-_HEAD:] if len(folded) > _HEAD else "")
    for pattern in _STATED:
        for end in ends:
            for match in pattern.finditer(end):
                if _is_likely_issuer(name := canonical(match["name"])):
                    return directory.resolve(name)
    for block in outline.document.blocks:
        titled = _REPORT_OF.match(folded, block.start, block.end) if block.start < _HEAD else None
        if titled and groups_of(name := canonical(titled["name"])):
            return directory.resolve(name)
    if about := next(_abouts(outline), None):
        return directory.resolve(about)
    return _recommending(folded, directory)


def _is_likely_issuer(name: str) -> bool:
    """Whether a name can be a body's, not a stray capitalised word."""
    return len(name) > 2 and not name.islower()  # noqa: PLR2004  "by US"


def _abouts(outline: Outline) -> Iterator[str]:
    """Bodies that a paragraph "About ..." describes."""
    folded = outline.document.folded
    for block in outline.document.blocks:
        if block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.FURNITURE}:
            match = _ABOUT.match(folded[block.start : min(block.end, block.start + 200)])
            if match and groups_of(name := canonical(match["name"] or match["other"])):
                yield name


def _recommending(folded: str, directory: Directory) -> str | None:
    """The body that the text most often lets recommend; None where it does so too seldom."""
    counts: Counter[str] = Counter()
    for body in directory.bodies:
        if verb := _RECOMMENDS.match(folded, body.end):
            counts[body.name] += 2 if verb["strong"] else 1
    name, often = counts.most_common(1)[0] if counts else ("", 0)
    return name if often >= _ENOUGH else None


def _calling(outline: Outline, directory: Directory) -> str | None:
    """The person whose calls the text carries: "Sen. Jane Roe (D-ND) is calling on"."""
    folded = outline.document.folded
    counts: Counter[str] = Counter()
    for start, person in directory.people:
        named = person.name if folded.startswith(person.name, start) else person.surname
        at = folded.find(named, start, start + _TITLE_AND_NAME)
        verb = _RECOMMENDS.match(folded, at + len(named)) if at >= 0 else None
        if verb and verb["strong"]:
            counts[person.name] += 1
    return counts.most_common(1)[0][0] if counts else None


def _bylines(outline: Outline) -> Iterator[str]:
    """The people that a byline names."""
    folded = outline.document.folded
    for block in outline.document.blocks:
        match = _BYLINE.match(folded, block.start, block.end) if block.start < _HEAD else None
        person = person_in(folded, *match.span("name")) if match else None
        if person is not None and " " in person.name:
            yield person.name


def _outlet(outline: Outline, directory: Directory) -> str | None:
    """The outlet that was told things most often, if any was."""
    folded = outline.document.folded
    counts: Counter[str] = Counter()
    for block in outline.document.blocks:
        dateline = _DATELINE.match(folded, block.start, block.end) if block.start < _HEAD else None
        if dateline:
            return canonical(dateline["name"])
    for match in _TOLD.finditer(folded):
        name = canonical(match["name"])
        if directory.person_called(name) is None and not OFFICIAL & set(groups_of(name)):
            counts[name] += 1
    return counts.most_common(1)[0][0] if counts else None
