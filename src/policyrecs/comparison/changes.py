"""The changes between two releases or extractions, and the version that they deserve."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from policyrecs.comparison.pairing import paired
from policyrecs.holdings import Holding, Row

_KEYS = {
    "documents": "document_id",
    "stakeholders": "stakeholder_id",
    "citations": "citation_id",
    "proposals": "proposal_id",
}
"""What identifies a record of each sort but recommendations."""

_PLACED = frozenset({"start", "end", "prefix", "suffix", "page"})
"""Fields that follow from where a record stands; they change when it moves."""

_LINKED = frozenset({"document_id", "recommendation_id", "parent_id", "citations", "document"})
"""Fields that hold ids, which change with the document's though nothing else does."""


class Step(StrEnum):
    """The step of the data's version that a change deserves."""

    MAJOR = "major"
    """A column or its meaning changed: code that reads the data may break."""
    MINOR = "minor"
    """Rows were added or taken away: counts change."""
    PATCH = "patch"
    """Values were corrected in rows that were there before."""
    NONE = "none"
    """Nothing changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record that differs.

    Attributes:
        sort: The sort of record: `recommendations`, `documents`, ...
        what: `added`, `removed`, `changed` or `moved`.
        key: Its id: the new one where it has one.
        label: A few of its words, for a person.
        fields: Old and new value of each field that changed, in the order of the row.
    """

    sort: str
    what: str
    key: str
    label: str
    fields: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one release or extraction to another.

    Attributes:
        old: Version of the older data; None where it bears none.
        new: Version of the newer data; None where it bears none.
        schema: What changed in the schema, in words.
        changes: The records that differ, by sort and in order of place.
        counts: How many records of each sort there were and are.
    """

    old: str | None
    new: str | None
    schema: tuple[str, ...]
    changes: tuple[Change, ...]
    counts: Mapping[str, tuple[int, int]]

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return not self.schema and not self.changes

    def number(self, sort: str, what: str) -> int:
        """How many records of a sort were added, removed, changed or moved."""
        return sum(each.sort == sort and each.what == what for each in self.changes)

    @property
    def step(self) -> Step:
        """The step of the data's version that the changes deserve."""
        if self.schema:
            return Step.MAJOR
        if any(each.what in {"added", "removed"} for each in self.changes):
            return Step.MINOR
        return Step.PATCH if self.changes else Step.NONE

    @property
    def reason(self) -> str:
        """Why they deserve it, in words."""
        match self.step:
            case Step.MAJOR:
                return f"the schema changed: {'; '.join(self.schema)}"
            case Step.MINOR:
                counts = Counter((each.what, each.sort) for each in self.changes)
                told = [
                    f"{counts[what, sort]} {sort} {what}"
                    for what in ("added", "removed")
                    for sort in self.counts
                    if counts[what, sort]
                ]
                return f"rows came or went: {', '.join(told)}"
            case Step.PATCH:
                return "values changed in rows that were there before"
        return "nothing changed"

    @property
    def deserved(self) -> str | None:
        """The version that the newer data deserves; None where the older bears none."""
        try:
            major, minor, patch = map(int, (self.old or "").split("."))
        except ValueError:
            return None
        match self.step:
            case Step.MAJOR:
                return f"{major + 1}.0.0"
            case Step.MINOR:
                return f"{major}.{minor + 1}.0"
            case Step.PATCH:
                return f"{major}.{minor}.{patch + 1}"
        return self.old


def compare(old: Holding, new: Holding) -> Comparison:
    """Return what changed from one release or extraction to another."""
    shared = [sort for sort in new.rows if sort in old.rows]
    changes: list[Change] = []
    for sort in shared:
        if sort == "recommendations":
            changes += _recommendations(old.rows[sort], new.rows[sort])
        elif sort == "issues":
            changes += _issues(old.rows[sort], new.rows[sort])
        else:
            changes += _keyed(sort, old.rows[sort], new.rows[sort])
    return Comparison(
        old.version,
        new.version,
        tuple(_schema_changes(old, new)),
        tuple(changes),
        {sort: (len(old.rows[sort]), len(new.rows[sort])) for sort in shared},
    )


def _schema_changes(old: Holding, new: Holding) -> Iterator[str]:
    """Yield what changed in the schema, in words."""
    if old.schema and new.schema and old.schema != new.schema:
        yield f"schema version {old.schema} became {new.schema}"
    for table in sorted(old.columns.keys() & new.columns.keys()):
        before, after = old.columns[table], new.columns[table]
        for column in sorted(set(before) - set(after)):
            yield f"{table} has no column {column} any more"
        for column in sorted(set(after) - set(before)):
            yield f"{table} has a new column {column}"
    if old.columns and new.columns:
        for table in sorted(old.columns.keys() - new.columns.keys()):
            yield f"there is no table {table} any more"
        for table in sorted(new.columns.keys() - old.columns.keys()):
            yield f"there is a new table {table}"


def _keyed(sort: str, old: Sequence[Row], new: Sequence[Row]) -> Iterator[Change]:
    """Yield the changes in records that keep their id."""
    key = _KEYS[sort]
    before = {row[key]: row for row in old}
    after = {row[key]: row for row in new}
    for each in sorted(before.keys() | after.keys()):
        if each not in before:
            yield Change(sort, "added", each, _label(after[each]), {})
        elif each not in after:
            yield Change(sort, "removed", each, _label(before[each]), {})
        elif fields := _differing(before[each], after[each]):
            only_place = set(fields) <= _PLACED
            what = "moved" if only_place else "changed"
            yield Change(sort, what, each, _label(after[each]), fields)


def _issues(old: Sequence[Row], new: Sequence[Row]) -> Iterator[Change]:
    """Yield the issues that came or went; they have no id, and their number may change."""
    before = Counter(_issue(row) for row in old)
    after = Counter(_issue(row) for row in new)
    for what, counted in (("added", after - before), ("removed", before - after)):
        for document, code, message in sorted(counted.elements()):
            yield Change("issues", what, f"{document} {code}", message, {})


def _issue(row: Row) -> tuple[str, str, str]:
    return row["document_id"], row["code"], row["message"]


def _recommendations(old: Sequence[Row], new: Sequence[Row]) -> Iterator[Change]:
    """Yield the changes in recommendations, in the order of the newer ones, removed ones last."""
    pairs = paired(old, new)
    found = {after: before for before, after in pairs}
    for number, row in enumerate(new):
        if number not in found:
            yield _change("added", row, {})
            continue
        before = old[found[number]]
        fields = _differing(_relative(before), _relative(row))
        moved = before["start"] != row["start"]
        if before["document_id"] != row["document_id"]:
            fields = {name: pair for name, pair in fields.items() if name not in _LINKED}
        if moved:
            places = {name: (before[name], row[name]) for name in ("start", "end")}
            yield _change("changed" if fields else "moved", row, places | fields)
        elif fields:
            yield _change("changed", row, fields)
    kept = {before for before, _ in pairs}
    for number, row in enumerate(old):
        if number not in kept:
            yield _change("removed", row, {})


def _change(what: str, row: Row, fields: Mapping[str, tuple[Any, Any]]) -> Change:
    return Change("recommendations", what, row["recommendation_id"], _label(row), fields)


def _differing(old: Row, new: Row) -> dict[str, tuple[Any, Any]]:
    """Old and new value of each field that both have and that differs."""
    return {
        name: (old[name], value)
        for name, value in new.items()
        if name in old and old[name] != value
    }


def _relative(row: Row) -> Row:
    """A row without its place, the places of its parts counted from its start."""
    return {name: _from(value, row["start"]) for name, value in row.items() if name not in _PLACED}


def _from(value: Any, start: int) -> Any:  # noqa: ANN401  any JSON value
    """A value with every place in it counted from `start`."""
    if isinstance(value, list):
        return [_from(each, start) for each in value]
    if isinstance(value, dict):
        return {
            name: each - start
            if name in {"start", "end"} and isinstance(each, int)
            else _from(each, start)
            for name, each in value.items()
        }
    return value


def _label(row: Row) -> str:
    """A few words that tell a person which record it is."""
    words = row.get("quote") or row.get("name") or row.get("title") or row.get("file") or ""
    plain = " ".join(str(words).split())
    return plain if len(plain) <= 90 else f"{plain[:87]}..."  # noqa: PLR2004  a line of text
