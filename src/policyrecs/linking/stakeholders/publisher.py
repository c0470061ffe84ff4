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
from policyrecs.linking.stakeholders.parties import body_party, person_party
from policyrecs.linking.stakeholders.people import person_in
from policyrecs.vocabulary import Basis, BlockKind, Role

_NAMED = r"(?:the )?(?P<name>" + NAME.pattern + ")"

_STATED = tuple(
    re.compile(pattern)
    for pattern in (
        # "Prepared by the National Audit Office", "a report published by Acme"
        rf"\b(?:[Pp]repared|[Pp]ublished|[Ii]ssued|[Ss]ubmitted|[Pp]roduced|[Cc]ompiled) by {_NAMED}",
        # "We, the Council of Elders,", "on behalf of the Society of Authors"
        rf"\b(?:[Ww]e,|[Oo]n behalf of) {_NAMED}",
        # "18F was hired to develop recommendations": who was asked to advise, is the adviser
        rf"\b(?:hired|commissioned|asked|tasked|engaged) {_NAMED} to "
        r"(?:develop|make|provide|produce|prepare|conduct|carry out|review|advise)",
        # "© 2024 Acme Foundation"
        rf"(?:\u00a9|\([cC]\)|[Cc]opyright)(?: \(?[cC©]?\)?)? ?(?:[0-9]{{4}}(?:-[0-9]{{4}})?,? )?(?:by )?{_NAMED}",
    )
)
"""Where a document says whose it is, surest first."""

_ABOUT = re.compile(rf"^\W*About {_NAMED}\W*(?:$|\n)|^\W*About the (?P<other>{NAME.pattern})")
"""A paragraph or heading on the body that issues it: "About the National Trust"."""

_RECOMMENDS = re.compile(
    r"(?:\b(?:[Tt]he|[Oo]ur) )?(?P<name>"
    + NAME.pattern
    + r")(?: (?:also|therefore|further|strongly))? "
    r"(?:recommends?|calls? on|urges?|believes?|welcomes?|is pleased|considers?|supports?|proposes?|"
    r"recommended|is calling|has concluded|concludes?|will call)\b"
)
"""A body that recommends: "The Committee recommends"; the most frequent one is the issuer."""

_BYLINE = re.compile(
    r"(?:^|[\n|] *|\bNews )(?:[Ww]ritten |[Pp]osted )?(?:[Bb]y|BY) +(?P<name>" + NAME.pattern + ")"
)
"""A byline: "By Jane Roe"."""

_TOLD = re.compile(
    r"\b(?:told|tells|in an interview with|speaking to|spoke to|statement to) (?:the )?(?P<name>"
    + NAME.pattern
    + ")"
)
"""An outlet that was told something: "told Reuters"."""

_NEWSLETTER = re.compile(
    r"\b(?:[Ss]ubscribe to|[Ss]ign up (?:to|for)|[Gg]et) (?:the |our )?(?P<name>"
    + NAME.pattern
    + r")(?:'s)? ?[Nn]ewsletter"
)
"""An outlet's newsletter: "Subscribe to the Acme Newsletter"."""

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
    known = issuer or metadata.publisher or _stated(outline, directory) or outlet
    name = known or next(iter(authors), None)
    return Publisher(
        issuer=_named_party(name, Role.ISSUER, directory) if name else None,
        relays=tuple(
            _named_party(name, Role.RELAY, directory)
            for name in dict.fromkeys(filter(None, [issuer or outlet or known, *authors]))
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
    if about := next(_abouts(outline), None):
        return directory.resolve(about)
    return _most_frequent(_RECOMMENDS, folded, directory)


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


def _most_frequent(pattern: re.Pattern[str], folded: str, directory: Directory) -> str | None:
    """The body that most often stands in `pattern`; None where no body does twice."""
    counts: Counter[str] = Counter()
    for match in pattern.finditer(folded):
        name = directory.resolve(canonical(match["name"]))
        described = directory.described(name.lower(), match.start()) or name
        if groups_of(described) and directory.person_called(name) is None:
            counts[described] += 1
    name, often = counts.most_common(1)[0] if counts else ("", 0)
    return name if often > 1 else None


def _bylines(outline: Outline) -> Iterator[str]:
    """The people that a byline names."""
    folded = outline.document.folded
    for match in _BYLINE.finditer(folded, 0, _HEAD):
        person = person_in(folded, *match.span("name"))
        if person is not None and " " in person.name:
            yield person.name


def _outlet(outline: Outline, directory: Directory) -> str | None:
    """The outlet that was told things most often, or whose newsletter is offered."""
    folded = outline.document.folded
    counts: Counter[str] = Counter()
    for pattern in (_TOLD, _NEWSLETTER):
        for match in pattern.finditer(folded):
            name = canonical(match["name"])
            if directory.person_called(name) is None:
                counts[name] += 1
    return counts.most_common(1)[0][0] if counts else None
