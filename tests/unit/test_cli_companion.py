"""The command line as a companion: help, completion, and plain text for a pipe."""

import os
import re
import subprocess
import sys

import pytest

import policyrecs
from policyrecs.cli import COMMANDS, run

WIDTH = 80

SHOWN = "rec-1edb2863240e"


@pytest.mark.parametrize(
    "arguments",
    [("stats",), ("stats", "--all"), ("show", SHOWN), ("codebook", "proposals"), ("codebook",)],
)
def test_what_is_piped_is_plain_and_fits(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Codes for colours in a log, and lines that a terminal breaks anywhere."""
    assert 0 == run([*arguments])
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert WIDTH >= max(map(len, printed.splitlines()))


def test_stats_lists_what_is_shared_and_disputed(capsys: pytest.CaptureFixture[str]) -> None:
    """A reader would take five reports of one piece of advice for five pieces of advice."""
    run(["stats"])
    printed = capsys.readouterr().out
    disputed = int(policyrecs.load_proposals()["disagreement"].sum())
    assert f"{len(policyrecs.load_proposals())} proposals, {disputed} with some for" in printed


def test_show_says_who_agrees_and_who_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    """A record would stand alone that four others bear out, and one denies."""
    run(["show", SHOWN])
    printed = capsys.readouterr().out
    assert re.search(r"^ *disagrees  Chris Black", printed, re.MULTILINE)
    assert re.search(r"^ *agrees  New America", printed, re.MULTILINE)


@pytest.mark.parametrize("command", [*COMMANDS, None])
def test_every_command_has_examples(
    command: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """Options in a list do not say how a command is used."""
    run([command, "--help"] if command else ["--help"])
    assert "Examples:" in capsys.readouterr().out


def test_commands_complete_with_the_tab_key() -> None:
    """The line that the README gives would do nothing."""
    asked = {
        "_POLICYRECS_COMPLETE": "bash_complete",
        "COMP_WORDS": "policyrecs ex",
        "COMP_CWORD": "1",
    }
    code = "from policyrecs.cli import policyrecs; policyrecs(prog_name='policyrecs')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | asked,
    )
    assert ["plain,extract", "plain,explore", "plain,export"] == done.stdout.split()
