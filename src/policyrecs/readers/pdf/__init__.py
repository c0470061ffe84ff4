"""PDF: the words of each page in reading order, with headings, items and notes by their looks.

calls     the functions of PDFium that are called for every line, at a lower price
glyphs    what PDFium says of the characters of a page
lines     the printed lines of a page: words, place, size, weight, raised digits
bullets   marks that stand apart from their lines, and dots drawn beside them
margins   running heads and feet, page numbers, line numbers
order     the order in which a page is read
blocks    lines to headings, paragraphs and items
notes     lines to the notes at a page's foot

A line break of the page is a line break in the stored text, so that the text reads as printed; a
paragraph that goes on over a page is one block, and the notes and margins of the page follow it.
"""

import re
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium

from policyrecs.errors import InputError
from policyrecs.issues import Issue
from policyrecs.readers.content import Content
from policyrecs.readers.drafts import Draft, compose
from policyrecs.readers.pdf.blocks import (
    Paragraph,
    draft_of,
    paragraphs_of,
    style_of,
    words_of,
)
from policyrecs.readers.pdf.bullets import with_drawn_bullets, with_marks_apart
from policyrecs.readers.pdf.lines import Line, page_lines
from policyrecs.readers.pdf.margins import margin_lines
from policyrecs.readers.pdf.metadata import metadata_of
from policyrecs.readers.pdf.notes import note_drafts, part_notes
from policyrecs.readers.pdf.order import in_reading_order
from policyrecs.readers.shapes import shape
from policyrecs.vocabulary import BlockKind, Reason, Severity

MOST_PAGES = 5_000
"""Pages above which a file is refused as too large."""

_NESTED = 4.0
"""Points by which what belongs to an item is indented beyond the item's mark, at least."""

_STRANGE = re.compile(r"[\ufffd\ue000-\uf8ff]")
"""A character that stands for nothing: a font without a Unicode map leaves private ones."""

_UNREADABLE = 0.3
"""Share of a page's characters that stand for nothing, above which the page is left out."""


def read(data: bytes, *, document_id: str, encoding: str | None = None) -> Content:
    """Return the content of a PDF.

    Args:
        data: The file's bytes.
        document_id: Names the document in a refusal.
        encoding: Without meaning here: a PDF says how its fonts are encoded.

    Raises:
        InputError: `damaged-file`, `encrypted-file`, `no-text-layer` or `too-large`.
    """
    del encoding
    pdf = _opened(data, document_id)
    try:
        if len(pdf) > MOST_PAGES:
            words = f"{len(pdf)} pages are more than the {MOST_PAGES} that are read"
            raise InputError(Reason.TOO_LARGE, document_id, words)
        pages, issues = _pages(pdf, document_id)
        metadata = metadata_of(pdf)
    finally:
        pdf.close()
    if not any(pages):
        words = "the pages hold no text, only images; run text recognition (OCR) first"
        raise InputError(Reason.NO_TEXT_LAYER, document_id, words)
    return compose(shape(list(_drafts(pages))), metadata, issues, document_id)


def _opened(data: bytes, document_id: str) -> pdfium.PdfDocument:
    """The document, opened."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            words = "the PDF needs a password; save a copy without one"
            raise InputError(Reason.ENCRYPTED_FILE, document_id, words) from error
        words = f"the PDF cannot be parsed: {error}"
        raise InputError(Reason.DAMAGED_FILE, document_id, words) from error


def _pages(pdf: pdfium.PdfDocument, document_id: str) -> tuple[list[list[Line]], list[Issue]]:
    """The lines of each page, and which pages could not be read."""
    pages: list[list[Line]] = []
    issues: list[Issue] = []
    for number in range(1, len(pdf) + 1):
        lines: list[Line] = []
        try:
            page = pdf[number - 1]
            lines = with_drawn_bullets(page, with_marks_apart(page_lines(page, number)))
            page.close()
        except pdfium.PdfiumError as error:
            issues.append(_unreadable(document_id, number, str(error)))
        if lines and _is_rubbish(lines):
            issues.append(_unreadable(document_id, number, "its font does not say its letters"))
            lines = []
        pages.append(lines)
    return pages, issues


def _is_rubbish(lines: Sequence[Line]) -> bool:
    """Whether most of a page's characters stand for nothing: a font without a Unicode map."""
    text = "".join([line.text for line in lines])
    if text.isprintable() and "\ufffd" not in text:  # many times as fast as the search
        return False
    return len(_STRANGE.findall(text)) > len(text) * _UNREADABLE


def _unreadable(document_id: str, number: int, words: str) -> Issue:
    return Issue(
        "unreadable-page", Severity.WARNING, document_id, f"page {number} was not read: {words}"
    )


def _drafts(pages: Sequence[Sequence[Line]]) -> Iterator[Draft]:
    """The drafts of a document; what a paragraph over a page's end interrupts follows it."""
    margins = margin_lines(pages)
    inner = [in_reading_order([line for line in lines if line not in margins]) for lines in pages]
    style = style_of([lines for lines in inner if lines] or pages)
    parted = [part_notes(lines, style) for lines in inner]
    running = [line for body, _ in parted for line in body]
    open_items: list[tuple[float, Draft]] = []
    reached = 0
    for paragraph in paragraphs_of(running, style):
        for number in range(reached, paragraph.lines[0].page - 1):
            yield from note_drafts(parted[number][1])
            yield from _margin_drafts(pages[number], margins)
        reached = max(reached, paragraph.lines[0].page - 1)
        draft = draft_of(paragraph, style)
        _nest(draft, paragraph.left, open_items)
        yield draft
    for number in range(reached, len(pages)):
        yield from note_drafts(parted[number][1])
        yield from _margin_drafts(pages[number], margins)


def _nest(draft: Draft, left: float, open_items: list[tuple[float, Draft]]) -> None:
    """Put a draft inside the item above it that it is indented under."""
    is_item = draft.kind is BlockKind.ITEM
    while open_items and left < open_items[-1][0] + _NESTED:
        open_items.pop()
    if draft.kind is BlockKind.HEADING:
        open_items.clear()
    elif open_items:
        draft.parent = open_items[-1][1]
    if is_item:
        draft.level = len(open_items) + 1
        open_items.append((left, draft))


def _margin_drafts(lines: Sequence[Line], margins: set[Line]) -> Iterator[Draft]:
    """The running heads and page numbers of a page."""
    for line in lines:
        if line in margins:
            words = words_of(Paragraph([line]))
            yield Draft(BlockKind.FURNITURE, words, category="running-head")
