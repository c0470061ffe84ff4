"""What a PDF says about itself, where that is more than its program's leavings."""

import re

import pypdfium2 as pdfium

from policyrecs.documents import Metadata

_LEAVINGS = re.compile(
    r"^(?:microsoft (?:word|powerpoint)\b|untitled\b|slide \d|document\d*$)"
    r"|\.(?:docx?|pdf|indd|pptx?|qxd|rtf|odt)$|^[\w-]*\d{4,}[\w-]*$",
    re.IGNORECASE,
)
"""Titles that programs make: "Microsoft Word - Final.doc", "Untitled", "report_v3.indd"."""

_SHORTEST_TITLE = 4


def metadata_of(pdf: pdfium.PdfDocument) -> Metadata:
    """Return the title that a PDF states.

    Its author is most often whoever typed it, and its date the day the file was made.
    """
    stated = pdf.get_metadata_dict(skip_empty=True)
    title = " ".join(stated.get("Title", "").split())
    if len(title) < _SHORTEST_TITLE or _LEAVINGS.search(title):
        title = ""
    return Metadata(title=title or None)
