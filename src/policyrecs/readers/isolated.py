"""Reading in a child process, for the formats whose parsers are not our own.

PDF, DOCX and HTML go through large libraries, which a hostile file may crash, hang or fill with
gigabytes; in a child of their own they cost that file alone.
"""

from pathlib import Path

from policyrecs import isolation
from policyrecs.documents import Document
from policyrecs.errors import InputError
from policyrecs.readers import bytes_at, is_read_without_library, read_bytes, writable


def read_path_isolated(path: Path, *, document_id: str | None = None) -> Document:
    """Return the document that the file at `path` holds, as `readers.read_path` does.

    Args:
        path: The file.
        document_id: Id from a catalogue; derived from the bytes where there is none.

    Raises:
        InputError: It cannot be read, or not within the limits.
    """
    data, name = bytes_at(path), writable(path.name)
    try:
        if is_read_without_library(name, data):
            return read_bytes(data, name, document_id=document_id)
        document: Document = isolation.call(
            "policyrecs.readers:read_bytes",
            *(data, name),
            subject=name,
            size=len(data),
            document_id=document_id,
        )
    except InputError as error:
        raise InputError(error.reason, str(path), error.words) from error
    return document
