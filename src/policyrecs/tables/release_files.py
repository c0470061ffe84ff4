"""What a release folder holds, and reading all of it as one generation."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from policyrecs import ids
from policyrecs.errors import InputError, ReleaseError
from policyrecs.vocabulary import Reason

CHECKSUMS = "SHA256SUMS"
"""The file that lists every other file of a release with its SHA-256, as `sha256sum` does."""

DESCRIPTOR = "datapackage.json"
"""The Data Package descriptor."""

_TEXTS = "texts"
_ATTEMPTS = 3
"""A second reading is needed only when a new release has taken the folder's place meanwhile."""


def text_file(document_id: str) -> str:
    """Path, inside a release, of the text that a document's offsets refer to."""
    return f"{_TEXTS}/{document_id}.txt"


def texts_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the text of each document, by id, from a release's files.

    Raises:
        ReleaseError: A text is not UTF-8.
    """
    texts = {}
    for name, data in files.items():
        path = PurePosixPath(name)
        if path.parent.name == _TEXTS:
            try:
                texts[path.stem] = data.decode()
            except UnicodeDecodeError as error:
                raise ReleaseError(Reason.INVALID_RELEASE, name, str(error)) from error
    return texts


def checksums_of(files: Mapping[str, bytes]) -> bytes:
    """Return the checksum file of `files`, which `sha256sum --check` reads too."""
    lines = [f"{ids.content_hash(data)}  {name}\n" for name, data in sorted(files.items())]
    return "".join(lines).encode()


def listed_checksums(checksums: bytes) -> dict[str, str]:
    """Return the SHA-256 of each file that a checksum file lists.

    Raises:
        ReleaseError: A line is not a checksum and a path.
    """
    listed = {}
    for line in checksums.decode("utf-8", "replace").splitlines():
        digest, gap, name = line.partition("  ")
        if not gap:
            raise ReleaseError(Reason.INVALID_RELEASE, CHECKSUMS, f"not a checksum line: {line!r}")
        listed[name] = digest
    return listed


def read_files(folder: Path) -> dict[str, bytes]:
    """Read every file of a release, by its path inside it, never from two releases at once.

    Raises:
        InputError: The folder is not there, or is no release.
        ReleaseError: The folder changes under every attempt to read it.
    """
    checksums = folder / CHECKSUMS
    if not checksums.is_file():
        words = f"there is no release here: no {CHECKSUMS}"
        raise InputError(Reason.MISSING_FILE, str(folder), words)
    for _ in range(_ATTEMPTS):
        try:
            generation = checksums.read_bytes()
            files = {
                path.relative_to(folder).as_posix(): path.read_bytes()
                for path in sorted(folder.rglob("*"))
                if path.is_file()
            }
            if checksums.read_bytes() == generation:
                return files
        except FileNotFoundError:
            continue  # the release that was being read has just been replaced
        except OSError as error:
            words = error.strerror or str(error)
            raise InputError(Reason.UNREADABLE_FILE, str(folder), words) from error
    words = "the release was replaced at each attempt to read it"
    raise ReleaseError(Reason.INVALID_RELEASE, str(folder), words)
