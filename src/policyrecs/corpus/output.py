"""A run's output: a folder of tables that appears whole or not at all, with its quarantine."""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from policyrecs.corpus.account import Tally
from policyrecs.corpus.ledger import STATE, Ledger
from policyrecs.corpus.run import ALL_TABLES, tables_of
from policyrecs.corpus.writing import TableWriters
from policyrecs.export import fill_folder, unwritable
from policyrecs.rows import json_line
from policyrecs.tables import TABLES
from policyrecs.tables.release_files import CHECKSUMS

QUARANTINE = "quarantine.jsonl"
"""The file that lists every refused input with its reason."""


def write_corpus(
    ledger: Ledger, folder: Path, file_format: str, tally: Tally, *, documents_in_part: int | None
) -> None:
    """Write the tables of a run into a folder, in place of what an earlier run wrote there.

    Args:
        ledger: The run's inputs and results; it is closed, since its own folder moves along.
        folder: The output; the ledger's folder inside it stays.
        file_format: `csv`, `parquet` or `jsonl`.
        tally: Gets the counts of near duplicates.
        documents_in_part: Documents of each part, where each table is to be a folder of parts.

    Raises:
        OutputError: The folder cannot be written, or holds what no run wrote.
    """

    def fill(stage: Path) -> None:
        _write_tables(ledger, stage, file_format, tally, documents_in_part)
        with (stage / QUARANTINE).open("w", encoding="utf-8") as stream:
            stream.writelines(f"{line}\n" for line in quarantine(ledger))
        _write_checksums(stage)
        ledger.compact()
        ledger.close()

    fill_folder(folder, fill, kept=STATE)


def write_table(ledger: Ledger, path: Path, file_format: str, tally: Tally) -> None:
    """Write the recommendations alone into a file, whole or not at all.

    Raises:
        OutputError: The file cannot be written.
    """
    name = "recommendations"
    target = path.resolve()
    stage = target.with_name(f".{target.name}.new")
    try:
        stage.mkdir(parents=True, exist_ok=True)
        try:
            with TableWriters(stage, [TABLES[name]], file_format, parts=False) as writers:
                for _, tables in tables_of(ledger, tally):
                    if name in tables:
                        writers[name].write(tables[name])
            written = stage / f"{name}.{file_format}"
            with written.open("rb") as stream:
                os.fsync(stream.fileno())
            written.replace(target)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    except OSError as error:
        raise unwritable(path, error) from error


def lines_of(ledger: Ledger) -> Iterator[str]:
    """Yield the JSON object of each recommendation, in the order of the inputs."""
    for _, results in ledger.results():
        yield from results.column("lines").flatten().to_pylist()


def quarantine(ledger: Ledger) -> Iterator[str]:
    """Yield a JSON object for each refused input: path, sha256, reason and words."""
    for row in ledger.refusals():
        entry = {
            "path": row["source"],
            "sha256": row["sha256"],
            "reason": row["reason"],
            "words": row["words"],
        }
        yield json_line(entry)


def _write_tables(
    ledger: Ledger, stage: Path, file_format: str, tally: Tally, documents_in_part: int | None
) -> None:
    parts = documents_in_part is not None
    most = documents_in_part or sys.maxsize
    with TableWriters(stage, ALL_TABLES, file_format, parts=parts) as writers:
        written = 0
        for documents, tables in tables_of(ledger, tally, most=most):
            if documents and written + documents > most:
                writers.next_part()
                written = 0
            written += documents
            for name, rows in tables.items():
                writers[name].write(rows)


def _write_checksums(stage: Path) -> None:
    """List every file with its SHA-256, as `sha256sum` does; by this a run knows its own output."""
    lines = []
    for path in sorted(path for path in stage.rglob("*") if path.is_file()):
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        lines.append(f"{digest}  {path.relative_to(stage).as_posix()}\n")
    (stage / CHECKSUMS).write_text("".join(lines), encoding="utf-8")
