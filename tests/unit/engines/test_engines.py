"""Dask and Spark, on clusters of this machine, give the rows that the pool gives."""

import os
import shutil
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from policyrecs.corpus.pool import extract_in_order
from policyrecs.corpus.schema import DOCUMENTS, RESULTS
from policyrecs.engines.on_dask import extract_dask
from policyrecs.engines.on_spark import extract_spark

SOURCES = Path(__file__).parents[3] / "data" / "sources"
LABELLED = Path(__file__).parents[3].parent / "shared" / "eval" / "dev" / "documents"


@pytest.fixture(scope="module")
def documents() -> pa.Table:
    """The shipped sources, and the labelled documents where they are present."""
    paths = [*sorted(SOURCES.glob("*.txt")), *sorted(LABELLED.glob("*"))]
    rows = [{"name": path.name, "data": path.read_bytes()} for path in paths]
    return pa.Table.from_pylist(rows, schema=DOCUMENTS).select(["name", "data"])


@pytest.fixture(scope="module")
def pooled(documents: pa.Table) -> list[dict[str, object]]:
    """The pool's results, by name."""
    batches = documents.combine_chunks().to_batches(max_chunksize=8)
    full = [pa.RecordBatch.from_pylist(batch.to_pylist(), schema=DOCUMENTS) for batch in batches]
    results = pa.Table.from_batches(extract_in_order(full, workers=2), schema=RESULTS)
    return _by_name(results)


def _by_name(results: pa.Table) -> list[dict[str, object]]:
    return sorted(results.to_pylist(), key=lambda row: str(row["name"]))


@pytest.mark.filterwarnings("ignore")  # the engines' own, of libraries we do not call
def test_dask_gives_the_rows_of_the_pool(
    documents: pa.Table, pooled: list[dict[str, object]]
) -> None:
    """Partitions would lose or reshape rows."""
    frames = pytest.importorskip("dask.dataframe")
    distributed = pytest.importorskip("dask.distributed")

    frame = documents.to_pandas(types_mapper=pd.ArrowDtype)
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as here,
        distributed.Client(here),
    ):
        made = extract_dask(frames.from_pandas(frame, npartitions=3)).compute()
    table = pa.Table.from_pandas(made, preserve_index=False).select(RESULTS.names)
    assert pooled == _by_name(table.cast(RESULTS))


@pytest.mark.filterwarnings("ignore")  # the engines' own, of libraries we do not call
def test_spark_gives_the_rows_of_the_pool(
    documents: pa.Table, pooled: list[dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Spark's own types would drop or rename fields of the nested rows."""
    sql = pytest.importorskip("pyspark.sql", reason="the extra `spark` is not installed")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, which is not installed")

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    try:
        made = extract_spark(session.createDataFrame(documents).repartition(3)).toArrow()
    finally:
        session.stop()
    assert pooled == _by_name(made)
