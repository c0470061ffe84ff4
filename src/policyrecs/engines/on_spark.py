"""The core on Spark: `pip install policyrecs[spark]`, and Java.

from pyspark.sql import SparkSession
from policyrecs.engines.on_spark import extract_spark

spark = SparkSession.builder.getOrCreate()
comments = spark.read.parquet("comments/")
documents = comments.selectExpr("id AS name", "comment AS text")
extract_spark(documents).write.parquet("results/")
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from policyrecs.corpus.core import extract_batches
from policyrecs.corpus.options import DEFAULT, Options
from policyrecs.corpus.schema import RESULTS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def extract_spark(documents: DataFrame, options: Options = DEFAULT) -> DataFrame:
    """Extract the recommendations of a Spark frame of documents.

    Args:
        documents: Columns of `corpus.schema.DOCUMENTS`: `name`, and `text` or `data` at least.
        options: What is asked for.

    Returns:
        A frame with the columns of `corpus.schema.RESULTS`, a row a document.
    """
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415  an extra

    extract = functools.partial(extract_batches, options=options)
    return documents.mapInArrow(extract, schema=from_arrow_schema(RESULTS))
