"""One command run in a scratch place: exit code, time, memory, what it wrote and where."""

import contextlib
import functools
import os
import resource
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

MOST_SECONDS = 20.0
"""Processor time that a command may take."""

MOST_WAIT = 80.0
"""Seconds by the clock after which a command is taken to hang, on a machine with much to do."""

MOST_MEGABYTES = 1_000.0
"""Memory that a command and its children may hold together."""

COMMAND = (sys.executable, "-c", "from policyrecs.cli import main; main()")


@functools.cache
def _bytecode() -> tempfile.TemporaryDirectory[str]:
    """Where commands keep their modules compiled: some environments forbid that beside them."""
    return tempfile.TemporaryDirectory(prefix="battery-bytecode-")


_PAGE = os.sysconf("SC_PAGE_SIZE")

_BETWEEN_LOOKS = 0.02
"""Seconds between two looks at the memory of a command."""


@dataclass(frozen=True)
class Ran:
    """A command that has ended.

    Attributes:
        code: Its exit code; negative for a signal.
        out: What it printed.
        err: What it said on stderr.
        seconds: Processor time, children included.
        megabytes: Most memory that it and its children held together.
        hung: Whether it was ended because it took too long.
    """

    code: int
    out: bytes
    err: str
    seconds: float
    megabytes: float
    hung: bool = False


@dataclass
class Scene:
    """A scratch place: a home, a folder for temporary files, a working directory, and results.

    Attributes:
        root: Where all of it stands.
        ran: The commands that were run here.
    """

    root: Path
    ran: list[Ran] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make the folders."""
        for folder in (self.work, self.home, self.temporary, self.results):
            folder.mkdir(parents=True, exist_ok=True)

    @property
    def work(self) -> Path:
        """The working directory of commands."""
        return self.root / "work"

    @property
    def home(self) -> Path:
        """The home folder of commands."""
        return self.root / "home"

    @property
    def temporary(self) -> Path:
        """The folder of temporary files."""
        return self.root / "tmp"

    @property
    def results(self) -> Path:
        """Where commands are to write; nothing else may change."""
        return self.root / "results"

    def environment(self, extra: Mapping[str, str] | None = None) -> dict[str, str]:
        """The environment of a command."""
        here = {
            "HOME": str(self.home),
            "TMPDIR": str(self.temporary),
            "COVERAGE_PROCESS_START": "",
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": _bytecode().name,
        }
        return {**os.environ, **here, **(extra or {})}

    def start(
        self,
        *arguments: str | Path | bytes,
        env: Mapping[str, str] | None = None,
        stdin: IO[bytes] | int = subprocess.DEVNULL,
        stdout: IO[bytes] | int = subprocess.DEVNULL,
        stderr: IO[bytes] | int = subprocess.DEVNULL,
    ) -> subprocess.Popen[bytes]:
        """Start a command and return at once."""
        return subprocess.Popen(
            [*COMMAND, *arguments],
            cwd=self.work,
            env=self.environment(env),
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            start_new_session=True,
        )

    def run(
        self,
        *arguments: str | Path | bytes,
        env: Mapping[str, str] | None = None,
        stdin: bytes | None = None,
        stdout: IO[bytes] | None = None,
    ) -> Ran:
        """Run a command to its end, and measure it."""
        said = self.root / "said"
        said.mkdir(exist_ok=True)
        given = said / "in"
        given.write_bytes(stdin or b"")
        with (
            given.open("rb") as source,
            (said / "out").open("wb") as out,
            (said / "err").open("wb") as err,
        ):
            process = self.start(
                *arguments, env=env, stdin=source, stdout=stdout or out, stderr=err
            )
            code, seconds, megabytes, hung = _watched(process)
        ran = Ran(
            code,
            (said / "out").read_bytes(),
            (said / "err").read_bytes().decode("utf-8", "replace"),
            seconds,
            megabytes,
            hung,
        )
        self.ran.append(ran)
        return ran


def _watched(process: "subprocess.Popen[bytes]") -> tuple[int, float, float, bool]:
    """Wait for a process: exit code, processor time, most memory, and whether it hung."""
    begun, most, hung = time.monotonic(), 0.0, False
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        most = max(most, sum(_resident(each) for each in _family(process.pid)))
        if time.monotonic() - begun > MOST_WAIT:
            hung = True
            for each in _family(process.pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(each, signal.SIGKILL)
        time.sleep(_BETWEEN_LOOKS)
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = usage.ru_maxrss
    # A process starts with its parent's peak, which says nothing of it.
    if peak > resource.getrusage(resource.RUSAGE_SELF).ru_maxrss:
        most = max(most, peak / 1000)
    return process.returncode, usage.ru_utime + usage.ru_stime, most, hung


def _family(pid: int) -> list[int]:
    """A process and all that came of it."""
    found = [pid]
    for each in found:
        with contextlib.suppress(OSError):
            children = Path(f"/proc/{each}/task/{each}/children").read_text()
            found += map(int, children.split())
    return found


def _resident(pid: int) -> float:
    """Megabytes that a process alone holds in memory: shared pages of libraries count for none."""
    try:
        fields = Path(f"/proc/{pid}/statm").read_text().split()
    except OSError:
        return 0.0
    return (int(fields[1]) - int(fields[2])) * _PAGE / 1e6


Snapshot = dict[str, tuple[int, int, int]]
"""Path to kind, size and time of change."""


def snapshot(*folders: Path) -> Snapshot:
    """What stands in some folders."""
    seen: Snapshot = {}
    for folder in folders:
        for base, names, files in os.walk(os.fsencode(folder)):
            for name in names + files:
                found = os.lstat(os.path.join(base, name))  # noqa: PTH118  names need not be UTF-8
                kind = stat.S_IFMT(found.st_mode)
                is_folder = stat.S_ISDIR(found.st_mode)
                facts = (kind, 0, 0) if is_folder else (kind, found.st_size, found.st_mtime_ns)
                seen[os.fsdecode(os.path.join(base, name))] = facts  # noqa: PTH118
    return seen


def changes(before: Snapshot, after: Snapshot) -> list[str]:
    """The paths that came, went or changed."""
    return sorted(path for path in {*before, *after} if before.get(path) != after.get(path))


def printable(words: Sequence[str]) -> str:
    """Some words for a table."""
    return " ".join(words).encode("ascii", "backslashreplace").decode()
