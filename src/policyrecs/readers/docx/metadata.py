"""What a Word document says about itself: its core and application properties."""

import re

from lxml import etree

from policyrecs.documents import Metadata
from policyrecs.readers.docx.styles import Styles

_DC = "{http://purl.org/dc/elements/1.1/}"
_APPLICATION = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"

_NO_TITLE = re.compile(r"(?:microsoft word - .*|document\d*|untitled|.*\.docx?)", re.IGNORECASE)
"""What programs put in for a title: "Microsoft Word - Document1", "report final.doc"."""


def metadata(
    core: etree._Element | None, application: etree._Element | None, styles: Styles
) -> Metadata:
    """Return what the document says about itself.

    Its dates are left alone: they are those of the file or its template, not of the publication.

    Args:
        core: Root of the core properties, if the document has them.
        application: Root of the application's properties, if the document has them.
        styles: The styles, which name the language.
    """
    title = _text(core, _DC + "title")
    authors = (_text(core, _DC + "creator") or "").split(";")
    return Metadata(
        title=None if title is None or _NO_TITLE.fullmatch(title) else title,
        authors=tuple(author.strip() for author in authors if author.strip()),
        publisher=_text(application, _APPLICATION + "Company"),
        language=_text(core, _DC + "language") or styles.language,
    )


def _text(root: etree._Element | None, tag: str) -> str | None:
    """The words of one property, on one line; None where it is missing or empty."""
    found = None if root is None else root.find(tag)
    words = " ".join((found.text or "").split()) if found is not None else ""
    return words or None
