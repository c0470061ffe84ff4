"""Finds a collection in whatever was built or extracted: a release, tables, or JSON Lines."""

import collections
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from policyrecs.errors import InputError, PolicyrecsError
from policyrecs.explorer.collection import Collection, collection_of
from policyrecs.export import read_release
from policyrecs.readers import read_path
from policyrecs.records import Action, Identifier, Offset, Span, StakeholderLink, Text
from policyrecs.tables import TABLES, from_csv, from_parquet
from policyrecs.tables.release_files import DESCRIPTOR
from policyrecs.vocabulary import (
    Evidence,
    Kind,
    Method,
    Modality,
    Polarity,
    Reason,
    Review,
    StakeholderGroup,
    Status,
)

_PARTS = {
    "actions": "actions",
    "recommendation_stakeholders": "stakeholders",
    "recommendation_citations": "citations",
    "topics": "topics",
    "rationale": "rationale",
    "repeats": "repeats",
}
"""Each long table, and the field of a recommendation that its rows make up."""


def read_collection(path: Path, *, sources: Path | None = None) -> Collection:
    """Read a collection from a release, a folder of tables, or the lines that `extract` wrote.

    Args:
        path: The folder or file.
        sources: Folder of the documents as supplied: where an extraction holds no texts, they are
            read from there, and used where every quote stands in them.

    Raises:
        InputError: There is nothing of the kind, or it cannot be read.
        ReleaseError: A table or release is damaged.
        RecordError: A record does not hold.
    """
    if (path / DESCRIPTOR).is_file():
        version = json.loads((path / DESCRIPTOR).read_bytes())["version"]
        return collection_of(read_release(path), version=version)
    rows = _table_rows(path) if path.is_dir() else _line_rows(path)
    texts = _texts(rows, sources) if sources else {}
    return Collection(
        name=f"Recommendations in {path.resolve().name}",
        documents=rows["documents"],
        recommendations=rows["recommendations"],
        stakeholders=rows["stakeholders"],
        citations=rows["citations"],
        texts=texts,
    )


_Rows = dict[str, list[dict[str, Any]]]
"""The rows of documents, recommendations, stakeholders and citations, by name."""


def _table_rows(folder: Path) -> _Rows:
    """The records of a folder of tables, parts put back into their recommendation."""
    tables = {name: _table(folder, name) for name in TABLES}
    parts: dict[str, dict[str, list[dict[str, Any]]]] = {
        field: collections.defaultdict(list) for field in _PARTS.values()
    }
    for name, field in _PARTS.items():
        for row in sorted(tables[name], key=lambda row: int(row["position"])):
            parts[field][row["recommendation_id"]].append(row)
    for row in tables["recommendations"]:
        row |= {field: rows[row["recommendation_id"]] for field, rows in parts.items()}
        row["cue"] = row["cue_quote"] and {"start": row["cue_start"], "end": row["cue_end"]}
    names = ("documents", "recommendations", "stakeholders", "citations")
    return {name: tables[name] for name in names}


def _table(folder: Path, name: str) -> list[dict[str, Any]]:
    """The rows of one table, whole or in parts, from Parquet where it is there, or CSV."""
    for ending, read in (("parquet", from_parquet), ("csv", from_csv)):
        files = sorted(folder.glob(f"{name}.{ending}")) or sorted(folder.glob(f"{name}/*.{ending}"))
        if files:
            parts = (read(TABLES[name], file.read_bytes()).to_pylist() for file in files)
            return list(itertools.chain.from_iterable(parts))
    words = f"holds neither a release nor tables: there is no {name}.parquet or {name}.csv"
    raise InputError(Reason.MISSING_FILE, str(folder), words)


class _Party(StakeholderLink):
    """A part that a stakeholder takes, as a line of an extraction names it."""

    name: Text
    group: StakeholderGroup = StakeholderGroup.OTHER


class _Note(BaseModel):
    """A citation of a line: the marker, and the words of the note."""

    model_config = ConfigDict(strict=True)

    citation_id: Identifier
    marker: Text
    start: Offset
    end: Offset
    quote: Text


class _Line(BaseModel):
    """A line of an extraction, as far as it is shown."""

    model_config = ConfigDict(strict=True, extra="ignore")

    document: Text
    document_id: Identifier
    recommendation_id: Identifier
    quote: Text
    start: Offset
    end: Offset
    prefix: str
    suffix: str
    kind: Kind
    status: Status
    polarity: Polarity
    modality: Modality
    section: list[Text]
    page: int | None
    label: str | None
    parent_id: str | None
    actions: list[Action]
    action_category: int | None
    topics: list[str]
    deadline: str | None
    evidence: Evidence
    cue: Span | None
    rationale: list[Span]
    repeats: list[Span]
    stakeholders: list[_Party]
    citation_links: list[_Note] = []
    confidence: float
    method: Method
    review: Review


def _line_rows(path: Path) -> _Rows:
    """The records of a file of JSON Lines, as `extract` writes them."""
    documents: dict[str, dict[str, Any]] = {}
    stakeholders: dict[str, dict[str, Any]] = {}
    citations: dict[str, dict[str, Any]] = {}
    recommendations: dict[str, dict[str, Any]] = {}
    for line in _lines(path):
        row = line.model_dump(mode="json")
        key = line.document_id
        documents.setdefault(key, {"document_id": key, "file": line.document})
        for party in row["stakeholders"]:
            stakeholders.setdefault(party["stakeholder_id"], party)
        for note in row["citation_links"]:
            citations.setdefault(note["citation_id"], note | {"document_id": key})
        row["citations"] = row.pop("citation_links")
        row["topics"] = [{"topic": topic} for topic in line.topics]
        recommendations.setdefault(line.recommendation_id, row)
    return {
        "documents": list(documents.values()),
        "recommendations": list(recommendations.values()),
        "stakeholders": list(stakeholders.values()),
        "citations": list(citations.values()),
    }


def _lines(path: Path) -> Iterator[_Line]:
    """Each line of the file, validated."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(Reason.MISSING_FILE, str(path), "no such file or folder") from error
    except OSError as error:
        words = error.strerror or str(error)
        raise InputError(Reason.UNREADABLE_FILE, str(path), words) from error
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _Line.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            field = ".".join(str(step) for step in first["loc"]) or "-"
            words = f"line {number} is no line of an extraction: {field}: {first['msg']}"
            raise InputError(Reason.DAMAGED_FILE, str(path), words) from error


def _texts(rows: Mapping[str, Iterable[Mapping[str, Any]]], sources: Path) -> dict[str, str]:
    """The texts of the documents that can be read again and hold every quote at its place."""
    texts = {}
    for document in rows["documents"]:
        try:
            text = read_path(sources / document["file"], document_id=document["document_id"]).text
        except PolicyrecsError:
            continue  # its records are shown with the words next to them, as without sources
        texts[document["document_id"]] = text
    for row in rows["recommendations"]:
        text = texts.get(row["document_id"], "")
        if text and text[row["start"] : row["end"]] != row["quote"]:
            del texts[row["document_id"]]
    return texts
