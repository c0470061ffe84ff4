"""`policyrecs evaluate`: the score on labelled documents, and what a change gained and lost."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyrecs.evaluation import Score


@click.command("evaluate")
@click.argument("labels", type=click.Path(path_type=Path))
@click.argument("documents", type=click.Path(path_type=Path))
@click.option("--core", is_flag=True, help="Score core predictions only, as `extract` prints them.")
@click.option("--details", is_flag=True, help="Print every missed and false record.")
@click.option("--save", type=click.Path(path_type=Path), help="Keep the predictions in this file.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    help="Predictions saved earlier: show gains and losses.",
)
def command(  # noqa: PLR0913  one argument an option
    *,
    labels: Path,
    documents: Path,
    core: bool,
    details: bool,
    save: Path | None,
    baseline: Path | None,
) -> int:
    """Score extraction on the documents in DOCUMENTS against LABELS.

    LABELS is a folder of JSON files, each with `file` and `records`; scoring is the codebook's.

    \b
    Examples:
      policyrecs evaluate gold/ documents/ --details
      policyrecs evaluate gold/ documents/ --save now.json --baseline before.json
    """  # noqa: D301  \b is click's mark for lines to keep
    from policyrecs import evaluation
    from policyrecs.cli.harmless import one_line

    gold = evaluation.load_labels(labels)
    predicted = {file: _predict(documents / file, everything=not core) for file in gold}
    scores = evaluation.score(gold, predicted)
    click.echo(evaluation.table(scores))
    if details:
        for line in _details(scores):
            click.echo(one_line(line))
    if baseline:
        before = json.loads(baseline.read_text(encoding="utf-8"))
        for sign, pairs in zip("+-", evaluation.compare(before, predicted), strict=True):
            for file, quote in pairs:
                click.echo(one_line(f"{sign} {file}: {_short(quote)}"))
    if save:
        save.write_text(json.dumps(predicted, ensure_ascii=False), encoding="utf-8")
    return 0


def _predict(path: Path, *, everything: bool) -> "list[dict[str, Any]]":
    """The rows of one document; a document that cannot be read has none, and is named."""
    from policyrecs import pipeline
    from policyrecs.cli.harmless import one_line
    from policyrecs.errors import InputError

    try:
        return list(pipeline.flat_rows(pipeline.extract(path), everything=everything))
    except InputError as error:
        click.echo(one_line(f"error: {error}"), err=True)
        return []


def _details(scores: "Mapping[str, Score]") -> "Iterator[str]":
    """A line for each record that was missed, and for each that is false."""
    for file, each in scores.items():
        yield from (f"missed  {file}: {_short(quote)}" for quote in each.missed)
        yield from (f"false   {file}: {_short(quote)}" for quote in each.wrong)


def _short(quote: str) -> str:
    return " ".join(quote.split())[:160]
