"""`policyrecs build`: the sources and the curated layer to the release and the schema."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyrecs.evaluation import Score
    from policyrecs.pipeline import Build


@click.command("build")
@click.option(
    "--data",
    default="data",
    type=click.Path(path_type=Path),
    show_default=True,
    help="Folder of sources and curated.",
)
@click.option(
    "--release",
    type=click.Path(path_type=Path),
    help="Folder of the release.  [default: DATA/release]",
)
@click.option(
    "--schema",
    default="schema",
    type=click.Path(path_type=Path),
    show_default=True,
    help="Folder of the generated schema.",
)
def command(*, data: Path, release: Path | None, schema: Path) -> int:
    """Build the dataset and its schema, and say what came of each document.

    The release takes its folder's place whole, or the old one stays.

    \b
    Examples:
      policyrecs build
      policyrecs build --data data --release /tmp/release --schema /tmp/schema
    """  # noqa: D301  \b is click's mark for lines to keep
    from policyrecs import export, pipeline, schemas
    from policyrecs.cli.screen import console, table

    built = pipeline.build(data)
    export.write_release(built.dataset, release or data / "release", version=built.version)
    schemas.write(schema)
    screen = console()
    screen.print(
        table(
            "What the rules found by themselves, and what review made of it (core records)",
            ("document", "reviewed", "found", "missed", "false", "F1"),
            _figures(built),
            numbers=("reviewed", "found", "missed", "false", "F1"),
        )
    )
    return 0


def _figures(built: "Build") -> "Iterator[tuple[object, ...]]":
    """For each document, the rules' core records scored against the reviewed ones."""
    from policyrecs.evaluation import Score, score_document
    from policyrecs.pipeline import flat_rows

    total = Score()
    for document, assembly in built.extracted.items():
        labels = list(flat_rows(built.reviewed[document], everything=True))
        scored = score_document(labels, list(flat_rows(assembly)))
        total += scored
        yield _figure_row(document, scored)
    yield _figure_row("all", total)


def _figure_row(name: str, scored: "Score") -> tuple[object, ...]:
    return (
        name,
        scored.core,
        scored.found,
        scored.core - scored.found,
        scored.false,
        f"{scored.f1:.2f}" if scored.core else "",
    )
