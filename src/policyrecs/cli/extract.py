"""`policyrecs extract`: anybody's documents to records."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policyrecs.errors import InputError, UsageError
from policyrecs.vocabulary import Reason

if TYPE_CHECKING:
    from policyrecs.corpus.inputs import Source
    from policyrecs.isolation import Limits

_COLUMNS = {
    "text": "the documents' texts",
    "path": "the documents' paths, from the table's folder",
    "id": "their ids",
    "issuer": "the bodies that issued them",
    "date": "their dates (YYYY-MM-DD)",
    "url": "their addresses",
    "title": "their titles",
}
"""What columns of a table can be named, and what they hold."""


def _column_options(command: Any) -> Any:  # noqa: ANN401  click's decorators are of no one type
    """Give a command an option for each sort of column."""
    for name, holds in reversed(_COLUMNS.items()):
        option = click.option(f"--{name}-column", metavar="NAME", help=f"Column with {holds}.")
        command = option(command)
    return command


@click.command("extract")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--all", "everything", is_flag=True, help="Optional and solicited records too.")
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["jsonl", "csv", "parquet"]),
    default="jsonl",
    show_default=True,
    help="JSON Lines, or tables as CSV or Parquet in a folder.",
)
@click.option("-o", "--output", type=click.Path(), help="File for jsonl, folder for tables.")
@click.option("--issuer", help="Name of the body that issued the documents, where you know it.")
@click.option("--encoding", help="Encoding of text files; UTF-8 is expected otherwise.")
@click.option(
    "--name", default="stdin", help="What to call standard input; its ending decides the format."
)
@_column_options
@click.option("--workers", type=click.IntRange(1), help="Processes.  [default: one a core]")
@click.option("--resume", is_flag=True, help="Go on where an interrupted run to the output ended.")
@click.option("--fresh", is_flag=True, help="Extract all again, though nothing has changed.")
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Most time for a document, and 0.3 more a megabyte.  [default: 12]",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(100),
    metavar="MEGABYTES",
    help="Most memory of a process that reads documents.  [default: 700]",
)
@click.option(
    "--part",
    type=click.IntRange(1),
    metavar="DOCUMENTS",
    help="Write each table as a folder of parts of so many documents.",
)
@click.option(
    "--quarantine",
    type=click.Path(path_type=Path),
    help="File for what was refused, and why.  [default: in the folder of tables]",
)
def command(**given: Any) -> int:  # noqa: ANN401  one an option
    """Extract the recommendations of each PATH ("-" for standard input).

    A PATH is a document, a folder, a pattern, a ZIP archive, or a table (CSV, Parquet, JSON Lines)
    whose text or path column is named. Prints one JSON object a line: core records, or all with
    --all. What cannot be read is named with a reason code, and the others are extracted all the
    same. A second run into a folder extracts what is new or has changed.

    \b
    Examples:
      policyrecs extract report.pdf
      policyrecs extract --all *.md > all.jsonl
      policyrecs extract responses/ --format parquet -o tables/
      policyrecs extract comments.csv --text-column comment --id-column id -o comments.jsonl
    """  # noqa: D301  \b is click's mark for lines to keep
    from policyrecs.corpus.inputs import Columns, Source
    from policyrecs.isolation import Limits

    columns = Columns(**{name: given[f"{name}_column"] for name in _COLUMNS})
    source = Source(given["paths"], columns, given["name"])
    defaults = Limits()
    limits = Limits(
        seconds=given["time_limit"] or defaults.seconds,
        memory=(given["memory_limit"] or 0) * 1_000_000 or defaults.memory,
    )
    _check(given)
    keep_apart(given["paths"], given["output"], given["quarantine"])
    if source.single and given["file_format"] == "jsonl" and not given["quarantine"]:
        return _extract_one(source, limits, given)
    from policyrecs.cli.corpus import extract_many

    return extract_many(source, limits, given)


def _check(given: dict[str, Any]) -> None:
    """Refuse options that do not go together."""
    if given["file_format"] != "jsonl" and given["output"] is None:
        message = f"--format {given['file_format']} needs -o FOLDER"
        raise click.UsageError(message)
    for name in ("resume", "part"):
        if given[name] and given["output"] is None:
            message = f"--{name} needs -o"
            raise click.UsageError(message)
    if given["time_limit"] is not None and not math.isfinite(given["time_limit"]):
        message = f"--time-limit {given['time_limit']} is no number of seconds"
        raise click.UsageError(message)
    if given["resume"] and given["fresh"]:
        raise UsageError(Reason.WRONG_USE, "--resume", "does not go with --fresh")


def keep_apart(
    inputs: Sequence[str | Path], output: str | Path | None, other: Path | None = None
) -> None:
    """Refuse to write where something is read from, or two things to one place.

    Args:
        inputs: What is read: files, folders, patterns.
        output: Where the output goes.
        other: Where something else goes.

    Raises:
        UsageError: A file that is read would be overwritten, or one output by the other.
    """
    places = [Path(each) for each in (output, other) if each]
    if len({place.resolve() for place in places}) < len(places):
        raise UsageError(Reason.WRONG_USE, str(output), "cannot be output and quarantine at once")
    for place in places:
        if place.is_file() and any(_is_read(place, Path(each)) for each in inputs):
            words = "is read from, and would be overwritten; choose another output"
            raise UsageError(Reason.WRONG_USE, str(place), words)


def _is_read(place: Path, given: Path) -> bool:
    """Whether a file is what is given to be read, or a document in the folder that is."""
    from policyrecs.readers.media_types import ENDINGS

    if not given.exists():
        return False
    inside = given.is_dir() and given.resolve() in place.resolve().parents
    return place.samefile(given) or (inside and place.suffix.lower() in ENDINGS)


def _extract_one(source: "Source", limits: "Limits", given: dict[str, Any]) -> int:
    """Print or write the lines of one document, without what a corpus needs."""
    from policyrecs import export, pipeline
    from policyrecs.cli.harmless import one_line
    from policyrecs.corpus.inputs import STANDARD_INPUT, named, standard_input
    from policyrecs.rows import json_line

    (path,) = source.paths
    options = {"encoding": given["encoding"], "limits": limits, "issuer": given["issuer"]}
    lines: list[str] = []
    failed = False
    try:
        if path == STANDARD_INPUT:
            data = standard_input(source.name)
            assembly = pipeline.extract_guarded(data, source.name, **options)
        else:
            assembly = pipeline.extract(next(named(path)), **options)
        rows = pipeline.flat_rows(assembly, everything=given["everything"])
        lines = [json_line(row) for row in rows]
    except InputError as error:
        if click.get_current_context().find_root().obj["debug"]:
            raise
        failed = True
        click.echo(one_line(f"error: {error}"), err=True)
    if given["output"] is not None:
        export.write_lines(lines, Path(given["output"]))
    else:
        for line in lines:
            click.echo(line)
    return int(failed)
