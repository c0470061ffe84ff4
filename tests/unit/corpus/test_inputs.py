"""What people hand in: every shape of it becomes submissions, and nothing vanishes."""

import io
import json
import os
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from policyrecs.corpus.inputs import Columns, Source, submissions
from policyrecs.corpus.submissions import Submission
from policyrecs.errors import UsageError


def taken(*paths: Path | str, columns: Columns | None = None, **options: str) -> list[Submission]:
    """The submissions of some paths."""
    return list(submissions(Source(list(map(str, paths)), columns or Columns(), **options)))


def names(found: list[Submission]) -> list[str]:
    """Their names, in order."""
    return [each.name for each in found]


def reasons(found: list[Submission]) -> list[str | None]:
    """Why each was refused; None where it was not."""
    return [each.refusal and str(each.refusal.reason) for each in found]


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    """Two machines would give the same folder's records in another order."""
    for name in ("b.md", "a/z.md", "a/c/x.md", "a.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Text.", encoding="utf-8")
    assert ["x.md", "z.md", "a.md", "b.md"] == names(taken(tmp_path))


def test_hidden_files_are_skipped_and_counted(tmp_path: Path) -> None:
    """A desktop's droppings would fill the quarantine."""
    (tmp_path / ".DS_Store").write_bytes(b"\0")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("x", encoding="utf-8")
    (tmp_path / "a.md").write_text("Text.", encoding="utf-8")
    assert [True, True, False] == [each.hidden for each in taken(tmp_path)]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    """A link to the folder above would be walked for ever."""
    (tmp_path / "a.md").write_text("Text.", encoding="utf-8")
    (tmp_path / "round").symlink_to(tmp_path)
    assert [None, "is-folder"] == reasons(taken(tmp_path))


def test_a_pattern_matches_in_order_and_misses_by_name(tmp_path: Path) -> None:
    """A quoted pattern would be looked for as a file, or a typing error pass in silence."""
    for name in ("b.md", "a.md", "c.txt", "odd[1].md"):
        (tmp_path / name).write_text("Text.", encoding="utf-8")
    assert ["a.md", "b.md", "odd[1].md"] == names(taken(tmp_path / "*.md"))
    assert ["odd[1].md"] == names(taken(tmp_path / "odd[1].md"))
    assert ["missing-file"] == reasons(taken(tmp_path / "*.pdf"))


CSV = (
    "id,comment,organization,date\r\n"
    'EPA-1,"Agencies should act,\nand soon.",Acme,2024-03-01\r\n'
    "12,No.,,03/04/2024\r\n"
    "EPA-3,,Acme,\r\n"
)
COLUMNS = Columns(text="comment", id="id", issuer="organization", date="date")


def test_a_csv_is_a_document_a_row(tmp_path: Path) -> None:
    """A cell with a comma and a line end would be two documents, an empty one none."""
    path = tmp_path / "comments.csv"
    path.write_text(CSV, encoding="utf-8-sig", newline="")
    first, second, third = taken(path, columns=COLUMNS)
    assert ("Agencies should act,\nand soon.", "EPA-1") == (first.text, first.facts.document_id)
    assert ("Acme", "2024-03-01") == (first.facts.issuer, str(first.facts.issued))
    assert (f"{path}#2", "12", None) == (second.source, second.name, second.facts.document_id)
    assert second.note is not None
    assert "03/04/2024" in second.note
    assert ["empty-file"] == reasons([third])


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_csv_may_part_its_cells_otherwise(tmp_path: Path, delimiter: str) -> None:
    """Spreadsheets of half of Europe write semicolons."""
    path = tmp_path / "comments.csv"
    path.write_text(f"id{delimiter}comment\nA{delimiter}Act, now.\n", encoding="utf-8")
    (only,) = taken(path, columns=Columns(text="comment", id="id"))
    assert "Act, now." == only.text


def test_a_bad_row_costs_itself(tmp_path: Path) -> None:
    """One bad byte or cell in row two would cost the other hundred thousand."""
    path = tmp_path / "comments.csv"
    path.write_bytes(b"comment\nGood.\nBad \xff byte.\nToo,many\nGood again.\n")
    found = taken(path, columns=Columns(text="comment"))
    assert [None, "wrong-encoding", "damaged-file", None] == reasons(found)


def test_json_lines_are_a_document_a_line(tmp_path: Path) -> None:
    """A torn line would cost the rest."""
    path = tmp_path / "comments.jsonl"
    lines = [json.dumps({"text": "Act."}), '{"text": "torn', "[]", json.dumps({"other": 1})]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = taken(path, columns=Columns(text="text"))
    assert [None, "damaged-file", "damaged-file", "empty-file"] == reasons(found)


def test_parquet_is_read_by_column(tmp_path: Path) -> None:
    """A date would come as a number, or a column nobody asked for be read."""
    path = tmp_path / "comments.parquet"
    table = pa.table(
        {"text": ["Act."], "when": pa.array([19783], pa.date32()), "blob": [b"\0" * 100]}
    )
    pq.write_table(table, path)
    (only,) = taken(path, columns=Columns(text="text", date="when"))
    assert ("Act.", "2024-03-01") == (only.text, str(only.facts.issued))


def test_a_table_of_paths_reads_the_files(tmp_path: Path) -> None:
    """Paths start from the table, not from wherever the command is run."""
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.md").write_text("Act.", encoding="utf-8")
    path = tmp_path / "catalogue.csv"
    path.write_text("file,who\nfiles/a.md,Acme\nfiles/b.md,Acme\n", encoding="utf-8")
    found = taken(path, columns=Columns(path="file", issuer="who"))
    assert [b"Act.", None] == [each.data for each in found]
    assert [None, "missing-file"] == reasons(found)
    assert ["Acme", "Acme"] == [each.facts.issuer for each in found]


def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A typing error would give a thousand empty documents."""
    path = tmp_path / "comments.csv"
    path.write_text(CSV, encoding="utf-8")
    with pytest.raises(UsageError, match="no column 'text'; it has: id, comment"):
        taken(path, columns=Columns(text="text"))


def test_a_table_without_a_named_column_is_a_file(tmp_path: Path) -> None:
    """Its cells would be read as prose."""
    path = tmp_path / "comments.csv"
    path.write_text(CSV, encoding="utf-8")
    (only,) = taken(path)
    assert CSV.encode() == (only.data or b"").replace(b"\r\r", b"\r")


def archive(path: Path, **members: bytes) -> Path:
    """A ZIP with some members, whose names end in .md."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(f"{name}.md", data)
    return path


def test_an_archive_is_a_document_a_member(tmp_path: Path) -> None:
    """Members would come in whatever order they were packed."""
    path = archive(tmp_path / "a.zip", two=b"Second.", one=b"First.")
    found = taken(path)
    assert [f"{path}/one.md", f"{path}/two.md"] == [each.source for each in found]
    assert [b"First.", b"Second."] == [each.data for each in found]


def test_a_bomb_is_refused_by_what_it_declares(tmp_path: Path) -> None:
    """Ten kilobytes would become ten gigabytes."""
    path = archive(tmp_path / "a.zip", bomb=b"\0" * 20_000_000, fine=b"Text.")
    assert ["too-large", None] == reasons(taken(path))


def test_an_archive_that_lies_is_refused(tmp_path: Path) -> None:
    """A member larger than declared would be read whole."""
    path = archive(tmp_path / "a.zip", liar=b"x" * 5_000)
    data = path.read_bytes().replace((5_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(data)
    assert ["damaged-file"] == reasons(taken(path))


def test_a_torn_archive_is_one_refusal(tmp_path: Path) -> None:
    """Half a download would end in a traceback."""
    path = archive(tmp_path / "a.zip", one=b"First.")
    path.write_bytes(path.read_bytes()[:40])
    assert ["damaged-file"] == reasons(taken(path))


def test_standard_input_may_be_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """An export piped from elsewhere would need a file of its own."""
    stdin = io.TextIOWrapper(io.BytesIO(CSV.encode()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", stdin)
    found = taken("-", columns=COLUMNS, name="comments.csv")
    assert ["comments.csv#1", "comments.csv#2", "comments.csv#3"] == [each.source for each in found]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A pipe would be waited for, for ever."""
    os.mkfifo(tmp_path / "pipe.md")
    assert ["not-a-file", "missing-file"] == reasons(taken(tmp_path / "pipe.md", "nowhere.md"))
