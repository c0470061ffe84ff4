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
    """Show the recommendation ID in its source, with its notes beside it.

    \b
    Examples:
      policyrecs show rec-5724baba5cc5
      policyrecs show rec-5724baba5cc5 --release data/release
    """  # noqa: D301  \b is click's mark for lines to keep
    from rich.table import Table
    from rich.text import Text

    from policyrecs.cli.harmless import harmless
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
    parts = ((before, "dim"), (record.quote, "bold reverse"), (after, "dim"))
    screen.print(Text.assemble(*((harmless(words), style) for words, style in parts)))
    screen.print()
    facts = Table.grid(padding=(0, 2))
    facts.add_column(justify="right", style="bold", no_wrap=True)
    facts.add_column()
    for name, value in _facts(record, dataset):
        facts.add_row(Text(name), Text(harmless(value)))
    screen.print(facts)
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
    yield from _proposal(record, dataset)
    yield "review", record.review + (f": {record.review_reason}" if record.review_reason else "")


def _proposal(record: "Recommendation", dataset: "Dataset") -> "Iterator[tuple[str, str]]":
    """Who else asks for the same act, or speaks against it."""
    key = record.recommendation_id
    records = {each.recommendation_id: each for each in dataset.recommendations}
    names = {each.stakeholder_id: each.name for each in dataset.stakeholders}
    for proposal in dataset.proposals:
        members = {each.recommendation_id: each for each in proposal.members}
        if key not in members:
            continue
        documents = {records[each].document_id for each in members}
        yield (
            "proposal",
            (
                f"{proposal.proposal_id}, {members[key].stance}; {len(members)} recommendations in "
                f"{len(documents)} document{'s' if len(documents) > 1 else ''}"
            ),
        )
        for other, member in members.items():
            if other != key:
                links = records[other].stakeholders
                issuers = dict.fromkeys(
                    names[link.stakeholder_id] for link in links if link.role == "issuer"
                )
                who = ", ".join(issuers) or "nobody named"
                agrees = member.stance is members[key].stance
                yield (
                    "agrees" if agrees else "disagrees",
                    f"{who}: {other} ({records[other].document_id})",
                )
