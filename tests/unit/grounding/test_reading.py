"""Records from elsewhere are read in whatever form they come."""

import json
from pathlib import Path
from typing import Any

import pytest

from policyrecs.errors import InputError
from policyrecs.grounding.structured import read_records, records_of
from policyrecs.sheets import csv_bytes, xlsx_bytes

A = "Agencies should publish the data every year."
B = "Councils must not charge for copies of it."


def _quotes(text: str) -> list[str]:
    return [each.quote for each in records_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([{"quote": A}, {"quote": B}]),
        json.dumps({"recommendations": [{"exact_quote": A}, {"text": B}]}),
        f"Here is the JSON:\n\n```json\n{json.dumps([{'quote': A}, {'quote': B}])}\n```\nBye.",
        f'The list: [{{"quote": "{A}"}}, {{"quote": "{B}",}},] as asked.',
        f'```json\n[{{"quote": "{A}"}},\n {{"quote": "{B}"}},\n {{"quote": "torn',
        f'{{"quote": "{A}"}}\n{{"quote": "{B}"}}\n',
        json.dumps([A, B]),
        f"1. {A}\n2. {B}\n\nI hope that this helps.",
        f"- **Agencies**: “{A}”\n- **Councils** (page 3): “{B}”",
        f"* {A}\n* {B}",
        f"| Who | Quote |\n|---|:--|\n| agencies | {A} |\n| councils | “{B}” |\n",
        f"First:\n\n> {A}\n\nand second:\n\n> {B}\n",
        f"The report says “{A}” and later “{B}”.",
    ],
)
def test_each_form_of_a_model_s_output_is_read(text: str) -> None:
    """An answer in another form than the one asked for would be lost."""
    assert [A, B] == _quotes(text)


def test_a_name_in_quotation_marks_is_not_the_recommendation() -> None:
    """A title inside an item would stand for the item."""
    (record,) = records_of('- Publish the "National Plan for Open Data" before the end of 2030.')
    first, *others = [words for _, words in record.quotes]
    assert first.startswith("Publish the")
    assert ["National Plan for Open Data"] == others


def test_langextract_s_lines_bring_their_place_and_attributes(tmp_path: Path) -> None:
    """Its offsets and classes would be thrown away."""
    line = {
        "document_id": "report.md",
        "text": f"Intro. {A}",
        "extractions": [
            {
                "extraction_class": "recommendation",
                "extraction_text": A,
                "char_interval": {"start_pos": 7, "end_pos": 51},
                "alignment_status": "match_exact",
                "attributes": {"addressee": "agencies", "polarity": "do"},
            }
        ],
    }
    path = tmp_path / "data.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    (record,) = read_records(path)
    assert (A, "report.md", 7, 51) == (record.quote, record.source, record.start, record.end)
    assert {"polarity": "do", "addressees": ("agencies",)} == dict(record.codes)
    assert f"Intro. {A}" == record.full_text


HEADINGS = ("Recommendation", "Details", "FullText", "Organization", "OrgType", "Topic", "Assignee")
ROW = ("Publish more data", A, f"Intro. {A}", "Open Shelves", "Nonprofit", "Data", "OSTP")


@pytest.mark.parametrize("name", ["comments.csv", "comments.xlsx"])
def test_the_columns_of_the_comment_spreadsheets_are_known(tmp_path: Path, name: str) -> None:
    """A public data set would have to be renamed by hand."""
    nothing: dict[str, Any] = {"widths": {}, "choices": {}, "notes": {}}
    data = (
        csv_bytes(HEADINGS, [ROW])
        if name.endswith("csv")
        else xlsx_bytes(HEADINGS, [ROW], **nothing)
    )
    (tmp_path / name).write_bytes(data)
    (record,) = read_records(tmp_path / name)
    assert [("recommendation", "Publish more data"), ("details", A)] == list(record.quotes)
    assert f"Intro. {A}" == record.full_text
    assert ("row 2", ("OSTP",), ("Open Shelves",)) == (
        record.where,
        record.codes["addressees"],
        record.codes["issuers"],
    )


def test_a_torn_line_is_one_refusal_with_its_number(tmp_path: Path) -> None:
    """One torn line would cost the others, or vanish."""
    path = tmp_path / "records.jsonl"
    path.write_text(f'{{"quote": "{A}"}}\n{{"quote": "to\n{{"other": 1}}\n', encoding="utf-8")
    first, torn, empty = read_records(path)
    assert (None, "line 2", "line 3") == (first.fault, torn.where, empty.where)
    assert torn.fault is not None
    assert "is no JSON" in torn.fault
    assert "holds no words to look for" == empty.fault


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "{" * 50_000, '"' * 50_000, "- " * 50_000, "|" * 50_000]
)
def test_a_hostile_answer_is_read_in_no_time(text: str) -> None:
    """Nested brackets would stop the run, or crash it."""
    records_of(text)


def test_a_file_without_records_is_named(tmp_path: Path) -> None:
    """An empty answer would look like a good one."""
    path = tmp_path / "answer.md"
    path.write_text("I found no recommendations in the report.", encoding="utf-8")
    with pytest.raises(InputError, match=r"empty-file: .*answer\.md: no recommendation"):
        read_records(path)
