"""Review decisions: what a person found in a text, with the reason.

A decision states what is true of the text, not what to do with what the rules found in it: `keep`
says that the quoted words are a recommendation, and how it is coded; `reject` says that they are
none.
What that amounts to (accepted, edited, added) is worked out against the rules at each build, so
that a row can never claim a review that better or worse rules have made untrue.

Decisions are only ever added. Of several on the same words the latest stands, by its date and then
by its revision; the earlier ones are their history.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from policyrecs.curated.entries import fault_at, read_list
from policyrecs.records import Identifier, Offset, Record, Span, Text
from policyrecs.vocabulary import Basis, Evidence, Kind, Modality, Polarity, Role, Status

REVIEWS = "reviews.toml"
"""Name of the file of decisions."""

DECISION = "decision"
"""Name of the list in that file."""


class Verdict(StrEnum):
    """What a reviewer found."""

    KEEP = "keep"
    """The words are a recommendation, coded as the decision says."""
    REJECT = "reject"
    """The words are no recommendation."""


class Anchor(Record):
    """Words of the text, found again by what they say."""

    quote: Text
    """The words, verbatim."""
    start: Offset | None = None
    """Where they stood: tells equal words apart; without it they must stand once only."""


class CodedAction(Anchor):
    """An act as a reviewer coded it."""

    verb: Text
    """Lemma of its lead verb."""
    polarity: Literal[Polarity.DO, Polarity.AVOID]
    """Whether it is asked for or warned against."""


class CodedNote(Anchor):
    """A note marker, quoted, that binds a citation to the recommendation."""

    label: Text
    """Label of the note."""


class CodedParty(Record):
    """A stakeholder's part as a reviewer coded it."""

    stakeholder: Identifier
    """Id in the registry."""
    role: Role
    """The part it takes."""
    basis: Basis | None = None
    """What the reading rests on; where none is stated, what the rules found, else `curated`."""
    quote: Text | None = None
    """The words that name it; where none are stated, those that the rules found."""
    start: Offset | None = None
    """Where the words stood."""


class Decision(Record):
    """One reviewer's decision on one stretch of one document.

    A field that is not stated stays as the rules have it.
    An empty text or list states that there is none.
    """

    verdict: Verdict
    """What the reviewer found."""
    document: Identifier
    """The document."""
    quote: Text
    """The stretch, verbatim."""
    start: Offset | None = None
    """Where it stood: tells equal stretches apart; without it it must stand once only."""
    reviewer: Text
    """Who decided."""
    date: dt.date
    """When."""
    reason: Text
    """Why."""
    revision: Annotated[int, Field(ge=1)] = 1
    """Counts the decisions on the same words; of one day's, the highest stands."""
    instead_of: tuple[Anchor, ...] | None = None
    """Stretches whose place it takes, each rejected by a decision of its own: what was split,
    merged, or cut otherwise; what it does not state, it takes over from the record there."""
    kind: Kind | None = None
    """Whose recommendation it is."""
    status: Status | None = None
    """Core or optional."""
    polarity: Polarity | None = None
    """Direction."""
    modality: Modality | None = None
    """Strength."""
    section: tuple[Text, ...] | None = None
    """Headings above it, outermost first."""
    label: str | None = None
    """Marker or number of the item."""
    deadline: str | None = None
    """Date or period by which to act, verbatim."""
    topics: tuple[Identifier, ...] | None = None
    """Codes of its topics."""
    actions: tuple[CodedAction, ...] | None = None
    """The acts."""
    rationale: tuple[Anchor, ...] | None = None
    """Stretches that give reasons."""
    repeats: tuple[Anchor, ...] | None = None
    """Other places that state the same."""
    notes: tuple[CodedNote, ...] | None = None
    """The note markers in it, which settle its notes; other citations stay as the rules have them.
    """
    parties: tuple[CodedParty, ...] | None = None
    """Who takes part; settles all issuers, addressees, speakers and relays, and each other role
    that it names."""
    page: Annotated[int, Field(ge=1)] | None = None
    """Page, where the rules did not find it."""
    evidence: Evidence | None = None
    """Form of words, where the rules did not find it."""
    confidence: Annotated[float, Field(ge=0.0, le=1.0)] | None = None
    """Probability that a careful reader would agree, where the rules did not find it."""

    @model_validator(mode="after")
    def _reject_codes_nothing(self) -> Self:
        always = {"verdict", "document", "quote", "start", "reviewer", "date", "reason"}
        always.add("revision")
        coded = self.model_fields_set - always
        if self.verdict is Verdict.REJECT and coded:
            message = f"a rejected stretch has no {', '.join(sorted(coded))}"
            raise ValueError(message)
        return self

    @property
    def is_complete(self) -> bool:
        """Whether it states enough to add a record that the rules did not find."""
        needed = (self.kind, self.status, self.polarity, self.modality, self.evidence)
        return None not in needed and bool(self.parties)


def standing(
    decisions: Sequence[Decision], places: Sequence[Span]
) -> tuple[tuple[Decision, Span], ...]:
    """Return the decisions of one document that stand, with their places, in the order given.

    Args:
        decisions: All decisions on the document.
        places: The place of each.
    """
    latest: dict[tuple[int, int], Decision] = {}
    for decision, place in zip(decisions, places, strict=True):
        here = place.start, place.end
        if here not in latest or _recency(latest[here]) < _recency(decision):
            latest[here] = decision
    return tuple(
        (decision, place)
        for decision, place in zip(decisions, places, strict=True)
        if latest[place.start, place.end] is decision
    )


def _recency(decision: Decision) -> tuple[dt.date, int]:
    return decision.date, decision.revision


def read_reviews(
    path: Path, documents: Mapping[str, object], stakeholders: Mapping[str, object]
) -> dict[str, tuple[Decision, ...]]:
    """Read and check the decisions.

    Args:
        path: The file.
        documents: The catalogued documents, by id.
        stakeholders: The registered stakeholders, by id.

    Returns:
        The decisions on each document, in the order of the file.

    Raises:
        CurationError: A decision does not fit, names an unknown document or stakeholder, or stands
            twice.
    """
    decisions: defaultdict[str, list[Decision]] = defaultdict(list)
    seen: set[tuple[str, str, int | None, int]] = set()
    for number, decision in enumerate(read_list(path, Decision, DECISION)):
        key = (decision.document, decision.quote, decision.start, decision.revision)
        if decision.document not in documents:
            words = f"document: {decision.document} is not in the catalogue"
            raise fault_at(path, DECISION, number, words)
        if key in seen:
            raise fault_at(path, DECISION, number, "quote: is decided on twice")
        if wrong := _party_fault(decision, stakeholders):
            raise fault_at(path, DECISION, number, f"parties: {wrong}")
        seen.add(key)
        decisions[decision.document].append(decision)
    return {document: tuple(found) for document, found in decisions.items()}


def _party_fault(decision: Decision, stakeholders: Mapping[str, object]) -> str | None:
    """What is wrong with a decision's parties, or None."""
    seen: set[tuple[str, Role]] = set()
    for party in decision.parties or ():
        if party.stakeholder not in stakeholders:
            return f"{party.stakeholder} is not registered"
        if (party.stakeholder, party.role) in seen:
            return f"{party.stakeholder} is {party.role} twice"
        seen.add((party.stakeholder, party.role))
    return None
