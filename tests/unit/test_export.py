"""Releases: whole or not at all, whoever dies on the way."""

import dataclasses
import errno
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from frictionless import validate

from policyrecs import export
from policyrecs.dataset import Dataset
from policyrecs.errors import InputError, OutputError, RecordError, ReleaseError, UsageError
from policyrecs.export import read_release, write_lines, write_release, write_tables
from policyrecs.export.swap import replace_folder
from policyrecs.schemas.example import example_dataset
from policyrecs.tables import RECORDS, TABLES
from policyrecs.tables.release_files import CHECKSUMS, checksums_of, read_files

EXAMPLE = example_dataset()
OLD = {"a.txt": b"old", "texts/b.txt": b"old"}
NEW = {"a.txt": b"new", "texts/b.txt": b"new", "c.txt": b"new"}


def sealed(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files of a small release."""
    return files | {CHECKSUMS: checksums_of(files)}


def test_a_release_reads_back_as_the_equal_dataset(tmp_path: Path) -> None:
    """`load_dataset` must give what `build` had."""
    write_release(EXAMPLE, tmp_path / "release", version="1.2.3")
    assert read_release(tmp_path / "release") == EXAMPLE


def test_a_release_holds_every_table_record_and_text(tmp_path: Path) -> None:
    """A file that is not written is a promise broken."""
    write_release(EXAMPLE, tmp_path / "release", version="1.2.3")
    expected = {f"{name}.{ending}" for name in TABLES for ending in ("csv", "parquet")}
    expected |= {f"{name}.jsonl" for name in RECORDS}
    expected |= {
        "croissant.json",
        "datapackage.json",
        "SHA256SUMS",
        "texts/opening-the-archives.txt",
    }
    assert set(read_files(tmp_path / "release")) == expected


def test_the_checksums_are_what_sha256sum_checks(tmp_path: Path) -> None:
    """Users verify a download with the tool they have."""
    write_release(EXAMPLE, tmp_path / "release", version="1.2.3")
    sha256sum = shutil.which("sha256sum")
    if sha256sum is None:
        pytest.skip("no sha256sum here")
    command = [sha256sum, "--check", "--strict", "--quiet", CHECKSUMS]
    done = subprocess.run(command, cwd=tmp_path / "release", check=False, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_frictionless_accepts_the_descriptor(tmp_path: Path) -> None:
    """Types, required cells, codes, keys and links, by a judge that is not ours."""
    write_release(EXAMPLE, tmp_path / "release", version="1.2.3")
    report = validate(str(tmp_path / "release" / "datapackage.json"))
    assert report.flatten(["type", "title", "note"]) == []


def test_frictionless_sees_a_dangling_link(tmp_path: Path) -> None:
    """The descriptor really carries the links: a judge that checks nothing accepts everything."""
    folder = tmp_path / "release"
    write_release(EXAMPLE, folder, version="1.2.3")
    topics = folder / "topics.csv"
    topics.write_bytes(topics.read_bytes().replace(b'"rec-c841', b'"rec-0000'))
    report = validate(str(folder / "datapackage.json"))
    assert "foreign-key" in {row[0] for row in report.flatten(["type"])}


def test_the_descriptor_names_version_licence_and_sources(tmp_path: Path) -> None:
    """A data set without a licence or sources cannot be used or cited."""
    write_release(EXAMPLE, tmp_path / "release", version="1.2.3")
    package = json.loads((tmp_path / "release" / "datapackage.json").read_bytes())
    assert package["version"] == "1.2.3"
    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-4.0"]
    assert package["sources"] == [
        {
            "title": "Opening the archives",
            "path": "https://example.org/opening-the-archives.pdf",
        }
    ]
    csv = (tmp_path / "release" / "topics.csv").read_bytes()
    topics = next(each for each in package["resources"] if each["name"] == "topics")
    assert topics["bytes"] == len(csv)
    assert topics["hash"] == f"sha256:{hashlib.sha256(csv).hexdigest()}"


def test_a_cell_that_readers_take_for_missing_is_refused() -> None:
    """Pandas reads a stakeholder called "NA" as nobody."""
    stakeholder = EXAMPLE.stakeholders[1].model_copy(update={"name": "NA"})
    dataset = dataclasses.replace(
        EXAMPLE, stakeholders=(EXAMPLE.stakeholders[0], stakeholder, *EXAMPLE.stakeholders[2:])
    )
    with pytest.raises(RecordError, match=r"stakeholders .* name: readers take NA for missing"):
        export.release_files(dataset, version="1.2.3")


def test_the_same_dataset_gives_the_same_bytes() -> None:
    """A release that changes by itself cannot be reviewed."""
    again = Dataset(
        documents=EXAMPLE.documents[::-1],
        recommendations=EXAMPLE.recommendations[::-1],
        stakeholders=EXAMPLE.stakeholders[::-1],
        citations=EXAMPLE.citations[::-1],
        issues=EXAMPLE.issues[::-1],
        proposals=EXAMPLE.proposals[::-1],
        texts=EXAMPLE.texts,
    )
    expected = export.release_files(EXAMPLE, version="1.2.3")
    assert export.release_files(again, version="1.2.3") == expected


# Reading --------------------------------------------------------------------------------------


def test_a_folder_that_is_no_release_is_refused(tmp_path: Path) -> None:
    """The error must not be a traceback about a missing file."""
    with pytest.raises(InputError, match="missing-file"):
        read_release(tmp_path)


def test_a_release_without_a_table_is_refused(tmp_path: Path) -> None:
    """A missing table must not read as an empty one."""
    write_release(EXAMPLE, tmp_path / "release", version="1.2.3")
    (tmp_path / "release" / "topics.parquet").unlink()
    with pytest.raises(ReleaseError, match=r"topics\.parquet: is missing"):
        read_release(tmp_path / "release")


def test_a_reader_never_sees_two_releases_at_once(tmp_path: Path) -> None:
    """Every reading while releases are swapped holds together by its own checksums."""
    folder = tmp_path / "release"
    replace_folder(folder, sealed(OLD))

    def write() -> None:
        for turn in range(30):
            replace_folder(folder, sealed(NEW if turn % 2 else OLD))

    writer = threading.Thread(target=write)
    writer.start()
    readings = 0
    while writer.is_alive():
        try:
            files = read_files(folder)
        except ReleaseError:
            continue  # replaced at each of its attempts: refused, not mixed
        assert files in (sealed(OLD), sealed(NEW))
        readings += 1
    writer.join()
    assert readings > 0


def test_a_release_that_comes_back_is_not_mixed_with_the_one_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same checksums before and after must not vouch for files read in between."""
    folder = tmp_path / "release"
    replace_folder(folder, sealed(NEW))
    read, swaps = Path.read_bytes, [sealed(OLD), sealed(NEW)]

    def swapping(path: Path) -> bytes:
        data = read(path)
        if swaps:
            monkeypatch.setattr(Path, "read_bytes", read)  # the writer reads the folder too
            replace_folder(folder, swaps.pop(0))
            monkeypatch.setattr(Path, "read_bytes", swapping)
        return data

    monkeypatch.setattr(Path, "read_bytes", swapping)
    assert read_files(folder) in (sealed(OLD), sealed(NEW))
    assert not swaps


# Writing --------------------------------------------------------------------------------------


def hidden(folder: Path) -> list[str]:
    """What a writer left beside the release."""
    return sorted(path.name for path in folder.iterdir() if path.name != "release")


def test_a_new_release_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    """A file of the old release must not survive in the new one."""
    folder = tmp_path / "release"
    replace_folder(folder, sealed(NEW))
    replace_folder(folder, sealed(OLD))
    assert read_files(folder) == sealed(OLD)
    assert hidden(tmp_path) == []


def test_a_folder_behind_a_link_is_replaced_where_it_is(tmp_path: Path) -> None:
    """Swapping the link itself would leave the files where they were."""
    replace_folder(tmp_path / "release", sealed(OLD))
    (tmp_path / "link").symlink_to(tmp_path / "release")
    replace_folder(tmp_path / "link", sealed(NEW))
    assert (tmp_path / "link").is_symlink()
    assert read_files(tmp_path / "release") == sealed(NEW)


def test_a_folder_with_files_of_no_release_is_left_alone(tmp_path: Path) -> None:
    """`--output ~/Documents` must not delete the documents."""
    folder = tmp_path / "release"
    replace_folder(folder, sealed(OLD))
    (folder / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match=r"holds thesis\.txt"):
        replace_folder(folder, sealed(NEW))
    assert (folder / "thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize("step", [1, 3, 5])
def test_a_full_disk_leaves_the_old_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Half a release is worse than none."""
    folder = tmp_path / "release"
    replace_folder(folder, sealed(OLD))
    calls = iter(range(1, 100))

    def full(_descriptor: int) -> None:
        if next(calls) == step:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"unwritable-output: .*: No space left on device"):
        replace_folder(folder, sealed(NEW))
    assert read_files(folder) == sealed(OLD)
    assert hidden(tmp_path) == []


DYING_WRITER = """
import os, signal, sys
from pathlib import Path
from policyrecs.export import swap
calls = iter(range(1, 100))
sync = os.fsync
def die(descriptor):
    if next(calls) == int(sys.argv[2]):
        os.kill(os.getpid(), getattr(signal, sys.argv[3]))
    sync(descriptor)
os.fsync = die
swap.replace_folder(Path(sys.argv[1]), {"a.txt": b"half", "SHA256SUMS": b""})
"""


@pytest.mark.parametrize(("step", "signal_name"), [(1, "SIGKILL"), (2, "SIGTERM"), (3, "SIGKILL")])
def test_a_writer_that_is_killed_leaves_the_old_release(
    tmp_path: Path, step: int, signal_name: str
) -> None:
    """What it leaves beside the release, the next writer clears away."""
    folder = tmp_path / "release"
    replace_folder(folder, sealed(OLD))
    command = [sys.executable, "-c", DYING_WRITER, str(folder), str(step), signal_name]
    died = subprocess.run(command, check=False)
    assert died.returncode == -getattr(signal, signal_name)
    assert read_files(folder) == sealed(OLD)
    assert hidden(tmp_path) == [".release.new"]
    replace_folder(folder, sealed(NEW))
    assert read_files(folder) == sealed(NEW)
    assert hidden(tmp_path) == []


def test_without_an_exchange_the_folders_are_renamed_in_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not every system can exchange two folders."""
    monkeypatch.setattr("policyrecs.export.swap._exchange", lambda _one, _other: False)
    folder = tmp_path / "release"
    replace_folder(folder, sealed(OLD))
    replace_folder(folder, sealed(NEW))
    assert read_files(folder) == sealed(NEW)
    assert hidden(tmp_path) == []


def test_a_writer_that_died_between_two_renames_is_made_good(tmp_path: Path) -> None:
    """In that moment no release is there; a failing next writer must bring the old one back."""
    folder = tmp_path / "release"
    replace_folder(tmp_path / ".release.old", sealed(OLD))
    with pytest.raises(OutputError):
        replace_folder(folder, {"a" * 300: b"a name too long for any file system"})
    assert read_files(folder) == sealed(OLD)
    assert hidden(tmp_path) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The reason code is what a pipeline acts on."""
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", tmp_path / "file" / "release"):
        with pytest.raises(OutputError, match="unwritable-output"):
            replace_folder(folder, sealed(NEW))
    assert (tmp_path / "file").read_text() == "in the way"


# Tables and lines for anybody -----------------------------------------------------------------


@pytest.mark.parametrize("file_format", ["csv", "parquet"])
def test_tables_go_into_a_folder_or_the_wide_one_into_a_file(
    tmp_path: Path, file_format: str
) -> None:
    """A spreadsheet user wants one file, an analyst all of them."""
    write_tables(EXAMPLE, tmp_path / "tables", file_format)
    write_tables(EXAMPLE, tmp_path / f"wide.{file_format}", file_format)
    expected = {f"{name}.{file_format}" for name in TABLES}
    assert {path.name for path in (tmp_path / "tables").iterdir()} == expected
    wide = (tmp_path / "tables" / f"recommendations.{file_format}").read_bytes()
    assert (tmp_path / f"wide.{file_format}").read_bytes() == wide


def test_a_folder_named_like_a_file_is_still_a_folder(tmp_path: Path) -> None:
    """`-o out.parquet` where out.parquet is a folder must not fail on replacing it."""
    (tmp_path / "out.parquet").mkdir()
    write_tables(EXAMPLE, tmp_path / "out.parquet", "parquet")
    assert pq.read_table(tmp_path / "out.parquet" / "topics.parquet").num_rows == 1


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    """There is no spreadsheet format here."""
    with pytest.raises(UsageError, match="there are: csv, parquet"):
        write_tables(EXAMPLE, tmp_path, "xlsx")


def test_lines_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """Half of a JSON Lines file reads as a smaller one."""
    path = tmp_path / "out.jsonl"
    write_lines(["one", "zwölf"], path)
    assert path.read_bytes() == "one\nzwölf\n".encode()

    def breaking() -> object:
        yield "half"
        raise InterruptedError

    with pytest.raises(OutputError):
        write_lines(breaking(), path)
    assert path.read_bytes() == "one\nzwölf\n".encode()
    assert [each.name for each in tmp_path.iterdir()] == ["out.jsonl"]


DYING_FILE_WRITER = """
import os, signal, sys
from pathlib import Path
from policyrecs.export import write_lines
def lines():
    yield "half"
    if sys.argv[2] == "waits":
        print("at work", flush=True)
        sys.stdin.read()
    else:
        os.kill(os.getpid(), signal.SIGKILL)
write_lines(lines(), Path(sys.argv[1]))
"""


def test_what_a_killed_writer_of_a_file_leaves_is_cleared_away(tmp_path: Path) -> None:
    """Every killed run would leave a hidden file as large as its output."""
    path = tmp_path / "out.jsonl"
    write_lines(["old"], path)
    (tmp_path / ".out.jsonl.notes.new").write_text("somebody's own")
    subprocess.run([sys.executable, "-c", DYING_FILE_WRITER, path, "dies"], check=False)
    assert path.read_bytes() == b"old\n"
    assert 3 == len(list(tmp_path.iterdir()))
    write_lines(["new"], path)
    assert {".out.jsonl.notes.new", "out.jsonl"} == {each.name for each in tmp_path.iterdir()}


def test_a_writer_at_work_is_left_alone(tmp_path: Path) -> None:
    """Two runs into one file: the later one would take away the other's file from under it."""
    path = tmp_path / "out.jsonl"
    command = [sys.executable, "-c", DYING_FILE_WRITER, path, "waits"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert b"at work\n" == other.stdout.readline()
        write_lines(["mine"], path)
        assert path.read_bytes() == b"mine\n"
        other.communicate()
    assert 0 == other.returncode
    assert path.read_bytes() == b"half\n"
    assert [path] == list(tmp_path.iterdir())


def test_a_device_is_written_to_and_never_replaced() -> None:
    """`-o /dev/stdout` must not turn the device into a file."""
    write_lines(["one"], Path(os.devnull))
    assert not Path(os.devnull).is_file()
    with pytest.raises(OutputError, match="No space left on device"):
        write_lines(["one"], Path("/dev/full"))


def test_a_file_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    """The error names the path that was given."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError) as caught:
        write_tables(EXAMPLE, tmp_path / "file" / "tables", "csv")
    assert caught.value.subject == str(tmp_path / "file" / "tables" / "documents.csv")
