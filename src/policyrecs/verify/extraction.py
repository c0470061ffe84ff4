"""Proves what `extract` wrote: tables or JSON lines, against the sources where they are at hand."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from policyrecs import ids
from policyrecs.dataset import Dataset
from policyrecs.errors import InputError, PolicyrecsError
from policyrecs.holdings import lines_at, tables_at
from policyrecs.records import Recommendation, Topic
from policyrecs.tables import RECORDS, TABLES, read_records, to_tables
from policyrecs.tables.links import broken_links
from policyrecs.tables.release_files import CHECKSUMS, read_files
from policyrecs.verify.checks import (
    Check,
    Problem,
    Report,
    check_checksums,
    check_ids,
    check_spans,
    file_problem,
    problem_of,
    read_source,
    wrong_span,
)
from policyrecs.vocabulary import Method, Reason

_PARTY = frozenset({"stakeholder_id", "role", "basis", "surface", "start", "end"})
"""What a record keeps of a party in a line; the rest is there for the reader."""

_CITED = frozenset({"citation_id", "marker", "start", "end"})
"""What a record keeps of a citation in a line."""


def verify_tables(folder: Path, *, sources: Path | None = None) -> Report:
    """Check a folder of tables that `extract` wrote.

    Args:
        folder: The folder.
        sources: Folder of the documents as supplied, where they are at hand.

    Raises:
        InputError: A table is missing.
        ReleaseError: A list of checksums is damaged.
    """
    checks = []
    facts = {}
    if (folder / CHECKSUMS).is_file():
        files = read_files(folder)
        checks.append(check_checksums(files))
        facts[f"sha256 of {CHECKSUMS}"] = ids.content_hash(files[CHECKSUMS])
    sentence = "the tables fit the schema, and hold valid records"
    try:
        tables = tables_at(folder)
        records = read_records(tables)
    except PolicyrecsError as error:
        checks.append(Check(sentence, 0, "records", (problem_of(error),)))
        return Report(folder, tuple(checks), "tables", facts)
    counts = {name: len(records[name]) for name in RECORDS}
    rows = {name: tables[name].to_pylist() for name in TABLES}
    checks += [
        Check(sentence, sum(counts.values()), "records"),
        _check_links(rows),
        check_ids(rows["recommendations"]),
    ]
    if sources is not None:
        texts, problems = _texts(rows["documents"], sources)
        checks.append(_sources_check(rows["documents"], problems))
        kept = {name: _of_documents(rows, name, texts) for name in TABLES}
        checks.append(check_spans(kept, texts))
        if not problems:
            checks.append(_check_whole(tables, texts))
    return Report(folder, tuple(checks), "tables", facts, counts)


def verify_lines(path: Path, *, sources: Path | None = None) -> Report:
    """Check a file of JSON lines that `extract` wrote.

    Args:
        path: The file.
        sources: Folder of the documents as supplied, where they are at hand.
    """
    facts = {"sha256": _file_hash(path)}
    sentence = "every line is a valid row of an extraction"
    try:
        rows = list(lines_at(path))
    except PolicyrecsError as error:
        check = Check(sentence, 0, "lines", (problem_of(error),))
        return Report(path, (check,), "lines", facts)
    problems = [problem for row in rows for problem in _wrong_row(row)]
    checks = [
        Check(sentence, len(rows), "lines", tuple(problems)),
        _check_unique(rows),
        check_ids(rows),
    ]
    if sources is not None:
        named = dict.fromkeys((row["document_id"], row["document"]) for row in rows)
        documents = [{"document_id": key, "file": file} for key, file in named]
        texts, missing = _texts(documents, sources)
        checks += [_sources_check(documents, missing), _check_line_spans(rows, texts)]
    return Report(path, tuple(checks), "lines", facts, {"recommendations": len(rows)})


def _check_line_spans(rows: Sequence[Mapping[str, Any]], texts: Mapping[str, str]) -> Check:
    """Every span in a line, however deep, stands in its text."""
    spans = [
        (row, *span) for row in rows if row["document_id"] in texts for span in _spans(row, "")
    ]
    problems = tuple(
        problem
        for row, field, start, end, words in spans
        for problem in wrong_span(
            f"{row['document_id']} {row['recommendation_id']} {field}",
            texts[row["document_id"]],
            start,
            end,
            words,
        )
    )
    sentence = "every line's words stand in its document's text, at its offsets"
    return Check(sentence, len(spans), "spans", problems)


def _file_hash(path: Path) -> str:
    """The checksum of a file, which `verify` has found to be there."""
    try:
        return ids.content_hash(path.read_bytes())
    except OSError as error:
        words = error.strerror or str(error)
        raise InputError(Reason.UNREADABLE_FILE, str(path), words) from error


def _check_links(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> Check:
    """Every key is unique, and every link leads somewhere."""
    problems = tuple(
        Problem(Reason.INVALID_RECORD, subject, words)
        for subject, words in broken_links({name: list(map(dict, rows[name])) for name in TABLES})
    )
    counted = sum(len(rows[name]) for name in TABLES)
    return Check("every key is unique, and every link leads somewhere", counted, "rows", problems)


def _check_unique(rows: Sequence[Mapping[str, Any]]) -> Check:
    """Every id is unique."""
    seen: set[str] = set()
    problems = []
    for row in rows:
        if row["recommendation_id"] in seen:
            subject = f"{row['document_id']} {row['recommendation_id']}"
            problems.append(Problem(Reason.INVALID_RECORD, subject, "two lines bear this id"))
        seen.add(row["recommendation_id"])
    return Check("every id is unique", len(rows), "ids", tuple(problems))


def _check_whole(tables: Mapping[str, Any], texts: Mapping[str, str]) -> Check:
    """With all texts at hand, the tables hold together as a release's do, in whatever order."""
    sentence = "records, links, texts and derived columns agree"
    try:
        dataset = Dataset(**read_records(tables), texts=texts)
        problems = tuple(
            file_problem(name, "derived columns disagree with the records")
            for name, made in to_tables(dataset).items()
            if _by_key(name, made) != _by_key(name, tables[name])
        )
    except PolicyrecsError as error:
        problems = (problem_of(error),)
    counted = sum(tables[name].num_rows for name in RECORDS)
    return Check(sentence, counted, "records", problems)


def _by_key(name: str, made: Any) -> dict[tuple[object, ...], Mapping[str, Any]]:  # noqa: ANN401  pyarrow is untyped
    """The rows of a table by what identifies them."""
    key = TABLES[name].key
    return {tuple(row[column] for column in key): row for row in made.to_pylist()}


def _texts(
    documents: Sequence[Mapping[str, Any]], sources: Path
) -> tuple[dict[str, str], list[Problem]]:
    """The text of each document, read again; and what is wrong with those that cannot be."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for row in documents:
        try:
            document = read_source(sources, row)
        except InputError as error:
            problems.append(problem_of(error))
            continue
        derived = row["document_id"].startswith("doc-") and row.get("sha256") is None
        if row.get("sha256", document.sha256) != document.sha256:
            problems.append(file_problem(row["file"], "is not the file that was read"))
        elif derived and not document.sha256.startswith(row["document_id"].removeprefix("doc-")):
            problems.append(file_problem(row["file"], f"is not the file {row['document_id']}"))
        else:
            texts[row["document_id"]] = document.text
    return texts, problems


def _sources_check(documents: Sequence[object], problems: Sequence[Problem]) -> Check:
    sentence = "every source is the file that was read"
    return Check(sentence, len(documents), "documents", tuple(problems))


def _of_documents(
    rows: Mapping[str, Sequence[Mapping[str, Any]]], name: str, texts: Mapping[str, str]
) -> list[Mapping[str, Any]]:
    """The rows of a table that belong to documents whose text is at hand."""
    known = {
        row["recommendation_id"] for row in rows["recommendations"] if row["document_id"] in texts
    }
    return [
        row
        for row in rows[name]
        if row.get("document_id") in texts or row.get("recommendation_id") in known
    ]


def _wrong_row(row: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with a line: a field that lacks, or one that a record would refuse."""
    subject = f"{row['document_id']} {row['recommendation_id']}"
    try:
        record = {
            name: row[name]
            for name in Recommendation.model_fields
            if name not in {"reviewer", "review_reason"}
        }
        record["stakeholders"] = [_kept(party, _PARTY) for party in row["stakeholders"]]
        record["citations"] = [_kept(cited, _CITED) for cited in row["citation_links"]]
        topics = (Topic(topic=topic, method=Method.RULES) for topic in row["topics"])
        record["topics"] = [topic.model_dump(mode="json") for topic in topics]
        Recommendation.model_validate_json(
            json.dumps({"reviewer": None, "review_reason": None} | record)
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in first["loc"]) or "record"
        yield Problem(Reason.INVALID_RECORD, f"{subject} {field}", first["msg"])
    except (KeyError, TypeError, AttributeError) as error:
        yield Problem(Reason.INVALID_RECORD, subject, f"is no row of an extraction: {error!r}")


def _kept(part: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in part.items() if name in names}


def _spans(value: Any, field: str) -> Iterator[tuple[str, int, int, str]]:  # noqa: ANN401  any JSON value
    """Yield each span in a line, however deep: field, start, end and words."""
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from _spans(each, f"{field}[{number}]")
    elif isinstance(value, Mapping):
        # A citation's own words stand in the note; at its place in the text stands the marker.
        shown = (value.get(name) for name in ("marker", "surface", "quote"))
        words = next((each for each in shown if each), None)
        if isinstance(value.get("start"), int) and isinstance(words, str):
            yield field or "quote", value["start"], value["end"], words
        for name, inner in value.items():
            if isinstance(inner, list | Mapping) and name not in {"elsewhere", "spans"}:
                yield from _spans(inner, f"{field}.{name}".strip("."))
