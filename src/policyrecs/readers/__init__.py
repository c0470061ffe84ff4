"""Readers: bytes to `Document`, one format a file.

`READERS` says which module reads which media type; a module is imported when its first file comes.
"""

import importlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

from policyrecs import ids
from policyrecs.documents import Document, fold
from policyrecs.errors import InputError
from policyrecs.readers import furniture
from policyrecs.readers.content import Content
from policyrecs.readers.depth import bounded
from policyrecs.readers.media_types import is_read_without_library, media_type_of
from policyrecs.vocabulary import Reason

__all__ = [
    "LARGEST",
    "READERS",
    "bytes_at",
    "is_read_without_library",
    "media_type_of",
    "read_bytes",
    "read_path",
    "writable",
]

LARGEST = 256_000_000
"""Bytes of the largest document that is read; the longest report we know has a fifth of it."""


class Reader(Protocol):
    """What a reader module offers."""

    def read(self, data: bytes, *, document_id: str, encoding: str | None = None) -> Content:
        """Return the content of `data`, or raise `InputError`."""


READERS: Mapping[str, str] = MappingProxyType(
    {
        "text/plain": "policyrecs.readers.text",
        "text/markdown": "policyrecs.readers.markdown",
        "text/x-rst": "policyrecs.readers.restructuredtext",
        "text/html": "policyrecs.readers.html",
        "application/pdf": "policyrecs.readers.pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (
            "policyrecs.readers.docx"
        ),
    }
)
"""Media type to the module that reads it."""


def read_path(
    path: Path | str, *, encoding: str | None = None, document_id: str | None = None
) -> Document:
    """Return the document that the file at `path` holds.

    Args:
        path: The file.
        encoding: Encoding of a text format, where the file does not say.
        document_id: Id from a catalogue; derived from the bytes where there is none.

    Raises:
        InputError: The file is missing, no regular file, unreadable, or not to be parsed.
    """
    path = Path(path)
    data = bytes_at(path)
    try:
        return read_bytes(data, writable(path.name), encoding=encoding, document_id=document_id)
    except InputError as error:
        raise InputError(error.reason, str(path), error.words) from error


def read_bytes(
    data: bytes,
    name: str,
    *,
    media_type: str | None = None,
    encoding: str | None = None,
    document_id: str | None = None,
) -> Document:
    """Return the document that `data` holds.

    Args:
        data: The file's bytes.
        name: The file's name, without folders; its extension tells the type.
        media_type: A key of `READERS`, to be used whatever the name and the bytes say.
        encoding: Encoding of a text format, where the bytes do not say.
        document_id: Id from a catalogue; derived from the bytes where there is none.

    Raises:
        InputError: There is no reader for the type, or the data cannot be parsed.
    """
    document_id = document_id or ids.document_id(data)
    media_type = media_type or media_type_of(name, data)
    if media_type not in READERS:
        words = f"there is no reader for {media_type}; save it as DOCX, PDF or plain text"
        raise InputError(Reason.UNKNOWN_TYPE, name, words)
    reader = cast("Reader", importlib.import_module(READERS[media_type]))
    try:
        content = reader.read(data, document_id=document_id, encoding=encoding)
    except InputError as error:
        raise InputError(error.reason, name, error.words) from error
    folded = fold(content.text, content.masked)
    return Document(
        document_id=document_id,
        name=name,
        media_type=media_type,
        size=len(data),
        sha256=ids.content_hash(data),
        text=content.text,
        folded=folded,
        blocks=bounded(furniture.marked(folded, content.blocks, content.links)),
        markers=content.markers,
        links=content.links,
        pages=content.pages,
        metadata=content.metadata,
        issues=content.issues,
    )


def writable(name: str) -> str:
    """Return a file's name with bytes that are no UTF-8 as escapes, so that it can be written.

    As Python reads names, the Latin-1 byte of an "é" is half of a character, which is no text.
    """
    return name.encode("utf-8", "backslashreplace").decode()


def bytes_at(path: Path) -> bytes:
    """Return the bytes of the regular file at `path`.

    Raises:
        InputError: It is missing, no regular file, too large, or not ours to read.
    """
    subject = str(path)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            os.scandir(path).close()  # a folder that is not ours to list is a fault of its own
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
