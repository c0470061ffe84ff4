"""One reading of each stakeholder for a whole corpus, though many documents speak of it.

A party's id is its name, so documents agree on who is meant, but one may say more of it than
another: its group, the body it is part of, a post. The reading that states most holds, for the
whole corpus, whatever the order of the documents; the tables that repeat names and groups are
brought in line with it.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from policyrecs.tables import Row
from policyrecs.vocabulary import Role

_LAYOUT = """
CREATE TEMP TABLE parties (
  id TEXT PRIMARY KEY, stated INTEGER NOT NULL, row TEXT NOT NULL, name TEXT NOT NULL,
  party_group TEXT NOT NULL, parent TEXT
) WITHOUT ROWID;
"""

_BETTER = """
INSERT INTO parties VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
  stated = excluded.stated, row = excluded.row, name = excluded.name,
  party_group = excluded.party_group, parent = excluded.parent
WHERE (excluded.stated, excluded.row) > (parties.stated, parties.row)
"""
"""The reading that states most wins, then the later in the alphabet: order leaves no trace."""

_CYCLES = """
WITH RECURSIVE line(start, at, steps) AS (
  SELECT id, parent, 1 FROM parties WHERE parent IS NOT NULL
  UNION ALL
  SELECT line.start, parties.parent, steps + 1 FROM line JOIN parties ON parties.id = line.at
  WHERE parties.parent IS NOT NULL AND line.at <> line.start AND steps < 20
)
SELECT DISTINCT start FROM line WHERE at = start
"""
"""Parties that are part of themselves, once two documents are put together."""

_LISTS: Mapping[str, tuple[Role, str]] = {
    "addressee_names": (Role.ADDRESSEE, "stakeholder_name"),
    "addressee_groups": (Role.ADDRESSEE, "stakeholder_group"),
    "issuer_names": (Role.ISSUER, "stakeholder_name"),
    "speaker_names": (Role.SPEAKER, "stakeholder_name"),
    "relay_names": (Role.RELAY, "stakeholder_name"),
}
"""Columns of the recommendations that gather names or groups of the parties in a role."""

_REPEATED = ("stakeholder_name", "stakeholder_group")
"""Columns of the links that repeat what is said of a party."""


class Parties:
    """The stakeholders of a corpus, on disk."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Begin without any, in the temporary part of a database."""
        self._connection = connection
        connection.executescript("DROP TABLE IF EXISTS temp.parties;" + _LAYOUT)

    def add(self, stakeholders: pa.Table) -> None:
        """Take in the stakeholders of some documents."""
        self._connection.executemany(
            _BETTER,
            [
                (
                    row["stakeholder_id"],
                    sum(value is not None for value in row.values()),
                    json.dumps(row),
                    *(row["name"], row["group"], row["parent_id"]),
                )
                for row in _different(stakeholders).to_pylist()
            ],
        )

    def part_circles(self) -> None:
        """Let no party be part of itself: those in a circle are part of nothing."""
        for (key,) in self._connection.execute(_CYCLES).fetchall():
            statement = "UPDATE parties SET parent = NULL WHERE id = ?"
            self._connection.execute(statement, (key,))

    def rows(self) -> Iterator[Row]:
        """Yield the stakeholders, sorted by id."""
        for row, parent in self._connection.execute("SELECT row, parent FROM parties ORDER BY id"):
            yield json.loads(row) | {"parent_id": parent}

    def agreed(self, links: pa.Table, recommendations: pa.Table) -> tuple[pa.Table, pa.Table]:
        """Return the two tables that repeat names and groups, in line with the stakeholders.

        Args:
            links: Rows of `recommendation_stakeholders`.
            recommendations: The rows of `recommendations` that they belong to.
        """
        keys = pc.unique(links["stakeholder_id"])
        places = pc.index_in(links["stakeholder_id"], value_set=keys)
        made = links
        for column, values in self._readings(keys.to_pylist()).items():
            made = _with(made, column, values.take(places))
        if made.equals(links):
            return links, recommendations
        differs = pc.or_(*(pc.not_equal(links[column], made[column]) for column in _REPEATED))
        keys = pc.unique(links["recommendation_id"].filter(differs))
        concerned = pc.is_in(links["recommendation_id"], value_set=keys)
        return made, _regathered(recommendations, made.filter(concerned))

    def _readings(self, keys: Sequence[str]) -> dict[str, pa.Array]:
        """The name and the group of each party, by column of the links."""
        statement = "SELECT name, party_group FROM parties WHERE id = ?"
        rows = [self._connection.execute(statement, (key,)).fetchone() for key in keys]
        return {
            column: pa.array([row[place] for row in rows], type=pa.string())
            for place, column in enumerate(_REPEATED)
        }


def _different(stakeholders: pa.Table) -> pa.Table:
    """The first of rows that are the same: many documents speak alike of a party."""
    place = stakeholders.schema.get_field_index("aliases")
    # Arrow groups by no lists; a line break parts names, and stands in none.
    aliases = pc.binary_join(stakeholders["aliases"].cast(pa.list_(pa.string())), "\n")
    keys = stakeholders.set_column(place, "aliases", aliases)
    numbered = keys.append_column("place", pa.array(range(len(keys)), type=pa.int64()))
    firsts = numbered.group_by(keys.column_names).aggregate([("place", "min")])
    return stakeholders.take(firsts["place_min"])


def _regathered(recommendations: pa.Table, links: pa.Table) -> pa.Table:
    """The recommendations, with the lists of those made anew all of whose links are given."""
    gathered: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in links.to_pylist():
        gathered[row["recommendation_id"]][row["role"]].append(row)
    keys = pa.array(gathered, type=pa.string())
    places = pc.index_in(recommendations["recommendation_id"], value_set=keys)
    for column, (role, source) in _LISTS.items():
        known = recommendations[column]
        lists = [list(dict.fromkeys(row[source] for row in by[role])) for by in gathered.values()]
        anew = pa.array(lists, type=known.type).take(places)
        values = pc.if_else(pc.is_valid(places), anew, known)
        recommendations = _with(recommendations, column, values)
    return recommendations


def _with(table: pa.Table, column: str, values: pa.ChunkedArray) -> pa.Table:
    """`table` with other values in a column."""
    place = table.schema.get_field_index(column)
    return table.set_column(place, table.schema.field(place), values)
