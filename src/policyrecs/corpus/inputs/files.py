"""Files and folders: which there are, in an order that depends on their names alone."""

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from policyrecs.corpus.submissions import NO_FACTS, Facts, Submission
from policyrecs.errors import InputError
from policyrecs.readers import bytes_at


def named(pattern: str) -> Iterator[Path]:
    """Yield the path that `pattern` names, or every path it matches, sorted by name.

    A path that exists is taken at its word, even with a bracket in its name. A pattern that
    matches nothing is yielded as it is, so that somebody misses it.
    """
    found = [] if os.path.exists(pattern) else sorted(glob.glob(pattern, recursive=True))  # noqa: PTH110, PTH207  Path fails on too long a name, and on absolute patterns
    yield from map(Path, found or [pattern])


def is_folder(path: Path | str) -> bool:
    """Whether a folder stands at `path`; False where the system cannot tell."""
    return os.path.isdir(path)  # noqa: PTH112  Path fails on too long a name


def walked(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Yield every file under `folder`, sorted by name, and whether it is hidden.

    A hidden folder counts as one hidden file. Links to folders are not followed: they could lead
    out of the folder or round in circles.
    """
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  names alone: a third of the memory
    except OSError:
        yield folder, False  # reading it says what is the matter
        return
    for name in names:
        path = folder / name
        if name.startswith("."):
            yield path, True
        elif is_folder(path) and not path.is_symlink():
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
