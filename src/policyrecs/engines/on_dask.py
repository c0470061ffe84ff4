"""The core on Dask: `pip install policyrecs[dask]`.

import dask.dataframe as dd
from policyrecs.engines.on_dask import extract_dask

comments = dd.read_csv("comments-*.csv", dtype="string[pyarrow]")
documents = comments[["id", "comment"]].rename(columns={"id": "name", "comment": "text"})
extract_dask(documents).to_parquet("results/")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa

from policyrecs.corpus.core import extract_batches
from policyrecs.corpus.options import DEFAULT, Options
from policyrecs.corpus.schema import RESULTS

if TYPE_CHECKING:
    import dask.dataframe as dd


def extract_dask(documents: dd.DataFrame, options: Options = DEFAULT) -> dd.DataFrame:
    """Extract the recommendations of a Dask frame of documents.

    Args:
        documents: Columns of `corpus.schema.DOCUMENTS`: `name`, and `text` or `data` at least.
            Dask takes plain Python bytes for text, so give `data` as `pd.ArrowDtype(pa.binary())`.
        options: What is asked for.

    Returns:
        A frame with the columns of `corpus.schema.RESULTS`, in Arrow types, a row a document.
    """
    results: dd.DataFrame = documents.map_partitions(  # type: ignore[no-untyped-call]
        _extract_partition, options, meta=_frame_of([])
    )
    return results


def _extract_partition(documents: pd.DataFrame, options: Options) -> pd.DataFrame:
    """The results of one partition."""
    table = pa.Table.from_pandas(documents, preserve_index=False).combine_chunks()
    return _frame_of(list(extract_batches(table.to_batches(), options)))


def _frame_of(results: list[pa.RecordBatch]) -> pd.DataFrame:
    frame: pd.DataFrame = pa.Table.from_batches(results, schema=RESULTS).to_pandas(
        types_mapper=pd.ArrowDtype
    )
    return frame
