"""One reading of each stakeholder for a whole corpus, though many documents speak of it.

A party's id is its name, so documents agree on who is meant, but one may say more of it than
another: its group, the body it is part of, a post. The reading that states most holds, for the
whole corpus, whatever the order of the documents; the tables that repeat names and groups are
brought in line with it.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyarrow as pa

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


class Parties:
    """The stakeholders of a corpus, on disk."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Begin without any, in the temporary part of a database."""
        self._connection = connection
        connection.executescript("DROP TABLE IF EXISTS temp.parties;" + _LAYOUT)

    def add(self, rows: Iterable[Row]) -> None:
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
                for row in rows
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
        readings = self._readings(links["stakeholder_id"].to_pylist())
        made = _with(
            links,
            stakeholder_name=[name for name, _ in readings],
            stakeholder_group=[group for _, group in readings],
        )
        if made.equals(links):
            return links, recommendations
        gathered: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for row in made.to_pylist():
            gathered[row["recommendation_id"]][row["role"]].append(row)
        lists = {
            column: [
                list(dict.fromkeys(row[source] for row in gathered[key][role])) for key in keys
            ]
            for keys in [recommendations["recommendation_id"].to_pylist()]
            for column, (role, source) in _LISTS.items()
        }
        return made, _with(recommendations, **lists)

    def _readings(self, keys: Sequence[str]) -> list[tuple[str, str]]:
        """Name and group of each party."""
        statement = "SELECT name, party_group FROM parties WHERE id = ?"
        readings = {
            key: self._connection.execute(statement, (key,)).fetchone() for key in set(keys)
        }
        return [readings[key] for key in keys]


def _with(table: pa.Table, **columns: Sequence[object]) -> pa.Table:
    """`table` with other values in some columns."""
    for name, values in columns.items():
        place = table.schema.get_field_index(name)
        field = table.schema.field(place)
        table = table.set_column(place, field, pa.array(values, type=field.type))
    return table
