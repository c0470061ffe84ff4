"""`policyrecs review`: by spreadsheet, out and back, and what reviewers disagree on."""

from pathlib import Path

import click

_DATA = click.option(
    "--data",
    default="data",
    type=click.Path(path_type=Path),
    show_default=True,
    help="Folder of sources and curated.",
)


@click.group("review")
def command() -> None:
    """Review by spreadsheet: export a queue, fill it in, apply it.

    \b
    Examples:
      policyrecs review export -o queue.xlsx
      policyrecs review apply queue.xlsx
      policyrecs review conflicts
    """  # noqa: D301  \b is click's mark for lines to keep


@command.command("export")
@click.argument("path", metavar="[RELEASE]", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The queue: .csv or .xlsx.",
)
@click.option(
    "--sources",
    type=click.Path(path_type=Path),
    help="Folder of the documents, to show the words around those of an extraction.",
)
@click.option("--unreviewed", is_flag=True, help="Leave out what a person has seen.")
def export(*, path: Path | None, output: Path, sources: Path | None, unreviewed: bool) -> int:
    """Write a queue of a RELEASE or extraction: unseen first, then least certain first.

    Each row shows the words, the words around them, what the reading rests on and a question;
    the columns from verdict to date are to be filled in.
    """
    from policyrecs.holdings import read_holding
    from policyrecs.review import queue_rows, write_queue
    from policyrecs.shipped import release_folder

    if output.suffix.lower() not in {".csv", ".xlsx"}:
        message = f"-o {output}: a queue is written as .csv or .xlsx"
        raise click.UsageError(message)
    holding = read_holding(path or release_folder())
    rows = queue_rows(holding, sources=sources, unreviewed=unreviewed)
    write_queue(rows, output)
    click.echo(f"{len(rows)} rows to review in {output}")
    return 0


@command.command("apply")
@click.argument("queue", type=click.Path(path_type=Path))
@_DATA
def apply(*, queue: Path, data: Path) -> int:
    """Check every row of a filled-in QUEUE (.csv, .xlsx, .ods) and add its decisions.

    Where any row is wrong, each wrong one is named and nothing is written; exit code 1.
    """
    from policyrecs.review import apply_queue, read_archive
    from policyrecs.vocabulary import Reason

    applied = apply_queue(queue, read_archive(data), data)
    for problem in applied.problems:
        click.echo(
            f"error: {Reason.INVALID_CURATION}: {queue}: row {problem.row}: {problem.words}",
            err=True,
        )
    if applied.problems:
        click.echo(f"nothing was written: {len(applied.problems)} problems", err=True)
        return 1
    counts = ", ".join(
        f"{count} {name}" for name, count in sorted((applied.verdicts or {}).items())
    )
    click.echo(f"rows: {counts or 'none decided'}, {applied.empty} left open")
    click.echo(f"decisions added: {applied.decisions}; rows that were known: {applied.known}")
    if applied.outdated:
        click.echo(f"older than a decision that stands: {applied.outdated}")
    if applied.decisions:
        click.echo("run `policyrecs build` to apply them to the release")
    return 0


@command.command("conflicts")
@_DATA
def conflicts(*, data: Path) -> int:
    """Show where reviewers differ, and whose decision stands. Exit code 1 where any do."""
    from policyrecs.review import conflicts, read_archive

    found = list(conflicts(read_archive(data)))
    for each in found:
        words = " ".join(each.span.quote.split())
        click.echo(f"{each.document} {each.span.start}:{each.span.end} “{words[:80]}”")
        for name, said in each.fields.items():
            told = "; ".join(f"{who}: {value}" for who, value in said.items())
            click.echo(f"    {name}: {told}")
        click.echo(f"    stands: {each.stands}")
    click.echo(f"{len(found)} conflicts")
    return 1 if found else 0


@command.command("agreement")
@_DATA
def agreement(*, data: Path) -> int:
    """Show how far reviewers agree: Cohen's kappa of verdicts, F1 of spans, shares of codes."""
    from policyrecs.cli.screen import console, table
    from policyrecs.review import agreements, read_archive

    rows = []
    for each in agreements(read_archive(data)):
        kappa = "-" if each.kappa is None else f"{each.kappa:.3f}"
        codes = ", ".join(f"{name} {same}/{of}" for name, (same, of) in each.same.items())
        rows.append((*each.reviewers, each.items, kappa, f"{each.span_f1:.3f}", codes))
    console().print(
        table(
            "Agreement of reviewers on the documents that both decided on",
            ("reviewer", "and", "in common", "kappa", "span F1", "same codes"),
            rows,
            numbers=("in common", "kappa", "span F1"),
        )
    )
    return 0
