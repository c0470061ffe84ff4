"""Records as JSON Lines: one record with all its parts on each line."""

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from policyrecs.dataset import Dataset
from policyrecs.errors import RecordError
from policyrecs.issues import Issue
from policyrecs.records import Citation, Proposal, Recommendation, SourceDocument, Stakeholder
from policyrecs.vocabulary import Reason

RECORDS: Mapping[str, type[Any]] = {
    "documents": SourceDocument,
    "recommendations": Recommendation,
    "stakeholders": Stakeholder,
    "citations": Citation,
    "issues": Issue,
    "proposals": Proposal,
}
"""Each JSON Lines file, by name without ending, and the record that its lines hold."""

_LINE_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""Characters that JSON lets stand and some readers of lines break at."""


def to_json_lines(dataset: Dataset) -> dict[str, bytes]:
    """Return each sequence of records as the bytes of a JSON Lines file, by name."""
    return {
        name: "".join(f"{line}\n" for line in map(json_line, getattr(dataset, name))).encode()
        for name in RECORDS
    }


def json_line(record: BaseModel | Issue) -> str:
    """Return a record as one line of JSON, its keys sorted."""
    plain = (
        record.model_dump(mode="json")
        if isinstance(record, BaseModel)
        else dataclasses.asdict(record)
    )
    return json.dumps(plain, ensure_ascii=False, sort_keys=True).translate(_LINE_BREAKS)


def from_json_lines(files: Mapping[str, bytes], texts: Mapping[str, str]) -> Dataset:
    """Return the dataset that `to_json_lines` wrote.

    Raises:
        RecordError: A line is no valid record, or the records do not hold together.
    """
    records = {name: tuple(_read(name, files[name])) for name in RECORDS}
    return Dataset(
        documents=records["documents"],
        recommendations=records["recommendations"],
        stakeholders=records["stakeholders"],
        citations=records["citations"],
        issues=records["issues"],
        proposals=records["proposals"],
        texts=texts,
    )


def _read(name: str, data: bytes) -> Iterator[Any]:
    validate = TypeAdapter(RECORDS[name]).validate_json
    for number, line in enumerate(_lines(data), start=1):
        try:
            yield validate(line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            field = ".".join(str(step) for step in first["loc"]) or "-"
            subject = f"{name}.jsonl line {number} {field}"
            raise RecordError(Reason.INVALID_RECORD, subject, first["msg"]) from error


def _lines(data: bytes) -> Iterable[bytes]:
    return data.removesuffix(b"\n").split(b"\n") if data else ()
