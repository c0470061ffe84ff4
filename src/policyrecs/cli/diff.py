"""`policyrecs diff`: what changed between two releases or extractions."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from policyrecs.comparison import Change, Comparison

_SIGNS = {"added": "+", "removed": "-", "changed": "~", "moved": ">"}
"""The mark before each sort of change."""

_LONGEST = 100
"""Characters of a value that are shown."""


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "changelog"]),
    default="text",
    show_default=True,
    help="Lines to read, one JSON object, or an entry for a changelog.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 though there are differences.")
def command(*, old: Path, new: Path, output_format: str, exit_zero: bool) -> int:
    """Say what changed from OLD to NEW: releases, folders of tables, or files of JSON lines.

    Records were added (+), removed (-), changed (~) or moved (>). Says which step of the data's
    version the changes deserve, and why. Exit code 0 when nothing changed, 1 when something did.

    \b
    Examples:
      policyrecs diff v1.0.0/ data/release
      policyrecs diff before.jsonl after.jsonl --format json
      policyrecs diff v1.0.0/ data/release --format changelog --exit-zero
    """  # noqa: D301  \b is click's mark for lines to keep
    from policyrecs.cli.harmless import harmless
    from policyrecs.comparison import as_json, compare
    from policyrecs.holdings import read_holding

    comparison = compare(read_holding(old), read_holding(new))
    if output_format == "json":
        click.echo(as_json(comparison))
    else:
        told = _text(comparison) if output_format == "text" else _changelog(comparison)
        for line in told:
            click.echo(harmless(line))
    return 0 if comparison.same or exit_zero else 1


def _text(comparison: "Comparison") -> Iterator[str]:
    """Lines to read: what changed, then how much, then the step."""
    for words in comparison.schema:
        yield f"! {words}"
    for change in comparison.changes:
        yield f"{_SIGNS[change.what]} {change.sort} {change.key}: {_plain(change.label)}"
        for name, (before, after) in change.fields.items():
            yield f"    {name}: {_shown(before)} -> {_shown(after)}"
    for sort, (before, after) in comparison.counts.items():
        numbers = ", ".join(f"{comparison.number(sort, what)} {what}" for what in _SIGNS)
        yield f"{sort}: {before} -> {after} ({numbers})"
    yield f"step: {comparison.step} ({comparison.reason})" + (
        f"; {comparison.old} -> {comparison.deserved}" if comparison.deserved else ""
    )


def _changelog(comparison: "Comparison") -> Iterator[str]:
    """An entry for a changelog, in Markdown."""
    yield f"## {comparison.deserved or comparison.new or 'Unreleased'}"
    yield ""
    yield f"A {comparison.step} step: {comparison.reason}."
    for what in _SIGNS:
        changes = [each for each in comparison.changes if each.what == what]
        if not changes:
            continue
        yield ""
        yield f"### {what.capitalize()}"
        yield ""
        for change in changes:
            yield f"- {_singular(change)} `{change.key}`: {_plain(change.label)}{_fields(change)}"


def _singular(change: "Change") -> str:
    return change.sort.removesuffix("s")


def _fields(change: "Change") -> str:
    """The names of the fields that changed."""
    return f" ({', '.join(change.fields)})" if change.fields else ""


def _shown(value: object) -> str:
    """A value as one short line of JSON."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return _plain(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}...")


def _plain(text: str) -> str:
    """Text from documents, made harmless for a terminal."""
    return "".join(each if each.isprintable() else " " for each in text)
