"""Word documents (DOCX): the text as Word shows it, tracked changes accepted.

Insertions are kept and deletions dropped; comments, headers, footers and hidden text are not read.
"""

from lxml import etree

from policyrecs.errors import InputError
from policyrecs.issues import Issue
from policyrecs.readers.content import Content
from policyrecs.readers.docx.body import BodyReader
from policyrecs.readers.docx.metadata import metadata
from policyrecs.readers.docx.notes import Labels, note_drafts
from policyrecs.readers.docx.numbering import Numbering
from policyrecs.readers.docx.package import Package, W
from policyrecs.readers.docx.runs import Source
from policyrecs.readers.docx.styles import Styles
from policyrecs.readers.drafts import compose
from policyrecs.readers.shapes import shape
from policyrecs.vocabulary import Reason, Severity


def read(data: bytes, *, document_id: str, encoding: str | None = None) -> Content:
    """Return the content of a Word document.

    Args:
        data: The file's bytes.
        document_id: Names the document in a refusal.
        encoding: Without meaning here: XML says its encoding.

    Raises:
        InputError: `damaged-file`, `encrypted-file`, `unknown-type`, `too-large` or `empty-file`.
    """
    del encoding
    package = Package(data, name=document_id)
    main = package.main_part()
    relationships = package.relationships(main)
    parts = {one.kind: one.target for one in relationships.values()}

    def part(kind: str) -> etree._Element | None:
        return package.xml(parts[kind]) if kind in parts else None

    root = package.xml(main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise InputError(Reason.DAMAGED_FILE, document_id, "the Word document has no body")
    styles = Styles(part("styles"))
    labels = Labels(part("settings"))
    source = Source(styles, relationships, labels.label)
    reader = BodyReader(source, Numbering(part("numbering"), styles))
    reader.read(body)
    drafts = reader.drafts
    for kind, notes in (("footnote", "footnotes"), ("endnote", "endnotes")):
        links = package.relationships(parts[notes]) if notes in parts else {}
        drafts += note_drafts(kind, part(notes), labels, links, styles)
    if not any(draft.words.text for draft in drafts):
        raise InputError(Reason.EMPTY_FILE, document_id, "the document holds no text")
    about = package.relationships("")
    properties = {
        one.kind: package.xml(one.target) for one in about.values() if "ropert" in one.kind
    }
    described = metadata(
        properties.get("core-properties"), properties.get("extended-properties"), styles
    )
    return compose(shape(drafts), described, _unread(reader.runs.unread, document_id), document_id)


def _unread(count: int, document_id: str) -> list[Issue]:
    """What to say of charts and diagrams, whose words are not read."""
    if not count:
        return []
    message = f"the words in {count} charts or diagrams were not read"
    return [Issue("unread-drawing", Severity.INFO, document_id, message)]
