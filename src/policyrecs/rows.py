"""A recommendation as one flat row, with its parties, sources and topics beside it.

The same row is what `extract` prints, one JSON object a line, and what spreadsheet users read.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from policyrecs.records import Citation, Recommendation, SourceDocument, Stakeholder
from policyrecs.vocabulary import Role

_LINE_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""Characters that JSON lets stand and some readers of lines break at."""


def json_line(row: Mapping[str, Any]) -> str:
    """Return a row as one line of JSON, whatever its words hold; its keys keep their order."""
    return json.dumps(row, ensure_ascii=False).translate(_LINE_BREAKS)


def flat_row(
    record: Recommendation,
    document: SourceDocument,
    stakeholders: Mapping[str, Stakeholder],
    citations: Mapping[str, Citation],
) -> dict[str, Any]:
    """Return the row of one recommendation, JSON-ready, in a fixed order of keys.

    Args:
        record: The recommendation.
        document: The document it stands in.
        stakeholders: Every stakeholder it links to, by id.
        citations: Every citation it links to, by id.
    """

    def names(role: Role) -> list[str]:
        return unique(stakeholders[link.stakeholder_id].name for link in linked(role))

    def linked(role: Role) -> list[Any]:
        return [link for link in record.stakeholders if link.role is role]

    groups = (stakeholders[link.stakeholder_id].group for link in linked(Role.ADDRESSEE))
    whole = record.model_dump(mode="json")
    return {
        "document": document.file,
        "document_id": record.document_id,
        "recommendation_id": record.recommendation_id,
        "quote": record.quote,
        "start": record.start,
        "end": record.end,
        "kind": whole["kind"],
        "status": whole["status"],
        "polarity": whole["polarity"],
        "modality": whole["modality"],
        "addressees": names(Role.ADDRESSEE),
        "addressee_groups": unique(groups),
        "issuers": names(Role.ISSUER),
        "speakers": names(Role.SPEAKER),
        "relays": names(Role.RELAY),
        "citations": unique(link.citation_id for link in record.citations),
        "section": whole["section"],
        "page": record.page,
        "label": record.label,
        "parent_id": record.parent_id,
        "actions": whole["actions"],
        "action_category": whole["action_category"],
        "topics": unique(topic.topic for topic in record.topics),
        "deadline": record.deadline,
        "evidence": whole["evidence"],
        "cue": whole["cue"],
        "rationale": whole["rationale"],
        "repeats": whole["repeats"],
        "stakeholders": [
            link
            | {
                "name": stakeholders[link["stakeholder_id"]].name,
                "group": stakeholders[link["stakeholder_id"]].group,
            }
            for link in whole["stakeholders"]
        ],
        "citation_links": [
            link | {"quote": citations[link["citation_id"]].quote} for link in whole["citations"]
        ],
        "prefix": record.prefix,
        "suffix": record.suffix,
        "confidence": record.confidence,
        "method": whole["method"],
        "review": whole["review"],
    }


def unique(values: Iterable[str]) -> list[str]:
    """Return `values` without repeats, in the order in which they first come."""
    return list(dict.fromkeys(values))
