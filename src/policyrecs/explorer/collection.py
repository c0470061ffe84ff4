"""What an explorer shows: records as plain rows, and the texts that are at hand."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policyrecs.dataset import Dataset

Row = Mapping[str, Any]
"""A record by field, in the form of a release's JSON Lines."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Recommendations to look at, with the records that they link to.

    A release is checked whole before it is shown; an extraction may lack texts, and what is known
    of a document may be its file name alone. So the rows are plain, and a field may be absent.

    Attributes:
        name: What the page is headed.
        documents: Rows of documents.
        recommendations: Rows of recommendations, in the order in which they are listed.
        stakeholders: Rows of stakeholders.
        citations: Rows of citations.
        texts: The text of each document that is at hand, by document id.
        version: Version of the data, where it is a release.
    """

    name: str
    documents: Sequence[Row]
    recommendations: Sequence[Row]
    stakeholders: Sequence[Row]
    citations: Sequence[Row]
    texts: Mapping[str, str] = dataclasses.field(default_factory=dict)
    version: str | None = None


def collection_of(
    dataset: Dataset, *, name: str = "Policy recommendations", version: str | None = None
) -> Collection:
    """Return a dataset as a collection to look at.

    Args:
        dataset: What to show.
        name: What the page is headed.
        version: Version of the data, where it is a release.
    """
    return Collection(
        name=name,
        documents=[each.model_dump(mode="json") for each in dataset.documents],
        recommendations=[each.model_dump(mode="json") for each in dataset.recommendations],
        stakeholders=[each.model_dump(mode="json") for each in dataset.stakeholders],
        citations=[each.model_dump(mode="json") for each in dataset.citations],
        texts=dataset.texts,
        version=version,
    )
