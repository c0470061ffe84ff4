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

from typing import Any

from policyrecs.errors import InputError, PolicyrecsError
from policyrecs.isolation.children import Child, Death
from policyrecs.isolation.limits import Allowance, Limits
from policyrecs.isolation.messages import Message, Sign
from policyrecs.isolation.serving import report
from policyrecs.vocabulary import Reason

__all__ = ["Allowance", "Child", "Death", "Limits", "Message", "Sign", "call", "report"]


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
            allowance = child.begin(size)
            child.send(*arguments, **keywords)
            while not child.connection.poll(max(0.0, child.time_left(allowance))):
                if child.time_left(allowance) <= 0:
                    words = f"took longer than {allowance.seconds:.0f} seconds"
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
