"""What the search for proposals needs to know of a recommendation, from a record or a row."""

import datetime as dt
from dataclasses import dataclass

from policyrecs.records import Recommendation
from policyrecs.vocabulary import Kind, Polarity, Status

Act = tuple[str, Polarity, str]
"""Verb lemma, direction and words of an act."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A recommendation, as far as proposals are concerned.

    Attributes:
        recommendation_id: Its id.
        document_id: The document it stands in.
        start: First code point of the quote.
        end: One past the last code point of the quote.
        quote: Its words.
        kind: Whose it is.
        status: Whether it is core.
        acts: Verb lemma, direction and words of each act.
        issued: First day on which its document can have been issued.
    """

    recommendation_id: str
    document_id: str
    start: int
    end: int
    quote: str
    kind: Kind
    status: Status
    acts: tuple[Act, ...]
    issued: dt.date | None = None


def statement_of(record: Recommendation, issued: dt.date | None = None) -> Statement:
    """Return a recommendation as a statement.

    Args:
        record: The recommendation.
        issued: First day on which its document can have been issued.
    """
    return Statement(
        record.recommendation_id,
        record.document_id,
        record.start,
        record.end,
        record.quote,
        record.kind,
        record.status,
        tuple((act.verb, Polarity(act.polarity), act.quote) for act in record.actions),
        issued,
    )
