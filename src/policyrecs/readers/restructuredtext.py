"""reStructuredText, as documents and documentation sites use it.

By hand rather than by docutils: that one keeps the line of a block but not the place of anything in
it, stops at unknown directives and roles, and runs what the text tells it to include.
The source is the text: marks are masked, never removed.
"""

import dataclasses
import datetime as dt
import re

from policyrecs.documents import Block, Marker, Metadata
from policyrecs.readers import notes
from policyrecs.readers.content import Content
from policyrecs.readers.decode import decode
from policyrecs.readers.lines import lines_of, with_plain_line_ends
from policyrecs.readers.restructuredtext_blocks import scan_blocks
from policyrecs.readers.restructuredtext_inline import InlineScanner
from policyrecs.readers.source_blocks import blocks_of, own_words, without_marks
from policyrecs.vocabulary import BlockKind


def read(data: bytes, *, document_id: str, encoding: str | None = None) -> Content:
    """Return the content of a reStructuredText file.

    Args:
        data: The file's bytes.
        document_id: Names the document in a refusal.
        encoding: Encoding, where the bytes do not say.

    Raises:
        InputError: The bytes are no text.
    """
    text = decode(data, name=document_id, encoding=encoding)
    source = with_plain_line_ends(text)
    scan = scan_blocks(source, lines_of(source))
    scanner = InlineScanner(source, scan.targets)
    for draft in own_words(scan.drafts):
        scanner.scan(draft.start, draft.end)
    marks = scanner.marks
    marks.masked += scan.masked
    plain = without_marks(source, marks.masked)
    blocks = _numbered_notes(
        notes.with_notes(
            plain, blocks_of(source, plain, scan.drafts, dict(marks.strong), dict(marks.slanted))
        )
    )
    labels = {block.marker for block in blocks if block.kind is BlockKind.NOTE}
    references = _numbered_references(marks.notes, labels)
    markers = [marker for marker in references if marker.label in labels]
    markers += notes.glued_markers(plain, blocks)
    return Content(
        text=text,
        blocks=tuple(blocks),
        masked=(*marks.masked, *((marker.start, marker.end) for marker in [*references, *markers])),
        markers=tuple(sorted(markers, key=lambda marker: marker.start)),
        links=tuple(sorted(marks.links, key=lambda link: link.start)),
        metadata=_metadata(scan.fields),
    )


def _numbered_notes(blocks: list[Block]) -> list[Block]:
    """The blocks, with a number for each note that numbers itself."""
    numbered = 0
    result = []
    for block in blocks:
        if block.kind is BlockKind.NOTE and block.marker == "#":
            numbered += 1
            result.append(dataclasses.replace(block, marker=str(numbered)))
        else:
            result.append(block)
    return result


def _numbered_references(references: list[Marker], labels: set[str]) -> list[Marker]:
    """The references, with the number of its note for each that numbers itself."""
    taken = iter(sorted((label for label in labels if label.isdigit()), key=int))
    return [
        reference
        if reference.label
        else dataclasses.replace(reference, label=next(taken, reference.label))
        for reference in references
    ]


def _metadata(fields: dict[str, str]) -> Metadata:
    """What the field list at the top says of the document."""
    authors = fields.get("authors", "") or fields.get("author", "")
    return Metadata(
        title=fields.get("title"),
        authors=tuple(author.strip() for author in re.split("[;,]", authors) if author.strip()),
        publisher=fields.get("organization"),
        issued=_date(fields.get("date", "")),
        url=fields.get("url"),
        language=fields.get("lang") or fields.get("language"),
    )


def _date(value: str) -> dt.date | None:
    """The day that an ISO date begins with."""
    try:
        return dt.date.fromisoformat(value.strip("$ ")[:10])
    except ValueError:
        return None
