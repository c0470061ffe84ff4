"""The payload: every record by its columns, every code by its place."""

import json

import pytest

from policyrecs.explorer import Collection, collection_of
from policyrecs.explorer.payload import context, date_words, payload, texts_note
from policyrecs.schemas.example import TEXT, example_dataset

EXAMPLE = collection_of(example_dataset())
PAYLOAD = payload(EXAMPLE)


def test_every_column_is_as_long_as_the_list() -> None:
    """A column that is one short shifts every record after it."""
    assert {len(EXAMPLE.recommendations)} == {len(rows) for rows in PAYLOAD["records"].values()}


def test_codes_are_found_again_at_their_places() -> None:
    """A code at another's place is a wrong reading without a sign of it."""
    records, terms = PAYLOAD["records"], PAYLOAD["vocabularies"]
    for place, row in enumerate(EXAMPLE.recommendations):
        for name in ("kind", "status", "polarity", "modality", "evidence", "review"):
            assert row[name] == terms[name][records[name][place]]["code"]
        parties = [
            (
                PAYLOAD["stakeholders"][party]["code"],
                terms["role"][role]["code"],
                terms["basis"][basis]["code"],
            )
            for party, role, basis in records["parties"][place]
        ]
        assert parties == [
            (link["stakeholder_id"], link["role"], link["basis"]) for link in row["stakeholders"]
        ]
        topics = [PAYLOAD["topics"][topic]["code"] for topic in records["topics"][place]]
        assert topics == [each["topic"] for each in row["topics"]]


def test_the_payload_is_json() -> None:
    """A date or code that is no JSON stops the page at 20,000 records as at one."""
    assert PAYLOAD == json.loads(json.dumps(PAYLOAD))


def test_a_text_at_hand_comes_whole_and_another_as_words_beside_the_quote() -> None:
    """The reader must see the quote in its place in either case."""
    assert [{"length": len(TEXT), "excerpts": [[0, TEXT, []]]}] == context(EXAMPLE)
    without = Collection(
        name="Without",
        documents=EXAMPLE.documents,
        recommendations=EXAMPLE.recommendations,
        stakeholders=EXAMPLE.stakeholders,
        citations=EXAMPLE.citations,
    )
    (found,) = context(without)
    assert found["length"] is None
    for start, words, _ in found["excerpts"]:
        assert TEXT[start : start + len(words)] == words
    for row in EXAMPLE.recommendations:
        assert any(
            start <= row["start"] and row["end"] <= start + len(words)
            for start, words, _ in found["excerpts"]
        )
    assert "were not at hand" in texts_note(without)


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        ("day", "2 July 2024"),
        ("month", "July 2024"),
        ("year", "2024"),
        ("not_before", "2 July 2024 or later"),
        ("window", "2 July 2024 to 9 August 2024"),
    ],
)
def test_a_date_says_no_more_than_is_known(precision: str, expected: str) -> None:
    """The first of a month is not the day of a report of that month."""
    row = {"issued": "2024-07-02", "issued_latest": "2024-08-09", "issued_precision": precision}
    assert expected == date_words(row)


def test_an_unknown_date_is_none() -> None:
    """No date is better than a made-up one."""
    assert date_words({"issued": None}) is None
