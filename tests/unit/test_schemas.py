"""The generated schema: fresh, complete, and true of the files it describes."""

import csv
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from policyrecs import schemas, vocabulary
from policyrecs.errors import OutputError
from policyrecs.records import SCHEMA_VERSION
from policyrecs.schemas.example import example_dataset
from policyrecs.schemas.vocabularies import vocabularies
from policyrecs.tables import RECORDS, TABLES, to_json_lines, to_tables

REPOSITORY = Path(__file__).parents[2]
GENERATED = schemas.generate()
LINES = to_json_lines(example_dataset())


@pytest.mark.parametrize("path", GENERATED)
def test_the_committed_schema_is_the_generated_one(path: str) -> None:
    """A changed docstring or code must reach the codebook: run `policyrecs build`."""
    assert (REPOSITORY / "schema" / path).read_bytes() == GENERATED[path]


def test_the_schema_folder_holds_nothing_else() -> None:
    """A file that nothing generates any more describes what is no longer there."""
    folder = REPOSITORY / "schema"
    committed = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
    assert committed == set(GENERATED)


def validator(name: str) -> Draft202012Validator:
    """The judge of one kind of record, formats checked."""
    schema = json.loads(GENERATED[f"{name}.schema.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(
        schema, format_checker=FormatChecker(formats=Draft202012Validator.FORMAT_CHECKER.checkers)
    )


@pytest.mark.parametrize("name", RECORDS)
def test_every_json_line_fits_its_json_schema(name: str) -> None:
    """The schema is what other languages check our files with."""
    lines = LINES[name].decode().split("\n")[:-1]
    errors = [
        error.message for line in lines for error in validator(name).iter_errors(json.loads(line))
    ]
    assert lines
    assert errors == []


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("documents", "issued", "2024-02-31"),
        ("documents", "sha256", "abc"),
        ("recommendations", "kind", "direkt"),
        ("recommendations", "action_category", 6),
        ("recommendations", "start", -1),
        ("recommendations", "topics", [{"topic": "unheard-of", "method": "rules"}]),
        ("recommendations", "unknown", "field"),
        ("stakeholders", "wikidata_id", "1065"),
        ("issues", "severity", "fatal"),
        ("issues", "unknown", "field"),
    ],
)
def test_a_wrong_value_does_not_fit(name: str, field: str, value: object) -> None:
    """A schema that accepts everything describes nothing."""
    record = json.loads(LINES[name].split(b"\n")[0]) | {field: value}
    assert not validator(name).is_valid(record)


def test_each_json_schema_says_which_it_is() -> None:
    """`$schema` and `$id` let a validator choose its rules and find the schema again."""
    schema = json.loads(GENERATED["recommendations.schema.json"])
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:policyrecs:schema:{SCHEMA_VERSION}:recommendations"


def test_codes_are_explained_where_they_are_listed() -> None:
    """A bare code tells a reader of the schema nothing."""
    schema = json.loads(GENERATED["recommendations.schema.json"])
    assert {
        "const": "reported",
        "description": "The document says, in its own words, that somebody else recommended it.",
    } in schema["$defs"]["Kind"]["oneOf"]


def test_every_column_has_an_example() -> None:
    """The example fills every column, so that no cell of the codebook is empty."""
    empty = [
        f"{name}.{column}"
        for name, made in to_tables(example_dataset()).items()
        for column in made.column_names
        if all(value in (None, []) for value in made[column].to_pylist())
    ]
    assert empty == []


def test_the_codebook_has_an_entry_for_every_column_and_code() -> None:
    """An analyst looks up what stands at the head of a column."""
    lines = GENERATED["CODEBOOK.md"].decode().split("\n")
    for table in TABLES.values():
        start = lines.index(f"### {table.name}")
        entries = [line for line in lines[start:] if line.startswith("| `")][: len(table.columns)]
        assert [line.split("`")[1] for line in entries] == [column.name for column in table.columns]
    for codes in vocabularies():
        start = lines.index(f"### {codes.name}")
        entries = [line for line in lines[start:] if line.startswith("| `")][: len(codes.codes)]
        assert [line.split("`")[1] for line in entries] == [str(code[0]) for code in codes.codes]


def test_every_link_in_the_codebook_leads_somewhere() -> None:
    """A heading that is renamed leaves its links behind."""
    text = GENERATED["CODEBOOK.md"].decode()
    headings = {line.lstrip("# ").lower() for line in text.split("\n") if line.startswith("#")}
    targets = {part.split(")")[0] for part in text.split("](#")[1:]}
    assert targets - headings == set()


def test_a_vocabulary_has_a_row_for_each_code() -> None:
    """Codes travel without the code that defines them."""
    text = GENERATED["vocabularies/status.csv"].decode()
    rows = list(csv.DictReader(text.splitlines()))
    assert rows == [
        {
            "code": member.value,
            "label": member.name.lower(),
            "meaning": vocabulary.describe(member),
            "source": "",
        }
        for member in vocabulary.Status
    ]


def test_a_borrowed_scale_names_its_source() -> None:
    """An initial's full stop does not end the sentence."""
    scale = next(codes for codes in vocabularies() if codes.name == "ActionCategory")
    assert scale.source.endswith("UN Universal Periodic Review)")


def test_writing_clears_away_what_is_no_longer_generated(tmp_path: Path) -> None:
    """A table that was renamed leaves no schema of its old name; other files stay."""
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "gone.schema.json").write_text("{}")
    (tmp_path / "notes.txt").write_text("by hand")
    schemas.write(tmp_path)
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert written == {*GENERATED, "notes.txt"}


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The reason code is what a pipeline acts on."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="unwritable-output"):
        schemas.write(tmp_path / "file")
