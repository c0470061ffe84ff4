"""What is said of a corpus while it is extracted, on a terminal, and at the end."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from policyrecs.corpus.account import Tally
    from policyrecs.corpus.inputs import Source
    from policyrecs.corpus.planning import Intake

_PATIENCE = 1.0
"""Seconds that a job may take before anything is shown of it."""


class ProgressOfCorpus:
    """A bar on stderr with rate, time left, records and quarantined documents.

    Nothing is shown where stderr is no terminal, or the job is done within a second.
    """

    def __init__(self, source: "Source") -> None:
        """Take note of the time; `source` tells how much there is to do."""
        self._source = source
        self._begun = time.monotonic()
        self._bar: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> Self:
        """Watch until the end of the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the bar as it is."""
        if self._bar is not None:
            self._bar[0].stop()

    def show(self, intake: "Intake", tally: "Tally") -> None:
        """Show how far the job has come."""
        elapsed = time.monotonic() - self._begun
        if elapsed < _PATIENCE or not sys.stderr.isatty():
            return
        if self._bar is None:
            self._bar = self._shown()
        progress, task = self._bar
        counts = (
            f"{intake.documents} documents ({intake.documents / elapsed:.0f}/s), "
            f"{tally.records} records, {tally.quarantined} quarantined"
        )
        progress.update(task, completed=intake.bytes, counts=counts)

    def _shown(self) -> "tuple[Progress, TaskID]":
        """The bar, begun."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        from policyrecs.corpus.inputs import size_of

        progress = Progress(
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TextColumn("{task.fields[counts]}"),
            TimeRemainingColumn(compact=True),
            console=Console(stderr=True),
        )
        progress.start()
        return progress, progress.add_task("", total=size_of(self._source) or None, counts="")


def tell(tally: "Tally", *, err: bool) -> None:
    """Print the totals, which add up to the inputs."""
    outcomes = [f"{count} {outcome}" for outcome, count in sorted(tally.outcomes.items())]
    reasons = [f"{count} {reason}" for reason, count in sorted(tally.reasons.items())]
    click.echo(f"{_number(tally.inputs, 'input')}: {', '.join(outcomes) or 'none'}", err=err)
    if reasons:
        click.echo(f"quarantined: {', '.join(reasons)}", err=err)
    facts = [_number(tally.records, "recommendation")]
    if tally.exact:
        facts.append(f"{_number(tally.exact, 'exact duplicate')}, extracted once")
    if tally.near:
        facts.append(
            f"{_number(tally.near, 'near duplicate')} of {_number(tally.letters, 'letter')}"
        )
    if tally.hidden:
        facts.append(f"{_number(tally.hidden, 'hidden file')} skipped")
    if tally.known:
        facts.append(f"{tally.known} known from an earlier run")
    click.echo("; ".join(facts), err=err)


def _number(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
