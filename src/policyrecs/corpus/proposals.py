"""What many documents ask alike: proposals of a corpus, found without holding its records.

The first pass over the results keeps a few bytes of each recommendation; the second keeps the words
of those alone that are members of a proposal.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from policyrecs.corpus.layout import table_of
from policyrecs.proposals import Index, Statement, gist_of, groups_in, proposals_of
from policyrecs.records import Proposal
from policyrecs.tables import Row
from policyrecs.tables.proposal_rows import Backing, member_rows, proposal_row
from policyrecs.vocabulary import Kind, Polarity, Status

_NEEDED = (
    *("recommendation_id", "document_id", "start", "end", "quote", "kind", "status"),
    *("issuer_names", "addressee_names"),
)
"""Columns of the recommendations that are looked at."""


class Proposals:
    """The proposals of a corpus: `add` all results, `close`, `back` them all, take the `rows`."""

    def __init__(self) -> None:
        """Begin without any."""
        self._index = Index()
        self._groups: list[tuple[int, ...]] = []
        self._wanted: frozenset[int] = frozenset()
        self._passed = 0
        self._statements: dict[int, Statement] = {}
        self._backings: dict[str, Backing] = {}

    def add(self, results: pa.RecordBatch) -> None:
        """Take in the recommendations of a batch of results."""
        recommendations = table_of(results, "recommendations").select(_NEEDED).to_pylist()
        for statement in _statements(recommendations, table_of(results, "actions")):
            self._index.add(statement.recommendation_id, gist_of(statement))

    def close(self) -> None:
        """Find what is asked for more than once; nothing can be added after."""
        self._groups = groups_in(self._index)
        self._wanted = frozenset(place for group in self._groups for place in group)
        self._index = Index()

    def back(self, documents: pa.Table, recommendations: pa.Table, actions: pa.Table) -> None:
        """Take in what the rows say of those recommendations that are members.

        They come as they came to `add`, in pieces of whatever size.
        """
        first, self._passed = self._passed, self._passed + recommendations.num_rows
        places = [place for place in range(first, self._passed) if place in self._wanted]
        if not places:
            return
        kept = recommendations.take([place - first for place in places])
        members = kept["recommendation_id"].combine_chunks()
        rows = kept.select(_NEEDED).to_pylist()
        known = {row["document_id"]: row for row in documents.to_pylist()}
        acts = actions.filter(pc.is_in(actions["recommendation_id"], value_set=members))
        statements = _statements(rows, acts, known)
        for place, row, statement in zip(places, rows, statements, strict=True):
            document = known[row["document_id"]]
            self._statements[place] = statement
            self._backings[row["recommendation_id"]] = Backing(
                row["document_id"],
                document["issued"],
                document["issued_precision"],
                tuple(row["issuer_names"]),
                tuple(row["addressee_names"]),
            )

    def rows(self) -> dict[str, Iterator[Row]]:
        """Return the rows of the two tables, by name."""
        found = proposals_of([self._statements[place] for place in group] for group in self._groups)
        return {
            "proposals": (proposal_row(each, self._backings) for each in found),
            "proposal_members": _member_rows(found),
        }


def _member_rows(proposals: Iterable[Proposal]) -> Iterator[Row]:
    for each in proposals:
        yield from member_rows(each)


def _statements(
    recommendations: Iterable[Row], actions: pa.Table, documents: Mapping[str, Any] | None = None
) -> Iterator[Statement]:
    """The rows of recommendations as statements, dated where their documents are given."""
    acts: defaultdict[str, list[tuple[str, Polarity, str]]] = defaultdict(list)
    for row in actions.select(("recommendation_id", "verb", "polarity", "quote")).to_pylist():
        acts[row["recommendation_id"]].append(
            (row["verb"], Polarity(row["polarity"]), row["quote"])
        )
    for row in recommendations:
        yield Statement(
            row["recommendation_id"],
            row["document_id"],
            row["start"],
            row["end"],
            row["quote"],
            Kind(row["kind"]),
            Status(row["status"]),
            tuple(acts[row["recommendation_id"]]),
            documents[row["document_id"]]["issued"] if documents else None,
        )
