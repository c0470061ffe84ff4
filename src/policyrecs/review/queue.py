"""What to look at, the least certain first, each with the question to answer."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from policyrecs.errors import PolicyrecsError
from policyrecs.export.files import write_file
from policyrecs.holdings import Holding, Row
from policyrecs.readers import read_path
from policyrecs.review.columns import CHOICES, COLUMNS, FILLED, READ, WIDTHS
from policyrecs.sheets import LONGEST_CELL, csv_bytes, xlsx_bytes
from policyrecs.vocabulary import Basis, Kind, Review, Role, Status

_CONTEXT = 400
"""Code points shown before and after the words."""

_DOUBTFUL = 0.7
"""Confidence below which the first question is whether it is a recommendation at all."""


def queue_rows(
    holding: Holding, *, sources: Path | None = None, unreviewed: bool = False
) -> list[dict[str, str]]:
    """Return the rows of a queue: what nobody has seen first, then the least certain.

    Args:
        holding: A release or extraction.
        sources: Folder of the documents, for the words around each quote where the holding has no
            texts.
        unreviewed: Whether to leave out what a person has seen.
    """
    texts = dict(holding.texts)
    if sources is not None:
        texts |= _texts(holding.rows["recommendations"], sources)
    rows = [
        row
        for row in holding.rows["recommendations"]
        if not unreviewed or row["review"] == Review.UNREVIEWED
    ]
    rows.sort(key=_urgency)
    return [_queued(row, texts.get(row["document_id"])) for row in rows]


def write_queue(rows: Iterable[Mapping[str, str]], path: Path) -> None:
    """Write a queue as CSV, or as a workbook where the file's ending is .xlsx.

    Raises:
        OutputError: The file cannot be written.
    """
    cells = [[row.get(name, "") for name in COLUMNS] for row in rows]
    if path.suffix.lower() == ".xlsx":
        data = xlsx_bytes(COLUMNS, cells, widths=WIDTHS, choices=CHOICES, notes=FILLED)
    else:
        data = csv_bytes(COLUMNS, cells)
    write_file(path, (data,))


def _texts(rows: Iterable[Row], sources: Path) -> dict[str, str]:
    """The text of each document that is at hand and holds the words where they should be."""
    texts: dict[str, str] = {}
    seen: set[str] = set()
    for row in rows:
        key, name = row["document_id"], row["document"]
        if key in seen or Path(name).name != name:
            continue
        seen.add(key)
        try:
            text = read_path(sources / name, document_id=key).text
        except PolicyrecsError:
            continue  # its rows are shown with the few words that they bring along
        if text[row["start"] : row["end"]] == row["quote"]:
            texts[key] = text
    return texts


def _urgency(row: Row) -> tuple[bool, float, str, int]:
    """Sort key: unseen before seen, doubtful before certain, then by place."""
    seen = row["review"] != Review.UNREVIEWED
    return seen, row["confidence"], row["document_id"], row["start"]


def _queued(row: Row, text: str | None) -> dict[str, str]:
    """A row of the queue."""
    before, after = row["prefix"], row["suffix"]
    if text is not None:
        before = text[max(0, row["start"] - _CONTEXT) : row["start"]]
        after = text[row["end"] : row["end"] + _CONTEXT]
    cells = {name: _cell(row.get(name)) for name in READ}
    return cells | {
        "question": question(row),
        "quote": row["quote"][:LONGEST_CELL],
        "before": before,
        "after": after,
        "evidence": _evidence(row),
        "confidence": f"{row['confidence']:.3f}",
        "review": row["review"],
        "reviewed_by": row.get("reviewer") or "",
        "section": " > ".join(row["section"]),
        "document": row["document_id"],
        "start": str(row["start"]),
        "recommendation_id": row["recommendation_id"],
    }


def _cell(value: Any) -> str:  # noqa: ANN401  any value of a row
    """A value as the text of a cell."""
    if isinstance(value, list):
        return "; ".join(str(each) for each in value)
    return "" if value is None else str(value)


def _evidence(row: Row) -> str:
    """What the reading rests on, in words."""
    cue = f", by “{row['cue']['quote']}”" if row["cue"] else ""
    acts = ", ".join(f"{act['verb']} ({act['polarity']})" for act in row["actions"])
    label = f"; item {row['label']}" if row["label"] else ""
    return f"{row['evidence']}{cue}{f'; acts: {acts}' if acts else ''}{label}"


def question(row: Row) -> str:
    """Return the question that a row raises most, in plain words."""
    addressees = " and ".join(row["addressees"]) or "nobody"
    issuers = " and ".join(row["issuers"]) or "nobody"
    bases = {link["basis"] for link in row["stakeholders"] if link["role"] == Role.ADDRESSEE}
    if row["confidence"] < _DOUBTFUL:
        return "Does the passage call on somebody to do or leave something? If not: reject."
    if row["status"] == Status.OPTIONAL:
        return "Is it a call with an act of its own (core), or too weak to count (optional)?"
    if not bases:
        return "Who is called upon here? We found nobody."
    if bases <= {Basis.IMPLIED}:
        return f"Is it {addressees} that is called upon? No words in the passage say so."
    if row["kind"] in {Kind.REPORTED, Kind.QUOTED}:
        return f"Is it {issuers} that recommends this, to {addressees}?"
    return f"Does {issuers} call on {addressees} here, and are words and direction right?"
