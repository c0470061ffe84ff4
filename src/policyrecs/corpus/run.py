"""A whole job: what was handed in through the pool into the ledger, and out as tables or lines."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

import pyarrow as pa

from policyrecs.corpus.account import DUPLICATES, INPUTS, Tally
from policyrecs.corpus.layout import table_of
from policyrecs.corpus.ledger import Ledger
from policyrecs.corpus.letters import Letters
from policyrecs.corpus.options import DEFAULT, Options
from policyrecs.corpus.parties import Parties
from policyrecs.corpus.planning import Intake, Task, batches, tasks
from policyrecs.corpus.pool import extract_in_order
from policyrecs.corpus.proposals import Proposals
from policyrecs.corpus.schema import NESTED
from policyrecs.corpus.submissions import Submission
from policyrecs.isolation import Limits
from policyrecs.readers import is_read_without_library
from policyrecs.tables import TABLES, Row, Table, arrow_table

ALL_TABLES = (*TABLES.values(), INPUTS, DUPLICATES)
"""The tables of a corpus: those of a dataset, and the account of the inputs."""

_LITTLE = 200_000
"""Bytes of plain text that are read quicker than a worker starts."""


@dataclass(frozen=True, slots=True)
class Job:
    """How a corpus is to be extracted.

    Attributes:
        workers: Processes that extract.
        limits: What one document may cost.
        options: What is asked for.
        issuer: Body whose documents they are, where a document's own issuer is not given.
    """

    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    options: Options = DEFAULT
    issuer: str | None = None


_DOCUMENTS_AT_A_TIME = 256
"""Documents whose rows are held when tables are made."""

Watcher = Callable[[Intake, Tally], object]
"""Is told, after every batch, what was taken in and what came of it so far."""


def extract_corpus(
    submitted: Iterable[Submission], ledger: Ledger, job: Job, *, watcher: Watcher | None = None
) -> Intake:
    """Extract what the ledger does not know yet, and keep it there.

    Args:
        submitted: What was handed in.
        ledger: Where the inputs are noted and the results kept.
        job: How to extract.
        watcher: Is told how it goes on.

    Returns:
        What was taken in.

    Raises:
        UsageError: A table lacks a column, or the limits leave no room to start a worker.
    """
    intake, tally = Intake(), Tally()
    for done, results in results_in_order(submitted, ledger, job, intake=intake):
        ledger.keep([task.key for task in done], results)
        count(results, tally)
        if watcher:
            watcher(intake, tally)
    return intake


def print_corpus(
    submitted: Iterable[Submission],
    ledger: Ledger,
    job: Job,
    show: Callable[[str], object],
    *,
    watcher: Watcher | None = None,
) -> Intake:
    """Extract everything, and show the line of each recommendation as soon as it is there.

    Args:
        submitted: What was handed in.
        ledger: Where the inputs and outcomes are noted.
        job: How to extract; its options ask for lines.
        show: Is given the lines.
        watcher: Is told how it goes on.

    Returns:
        What was taken in.

    Raises:
        UsageError: A table lacks a column, or the limits leave no room to start a worker.
    """
    intake, tally = Intake(), Tally()
    for done, results in results_in_order(submitted, ledger, job, intake=intake):
        ledger.note([task.key for task in done], results)
        for line in results.column("lines").flatten().to_pylist():
            show(line)
        count(results, tally)
        if watcher:
            watcher(intake, tally)
    return intake


def results_in_order(
    submitted: Iterable[Submission], ledger: Ledger, job: Job, *, intake: Intake
) -> Iterator[tuple[list[Task], pa.RecordBatch]]:
    """Yield the results of what the ledger does not know yet, in the order of the inputs.

    Args:
        submitted: What was handed in.
        ledger: Where the inputs are noted.
        job: How to extract.
        intake: Counts what is taken in.

    Yields:
        The tasks that are done, and a batch of `RESULTS` with a row for each.
    """
    planned = tasks(submitted, ledger, options=job.options, issuer=job.issuer, intake=intake)
    drawn = batches(planned)
    first = list(_next(drawn, 2))
    under_way: deque[Task] = deque()

    def given() -> Iterator[pa.RecordBatch]:
        for some in (first, drawn):
            for waiting, documents in some:
                under_way.extend(waiting)
                yield documents

    if len(first) < 2 and all(_is_little(documents) for _, documents in first):  # noqa: PLR2004  there is no second
        made = _extracted_here(given(), job.options)
    else:
        made = extract_in_order(
            given(), workers=job.workers, limits=job.limits, options=job.options
        )
    # Closed in any case: the workers are to end when the caller is interrupted.
    with closing(made):
        for results in made:
            yield [under_way.popleft() for _ in range(results.num_rows)], results


def _extracted_here(
    documents: Iterable[pa.RecordBatch], options: Options
) -> Generator[pa.RecordBatch]:
    """Extract in this process what is too little to start workers for."""
    # Not above: what extracts takes long to import, and most runs leave it to workers.
    from policyrecs.corpus.core import extract_batch  # noqa: PLC0415

    return (extract_batch(each, options) for each in documents)


def _next(
    drawn: Iterator[tuple[list[Task], pa.RecordBatch]], count: int
) -> Iterator[tuple[list[Task], pa.RecordBatch]]:
    for _ in range(count):
        batch = next(drawn, None)
        if batch is not None:
            yield batch


def _is_little(documents: pa.RecordBatch) -> bool:
    """Whether a batch is a little plain text, which needs neither watching nor a second core."""
    if documents.nbytes > _LITTLE:
        return False
    rows = documents.select(["name", "data", "text"]).to_pylist()
    return all(
        is_read_without_library("", (row["text"] or "").encode("utf-8", "surrogatepass"))
        if row["data"] is None
        else is_read_without_library(row["name"], row["data"])
        for row in rows
    )


def count(results: pa.RecordBatch, tally: Tally) -> None:
    """Add a batch of results to a tally."""
    columns = (results.column(name).to_pylist() for name in ("outcome", "reason", "records"))
    for outcome, reason, records in zip(*columns, strict=True):
        tally.count(outcome, reason, records, duplicate=False)


def tally_of(ledger: Ledger, intake: Intake) -> Tally:
    """Return the totals of a run, which add up to its inputs."""
    tally = Tally(hidden=intake.hidden, known=intake.known)
    for row in ledger.outcomes():
        duplicate = row["original"] is not None
        tally.count(row["outcome"], row["reason"], row["records"], duplicate=duplicate)
    return tally


def tables_of(
    ledger: Ledger, tally: Tally, *, most: int = _DOCUMENTS_AT_A_TIME
) -> Iterator[tuple[int, dict[str, pa.Table]]]:
    """Yield the tables of a corpus in pieces, in the order of the inputs.

    Args:
        ledger: A run's results.
        tally: Gets the counts of near duplicates.
        most: Documents in a piece.

    Yields:
        The number of documents, and rows of some tables by name; the account of the inputs, the
        stakeholders and the proposals come last, in pieces of their own with no documents.
    """
    parties, letters = Parties(ledger.connection), Letters(ledger.connection)
    proposals = Proposals(ledger.connection)
    for positions, results in ledger.results(_DOCUMENTS_AT_A_TIME):
        parties.add(table_of(results, "stakeholders"))
        for position, minhash in zip(positions, results.column("minhash").to_pylist(), strict=True):
            letters.add(position, minhash)
        proposals.add(results)
    parties.part_circles()
    proposals.close()
    for positions, results in ledger.results(min(most, _DOCUMENTS_AT_A_TIME)):
        made = {name: table_of(results, name) for name in ("documents", *NESTED)}
        del made["stakeholders"]
        links, recommendations = parties.agreed(
            made["recommendation_stakeholders"], made["recommendations"]
        )
        proposals.back(made["documents"], recommendations, made["actions"])
        yield (
            len(positions),
            made
            | {
                "recommendation_stakeholders": links,
                "recommendations": recommendations,
            },
        )
    for rows in _some(parties.rows()):
        yield 0, {"stakeholders": arrow_table(TABLES["stakeholders"], rows)}
    for name, rows_of in proposals.rows().items():
        for rows in _some(rows_of):
            yield 0, {name: arrow_table(TABLES[name], rows)}
    for rows in _some(ledger.outcomes()):
        yield 0, {"inputs": arrow_table(INPUTS, [_only(INPUTS, row) for row in rows])}
    groups: set[str] = set()
    for rows in _some(letters.rows()):
        tally.near += sum(row["kind"] == "near" for row in rows)
        groups.update(row["letter"] for row in rows if row["kind"] == "near")
        yield 0, {"duplicates": arrow_table(DUPLICATES, rows)}
    tally.letters = len(groups)


def _some(rows: Iterable[Row], most: int = 2_000) -> Iterator[list[Row]]:
    """The rows, some at a time."""
    held: list[Row] = []
    for row in rows:
        held.append(row)
        if len(held) == most:
            yield held
            held = []
    if held:
        yield held


def _only(table: Table, row: Row) -> Row:
    """A row with the columns of a table alone."""
    return {column.name: row[column.name] for column in table.columns}


def collect(ledger: Ledger, tally: Tally) -> dict[str, pa.Table]:
    """Return the tables of a corpus whole, for whoever has the memory."""
    pieces: dict[str, list[pa.Table]] = {table.name: [] for table in ALL_TABLES}
    for _, tables in tables_of(ledger, tally):
        for name, rows in tables.items():
            pieces[name].append(rows)
    return {
        table.name: pa.concat_tables([table.arrow.empty_table(), *pieces[table.name]])
        for table in ALL_TABLES
    }
