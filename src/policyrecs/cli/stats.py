"""`policyrecs stats`: who is asked to do what, in figures."""

from collections import Counter
from pathlib import Path
from textwrap import shorten
from typing import Any, TypeVar

import click

_Key = TypeVar("_Key", str, tuple[str, str])
"""A name, or a group and a name."""

_MOST_PROPOSALS = 10
"""Proposals that are listed."""

_LONGEST_LABEL = 70
"""Characters of a proposal's words that are shown."""


@click.command("stats")
@click.argument("release", required=False, type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Count optional and solicited records too.")
def command(*, release: Path | None, everything: bool) -> int:
    """Count the recommendations of a RELEASE: the shipped one when none is named.

    \b
    Examples:
      policyrecs stats
      policyrecs stats --all | less
    """  # noqa: D301  \b is click's mark for lines to keep
    from policyrecs.cli.harmless import one_line
    from policyrecs.cli.screen import console, table
    from policyrecs.export import read_release
    from policyrecs.shipped import release_folder
    from policyrecs.tables import to_tables
    from policyrecs.vocabulary import Role, Status

    dataset = read_release(release or release_folder())
    stakeholders = {each.stakeholder_id: each for each in dataset.stakeholders}
    counted = [each for each in dataset.recommendations if everything or each.status is Status.CORE]
    addressed: Counter[tuple[str, str]] = Counter()
    issued: Counter[str] = Counter()
    for record in counted:
        parts = {(link.role, link.stakeholder_id) for link in record.stakeholders}
        for role, key in parts:
            if role is Role.ADDRESSEE:
                addressed[stakeholders[key].group, stakeholders[key].name] += 1
            elif role is Role.ISSUER:
                issued[stakeholders[key].name] += 1
    by_document = Counter(
        (record.document_id, str(record.kind), str(record.polarity)) for record in counted
    )
    screen = console()
    kept = len(dataset.recommendations) - len(counted)
    screen.print(
        f"{len(counted)} recommendations in {len(dataset.documents)} documents"
        + (f" ({kept} optional ones not counted)" if kept else "")
    )
    screen.print(
        table(
            "Who is called upon",
            ("group", "stakeholder", "recommendations"),
            [(*names, count) for names, count in _by_count(addressed)],
            numbers=("recommendations",),
        )
    )
    screen.print(
        table(
            "Who recommends",
            ("issuer", "recommendations"),
            [(name, count) for name, count in _by_count(issued)],
            numbers=("recommendations",),
        )
    )
    screen.print(
        table(
            "Where it stands",
            ("document", "kind", "direction", "recommendations"),
            [(*names, count) for names, count in sorted(by_document.items())],
            numbers=("recommendations",),
        )
    )
    proposals = to_tables(dataset)["proposals"].to_pylist()
    screen.print(
        table(
            "What several recommendations ask for",
            ("act, as one puts it", "for", "against", "documents", "first dated"),
            [
                (
                    shorten(one_line(each["label"]), _LONGEST_LABEL, placeholder="…"),
                    each["recommendations_for"],
                    each["recommendations_against"],
                    each["documents"],
                    each["first_issued"],
                )
                for each in sorted(proposals, key=_most_shared)[:_MOST_PROPOSALS]
            ],
            numbers=("for", "against", "documents"),
        )
    )
    disputed = sum(each["disagreement"] for each in proposals)
    screen.print(f"{len(proposals)} proposals, {disputed} with some for and some against")
    return 0


def _most_shared(proposal: dict[str, Any]) -> tuple[int, int, str]:
    """Sort key: what most documents ask for comes first, then what most recommendations do."""
    members = proposal["recommendations_for"] + proposal["recommendations_against"]
    return -proposal["documents"], -members, proposal["proposal_id"]


def _by_count(counts: "Counter[_Key]") -> list[tuple[_Key, int]]:
    """The largest count first, ties in the order of their names."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
