"""A record as a decision that states all of it, and so can stand without the rules."""

from typing import Any

from policyrecs.records import Recommendation
from policyrecs.review.archive import Archive
from policyrecs.vocabulary import CitationKind


def stated_fields(record: Recommendation, archive: Archive) -> dict[str, Any]:
    """Return the fields of a decision that states a record as it is.

    Parties are stated only where all of them are registered: a decision may name no other.
    """
    labels = {
        each.citation_id: each.label
        for each in archive.dataset.citations
        if each.kind is CitationKind.NOTE and each.label is not None
    }
    fields: dict[str, Any] = {
        "kind": record.kind,
        "status": record.status,
        "polarity": record.polarity,
        "modality": record.modality,
        "evidence": record.evidence,
        "confidence": record.confidence,
        "section": list(record.section),
        "label": record.label or "",
        "deadline": record.deadline or "",
        "topics": [topic.topic for topic in record.topics],
        "actions": [
            {
                "quote": act.quote,
                "start": act.start,
                "verb": act.verb,
                "polarity": act.polarity,
            }
            for act in record.actions
        ],
        "rationale": [_anchor(span) for span in record.rationale],
        "repeats": [_anchor(span) for span in record.repeats],
        "notes": [
            {"quote": link.marker, "start": link.start, "label": labels[link.citation_id]}
            for link in record.citations
            if link.citation_id in labels
        ],
    }
    if record.page is not None:
        fields["page"] = record.page
    if all(archive.registered(link.stakeholder_id) for link in record.stakeholders):
        fields["parties"] = stated_parties(record)
    return fields


def stated_parties(record: Recommendation) -> list[dict[str, Any]]:
    """Return the parties of a record as a decision states them, each once in each role."""
    parties: dict[tuple[str, str], dict[str, Any]] = {}
    for link in record.stakeholders:
        party: dict[str, Any] = {
            "stakeholder": link.stakeholder_id,
            "role": link.role,
            "basis": link.basis,
        }
        if link.surface is not None:
            party |= {"quote": link.surface, "start": link.start}
        parties.setdefault((link.stakeholder_id, link.role), party)
    return list(parties.values())


def _anchor(span: Any) -> dict[str, Any]:  # noqa: ANN401  anything with a place and words
    return {"quote": span.quote, "start": span.start}
