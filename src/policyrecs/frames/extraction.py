"""Recommendations of the texts in a frame's column, as frames."""

from __future__ import annotations

import warnings
from contextlib import closing
from typing import TYPE_CHECKING

import pandas as pd

from policyrecs.errors import UsageError
from policyrecs.frames.loading import to_frame
from policyrecs.vocabulary import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyrecs.corpus.inputs import Columns
    from policyrecs.corpus.submissions import Submission
    from policyrecs.frames.loading import Backend


def extract_frame(  # noqa: PLR0913  a column each
    frame: pd.DataFrame,
    text: str,
    *,
    id: str | None = None,  # noqa: A002  the column's natural name
    issuer: str | None = None,
    date: str | None = None,
    url: str | None = None,
    title: str | None = None,
    everything: bool = False,
    workers: int = 1,
    dtype_backend: Backend = "numpy",
) -> pd.DataFrame:
    """Return the recommendations of the texts in a column, a row each.

    Args:
        frame: One document a row.
        text: Column of the texts.
        id: Column of ids, which become document ids where they may.
        issuer: Column of the bodies that issued them.
        date: Column of dates.
        url: Column of addresses.
        title: Column of titles.
        everything: Whether to return optional and solicited records beside core ones.
        workers: Processes that extract; more than one is worth it for megabytes of text.
        dtype_backend: `numpy` for categoricals and datetimes, `pyarrow` for Arrow types.

    Returns:
        The `recommendations` table, with the label of each one's row in `frame` as `row` before it.
        Texts that are the same, of the same issuer, are extracted once, for the first of them.

    Raises:
        UsageError: The frame lacks a column.
    """
    tables = extract_tables(
        frame,
        text,
        id=id,
        issuer=issuer,
        date=date,
        url=url,
        title=title,
        everything=everything,
        workers=workers,
        dtype_backend=dtype_backend,
    )
    inputs, recommendations = tables["inputs"], tables["recommendations"]
    refused = int((inputs["outcome"] == "refused").sum())
    if refused:
        words = f"{refused} of {len(inputs)} rows were refused; extract_tables()['inputs'] says why"
        warnings.warn(words, stacklevel=2)
    first = pd.Series(frame.index, index=inputs["document_id"])[inputs["same_as"].isna().to_numpy()]
    rows = recommendations["document_id"].map(first[first.index.notna()])
    recommendations.insert(0, "row", rows)
    return recommendations


def extract_tables(  # noqa: PLR0913  a column each
    frame: pd.DataFrame,
    text: str,
    *,
    id: str | None = None,  # noqa: A002  the column's natural name
    issuer: str | None = None,
    date: str | None = None,
    url: str | None = None,
    title: str | None = None,
    everything: bool = False,
    workers: int = 1,
    dtype_backend: Backend = "numpy",
) -> dict[str, pd.DataFrame]:
    """Return every table of what the texts in a column yield, by name.

    Beside those of a release there are `inputs`, which says what became of each row, and
    `duplicates`. See `extract_frame` for the arguments and errors; the filters and counts take
    these tables as `tables`.
    """
    from policyrecs.corpus.account import Tally  # noqa: PLC0415  loading a release needs none
    from policyrecs.corpus.inputs import Columns  # noqa: PLC0415
    from policyrecs.corpus.ledger import Ledger  # noqa: PLC0415
    from policyrecs.corpus.options import Options  # noqa: PLC0415
    from policyrecs.corpus.run import Job, collect, extract_corpus  # noqa: PLC0415

    columns = Columns(text=text, id=id, issuer=issuer, date=date, url=url, title=title)
    for name in columns.wanted:
        if name not in frame.columns:
            words = f"is no column; there are: {', '.join(map(str, frame.columns))}"
            raise UsageError(Reason.WRONG_USE, name, words)
    with closing(Ledger()) as ledger:
        job = Job(workers, options=Options(everything=everything))
        extract_corpus(_submissions(frame, columns), ledger, job)
        made = collect(ledger, Tally())
    return {name: to_frame(table, dtype_backend=dtype_backend) for name, table in made.items()}


def _submissions(frame: pd.DataFrame, columns: Columns) -> Iterator[Submission]:
    """A submission for each row; missing values of every sort are None."""
    from policyrecs.corpus.inputs import from_row  # noqa: PLC0415  loading a release needs none

    wanted = frame[columns.wanted]
    for number, values in enumerate(wanted.itertuples(index=False, name=None), start=1):
        cells = (None if pd.isna(value) else value for value in values)
        yield from_row(dict(zip(columns.wanted, cells, strict=True)), f"#{number}", columns)
