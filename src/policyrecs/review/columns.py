"""The columns of a review queue: what a reviewer reads, and what they fill in."""

from collections.abc import Mapping
from enum import StrEnum

from policyrecs.vocabulary import Evidence, Kind, Modality, Polarity, Status


class Verdict(StrEnum):
    """What a reviewer says of a row."""

    ACCEPT = "accept"
    """It is a recommendation, and every column about it is right."""
    REJECT = "reject"
    """It is no recommendation."""
    EDIT = "edit"
    """It is one, with the corrections given."""
    ADD = "add"
    """A new row: the words in `new_quote` are a recommendation that was missed."""
    SPLIT = "split"
    """It is several, quoted in `new_quote` with "||" between them."""
    MERGE = "merge"
    """It is one with the rows whose ids stand in `merge_with`."""


READ = (
    "question",
    "quote",
    "before",
    "after",
    "evidence",
    "kind",
    "status",
    "polarity",
    "modality",
    "addressees",
    "issuers",
    "topics",
    "deadline",
)
"""Columns that a reviewer reads."""

CORRECTED: Mapping[str, str] = {
    "new_quote": "The words, verbatim. For split: the parts, with || between them.",
    "new_kind": "direct, reported, quoted or solicited.",
    "new_status": "core or optional.",
    "new_polarity": "do, avoid or mixed.",
    "new_modality": "obligation, recommendation, encouragement, consideration or permission.",
    "new_addressees": "Names or ids of registered stakeholders, with ; between them.",
    "new_issuers": "Names or ids of registered stakeholders, with ; between them.",
    "new_topics": "Codes of topics, with ; between them; - for none.",
    "new_deadline": "The words that set a date; - for none.",
    "new_evidence": "For add: item, imperative, modal, performative, reported, quoted, ...",
}
"""Columns for corrections, and what to write in them."""

SIGNED: Mapping[str, str] = {
    "reason": "Why, in a sentence.",
    "reviewer": "Who decided.",
    "date": "When, as 2026-05-01.",
}
"""Columns that every decision needs."""

FILLED: Mapping[str, str] = {
    "verdict": "accept, reject, edit, add, split or merge. Leave it empty to decide later.",
    **CORRECTED,
    "merge_with": "For merge: the recommendation_id of each other row, with ; between them.",
    **SIGNED,
}
"""All columns that a reviewer fills in, in order, and what to write in them."""

KNOWN_BY = (
    "confidence",
    "review",
    "reviewed_by",
    "section",
    "document",
    "start",
    "recommendation_id",
)
"""Columns by which a row is found again."""

COLUMNS = (*READ, *FILLED, *KNOWN_BY)
"""All columns of a queue, in order."""

CODES: Mapping[str, type[StrEnum]] = {
    "kind": Kind,
    "status": Status,
    "polarity": Polarity,
    "modality": Modality,
    "evidence": Evidence,
}
"""The closed set of each field that a reviewer may correct."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "verdict": tuple(Verdict),
    **{f"new_{name}": tuple(members) for name, members in CODES.items()},
}
"""What the cells of a column offer."""

WIDTHS: Mapping[str, int] = {
    "question": 36,
    "quote": 60,
    "before": 36,
    "after": 36,
    "new_quote": 40,
    "reason": 30,
}
"""Widths of the wide columns."""
