"""A found stretch as a validated record: as given where codes hold, by our own rules elsewhere."""

import bisect
import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from policyrecs import ids
from policyrecs.assemble import Assembly, assemble
from policyrecs.candidates import Candidate, Party
from policyrecs.documents import Document, Outline
from policyrecs.extraction import find_candidates
from policyrecs.grounding.given import Given
from policyrecs.lexicon.parties import groups_of
from policyrecs.lexicon.patterns import table
from policyrecs.lexicon.topics import TOPICS
from policyrecs.linking.citations import find_citations, link_citations
from policyrecs.linking.stakeholders import link_parties
from policyrecs.linking.topics import link_topics
from policyrecs.records import Topic
from policyrecs.vocabulary import (
    Basis,
    Evidence,
    Kind,
    Method,
    Modality,
    Polarity,
    Role,
    StakeholderGroup,
    StakeholderKind,
    Status,
)

_UNKNOWN = 0.5
"""Confidence where neither the giver nor our rules say anything."""

_LONGEST_NAME = 100
"""Characters that a party's name may have: what is longer is a sentence."""

_CODES: Mapping[str, type[StrEnum]] = {
    "kind": Kind,
    "status": Status,
    "polarity": Polarity,
    "modality": Modality,
}
"""The closed set of each field that a given record may code."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a document that a given record quotes.

    Attributes:
        start: First code point.
        end: One past the last code point.
        given: The record, the first of several that quote the same stretch.
    """

    start: int
    end: int
    given: Given


@dataclass(frozen=True, slots=True)
class Coded:
    """The stretches of one document as records.

    Attributes:
        assembly: The records, with whom and what they link to.
        said_by: For each record's place, who said each field: `given` or `rules`.
        notes: For each place, what a person should know.
    """

    assembly: Assembly
    said_by: Mapping[tuple[int, int], Mapping[str, str]]
    notes: Mapping[tuple[int, int], tuple[str, ...]]


def code(outline: Outline, stretches: Sequence[Stretch], *, issuer: str | None = None) -> Coded:
    """Return the stretches of a document as records.

    Args:
        outline: The document.
        stretches: The stretches, each once, in text order.
        issuer: Name of the body that issued the document, where the caller knows it.
    """
    own = _Own(outline)
    candidates: list[Candidate] = []
    said_by: dict[tuple[int, int], dict[str, str]] = {}
    notes: dict[tuple[int, int], tuple[str, ...]] = {}
    for stretch in stretches:
        place = stretch.start, stretch.end
        candidate, notes[place] = own.candidate(stretch)
        codes = _codes(stretch.given)
        candidates.append(dataclasses.replace(candidate, **codes))
        said_by[place] = {name: Method.GIVEN if name in codes else Method.RULES for name in _CODES}
    citations = find_citations(outline)
    parties = list(link_parties(outline, candidates, issuer=issuer))
    topics = list(link_topics(outline, candidates))
    for number, stretch in enumerate(stretches):
        said = said_by[stretch.start, stretch.end]
        for role, name in ((Role.ADDRESSEE, "addressees"), (Role.ISSUER, "issuers")):
            named = tuple(_parties(outline.document, stretch, role, name))
            said[name] = Method.GIVEN if named else Method.RULES
            if named:
                others = (each for each in parties[number] if each.role is not role)
                parties[number] = (*others, *named)
        coded = _topics(stretch.given)
        said["topics"] = Method.GIVEN if coded else Method.RULES
        topics[number] = coded or topics[number]
    assembly = assemble(
        outline,
        candidates,
        parties=parties,
        citations=citations,
        citation_links=link_citations(outline, candidates, citations),
        topics=topics,
    )
    records = tuple(
        each.model_copy(update={"method": Method.GIVEN}) for each in assembly.recommendations
    )
    return Coded(dataclasses.replace(assembly, recommendations=records), said_by, notes)


class _Own:
    """What our own rules find in a document, by place."""

    def __init__(self, outline: Outline) -> None:
        """Run the rules once."""
        self._outline = outline
        self._found = find_candidates(outline)
        self._starts = [each.start for each in self._found]
        self._longest = max((each.end - each.start for each in self._found), default=0)
        self._blocks = [passage.block.start for passage in outline.passages]

    def candidate(self, stretch: Stretch) -> tuple[Candidate, tuple[str, ...]]:
        """The stretch as a candidate, read as our rules read its place; and notes."""
        found = self._overlapping(stretch.start, stretch.end)
        passage = self._passage(stretch.start)
        if found is None:
            blank = Candidate(
                start=stretch.start,
                end=stretch.end,
                passage=passage,
                evidence=Evidence.QUOTED if _is_quoted(self._outline, stretch) else Evidence.MODAL,
                kind=Kind.DIRECT,
                status=Status.OPTIONAL,
                polarity=Polarity.DO,
                modality=Modality.RECOMMENDATION,
                confidence=_confidence(stretch.given, _UNKNOWN),
            )
            return blank, ("our own rules find no recommendation here",)
        notes: tuple[str, ...] = ()
        if found.rejection is not None:
            notes = (f"our own rules leave this out: {found.rejection}",)
        cue = found.cue
        inside = cue is not None and stretch.start <= cue.start and cue.end <= stretch.end
        acts = (act for act in found.acts if stretch.start <= act.start and act.end <= stretch.end)
        return dataclasses.replace(
            found,
            start=stretch.start,
            end=stretch.end,
            cue=cue if inside else None,
            acts=tuple(acts),
            parent=None,
            repeats=(),
            rejection=None,
            status=Status.OPTIONAL if found.rejection else found.status,
            confidence=_confidence(stretch.given, found.confidence),
        ), notes

    def _overlapping(self, start: int, end: int) -> Candidate | None:
        """The candidate that shares most with a place; a rejected one only for want of another."""
        first = bisect.bisect_left(self._starts, start - self._longest)
        last = bisect.bisect_left(self._starts, end)
        best: Candidate | None = None
        score = (False, 0.0)
        for each in self._found[first:last]:
            shared = min(each.end, end) - max(each.start, start)
            together = max(each.end, end) - min(each.start, start)
            if shared > 0 and (each.rejection is None, shared / together) > score:
                best, score = each, (each.rejection is None, shared / together)
        return best

    def _passage(self, start: int) -> int:
        """The innermost passage that begins before a place."""
        return max(0, bisect.bisect_right(self._blocks, start) - 1)


def _is_quoted(outline: Outline, stretch: Stretch) -> bool:
    """Whether a stretch stands in quotation marks."""
    return any(
        quotation.start <= stretch.start and stretch.end <= quotation.end
        for quotation in outline.quotations
    )


def _confidence(given: Given, otherwise: float) -> float:
    """The giver's own confidence, where it is a probability."""
    value: float = given.codes.get("confidence", otherwise)
    return value


def _codes(given: Given) -> dict[str, Any]:
    """The codes that the giver states and that are of the closed sets."""
    codes: dict[str, Any] = {}
    for name, members in _CODES.items():
        value = str(given.codes.get(name, "")).lower()
        if value in set(members):
            codes[name] = members(value)
    return codes


def _topics(given: Given) -> tuple[Topic, ...]:
    """The topics that the giver states and that the vocabulary holds."""
    stated = (ids.slug(each) for each in given.codes.get("topics", ()))
    return tuple(
        Topic(topic=code, method=Method.GIVEN) for code in dict.fromkeys(stated) if code in TOPICS
    )


def _parties(document: Document, stretch: Stretch, role: Role, name: str) -> Iterable[Party]:
    """The parties that the giver names, with the words that name them where the stretch has any."""
    stated = list(stretch.given.codes.get(name, ()))
    groups = stretch.given.codes.get("addressee_groups", ()) if role is Role.ADDRESSEE else ()
    codes = [code for each in groups if (code := _group(each)) is not None]
    if not stated:
        stated = list(codes)
    folded = document.folded[stretch.start : stretch.end].casefold()
    for party in stated:
        if not ids.slug(party) or len(party) > _LONGEST_NAME:
            continue
        group = _group(party)
        named = table("groups")["names_of_groups"][group] if group else party
        known = groups_of(party) or (group and (group,)) or tuple(codes[:1])
        at = folded.find(party.casefold())
        yield Party(
            role=role,
            basis=Basis.EXPLICIT if at >= 0 else Basis.IMPLIED,
            name=named,
            kind=_kind(party, group),
            groups=known or (StakeholderGroup.OTHER,),
            start=stretch.start + at if at >= 0 else None,
            end=stretch.start + at + len(party) if at >= 0 else None,
        )


def _group(name: str) -> StakeholderGroup | None:
    """The group that a code or its words name: "health_providers", "Health providers"."""
    code = ids.slug(name).replace("-", "_")
    return StakeholderGroup(code) if code in set(StakeholderGroup) else None


def _kind(name: str, group: StakeholderGroup | None) -> StakeholderKind:
    """A group by its code or as a common noun; a body otherwise."""
    common = name.lower() == name and bool(groups_of(name))
    return StakeholderKind.GROUP if group or common else StakeholderKind.ORGANISATION
