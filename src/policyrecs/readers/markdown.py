"""Markdown as people write it, with front matter, notes, tables and the HTML that strays in.

The source is the text: marks are masked, never removed.
"""

import datetime as dt
import itertools
import re

from policyrecs.documents import Link, Metadata
from policyrecs.readers import notes
from policyrecs.readers.broken import join_broken, with_unmarked_items
from policyrecs.readers.content import Content
from policyrecs.readers.decode import decode
from policyrecs.readers.lines import lines_of, with_marks_in_line, with_plain_line_ends
from policyrecs.readers.markdown_blocks import scan_blocks
from policyrecs.readers.markdown_html import split_at_tags
from policyrecs.readers.markdown_inline import InlineScanner, Marks, bare_addresses
from policyrecs.readers.source_blocks import blocks_of, own_words, without_marks
from policyrecs.vocabulary import BlockKind

_FRONT_MATTER = re.compile(
    r"\s*(?P<fence>---|\+\+\+)[ ]*\n(?P<fields>(?:(?!---|\+\+\+|\.\.\.)[^\n]*\n){1,200})"
    r"(?:(?P=fence)|\.\.\.)[ ]*(?=\n|$)"
)
"""Fields between two lines of dashes (YAML) or plus signs (TOML) at the top of the file."""

_FOLDED = re.compile(r"[|>][+-]?")
"""A sign in place of a value: the lines below it are the value."""

_SHORTEST_BODY = 300
"""A field of fewer characters is a description, not the text itself."""

_FIELD = re.compile(r"^(?P<name>[A-Za-z][\w-]*)[ ]*[:=][ ]*(?P<value>[^\n]*)", re.MULTILINE)
_LIST_ENTRY = re.compile(r"^[ ]*-[ ]+(?:name:[ ]*)?(?P<value>[^\n]+)", re.MULTILINE)


def read(data: bytes, *, document_id: str, encoding: str | None = None) -> Content:
    """Return the content of a Markdown file.

    Args:
        data: The file's bytes.
        document_id: Names the document in a refusal.
        encoding: Encoding, where the bytes do not say.

    Raises:
        InputError: The bytes are no text.
    """
    text = decode(data, name=document_id, encoding=encoding)
    scan = with_marks_in_line(with_plain_line_ends(text))
    front = _FRONT_MATTER.match(scan)
    start = _body_start(scan, front) if front else 0
    if front and start < front.end():
        # The closing fence would underline the last line of the field that holds the text.
        scan = scan[: front.end("fields")] + " " * (len(scan) - front.end("fields"))
    found = scan_blocks(scan, lines_of(scan, start))
    drafts = split_at_tags(scan, found.drafts, found.masked)
    scanner = InlineScanner(scan, found.references)
    for draft in own_words(drafts):
        scanner.scan(draft.start, draft.end)
    marks = scanner.marks
    marks.masked += found.masked
    plain = without_marks(scan, marks.masked)
    blocks = with_unmarked_items(
        plain,
        join_broken(
            plain,
            notes.with_notes(
                plain, blocks_of(scan, plain, drafts, dict(marks.strong), dict(marks.slanted))
            ),
        ),
    )
    labels = {block.marker for block in blocks if block.kind is BlockKind.NOTE}
    markers = [marker for marker in marks.notes if marker.label in labels]
    markers += notes.glued_markers(plain, blocks)
    return Content(
        text=text,
        blocks=tuple(blocks),
        masked=(
            *marks.masked,
            *((marker.start, marker.end) for marker in [*marks.notes, *markers]),
        ),
        markers=tuple(sorted(markers, key=lambda marker: marker.start)),
        links=tuple(sorted(_links(plain, marks), key=lambda link: link.start)),
        metadata=_metadata(front["fields"]) if front else Metadata(),
    )


def _body_start(scan: str, front: re.Match[str]) -> int:
    """Where the text begins: after front matter, or in its longest field where nothing follows.

    Sites that keep letters or speeches as data put the whole text into a field: "body: |-".
    """
    if scan[front.end() :].strip():
        return front.end()
    fields = front["fields"]
    start, length = front.end(), _SHORTEST_BODY
    for found in _FIELD.finditer(fields):
        if not _FOLDED.fullmatch(found["value"].strip()):
            continue
        following = _FIELD.search(fields, found.end())
        size = (following.start() if following else len(fields)) - found.end()
        if size > length:
            start, length = front.start("fields") + found.end(), size
    return start


def _links(plain: str, marks: Marks) -> list[Link]:
    """The links, addresses in running text among them, but none inside another."""
    spans = {link.start for link in marks.links}
    return [*marks.links, *(link for link in bare_addresses(plain) if link.start not in spans)]


def _metadata(fields: str) -> Metadata:
    """What front matter says of the document."""
    values: dict[str, str] = {}
    authors: list[str] = []
    for found in _FIELD.finditer(fields):
        name, value = found["name"].lower(), _unquoted(found["value"])
        if _FOLDED.fullmatch(value):
            value = " ".join(_folded_lines(fields, found.end()))
        if name in {"author", "authors", "byline"}:
            following = _FIELD.search(fields, found.end())
            entries = fields[found.end() : following.start() if following else len(fields)]
            authors += [
                _unquoted(author) for author in value.strip("[]").split(",") if author.strip()
            ]
            authors += [_unquoted(entry["value"]) for entry in _LIST_ENTRY.finditer(entries)]
        elif value:
            values.setdefault(name, value)
    return Metadata(
        title=values.get("title"),
        authors=tuple(authors),
        publisher=values.get("publisher") or values.get("organization"),
        issued=_date(values.get("date") or values.get("published") or ""),
        url=values.get("canonical_url") or values.get("url"),
        language=values.get("lang") or values.get("language"),
    )


def _folded_lines(fields: str, start: int) -> list[str]:
    """The words of the indented lines after a field, whose value they are."""
    lines = itertools.takewhile(
        lambda line: not line or line[0] in " \t", fields[start:].lstrip("\n").split("\n")
    )
    return [line.strip() for line in lines if line.strip()]


def _unquoted(value: str) -> str:
    """A field's value without white space and quotation marks around it."""
    return value.strip().strip("\"'").strip()


def _date(value: str) -> dt.date | None:
    """The day that an ISO date or time begins with."""
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None
