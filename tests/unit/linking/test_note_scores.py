"""How well notes are parsed, by field, on the labelled notes beside this file.

`notes-development.jsonl` was in view while the parser was written; `notes-held-out.jsonl` was
labelled before it and only ever scored. Each line has the note and the works it names; a field that
is not listed is one that the note does not state, except `type`, which is scored only where it is
listed. Run this file to print the table.
"""

import collections
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from policyrecs.linking.citations.split import works
from policyrecs.linking.citations.text import note_text
from policyrecs.linking.citations.works import Work
from policyrecs.vocabulary import DatePrecision, LinkState

FIELDS = (
    "authors",
    "title",
    "container_title",
    "publisher",
    "issued",
    "url",
    "doi",
    "type",
    "signal",
    "short_form",
    "link_state",
)

FLOORS = {
    "notes-development.jsonl": dict.fromkeys(FIELDS, 0.98),
    "notes-held-out.jsonl": dict.fromkeys(FIELDS, 0.9)
    | {"publisher": 0.72, "container_title": 0.8, "type": 0.8, "signal": 0.85},
}
"""Lowest precision and recall that a change may leave, by set and field."""

DATE_LENGTH = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}
"""Characters of an ISO date that are stated at each precision."""

Score = tuple[float, float]
"""Precision and recall."""


def fields(work: Work) -> dict[str, Any]:
    """The fields of `work` as the labels write them."""
    issued = work.issued
    return {
        "authors": list(work.authors) or None,
        "title": work.title,
        "container_title": work.container,
        "publisher": work.publisher,
        "issued": issued and issued.date.isoformat()[: DATE_LENGTH[issued.precision]],
        "url": work.url,
        "doi": work.doi,
        "type": work.type,
        "signal": work.signal,
        "short_form": work.short or None,
        "link_state": None if work.link_state is LinkState.NONE else str(work.link_state),
    }


def scores(path: Path) -> tuple[dict[str, Score], float]:
    """Precision and recall of each field, and the share of notes that are right throughout."""
    right: collections.Counter[str] = collections.Counter()
    given: collections.Counter[str] = collections.Counter()
    wanted: collections.Counter[str] = collections.Counter()
    faultless = 0
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        note = json.loads(line)
        text = note["text"]
        found = [fields(work) for _, work in works(note_text(text, 0, len(text)))]
        labels = note["works"]
        faultless += len(found) == len(labels) and all(
            work[field] == label.get(field) or (field == "type" and field not in label)
            for work, label in zip(found, labels, strict=True)
            for field in FIELDS
        )
        for index in range(max(len(found), len(labels))):
            work = found[index] if index < len(found) else {}
            label = labels[index] if index < len(labels) else {}
            for field in FIELDS:
                value, target = work.get(field), label.get(field)
                if field == "type" and target is None:
                    continue
                right[field] += value == target and value is not None
                given[field] += value is not None
                wanted[field] += target is not None
    by_field = {
        field: (right[field] / (given[field] or 1), right[field] / (wanted[field] or 1))
        for field in FIELDS
    }
    return by_field, faultless / len(lines)


@pytest.mark.parametrize("name", FLOORS)
def test_no_field_falls_below_its_floor(name: str) -> None:
    """A rule for one style that breaks another."""
    by_field, _ = scores(Path(__file__).with_name(name))
    fallen = {field: score for field, score in by_field.items() if min(score) < FLOORS[name][field]}
    assert {} == fallen


def test_there_are_enough_notes() -> None:
    """A floor that holds because the hard notes were taken out."""
    counts = [
        len(Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines())
        for name in FLOORS
    ]
    assert counts >= [81, 50]


def main() -> None:
    """Print the table of every labelled set, or of the files named on the command line."""
    paths = [Path(name) for name in sys.argv[1:]]
    for path in paths or [Path(__file__).with_name(name) for name in FLOORS]:
        by_field, faultless = scores(path)
        sys.stdout.write(f"{path.name}: {faultless:.0%} of notes right throughout\n")
        for field, (precision, recall) in by_field.items():
            sys.stdout.write(f"  {field:16} precision {precision:.3f}  recall {recall:.3f}\n")


if __name__ == "__main__":
    main()
