"""`policyrecs show`: a record in its context."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyrecs.dataset import Dataset
    from policyrecs.records import Recommendation

CONTEXT = 300
"""Code points shown before and after the quote."""


@click.command("show")
@click.argument("record_id", metavar="ID")
@click.option(
    "--release",
    type=click.Path(path_type=Path),
    help="Folder of a release; the shipped one otherwise.",
)
def command(*, record_id: str, release: Path | None) -> int:
    """Show the recommendation ID in its source, with its notes beside it."""
    from rich.text import Text

    from policyrecs.cli.screen import console
    from policyrecs.errors import InputError
    from policyrecs.export import read_release
    from policyrecs.shipped import release_folder
    from policyrecs.vocabulary import Reason

    dataset = read_release(release or release_folder())
    found = [each for each in dataset.recommendations if each.recommendation_id == record_id]
    if not found:
        raise InputError(Reason.UNKNOWN_ID, record_id, "no recommendation bears this id")
    screen = console()
    record = found[0]
    text = dataset.texts[record.document_id]
    before = text[max(0, record.start - CONTEXT) : record.start]
    after = text[record.end : record.end + CONTEXT]
    screen.print(Text.assemble((before, "dim"), (record.quote, "bold reverse"), (after, "dim")))
    screen.print()
    for name, value in _facts(record, dataset):
        screen.print(Text.assemble((f"{name:>14}  ", "bold"), value))
    return 0


def _facts(record: "Recommendation", dataset: "Dataset") -> "Iterator[tuple[str, str]]":
    """What is known of the record, as (name, words) pairs in reading order."""
    document = next(each for each in dataset.documents if each.document_id == record.document_id)
    stakeholders = {each.stakeholder_id: each for each in dataset.stakeholders}
    citations = {each.citation_id: each for each in dataset.citations}
    yield "document", f"{document.title or document.file} ({document.document_id})"
    yield (
        "place",
        f"code points {record.start} to {record.end}"
        + (f", page {record.page}" if record.page else ""),
    )
    if record.section:
        yield "section", " > ".join(record.section)
    yield "kind", f"{record.kind}, {record.status}, {record.polarity}, {record.modality}"
    for link in record.stakeholders:
        yield link.role, f"{stakeholders[link.stakeholder_id].name} ({link.basis})"
    for action in record.actions:
        yield "action", f"{action.verb} ({action.polarity}): {action.quote}"
    if record.topics:
        yield "topics", ", ".join(each.topic for each in record.topics)
    for cited in record.citations:
        yield f"note {cited.marker}", citations[cited.citation_id].quote
    yield "review", record.review + (f": {record.review_reason}" if record.review_reason else "")
