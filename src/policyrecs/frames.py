"""The pandas face: tables as frames, and filters that cannot mislead.

List columns (`addressee_names`, `topics`, ...) hold lists. On such a column `Series.isin` and
`==` answer wrongly without an error, so filter with `filter_by_stakeholder` and `filter_by_topic`,
or join the long tables (`load_recommendation_stakeholders`, `load_topics`, ...).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from policyrecs.errors import UsageError
from policyrecs.shipped import release_folder
from policyrecs.vocabulary import Reason, Role, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyrecs.dataset import Dataset

Backend = Literal["numpy", "pyarrow"]
"""How values are held: NumPy with categoricals and datetimes, or Arrow types throughout."""


def load_recommendations(
    status: str = "core",
    *,
    release: str | Path | None = None,
    dtype_backend: Backend = "numpy",
) -> pd.DataFrame:
    """Load the recommendations, a row each, with addressee, issuer and topic lists beside them.

    Args:
        status: `core` (the default), `optional` (weak calls and solicitations), or `all`.
        release: Folder of a release; the shipped one when absent.
        dtype_backend: `numpy` for categoricals and datetimes, `pyarrow` for Arrow types.

    Raises:
        UsageError: `status` is none of the three.
    """
    allowed = [*Status, "all"]
    if status not in allowed:
        raise UsageError(Reason.WRONG_USE, "status", f"{status!r} is none of {', '.join(allowed)}")
    frame = load_table("recommendations", release=release, dtype_backend=dtype_backend)
    if status == "all":
        return frame
    return frame[frame["status"] == status].reset_index(drop=True)


def load_table(
    name: str, *, release: str | Path | None = None, dtype_backend: Backend = "numpy"
) -> pd.DataFrame:
    """Load one table of a release by its name.

    Args:
        name: `documents`, `recommendations`, `actions`, `stakeholders`, `citations`,
            `recommendation_stakeholders`, `recommendation_citations`, `topics` or `issues`.
        release: Folder of a release; the shipped one when absent.
        dtype_backend: `numpy` for categoricals and datetimes, `pyarrow` for Arrow types.

    Raises:
        UsageError: The release has no such table.
    """
    folder = Path(release) if release is not None else release_folder()
    path = folder / f"{name}.parquet"
    if not path.is_file():
        tables = ", ".join(sorted(file.stem for file in folder.glob("*.parquet")))
        raise UsageError(Reason.WRONG_USE, name, f"no such table; there are: {tables or 'none'}")
    return to_frame(pq.read_table(path), dtype_backend=dtype_backend)


def to_frame(table: pa.Table, *, dtype_backend: Backend = "numpy") -> pd.DataFrame:
    """Return an Arrow table as a frame: dates as datetimes, closed sets as categoricals."""
    if dtype_backend == "pyarrow":
        return table.to_pandas(types_mapper=pd.ArrowDtype)
    frame: pd.DataFrame = table.to_pandas(date_as_object=False)
    for field in table.schema:
        if pa.types.is_date(field.type):
            frame[field.name] = pd.to_datetime(frame[field.name])
        elif pa.types.is_list(field.type):
            frame[field.name] = [list(values) for values in frame[field.name]]
        elif field.metadata and b"enum" in field.metadata:
            codes = field.metadata[b"enum"].decode().split(" ")
            frame[field.name] = pd.Categorical(frame[field.name], categories=codes)
    return frame


def _loader(name: str, meaning: str) -> Callable[..., pd.DataFrame]:
    """A function that loads one table, documented."""

    def load(
        *, release: str | Path | None = None, dtype_backend: Backend = "numpy"
    ) -> pd.DataFrame:
        return load_table(name, release=release, dtype_backend=dtype_backend)

    load.__name__ = load.__qualname__ = f"load_{name}"
    load.__doc__ = f"Load {meaning}; see `load_table` for the arguments."
    return load


load_documents = _loader("documents", "the source documents, a row each")
load_stakeholders = _loader("stakeholders", "the stakeholders, a row each")
load_citations = _loader("citations", "the citations, a row each")
load_actions = _loader("actions", "the acts inside the recommendations, a row each")
load_recommendation_stakeholders = _loader(
    "recommendation_stakeholders", "who takes part in which recommendation, a row for each part"
)
load_recommendation_citations = _loader(
    "recommendation_citations", "which citation supports which recommendation"
)
load_topics = _loader("topics", "the topics, a row for each recommendation and topic")
load_issues = _loader("issues", "what could not be vouched for, a row for each problem")


def load_dataset(release: str | Path | None = None) -> Dataset:
    """Load a release as records, validated and checked against the released texts."""
    from policyrecs.export import read_release  # noqa: PLC0415  only records need pydantic

    return read_release(Path(release) if release is not None else release_folder())


def filter_by_stakeholder(
    frame: pd.DataFrame,
    stakeholder: str,
    *,
    role: str | None = None,
    links: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the recommendations in which a stakeholder, or a group of them, takes part.

    Args:
        frame: Recommendations, with a `recommendation_id` column.
        stakeholder: A group's code (`policymakers`), a stakeholder's id, or its name in any case.
        role: Restrict to one role, such as `addressee` or `issuer`; any role when absent.
        links: The `recommendation_stakeholders` table of the same data; the shipped release's
            when absent.

    Raises:
        UsageError: The role is not a role, or nobody of that name is in the links.
    """
    if role is not None and role not in list(Role):
        raise UsageError(Reason.WRONG_USE, "role", f"{role!r} is none of {', '.join(Role)}")
    if links is None:
        links = load_table("recommendation_stakeholders")
    wanted = stakeholder.casefold()
    match = pd.Series(data=False, index=links.index)
    for column in ("stakeholder_id", "stakeholder_name", "stakeholder_group"):
        match |= links[column].astype(str).str.casefold() == wanted
    if not match.any():
        words = "no stakeholder, group or id of that name; see load_stakeholders()"
        raise UsageError(Reason.WRONG_USE, stakeholder, words)
    if role is not None:
        match &= links["role"].astype(str) == role
    return _having(frame, links[match])


def filter_by_topic(
    frame: pd.DataFrame, topic: str, *, topics: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the recommendations on a topic.

    Args:
        frame: Recommendations, with a `recommendation_id` column.
        topic: A code of the topic vocabulary.
        topics: The `topics` table of the same data; the shipped release's when absent.

    Raises:
        UsageError: No recommendation has that topic.
    """
    if topics is None:
        topics = load_table("topics")
    match = topics["topic"].astype(str) == topic
    if not match.any():
        known = ", ".join(sorted(topics["topic"].astype(str).unique()))
        raise UsageError(Reason.WRONG_USE, topic, f"no recommendation has it; there are: {known}")
    return _having(frame, topics[match])


def _having(frame: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """The rows of `frame` whose recommendation is in `links`, in their own order."""
    return frame[frame["recommendation_id"].isin(links["recommendation_id"])].reset_index(drop=True)


def codebook() -> pd.DataFrame:
    """Return what every column of every table means: table, column, type, meaning, null meaning."""
    from policyrecs.tables import describe_columns  # noqa: PLC0415  the columns import the records

    rows: list[dict[str, Any]] = describe_columns()
    return pd.DataFrame(rows)
