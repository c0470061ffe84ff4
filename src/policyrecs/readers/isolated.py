"""Reading in a child process, for the formats whose parsers are not our own.

Plain text, Markdown and reStructuredText are read here and now: their readers are linear and in
Python. PDF, DOCX and HTML go through large libraries, which a hostile file may crash, hang or
fill with gigabytes; in a child of their own they cost that file alone.
"""

from pathlib import Path

from policyrecs import isolation
from policyrecs.documents import Document
from policyrecs.errors import InputError
from policyrecs.isolation import Limits
from policyrecs.readers import media_type_of, read_bytes, read_path

_OURS = frozenset({"text/plain", "text/markdown", "text/x-rst"})
"""Media types whose readers need no child."""

_SNIFFED = 65_536
"""How many bytes of a file tell its type."""


def read_path_isolated(
    path: Path, *, encoding: str | None = None, limits: Limits | None = None
) -> Document:
    """Return the document that the file at `path` holds, as `readers.read_path` does.

    Args:
        path: The file.
        encoding: Encoding of a text format, where the file does not say.
        limits: What reading it may cost.

    Raises:
        InputError: It cannot be read, or not within the limits.
    """
    start, size = _start_of(path)
    if start is None or _is_ours(path.name, start):
        return read_path(path, encoding=encoding)
    document: Document = isolation.call(
        "policyrecs.readers:read_path",
        path,
        subject=str(path),
        size=size,
        limits=limits,
        encoding=encoding,
    )
    return document


def read_bytes_isolated(
    data: bytes, name: str, *, encoding: str | None = None, limits: Limits | None = None
) -> Document:
    """Return the document that `data` holds, as `readers.read_bytes` does.

    Args:
        data: The file's bytes.
        name: The file's name, without folders; its ending tells the format.
        encoding: Encoding of a text format, where the bytes do not say.
        limits: What reading it may cost.

    Raises:
        InputError: It cannot be read, or not within the limits.
    """
    if _is_ours(name, data):
        return read_bytes(data, name, encoding=encoding)
    document: Document = isolation.call(
        "policyrecs.readers:read_bytes",
        data,
        name,
        subject=name,
        size=len(data),
        limits=limits,
        encoding=encoding,
    )
    return document


def _start_of(path: Path) -> tuple[bytes | None, int]:
    """The first bytes of a regular file and its size; None where there is none to be read."""
    try:
        if not path.is_file():  # opening a pipe would wait for somebody to write to it
            return None, 0
        with path.open("rb") as stream:
            return stream.read(_SNIFFED), path.stat().st_size
    except (OSError, ValueError):
        return None, 0


def _is_ours(name: str, start: bytes) -> bool:
    """Whether a file is of a format that is read without a library."""
    try:
        return media_type_of(name, start) in _OURS
    except InputError:
        return True  # it is refused before anything parses it
