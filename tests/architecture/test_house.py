"""The house stands as the design draws it."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import policyrecs

SOURCE = Path(policyrecs.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
MOST_LINES = 500


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_module_is_too_long(path: Path) -> None:
    """A module that holds two ideas is hard to find one's way in."""
    assert MOST_LINES >= len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_prints_outside_the_command_line(path: Path) -> None:
    """A library that prints corrupts its caller's output."""
    if "cli" in path.relative_to(SOURCE).parts:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert [] == calls


def test_every_public_name_can_be_imported() -> None:
    """A name in `__all__` without a home fails only when somebody uses it."""
    homes = {name: policyrecs._HOME[name] for name in policyrecs.__all__}
    assert set(policyrecs._HOME) == set(homes)
    for name, home in homes.items():
        module = importlib.import_module(f"policyrecs.{home}")
        assert getattr(module, name) is getattr(policyrecs, name)


def test_help_is_quick() -> None:
    """`policyrecs --help` would take a second to start."""
    code = (
        "import sys; from policyrecs.cli import run; run(['--help']);"
        "heavy = {'pandas', 'pyarrow', 'pydantic', 'numpy'} & set(sys.modules);"
        "sys.exit(f'imported {sorted(heavy)}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)


def test_a_command_does_without_pandas(tmp_path: Path) -> None:
    """Arrow would import it as soon as it is handed a list: a fifth of a second of each run."""
    (tmp_path / "a.md").write_text("Ministries should publish the data.", encoding="utf-8")
    code = (
        "import atexit, os, sys; from policyrecs.cli import main;"
        "atexit.register(lambda: os._exit(9) if 'pandas' in sys.modules else None); main()"
    )
    arguments = ["extract", tmp_path, "--format", "csv", "-o", tmp_path / "out"]
    done = subprocess.run([sys.executable, "-c", code, *arguments], check=False)
    assert 0 == done.returncode


def test_who_leaves_the_work_to_others_does_not_import_it() -> None:
    """The workers of a corpus would start a quarter of a second later."""
    code = (
        "import sys; import policyrecs.corpus.run;"
        "work = {'policyrecs.pipeline', 'policyrecs.extraction'} & set(sys.modules);"
        "sys.exit(f'imported {sorted(work)}' if work else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)


def test_no_module_is_a_drawer() -> None:
    """A drawer named after nothing collects everything."""
    drawers = {"utils", "helpers", "common", "base", "manager", "misc"}
    assert set() == drawers & {path.stem for path in MODULES}
