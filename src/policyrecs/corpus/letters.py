"""Which documents are one letter that many have sent: grouped and counted, on disk.

The first document of its sort leads its group; a later one joins the leader it is most like, if it
is like enough. So a group never grows by a chain of small differences, and each document is
compared with few others: those leaders that share a part of their signature with it.
"""

import hashlib
import sqlite3
from collections.abc import Iterator

from policyrecs.corpus.duplicates import ALIKE, bands, similarity
from policyrecs.tables import Row

_LAYOUT = """
DROP TABLE IF EXISTS temp.leaders;
DROP TABLE IF EXISTS temp.parts;
DROP TABLE IF EXISTS temp.letters;
CREATE TEMP TABLE leaders (position INTEGER PRIMARY KEY, minhash BLOB NOT NULL);
CREATE TEMP TABLE parts (
  part INTEGER NOT NULL, leader INTEGER NOT NULL, PRIMARY KEY (part, leader)
) WITHOUT ROWID;
CREATE TEMP TABLE letters (
  position INTEGER PRIMARY KEY, leader INTEGER NOT NULL, similarity REAL NOT NULL
);
"""

_ALIKE = """
SELECT DISTINCT leaders.position, leaders.minhash FROM parts
JOIN leaders ON leaders.position = parts.leader WHERE parts.part IN ({})
ORDER BY leaders.position
"""

_DUPLICATES = """
WITH groups AS (
  SELECT i.position, coalesce(l.leader, coalesce(i.original, i.position)) AS leader, l.similarity
  FROM outcomes i
  LEFT JOIN letters l ON l.position = coalesce(i.original, i.position)
),
sizes AS (SELECT leader, count(*) AS copies FROM groups GROUP BY leader)
SELECT
  i.source, i.document_id,
  CASE WHEN i.original IS NULL THEN 'near' ELSE 'exact' END AS kind,
  CASE WHEN i.original IS NULL THEN first.source ELSE i.same_as END AS same_as,
  CASE WHEN i.original IS NULL THEN g.similarity ELSE 1.0 END AS similarity,
  first.source AS letter, sizes.copies
FROM outcomes i
JOIN groups g USING (position)
JOIN sizes ON sizes.leader = g.leader
JOIN inputs first ON first.position = g.leader
WHERE i.original IS NOT NULL OR g.similarity IS NOT NULL
ORDER BY i.position
"""


class Letters:
    """Documents that are the same but for names, dates and a line or two."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Begin without any, in the temporary part of the ledger's database."""
        self._connection = connection
        connection.executescript(_LAYOUT)

    def add(self, position: int, minhash: bytes | None) -> None:
        """Let a document join a group, or lead one of its own; documents come in order."""
        if minhash is None:
            return
        parts = [_number(index, part) for index, part in enumerate(bands(minhash))]
        statement = _ALIKE.format(", ".join("?" * len(parts)))
        found = [
            (similarity(minhash, other), -leader)
            for leader, other in self._connection.execute(statement, parts)
        ]
        alike, leader = max(found, default=(0.0, 0))
        if alike >= ALIKE:
            self._connection.execute(
                "INSERT INTO letters VALUES (?, ?, ?)", (position, -leader, alike)
            )
            return
        self._connection.execute("INSERT INTO leaders VALUES (?, ?)", (position, minhash))
        self._connection.executemany(
            "INSERT OR IGNORE INTO parts VALUES (?, ?)", [(part, position) for part in parts]
        )

    def rows(self) -> Iterator[Row]:
        """Yield a row for each input that repeats an earlier one: see `DUPLICATES`."""
        cursor = self._connection.execute(_DUPLICATES)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield dict(zip(names, row, strict=True))


def _number(index: int, part: bytes) -> int:
    """A part of a signature as a number that SQLite keeps in eight bytes."""
    digest = hashlib.blake2b(bytes([index]) + part, digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
