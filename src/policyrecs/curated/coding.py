"""Turn what a decision states into the fields of a record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from policyrecs import ids
from policyrecs.curated.anchors import locate
from policyrecs.curated.reviews import REVIEWS, Anchor, CodedNote, CodedParty, Decision
from policyrecs.dataset import CONTEXT_LENGTH
from policyrecs.errors import CurationError
from policyrecs.issues import Issue
from policyrecs.lexicon.categories import action_category
from policyrecs.records import (
    Action,
    CitationLink,
    Recommendation,
    Span,
    StakeholderLink,
    Topic,
)
from policyrecs.vocabulary import Basis, Method, Reason, Review, Role, Severity

_SETTLED = frozenset({Role.ISSUER, Role.ADDRESSEE, Role.SPEAKER, Role.RELAY})
"""The roles that a decision settles as soon as it states any party."""

_ORPHANED = "orphaned-review"
"""Code of the issue for a decision, or a part of one, that found nothing to act on."""

_BRIEF = 60
"""Most code points of a quote in a message."""


@dataclass(slots=True)
class Desk:
    """One document under review.

    Attributes:
        document_id: The document.
        text: Its text.
        notes: Ids of its notes, by label.
        issues: Decisions that found nothing to act on, so far.
    """

    document_id: str
    text: str
    notes: Mapping[str, str]
    issues: list[Issue] = field(default_factory=list)

    def place(self, anchor: Anchor | Decision, decision: Decision) -> Span:
        """The place of quoted words; a CurationError where they have none."""
        span = locate(self.text, anchor.quote, anchor.start)
        if span is None:
            standing = "stands in several places" if anchor.quote in self.text else "is not there"
            raise self.fault(decision, f"the quote {_brief(anchor.quote)} {standing}")
        return span

    def fault(self, decision: Decision, words: str) -> CurationError:
        """The error for a decision that does not hold."""
        where = f"{REVIEWS}: {decision.document}: {_brief(decision.quote)}"
        return CurationError(Reason.INVALID_CURATION, where, words)

    def orphaned(self, span: Span, words: str, severity: Severity = Severity.WARNING) -> None:
        """Note that a decision found nothing to act on."""
        self.issues.append(
            Issue(
                code=_ORPHANED,
                severity=severity,
                document_id=self.document_id,
                message=words,
                start=span.start,
                end=span.end,
            )
        )

    def keep(self, decision: Decision, span: Span, found: Recommendation | None) -> Recommendation:
        """The record as the decision codes it, with what the review amounts to."""
        before = dict(found) if found else self._blank(decision, span)
        after = before | self._place_fields(span, before) | self._coded(decision, before)
        if found is None:
            outcome = Review.ADDED
        else:
            outcome = Review.ACCEPTED if after == before else Review.EDITED
        signed = {
            "review": outcome,
            "reviewer": decision.reviewer,
            "review_reason": decision.reason,
        }
        return Recommendation(**(after | signed))

    def _blank(self, decision: Decision, span: Span) -> dict[str, Any]:
        """The fields of a record that the rules did not find."""
        return {
            "recommendation_id": ids.recommendation_id(self.document_id, span.quote),
            "document_id": self.document_id,
            "page": decision.page,
            "section": (),
            "label": None,
            "parent_id": None,
            "evidence": decision.evidence,
            "cue": None,
            "action_category": None,
            "actions": (),
            "rationale": (),
            "repeats": (),
            "stakeholders": (),
            "citations": (),
            "topics": (),
            "deadline": None,
            "confidence": 1.0 if decision.confidence is None else decision.confidence,
            "method": Method.CURATED,
        }

    def _place_fields(self, span: Span, before: Mapping[str, Any]) -> dict[str, Any]:
        """The fields that follow from where the record stands."""
        cue = before["cue"]
        inside = cue is not None and span.start <= cue.start and cue.end <= span.end
        return {
            "start": span.start,
            "end": span.end,
            "quote": span.quote,
            "prefix": self.text[max(0, span.start - CONTEXT_LENGTH) : span.start],
            "suffix": self.text[span.end : span.end + CONTEXT_LENGTH],
            "cue": cue if inside else None,
        }

    def _coded(self, decision: Decision, before: Mapping[str, Any]) -> dict[str, Any]:
        """The fields that the decision states."""
        plain = ("kind", "status", "polarity", "modality", "section")
        coded = {name: getattr(decision, name) for name in plain}
        coded = {name: value for name, value in coded.items() if value is not None}
        for name in ("label", "deadline"):
            if (value := getattr(decision, name)) is not None:
                coded[name] = value or None
        for name in ("rationale", "repeats"):
            if (anchors := getattr(decision, name)) is not None:
                coded[name] = tuple(self.place(anchor, decision) for anchor in anchors)
        if decision.actions is not None:
            coded |= self._actions(decision, before)
        if decision.parties is not None:
            coded["stakeholders"] = self._links(decision, before["stakeholders"])
        if decision.notes is not None:
            coded["citations"] = self._citations(decision, before["citations"])
        if decision.topics is not None and set(decision.topics) != {
            each.topic for each in before["topics"]
        }:
            coded["topics"] = tuple(
                Topic(topic=topic, method=Method.CURATED) for topic in decision.topics
            )
        return coded

    def _actions(self, decision: Decision, before: Mapping[str, Any]) -> dict[str, Any]:
        """The acts, and the level of action of the first, which leads."""
        actions = tuple(
            Action(**dict(self.place(act, decision)), verb=act.verb, polarity=act.polarity)
            for act in decision.actions or ()
        )
        if actions == before["actions"]:
            return {}
        level = action_category(actions[0].verb) if actions else None
        return {"actions": actions, "action_category": level}

    def _links(
        self, decision: Decision, before: Sequence[StakeholderLink]
    ) -> tuple[StakeholderLink, ...]:
        """Who takes part: what the decision states, and the roles that it leaves open."""
        parties = decision.parties or ()
        settled = _SETTLED | {party.role for party in parties}
        known = {(link.stakeholder_id, link.role): link for link in before}
        stated = [self._link(party, decision, known) for party in parties]
        kept = [link for link in before if link.role not in settled]
        same = len(stated) + len(kept) == len(before) and set(stated + kept) == set(before)
        return tuple(before) if same else (*stated, *kept)

    def _link(
        self,
        party: CodedParty,
        decision: Decision,
        known: Mapping[tuple[str, Role], StakeholderLink],
    ) -> StakeholderLink:
        """One party's part; the rules' words and basis stand where the decision states none."""
        found = known.get((party.stakeholder, party.role))
        basis = party.basis or (found.basis if found else Basis.CURATED)
        surface: dict[str, Any] = {}
        if party.quote is not None:
            span = self.place(Anchor(quote=party.quote, start=party.start), decision)
            surface = {"surface": span.quote, "start": span.start, "end": span.end}
        elif found is not None and found.surface is not None:
            surface = {"surface": found.surface, "start": found.start, "end": found.end}
        return StakeholderLink(
            stakeholder_id=party.stakeholder, role=party.role, basis=basis, **surface
        )

    def _citations(
        self, decision: Decision, before: Sequence[CitationLink]
    ) -> tuple[CitationLink, ...]:
        """The notes that the decision states, and citations of other sorts as they were."""
        others = [link for link in before if link.citation_id not in self.notes.values()]
        bound = [self._note(note, decision) for note in decision.notes or ()]
        stated = [link for link in bound if link is not None]
        same = set(stated + others) == set(before)
        return tuple(before) if same else (*stated, *others)

    def _note(self, note: CodedNote, decision: Decision) -> CitationLink | None:
        """The link from a note marker to its note, where the document has that note."""
        span = self.place(note, decision)
        citation_id = self.notes.get(note.label)
        if citation_id is None:
            self.orphaned(span, f"the document has no citation for note {note.label}")
            return None
        return CitationLink(
            citation_id=citation_id, marker=span.quote, start=span.start, end=span.end
        )


def _brief(quote: str) -> str:
    """The first words of a quote, on one line, for a message."""
    words = " ".join(quote.split())
    return f"“{words}”" if len(words) <= _BRIEF else f"“{words[: _BRIEF - 3]}...”"
