"""What many documents ask alike: proposals of a corpus, found without holding its records.

The first pass over the results keeps a few bytes of each recommendation; the second writes those
that are members of a proposal into a table on disk, from where each proposal is made by itself.
"""

import array
import datetime as dt
import functools
import itertools
import json
import operator
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from policyrecs.corpus.layout import table_of
from policyrecs.proposals import Act, Index, Statement, gist_of, groups_in, proposals_of
from policyrecs.tables import Row
from policyrecs.tables.proposal_rows import Backing, member_rows, proposal_row
from policyrecs.vocabulary import Kind, Polarity, Status

_LAYOUT = """
DROP TABLE IF EXISTS temp.backers;
DROP TABLE IF EXISTS temp.proposed;
CREATE TEMP TABLE backers (
  proposal INTEGER NOT NULL, recommendation_id TEXT NOT NULL, document_id TEXT NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, quote TEXT NOT NULL, kind TEXT NOT NULL,
  status TEXT NOT NULL, acts TEXT NOT NULL, issuers TEXT NOT NULL, addressees TEXT NOT NULL,
  issued TEXT, issued_precision TEXT
);
CREATE TEMP TABLE proposed (
  proposal_id TEXT NOT NULL, position INTEGER NOT NULL, rows TEXT NOT NULL
);
"""
"""What members say, by the number of their group; then rows, a proposal's own at position 0."""

_PLAIN = ("recommendation_id", "document_id", "start", "end", "quote", "kind", "status")
"""Columns of the recommendations that are taken over as they are."""

_MEMBERS_AT_A_TIME = 500
"""Rows of members that are kept together."""


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
        recommendations = table_of(results, "recommendations")
        for key, quote, kind in _rows(recommendations, "recommendation_id", "quote", "kind"):
            self._index.add(key, gist_of(acts[key], quote, Kind(kind)))

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
        members = recommendations.take(places)
        keys = members["recommendation_id"].combine_chunks()
        acts = _acts_in(actions.filter(pc.is_in(actions["recommendation_id"], value_set=keys)))
        dates = {
            key: (issued and issued.isoformat(), precision)
            for key, issued, precision in _rows(
                documents, "document_id", "issued", "issued_precision"
            )
        }
        self._connection.executemany(
            "INSERT INTO backers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    *(groups[place], *plain, _json(acts[plain[0]])),
                    *(_json(tuple(issuers)), _json(tuple(addressees)), *dates[plain[1]]),
                )
                for place, (*plain, issuers, addressees) in zip(
                    places, _rows(members, *_PLAIN, "issuer_names", "addressee_names"), strict=True
                )
            ),
        )

    def rows(self) -> dict[str, Iterator[Row]]:
        """Return the rows of the two tables, by name, both sorted by the proposals' ids."""
        backers = self._connection.execute("SELECT * FROM backers ORDER BY proposal, rowid")
        for _, group in itertools.groupby(backers, operator.itemgetter(0)):
            self._connection.executemany("INSERT INTO proposed VALUES (?, ?, ?)", _kept(group))
        own = "SELECT rows FROM proposed WHERE position = 0 ORDER BY proposal_id"
        members = "SELECT rows FROM proposed WHERE position > 0 ORDER BY proposal_id, position"
        return {
            "proposals": (
                row | {"first_issued": _date(row["first_issued"])} for row in self._rows(own)
            ),
            "proposal_members": self._rows(members),
        }

    def _rows(self, statement: str) -> Iterator[Row]:
        """The rows that a statement selects."""
        for (rows,) in self._connection.execute(statement):
            yield from json.loads(rows)


def _kept(group: Iterator[tuple[Any, ...]]) -> Iterator[tuple[str, int, str]]:
    """Yield what is kept of a group of backers as a proposal; nothing where it is none after all.

    Yields:
        The proposal's id, a position, and rows: its own at 0, those of its members after.
    """
    statements: list[Statement] = []
    backings: dict[str, Backing] = {}
    for _, key, document, start, end, quote, kind, status, acts, *backing in group:
        issuers, addressees, issued, precision = backing
        date = _date(issued)
        statements.append(
            Statement(
                *(key, document, start, end, quote, Kind(kind), Status(status)),
                *(_acts(acts), date),
            )
        )
        backings[key] = Backing(document, date, precision, _names(issuers), _names(addressees))
    for proposal in proposals_of([statements]):
        rows = member_rows(proposal)
        yield proposal.proposal_id, 0, json.dumps([proposal_row(proposal, backings)], default=str)
        while some := list(itertools.islice(rows, _MEMBERS_AT_A_TIME)):
            yield proposal.proposal_id, some[0]["position"], json.dumps(some)


def _rows(table: pa.Table, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The rows of some columns, at a fraction of the time of dictionaries."""
    return zip(*(table[column].to_pylist() for column in columns), strict=True)


def _acts_in(actions: pa.Table) -> Mapping[str, tuple[Act, ...]]:
    """The acts of each recommendation, by its id."""
    acts: defaultdict[str, list[Act]] = defaultdict(list)
    for key, verb, polarity, words in _rows(
        actions, "recommendation_id", "verb", "polarity", "quote"
    ):
        acts[key].append((verb, Polarity(polarity), words))
    return defaultdict(tuple, {key: tuple(each) for key, each in acts.items()})


# Kept, all three: the letters of a campaign say the same, and ask the same bodies.
@functools.lru_cache(maxsize=1_024)
def _json(values: tuple[object, ...]) -> str:
    """Acts or names as a column of text holds them."""
    return json.dumps(values)


@functools.lru_cache(maxsize=1_024)
def _acts(written: str) -> tuple[Act, ...]:
    """The acts that `_json` wrote."""
    return tuple((verb, Polarity(polarity), words) for verb, polarity, words in json.loads(written))


@functools.lru_cache(maxsize=1_024)
def _names(written: str) -> tuple[str, ...]:
    """The names that `_json` wrote."""
    return tuple(json.loads(written))


def _date(written: str | None) -> dt.date | None:
    """The date that was written as ISO 8601 has it."""
    return None if written is None else dt.date.fromisoformat(written)
