"""Which of what was handed in is to be extracted: not what is refused, the same twice, or known."""

import functools
import hashlib
import importlib.metadata
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

import pyarrow as pa

import policyrecs
from policyrecs import ids
from policyrecs.corpus.ledger import Entry, Ledger
from policyrecs.corpus.options import Options
from policyrecs.corpus.schema import DOCUMENTS
from policyrecs.corpus.submissions import Submission
from policyrecs.tables import Row

_MOST_DOCUMENTS = 64
"""Documents of a batch: small ones, so that each is worth the way to a worker and back."""

_MOST_BYTES = 256_000
"""Bytes at which a batch is full: half a second's work, which is what a killed run loses."""


@dataclass(slots=True)
class Intake:
    """What a run has taken in so far.

    Attributes:
        documents: Inputs, whatever became of them.
        hidden: Hidden files, which are skipped by rule and are no inputs.
        known: Inputs whose result was there already.
        bytes: Bytes of the input files that have been read.
    """

    documents: int = 0
    hidden: int = 0
    known: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """A document that is to be extracted.

    Attributes:
        key: What its result is kept under.
        source: Where it came from.
        row: The document; see `DOCUMENTS`.
    """

    key: str
    source: str
    row: Row


def tasks(
    submitted: Iterable[Submission],
    ledger: Ledger,
    *,
    options: Options,
    issuer: str | None,
    intake: Intake,
) -> Iterator[Task]:
    """Take each submission into the ledger, and yield what is to be extracted.

    Args:
        submitted: What was handed in.
        ledger: Where it is noted.
        options: What is asked for.
        issuer: Body whose documents they are, where a document's own issuer is not given.
        intake: Counts what is taken in.
    """
    for submission in submitted:
        intake.bytes += submission.share
        if submission.hidden:
            intake.hidden += 1
            continue
        intake.documents += 1
        position = intake.documents
        if submission.refusal is not None:
            error = submission.refusal
            entry = Entry(
                submission.source, facts=_facts(submission), reason=error.reason, words=error.words
            )
            ledger.take(position, entry)
            continue
        task = _take(submission, position, ledger, options=options, issuer=issuer)
        if task is None:
            continue
        if ledger.knows(task.key):
            intake.known += 1
        else:
            yield task


def batches(planned: Iterable[Task]) -> Iterator[tuple[list[Task], pa.RecordBatch]]:
    """Yield the tasks in batches, each with its documents as Arrow."""
    waiting: list[Task] = []
    size = 0
    for task in planned:
        waiting.append(task)
        size += len(task.row["data"] or task.row["text"] or "")
        if len(waiting) >= _MOST_DOCUMENTS or size >= _MOST_BYTES:
            yield waiting, _batch(waiting)
            waiting, size = [], 0
    if waiting:
        yield waiting, _batch(waiting)


def _batch(waiting: list[Task]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([task.row for task in waiting], schema=DOCUMENTS)


def _take(
    submission: Submission, position: int, ledger: Ledger, *, options: Options, issuer: str | None
) -> Task | None:
    """Note a document; the task, unless it is the same as an earlier one."""
    content = submission.content
    sha256 = ids.content_hash(content)
    facts = submission.facts
    form = "text" if submission.data is None else PurePath(submission.name).suffix.lower()
    # The same letter from two bodies is two documents: who recommends differs.
    same = _digest(sha256, form, facts.issuer)
    original = ledger.original(same)
    if original is not None:
        entry = Entry(
            *(submission.source, None, sha256, len(content), _facts(submission), same, original),
            words=submission.note,
        )
        ledger.take(position, entry)
        return None
    given = facts.issuer or ""
    derived = ids.document_id(content + b"\x1f" + given.encode() if given else content)
    document_id = _free(facts.document_id or derived, ledger)
    row: Row = {
        "name": submission.name,
        "data": submission.data,
        "text": submission.text,
        "document_id": document_id,
        "issuer": facts.issuer or issuer,
        "title": facts.title,
        "issued": facts.issued,
        "url": facts.url,
    }
    known = [str(value) for name, value in row.items() if name not in {"data", "text"}]
    key = _digest(sha256, form, *known, repr(options), code_version())
    entry = Entry(
        *(submission.source, document_id, sha256, len(content), _facts(submission), same, None),
        key=key,
        words=submission.note,
    )
    ledger.take(position, entry)
    return Task(key, submission.source, row)


def _free(document_id: str, ledger: Ledger) -> str:
    """The id, or the first of "id-2", "id-3" and so on that no earlier document bears."""
    free, number = document_id, 1
    while ledger.is_taken(free):
        number += 1
        free = f"{document_id}-{number}"
    return free


def _facts(submission: Submission) -> tuple[str | None, str | None, str | None, str | None]:
    facts = submission.facts
    issued = facts.issued.isoformat() if facts.issued else None
    return facts.issuer, facts.title, issued, facts.url


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogatepass")).hexdigest()


@functools.cache
def code_version() -> str:
    """Return what changes whenever the code or the lexicon does: the version, and their hash."""
    folder = Path(policyrecs.__file__).parent
    total = hashlib.sha256(importlib.metadata.version("policyrecs").encode())
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".py", ".toml"}:
            total.update(path.relative_to(folder).as_posix().encode())
            total.update(path.read_bytes())
    return total.hexdigest()
