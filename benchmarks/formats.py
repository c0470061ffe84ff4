"""PDF: a document with its structure, against the text alone."""

from collections.abc import Iterator

import pypdfium2

from benchmarks.generated import documents, pdf
from benchmarks.timing import Figure, compared, medians
from policyrecs.readers import read_bytes

_PAGES = 100


def figures() -> Iterator[Figure]:
    """Yield the figure of PDF."""
    data = pdf(documents(_PAGES, 3_000))

    def text_alone() -> int:
        document = pypdfium2.PdfDocument(data)
        return sum(len(page.get_textpage().get_text_range()) for page in document)

    ours, theirs = medians(lambda: read_bytes(data, "report.pdf"), text_alone)
    yield compared(
        f"PDF of {_PAGES} pages to a document",
        *(ours, "pypdfium2's text", theirs, _PAGES, "pages"),
    )
