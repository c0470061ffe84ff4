"""The README does what it says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from policyrecs.cli import COMMANDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")

PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
"""A block of Python; blocks run one after the other, as a reader would type them."""

LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
"""A link to a file of the repository."""


def test_the_python_blocks_run() -> None:
    """The first thing a newcomer types would fail."""
    code = "\n".join(PYTHON.findall(README))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert (0, "") == (done.returncode, done.stderr)
    assert "The Ministry of Health should publish waiting times every month." in done.stdout


def test_every_command_is_explained() -> None:
    """A command that nobody can find."""
    assert [] == [name for name in COMMANDS if f"policyrecs {name}" not in README]


@pytest.mark.parametrize("path", sorted(set(LINK.findall(README))))
def test_links_lead_somewhere(path: str) -> None:
    """A file was renamed and the README not."""
    assert (ROOT / path).exists()
