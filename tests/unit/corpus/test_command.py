"""`policyrecs extract` with many documents: what it prints, writes, and leaves behind."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from policyrecs.cli import run

SOURCES = Path(__file__).parents[3] / "data" / "sources"
COMMAND = [sys.executable, "-c", "from policyrecs.cli import main; main()"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good document, its copy, and a bad one."""
    made = tmp_path / "corpus"
    made.mkdir()
    for name in ("a.md", "b.md"):
        (made / name).write_text("Ministries should publish the data.", encoding="utf-8")
    (made / "c.odt").write_bytes(b"PK\x03\x04")
    return made


def digests(output: Path) -> dict[str, str]:
    """The digest of every file of an output, but for its state."""
    return {
        str(path.relative_to(output)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.rglob("*"))
        if path.is_file() and ".state" not in path.parts
    }


def test_a_folder_is_printed_and_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A user would not learn what became of the third file, nor that two are the same."""
    assert 1 == run(["extract", str(folder)])
    printed = capsys.readouterr()
    assert ["a.md"] == [json.loads(line)["document"] for line in printed.out.splitlines()]
    refusal, totals, reasons, facts = printed.err.splitlines()
    assert refusal.startswith(f"error: unknown-type: {folder / 'c.odt'}: ")
    assert "3 inputs: 2 ok, 1 refused" == totals
    assert "quarantined: 1 unknown-type" == reasons
    assert "1 recommendation; 1 exact duplicate, extracted once" == facts


def test_a_table_of_comments_becomes_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A portal's export would have to be taken apart by hand."""
    table = tmp_path / "comments.csv"
    table.write_text(
        "id,comment,who\nEPA-1,We urge Congress to fund research.,Acme\nEPA-2,,Acme\n",
        encoding="utf-8",
    )
    output = tmp_path / "out" / "comments.jsonl"
    columns = ["--text-column", "comment", "--id-column", "id", "--issuer-column", "who"]
    assert 1 == run(["extract", str(table), *columns, "-o", str(output)])
    (line,) = output.read_text(encoding="utf-8").splitlines()
    row = json.loads(line)
    assert ("EPA-1", ["Acme"]) == (row["document_id"], row["issuers"])
    assert [output] == list(output.parent.iterdir())
    assert f"error: empty-file: {table}#2: the row holds no text" in capsys.readouterr().err


def test_a_column_that_is_not_there_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A typing error would leave a folder for somebody to wonder at."""
    table = tmp_path / "comments.csv"
    table.write_text("comment\nAct.\n", encoding="utf-8")
    arguments = ["--text-column", "text", "--format", "csv", "-o", str(tmp_path / "out")]
    assert 2 == run(["extract", str(table), *arguments])
    assert capsys.readouterr().err.startswith("error: wrong-use: ")
    assert [table] == list(tmp_path.iterdir())


def test_the_quarantine_may_have_a_place_of_its_own(folder: Path, tmp_path: Path) -> None:
    """What was refused would be on the screen alone."""
    assert 1 == run(["extract", str(folder), "--quarantine", str(tmp_path / "bad.jsonl")])
    (line,) = (tmp_path / "bad.jsonl").read_text(encoding="utf-8").splitlines()
    assert {"path", "sha256", "reason", "words"} == set(json.loads(line))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--resume"],
        ["--part", "10"],
        ["--resume", "--fresh", "-o", "x.jsonl"],
        ["--workers", "0"],
        ["--time-limit", "0"],
    ],
)
def test_options_that_do_not_go_together_are_refused(
    folder: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong command would run for an hour and then say so."""
    assert 2 == run(["extract", str(folder), *arguments])
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: wrong-use: ")


@pytest.mark.parametrize("file_format", ["csv", "parquet", "jsonl"])
def test_the_number_of_workers_leaves_no_trace(tmp_path: Path, file_format: str) -> None:
    """Two machines would publish different files of the same documents."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, path in enumerate(sorted(SOURCES.glob("*.txt")) * 2):
        (corpus / f"{number}.txt").write_bytes(path.read_bytes() * (number + 1))
    made = []
    for workers in ("1", "2"):
        output = tmp_path / workers
        output.mkdir()
        arguments = ["--format", file_format, "--workers", workers, "-o", str(output)]
        assert 0 == run(["extract", str(corpus), "--all", *arguments])
        made.append(digests(output))
    assert made[0] == made[1]
    assert 5 < len(made[0])


def test_a_run_that_is_killed_goes_on(tmp_path: Path) -> None:
    """What is written after a kill would differ from what an undisturbed run writes."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(150):
        text = f"Agency number {number} should publish report {number}.\n\n" * 8
        (corpus / f"{number:03}.md").write_text(text, encoding="utf-8")
    arguments = ["extract", str(corpus), "--format", "parquet", "--workers", "1", "-o"]
    begun = time.monotonic()
    subprocess.run([*COMMAND, *arguments, str(tmp_path / "whole")], check=True, capture_output=True)
    took = time.monotonic() - begun
    chance = random.Random(5)  # noqa: S311  no secret
    for number in range(2):
        output = tmp_path / f"killed-{number}"
        with subprocess.Popen(
            [*COMMAND, *arguments, str(output)], stdout=subprocess.DEVNULL
        ) as process:
            time.sleep(chance.uniform(0.3, 1) * took)
            process.kill()
        resumed = [*COMMAND, *arguments, str(output), "--resume"]
        subprocess.run(resumed, check=True, capture_output=True)
        assert digests(tmp_path / "whole") == digests(output)
    assert [] == [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_an_interruption_is_one_line(tmp_path: Path) -> None:
    """Ctrl-C would end in a traceback, and leave workers behind."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(100):
        (corpus / f"{number:03}.md").write_text(
            f"Agency {number} should publish the reports it keeps.\n\n" * 300, encoding="utf-8"
        )
    arguments = ["extract", str(corpus), "--format", "parquet", "-o", str(tmp_path / "out")]
    with subprocess.Popen(
        [*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        while not (tmp_path / "out" / ".state").exists():
            time.sleep(0.05)
        time.sleep(0.5)
        os.kill(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    words = "error: interrupted; the same command with --resume goes on from here\n"
    assert (3, "", words) == (process.returncode, out, err)
    assert [".state"] == [path.name for path in (tmp_path / "out").iterdir()]
