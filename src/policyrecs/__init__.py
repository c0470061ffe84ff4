"""Policy texts in, validated records out: who should do what, on whose word, and where it says so.

The dataset, in pandas:

    import policyrecs

    frame = policyrecs.load_recommendations()
    policyrecs.filter_by_stakeholder(frame, "policymakers", role="addressee")

Your own documents:

    assembly = policyrecs.extract("report.pdf")
    for record in assembly.recommendations:
        print(record.start, record.quote)

Everything here is imported when it is first used, so `import policyrecs` is quick.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyrecs.errors import PolicyrecsError
    from policyrecs.frames import (
        codebook,
        count_by,
        crosstab,
        disagreements,
        extract_frame,
        extract_tables,
        filter_by_stakeholder,
        filter_by_topic,
        frames_of,
        from_records,
        load_actions,
        load_citations,
        load_dataset,
        load_documents,
        load_issues,
        load_proposal_members,
        load_proposals,
        load_recommendation_citations,
        load_recommendation_stakeholders,
        load_recommendations,
        load_stakeholders,
        load_table,
        load_topics,
        to_records,
    )
    from policyrecs.pipeline import extract, extract_text
    from policyrecs.records import Citation, Recommendation, SourceDocument, Span, Stakeholder

_HOME = {
    "Citation": "records",
    "PolicyrecsError": "errors",
    "Recommendation": "records",
    "SourceDocument": "records",
    "Span": "records",
    "Stakeholder": "records",
    "codebook": "frames",
    "count_by": "frames",
    "crosstab": "frames",
    "disagreements": "frames",
    "extract": "pipeline",
    "extract_frame": "frames",
    "extract_tables": "frames",
    "extract_text": "pipeline",
    "filter_by_stakeholder": "frames",
    "filter_by_topic": "frames",
    "frames_of": "frames",
    "from_records": "frames",
    "load_actions": "frames",
    "load_citations": "frames",
    "load_dataset": "frames",
    "load_documents": "frames",
    "load_issues": "frames",
    "load_proposal_members": "frames",
    "load_proposals": "frames",
    "load_recommendation_citations": "frames",
    "load_recommendation_stakeholders": "frames",
    "load_recommendations": "frames",
    "load_stakeholders": "frames",
    "load_table": "frames",
    "load_topics": "frames",
    "to_records": "frames",
}
"""The module that defines each public name."""

__all__ = [
    "Citation",
    "PolicyrecsError",
    "Recommendation",
    "SourceDocument",
    "Span",
    "Stakeholder",
    "codebook",
    "count_by",
    "crosstab",
    "disagreements",
    "extract",
    "extract_frame",
    "extract_tables",
    "extract_text",
    "filter_by_stakeholder",
    "filter_by_topic",
    "frames_of",
    "from_records",
    "load_actions",
    "load_citations",
    "load_dataset",
    "load_documents",
    "load_issues",
    "load_proposal_members",
    "load_proposals",
    "load_recommendation_citations",
    "load_recommendation_stakeholders",
    "load_recommendations",
    "load_stakeholders",
    "load_table",
    "load_topics",
    "to_records",
]


def __getattr__(name: str) -> object:
    """Import a public name from its home when it is first used."""
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
