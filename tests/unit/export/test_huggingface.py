"""The folder for `datasets`, read by that library with no network."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from policyrecs.dataset import Dataset
from policyrecs.export import WRITERS
from policyrecs.schemas.example import example_dataset
from policyrecs.tables import TABLES, to_tables

READ = """
import sys, warnings
warnings.simplefilter("error")
import datasets
datasets.disable_progress_bars()
for name in sys.argv[2:]:
    read = datasets.load_dataset(sys.argv[1], name, split="train", cache_dir=sys.argv[1] + "-cache")
    print(name, read.num_rows, ",".join(read.column_names))
default = datasets.load_dataset(sys.argv[1], split="train", cache_dir=sys.argv[1] + "-cache")
print(default[0]["quote"])
"""
"""Run apart: the library reads its settings when it is imported, and keeps files of its own."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example as such a folder."""
    WRITERS["huggingface"](example_dataset(), tmp_path / "folder")
    return tmp_path / "folder"


def test_the_library_reads_every_table(folder: Path, tmp_path: Path) -> None:
    """A slip in the card's YAML would be met by whoever downloads the data."""
    offline = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, "-c", READ, str(folder), *TABLES],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | offline,
        timeout=120,
    )
    assert 0 == done.returncode, done.stderr[-2000:]
    *lines, quote = done.stdout.splitlines()
    assert [
        f"{name} {made.num_rows} {','.join(made.column_names)}"
        for name, made in to_tables(example_dataset()).items()
    ] == lines
    assert example_dataset().recommendations[0].quote == quote


def test_a_table_without_rows_is_no_configuration(tmp_path: Path) -> None:
    """The library stops at a file without rows, and the Hub would show an error."""
    WRITERS["huggingface"](Dataset(), tmp_path)
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "config_name" not in card
    assert (tmp_path / "data" / "issues.parquet").is_file()
