"""Keys and links between tables as rows, checked without the texts."""

from collections.abc import Iterator, Mapping, Sequence

from policyrecs.tables.conversion import Row
from policyrecs.tables.definitions import TABLES


def broken_links(rows: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the keys and links of the tables' rows.

    Yields:
        The table, row and column, and words on what is wrong.
    """
    keys = {name: [_key(row, table.key) for row in rows[name]] for name, table in TABLES.items()}
    known = {
        (name, table.key[0]): {row[table.key[0]] for row in rows[name]}
        for name, table in TABLES.items()
    }
    for name, table in TABLES.items():
        seen: set[tuple[object, ...]] = set()
        for key, row in zip(keys[name], rows[name], strict=True):
            subject = f"{name} {' '.join(map(str, key))}"
            if key in seen:
                yield f"{subject} {table.key[0]}", "two rows bear this key"
            seen.add(key)
            for column, target in table.references.items():
                if row[column] is not None and row[column] not in known[target]:
                    yield f"{subject} {column}", f"there is no {row[column]!r} in {target[0]}"


def _key(row: Row, columns: Sequence[str]) -> tuple[object, ...]:
    return tuple(row[column] for column in columns)
