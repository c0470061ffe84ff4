"""Extraction of many documents: where results go, what is said meanwhile and at the end."""

import itertools
import os
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policyrecs.cli.harmless import one_line
from policyrecs.cli.progress import ProgressOfCorpus, tell
from policyrecs.errors import OutputError, UsageError
from policyrecs.vocabulary import Reason

if TYPE_CHECKING:
    from policyrecs.corpus.account import Tally
    from policyrecs.corpus.inputs import Source
    from policyrecs.corpus.ledger import Ledger
    from policyrecs.corpus.planning import Intake
    from policyrecs.corpus.run import Job
    from policyrecs.isolation import Limits

_INTERRUPTED = 3

_MOST_ERRORS = 20
"""Refusals that are named on stderr where the quarantine lists them all."""


def extract_many(source: "Source", limits: "Limits", given: dict[str, Any]) -> int:
    """Extract a corpus, and return the exit code."""
    from policyrecs.corpus.options import Options
    from policyrecs.corpus.run import Job

    as_tables = _as_tables(given)
    options = Options(
        everything=given["everything"],
        encoding=given["encoding"],
        tables=as_tables,
        lines=not as_tables,
    )
    job = Job(given["workers"] or _cores(), limits, options, given["issuer"])
    try:
        if given["output"] is None:
            return _print_lines(source, job, given)
        return _write(source, job, given, as_tables=as_tables)
    except sqlite3.OperationalError as error:  # the disk is full, most likely
        where = given["output"] or "temporary files"
        raise OutputError(Reason.UNWRITABLE_OUTPUT, where, str(error)) from error


def _as_tables(given: dict[str, Any]) -> bool:
    """Whether tables are asked for: by the format, or by a folder to put them into."""
    output = given["output"]
    if given["file_format"] != "jsonl":
        return True
    return output is not None and (output.endswith("/") or Path(output).is_dir())


def _print_lines(source: "Source", job: "Job", given: dict[str, Any]) -> int:
    """Print the lines as they come."""
    from policyrecs.corpus.inputs import submissions
    from policyrecs.corpus.ledger import Ledger
    from policyrecs.corpus.run import print_corpus, tally_of

    ledger = Ledger()
    with ProgressOfCorpus(source) as progress:
        intake = print_corpus(submissions(source), ledger, job, click.echo, watcher=progress.show)
    tally = tally_of(ledger, intake)
    _name_refusals(ledger, tally, given, listed=False)
    if source.many:
        tell(tally, err=True)
    return int(tally.quarantined > 0)


def _write(source: "Source", job: "Job", given: dict[str, Any], *, as_tables: bool) -> int:
    """Write a file or a folder, by way of a ledger that outlives an interruption."""
    from policyrecs import export
    from policyrecs.corpus.ledger import STATE, Ledger
    from policyrecs.corpus.output import lines_of, write_corpus, write_table
    from policyrecs.corpus.run import tally_of

    output, file_format = Path(given["output"]), given["file_format"]
    to_folder = as_tables and (output.is_dir() or output.suffix != f".{file_format}")
    state = output / STATE if to_folder else output.with_name(f".{output.name}{STATE}")
    if to_folder:
        export.prepare_folder(output, kept=STATE)
    is_device = output.exists() and not output.is_file() and not output.is_dir()
    ledger = Ledger(None if is_device or source.single else state)
    if not given["resume"]:
        ledger.forget(everything=given["fresh"])
    try:
        intake = _extract(source, ledger, job)
    except KeyboardInterrupt:
        ledger.close()
        words = "interrupted; the same command with --resume goes on from here"
        click.echo(f"error: {words}", err=True)
        return _INTERRUPTED
    tally = tally_of(ledger, intake)
    _name_refusals(ledger, tally, given, listed=to_folder)
    if to_folder:
        write_corpus(ledger, output, file_format, tally, documents_in_part=given["part"])
    else:
        if as_tables:
            write_table(ledger, output, file_format, tally)
        else:
            export.write_lines(lines_of(ledger), output)
        ledger.close()
        shutil.rmtree(state, ignore_errors=True)
    tell(tally, err=False)
    return int(tally.quarantined > 0)


def _extract(source: "Source", ledger: "Ledger", job: "Job") -> "Intake":
    """Extract into the ledger; what a wrong use has left is cleared away."""
    from policyrecs.corpus.inputs import submissions
    from policyrecs.corpus.run import extract_corpus

    try:
        with ProgressOfCorpus(source) as progress:
            return extract_corpus(submissions(source), ledger, job, watcher=progress.show)
    except UsageError:
        ledger.discard()
        raise


def _name_refusals(
    ledger: "Ledger", tally: "Tally", given: dict[str, Any], *, listed: bool
) -> None:
    """Name what was refused on stderr: all of it, or the first where a file lists them all."""
    from policyrecs.corpus.output import quarantine
    from policyrecs.export import write_lines

    if given["quarantine"] is not None:
        write_lines(quarantine(ledger), given["quarantine"])
        listed = True
    most = _MOST_ERRORS if listed else tally.quarantined
    for row in itertools.islice(ledger.refusals(), most):
        click.echo(one_line(f"error: {row['reason']}: {row['source']}: {row['words']}"), err=True)
    if tally.quarantined > most:
        click.echo(f"... and {tally.quarantined - most} more, which the quarantine lists", err=True)


def _cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux knows
        return os.cpu_count() or 1
