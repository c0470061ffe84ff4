"""What other programs read is what the records say."""

import dataclasses
import datetime as dt
import json
import sqlite3
from pathlib import Path

import openpyxl
import pytest

from policyrecs.dataset import Dataset
from policyrecs.errors import OutputError
from policyrecs.export import WRITERS, read_release
from policyrecs.export.bibliography import bibtex_entry, csl_item
from policyrecs.records import Citation, SourceDocument
from policyrecs.schemas.example import example_dataset
from policyrecs.shipped import release_folder
from policyrecs.vocabulary import CitationKind, DatePrecision, LinkState, Method


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    """The shipped release."""
    return read_release(release_folder())


def test_sqlite_holds_every_row_and_its_keys_hold(shipped: Dataset, tmp_path: Path) -> None:
    """A row dropped on the way, or a link that leads nowhere."""
    path = tmp_path / "x.sqlite"
    WRITERS["sqlite"](shipped, path)
    connection = sqlite3.connect(path)
    count = connection.execute("SELECT count(*) FROM recommendations").fetchone()[0]
    assert len(shipped.recommendations) == count
    assert [] == connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()


def test_sqlite_finds_words_in_quotes(shipped: Dataset, tmp_path: Path) -> None:
    """The search index would be empty."""
    path = tmp_path / "x.sqlite"
    WRITERS["sqlite"](shipped, path)
    connection = sqlite3.connect(path)
    found = connection.execute(
        "SELECT r.quote FROM recommendations_search s JOIN recommendations r ON r.rowid = s.rowid "
        "WHERE recommendations_search MATCH 'interoperability'"
    ).fetchall()
    connection.close()
    expected = [r.quote for r in shipped.recommendations if "interoperability" in r.quote]
    assert sorted(expected) == sorted(quote for (quote,) in found)


def test_a_formula_in_a_workbook_stays_text(tmp_path: Path) -> None:
    """A quote that begins with "=" would run in its reader's spreadsheet."""
    dataset = example_dataset()
    formula = '=HYPERLINK("http://x.org")'
    document: SourceDocument = dataset.documents[0].model_copy(update={"title": formula})
    path = tmp_path / "x.xlsx"
    WRITERS["xlsx"](dataclasses.replace(dataset, documents=(document,)), path)
    sheet = openpyxl.load_workbook(path)["documents"]
    headings = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, headings.index("title") + 1)
    assert (formula, "s") == (cell.value, cell.data_type)


def test_a_workbook_holds_every_row(shipped: Dataset, tmp_path: Path) -> None:
    """A sheet would end early."""
    path = tmp_path / "x.xlsx"
    WRITERS["xlsx"](shipped, path)
    workbook = openpyxl.load_workbook(path)
    assert len(shipped.recommendations) == workbook["recommendations"].max_row - 1
    assert len(shipped.stakeholders) == workbook["stakeholders"].max_row - 1


def test_a_text_too_long_for_a_cell_is_refused(tmp_path: Path) -> None:
    """XlsxWriter drops such a text with a warning."""
    dataset = example_dataset()
    document = dataset.documents[0].model_copy(update={"rights": "x" * 40_000})
    path = tmp_path / "x.xlsx"
    with pytest.raises(OutputError, match="too-large"):
        WRITERS["xlsx"](dataclasses.replace(dataset, documents=(document,)), path)
    assert not path.exists()


def citation(**values: object) -> Citation:
    """A full citation, with `values` in place."""
    quote = "Jane Roe, “Costs & Benefits,” J. Pol’y, May 2024."
    fields = {
        "citation_id": "cit-1",
        "document_id": "doc-1",
        "start": 0,
        "end": len(quote),
        "quote": quote,
        "kind": CitationKind.NOTE,
        "label": "1",
        "authors": ("Jane Roe",),
        "title": "Costs & Benefits",
        "container_title": "J. Pol’y",
        "publisher": None,
        "issued": None,
        "issued_precision": None,
        "url": None,
        "doi": "10.1234/abc",
        "type": "article-journal",
        "signal": None,
        "short_form": False,
        "work_id": None,
        "link_state": LinkState.NONE,
        "method": Method.RULES,
    }
    return Citation.model_validate(fields | values)


def test_csl_states_no_more_of_a_date_than_the_text() -> None:
    """A month would turn into its first day."""
    item = csl_item(citation(issued=dt.date(2024, 5, 1), issued_precision=DatePrecision.MONTH))
    assert {"date-parts": [[2024, 5]]} == item["issued"]
    assert ("article-journal", [{"literal": "Jane Roe"}]) == (item["type"], item["author"])


def test_bibtex_escapes_what_tex_takes_for_commands() -> None:
    """An ampersand in a title would stop a thesis from compiling."""
    entry = bibtex_entry(citation())
    assert entry.startswith("@article{cit-1,\n")
    assert "  title = {{Costs \\& Benefits}},\n" in entry
    assert "  journal = {J. Pol’y},\n" in entry


def test_bibliographies_hold_every_citation_that_names_a_work(
    shipped: Dataset, tmp_path: Path
) -> None:
    """A citation would be missing from a reading list."""
    WRITERS["csl-json"](shipped, tmp_path / "x.json")
    WRITERS["bibtex"](shipped, tmp_path / "x.bib")
    named = {c.citation_id for c in shipped.citations if c.title or c.authors or c.url or c.doi}
    items = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert named == {item["id"] for item in items}
    assert len(named) == (tmp_path / "x.bib").read_text(encoding="utf-8").count("@")
