"""Single files, written whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path

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
        stage = target.with_name(f".{target.name}.{os.getpid()}.new")
        try:
            write_through(stage, chunks)
            stage.replace(target)
        finally:
            stage.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from error


def write_through(path: Path, chunks: Iterable[bytes]) -> None:
    """Write `chunks` to a new file and wait until the disk has them."""
    with path.open("wb") as stream:
        stream.writelines(chunks)
        stream.flush()
        os.fsync(stream.fileno())


def unwritable(path: Path, error: OSError) -> OutputError:
    """The error for a place that the system does not let us write."""
    return OutputError(Reason.UNWRITABLE_OUTPUT, str(path), error.strerror or str(error))
