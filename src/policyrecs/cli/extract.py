"""`policyrecs extract`: anybody's documents to records."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policyrecs.errors import InputError

if TYPE_CHECKING:
    from policyrecs.assemble import Assembly


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
def command(  # noqa: PLR0913  one argument an option
    *,
    paths: tuple[str, ...],
    everything: bool,
    file_format: str,
    output: str | None,
    issuer: str | None,
    encoding: str | None,
    name: str,
) -> int:
    """Extract the recommendations of each PATH ("-" for standard input).

    Prints one JSON object a line: core records, or all with --all. A file that cannot be read is
    named on stderr with a reason code, and the others are extracted all the same.

    \b
    Examples:
      policyrecs extract report.pdf
      policyrecs extract --all *.md > all.jsonl
      policyrecs extract submission.docx --format csv -o tables/
    """  # noqa: D301  \b is click's mark for lines to keep
    from policyrecs import export, pipeline

    failures = 0

    def assemblies() -> Iterator["Assembly"]:
        nonlocal failures
        for path in paths:
            try:
                if path == "-":
                    data = sys.stdin.buffer.read()
                    yield pipeline.extract_bytes(data, name, issuer=issuer, encoding=encoding)
                else:
                    yield pipeline.extract(path, issuer=issuer, encoding=encoding)
            except InputError as error:
                failures += 1
                click.echo(f"error: {error}", err=True)

    if file_format != "jsonl":
        if output is None:
            message = f"--format {file_format} needs -o FOLDER"
            raise click.UsageError(message)
        dataset = pipeline.merge(assemblies(), everything=everything)
        export.write_tables(dataset, Path(output), file_format)
    elif output is None:
        for line in _lines(assemblies(), everything=everything):
            click.echo(line)
    else:
        export.write_lines(_lines(assemblies(), everything=everything), Path(output))
    return 1 if failures else 0


def _lines(assemblies: Iterator["Assembly"], *, everything: bool) -> Iterator[str]:
    """One JSON object for each record that is asked for."""
    from policyrecs.pipeline import flat_rows

    for assembly in assemblies:
        for row in flat_rows(assembly, everything=everything):
            yield json.dumps(row, ensure_ascii=False)
