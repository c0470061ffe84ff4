"""What happens in a child stays there: crashes, endless loops, gigabytes."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from policyrecs.errors import InputError
from policyrecs.isolation import Limits, call
from policyrecs.vocabulary import Reason

DEEDS = """
import ctypes, os, time
from policyrecs.errors import InputError

def add(one, *, other):
    return one + other

def hang():
    while True:
        pass

def sleep():
    time.sleep(60)

def eat():
    held = []
    while True:
        held.append(bytearray(10_000_000))

def crash():
    ctypes.string_at(0)

def leave():
    os._exit(3)

def refuse():
    raise InputError("empty-file", "x.pdf", "the file holds no text")

def stumble():
    raise LookupError("no such thing")

def write(path):
    try:
        with open(path, "w") as stream:
            stream.write("x" * 100)
    except OSError as error:
        return type(error).__name__
"""


@pytest.fixture(autouse=True)
def deeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module of deeds that the child can import, as it searches where its parent does."""
    (tmp_path / "deeds.py").write_text(DEEDS, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)


def test_a_call_returns_what_the_function_does() -> None:
    """Arguments lost on the way, or a result that only the child knows."""
    assert 5 == call("deeds:add", 2, other=3, subject="x.pdf", size=1)


@pytest.mark.parametrize(
    ("deed", "reason", "words"),
    [
        ("hang", Reason.TIME_LIMIT, "took longer than 2 seconds"),
        ("sleep", Reason.TIME_LIMIT, "took longer than 2 seconds"),
        ("eat", Reason.MEMORY_LIMIT, "needed more than 200 MB"),
        ("crash", Reason.CRASHED, "signal 11"),
        ("leave", Reason.CRASHED, "code 3"),
        ("refuse", Reason.EMPTY_FILE, "no text"),
        ("stumble", Reason.CRASHED, "LookupError: no such thing"),
    ],
)
def test_what_goes_wrong_is_a_refusal_with_its_reason(
    deed: str, reason: Reason, words: str
) -> None:
    """A parser that dies would take the command with it."""
    limits = Limits(seconds=2, memory=200_000_000)
    with pytest.raises(InputError) as refused:
        call(f"deeds:{deed}", subject="x.pdf", size=1, limits=limits)
    assert (reason, "x.pdf") == (refused.value.reason, refused.value.subject)
    assert words in refused.value.words


def test_a_large_parent_is_not_taken_for_a_large_child() -> None:
    """The system hands a process its parent's peak memory, and every crash would be one of size."""
    held = b"x" * 300_000_000
    limits = Limits(memory=200_000_000)
    with pytest.raises(InputError) as refused:
        call("deeds:crash", subject="x.pdf", size=1, limits=limits)
    assert Reason.CRASHED is refused.value.reason
    assert 300_000_000 == len(held)


def test_a_child_writes_no_file(tmp_path: Path) -> None:
    """A parser led astray by a document would leave files behind."""
    path = tmp_path / "left.txt"
    assert "OSError" == call("deeds:write", str(path), subject="x.pdf", size=1)
    assert not path.exists() or not path.read_bytes()


def test_large_documents_get_more_time() -> None:
    """A long report would be taken for a hanging one."""
    limits = Limits(seconds=10, seconds_per_megabyte=2)
    assert 30 == limits.seconds_for(10_000_000)


def test_a_child_is_quick_to_start() -> None:
    """One PDF would take a second longer for being safe."""
    begun = time.monotonic()
    call("deeds:add", 1, other=1, subject="x.pdf", size=1)
    assert 2 > time.monotonic() - begun


@pytest.mark.parametrize(("born_of", "code"), [(os.getpid, 1), (os.getppid, 0)])
def test_a_child_whose_parent_died_while_it_started_ends(
    born_of: Callable[[], int], code: int
) -> None:
    """A child that asks too late to be ended with its parent, and loads a worker for nobody.

    The one born of this process goes on, to a function that is not there; the other's parent is
    not the process that started it, so it has been orphaned, and ends before it looks.
    """
    serving = f"serve(0, 'deeds:missing', {Limits().memory}, {born_of()})"
    ended = subprocess.run(
        [sys.executable, "-c", f"from policyrecs.isolation.serving import serve; {serving}"],
        capture_output=True,
        check=False,
    )
    assert ended.returncode == code, ended.stderr
