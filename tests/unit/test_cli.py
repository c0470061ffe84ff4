"""The command line: what it prints, and what it says when something is wrong."""

import csv
import io
import json
from pathlib import Path

import pytest

import policyrecs
from policyrecs.cli import run

REPORT = "# Ministries\n\nMinistries should publish the data every year.\n\nPrices rose in May.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A small report."""
    path = tmp_path / "report.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_extract_prints_one_object_a_line(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The fields that users script against."""
    assert 0 == run(["extract", str(report)])
    (line,) = capsys.readouterr().out.splitlines()
    row = json.loads(line)
    assert REPORT[row["start"] : row["end"]] == row["quote"]
    assert ("report.md", "direct", "core", "do") == tuple(
        row[name] for name in ("document", "kind", "status", "polarity")
    )
    assert (["executive"], ["Ministries"]) == (row["addressee_groups"], row["section"])
    assert {"addressees", "issuers", "citations", "actions", "topics"} <= set(row)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty-file"),
        ("blank.txt", b" \n\n", "empty-file"),
        ("latin.txt", "Das Ministerium muß".encode("latin-1"), "wrong-encoding"),
        ("core.txt", b"\0\1\2\3" * 40, "binary-file"),
        ("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\0", "unknown-type"),
        ("letter.odt", b"PK\x03\x04", "unknown-type"),
        ("torn.pdf", b"%PDF-1.7\n", "damaged-file"),
        ("torn.docx", b"PK\x03\x04", "damaged-file"),
    ],
)
def test_a_bad_file_is_one_line_and_its_neighbour_is_extracted(  # noqa: PLR0913, PLR0917  a case and its fixtures
    tmp_path: Path,
    report: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    data: bytes,
    reason: str,
) -> None:
    """One bad file would cost the whole folder."""
    bad = tmp_path / name
    bad.write_bytes(data)
    assert 1 == run(["extract", str(bad), str(report)])
    printed = capsys.readouterr()
    (line,) = printed.err.splitlines()
    assert line.startswith(f"error: {reason}: {bad}: ")
    assert 1 == len(printed.out.splitlines())


def test_a_path_where_nothing_stands_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A traceback would be shown for a typing error."""
    nowhere = tmp_path / "nowhere.txt"
    assert 1 == run(["extract", str(nowhere)])
    assert capsys.readouterr().err.startswith(f"error: missing-file: {nowhere}: ")


def test_extract_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipe would need a file of its own."""
    stdin = io.TextIOWrapper(io.BytesIO(REPORT.encode()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", stdin)
    assert 0 == run(["extract", "-", "--name", "piped.md"])
    assert "piped.md" == json.loads(capsys.readouterr().out)["document"]


def test_tables_need_a_place(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Parquet on a terminal helps nobody."""
    assert 2 == run(["extract", str(report), "--format", "parquet"])
    assert "error: wrong-use: --format parquet needs -o FOLDER\n" == capsys.readouterr().err


def test_tables_are_written(report: Path, tmp_path: Path) -> None:
    """The tables of an extraction are those of a release."""
    assert 0 == run(["extract", str(report), "--format", "csv", "-o", str(tmp_path / "out")])
    with (tmp_path / "out" / "recommendations.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert "Ministries should publish the data every year." == row["quote"]


def test_an_unwritable_place_is_named(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The error would be the system's, without a code."""
    (tmp_path / "taken").write_text("a file, no folder", encoding="utf-8")
    where = str(tmp_path / "taken" / "out.jsonl")
    assert 3 == run(["extract", str(report), "-o", where])
    assert capsys.readouterr().err.startswith("error: unwritable-output: ")


@pytest.mark.parametrize("arguments", [["frobnicate"], ["extract"], ["extract", "--frob", "x"]])
def test_wrong_use_is_one_line_and_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A usage text of thirty lines would bury the reason."""
    assert 2 == run(arguments)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: wrong-use: ")


def test_version_names_code_schema_and_data(capsys: pytest.CaptureFixture[str]) -> None:
    """A user could not say which data a figure came from."""
    assert 0 == run(["--version"])
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert ["policyrecs", "schema", "data"] == names


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["stats"], "Who is called upon"),
        (["verify"], "every file is the one that was written"),
        (["codebook", "polarity"], "Direction of the call"),
    ],
)
def test_the_shipped_release_answers(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command that works only in the repository's own folder."""
    assert 0 == run(arguments)
    assert words in capsys.readouterr().out


def test_show_puts_a_record_into_its_context(capsys: pytest.CaptureFixture[str]) -> None:
    """A row could not be checked without opening the source by hand."""
    row = policyrecs.load_recommendations().iloc[0]
    assert 0 == run(["show", row["recommendation_id"]])
    shown = " ".join(capsys.readouterr().out.split())
    assert " ".join(row["quote"].split()) in shown


def test_an_unknown_id_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """A typing error would show nothing."""
    assert 3 == run(["show", "rec-none"])
    assert capsys.readouterr().err.startswith("error: unknown-id: rec-none: ")


def test_an_unexpected_error_is_one_line_without_debug(
    report: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A traceback would frighten a user and hide the file's name."""

    def broken(*_: object, **__: object) -> None:
        message = "no such thing"
        raise LookupError(message)

    monkeypatch.setattr("policyrecs.pipeline.extract", broken)
    assert 3 == run(["extract", str(report)])
    assert capsys.readouterr().err.startswith("error: crashed: policyrecs: LookupError: no such")
    with pytest.raises(LookupError):
        run(["--debug", "extract", str(report)])
