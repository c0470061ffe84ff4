"""A whole job: what is done is not done again, and what comes out does not show how it was done."""

import hashlib
import json
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from policyrecs import pipeline
from policyrecs.corpus import planning
from policyrecs.corpus.account import Tally
from policyrecs.corpus.inputs import Source, submissions
from policyrecs.corpus.ledger import STATE, Ledger
from policyrecs.corpus.output import write_corpus
from policyrecs.corpus.planning import Intake
from policyrecs.corpus.run import ALL_TABLES, Job, collect, extract_corpus, tally_of
from policyrecs.corpus.submissions import Facts, Submission
from policyrecs.errors import InputError, OutputError
from policyrecs.tables import TABLES, to_tables
from policyrecs.vocabulary import Reason

SOURCES = Path(__file__).parents[3] / "data" / "sources"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small corpus: two documents, one of them twice, one that is none, and a hidden file."""
    made = tmp_path / "corpus"
    made.mkdir()
    (made / "a.md").write_text("Ministries should publish the data.", encoding="utf-8")
    (made / "b.md").write_text("Agencies must not delay the report.", encoding="utf-8")
    (made / "c.md").write_text("Ministries should publish the data.", encoding="utf-8")
    (made / "d.md").write_bytes(b"\x00\x01\x02")
    (made / ".hidden").write_text("x", encoding="utf-8")
    return made


def extracted(folder: Path, output: Path, *, file_format: str = "parquet") -> tuple[Intake, Tally]:
    """Extract a folder into an output, as the command does."""
    ledger = Ledger(output / STATE)
    ledger.forget(everything=False)
    intake = extract_corpus(submissions(Source([str(folder)])), ledger, Job())
    tally = tally_of(ledger, intake)
    write_corpus(ledger, output, file_format, tally, documents_in_part=None)
    return intake, tally


def contents(output: Path) -> dict[str, str]:
    """The digest of every file of an output, but for its state."""
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.rglob("*"))
        if path.is_file() and STATE not in path.parts
    }


def test_the_totals_add_up(folder: Path, tmp_path: Path) -> None:
    """A document would vanish between the folder and the table."""
    _, tally = extracted(folder, tmp_path / "out")
    assert {"ok": 3, "refused": 1} == dict(tally.outcomes)
    assert (4, 1, 1, 1, {"binary-file": 1}) == (
        tally.inputs,
        tally.quarantined,
        tally.exact,
        tally.hidden,
        dict(tally.reasons),
    )
    assert 2 == tally.records


def test_every_input_is_accounted_for(folder: Path, tmp_path: Path) -> None:
    """A reader of the tables could not tell "nothing found" from "could not read"."""
    extracted(folder, tmp_path / "out")
    rows = pq.read_table(tmp_path / "out" / "inputs.parquet").to_pylist()
    assert ["a.md", "b.md", "c.md", "d.md"] == [Path(row["source"]).name for row in rows]
    assert [None, None, str(folder / "a.md"), None] == [row["same_as"] for row in rows]
    assert rows[0]["document_id"] == rows[2]["document_id"]
    (line,) = (tmp_path / "out" / "quarantine.jsonl").read_text(encoding="utf-8").splitlines()
    entry = json.loads(line)
    assert {
        "path": str(folder / "d.md"),
        "sha256": hashlib.sha256(b"\x00\x01\x02").hexdigest(),
        "reason": "binary-file",
        "words": rows[3]["words"],
    } == entry


def test_the_tables_are_those_of_the_pipeline(tmp_path: Path) -> None:
    """Many documents would give other tables than the same documents one by one."""
    _, tally = extracted(SOURCES, tmp_path / "out")
    assert 0 == tally.near
    whole = pipeline.merge(
        [pipeline.extract(path) for path in sorted(SOURCES.glob("*.txt"))], everything=False
    )
    for name, table in to_tables(whole).items():
        made = pq.read_table(tmp_path / "out" / f"{name}.parquet")
        key = [(column, "ascending") for column in TABLES[name].key]
        assert table.sort_by(key).to_pylist() == made.sort_by(key).to_pylist(), name


def test_a_second_run_extracts_what_is_new(folder: Path, tmp_path: Path) -> None:
    """A folder of a hundred thousand would be read again for one new document."""
    extracted(folder, tmp_path / "out")
    (folder / "a0.md").write_text("Congress should fund research.", encoding="utf-8")
    (folder / "b.md").write_text("Agencies must not delay the reports.", encoding="utf-8")
    intake, tally = extracted(folder, tmp_path / "out")
    assert (5, 2) == (intake.documents, intake.known)  # a.md, and d.md, which is no text
    assert 3 == tally.records
    extracted(folder, tmp_path / "anew")
    assert contents(tmp_path / "anew") == contents(tmp_path / "out")


def test_a_document_that_is_gone_leaves_no_trace(folder: Path, tmp_path: Path) -> None:
    """A withdrawn response would stay in the tables, or its duplicate go with it."""
    extracted(folder, tmp_path / "out")
    (folder / "a.md").unlink()
    extracted(folder, tmp_path / "out")
    extracted(folder, tmp_path / "anew")
    assert contents(tmp_path / "anew") == contents(tmp_path / "out")
    assert 2 == pq.read_table(tmp_path / "out" / "recommendations.parquet").num_rows


def test_other_code_extracts_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mended rule would be believed at work while old results are served."""
    extracted(folder, tmp_path / "out")
    monkeypatch.setattr(planning, "code_version", lambda: "other")
    intake, _ = extracted(folder, tmp_path / "out")
    assert 0 == intake.known


def test_an_interrupted_run_loses_what_is_under_way_and_no_more(
    folder: Path, tmp_path: Path
) -> None:
    """A night's work would be lost to a closed lid."""
    for number in range(200):
        text = f"Agency number {number} should publish report {number}."
        (folder / f"e{number:03}.md").write_text(text, encoding="utf-8")

    def interrupted(_intake: Intake, _tally: Tally) -> None:
        raise KeyboardInterrupt

    ledger = Ledger(tmp_path / "out" / STATE)
    with pytest.raises(KeyboardInterrupt):
        extract_corpus(submissions(Source([str(folder)])), ledger, Job(), watcher=interrupted)
    ledger.close()
    intake, _ = extracted(folder, tmp_path / "out")
    assert 0 < intake.known < 203
    extracted(folder, tmp_path / "anew")
    assert contents(tmp_path / "anew") == contents(tmp_path / "out")


def test_two_runs_do_not_share_an_output(folder: Path, tmp_path: Path) -> None:
    """Each would sweep away what the other is at."""
    with (
        closing(Ledger(tmp_path / "out" / STATE)),
        pytest.raises(OutputError, match="another run is at work"),
    ):
        extracted(folder, tmp_path / "out")


def test_a_torn_ledger_is_begun_anew(folder: Path, tmp_path: Path) -> None:
    """A disk that was full last night would stop every run after it."""
    state = tmp_path / "out" / STATE
    state.mkdir(parents=True)
    (state / "ledger.sqlite").write_bytes(b"SQLite, or so it says" * 100)
    _, tally = extracted(folder, tmp_path / "out")
    assert 2 == tally.records


def test_files_that_no_run_wrote_are_left_alone(folder: Path, tmp_path: Path) -> None:
    """Tables would take the place of somebody's thesis."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_bytes(b"x")
    with pytest.raises(OutputError, match=r"thesis\.docx"):
        extracted(folder, tmp_path / "out")
    assert (tmp_path / "out" / "thesis.docx").exists()


def of_texts(*texts: tuple[str, Facts]) -> dict[str, list[dict[str, Any]]]:
    """The tables of some texts."""
    handed_in = [
        Submission(f"#{number}", f"#{number}", text=text, facts=facts)
        for number, (text, facts) in enumerate(texts, start=1)
    ]
    with closing(Ledger()) as ledger:
        extract_corpus(handed_in, ledger, Job())
        return {name: table.to_pylist() for name, table in collect(ledger, Tally()).items()}


def test_one_letter_of_two_bodies_is_two_documents() -> None:
    """A recommendation would be laid at the door of the first body that sent it."""
    letter = "We urge Congress to fund research."
    tables = of_texts(
        (letter, Facts(issuer="Acme")), (letter, Facts(issuer="Emca")), (letter, Facts("A", "Acme"))
    )
    assert 2 == len(tables["documents"])
    assert {"Acme", "Emca"} == {
        name for row in tables["recommendations"] for name in row["issuer_names"]
    }
    assert ["#3"] == [row["source"] for row in tables["duplicates"] if row["kind"] == "exact"]


def test_an_id_that_comes_twice_is_told_apart() -> None:
    """Two documents would be one, or the table refused."""
    tables = of_texts(
        ("Agencies must act.", Facts("A")),
        ("Agencies must wait.", Facts("A")),
        ("Agencies must go.", Facts("A")),
    )
    assert ["A", "A-2", "A-3"] == [row["document_id"] for row in tables["documents"]]


def test_each_party_has_one_group_throughout() -> None:
    """Counting by one table would contradict counting by another."""
    tables = of_texts(
        ("The Acme Board should act. Jane Roe, chair of the Acme Board, said so.", Facts()),
        ("Acme Board must publish its data by May.", Facts()),
    )
    groups = {row["stakeholder_id"]: row["group"] for row in tables["stakeholders"]}
    assert len(groups) == len(tables["stakeholders"])
    for link in tables["recommendation_stakeholders"]:
        assert groups[link["stakeholder_id"]] == link["stakeholder_group"]


def test_a_refusal_of_the_input_is_counted_too() -> None:
    """A missing file would be in no table."""
    refusal = InputError(Reason.MISSING_FILE, "x.md", "no file stands there")
    with closing(Ledger()) as ledger:
        handed_in = [Submission("x.md", "x.md", refusal=refusal)]
        intake = extract_corpus(handed_in, ledger, Job())
        assert {"missing-file": 1} == dict(tally_of(ledger, intake).reasons)


@pytest.mark.parametrize("file_format", ["csv", "parquet", "jsonl"])
def test_parts_are_queried_as_one_table(tmp_path: Path, file_format: str) -> None:
    """A large corpus would be one file that nobody can open."""
    ledger = Ledger()
    intake = extract_corpus(submissions(Source([str(SOURCES)])), ledger, Job())
    write_corpus(
        ledger, tmp_path / "out", file_format, tally_of(ledger, intake), documents_in_part=2
    )
    assert {table.name for table in ALL_TABLES} == {
        path.name for path in (tmp_path / "out").iterdir() if path.is_dir()
    }
    parts = str(tmp_path / "out" / "documents" / f"*.{file_format}")
    assert 3 == len(list((tmp_path / "out" / "documents").iterdir()))
    reader = {"jsonl": "read_json"}.get(file_format, f"read_{file_format}")
    assert [(5,)] == duckdb.sql(f"SELECT count(*) FROM {reader}('{parts}')").fetchall()  # noqa: S608  our own path


def test_what_two_documents_ask_alike_is_one_proposal() -> None:
    """Only all documents together show what is asked for more than once."""
    tables = of_texts(
        ("The ministry should publish the waiting lists of all hospitals.", Facts("a")),
        ("We urge the ministry to disclose the waiting lists of hospitals at once.", Facts("b")),
        ("The ministry should not publish the waiting lists of all hospitals.", Facts("c")),
        ("The ministry should hire more archivists.", Facts("d")),
    )
    (proposal,) = tables["proposals"]
    assert (2, 1, True, 3) == tuple(
        proposal[name]
        for name in ("recommendations_for", "recommendations_against", "disagreement", "documents")
    )
    quotes = {row["recommendation_id"]: row["quote"] for row in tables["recommendations"]}
    assert {("for", False), ("against", True)} == {
        (row["stance"], "not publish" in quotes[row["recommendation_id"]])
        for row in tables["proposal_members"]
    }
