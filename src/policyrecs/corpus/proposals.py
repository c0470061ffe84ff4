"""What many documents ask alike: proposals of a corpus, found without holding its records.

The first pass over the results keeps a few bytes of each recommendation; the second writes those
that are members of a proposal into a table on disk, from where each proposal is made by itself.
"""

import array
import datetime as dt
import itertools
import json
import operator
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from policyrecs.corpus.layout import table_of
from policyrecs.proposals import Index, Statement, gist_of, groups_in, proposals_of
from policyrecs.tables import Row
from policyrecs.tables.proposal_rows import Backing, member_rows, proposal_row
from policyrecs.vocabulary import Kind, Polarity, Status

_NEEDED = (
    *("recommendation_id", "document_id", "start", "end", "quote", "kind", "status"),
    *("issuer_names", "addressee_names"),
)
"""Columns of the recommendations that are looked at."""

_LAYOUT = """
DROP TABLE IF EXISTS temp.backers;
DROP TABLE IF EXISTS temp.proposed;
CREATE TEMP TABLE backers (proposal INTEGER NOT NULL, said TEXT NOT NULL);
CREATE TEMP TABLE proposed (
  proposal_id TEXT NOT NULL, position INTEGER NOT NULL, row TEXT NOT NULL
);
"""
"""What members say, by the number of their group; then rows, a proposal's own at position 0."""

_Acts = Sequence[tuple[str, str, str]]
"""Verb, direction and words of each act of a recommendation."""

_json = json.JSONEncoder(default=str).encode
"""Writes a value as JSON, a date as in ISO 8601; made once, which `json.dumps` does each time."""


class Proposals:
    """The proposals of a corpus: `add` all results, `close`, `back` them all, take the `rows`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Begin without any, in the temporary part of a database."""
        self._connection = connection
        connection.executescript(_LAYOUT)
        self._index = Index()
        self._group_of = array.array("I")
        self._passed = 0

    def add(self, results: pa.RecordBatch) -> None:
        """Take in the recommendations of a batch of results."""
        acts = _acts_in(table_of(results, "actions"))
        for row in table_of(results, "recommendations").select(_NEEDED).to_pylist():
            key = row["recommendation_id"]
            self._index.add(key, gist_of(_statement(row, acts[key])))

    def close(self) -> None:
        """Find what is asked for more than once; nothing can be added after."""
        self._group_of = array.array("I", bytes(4 * len(self._index)))
        for number, group in enumerate(groups_in(self._index), start=1):
            for place in group:
                self._group_of[place] = number
        self._index = Index()

    def back(self, documents: pa.Table, recommendations: pa.Table, actions: pa.Table) -> None:
        """Take in what the rows say of those recommendations that are members.

        They come as they came to `add`, in pieces of whatever size.
        """
        first, self._passed = self._passed, self._passed + recommendations.num_rows
        groups = self._group_of[first : self._passed]
        places = [place for place, group in enumerate(groups) if group]
        if not places:
            return
        kept = recommendations.select(_NEEDED).take(places)
        members = kept["recommendation_id"].combine_chunks()
        acts = _acts_in(actions.filter(pc.is_in(actions["recommendation_id"], value_set=members)))
        dated = documents.select(("document_id", "issued", "issued_precision")).to_pylist()
        dates = {row["document_id"]: (row["issued"], row["issued_precision"]) for row in dated}
        self._connection.executemany(
            "INSERT INTO backers VALUES (?, ?)",
            [
                (groups[place], _json([row, acts[row["recommendation_id"]], *dates[document]]))
                for place, row in zip(places, kept.to_pylist(), strict=True)
                for document in (row["document_id"],)
            ],
        )

    def rows(self) -> dict[str, Iterator[Row]]:
        """Return the rows of the two tables, by name, both sorted by the proposals' ids."""
        backers = self._connection.execute(
            "SELECT proposal, said FROM backers ORDER BY proposal, rowid"
        )
        for _, group in itertools.groupby(backers, operator.itemgetter(0)):
            rows = _rows_of(json.loads(said) for _, said in group)
            self._connection.executemany(
                "INSERT INTO proposed VALUES (?, ?, ?)",
                ((row["proposal_id"], position, _json(row)) for position, row in enumerate(rows)),
            )
        own = "SELECT row FROM proposed WHERE position = 0 ORDER BY proposal_id"
        members = "SELECT row FROM proposed WHERE position > 0 ORDER BY proposal_id, position"
        return {
            "proposals": (
                row | {"first_issued": _date(row["first_issued"])} for row in self._kept(own)
            ),
            "proposal_members": self._kept(members),
        }

    def _kept(self, statement: str) -> Iterator[Row]:
        """The rows that a statement selects."""
        return (json.loads(row) for (row,) in self._connection.execute(statement))


def _rows_of(group: Iterator[tuple[Row, _Acts, str | None, str | None]]) -> Iterator[Row]:
    """Yield the row of a group's proposal and of each member; nothing where it is none after all.

    Args:
        group: Of each recommendation its row, its acts, and its document's date and precision.
    """
    statements: list[Statement] = []
    backings: dict[str, Backing] = {}
    for row, acts, issued, precision in group:
        statement = _statement(row, acts, _date(issued))
        statements.append(statement)
        backings[statement.recommendation_id] = Backing(
            statement.document_id,
            statement.issued,
            precision,
            tuple(row["issuer_names"]),
            tuple(row["addressee_names"]),
        )
    for proposal in proposals_of([statements]):
        yield proposal_row(proposal, backings)
        yield from member_rows(proposal)


def _acts_in(actions: pa.Table) -> defaultdict[str, list[tuple[str, str, str]]]:
    """The acts of each recommendation, by its id."""
    acts: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in actions.select(("recommendation_id", "verb", "polarity", "quote")).to_pylist():
        acts[row["recommendation_id"]].append((row["verb"], row["polarity"], row["quote"]))
    return acts


def _statement(row: Row, acts: _Acts, issued: dt.date | None = None) -> Statement:
    """A row of the recommendations as a statement."""
    return Statement(
        row["recommendation_id"],
        row["document_id"],
        row["start"],
        row["end"],
        row["quote"],
        Kind(row["kind"]),
        Status(row["status"]),
        tuple((verb, Polarity(polarity), words) for verb, polarity, words in acts),
        issued,
    )


def _date(written: str | None) -> dt.date | None:
    """The date that `_json` wrote."""
    return None if written is None else dt.date.fromisoformat(written)
