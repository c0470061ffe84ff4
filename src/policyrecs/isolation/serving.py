"""The child's side: serve one function within limits, and say where the work has come to."""

import contextlib
import ctypes
import importlib
import os
import resource
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection

from policyrecs.errors import PolicyrecsError
from policyrecs.isolation.messages import OUT_OF_MEMORY, Message, Sign

_PR_SET_PDEATHSIG = 1
"""From linux/prctl.h: the signal a child gets when its parent dies."""

_said_by: list[Connection] = []
"""In a child, the one connection to its parent; empty elsewhere."""


def report(place: int) -> None:
    """Tell the parent, if there is one, which place the work has come to."""
    for connection in _said_by:
        connection.send(Message(Sign.AT, place))


def serve(descriptor: int, target: str, memory: int, parent: int) -> None:
    """Answer calls of a function until the parent hangs up: the main program of a child.

    Args:
        descriptor: The child's end of the socket pair.
        target: The function, as "package.module:name".
        memory: Bytes that may be written to.
        parent: The process that started it.
    """
    _live_within(memory, parent)
    connection = Connection(descriptor)
    _said_by.append(connection)
    module, _, name = target.partition(":")
    function: Callable[..., object] = getattr(importlib.import_module(module), name)
    connection.send(Message(Sign.READY, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
    with contextlib.suppress(EOFError, OSError):
        while True:
            try:
                connection.send(_answer(function, *connection.recv()))
            except MemoryError:  # what was handed in, or came out, is too much by itself
                os._exit(OUT_OF_MEMORY)


def _answer(
    function: Callable[..., object], arguments: tuple[object, ...], keywords: dict[str, object]
) -> Message:
    """What comes of one call."""
    try:
        return Message(Sign.DONE, function(*arguments, **keywords))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except PolicyrecsError as error:
        return Message(Sign.REFUSED, error)
    except Exception as error:  # noqa: BLE001  a parser may raise anything, and the parent names it
        return Message(Sign.FAILED, f"{type(error).__name__}: {error}")


def _live_within(memory: int, parent: int) -> None:
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
    if os.getppid() != parent:  # it died before it could be said what is to follow from that
        os._exit(0)
