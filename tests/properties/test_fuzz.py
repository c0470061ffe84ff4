"""Real files with bytes changed: read with every word at its place, or refused by name.

PDFs go through the pool, since a library that crashes would take the tests with it.
"""

import html
import io
import random
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyrecs.corpus.pool import extract_in_order
from policyrecs.corpus.schema import DOCUMENTS
from policyrecs.errors import InputError
from policyrecs.isolation import Limits
from policyrecs.pipeline import extract_bytes
from policyrecs.records import Recommendation
from policyrecs.vocabulary import Reason

SOURCES = sorted((Path(__file__).parents[2] / "data" / "sources").glob("*.txt"))

STRETCH = 2_500
"""Bytes of a source that are changed at a time: enough for every sort of block."""

PUT_IN: Sequence[bytes] = (
    b"\n", b"\r", b"\n\n", b"\t", b" " * 50, b"\x0c", b"\xe2\x80\xa8", b"\xc2\xa0",
    b"\xc2\xad", b"\xe2\x80\x9c", b"\xe2\x80\x9d", b'"', b"'", b"(", b")", b"[^1]", b"[1]",
    b"1. ", b"- ", b"# ", b"> ", b"|", b"| a | b |\n|---|---|\n", b"should ",
    b"We recommend that ", b"said ", b"Recommendation 3: ", b"http://", b"<", b"</p>", b"<!--",
    b"&#0;", b"&amp;", b"\xf0\x9f\x98\x80", b"\xcc\x81", b"\xe2\x80\xae", b"\x1b", b"\x00",
    b"\xff", b"\xed\xa0\x80", b".", b"?", b":", b";",
)  # fmt: skip
"""What is put in: what texts are made of, and what breaks them."""

Edit = tuple[str, float, int]
"""What is done, at which share of the bytes, and with which length or thing."""

edits = st.lists(
    st.tuples(
        st.sampled_from(["flip", "drop", "double", "put"]),
        st.floats(0, 1, exclude_max=True),
        st.integers(0, 200),
    ),
    min_size=1,
    max_size=8,
)

BOUNDED = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
"""Few, and the same each time: a long search is run by hand, with --hypothesis-seed."""


def changed(data: bytes, done: Sequence[Edit]) -> bytes:
    """The bytes after some edits."""
    for what, share, number in done:
        at = int(share * len(data))
        if what == "flip" and data:
            data = data[:at] + bytes([data[at] ^ (1 << number % 8)]) + data[at + 1 :]
        elif what == "drop":
            data = data[:at] + data[at + number :]
        elif what == "double":
            data = data[: at + number] + data[at:]
        elif what == "put":
            data = data[:at] + PUT_IN[number % len(PUT_IN)] + data[at:]
    return data


def extracted(data: bytes, name: str) -> None:
    """Extract, and prove every record; a refusal by name is as good."""
    try:
        assembly = extract_bytes(data, name)
    except InputError as error:
        assert error.reason is not Reason.CRASHED  # noqa: PT017  the other reasons are right
        return
    again = extract_bytes(data, name)
    assert assembly == again
    assert assembly.candidates == len(assembly.recommendations) + sum(assembly.rejected.values())
    for record in assembly.recommendations:
        assert_in_place(record, assembly.text)


def assert_in_place(record: Recommendation, text: str) -> None:
    """Every span of a record stands in the text."""
    spans = [record, *record.actions, *record.rationale, *record.repeats]
    for span in [*spans, *([record.cue] if record.cue else [])]:
        assert span.quote == text[span.start : span.end]
    for link in record.stakeholders:
        if link.start is not None:
            assert link.surface == text[link.start : link.end]
    for cited in record.citations:
        assert cited.marker == text[cited.start : cited.end]


@BOUNDED
@pytest.mark.parametrize("ending", ["txt", "md", "rst"])
@given(st.sampled_from(SOURCES), st.floats(0, 1), edits)
def test_a_source_with_bytes_changed_is_read_or_refused(
    ending: str, source: Path, share: float, done: Sequence[Edit]
) -> None:
    """One strange byte in a real document would cost the document, or move its quotes."""
    data = source.read_bytes()
    start = int(share * max(0, len(data) - STRETCH))
    extracted(changed(data[start : start + STRETCH], done), f"source.{ending}")


@BOUNDED
@given(st.sampled_from(SOURCES), st.floats(0, 1), edits)
def test_a_source_as_a_page_with_bytes_changed_is_read_or_refused(
    source: Path, share: float, done: Sequence[Edit]
) -> None:
    """The same words come as a page more often than as a text."""
    text = source.read_text("utf-8")
    start = int(share * max(0, len(text) - STRETCH))
    paragraphs = text[start : start + STRETCH].split("\n\n")
    markup = "".join(f"<p>{html.escape(each)}</p>\n" for each in paragraphs)
    extracted(changed(f"<!DOCTYPE html><title>T</title>{markup}".encode(), done), "source.html")


PAGE = """<!DOCTYPE html><html lang=en><head><title>Report</title>
<meta name=author content="Jane Roe">
<style>.x{display:none}</style></head><body><nav><a href=/>Home</a></nav><main><h1>Findings</h1>
<p>Congress should fund open research.<sup><a href="#fn1" id="r1">1</a></sup></p>
<ul><li>Agencies must publish the data;</li><li><b>Courts.</b> Judges should explain.</li></ul>
<blockquote><p>&ldquo;We must act,&rdquo; said Jane Roe of <em>Acme</em>.</p></blockquote>
<table><thead><tr><th>No</th><th>Recommendation</th></tr></thead><tbody><tr><td>1</td>
<td>Ministries should share records.</td></tr></tbody></table>
<p class=x>Hidden.</p><pre>code();</pre><ol start=3><li>Fund it.</ol>
<p id=fn1>1. Jane Roe, <i>A Report</i> (Acme, 2024), <a href="https://example.org/r">link</a>.</p>
</main><footer>Imprint</footer></body></html>"""


@BOUNDED
@given(edits)
def test_a_page_with_bytes_changed_is_read_or_refused(done: Sequence[Edit]) -> None:
    """A tag that is cut in two would cost the page."""
    extracted(changed(PAGE.encode(), done), "page.html")


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = f"""<w:document xmlns:w="{W}"><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Findings</w:t></w:r></w:p>
<w:p><w:r><w:t>Congress should fund open research.</w:t></w:r><w:r><w:rPr><w:vertAlign
 w:val="superscript"/></w:rPr><w:t>1</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:ins w:id="1"><w:r>
<w:t>Publish the data.</w:t></w:r></w:ins>
<w:del w:id="2"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ministries should share records.</w:t></w:r></w:p></w:tc></w:tr>
</w:tbl></w:body></w:document>""".encode()


def packed(main: bytes) -> bytes:
    """A Word document with this main part."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), main, zipfile.ZIP_DEFLATED)
    return made.getvalue()


@BOUNDED
@given(edits)
def test_a_word_document_with_bytes_changed_is_read_or_refused(done: Sequence[Edit]) -> None:
    """A download that broke off would end in a traceback."""
    extracted(changed(packed(MAIN), done), "document.docx")


@BOUNDED
@given(edits)
def test_a_word_document_with_markup_changed_is_read_or_refused(done: Sequence[Edit]) -> None:
    """What another program wrote would end in a traceback."""
    extracted(packed(changed(MAIN, done)), "document.docx")


def portable(content: bytes) -> bytes:
    """A PDF of one page."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R"
            b" /Resources << /Font << /F 4 0 R >> >> >>"
        ),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, start=1))
    return b"%PDF-1.7\n" + body + b"trailer << /Size 6 /Root 1 0 R >>\n%%EOF\n"


SHOWN = b"".join(
    b"BT /F 11 Tf 72 %d Td (%s) Tj ET\n" % (700 - 20 * number, line)
    for number, line in enumerate((b"Findings", b"Congress should fund open research.", b"1"))
)


def test_pdfs_with_bytes_changed_are_read_or_refused() -> None:
    """A PDF that is damaged would crash the library, and that the run."""
    chance = random.Random(11)  # noqa: S311  no secret
    kinds = ("flip", "drop", "double", "put")
    rows = []
    for number in range(120):
        done = [
            (chance.choice(kinds), chance.random(), chance.randrange(60))
            for _ in range(chance.randrange(1, 6))
        ]
        data = changed(portable(SHOWN), done)
        if number % 2:
            data = portable(changed(SHOWN, done))
        rows.append({"name": f"{number}.pdf", "data": data})
    batch = pa.RecordBatch.from_pylist(rows, schema=DOCUMENTS)
    made = pa.Table.from_batches(extract_in_order([batch], workers=1, limits=Limits()))
    outcomes = made.select(["name", "reason", "words"]).to_pylist()
    assert [row["name"] for row in rows] == [each["name"] for each in outcomes]
    stopped = {Reason.CRASHED, Reason.TIME_LIMIT, Reason.MEMORY_LIMIT}
    assert [] == [each for each in outcomes if each["reason"] in stopped]
