"""`policyrecs export`: a release in other formats."""

from pathlib import Path

import click

FORMATS = ("csv", "parquet", "jsonl", "huggingface", "sqlite", "xlsx", "csl-json", "bibtex")


@click.command("export")
@click.argument("release", required=False, type=click.Path(path_type=Path))
@click.option("--format", "file_format", type=click.Choice(FORMATS), required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder for csv, parquet, jsonl and huggingface; file for the others.",
)
def command(*, release: Path | None, file_format: str, output: Path) -> int:
    """Write a RELEASE (the shipped one when none is named) in another format.

    \b
    Examples:
      policyrecs export --format sqlite -o policyrecs.sqlite
      policyrecs export --format xlsx -o policyrecs.xlsx
      policyrecs export --format bibtex -o works.bib
      policyrecs export --format huggingface -o folder/
    """  # noqa: D301  \b is click's mark for lines to keep
    from policyrecs.export import WRITERS, read_release
    from policyrecs.shipped import release_folder

    WRITERS[file_format](read_release(release or release_folder()), output)
    return 0
