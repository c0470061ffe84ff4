"""What others extracted is found in its source or refused; nothing else is vouched for."""

import random
import time
from typing import Any

from policyrecs.documents import Document
from policyrecs.grounding import Grounded, Grounding, ground
from policyrecs.grounding.given import given
from policyrecs.pipeline import merge
from policyrecs.readers import read_bytes
from policyrecs.vocabulary import Method

REPORT = """\
# Open data

## Ministries

Ministries should publish the data every year. Prices rose in May. They must be audited.

## Councils

Councils should not charge for copies. Prices rose in May. They must be audited.
"""
LETTER = "Dear all,\n\nAgencies ought to answer letters within ten days.\n"


def _document(text: str, name: str) -> Document:
    return read_bytes(text.encode(), name)


SOURCES = [_document(REPORT, "report.md"), _document(LETTER, "letter.txt")]


def _ground(*records: dict[str, Any], sources: list[Document] | None = None) -> Grounding:
    listed = [
        given(number, f"record {number}", each) for number, each in enumerate(records, start=1)
    ]
    return ground(listed, SOURCES if sources is None else sources)


def _one(**fields: Any) -> Grounded:  # noqa: ANN401  any field
    (grounded,) = _ground(fields).grounded
    return grounded


def test_a_grounded_record_is_the_row_that_extract_prints() -> None:
    """A grounded record could not stand beside an extracted one."""
    grounded = _one(quote="ministries should publish the  data every year.")
    row = grounded.row
    assert row is not None
    assert REPORT[row["start"] : row["end"]] == row["quote"]
    assert ("tolerant", "report.md", "given") == (
        grounded.verdict.status,
        row["document"],
        row["method"],
    )
    assert (["executive"], ["Open data", "Ministries"], "do") == (
        row["addressee_groups"],
        row["section"],
        row["polarity"],
    )
    assert {"rules"} == set(grounded.said_by.values())


def test_valid_codes_of_the_giver_win_and_others_are_left_to_the_rules() -> None:
    """A wrong code would be released, or a right one be thrown away."""
    quote = "Councils should not charge for copies."
    grounded = _one(
        quote=quote,
        polarity="AVOID",
        kind="guess",
        addressees="Councils; Mayor of Oz",
        topics=["x"],
    )
    row = grounded.row
    assert row is not None
    assert ("avoid", "direct", ["Councils", "Mayor of Oz"]) == (
        row["polarity"],
        row["kind"],
        row["addressees"],
    )
    said = grounded.said_by
    assert ("given", "rules", "given", "rules") == tuple(
        said[name] for name in ("polarity", "kind", "addressees", "topics")
    )
    surfaces = {link["name"]: link["surface"] for link in row["stakeholders"]}
    assert ("Councils", None) == (surfaces["Councils"], surfaces["Mayor of Oz"])


def test_a_quote_of_another_source_is_misattributed() -> None:
    """A true quote would be credited to the wrong report."""
    grounded = _one(quote="Agencies ought to answer letters within ten days.", source="report.md")
    line = grounded.line(_ground().library)
    assert ("misattributed", None, None) == (line["alignment"], line["start"], line["document"])
    assert [("letter.txt", LETTER.index("Agencies"))] == [
        (place["document"], place["start"]) for place in line["elsewhere"]
    ]


def test_a_source_that_was_not_given_is_no_source() -> None:
    """A quote would be moved to whatever report is at hand."""
    quote = "Ministries should publish the data every year."
    assert "misattributed" == _one(quote=quote, file="other.pdf").verdict.status
    grounded = _one(quote=quote, source="The Ministry's report on data")
    assert "exact" == grounded.verdict.status
    assert "none of those given" in grounded.notes[0]


def test_a_paraphrase_has_no_place_and_says_what_differs() -> None:
    """Somebody else's words would be released as verbatim."""
    line = _one(quote="Ministries must publish the data every year.").line(_ground().library)
    assert ("paraphrase", None, None, []) == (
        line["alignment"],
        line["start"],
        line["quote"],
        line["spans"],
    )
    assert "has “must” for “should”" in line["notes"][0]


def test_what_stands_nowhere_is_not_found() -> None:
    """An invented recommendation would be a record."""
    assert "not-found" == _one(quote="Parliament should abolish all taxes on bread.").verdict.status


def test_equal_sentences_are_told_apart_by_place_page_or_heading_only() -> None:
    """The first of two would be taken for the one that was meant."""
    quote = "They must be audited."
    second = REPORT.rindex(quote)
    assert "ambiguous" == _one(quote=quote).verdict.status
    for hint in ({"start": second + 5}, {"section": "Councils"}, {"section": ["x", "councils"]}):
        row = _one(quote=quote, **hint).row
        assert row is not None
        assert second == row["start"]
    assert "ambiguous" == _one(quote=quote, start=9_000).verdict.status


def test_equal_sentences_given_as_often_as_they_stand_have_a_place_each() -> None:
    """An extractor that found both of two equal sentences would lose both."""
    second = REPORT.rindex("They must be audited.")
    rows = [each.row for each in _ground(*[{"quote": "They must be audited."}] * 2).grounded]
    starts = [row and row["start"] for row in rows]
    assert [REPORT.index("They must be audited."), second] == starts


def test_offsets_that_lie_are_corrected_and_said_so() -> None:
    """A false place would be believed, or a true quote be lost for it."""
    quote = "Ministries should publish the data every year."
    start = REPORT.index(quote)
    lying = _one(quote=quote, start=3, end=9)
    assert lying.row is not None
    assert (True, start) == (lying.verdict.corrected, lying.row["start"])
    assert f"claimed 3:9; the words stand at {start}:{start + len(quote)}" in lying.notes
    true = _one(quote=quote, start=start, end=start + len(quote))
    assert (False, ()) == (true.verdict.corrected, true.notes)


def test_a_text_that_comes_with_the_record_is_its_source() -> None:
    """A spreadsheet that holds the documents would need them as files too."""
    first = {
        "recommendation": "Fund it",
        "details": "We urge OSTP to fund it.",
        "organization": "Org",
    }
    text = "Hello. We urge OSTP to fund it. Bye."
    done = _ground(
        first | {"fulltext": text},
        {"recommendation": "OSTP must fund it", "fulltext": text},
        {"recommendation": "We urge OSTP to fund it.", "fulltext": "Another letter."},
        sources=[],
    )
    statuses = [each.verdict.status for each in done.grounded]
    assert ["exact", "paraphrase", "misattributed"] == statuses
    row = done.grounded[0].row
    assert row is not None
    assert ("details", ["Org"]) == (done.grounded[0].verdict.field, row["issuers"])


def test_two_records_of_the_same_words_are_one_recommendation() -> None:
    """A repeated answer would count twice."""
    quote = {"quote": "Ministries should publish the data every year."}
    done = _ground(quote, quote)
    first, second = (each.row for each in done.grounded)
    assert first is not None
    assert first == second
    assert 1 == len(merge(done.assemblies).recommendations)
    assert "same words as record 1" in done.grounded[1].notes[0]


def test_a_sentence_that_our_rules_leave_out_is_grounded_with_a_note() -> None:
    """Others may find what we do not; but nobody may think that we agree."""
    grounded = _one(quote="Prices rose in May. They must", section="Councils")
    assert grounded.row is not None
    assert ("optional", Method.GIVEN) == (grounded.row["status"], grounded.row["method"])
    assert any("our own rules" in note for note in grounded.notes)


def test_many_records_against_a_long_source_take_seconds() -> None:
    """Ten thousand records against a megabyte would take an hour."""
    dice = random.Random(1)  # noqa: S311  a test's own choice, the same each time
    words = ["agency", "data", "report", "rule", "model", "test", "state", "fund", "law", "audit"]
    sentences = [
        f"Body {number} should {' '.join(dice.choices(words, k=12))} by {number}."
        for number in range(2_000)
    ]
    source = _document("\n\n".join(sentences), "long.txt")
    records = [{"quote": dice.choice(sentences).replace(" ", "  ", 1)} for _ in range(1_000)]
    began = time.perf_counter()
    done = _ground(*records, sources=[source])
    assert 0 == done.refused
    assert 15 > time.perf_counter() - began
