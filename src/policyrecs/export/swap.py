"""Folders, replaced whole or not at all.

The new files are written beside the folder, under a name that starts with a dot, and brought to
the disk; then the two folders change places in one step. A reader sees the old files or the new
ones, and a writer that dies, is killed or finds the disk full leaves the old ones. What it leaves
beside them, the next writer clears away.

Linux exchanges two folders in one step (renameat2 with RENAME_EXCHANGE). Elsewhere the old folder
steps aside first, and for the moment between the two renames no folder is there; a writer that
dies in that moment is made good by the next. Locks and syncing of folders need a POSIX system.
"""

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from policyrecs.errors import OutputError
from policyrecs.export.files import unwritable
from policyrecs.tables.release_files import CHECKSUMS, listed_checksums
from policyrecs.vocabulary import Reason

_RENAME_EXCHANGE = 2
"""From linux/fs.h."""

_AT_FDCWD = -100
"""From fcntl.h: paths are relative to the working directory."""


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `folder` hold exactly `files`, in one step; writers to it take turns.

    Args:
        folder: A folder that is absent, empty, or holds nothing but a release.
        files: The content of each file, by its path inside the folder.

    Raises:
        OutputError: The system does not let us write it, or it holds files of no release.
    """
    fill_folder(folder, lambda stage: _write_all(stage, files))


def fill_folder(folder: Path, fill: Callable[[Path], object], *, kept: str | None = None) -> None:
    """Make `folder` hold exactly what `fill` writes, in one step; writers to it take turns.

    Args:
        folder: A folder that is absent, empty, or holds nothing but a release.
        fill: Writes files into a new folder, with the checksums by which they are known again.
        kept: Name of a folder inside `folder` that stays as it is.

    Raises:
        OutputError: The system does not let us write it, or it holds files of no release.
    """
    place = folder.resolve()
    stage, aside = _beside(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with _locked(place.parent):
            _clear_away(place, stage, aside, kept)
            _refuse_foreign_files(place, kept)
            try:
                stage.mkdir()
                fill(stage)
                _sync(stage)
                if kept and (place / kept).exists():
                    (place / kept).rename(stage / kept)
                _put_in_place(stage, place, aside)
            finally:
                _bring_back(place, stage, kept)
                shutil.rmtree(stage, ignore_errors=True)
    except OSError as error:
        raise unwritable(folder, error) from error


def prepare_folder(folder: Path, *, kept: str) -> None:
    """Make ready to fill `folder` later: what a writer that died has left is undone.

    Args:
        folder: A folder that is absent, empty, or holds nothing but a release.
        kept: Name of a folder inside `folder` that stays as it is.

    Raises:
        OutputError: The system does not let us write there, or it holds files of no release.
    """
    place = folder.resolve()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with _locked(place.parent):
            _clear_away(place, *_beside(place), kept)
            _refuse_foreign_files(place, kept)
    except OSError as error:
        raise unwritable(folder, error) from error


def _beside(place: Path) -> tuple[Path, Path]:
    """Where the new folder is made, and where the old one steps aside."""
    return place.with_name(f".{place.name}.new"), place.with_name(f".{place.name}.old")


def _bring_back(place: Path, stage: Path, kept: str | None) -> None:
    """Return what is to be kept, if it left `place` and did not come back with the new files."""
    if kept and (stage / kept).exists() and not (place / kept).exists():
        place.mkdir(exist_ok=True)
        (stage / kept).rename(place / kept)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the one lock of the folder that holds the releases, and leave no lock file there."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _clear_away(place: Path, stage: Path, aside: Path, kept: str | None) -> None:
    """Undo what a writer that died has left; with the lock held, it cannot be at work."""
    if aside.exists() and not place.exists():
        aside.rename(place)
    _bring_back(place, stage, kept)
    for stray in (stage, aside):
        if stray.exists():
            shutil.rmtree(stray)


def _refuse_foreign_files(place: Path, kept: str | None) -> None:
    """Refuse to replace a folder that holds anything but a release: it would be lost."""
    if not place.exists():
        return
    if not place.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place))
    checksums = place / CHECKSUMS
    known = {CHECKSUMS, *(listed_checksums(checksums.read_bytes()) if checksums.exists() else ())}
    for path in sorted(place.rglob("*")):
        name = path.relative_to(place).as_posix()
        if not path.is_dir() and name not in known and name.partition("/")[0] != kept:
            words = f"holds {name}, which belongs to no release; move it or choose another folder"
            raise OutputError(Reason.UNWRITABLE_OUTPUT, str(place), words)


def _write_all(stage: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = stage / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _sync(stage: Path) -> None:
    """Bring the files, and the folders that name them, to the disk."""
    for path in (*stage.rglob("*"), stage):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _put_in_place(stage: Path, place: Path, aside: Path) -> None:
    """Give `place` to the staged folder; the old one ends up as `stage` or is deleted."""
    if not place.exists():
        stage.rename(place)
    elif not _exchange(stage, place):
        place.rename(aside)
        try:
            stage.rename(place)
        except OSError:
            aside.rename(place)
            raise
        shutil.rmtree(aside)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    paths = _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other)
    if renameat2(*paths, _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}:
        return False  # the kernel is too old or the file system has no such step
    raise OSError(code, os.strerror(code), str(other))
