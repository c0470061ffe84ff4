"""Work in a child process, stopped at limits: what crashes, hangs or eats memory ends there.

A child is a fresh interpreter (no fork of a process that may hold threads and locks) that serves
one function, told over a socket pair. Its memory is bounded by the kernel (RLIMIT_DATA counts what
is written to, so libraries that reserve address space do not suffer), its time by the parent's
clock; it may write no file, and it dies with its parent.

`call` makes one call in a child of its own; a pool keeps several `Child` and watches them with
`multiprocessing.connection.wait`. Why not a library: pebble (LGPL) stops a task by time but not by
memory, loky loses all of its workers to one crash, and neither says which document of a batch was
at fault.
"""

import contextlib
import ctypes
import enum
import importlib
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from policyrecs.errors import InputError, PolicyrecsError
from policyrecs.vocabulary import Reason

_MEGABYTE = 1_000_000

_OUT_OF_MEMORY = 81
"""Exit code of a child that ran out of memory: what it holds is no longer worth anything."""

_PR_SET_PDEATHSIG = 1
"""From linux/prctl.h: the signal a child gets when its parent dies."""

_BOOT = "import sys; sys.path[:] = {path!r}; from policyrecs.isolation import serve; serve{how!r}"
"""What the child's interpreter runs: the parent's search path, then the function to serve."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost.

    Attributes:
        seconds: Time for reading and extraction.
        seconds_per_megabyte: Time on top of that for every megabyte of the document.
        memory: Bytes that the process which reads it may hold.
    """

    seconds: float = 12.0
    seconds_per_megabyte: float = 2.0
    memory: int = 800 * _MEGABYTE

    def seconds_for(self, size: int) -> float:
        """Time for a document of `size` bytes."""
        return self.seconds + self.seconds_per_megabyte * size / _MEGABYTE


class Sign(enum.Enum):
    """What a child says."""

    READY = enum.auto()
    """It has imported what it serves."""
    AT = enum.auto()
    """It has come to a place in its work."""
    DONE = enum.auto()
    """The call returned."""
    REFUSED = enum.auto()
    """The call raised an error of this package."""
    FAILED = enum.auto()
    """The call raised any other error."""
    DEAD = enum.auto()
    """The child is no more; what it was doing is lost."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a child says, and the value, error, place or cause that goes with it."""

    sign: Sign
    value: Any = None


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
        ours, its = socket.socketpair()
        with its:
            boot = _BOOT.format(path=sys.path, how=(its.fileno(), target, limits.memory))
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
        return message

    def stop(self) -> Death:
        """End the process, if it has not ended by itself, and say what it died of."""
        self.connection.close()
        if self._process.returncode is not None:
            return Death(Reason.CRASHED, "the process that read it was stopped")
        status, peak = self._reap()
        memory = f"needed more than {self._limits.memory // _MEGABYTE} MB"
        # A library that finds no memory often aborts; its peak tells that from other deaths.
        if status == _OUT_OF_MEMORY or (status < 0 and peak > 0.8 * self._limits.memory):
            return Death(Reason.MEMORY_LIMIT, memory)
        how = f"by signal {-status}" if status < 0 else f"with code {status}"
        return Death(Reason.CRASHED, f"the process that read it ended {how}")

    def kill(self) -> None:
        """End the process at once."""
        if self._process.returncode is None:
            os.kill(self._process.pid, signal.SIGKILL)
        self.stop()

    def _reap(self) -> tuple[int, int]:
        """Wait for the process; its exit code (negative for a signal) and its peak memory.

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
        unit = 1 if sys.platform == "darwin" else 1024
        return code, usage.ru_maxrss * unit


def call(
    target: str,
    *arguments: object,
    subject: str,
    size: int,
    limits: Limits | None = None,
    **keywords: object,
) -> Any:  # noqa: ANN401  whatever the function returns
    """Call a function in a child of its own.

    Args:
        target: The function, as "package.module:name".
        arguments: What to call it with; it and its result must pickle.
        subject: What an error is about: a path.
        size: Size of the document in bytes, for the time limit.
        limits: What the call may cost.
        keywords: Named arguments to call it with.

    Raises:
        InputError: The function raised one, or anything else, died, or went beyond a limit.
    """
    limits = limits or Limits()
    child = Child(target, limits)
    try:
        message = child.receive()
        if message.sign is Sign.READY:
            child.send(*arguments, **keywords)
            seconds = limits.seconds_for(size)
            if not child.connection.poll(seconds):
                words = f"took longer than {seconds:.0f} seconds"
                raise InputError(Reason.TIME_LIMIT, subject, words)
            message = child.receive()
    finally:
        child.kill()
    match message:
        case Message(Sign.DONE, value):
            return value
        case Message(Sign.REFUSED, PolicyrecsError() as error):
            raise error
        case Message(Sign.DEAD, Death(reason, words)):
            raise InputError(reason, subject, words)
        case Message(_, words):
            raise InputError(Reason.CRASHED, subject, str(words))


_said_by: list[Connection] = []
"""In a child, the one connection to its parent; empty elsewhere."""


def report(place: int) -> None:
    """Tell the parent, if there is one, which place the work has come to."""
    for connection in _said_by:
        connection.send(Message(Sign.AT, place))


def serve(descriptor: int, target: str, memory: int) -> None:
    """Answer calls of a function until the parent hangs up: the main program of a child."""
    _live_within(memory)
    connection = Connection(descriptor)
    _said_by.append(connection)
    module, _, name = target.partition(":")
    function: Callable[..., object] = getattr(importlib.import_module(module), name)
    connection.send(Message(Sign.READY))
    with contextlib.suppress(EOFError, OSError):
        while True:
            connection.send(_answer(function, *connection.recv()))


def _answer(
    function: Callable[..., object], arguments: tuple[object, ...], keywords: dict[str, object]
) -> Message:
    """What comes of one call."""
    try:
        return Message(Sign.DONE, function(*arguments, **keywords))
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    except PolicyrecsError as error:
        return Message(Sign.REFUSED, error)
    except Exception as error:  # noqa: BLE001  a parser may raise anything, and the parent names it
        return Message(Sign.FAILED, f"{type(error).__name__}: {error}")


def _live_within(memory: int) -> None:
    """Bound this process: memory, no files, no core dumps, no life after its parent's."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for kind, most in (
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, most))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
