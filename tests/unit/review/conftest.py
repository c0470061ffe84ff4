"""A small folder of data: one source, a registry, and no decision yet."""

import hashlib
from pathlib import Path

import pytest

from policyrecs.export import write_release
from policyrecs.pipeline import build

REPORT = """\
# Opening the archives

## Ministries

Ministries should publish the \u201copen\u201d data by 2030. They may rest.

## Councils

Councils must not charge for copies and must answer letters within a week.
Councils should train their staff. Councils should hire archivists.

It would be nice if libraries were warm.
"""

_REGISTRY = """\
# The registry.

[group-councils]
aliases = ["councils"]
group = "subnational_government"
kind = "group"
name = "Councils"
note = "A test."

[group-ministries]
group = "executive"
kind = "group"
name = "Ministries"
note = "A test."

[open-shelves]
group = "civil_society"
kind = "organisation"
name = "Open Shelves"
note = "A test."

[prime-minister]
aliases = ["the premier"]
group = "executive"
kind = "person"
name = "Prime Minister"
note = "A test."
"""

_FACTS = {
    "document_type": "report",
    "language": "en",
    "publisher": "Open Shelves",
    "rights": "None.",
    "title": "Opening the archives",
}


def make_data(folder: Path, report: str = REPORT) -> Path:
    """Write the folder of data."""
    (folder / "sources").mkdir(parents=True)
    (folder / "curated").mkdir()
    (folder / "sources" / "report.md").write_text(report, encoding="utf-8")
    catalogue(folder)
    (folder / "curated" / "stakeholders.toml").write_text(_REGISTRY, encoding="utf-8")
    (folder / "curated" / "version.toml").write_text(
        '[data]\nversion = "1.0.0"\n', encoding="utf-8"
    )
    for name in ("works", "agreement", "reviews"):
        (folder / "curated" / f"{name}.toml").write_text(f"# {name.capitalize()}.\n\n", "utf-8")
    return folder


def catalogue(folder: Path) -> None:
    """Write the catalogue of the folder for the source as it is."""
    digest = hashlib.sha256((folder / "sources" / "report.md").read_bytes()).hexdigest()
    lines = ["# Catalogue.", "", "[report]"]
    lines += [f'{name} = "{value}"' for name, value in sorted(_FACTS.items())]
    lines += [
        'file = "report.md"',
        "issued = 2026-01-01",
        'issued_precision = "day"',
        f'sha256 = "{digest}"',
        'supplied_as = "report.md"',
    ]
    for fact in (*_FACTS, "issued"):
        lines += ["", "[[report.evidence]]", 'basis = "outside"', f'fact = "{fact}"', 'note = "A."']
    (folder / "sources" / "sources.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of data."""
    return make_data(tmp_path / "data")


@pytest.fixture
def release(data: Path, tmp_path: Path) -> Path:
    """A release built from it."""
    built = build(data)
    write_release(built.dataset, tmp_path / "release", version=built.version)
    return tmp_path / "release"
