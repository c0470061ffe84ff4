"""Reading a collection: from a release, from tables and from the lines of an extraction."""

import json
from pathlib import Path

import pytest

from policyrecs import export
from policyrecs.cli import run
from policyrecs.errors import InputError
from policyrecs.explorer import Collection, read_collection
from policyrecs.explorer.payload import payload
from policyrecs.rows import flat_row
from policyrecs.schemas.example import TEXT, example_dataset

EXAMPLE = example_dataset()


def lines() -> str:
    """The example as `extract` would print it."""
    stakeholders = {each.stakeholder_id: each for each in EXAMPLE.stakeholders}
    citations = {each.citation_id: each for each in EXAMPLE.citations}
    rows = (
        flat_row(record, EXAMPLE.documents[0], stakeholders, citations)
        for record in EXAMPLE.recommendations
    )
    return "".join(json.dumps(row) + "\n" for row in rows)


def shown(collection: Collection) -> object:
    """What the page would show of the records, whatever else is known."""
    made = payload(collection)
    return made["records"], [each["label"] for each in made["stakeholders"]], made["topics"]


@pytest.mark.parametrize("file_format", ["csv", "parquet"])
def test_tables_show_what_the_release_shows(tmp_path: Path, file_format: str) -> None:
    """A field dropped on the way from a table is missing on the page, silently."""
    export.write_release(EXAMPLE, tmp_path / "release", version="1.2.3")
    export.write_tables(EXAMPLE, tmp_path / "tables", file_format)
    release = read_collection(tmp_path / "release")
    assert shown(release) == shown(read_collection(tmp_path / "tables"))
    assert ("1.2.3", {EXAMPLE.documents[0].document_id: TEXT}) == (release.version, release.texts)


def test_tables_in_parts_are_read_together(tmp_path: Path) -> None:
    """A large extraction comes in parts; the first alone looks complete."""
    export.write_tables(EXAMPLE, tmp_path / "whole", "parquet")
    for file in (tmp_path / "whole").iterdir():
        folder = tmp_path / "parts" / file.stem
        folder.mkdir(parents=True)
        file.rename(folder / "part-00000.parquet")
    export.write_tables(EXAMPLE, tmp_path / "whole", "parquet")
    expected = shown(read_collection(tmp_path / "whole"))
    assert expected == shown(read_collection(tmp_path / "parts"))


def test_lines_keep_quotes_parties_topics_and_notes(tmp_path: Path) -> None:
    """The lines of an extraction hold less than tables; what they hold is shown."""
    file = tmp_path / "found.jsonl"
    file.write_text(lines(), encoding="utf-8")
    found = read_collection(file)
    assert [each.quote for each in EXAMPLE.recommendations] == [
        row["quote"] for row in found.recommendations
    ]
    for record, row in zip(EXAMPLE.recommendations, found.recommendations, strict=True):
        assert [(link.stakeholder_id, link.role) for link in record.stakeholders] == [
            (link["stakeholder_id"], link["role"]) for link in row["stakeholders"]
        ]
        assert [topic.topic for topic in record.topics] == [each["topic"] for each in row["topics"]]
        assert [(link.citation_id, link.marker) for link in record.citations] == [
            (link["citation_id"], link["marker"]) for link in row["citations"]
        ]
    names = {each.stakeholder_id: (each.name, each.group) for each in EXAMPLE.stakeholders}
    for row in found.stakeholders:
        assert names[row["stakeholder_id"]] == (row["name"], row["group"])
    notes = {each.citation_id: each.quote for each in EXAMPLE.citations}
    for row in found.citations:
        assert notes[row["citation_id"]] == row["quote"]
    assert payload(found)["about"]["texts"].startswith("The texts of the documents were not")


def test_sources_give_the_texts_where_the_quotes_stand_in_them(tmp_path: Path) -> None:
    """A source that has changed since would mark the wrong words."""
    file = tmp_path / "found.jsonl"
    file.write_text(lines().replace("archives.pdf", "archives.txt"), encoding="utf-8")
    document = EXAMPLE.documents[0]
    source = tmp_path / document.file.replace("archives.pdf", "archives.txt")
    source.write_text(TEXT, encoding="utf-8")
    found = read_collection(file, sources=tmp_path)
    assert {document.document_id: TEXT} == dict(found.texts)
    source.write_text("A line more.\n" + TEXT, encoding="utf-8")
    assert {} == dict(read_collection(file, sources=tmp_path).texts)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("no JSON\n", "line 1 is no line of an extraction"),
        ('{"quote": "x"}\n', "document: Field required"),
        (lines().replace('"direct"', '"guessed"'), "kind: "),
    ],
)
def test_what_is_no_extraction_is_refused(tmp_path: Path, content: str, words: str) -> None:
    """Any other JSON Lines would show as an empty page."""
    file = tmp_path / "found.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="damaged-file") as refused:
        read_collection(file)
    assert words in str(refused.value)


def test_an_empty_extraction_is_shown_as_empty(tmp_path: Path) -> None:
    """Nothing found is a result."""
    file = tmp_path / "found.jsonl"
    file.write_text("")
    assert [] == read_collection(file).recommendations


def test_the_command_writes_the_page_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The figures tell at once whether the right thing was read."""
    file = tmp_path / "explorer.html"
    assert 0 == run(["explore", "-o", str(file), "--title", "Ours"])
    assert "<h1>Ours</h1>" in file.read_text(encoding="utf-8")
    assert "documents" in capsys.readouterr().err


@pytest.mark.parametrize(("path", "reason"), [("none", "missing-file"), (".", "missing-file")])
def test_a_path_without_records_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str, reason: str
) -> None:
    """An empty page for a mistyped path would be believed."""
    file = tmp_path / "explorer.html"
    assert 3 == run(["explore", str(tmp_path / path), "-o", str(file)])
    assert capsys.readouterr().err.startswith(f"error: {reason}: ")
    assert not file.exists()
