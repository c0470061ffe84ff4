"""The parent's side: a child process, its time, and what it died of."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection

from policyrecs.isolation.limits import MEGABYTE, Allowance, Limits
from policyrecs.isolation.messages import OUT_OF_MEMORY, Message, Sign
from policyrecs.vocabulary import Reason

_TICKS = os.sysconf("SC_CLK_TCK")
"""Parts of a second in which Linux counts a process's time."""

_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts peak memory."""

_STRETCH = 3.0
"""Times its limit that a call may take by the clock on the wall, on a machine with much to do."""

_BOOT = (
    "import sys; sys.path[:] = {path!r}; "
    "from policyrecs.isolation.serving import serve; serve{how!r}"
)
"""What the child's interpreter runs: the parent's search path, then the function to serve."""


@dataclass(frozen=True, slots=True)
class Death:
    """Why a child is no more."""

    reason: Reason
    words: str


class Child:
    """A process that serves one function, within limits."""

    def __init__(self, target: str, limits: Limits) -> None:
        """Start the process; it says `READY` when it has imported `target`.

        Args:
            target: The function, as "package.module:name".
            limits: What one document may cost.
        """
        self._limits = limits
        self._peak_at_start = 0
        ours, its = socket.socketpair()
        with its:
            boot = _BOOT.format(
                path=sys.path, how=(its.fileno(), target, limits.memory, os.getpid())
            )
            self._process = subprocess.Popen(  # noqa: S603  our own interpreter and our own words
                [sys.executable, "-P", "-c", boot],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[its.fileno()],
                env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
                start_new_session=True,  # Ctrl-C is for the parent alone
            )
        self.connection = Connection(ours.detach())

    def send(self, *arguments: object, **keywords: object) -> bool:
        """Ask for a call; False where the child is dead."""
        try:
            self.connection.send((arguments, keywords))
        except OSError:
            return False
        return True

    def receive(self) -> Message:
        """Return the next thing that the child says; waits for it."""
        try:
            message: Message = self.connection.recv()
        except (EOFError, OSError):
            return Message(Sign.DEAD, self.stop())
        if message.sign is Sign.READY:
            self._peak_at_start = message.value
        return message

    def stop(self) -> Death:
        """End the process, if it has not ended by itself, and say what it died of."""
        self.connection.close()
        if self._process.returncode is not None:
            return Death(Reason.CRASHED, "the process that read it was stopped")
        status, peak = self._reap()
        memory = f"needed more than {self._limits.memory // MEGABYTE} MB"
        # A library that finds no memory often aborts; its peak tells that from other deaths: what
        # doubles asks for twice what it holds, on top of that. A process starts with the peak of
        # its parent, which says nothing.
        grown = peak > self._peak_at_start and 3 * peak * _PEAK_UNIT > self._limits.memory
        if status == OUT_OF_MEMORY or (status < 0 and grown):
            return Death(Reason.MEMORY_LIMIT, memory)
        how = f"by signal {-status}" if status < 0 else f"with code {status}"
        return Death(Reason.CRASHED, f"the process that read it ended {how}")

    def begin(self, size: int) -> Allowance:
        """Return the time that a document of `size` bytes has from now on."""
        return Allowance(self._limits.seconds_for(size), self._cpu_seconds(), time.monotonic())

    def time_left(self, allowance: Allowance) -> float:
        """Return the seconds after which to look again; 0 or less when the time is up.

        What counts is the time that the process has been at work, so that a document does not run
        out of it because the machine is busy with others.
        """
        waited = time.monotonic() - allowance.begun
        if waited < allowance.seconds:
            return allowance.seconds - waited  # it cannot have worked for longer than that
        worked = self._cpu_seconds() - allowance.worked
        return min(allowance.seconds - worked, allowance.seconds * _STRETCH - waited)

    def _cpu_seconds(self) -> float:
        """Time that the process has been at work; the time of day where the system does not say."""
        try:
            with open(f"/proc/{self._process.pid}/stat", "rb") as stream:  # noqa: PTH123  a fifth of the time of Path's
                fields = stream.read().rpartition(b")")[2].split()
        except OSError:
            return time.monotonic()
        # Fields 14 and 15 of proc(5), utime and stime; what stands before ")" are the first two.
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def kill(self) -> None:
        """End the process at once."""
        if self._process.returncode is None:
            os.kill(self._process.pid, signal.SIGKILL)
        self.stop()

    def _reap(self) -> tuple[int, int]:
        """Wait for the process; its exit code (negative for a signal) and its peak.

        A process that hung up is about to exit, and its own status is wanted: it gets a second.
        """
        deadline = time.monotonic() + 1
        pid = 0
        while not pid and time.monotonic() < deadline:
            pid, status, usage = os.wait4(self._process.pid, os.WNOHANG)
            time.sleep(0 if pid else 0.005)
        if not pid:
            os.kill(self._process.pid, signal.SIGKILL)
            _, status, usage = os.wait4(self._process.pid, 0)
        code = os.waitstatus_to_exitcode(status)
        self._process.returncode = code
        return code, usage.ru_maxrss
