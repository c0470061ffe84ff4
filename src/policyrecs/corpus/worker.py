"""A worker's side of the pool: documents to results, as bytes, in little memory."""

import functools
import sys
from importlib.abc import MetaPathFinder

import pyarrow as pa

from policyrecs.corpus.core import Options, extract_batch
from policyrecs.corpus.schema import DOCUMENTS
from policyrecs.isolation import report


def serve(data: bytes, options: Options) -> bytes:
    """Return the results of a batch of documents, telling the parent which it is at.

    Args:
        data: The batch, as `bytes_of` made it.
        options: What is asked for.
    """
    _stay_small()
    return bytes_of(extract_batch(batch_in(data, DOCUMENTS), options, starting=report))


def bytes_of(batch: pa.RecordBatch) -> bytes:
    """Return a batch as bytes, without its schema, which both sides know."""
    data: bytes = batch.serialize().to_pybytes()
    return data


def batch_in(data: bytes, schema: pa.Schema) -> pa.RecordBatch:
    """Return the batch that `bytes_of` made bytes of."""
    return pa.ipc.read_record_batch(pa.py_buffer(data), schema)


@functools.cache
def _stay_small() -> None:
    """Have this process, which does nothing but extract, hold no more than it must."""
    sys.meta_path.insert(0, _NoPandas())
    pa.set_memory_pool(pa.system_memory_pool())  # which gives back what it no longer needs


class _NoPandas(MetaPathFinder):
    """Has pyarrow believe that pandas is not installed.

    It imports pandas as soon as it is handed a list, to see whether that is one of pandas's own:
    forty megabytes and half a second in each worker, none of which has any use for it.
    """

    def find_spec(self, fullname: str, *_: object) -> None:
        """Refuse pandas, and leave all else to others."""
        if fullname == "pandas":
            raise ImportError(fullname)
