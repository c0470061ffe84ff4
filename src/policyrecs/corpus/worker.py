"""A worker's side of the pool: documents to results, as bytes, in little memory."""

import functools

import pyarrow as pa

from policyrecs.corpus.core import extract_batch
from policyrecs.corpus.layout import batch_in, bytes_of
from policyrecs.corpus.options import Options
from policyrecs.corpus.schema import DOCUMENTS
from policyrecs.corpus.without_pandas import do_without_pandas
from policyrecs.isolation import report


def serve(data: bytes, options: Options) -> bytes:
    """Return the results of a batch of documents, telling the parent which it is at.

    Args:
        data: The batch, as `bytes_of` made it.
        options: What is asked for.
    """
    _stay_small()
    return bytes_of(extract_batch(batch_in(data, DOCUMENTS), options, starting=report))


@functools.cache
def _stay_small() -> None:
    """Have this process, which does nothing but extract, hold no more than it must."""
    do_without_pandas()
    pa.set_memory_pool(pa.system_memory_pool())  # which gives back what it no longer needs
