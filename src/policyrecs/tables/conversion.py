"""Records to Arrow and back; both ways every row is checked against the definition of its table.

Arrow's own conversion drops unknown keys and takes nulls where a column allows none, both without
a word, so rows are checked here before Arrow sees them.
"""

import collections
import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NoReturn, TypeVar

import pyarrow as pa
import pyarrow.compute as pc
from pydantic import BaseModel, TypeAdapter, ValidationError

from policyrecs.dataset import Dataset
from policyrecs.errors import RecordError
from policyrecs.issues import Issue
from policyrecs.records import (
    Citation,
    Proposal,
    ProposalMember,
    Recommendation,
    SourceDocument,
    Stakeholder,
)
from policyrecs.tables.definitions import TABLES, Table
from policyrecs.tables.proposal_rows import backings_of, member_rows, proposal_row
from policyrecs.vocabulary import Reason, Role

Row = dict[str, Any]
"""A row: column name to value."""

_BATCH = 200
"""Rows that are held as Python objects at a time; the garbage collector is slow with many more."""

_Record = TypeVar("_Record")

_PARTS = {
    "actions": "actions",
    "recommendation_stakeholders": "stakeholders",
    "recommendation_citations": "citations",
    "topics": "topics",
    "rationale": "rationale",
    "repeats": "repeats",
}
"""Each long table, and the field of `Recommendation` that its rows come from."""


def to_tables(dataset: Dataset) -> dict[str, pa.Table]:
    """Return the dataset as Arrow tables, by name, in the order of `TABLES`.

    Raises:
        RecordError: A row does not fit the definition of its table.
    """
    return {name: arrow_table(TABLES[name], rows) for name, rows in to_rows(dataset).items()}


def to_rows(dataset: Dataset) -> dict[str, Iterator[Row]]:
    """Return the rows of each table, by name, in the order of `TABLES`; they are made as asked."""
    rows = {
        "documents": _plain_rows(TABLES["documents"], dataset.documents),
        "stakeholders": _plain_rows(TABLES["stakeholders"], dataset.stakeholders),
        "citations": _plain_rows(TABLES["citations"], dataset.citations),
        "issues": _issue_rows(dataset.issues),
        "recommendations": _recommendation_rows(dataset),
        "proposals": _proposal_rows(dataset),
        "proposal_members": (row for each in dataset.proposals for row in member_rows(each)),
    }
    rows |= {name: _part_rows(TABLES[name], dataset) for name in _PARTS}
    return {name: rows[name] for name in TABLES}


def from_tables(tables: Mapping[str, pa.Table], texts: Mapping[str, str]) -> Dataset:
    """Return the dataset that `to_tables` made the tables from.

    Args:
        tables: Every table of `TABLES`, by name.
        texts: The text of each document, by document id.

    Raises:
        RecordError: A table does not fit its definition, a record does not hold, or a derived
            column says something else than the columns it is derived from.
    """
    dataset = Dataset(**read_records(tables), texts=texts)
    for name, table in to_tables(dataset).items():
        if not table.equals(tables[name]):
            _refuse(name, "-", "order or derived columns", "disagree with the records")
    return dataset


def read_records(tables: Mapping[str, pa.Table]) -> dict[str, tuple[Any, ...]]:
    """Return the records that tables hold, by sort, each valid by itself.

    Whether they agree with each other and with their texts, only a `Dataset` says.

    Raises:
        RecordError: A table does not fit its definition, or a record does not hold.
    """
    for name, table in TABLES.items():
        check_table(table, tables.get(name))
    rows = {name: tables[name].to_pylist() for name in TABLES}
    return {
        "documents": _records(SourceDocument, rows["documents"]),
        "recommendations": _records(Recommendation, _nested_recommendations(rows)),
        "stakeholders": _records(Stakeholder, rows["stakeholders"]),
        "citations": _records(Citation, rows["citations"]),
        "issues": _records(Issue, map(_without_position, rows["issues"])),
        "proposals": _records(Proposal, _nested_proposals(rows)),
    }


def arrow_table(table: Table, rows: Iterable[Row]) -> pa.Table:
    """Return rows as the Arrow table that `table` defines.

    Raises:
        RecordError: A row lacks a column, has one too many, or has a value that is not allowed.
    """
    schema = table.arrow
    names = set(schema.names)
    fields = [(field.name, field.type) for field in schema]
    remaining = iter(rows)
    batches = []
    while batch := list(itertools.islice(remaining, _BATCH)):
        for row in batch:
            if row.keys() != names:
                _refuse(table.name, str(row.get(table.key[0])), "columns", f"are {sorted(row)}")
        columns = [pa.array([row[name] for row in batch], type=kind) for name, kind in fields]
        batches.append(pa.record_batch(columns, schema=schema))
    made = pa.Table.from_batches(batches, schema=schema).combine_chunks()
    check_table(table, made)
    return made


def check_table(table: Table, made: pa.Table | None) -> None:
    """Check an Arrow table against its definition, column by column.

    Raises:
        RecordError: It is absent, its columns are others, or a value is not allowed.
    """
    if made is None:
        _refuse(table.name, "-", "columns", "there is no such table")
    if not made.schema.equals(table.arrow):
        _refuse(table.name, "-", "columns", "are not those of the schema: names, order or types")
    for column in table.columns:
        values = made[column.name]
        if values.null_count and column.null is None:
            _refuse_first(table, made, column.name, pc.is_null(values), "is null")
        if column.type == "string":
            _refuse_first(table, made, column.name, pc.equal(values, ""), "is an empty text")
        if column.codes:
            known = pc.is_in(values, value_set=pa.array(column.codes, type=values.type))
            unknown = pc.and_(pc.invert(known), pc.is_valid(values))
            _refuse_first(table, made, column.name, unknown, "is an unknown code")


def _refuse_first(table: Table, made: pa.Table, column: str, wrong: Any, words: str) -> None:  # noqa: ANN401  pyarrow.compute is untyped
    """Refuse the first row for which `wrong` holds, if there is one."""
    row = pc.index(wrong, value=True).as_py()
    if row >= 0:
        record = " ".join(str(made[name][row]) for name in table.key)
        _refuse(table.name, record, column, f"{made[column][row]} {words}")


def _refuse(table: str, record: str, field: str, words: str) -> NoReturn:
    raise RecordError(Reason.INVALID_RECORD, f"{table} {record} {field}", words)


def _plain_rows(table: Table, records: Sequence[BaseModel]) -> Iterator[Row]:
    """A row for each record whose fields are the columns."""
    names = [column.name for column in table.columns]
    for record in records:
        yield {name: getattr(record, name) for name in names}


def _issue_rows(issues: Sequence[Issue]) -> Iterator[Row]:
    for document_id, group in itertools.groupby(issues, key=lambda issue: issue.document_id):
        for position, issue in enumerate(group, start=1):
            yield dataclasses.asdict(issue) | {"document_id": document_id, "position": position}


def _without_position(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "position"}


def _recommendation_rows(dataset: Dataset) -> Iterator[Row]:
    """The wide rows: a record's plain fields, with its parts gathered into lists."""
    stakeholders = {record.stakeholder_id: record for record in dataset.stakeholders}
    names = [
        column.name
        for column in TABLES["recommendations"].columns
        if column.name in Recommendation.model_fields and not column.derived
    ]
    for record in dataset.recommendations:
        parties: dict[Role, list[Stakeholder]] = collections.defaultdict(list)
        for link in record.stakeholders:
            parties[link.role].append(stakeholders[link.stakeholder_id])
        yield {
            **{name: getattr(record, name) for name in names},
            # An empty context is null, since a table has no empty text.
            "prefix": record.prefix or None,
            "suffix": record.suffix or None,
            "cue_quote": record.cue and record.cue.quote,
            "cue_start": record.cue and record.cue.start,
            "cue_end": record.cue and record.cue.end,
            "addressee_names": _unique(party.name for party in parties[Role.ADDRESSEE]),
            "addressee_groups": _unique(party.group for party in parties[Role.ADDRESSEE]),
            "issuer_names": _unique(party.name for party in parties[Role.ISSUER]),
            "speaker_names": _unique(party.name for party in parties[Role.SPEAKER]),
            "relay_names": _unique(party.name for party in parties[Role.RELAY]),
            "action_verbs": _unique(action.verb for action in record.actions),
            "topics": _unique(topic.topic for topic in record.topics),
            "citation_ids": _unique(link.citation_id for link in record.citations),
        }


def _proposal_rows(dataset: Dataset) -> Iterator[Row]:
    backings = backings_of(dataset)
    for proposal in dataset.proposals:
        yield proposal_row(proposal, backings)


def _unique(values: Iterable[str]) -> list[str]:
    """The values without repeats, in the order in which they first come."""
    return list(dict.fromkeys(values))


def _part_rows(table: Table, dataset: Dataset) -> Iterator[Row]:
    """A row for each part of each recommendation, in the record's own order."""
    field = _PARTS[table.name]
    names = [column.name for column in table.columns[2:] if not column.derived]
    stakeholders = {record.stakeholder_id: record for record in dataset.stakeholders}
    for record in dataset.recommendations:
        for position, part in enumerate(getattr(record, field), start=1):
            row = {"recommendation_id": record.recommendation_id, "position": position}
            row |= {name: getattr(part, name) for name in names}
            if field == "stakeholders":
                stakeholder = stakeholders[part.stakeholder_id]
                row["stakeholder_name"] = stakeholder.name
                row["stakeholder_group"] = stakeholder.group
            yield row


def _nested_recommendations(rows: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    """Recommendations as their record nests them, from the wide table and the long ones."""
    parts: dict[str, dict[str, list[Row]]] = {}
    for name in _PARTS:
        parts[name] = collections.defaultdict(list)
        left_out = {column.name for column in TABLES[name].columns if column.derived}
        left_out |= set(TABLES[name].key)
        for row in sorted(rows[name], key=lambda row: int(row["position"])):
            part = {column: value for column, value in row.items() if column not in left_out}
            parts[name][row["recommendation_id"]].append(part)
    derived = {column.name for column in TABLES["recommendations"].columns if column.derived}
    for row in rows["recommendations"]:
        record = {name: value for name, value in row.items() if name not in derived}
        cue = {name: record.pop(f"cue_{name}") for name in ("quote", "start", "end")}
        record["cue"] = cue if any(value is not None for value in cue.values()) else None
        record["prefix"] = record["prefix"] or ""
        record["suffix"] = record["suffix"] or ""
        for name, field in _PARTS.items():
            record[field] = parts[name][record["recommendation_id"]]
        yield record


def _nested_proposals(rows: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    """Proposals as their record nests them."""
    members: dict[str, list[Row]] = collections.defaultdict(list)
    for row in sorted(rows["proposal_members"], key=lambda row: int(row["position"])):
        members[row["proposal_id"]].append(
            {name: row[name] for name in ProposalMember.model_fields}
        )
    for row in rows["proposals"]:
        plain = {name: row[name] for name in Proposal.model_fields if name != "members"}
        yield plain | {"members": members[row["proposal_id"]]}


def _records(record: type[_Record], rows: Iterable[Row]) -> tuple[_Record, ...]:
    """Validate rows as records.

    Validation is lax: Arrow has checked the types, and codes and lists are to become what a
    record holds.
    """
    validate = TypeAdapter(record).validate_python
    made: list[_Record] = []
    for row in rows:
        try:
            made.append(validate(row, strict=False))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            field = ".".join(str(step) for step in first["loc"]) or record.__name__
            identity = next((row[name] for name in row if name.endswith("_id")), "-")
            document = row.get("document_id", "-")
            subject = f"{document} {identity} {field}"
            raise RecordError(Reason.INVALID_RECORD, subject, first["msg"]) from error
    return tuple(made)
