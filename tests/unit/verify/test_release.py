"""Verification: each kind of damage is found and named."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from policyrecs import ids
from policyrecs.dataset import Dataset
from policyrecs.errors import InputError, ReleaseError
from policyrecs.export import write_release
from policyrecs.records import SCHEMA_VERSION
from policyrecs.schemas.example import DOCUMENT_ID, TEXT, example_dataset
from policyrecs.tables import TABLES, from_parquet, to_parquet
from policyrecs.tables.release_files import CHECKSUMS, checksums_of, read_files
from policyrecs.verify import verify

EXAMPLE = example_dataset()
TEXT_FILE = f"texts/{DOCUMENT_ID}.txt"


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A good release."""
    folder = tmp_path / "release"
    write_release(EXAMPLE, folder, version="1.2.3")
    return folder


def reseal(folder: Path) -> None:
    """Make the checksums agree with whatever the files have become."""
    files = {name: data for name, data in read_files(folder).items() if name != CHECKSUMS}
    (folder / CHECKSUMS).write_bytes(checksums_of(files))


def test_a_good_release_holds_and_is_counted(release: Path) -> None:
    """A report that counts nothing has proved nothing."""
    report = verify(release)
    assert report.problems == ()
    assert [(check.counted, check.unit) for check in report.checks] == [
        (35, "files"),
        (13, "tables"),
        (16, "records"),
        (16, "records"),
        (16, "records"),
        (3, "formats"),
        (27, "spans"),
        (4, "ids"),
    ]


def test_each_changed_missing_or_added_file_is_listed(release: Path) -> None:
    """All damage is listed, not only the first."""
    (release / "topics.csv").write_text("")
    (release / "issues.jsonl").unlink()
    (release / "notes.txt").write_text("added")
    problems = {problem.subject: problem.words for problem in verify(release).checks[0].problems}
    assert problems == {
        "issues.jsonl": "is listed and missing",
        "notes.txt": "is not listed",
        "topics.csv": "is not the file that was hashed",
    }


def replace_in(name: str, old: bytes, new: bytes) -> Callable[[Path], None]:
    """Damage that changes bytes of one file."""

    def damage(folder: Path) -> None:
        data = (folder / name).read_bytes()
        assert old in data
        (folder / name).write_bytes(data.replace(old, new))

    return damage


@pytest.mark.parametrize(
    ("damage", "subject"),
    [
        (replace_in("topics.csv", b'"rules"', b'"guess"'), "topics"),
        (replace_in("stakeholders.csv", b'"Public"', b'"Publik"'), "recommendation_stakeholders"),
        (replace_in("stakeholders.jsonl", b'"Public"', b'"Publik"'), "stakeholders in JSON Lines"),
        (replace_in("citations.jsonl", b'"note"', b'"quote"'), "citations.jsonl line 1 kind"),
        (
            replace_in(TEXT_FILE, b"should", b"shoulD"),
            f"{DOCUMENT_ID} {DOCUMENT_ID}",
        ),
        (
            replace_in(TEXT_FILE, b"should", b"shoul\xff"),
            TEXT_FILE,
        ),
        (lambda folder: (folder / "topics.parquet").unlink(), "topics.parquet"),
        (lambda folder: (folder / "datapackage.json").unlink(), "datapackage.json is damaged"),
        (
            replace_in("datapackage.json", f'"{SCHEMA_VERSION}"'.encode(), b'"0.1.0"'),
            "datapackage.json",
        ),
        (replace_in("datapackage.json", b'"minimum": 0', b'"minimum": 1'), "datapackage.json "),
    ],
)
def test_damage_with_fresh_checksums_is_found(
    release: Path, damage: Callable[[Path], None], subject: str
) -> None:
    """Checksums only prove that nobody touched the files afterwards."""
    damage(release)
    reseal(release)
    report = verify(release)
    found = [f"{problem.subject} {problem.words}" for problem in report.problems]
    assert not report.holds
    assert report.checks[0].problems == ()
    assert any(line.startswith(subject) for line in found), found


def test_every_wrong_span_is_listed(release: Path) -> None:
    """Reading stops at the first; a curator wants them all."""
    path = release / "actions.parquet"
    made = from_parquet(TABLES["actions"], path.read_bytes())
    place = made.column_names.index("start")
    shifted = [value + 1 for value in made["start"].to_pylist()]
    made = made.set_column(place, made.schema.field(place), [shifted])
    path.write_bytes(to_parquet(TABLES["actions"], made))
    reseal(release)
    problems = verify(release).checks[-2].problems
    assert len(problems) == made.num_rows
    assert problems[0].subject == f"{DOCUMENT_ID} actions rec-c841bc75fa50 1 quote"


def test_a_folder_that_is_no_release_is_refused(tmp_path: Path) -> None:
    """An empty folder is not a release in which everything holds."""
    with pytest.raises(InputError, match="missing-file"):
        verify(tmp_path)


def test_a_damaged_list_of_checksums_is_refused(release: Path) -> None:
    """Nothing can be proved without it."""
    (release / CHECKSUMS).write_text("gibberish\n")
    with pytest.raises(ReleaseError, match="not a checksum line"):
        verify(release)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """The source of the example, as plain text."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "archives.txt").write_bytes(TEXT.encode())
    return folder


def from_text(data: bytes) -> Dataset:
    """The example, as if read from a text file."""
    document = EXAMPLE.documents[0].model_copy(
        update={"file": "archives.txt", "sha256": ids.content_hash(data), "bytes": len(data)}
    )
    return dataclasses.replace(EXAMPLE, documents=(document,))


def test_sources_are_read_again(tmp_path: Path, sources: Path) -> None:
    """The released text is proved to be what the source says, not only what we say of it."""
    folder = tmp_path / "from-text"
    write_release(from_text(TEXT.encode()), folder, version="1.2.3")
    report = verify(folder, sources=sources)
    assert (report.problems, report.checks[-1].counted) == ((), 1)

    (sources / "archives.txt").write_text("another text, which the records were not read from")
    problem = verify(folder, sources=sources).problems[0]
    assert (problem.subject, problem.words) == ("archives.txt", "is not the file that was read")

    (sources / "archives.txt").unlink()
    assert verify(folder, sources=sources).problems[0].reason == "missing-file"


def test_a_source_that_reads_to_another_text_is_found(tmp_path: Path, sources: Path) -> None:
    """A reader that has changed since the release would shift every offset."""
    data = b"A text that reads otherwise than the release has it."
    (sources / "archives.txt").write_bytes(data)
    folder = tmp_path / "from-text"
    write_release(from_text(data), folder, version="1.2.3")
    problem = verify(folder, sources=sources).problems[0]
    assert problem.words == "reads to another text than the released"


def test_the_descriptor_is_json(release: Path) -> None:
    """The tests above change it as text."""
    assert (
        json.loads((release / "datapackage.json").read_bytes())["schemaVersion"] == SCHEMA_VERSION
    )
