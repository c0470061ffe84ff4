"""Files and folders: which there are, in an order that depends on their names alone."""

import glob
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from policyrecs.corpus.submissions import NO_FACTS, Facts, Submission
from policyrecs.errors import InputError
from policyrecs.vocabulary import Reason

LARGEST = 256_000_000
"""Bytes of the largest document that is read; the longest report we know has a fifth of it."""


def named(pattern: str) -> Iterator[Path]:
    """Yield the path that `pattern` names, or every path it matches, sorted by name.

    A path that exists is taken at its word, even with a bracket in its name. A pattern that
    matches nothing is yielded as it is, so that somebody misses it.
    """
    found = [] if Path(pattern).exists() else sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  absolute patterns too
    yield from map(Path, found or [pattern])


def walked(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Yield every file under `folder`, sorted by name, and whether it is hidden.

    A hidden folder counts as one hidden file. Links to folders are not followed: they could lead
    out of the folder or round in circles.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder, False  # reading it says what is the matter
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            yield path, True
        elif entry.is_dir(follow_symlinks=False):
            yield from walked(path)
        else:
            yield path, False


def from_file(path: Path, *, source: str | None = None, facts: Facts = NO_FACTS) -> Submission:
    """Return the submission of the file at `path`; a refusal where it cannot be read."""
    source = source or str(path)
    try:
        data = bytes_at(path)
    except InputError as error:
        refusal = InputError(error.reason, source, error.words)
        return Submission(source, path.name, facts=facts, refusal=refusal)
    return Submission(source, path.name, data=data, facts=facts, share=len(data))


def bytes_at(path: Path) -> bytes:
    """Return the bytes of the regular file at `path`.

    Raises:
        InputError: It is missing, no regular file, too large, or not ours to read.
    """
    subject = str(path)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise InputError(Reason.IS_FOLDER, subject, "a folder was given, not a file")
        if not stat.S_ISREG(found.st_mode):
            raise InputError(Reason.NOT_A_FILE, subject, "a pipe, socket or device is no document")
        if found.st_size > LARGEST:
            words = f"has {found.st_size:,} bytes; the most that is read is {LARGEST:,}"
            raise InputError(Reason.TOO_LARGE, subject, words)
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(Reason.MISSING_FILE, subject, "no file stands there") from None
    except (OSError, ValueError) as error:
        words = f"the system does not let us read it: {error}"
        raise InputError(Reason.UNREADABLE_FILE, subject, words) from error
