"""`policyrecs evaluate`: the score on labelled documents, and what a change gained and lost."""

import json
from pathlib import Path
from typing import Any

import click


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
    """
    from policyrecs import evaluation, pipeline

    gold = evaluation.load_labels(labels)
    predicted: dict[str, list[dict[str, Any]]] = {}
    for file in gold:
        assembly = pipeline.extract(documents / file)
        predicted[file] = list(pipeline.flat_rows(assembly, everything=not core))
    scores = evaluation.score(gold, predicted)
    click.echo(evaluation.table(scores))
    if details:
        for file, each in scores.items():
            for quote in each.missed:
                click.echo(f"missed  {file}: {' '.join(quote.split())[:160]}")
            for quote in each.wrong:
                click.echo(f"false   {file}: {' '.join(quote.split())[:160]}")
    if baseline:
        before = json.loads(baseline.read_text(encoding="utf-8"))
        for sign, pairs in zip("+-", evaluation.compare(before, predicted), strict=True):
            for file, quote in pairs:
                click.echo(f"{sign} {file}: {' '.join(quote.split())[:160]}")
    if save:
        save.write_text(json.dumps(predicted, ensure_ascii=False), encoding="utf-8")
    return 0
