"""The recipes run, and every tool gives the same answers."""

import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import policyrecs
import policyrecs.frames
from policyrecs.tables import TABLES

RECIPES = (Path(__file__).parents[2] / "docs" / "recipes.md").read_text(encoding="utf-8")

SECTION = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
"""A tool's section: its heading and what stands below."""

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
"""A block of code and its language."""

SECTIONS = {heading: BLOCK.findall(text) for heading, text in SECTION.findall(RECIPES)}


def expected() -> list[str]:
    """What each recipe prints, by the functions that the frames' tests prove."""
    core = policyrecs.load_recommendations()
    asked = policyrecs.filter_by_stakeholder(core, "policymakers", role="addressee")
    counts = policyrecs.count_by(core, "group")
    found = core["quote"].str.contains("interoperab", case=False).sum()
    groups = [f"{row.group} {row.recommendations}" for row in counts.itertuples()]
    assert len(asked)
    assert found
    return [f"{len(asked)} call on policymakers", *groups, f"{found} speak of interoperability"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the recipes read, written as they say."""
    folder = tmp_path_factory.mktemp("recipes")
    for command in re.findall(r"^\$ (policyrecs export .+)$", RECIPES, re.MULTILINE):
        code = "from policyrecs.cli import main; main()"
        run([sys.executable, "-c", code, *command.split()[1:]], folder)
    return folder


def run(command: list[str], folder: Path) -> str:
    """What a command prints, run in the folder without the network's help."""
    offline = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HOME": str(folder / ".home")}
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | offline,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert 0 == done.returncode, done.stderr[-2000:]
    return done.stdout


def blocks(section: str, language: str) -> list[str]:
    """The blocks of a section in one language."""
    return [code for name, code in SECTIONS[section] if name == language]


@pytest.mark.parametrize("section", ["pandas", "DuckDB", "Polars"])
def test_python_recipes_agree(section: str, folder: Path) -> None:
    """A reader would copy a query that counts a recommendation twice."""
    printed = run([sys.executable, "-c", blocks(section, "python")[0]], folder)
    assert sorted(expected()) == sorted(printed.splitlines())


def test_who_disagrees_is_shown(folder: Path) -> None:
    """The recipe would fail where a reader first needs it."""
    assert "Chris Black" in run([sys.executable, "-c", blocks("pandas", "python")[1]], folder)


def test_sql_agrees(folder: Path) -> None:
    """As above, in the database."""
    (script,) = blocks("SQL", "sql")
    connection = sqlite3.connect(folder / "policyrecs.sqlite")
    rows = [
        row[0]
        for statement in script.split(";")
        if statement.strip()
        for row in connection.execute(statement)
    ]
    connection.close()
    assert sorted(expected()) == sorted(rows)


def test_the_hugging_face_folder_agrees(folder: Path) -> None:
    """As above, in the library's own filter."""
    (code,) = blocks("Hugging Face `datasets`", "python")
    assert expected()[0] in run([sys.executable, "-c", code], folder)


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_r_agrees(folder: Path) -> None:
    """As above, in R."""
    (code,) = blocks("R", "r")
    if "TRUE" not in run(["Rscript", "-e", 'cat(requireNamespace("arrow"))'], folder):
        pytest.skip("R's package arrow is not installed")
    printed = run(["Rscript", "-e", code], folder)
    assert set(expected()) <= set(printed.splitlines())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_workbook(folder: Path) -> None:
    """A workbook that one library writes and the reader's program cuts or cannot open."""
    (line,) = [
        line.removeprefix("$ ")
        for code in blocks("A spreadsheet", "console")
        for line in code.splitlines()
    ]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run([*shlex.split(line), profile], folder)
    if not (folder / "sheets").is_dir():
        pytest.skip("LibreOffice is installed without Calc, which reads workbooks")
    for name in TABLES:
        rows = pd.read_csv(folder / "sheets" / f"policyrecs-{name}.csv", keep_default_na=False)
        assert len(policyrecs.frames.load_table(name)) == len(rows), name
    quotes = pd.read_csv(folder / "sheets" / "policyrecs-recommendations.csv")["quote"]
    assert policyrecs.load_recommendations("all")["quote"].tolist() == quotes.tolist()
