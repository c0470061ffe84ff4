"""The pandas face: tables as frames, and filters and counts that cannot mislead.

List columns (`addressee_names`, `topics`, ...) hold lists. On such a column `Series.isin` and `==`
answer wrongly without an error, so filter with `filter_by_stakeholder` and `filter_by_topic`, count
with `count_by` and `crosstab`, or join the long tables (`load_recommendation_stakeholders`, ...).
"""

from policyrecs.frames.agreement import disagreements
from policyrecs.frames.counting import count_by, crosstab
from policyrecs.frames.extraction import extract_frame, extract_tables
from policyrecs.frames.filtering import filter_by_stakeholder, filter_by_topic
from policyrecs.frames.loading import (
    codebook,
    frames_of,
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
)
from policyrecs.frames.records import from_records, to_records

__all__ = [
    "codebook",
    "count_by",
    "crosstab",
    "disagreements",
    "extract_frame",
    "extract_tables",
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
