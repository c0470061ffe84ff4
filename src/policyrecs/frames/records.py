"""From rows to records and back, for analysts who want the validated objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyrecs.frames.loading import RELEASE, frames_of, load_dataset

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from policyrecs.dataset import Dataset
    from policyrecs.records import Recommendation


def to_records(
    frame: pd.DataFrame, *, dataset: Dataset | None = None
) -> tuple[Recommendation, ...]:
    """Return the records behind the rows of a frame, in the frame's order.

    Args:
        frame: Recommendations, with a `recommendation_id` column.
        dataset: The data that the rows belong to; when absent, the release that `frame` was
            loaded from.
    """
    whole = dataset if dataset is not None else load_dataset(frame.attrs.get(RELEASE))
    by_id = {record.recommendation_id: record for record in whole.recommendations}
    return tuple(by_id[key] for key in frame["recommendation_id"])


def from_records(records: Iterable[Recommendation], *, dataset: Dataset) -> pd.DataFrame:
    """Return the rows of some records of a dataset, in the records' order."""
    rows = frames_of(dataset)["recommendations"].set_index("recommendation_id", drop=False)
    rows.index.name = None
    return rows.loc[[record.recommendation_id for record in records]].reset_index(drop=True)
