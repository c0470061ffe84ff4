"""A collection in the compact form that the page's script reads.

Records are columns of numbers that point into lists of names, since a browser reads twenty
thousand of them several times as fast as objects with named fields.
"""

import datetime as dt
import enum
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from policyrecs.explorer.collection import Collection, Row
from policyrecs.explorer.excerpts import WINDOW, Excerpt, included_whole, joined, windows
from policyrecs.lexicon.topics import TOPICS
from policyrecs.vocabulary import (
    ActionCategory,
    Basis,
    Evidence,
    Kind,
    Method,
    Modality,
    Polarity,
    Review,
    Role,
    StakeholderGroup,
    Status,
    describe,
)

_VOCABULARIES: Mapping[str, type[enum.Enum]] = {
    "role": Role,
    "group": StakeholderGroup,
    "polarity": Polarity,
    "kind": Kind,
    "status": Status,
    "review": Review,
    "modality": Modality,
    "evidence": Evidence,
    "method": Method,
    "basis": Basis,
}
"""The closed sets that records point into, by the name of the column that does."""

_CODED = ("polarity", "kind", "status", "review", "modality", "evidence", "method")
"""Columns of a recommendation that hold a code."""

_PLAIN = (
    *("start", "end", "page", "quote", "label", "deadline", "confidence"),
    *("action_category", "reviewer", "review_reason"),
)
"""Columns of a recommendation that go along as they are."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def payload(collection: Collection) -> dict[str, Any]:
    """Return everything that the page shows but the texts, ready for JSON."""
    documents = _numbered(collection.documents, "document_id")
    stakeholders = _numbered(collection.stakeholders, "stakeholder_id")
    citations = _numbered(collection.citations, "citation_id")
    works = {
        row["work_id"]: row["quote"]
        for row in collection.citations
        if row.get("work_id") and not row["short_form"]
    }
    codes = {row["topic"] for each in collection.recommendations for row in each["topics"]}
    topics = {code: place for place, code in enumerate(sorted(codes))}
    return {
        "about": {
            "name": collection.name,
            "version": collection.version,
            "texts": texts_note(collection),
        },
        "vocabularies": {name: _terms(kind) for name, kind in _VOCABULARIES.items()},
        "categories": {str(int(each)): describe(each) for each in ActionCategory},
        "topics": [_topic(code) for code in topics],
        "documents": [_document(row) for row in collection.documents],
        "stakeholders": [_stakeholder(row, stakeholders) for row in collection.stakeholders],
        "citations": [_citation(row, works) for row in collection.citations],
        "records": _columns(collection.recommendations, documents, stakeholders, citations, topics),
    }


def context(collection: Collection) -> list[dict[str, Any]]:
    """Return, for each document, how long its text is and the stretches of it that come along."""
    whole = included_whole(collection.texts)
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in collection.recommendations:
        rows[row["document_id"]].append(row)
    contexts = []
    for document in collection.documents:
        key = document["document_id"]
        text = collection.texts.get(key)
        if text is None:
            found = joined(_beside(row) for row in rows[key])
        elif key in whole:
            found = [Excerpt(0, text)]
        else:
            found = windows(text, ((row["start"], row["end"]) for row in rows[key]))
        contexts.append(
            {
                "length": None if text is None else len(text),
                "excerpts": [[each.start, each.text, each.wide] for each in found],
            }
        )
    return contexts


def texts_note(collection: Collection) -> str:
    """Return the sentence that says how much of the texts is on the page."""
    if not collection.texts:
        return (
            "The texts of the documents were not at hand, so each recommendation is shown with "
            "the few words before and after it."
        )
    total = len(collection.documents)
    whole = len(included_whole(collection.texts))
    if whole == total:
        return "The texts of all documents are included whole."
    missing = total - len(collection.texts)
    note = (
        f"The texts of {whole} of {total} documents are included whole; the others, to keep the "
        f"page quick, as passages of {WINDOW} characters before and after each recommendation."
    )
    return f"{note} For {missing} of these no text was at hand." if missing else note


def _beside(row: Row) -> Excerpt:
    """A quote with the words that the record itself holds before and after it."""
    prefix, suffix = row.get("prefix") or "", row.get("suffix") or ""
    return Excerpt(row["start"] - len(prefix), f"{prefix}{row['quote']}{suffix}")


def _numbered(rows: Iterable[Row], key: str) -> dict[str, int]:
    """The place of each row, by id."""
    return {row[key]: place for place, row in enumerate(rows)}


def _terms(kind: type[enum.Enum]) -> list[dict[str, str]]:
    """The codes of a closed set, each with a label for people and its definition."""
    return [
        {"code": each.value, "label": _label(each.value), "definition": describe(each)}
        for each in kind
    ]


def _label(code: str) -> str:
    """A code as words: "civil_society" becomes "Civil society"."""
    return code.replace("_", " ").capitalize()


def _topic(code: str) -> dict[str, str]:
    known = TOPICS.get(code)
    return {
        "code": code,
        "label": known.label if known else _label(code),
        "definition": known.definition if known else "",
    }


def _document(row: Row) -> dict[str, Any]:
    return {
        "code": row["document_id"],
        "label": row.get("title") or row["file"],
        "file": row["file"],
        "publisher": row.get("publisher"),
        "authors": list(row.get("authors") or ()),
        "issued": str(row["issued"]) if row.get("issued") else None,
        "date": date_words(row),
        "type": _label(row["document_type"]) if row.get("document_type") else None,
        "url": row.get("url"),
        "rights": row.get("rights"),
    }


def date_words(row: Row) -> str | None:
    """Return a date as it is known: "30 July 2024", "July 2024", "2024" or a window."""
    if not row.get("issued"):
        return None
    day = _day(row["issued"])
    words = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    match row.get("issued_precision"):
        case "month":
            return f"{_MONTHS[day.month - 1]} {day.year}"
        case "year":
            return str(day.year)
        case "not_before":
            return f"{words} or later"
        case "window":
            latest = _day(row["issued_latest"])
            return f"{words} to {latest.day} {_MONTHS[latest.month - 1]} {latest.year}"
        case _:
            return words


def _day(value: str | dt.date) -> dt.date:
    return dt.date.fromisoformat(str(value))


def _stakeholder(row: Row, places: Mapping[str, int]) -> dict[str, Any]:
    parent = row.get("parent_id")
    return {
        "code": row["stakeholder_id"],
        "label": row["name"],
        "group": _place(StakeholderGroup, row["group"]),
        "parent": places.get(parent) if parent else None,
        "post": row.get("job_title"),
    }


def _citation(row: Row, works: Mapping[str, str]) -> dict[str, Any]:
    """A citation; a short form comes with the full citation of its work, where there is one."""
    return {
        "code": row["citation_id"],
        "quote": row["quote"],
        "title": row.get("title"),
        "url": row.get("url"),
        "doi": row.get("doi"),
        "link": row.get("link_state"),
        "full": works.get(row.get("work_id") or "") if row.get("short_form") else None,
    }


def _columns(
    rows: Sequence[Row],
    documents: Mapping[str, int],
    stakeholders: Mapping[str, int],
    citations: Mapping[str, int],
    topics: Mapping[str, int],
) -> dict[str, list[Any]]:
    """The recommendations as columns; links are lists of numbers."""
    places = _numbered(rows, "recommendation_id")
    columns: dict[str, list[Any]] = {name: [row.get(name) for row in rows] for name in _PLAIN}
    for name in _CODED:
        columns[name] = [_place(_VOCABULARIES[name], row[name]) for row in rows]
    columns["id"] = [row["recommendation_id"] for row in rows]
    columns["document"] = [documents[row["document_id"]] for row in rows]
    columns["parent"] = [places.get(row.get("parent_id") or "") for row in rows]
    columns["section"] = [list(row["section"]) for row in rows]
    columns["cue"] = [_span(row["cue"]) if row.get("cue") else None for row in rows]
    columns["parties"] = [
        [
            [
                stakeholders[link["stakeholder_id"]],
                _place(Role, link["role"]),
                _place(Basis, link["basis"]),
            ]
            for link in row["stakeholders"]
        ]
        for row in rows
    ]
    columns["topics"] = [[topics[each["topic"]] for each in row["topics"]] for row in rows]
    columns["actions"] = [
        [[each["verb"], each["polarity"], *_span(each)] for each in row["actions"]] for row in rows
    ]
    columns["citations"] = [
        [
            [citations[each["citation_id"]], each["marker"], *_span(each)]
            for each in row["citations"]
        ]
        for row in rows
    ]
    columns["rationale"] = [[_span(each) for each in row["rationale"]] for row in rows]
    columns["repeats"] = [[_span(each) for each in row["repeats"]] for row in rows]
    return columns


def _span(row: Row) -> list[int]:
    return [row["start"], row["end"]]


def _place(kind: type[enum.Enum], code: str) -> int:
    """The place of a code in its closed set."""
    return _PLACES[kind][code]


_PLACES = {
    kind: {each.value: place for place, each in enumerate(kind)} for kind in _VOCABULARIES.values()
}
"""The place of each code in its closed set."""
