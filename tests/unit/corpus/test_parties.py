"""The stakeholders of a corpus: one reading of each, and the tables that repeat it."""

import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pyarrow as pa
import pytest

from policyrecs.corpus.parties import Parties
from policyrecs.tables import TABLES

LISTS = ("addressee_names", "addressee_groups", "issuer_names", "speaker_names", "relay_names")


@pytest.fixture
def parties() -> Iterator[Parties]:
    """No parties yet."""
    with closing(sqlite3.connect("")) as connection:
        yield Parties(connection)


def table(name: str, *rows: dict[str, Any]) -> pa.Table:
    """A table whose rows say no more than they must."""
    unsaid = {"string": "x", "int64": 0, "double": 0.0, "list<element: string not null>": []}
    bare = {
        field.name: None if field.nullable else unsaid[str(field.type)]
        for field in TABLES[name].arrow
    }
    return pa.Table.from_pylist([bare | row for row in rows], schema=TABLES[name].arrow)


def reading(group: str, job_title: str | None = None) -> pa.Table:
    """The same reading of one party in two documents."""
    row = {"stakeholder_id": "org-a", "name": "A", "group": group, "job_title": job_title}
    return table("stakeholders", row, row)


def link(key: str, party: str, group: str, role: str = "addressee") -> dict[str, Any]:
    """A part that a party takes in a recommendation, as its document has it."""
    return {
        "recommendation_id": key,
        "stakeholder_id": f"org-{party.lower()}",
        "stakeholder_name": party,
        "stakeholder_group": group,
        "role": role,
    }


def test_the_reading_that_states_most_holds_whatever_the_order() -> None:
    """The folder's order would decide what a party is."""
    readings = [reading("Media"), reading("Research"), reading("Business", "Chair")]
    held = set()
    for some in itertools.permutations(readings):
        with closing(sqlite3.connect("")) as connection:
            parties = Parties(connection)
            for each in some:
                parties.add(each)
            (row,) = parties.rows()
            held.add((row["group"], row["job_title"]))
    assert {("Business", "Chair")} == held


def test_other_names_part_readings(parties: Parties) -> None:
    """A reading would be dropped as if it had been there already."""
    row = {"stakeholder_id": "org-a", "name": "A"}
    parties.add(table("stakeholders", row | {"aliases": ["B"]}, row | {"aliases": ["C"]}))
    assert [["C"]] == [each["aliases"] for each in parties.rows()]


def test_lists_are_brought_in_line_where_a_link_is(parties: Parties) -> None:
    """Counting recommendations by group would contradict counting parties."""
    parties.add(table("stakeholders", {"stakeholder_id": "org-b", "name": "B", "group": "Media"}))
    parties.add(reading("Business"))
    links = table(
        "recommendation_stakeholders",
        *(link("rec-1", "A", "Unknown"), link("rec-1", "B", "Media")),
        *(link("rec-1", "A", "Unknown", "issuer"), link("rec-2", "B", "Media")),
    )
    recommendations = table(
        "recommendations",
        {"recommendation_id": "rec-1"} | {name: ["old"] for name in LISTS},
        {"recommendation_id": "rec-2"} | {name: ["kept"] for name in LISTS},
    )
    agreed, lists = parties.agreed(links, recommendations)
    assert ["Business", "Media", "Business", "Media"] == agreed["stakeholder_group"].to_pylist()
    assert [
        [["A", "B"], ["Business", "Media"], ["A"], [], []],
        [["kept"]] * len(LISTS),
    ] == [[row[name] for name in LISTS] for row in lists.to_pylist()]
    assert TABLES["recommendations"].arrow == lists.schema


def test_what_agrees_is_left_alone(parties: Parties) -> None:
    """Every table would be made anew, though hardly any differs."""
    parties.add(reading("Business"))
    links = table("recommendation_stakeholders", link("rec-1", "A", "Business"))
    recommendations = table("recommendations", {"recommendation_id": "rec-1"})
    assert (links, recommendations) == parties.agreed(links, recommendations)
