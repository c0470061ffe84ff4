"""Decisions on which recommendations ask for the same act, with the reason.

A decision names recommendations by their words, as a review does, so that it outlives a record
that is cut a little otherwise.
"""

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field

from policyrecs.curated.anchors import SAME, locate, overlap
from policyrecs.curated.entries import fault_at, read_list
from policyrecs.issues import Issue
from policyrecs.records import Identifier, Offset, Recommendation, Record, Text
from policyrecs.vocabulary import Severity, Stance

PROPOSALS = "proposals.toml"
"""Name of the file of decisions."""

_DECISION = "decision"
"""Name of the list in that file."""

_ORPHANED = "orphaned-proposal"
"""Code of the issue for words at which no record stands."""


class Sameness(StrEnum):
    """What a person found of some recommendations."""

    SAME = "same"
    """They ask for one act, or speak against it."""
    DIFFERENT = "different"
    """No two of them ask for one act."""


class Named(Record):
    """A recommendation, named by its words."""

    document: Identifier
    """The document it stands in."""
    quote: Text
    """Its words, verbatim."""
    start: Offset | None = None
    """Where they stood: tells equal words apart; without it they must stand once only."""
    stance: Stance = Stance.FOR
    """Whether it asks for the act, or for the opposite; of no weight in a set of different ones."""


class ProposalDecision(Record):
    """One person's decision on a set of recommendations."""

    verdict: Sameness
    """What the person found."""
    members: Annotated[tuple[Named, ...], Field(min_length=2)]
    """The recommendations."""
    reviewer: Text
    """Who decided."""
    date: dt.date
    """When."""
    reason: Text
    """Why."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Decisions by ids of recommendations.

    Attributes:
        same: Sets that ask for one act, each recommendation with its stance.
        reasons: The reason for each of those sets.
        different: Sets no two of which ask for one act.
        issues: Words at which no record stands.
    """

    same: tuple[Mapping[str, Stance], ...]
    reasons: tuple[str, ...]
    different: tuple[tuple[str, ...], ...]
    issues: tuple[Issue, ...]


def read_proposals(path: Path, documents: Mapping[str, object]) -> tuple[ProposalDecision, ...]:
    """Read and check the decisions; where there is no file, there are none.

    Args:
        path: The file.
        documents: The catalogued documents, by id.

    Raises:
        CurationError: A decision does not fit, names an unknown document or a recommendation
            twice, or decides otherwise than another on the same two recommendations.
    """
    if not path.exists():
        return ()
    decisions = read_list(path, ProposalDecision, _DECISION)
    same: dict[tuple[str, str, int | None], int] = {}
    apart: set[frozenset[tuple[str, str, int | None]]] = set()
    for number, decision in enumerate(decisions):
        named = [(each.document, each.quote, each.start) for each in decision.members]
        for each in decision.members:
            if each.document not in documents:
                words = f"members: {each.document} is not in the catalogue"
                raise fault_at(path, _DECISION, number, words)
        if len(set(named)) < len(named):
            raise fault_at(path, _DECISION, number, "members: one is named twice")
        if decision.verdict is Sameness.DIFFERENT:
            apart |= {frozenset(pair) for pair in itertools.combinations(named, 2)}
        elif any(same.setdefault(each, number) != number for each in named):
            words = "members: one is in another set of the same already"
            raise fault_at(path, _DECISION, number, words)
    for one, other in map(tuple, apart):
        if one in same and same.get(other) == same[one]:
            words = f"members: {one[1][:40]!r} and {other[1][:40]!r} are held different elsewhere"
            raise fault_at(path, _DECISION, same[one], words)
    return decisions


def settle(
    decisions: Sequence[ProposalDecision],
    recommendations: Sequence[Recommendation],
    texts: Mapping[str, str],
) -> Settled:
    """Return the decisions by ids of the recommendations they name.

    Args:
        decisions: The decisions.
        recommendations: The records of all documents, after review.
        texts: The text of each document, by id.
    """
    same: list[Mapping[str, Stance]] = []
    reasons: list[str] = []
    different: list[tuple[str, ...]] = []
    issues: list[Issue] = []
    by_document: dict[str, list[Recommendation]] = {}
    for each in recommendations:
        by_document.setdefault(each.document_id, []).append(each)
    for decision in decisions:
        found: dict[str, Stance] = {}
        for named in decision.members:
            here = by_document.get(named.document, [])
            record = _record(named, here, texts.get(named.document, ""))
            if record is None:
                issues.append(_orphaned(named, texts.get(named.document, "")))
            else:
                found[record.recommendation_id] = named.stance
        if decision.verdict is Sameness.SAME:
            same.append(found)
            reasons.append(decision.reason)
        else:
            different.append(tuple(found))
    return Settled(tuple(same), tuple(reasons), tuple(different), tuple(issues))


def _record(
    named: Named, recommendations: Sequence[Recommendation], text: str
) -> Recommendation | None:
    """The record that stands where the words do, or None."""
    place = locate(text, named.quote, named.start)
    if place is None or not recommendations:
        return None
    best = max(recommendations, key=lambda record: (overlap(place, record), -record.start))
    return best if overlap(place, best) >= SAME else None


def _orphaned(named: Named, text: str) -> Issue:
    place = locate(text, named.quote, named.start)
    return Issue(
        code=_ORPHANED,
        severity=Severity.WARNING,
        document_id=named.document,
        message="no record stands where a decision on proposals names one",
        start=place.start if place else None,
        end=place.end if place else None,
    )
