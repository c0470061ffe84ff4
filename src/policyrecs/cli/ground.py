"""`policyrecs ground`: what others extracted, found in its sources or refused."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from policyrecs.cli.extract import keep_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyrecs.documents import Document
    from policyrecs.grounding import Grounding


@click.command("ground")
@click.argument("records", type=click.Path(path_type=Path))
@click.argument("more", metavar="[DOCUMENT]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--source",
    "sources",
    metavar="DOCUMENT",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A document, or a folder of them; may be given several times.",
)
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["jsonl", "csv", "parquet"]),
    default="jsonl",
    show_default=True,
    help="JSON Lines, or the tables of what was found as CSV or Parquet in a folder.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File, or folder for tables.")
@click.option("--issuer", help="Name of the body that issued the documents, where you know it.")
@click.option("--encoding", help="Encoding of RECORDS; UTF-8 is expected otherwise.")
def command(  # noqa: PLR0913  one argument an option
    *,
    records: Path,
    more: tuple[Path, ...],
    sources: tuple[Path, ...],
    file_format: str,
    output: Path | None,
    issuer: str | None,
    encoding: str | None,
) -> int:
    """Find each recommendation of RECORDS in its source DOCUMENT, or refuse it.

    RECORDS is JSON Lines, JSON, CSV, XLSX or ODS, langextract's JSONL, or the raw output of a
    language model. Prints one JSON object for each, with its place and `alignment`: exact,
    tolerant or fuzzy; refused ones have no place: ambiguous, misattributed, paraphrase, not-found.
    A summary goes to stderr. Exit code 1 when any was refused.

    \b
    Examples:
      policyrecs ground answer.md --source report.pdf
      policyrecs ground extracted.jsonl --source texts/ -o grounded.jsonl
      policyrecs ground comments.xlsx --format csv -o tables/
    """  # noqa: D301  \b is click's mark for lines to keep
    from policyrecs import export, pipeline
    from policyrecs.grounding import ground, read_records

    if file_format != "jsonl" and output is None:
        message = f"--format {file_format} needs -o FOLDER"
        raise click.UsageError(message)
    keep_apart((records, *sources, *more), output)
    given = read_records(records, encoding=encoding)
    documents = list(_documents((*sources, *more)))
    if not documents and not any(each.full_text for each in given):
        message = "no source: name one with --source, or bring a FullText column"
        raise click.UsageError(message)
    grounding = ground(given, documents, issuer=issuer)
    if file_format != "jsonl" and output is not None:
        export.write_tables(pipeline.merge(grounding.assemblies), output, file_format)
    elif output is not None:
        export.write_lines(_lines(grounding), output)
    else:
        for line in _lines(grounding):
            click.echo(line)
    _summarise(grounding, records)
    return 1 if grounding.refused else 0


def _documents(paths: "Sequence[Path]") -> "Iterator[Document]":
    """The documents at `paths`; of a folder, the files that there is a reader for."""
    from policyrecs.errors import InputError
    from policyrecs.readers.isolated import read_path_isolated
    from policyrecs.vocabulary import Reason

    for path in paths:
        if not path.is_dir():
            yield read_path_isolated(path)
            continue
        for each in sorted(path.iterdir()):
            if not each.is_file():
                continue
            try:
                yield read_path_isolated(each)
            except InputError as error:
                if error.reason is not Reason.UNKNOWN_TYPE:
                    raise


def _lines(grounding: "Grounding") -> "Iterator[str]":
    from policyrecs.rows import json_line

    for line in grounding.lines():
        yield json_line(line)


def _summarise(grounding: "Grounding", records: Path) -> None:
    """Print how many have each status, and why each refused one is refused, on stderr."""
    from policyrecs.cli.harmless import one_line
    from policyrecs.cli.screen import console, table

    for each in grounding.grounded:
        if not each.holds:
            words = "; ".join(each.notes) or " ".join(each.given.quote.split())[:100]
            line = f"refused: {each.verdict.status}: {records}: {each.given.where}: {words}"
            click.echo(one_line(line), err=True)
    screen = console()
    screen.stderr = True
    rows = [(status, count) for status, count in grounding.counts.items() if count]
    rows.append(("all", len(grounding.grounded)))
    screen.print(table(f"{records}", ("alignment", "records"), rows, numbers=("records",)))
