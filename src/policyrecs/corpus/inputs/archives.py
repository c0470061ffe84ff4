"""ZIP archives, read member by member; nothing is unpacked to disk."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from policyrecs.corpus.submissions import Submission
from policyrecs.errors import InputError
from policyrecs.readers import LARGEST
from policyrecs.vocabulary import Reason

_HIGHEST_RATIO = 200
"""Text shrinks to a tenth, a list of zeros to a thousandth: more than this is a bomb."""

_SMALL = 1_000_000
"""Bytes below which a member may be as compressible as it likes."""

_ENCRYPTED = 0x1
"""Bit of a member's flags."""


def from_archive(archive: str | IO[bytes], source: str) -> Iterator[Submission]:
    """Yield a submission for each member, sorted by name; folders are none.

    Args:
        archive: Path of the archive, or a stream that can be sought.
        source: What to call it.
    """
    try:
        opened = zipfile.ZipFile(archive)
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        yield _refused(source, PurePosixPath(source).name, Reason.DAMAGED_FILE, str(error))
        return
    with opened:
        for member in sorted(opened.infolist(), key=lambda each: each.filename):
            if not member.is_dir():
                yield _member(opened, member, source)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: str) -> Submission:
    """The submission of one member."""
    path = PurePosixPath(member.filename)
    subject = f"{source}/{member.filename}"
    # macOS puts a shadow of each file into the folder __MACOSX.
    if any(part.startswith(".") or part == "__MACOSX" for part in path.parts):
        return Submission(subject, path.name, hidden=True)
    if member.flag_bits & _ENCRYPTED:
        return _refused(subject, path.name, Reason.ENCRYPTED_FILE, "the member needs a password")
    ratio = member.file_size / max(1, member.compress_size)
    if member.file_size > LARGEST or (member.file_size > _SMALL and ratio > _HIGHEST_RATIO):
        words = f"unpacks from {member.compress_size:,} bytes to {member.file_size:,}"
        return _refused(subject, path.name, Reason.TOO_LARGE, words)
    try:
        with archive.open(member) as stream:
            # No more than declared, whatever is in there: a declared size may lie.
            data = stream.read(member.file_size + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        OSError,
        EOFError,
        ValueError,  # an offset before the start of the file
        NotImplementedError,  # a method of compression that this Python lacks
        RuntimeError,
    ) as error:
        return _refused(subject, path.name, Reason.DAMAGED_FILE, str(error))
    return Submission(subject, path.name, data=data, share=member.compress_size)


def _refused(source: str, name: str, reason: Reason, words: str) -> Submission:
    return Submission(source, name, refusal=InputError(reason, source, words))
