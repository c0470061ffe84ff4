"""Each PATH of a command line to the submissions it stands for."""

import io
import itertools
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from policyrecs.corpus.inputs.archives import from_archive
from policyrecs.corpus.inputs.files import from_file, is_folder, named, walked
from policyrecs.corpus.inputs.sheets import SUFFIXES, Columns, from_table
from policyrecs.corpus.submissions import Submission
from policyrecs.errors import InputError
from policyrecs.readers import LARGEST
from policyrecs.vocabulary import Reason

STANDARD_INPUT = "-"
"""The path that stands for standard input."""

_NO_COLUMNS = Columns()


@dataclass(frozen=True, slots=True)
class Source:
    """What is to be read.

    Attributes:
        paths: Files, folders, patterns, tables, archives, and "-" for standard input.
        columns: Which columns of a table hold what.
        name: What to call standard input; its ending decides the format.
    """

    paths: Sequence[str]
    columns: Columns = _NO_COLUMNS
    name: str = "stdin"

    @property
    def single(self) -> bool:
        """Whether it is one plain document, and no folder, table or archive."""
        return len(self.paths) == 1 and not self.many

    @property
    def many(self) -> bool:
        """Whether some path stands for any number of documents."""
        return any(map(self._stands_for_many, self.paths))

    def _stands_for_many(self, path: str) -> bool:
        name = self.name if path == STANDARD_INPUT else path
        if self.is_table(name) or _is_archive(name):
            return True
        return path != STANDARD_INPUT and (is_folder(path) or not _is_alone(path))

    def is_table(self, name: str) -> bool:
        """Whether a file of this name is to be read as a table of documents."""
        return self.columns.named and Path(name).suffix.lower() in SUFFIXES


def submissions(source: Source) -> Iterator[Submission]:
    """Yield what the paths stand for, in their order; a folder's files sorted by name.

    Raises:
        UsageError: A table lacks a column that was named.
    """
    for pattern in source.paths:
        if pattern == STANDARD_INPUT:
            yield from _from_stream(source)
            continue
        for path in named(pattern):
            if is_folder(path):
                for file, hidden in walked(path):
                    yield from _from_path(file, source, hidden=hidden)
            else:
                yield from _from_path(path, source)


def size_of(source: Source) -> int:
    """Return the bytes of all files that `source` names, for the progress."""
    total = 0
    for pattern in source.paths:
        for path in named(pattern):
            files = (file for file, hidden in walked(path) if not hidden)
            for file in files if is_folder(path) else (path,):
                try:
                    total += os.stat(file).st_size  # noqa: PTH116  a third of the time of Path's
                except (OSError, ValueError):
                    continue
    return total


def _from_path(path: Path, source: Source, *, hidden: bool = False) -> Iterator[Submission]:
    """What one file stands for: itself, its rows or its members."""
    if hidden:
        yield Submission(str(path), path.name, hidden=True)
    elif _is_archive(path.name) and path.is_file():
        yield from from_archive(str(path), str(path))
    elif source.is_table(path.name):
        try:
            stream = path.open("rb")
        except OSError:
            yield from_file(path)  # which says what is the matter
            return
        with stream:
            yield from from_table(stream, str(path), source.columns)
    else:
        yield from_file(path)


def _from_stream(source: Source) -> Iterator[Submission]:
    """What standard input stands for."""
    name = Path(source.name).name
    if sys.stdin is None:
        yield Submission(source.name, name, refusal=_closed(source.name))
        return
    stream: IO[bytes] = sys.stdin.buffer
    if source.is_table(source.name):
        if source.name.lower().endswith(".parquet"):
            stream = io.BytesIO(stream.read())
        yield from from_table(stream, source.name, source.columns)
    elif _is_archive(source.name):
        yield from from_archive(io.BytesIO(stream.read()), source.name)
    else:
        try:
            data = standard_input(source.name)
        except InputError as error:
            yield Submission(source.name, name, refusal=error)
            return
        yield Submission(source.name, name, data=data, share=len(data))


def standard_input(name: str) -> bytes:
    """Return what standard input holds.

    Args:
        name: What to call it.

    Raises:
        InputError: `too-large`, or `unreadable-file` where it is closed.
    """
    if sys.stdin is None:
        raise _closed(name)
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        words = f"has more than the {LARGEST:,} bytes that are read"
        raise InputError(Reason.TOO_LARGE, name, words)
    return data


def _closed(name: str) -> InputError:
    """The refusal of standard input that is closed, for which Python has no stream."""
    return InputError(Reason.UNREADABLE_FILE, name, "standard input is closed")


def _is_archive(name: str) -> bool:
    return name.lower().endswith(".zip")


def _is_alone(pattern: str) -> bool:
    """Whether a pattern names one path."""
    return len(list(itertools.islice(named(pattern), 2))) == 1
