"""Whose document it is: the body or person that issues it, and the outlet that carries it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from policyrecs.candidates import Party
from policyrecs.documents import Outline
from policyrecs.lexicon.parties import groups_of
from policyrecs.linking.stakeholders.directory import OFFICIAL, Directory
from policyrecs.linking.stakeholders.imprint import (
    HEAD,
    RECOMMENDS,
    TITLE_PARTS,
    names_publisher,
    stated_issuer,
)
from policyrecs.linking.stakeholders.names import NAME, canonical
from policyrecs.linking.stakeholders.parties import body_party, person_party
from policyrecs.linking.stakeholders.people import person_in
from policyrecs.vocabulary import Basis, Role, StakeholderGroup

_DATELINE = re.compile(r"\W*[A-Z][A-Za-z ,.]{2,40} \((?P<name>[A-Z][\w ]{1,20})\) ?[\u2013\u2014-]")
"""An agency's dateline: "GENEVA (AP) -"."""

_BYLINE = re.compile(
    r"\W*(?:(?:[Ww]ritten|[Pp]osted|News|[Ss]tory) )?(?:[Bb]y|BY):? +\W?(?P<name>"
    + NAME.pattern
    + ")"
)
"""A byline at the head of a block: "By Jane Roe", "News By Jane Roe"."""

_RELEASED = re.compile(
    r"elease: *(?:(?<=Press Release: )|(?<=Media Release: )|(?<=News Release: ))\W{0,3}(?P<name>"
    + NAME.pattern
    + ")"
)
"""Whose release an outlet carries: "Press Release: Harbour Trust"; begins with fixed letters."""

_TOLD = re.compile(r"told (?<=\btold )(?:the )?(?P<name>" + NAME.pattern + ")")
"""An outlet that was told something: "told Reuters"; begins with fixed letters, for speed."""

_TITLE_AND_NAME = 200
"""Characters that a title and the name after it may take."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose document it is.

    Attributes:
        issuer: The party that recommends where the document itself does; None where unknown.
        relays: The outlet and author that report what others recommend.
        released: Whether an outlet carries the document as the issuer's release.
    """

    issuer: Party | None
    relays: tuple[Party, ...]
    released: bool = False


def publisher_of(outline: Outline, directory: Directory, issuer: str | None) -> Publisher:
    """Read whose document it is.

    Args:
        outline: The document.
        directory: Its names.
        issuer: The issuer, where the caller knows it.
    """
    metadata = outline.document.metadata
    given = [_written_out(name, directory) for name in metadata.authors]
    authors = [name for name in given if name] or list(_bylines(outline))
    outlet = metadata.publisher or _outlet(outline, directory)
    released = _RELEASED.search(outline.document.folded, 0, HEAD)
    known = (
        issuer
        or (canonical(released["name"]) if released else None)
        or outlet
        or stated_issuer(outline, directory)
    )
    name = known or next(iter(authors), None) or _calling(outline, directory)
    return Publisher(
        issuer=_named_party(name, Role.ISSUER, directory) if name else None,
        relays=tuple(
            _named_party(name, Role.RELAY, directory)
            for name in dict.fromkeys(filter(None, [issuer or outlet, *authors]))
        ),
        released=released is not None,
    )


def _written_out(name: str, directory: Directory) -> str | None:
    """An author's name; a short form's full name; None for a login name: "sam", "jroe2"."""
    if " " in name.strip():
        return name
    full = directory.resolve(name.strip().upper())
    known = full != name.strip().upper()
    return full if known else name if name.strip()[:1].isupper() else None


def _named_party(name: str, role: Role, directory: Directory) -> Party:
    """A publisher or author as a party: a person where the name can be one, else a body."""
    full = directory.resolve(canonical(name))
    known = directory.person_called(full)
    person = known or (None if groups_of(full) else person_in(full, 0, len(full)))
    if person is not None and " " in person.name:
        return person_party(person, role, Basis.IMPLIED)
    return body_party(full, role, Basis.IMPLIED, directory)


def _calling(outline: Outline, directory: Directory) -> str | None:
    """The person whose calls the text carries: "Sen. Jane Roe (D-ND) is calling on"."""
    folded = outline.document.folded
    counts: Counter[str] = Counter()
    for start, person in directory.people:
        named = person.name if folded.startswith(person.name, start) else person.surname
        at = folded.find(named, start, start + _TITLE_AND_NAME)
        verb = RECOMMENDS.match(folded, at + len(named)) if at >= 0 else None
        if verb and verb["strong"]:
            counts[person.name] += 1
    return counts.most_common(1)[0][0] if counts else None


def _bylines(outline: Outline) -> Iterator[str]:
    """The people that a byline names."""
    folded = outline.document.folded
    for block in outline.document.blocks:
        match = _BYLINE.match(folded, block.start, block.end) if block.start < HEAD else None
        person = person_in(folded, *match.span("name")) if match else None
        if person is not None and " " in person.name:
            yield person.name


def _outlet(outline: Outline, directory: Directory) -> str | None:
    """The outlet that was told things most often, if any was."""
    folded = outline.document.folded
    counts: Counter[str] = Counter()
    for block in outline.document.blocks:
        dateline = _DATELINE.match(folded, block.start, block.end) if block.start < HEAD else None
        if dateline:
            return canonical(dateline["name"])
    for part in TITLE_PARTS.split(outline.document.metadata.title or ""):
        if StakeholderGroup.MEDIA in groups_of(part) and names_publisher(part):
            return canonical(part)
    for match in _TOLD.finditer(folded):
        name = canonical(match["name"])
        if directory.person_called(name) is None and not OFFICIAL & set(groups_of(name)):
            counts[name] += 1
    return counts.most_common(1)[0][0] if counts else None
