"""What a run has taken in and found so far, on disk: what makes it resumable and incremental.

One SQLite database in a hidden folder inside the output, or a temporary one that SQLite keeps out
of memory where nothing is to be resumed. A result is kept under a key made of everything it depends
on (the bytes, the facts, the options, the code), so a later run finds it whatever else has changed;
results come in blocks, as they were extracted, and a block is written in one transaction: a run
that is killed loses the blocks under way and nothing else.
"""

import contextlib
import fcntl
import functools
import itertools
import operator
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from policyrecs.corpus.schema import RESULTS, Outcome
from policyrecs.errors import OutputError
from policyrecs.vocabulary import Reason

STATE = ".state"
"""Folder inside the output that holds the database."""

_LAYOUT = """
CREATE TABLE IF NOT EXISTS blocks (
  block INTEGER PRIMARY KEY, size INTEGER NOT NULL, results BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS results (
  key TEXT PRIMARY KEY, block INTEGER, place INTEGER NOT NULL,
  outcome TEXT NOT NULL, reason TEXT, words TEXT, candidates INTEGER NOT NULL,
  records INTEGER NOT NULL
) WITHOUT ROWID;
DROP TABLE IF EXISTS inputs;
CREATE TABLE inputs (
  position INTEGER PRIMARY KEY, source TEXT NOT NULL, document_id TEXT, sha256 TEXT, bytes INTEGER,
  issuer TEXT, title TEXT, issued TEXT, url TEXT, same TEXT, original INTEGER, key TEXT,
  reason TEXT, words TEXT
);
CREATE INDEX inputs_same ON inputs (same) WHERE original IS NULL;
CREATE INDEX inputs_document ON inputs (document_id) WHERE original IS NULL;
DROP VIEW IF EXISTS outcomes;
CREATE VIEW outcomes AS
SELECT
  i.position, i.source, i.original,
  CASE WHEN i.original IS NULL THEN NULL ELSE o.source END AS same_as,
  i.sha256, i.bytes, i.issuer, i.title, i.issued, i.url, r.block, r.place,
  CASE WHEN r.outcome = 'refused' OR r.outcome IS NULL THEN NULL ELSE o.document_id END
    AS document_id,
  coalesce(r.outcome, 'refused') AS outcome, coalesce(o.reason, r.reason) AS reason,
  coalesce(r.words, i.words) AS words,
  coalesce(r.candidates, 0) AS candidates, coalesce(r.records, 0) AS records
FROM inputs i
JOIN inputs o ON o.position = coalesce(i.original, i.position)
LEFT JOIN results r ON r.key = o.key;
"""
"""Blocks and results outlive a run; the inputs are taken in anew by each."""

_STOPPED = (Reason.TIME_LIMIT, Reason.MEMORY_LIMIT, Reason.CRASHED)
"""Reasons that another run, perhaps with other limits, might not find."""

_BLOCKS_AT_HAND = 4
"""Blocks that are held in memory while results are read in order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One input as the ledger takes it in.

    Attributes:
        source: Where it came from.
        document_id: Id of the document.
        sha256: SHA-256 of its bytes; None where there are none.
        size: Size of its bytes.
        facts: Issuer, title, date and address as given.
        same: What it has in common with its exact duplicates.
        original: Position of the input that it is an exact duplicate of.
        key: What its result is kept under; None where it is refused or a duplicate.
        reason: Why it was refused before anybody read it.
        words: The same for a person, or what is wrong with its facts.
    """

    source: str
    document_id: str | None = None
    sha256: str | None = None
    size: int | None = None
    facts: tuple[str | None, str | None, str | None, str | None] = (None, None, None, None)
    same: str | None = None
    original: int | None = None
    key: str | None = None
    reason: str | None = None
    words: str | None = None


class Ledger:
    """The inputs of this run, and the results of this and earlier ones."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open the database in `folder`, or a temporary one.

        Raises:
            OutputError: The folder cannot be written, or another run is at work on it.
        """
        self._folder = folder
        self._lock = None if folder is None else _locked(folder)
        path = "" if folder is None else str(folder / "ledger.sqlite")
        try:
            self.connection = _opened(path)
        except sqlite3.DatabaseError:
            # Torn or of another layout: what it holds can be extracted again.
            Path(path).unlink()
            self.connection = _opened(path)
        self._results_at = functools.lru_cache(_BLOCKS_AT_HAND)(self._read_block)

    def close(self) -> None:
        """Let go of the database and of the folder."""
        self.connection.commit()
        self.connection.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def discard(self) -> None:
        """Let go of the database and remove it, with the output's folder if that holds no more."""
        self.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            with contextlib.suppress(OSError):
                self._folder.parent.rmdir()

    def forget(self, *, everything: bool) -> None:
        """Drop all results, or only those of documents that were stopped by a limit or crash."""
        if everything:
            self.connection.executescript("DELETE FROM results; DELETE FROM blocks;")
        marks = ", ".join("?" * len(_STOPPED))
        statement = f"DELETE FROM results WHERE reason IN ({marks})"  # noqa: S608  question marks
        self.connection.execute(statement, _STOPPED)
        self.connection.commit()

    def original(self, same: str) -> int | None:
        """Return the position of the first input that is the same as this one."""
        statement = "SELECT position FROM inputs WHERE same = ? AND original IS NULL"
        position: int | None = self._value(statement, same)
        return position

    def is_taken(self, document_id: str) -> bool:
        """Return whether an earlier input bears this id."""
        statement = "SELECT 1 FROM inputs WHERE document_id = ? AND original IS NULL LIMIT 1"
        return self._value(statement, document_id) is not None

    def knows(self, key: str) -> bool:
        """Return whether a result is kept under this key."""
        return self._value("SELECT 1 FROM results WHERE key = ?", key) is not None

    def take(self, position: int, entry: Entry) -> None:
        """Take in one input."""
        self.connection.execute(
            "INSERT INTO inputs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(position, entry.source, entry.document_id, entry.sha256, entry.size),
                *entry.facts,
                *(entry.same, entry.original, entry.key, entry.reason, entry.words),
            ),
        )

    def keep(self, keys: Sequence[str], results: pa.RecordBatch) -> None:
        """Keep a block of results, one under each key, for good."""
        data = results.serialize()
        cursor = self.connection.execute(
            "INSERT INTO blocks (size, results) VALUES (?, ?)",
            (data.size, pa.compress(data, codec="zstd", asbytes=True)),
        )
        self.note(keys, results, block=cursor.lastrowid)

    def note(
        self, keys: Sequence[str], results: pa.RecordBatch, *, block: int | None = None
    ) -> None:
        """Note what became of documents, whose results are in a block or have gone elsewhere."""
        plain = results.select(["outcome", "reason", "words", "candidates", "records"]).to_pylist()
        self.connection.executemany(
            "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (key, block, place, *row.values())
                for place, (key, row) in enumerate(zip(keys, plain, strict=True))
            ],
        )
        self.connection.commit()

    def outcomes(self) -> Iterator[dict[str, Any]]:
        """Yield what became of each input, in order."""
        cursor = self.connection.execute("SELECT * FROM outcomes ORDER BY position")
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield dict(zip(names, row, strict=True))

    def refusals(self) -> Iterator[dict[str, Any]]:
        """Yield what is known of each input that was refused, in order."""
        return (row for row in self.outcomes() if row["outcome"] == Outcome.REFUSED)

    def results(self, most: int = 256) -> Iterator[tuple[list[int], pa.RecordBatch]]:
        """Yield the results of the documents that were read, in the order of the inputs.

        Args:
            most: Documents in a batch.

        Yields:
            The positions of the inputs, and a batch of `RESULTS` with a row for each.
        """
        cursor = self.connection.execute(
            "SELECT position, block, place FROM outcomes"
            " WHERE original IS NULL AND outcome <> 'refused' ORDER BY position"
        )
        while rows := cursor.fetchmany(most):
            batches = list(self._rows(rows))
            whole = pa.Table.from_batches(batches, schema=RESULTS).combine_chunks()
            yield [row[0] for row in rows], whole.to_batches()[0]

    def compact(self) -> None:
        """Drop results that this run had no use for, and blocks that hold no result any more."""
        self.connection.executescript(
            "DELETE FROM results WHERE key NOT IN (SELECT key FROM inputs WHERE key IS NOT NULL);"
            "DELETE FROM blocks WHERE block NOT IN (SELECT block FROM results);"
        )
        self.connection.commit()

    def _rows(self, rows: Iterable[tuple[int, int, int]]) -> Iterator[pa.RecordBatch]:
        """The results at these places, with one batch for each run of places in one block."""
        for block, run in itertools.groupby(rows, operator.itemgetter(1)):
            places = [place for _, _, place in run]
            results = self._results_at(block)
            if places == list(range(places[0], places[0] + len(places))):
                yield results.slice(places[0], len(places))  # a fraction of the time of `take`
            else:
                yield results.take(pa.array(places))

    def _read_block(self, block: int) -> pa.RecordBatch:
        statement = "SELECT size, results FROM blocks WHERE block = ?"
        size, data = self.connection.execute(statement, (block,)).fetchone()
        plain = pa.decompress(data, decompressed_size=size, codec="zstd")
        return pa.ipc.read_record_batch(plain, RESULTS)

    def _value(self, statement: str, argument: object) -> Any:  # noqa: ANN401  SQLite's own types
        """The first value of the first row of an answer; None where there is none."""
        row = self.connection.execute(statement, (argument,)).fetchone()
        return None if row is None else row[0]


def _opened(path: str) -> sqlite3.Connection:
    """A connection to the database, laid out."""
    connection = sqlite3.connect(path)
    # A killed process loses nothing with these; a power cut at worst the last blocks.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.executescript(_LAYOUT)
    return connection


def _locked(folder: Path) -> int:
    """The descriptor of the folder, which is made and locked for this run alone."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        words = "another run is at work on it"
        raise OutputError(Reason.UNWRITABLE_OUTPUT, str(folder.parent), words) from None
    except OSError as error:
        words = error.strerror or str(error)
        raise OutputError(Reason.UNWRITABLE_OUTPUT, str(folder.parent), words) from error
    return descriptor
