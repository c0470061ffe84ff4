"""Tables of a release, or of a dataset in memory, as frames."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from policyrecs.errors import UsageError
from policyrecs.shipped import release_folder
from policyrecs.vocabulary import Reason, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyrecs.dataset import Dataset

RELEASE = "policyrecs_release"
"""Key of `DataFrame.attrs` that says which release a frame was loaded from."""

Backend = Literal["numpy", "pyarrow"]
"""How values are held: NumPy with categoricals and datetimes, or Arrow types throughout."""


_NULLABLE = {pa.int64(): pd.Int64Dtype()}
"""The dtype of a column of whole numbers that may be missing."""


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


def frames_of(dataset: Dataset, *, dtype_backend: Backend = "numpy") -> dict[str, pd.DataFrame]:
    """Return every table of a dataset in memory as a frame, by name."""
    from policyrecs.tables import to_tables  # noqa: PLC0415  loading a release needs no records

    return {
        name: to_frame(table, dtype_backend=dtype_backend)
        for name, table in to_tables(dataset).items()
    }


def load_table(
    name: str, *, release: str | Path | None = None, dtype_backend: Backend = "numpy"
) -> pd.DataFrame:
    """Load one table of a release by its name.

    Args:
        name: `documents`, `recommendations`, `actions`, `stakeholders`, `citations`,
            `recommendation_stakeholders`, `recommendation_citations`, `topics`, `proposals`,
            `proposal_members` or `issues`.
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
    frame = to_frame(pq.read_table(path), dtype_backend=dtype_backend)
    frame.attrs[RELEASE] = str(folder)
    return frame


def to_frame(table: pa.Table, *, dtype_backend: Backend = "numpy") -> pd.DataFrame:
    """Return an Arrow table as a frame: dates as datetimes, closed sets as categoricals."""
    if dtype_backend == "pyarrow":
        arrow_frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
        return arrow_frame
    frame: pd.DataFrame = table.to_pandas(date_as_object=False)
    for field in table.schema:
        if pa.types.is_date(field.type):
            frame[field.name] = pd.to_datetime(frame[field.name])
        elif pa.types.is_integer(field.type) and field.nullable:
            # Without this a column with one null would hold floats: page 3.0.
            frame[field.name] = table[field.name].to_pandas(types_mapper=_NULLABLE.get)
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
load_proposals = _loader("proposals", "the acts that several recommendations ask for, a row each")
load_proposal_members = _loader(
    "proposal_members", "who is for and who against each of those acts, a row for each member"
)
load_issues = _loader("issues", "what could not be vouched for, a row for each problem")


def load_dataset(release: str | Path | None = None) -> Dataset:
    """Load a release as records, validated and checked against the released texts."""
    from policyrecs.export import read_release  # noqa: PLC0415  only records need pydantic

    return read_release(Path(release) if release is not None else release_folder())


def codebook() -> pd.DataFrame:
    """Return what every column of every table means: table, column, type, meaning, null meaning."""
    from policyrecs.tables import describe_columns  # noqa: PLC0415  the columns import the records

    rows: list[dict[str, Any]] = describe_columns()
    return pd.DataFrame(rows)
