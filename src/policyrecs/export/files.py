"""Single files, written whole or not at all.

A new file is written beside its place, under a name that starts with a dot and with a lock on it,
and takes its place in one step when the disk has it. Such a file that nobody has a lock on was left
by a writer that died; the next writer clears it away.
"""

import contextlib
import fcntl
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from policyrecs.errors import OutputError
from policyrecs.vocabulary import Reason


def write_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Write `chunks` to `path`; what stood there stays until all of them are on the disk.

    A pipe or device, such as /dev/stdout, is written to as it is, since it cannot be replaced.

    Raises:
        OutputError: The system does not let us write it.
    """
    target = path.resolve()
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as stream:
                stream.writelines(chunks)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear_away(target)
        stage = target.with_name(f".{target.name}.{os.getpid()}.new")
        try:
            with _locked(stage) as stream:
                stream.writelines(chunks)
                stream.flush()
                os.fsync(stream.fileno())
                stage.replace(target)
        finally:
            stage.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> OutputError:
    """The error for a place that the system does not let us write."""
    return OutputError(Reason.UNWRITABLE_OUTPUT, str(path), error.strerror or str(error))


def _clear_away(target: Path) -> None:
    """Remove what writers of this file that died have left, where the system lets us."""
    with contextlib.suppress(OSError):
        for stray in list(target.parent.iterdir()):
            if _is_stage(stray.name, target.name):
                with contextlib.suppress(OSError), stray.open("rb") as stream:
                    fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    stray.unlink()


def _is_stage(name: str, target: str) -> bool:
    """Whether a file is one that `write_file` makes on the way to `target`."""
    head, tail = f".{target}.", ".new"
    number = name.removeprefix(head).removesuffix(tail)
    return number.isdigit() and name == f"{head}{number}{tail}"


@contextlib.contextmanager
def _locked(stage: Path) -> Iterator[IO[bytes]]:
    """A new file with a lock on it, which lasts until it is closed or this process dies."""
    while True:
        with stage.open("wb") as stream:
            with contextlib.suppress(
                OSError
            ):  # a file system without locks, where nothing is swept
                fcntl.flock(stream, fcntl.LOCK_EX)
            # Before the lock was there, another writer may have taken it for a stray.
            if os.fstat(stream.fileno()).st_nlink:
                yield stream
                return
