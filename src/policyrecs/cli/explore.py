"""`policyrecs explore`: a page on which recommendations can be looked at."""

from pathlib import Path

import click


@click.command("explore")
@click.argument("path", metavar="[PATH]", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("explorer.html"),
    show_default=True,
    help="The file to write.",
)
@click.option(
    "--sources",
    type=click.Path(path_type=Path),
    help="Folder of the documents, for an extraction: shows each record in its full text.",
)
@click.option("--title", help="What the page is headed.")
def command(*, path: Path | None, output: Path, sources: Path | None, title: str | None) -> int:
    """Write one HTML file on which the recommendations of PATH can be searched and read.

    PATH is a release, a folder of tables or a .jsonl file that `extract` wrote; the shipped release
    when none is named. The file needs no network: open it in any browser, or send it to somebody.

    \b
    Examples:
      policyrecs explore -o explorer.html
      policyrecs extract --all reports/*.pdf -o found.jsonl
      policyrecs explore found.jsonl --sources reports -o found.html
    """  # noqa: D301  \b is click's mark for lines to keep
    import dataclasses

    from policyrecs import explorer
    from policyrecs.shipped import release_folder

    collection = explorer.read_collection(path or release_folder(), sources=sources)
    if title:
        collection = dataclasses.replace(collection, name=title)
    explorer.write(collection, output)
    count = len(collection.recommendations)
    documents = len(collection.documents)
    click.echo(f"{output}: {count} recommendations of {documents} documents", err=True)
    return 0
