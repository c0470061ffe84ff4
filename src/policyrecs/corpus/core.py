"""The one core: Arrow batches of documents in, Arrow batches of results out.

Pure: the same batch gives the same results on any machine, in any order, on any number of workers.
A document that cannot be read is a row that says so. The command, the pandas face, the pool and the
engines all call `extract_batch`.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyarrow as pa

from policyrecs.corpus.duplicates import signature
from policyrecs.corpus.layout import Found, refusal, results_of
from policyrecs.corpus.options import DEFAULT, Options
from policyrecs.corpus.schema import DOCUMENTS, Outcome
from policyrecs.dataset import Dataset
from policyrecs.documents import Document
from policyrecs.errors import InputError, PolicyrecsError, RecordError, UsageError
from policyrecs.pipeline import extract_document, flat_rows, merge
from policyrecs.readers import READERS, media_type_of, read_bytes
from policyrecs.rows import json_line
from policyrecs.tables import Row, to_rows
from policyrecs.vocabulary import Reason, Severity

_ROWS_AT_A_TIME = 64
"""Documents of a batch that are worked on at a time: what bounds the memory of an engine's task."""


def extract_batches(
    batches: Iterable[pa.RecordBatch], options: Options = DEFAULT
) -> Iterator[pa.RecordBatch]:
    """Yield the results of batches of documents, holding few documents at a time.

    Args:
        batches: Batches that fit `DOCUMENTS`.
        options: What is asked for.

    Raises:
        UsageError: A batch lacks a column, has one too many, or one of another type.
    """
    for batch in batches:
        for start in range(0, batch.num_rows, _ROWS_AT_A_TIME):
            yield extract_batch(batch.slice(start, _ROWS_AT_A_TIME), options)


def extract_batch(
    batch: pa.RecordBatch,
    options: Options = DEFAULT,
    *,
    starting: Callable[[int], object] | None = None,
) -> pa.RecordBatch:
    """Return the results of a batch of documents: `RESULTS`, a row for each, in the same order.

    Args:
        batch: Documents; see `DOCUMENTS`.
        options: What is asked for.
        starting: Told the number of each document before it is read, and the number of documents
            when all are read.

    Raises:
        UsageError: The batch lacks a column, has one too many, or one of another type.
    """
    found = []
    rows = documents(batch).to_pylist()
    for number, row in enumerate(rows):
        if starting:
            starting(number)
        found.append(_found(row, options))
    if starting:
        starting(len(rows))
    try:
        return results_of(found)
    except RecordError:
        return results_of([_vouched_for(each) for each in found])


def documents(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch with exactly the columns of `DOCUMENTS`; absent ones are null.

    Raises:
        UsageError: It lacks names, has a column too many, or one of a type that does not fit.
    """
    unknown = set(batch.schema.names) - set(DOCUMENTS.names)
    if unknown or "name" not in batch.schema.names:
        words = f"are {', '.join(batch.schema.names)}; known are {', '.join(DOCUMENTS.names)}"
        raise UsageError(Reason.WRONG_USE, "columns of a batch", words)
    try:
        columns = [
            batch.column(field.name).cast(field.type)
            if field.name in batch.schema.names
            else pa.nulls(batch.num_rows, field.type)
            for field in DOCUMENTS
        ]
    except pa.ArrowInvalid as error:
        raise UsageError(Reason.WRONG_USE, "columns of a batch", str(error)) from error
    return pa.record_batch(columns, schema=DOCUMENTS)


def _found(row: Row, options: Options) -> Found:
    """What one document yields; no error of its own leaves here."""
    try:
        return _extracted(row, options)
    except PolicyrecsError as error:
        return refusal(row["name"], error.reason, error.words)
    except MemoryError:
        raise  # whoever watches the memory decides; this process may not be fit to go on
    except Exception as error:  # noqa: BLE001  one document must not cost the others
        return refusal(row["name"], Reason.CRASHED, f"{type(error).__name__}: {error}")


def _vouched_for(found: Found) -> Found:
    """What a document yielded, or a refusal where its rows do not fit their tables."""
    try:
        results_of([found])
    except RecordError as error:
        return refusal(found.result["name"], error.reason, f"{error.subject}: {error.words}")
    return found


def _extracted(row: Row, options: Options) -> Found:
    """What one document yields; raises an error where it cannot be read."""
    assembly = extract_document(_document(row, options), issuer=row["issuer"])
    if row["issued"] is not None:
        stated = {"issued_evidence": "given with the document"}
        assembly = dataclasses.replace(
            assembly, document=assembly.document.model_copy(update=stated)
        )
    dataset = merge([assembly], everything=options.everything, with_proposals=False)
    kept = dataclasses.replace(assembly, recommendations=dataset.recommendations)
    lines = []
    if options.lines:
        rows = flat_rows(kept, everything=True)
        lines = [json_line(line) for line in rows]
    made = {name: list(rows) for name, rows in to_rows(dataset).items()} if options.tables else {}
    result = {
        "document_id": assembly.document.document_id,
        "name": row["name"],
        "outcome": _outcome(dataset),
        "reason": None,
        "words": _words(dataset),
        "candidates": assembly.candidates,
        "records": len(dataset.recommendations),
        "minhash": signature(assembly.text),
        "lines": lines,
    }
    return Found(result, made)


def _outcome(dataset: Dataset) -> Outcome:
    if any(issue.severity is Severity.ERROR for issue in dataset.issues):
        return Outcome.PARTIAL
    return Outcome.OK if dataset.recommendations else Outcome.NOTHING_FOUND


def _words(dataset: Dataset) -> str | None:
    """What makes a document partial: the first of its errors."""
    errors = (each.message for each in dataset.issues if each.severity is Severity.ERROR)
    return next(errors, None)


def _document(row: Row, options: Options) -> Document:
    """The document in a row, with what the row states about it.

    Raises:
        InputError: It cannot be read.
    """
    if row["data"] is not None:
        document = read_bytes(
            row["data"],
            row["name"],
            encoding=options.encoding,
            document_id=row["document_id"],
        )
    elif row["text"] is not None:
        data = row["text"].encode("utf-8", "surrogatepass")
        document = read_bytes(
            data,
            row["name"],
            media_type=_text_type(data),
            encoding="utf-8",
            document_id=row["document_id"],
        )
    else:
        raise InputError(Reason.EMPTY_FILE, row["name"], "there is neither text nor data")
    stated: dict[str, Any] = {
        name: row[column]
        for name, column in (
            ("publisher", "issuer"),
            ("title", "title"),
            ("issued", "issued"),
            ("url", "url"),
        )
        if row[column] is not None
    }
    return dataclasses.replace(document, metadata=dataclasses.replace(document.metadata, **stated))


def _text_type(data: bytes) -> str:
    """The format of a text in memory, which has no name: Markdown and HTML show themselves."""
    try:
        seen = media_type_of("", data)
    except InputError:  # it starts as some binary format does, and is a text all the same
        return "text/plain"
    return seen if seen.startswith("text/") and seen in READERS else "text/plain"
