"""The core: Arrow batches of documents in, Arrow batches of results out."""

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pytest

from policyrecs import pipeline
from policyrecs.corpus import core
from policyrecs.corpus.core import extract_batch, extract_batches
from policyrecs.corpus.layout import table_of
from policyrecs.corpus.options import Options
from policyrecs.corpus.schema import DOCUMENTS, NESTED, OF_A_CORPUS, RESULTS
from policyrecs.errors import UsageError
from policyrecs.tables import TABLES, to_tables

REPORT = b"# Ministries\n\nMinistries should publish the data. We may hold a hearing.\n"
SOURCES = Path(__file__).parents[3] / "data" / "sources"


def batch(*rows: dict[str, object]) -> pa.RecordBatch:
    """A batch of documents."""
    return pa.RecordBatch.from_pylist(list(rows), schema=DOCUMENTS)


def test_results_are_a_row_a_document_in_order() -> None:
    """A refused document would shift its neighbours' results."""
    results = extract_batch(
        batch(
            {"name": "a.md", "data": REPORT},
            {"name": "b.md", "data": b""},
            {"name": "c.odt", "data": b"PK\x03\x04"},
            {"name": "d.txt", "data": b"It rained."},
            {"name": "e.txt"},
        )
    )
    assert results.schema.equals(RESULTS)
    rows = results.select(["name", "outcome", "reason", "records"]).to_pylist()
    assert [
        ("a.md", "ok", None, 1),
        ("b.md", "refused", "empty-file", 0),
        ("c.odt", "refused", "unknown-type", 0),
        ("d.txt", "nothing found", None, 0),
        ("e.txt", "refused", "empty-file", 0),
    ] == [tuple(row.values()) for row in rows]


@pytest.mark.parametrize("everything", [True, False])
def test_the_tables_are_those_of_the_pipeline(*, everything: bool) -> None:
    """The many would get other records than the one."""
    for path in sorted(SOURCES.glob("*.txt")):
        results = extract_batch(
            batch({"name": path.name, "data": path.read_bytes()}), Options(everything=everything)
        )
        whole = to_tables(pipeline.merge([pipeline.extract(path)], everything=everything))
        for name in ("documents", *NESTED):
            assert whole[name].equals(table_of(results, name)), name


def test_lines_are_those_of_the_pipeline() -> None:
    """What is printed for many files would differ from what is printed for one."""
    results = extract_batch(
        batch({"name": "a.md", "data": REPORT}), Options(everything=True, lines=True, tables=False)
    )
    assembly = pipeline.extract_bytes(REPORT, "a.md")
    quotes = [row["quote"] for row in pipeline.flat_rows(assembly, everything=True)]
    (lines,) = results.column("lines").to_pylist()
    assert len(quotes) == len(lines)
    assert all(quote in line for quote, line in zip(quotes, lines, strict=True))


def test_batches_may_be_cut_anywhere() -> None:
    """A result would depend on its neighbours."""
    rows = [{"name": f"{number}.md", "data": REPORT * (number + 1)} for number in range(5)]
    whole = extract_batch(batch(*rows))
    parts = [extract_batch(batch(row)) for row in rows]
    assert pa.Table.from_batches([whole]).equals(pa.Table.from_batches(parts).combine_chunks())
    many = batch(*[{"name": "a.md", "text": "Agencies must act."}] * 150)
    assert [64, 64, 22] == [each.num_rows for each in extract_batches([many])]


def test_what_is_known_becomes_part_of_the_record() -> None:
    """Columns of a comment portal's export would be lost."""
    results = extract_batch(
        batch(
            {
                "name": "12",
                "text": "We urge Congress to fund research.",
                "document_id": "EPA-12",
                "issuer": "Acme Institute",
                "title": "Comment of Acme",
                "issued": dt.date(2024, 3, 1),
                "url": "https://example.org/12",
            }
        )
    )
    document = results.column("document")[0].as_py()
    assert ("EPA-12", "Acme Institute", "Comment of Acme", "https://example.org/12") == tuple(
        document[name] for name in ("document_id", "publisher", "title", "url")
    )
    assert (dt.date(2024, 3, 1), "given with the document") == (
        document["issued"],
        document["issued_evidence"],
    )
    (links,) = results.column("recommendation_stakeholders").to_pylist()
    assert ["Acme Institute"] == [
        link["stakeholder_name"] for link in links if link["role"] == "issuer"
    ]


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("Agencies must act.", "text/plain"),
        ("%PDF- is no comment, and agencies must act.", "text/plain"),
        ("<html><body><p>Agencies must act.</p></body></html>", "text/html"),
    ],
)
def test_a_text_is_never_taken_for_a_binary_file(text: str, media_type: str) -> None:
    """A comment that begins as a PDF does would be parsed as one."""
    document = extract_batch(batch({"name": "a.pdf", "text": text})).column("document")[0].as_py()
    assert media_type == document["media_type"]


def test_an_error_in_the_rules_costs_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake of ours would cost a hundred thousand documents."""
    real = core.extract_document

    def stumbling(document: object, **options: object) -> object:
        if document.name == "b.md":  # type: ignore[attr-defined]
            message = "no such thing"
            raise LookupError(message)
        return real(document, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(core, "extract_document", stumbling)
    results = extract_batch(batch(*({"name": f"{name}.md", "data": REPORT} for name in "abc")))
    assert ["ok", "refused", "ok"] == results.column("outcome").to_pylist()
    assert [None, "crashed", None] == results.column("reason").to_pylist()
    assert "LookupError: no such thing" == results.column("words")[1].as_py()


def test_a_row_that_fits_no_table_costs_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables of a whole batch would be refused for one cell."""
    real = core.to_rows

    def spoilt(dataset: object) -> object:
        rows = real(dataset)  # type: ignore[arg-type]
        if dataset.documents[0].file == "b.md":  # type: ignore[attr-defined]
            rows["topics"] = iter([{"recommendation_id": None}])
        return rows

    monkeypatch.setattr(core, "to_rows", spoilt)
    results = extract_batch(batch(*({"name": f"{name}.md", "data": REPORT} for name in "abc")))
    assert ["ok", "refused", "ok"] == results.column("outcome").to_pylist()
    assert "invalid-record" == results.column("reason")[1].as_py()


def test_a_batch_may_leave_columns_out_but_not_make_them_up() -> None:
    """A misspelt column would be ignored, and its facts be lost."""
    few = pa.record_batch({"name": ["a"], "text": ["Agencies must act."]})
    assert ["ok"] == extract_batch(few).column("outcome").to_pylist()
    with pytest.raises(UsageError, match="known are name, data, text"):
        extract_batch(pa.record_batch({"name": ["a"], "txt": ["Agencies must act."]}))
    with pytest.raises(UsageError):
        extract_batch(pa.record_batch({"text": ["Agencies must act."]}))


def test_every_column_says_what_it_means() -> None:
    """The schema is all that a user of an engine sees."""
    for field in (*DOCUMENTS, *RESULTS):
        assert field.metadata[b"description"].endswith(b".")
    assert {*NESTED, *OF_A_CORPUS, "documents"} == set(TABLES)
