"""What a reader hands over: the text and the structure that its format shows."""

import dataclasses
from dataclasses import dataclass

from policyrecs.documents import Block, Link, Marker, Metadata
from policyrecs.issues import Issue


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a file, before it gets an id and a folded view.

    Attributes:
        text: The text that offsets refer to: the source itself for plain text, Markdown and
            reStructuredText; a stored text of the reader's own for other formats.
        blocks: The blocks in text order; an outer block comes before those it holds.
        masked: (start, end) of markup that is no part of the words: emphasis marks, link targets,
            tags, note markers.
        markers: Note markers; one whose label no note bears is left out.
        links: Hyperlinks in running text.
        pages: Start of each page, in order; empty where the format has none.
        metadata: What the file says about itself.
        issues: What the reader could not vouch for.
    """

    text: str
    blocks: tuple[Block, ...]
    masked: tuple[tuple[int, int], ...] = ()
    markers: tuple[Marker, ...] = ()
    links: tuple[Link, ...] = ()
    pages: tuple[int, ...] = ()
    metadata: Metadata = dataclasses.field(default_factory=Metadata)
    issues: tuple[Issue, ...] = ()
