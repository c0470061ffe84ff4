"""Running text of a page: links, bold type, raised numbers and the marks of notes."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import urljoin

from policyrecs.readers.html.plan import note_label
from policyrecs.readers.html.tree import Attributes
from policyrecs.readers.raised import write_raised
from policyrecs.readers.words import Flow, Words

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
"""An inline style of bold type: "font-weight: 700"."""

_LIST_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
"""The marker of a list item in a page saved by Word."""

_WAY_BACK = re.compile(r"[^\w]*|(?:jump )?(?:back|return|up)\b.{0,30}", re.IGNORECASE)
"""The words of a link from a note back to its mark: "↩", "^", "Return to text"."""

_SCRIPTED = re.compile(r"\s*(?:javascript|data|vbscript)\s*:", re.IGNORECASE)
"""A target that is code, not an address: "javascript:void(0)"."""

_WORD_BULLETS = frozenset("·§oØüvq▪•◦–-*\uf0b7\uf0a7\uf0d8\uf0fc\uf076")
"""Letters that Word shows as bullets by their typeface (Symbol, Wingdings)."""


class Line(NamedTuple):
    """What stood between two block boundaries.

    Attributes:
        words: The words.
        note: Label of the note that they are, if a link says so.
        marker: List marker among them, taken out.
    """

    words: Words
    note: str
    marker: str


class Inline:
    """Gathers running text between the boundaries of blocks.

    Attributes:
        in_note: Whether the text is a note's.
        verbatim: Depth of preformatted elements around.
        bold: Depth of bold or underlined elements around.
        italic: Depth of elements in italics around.
    """

    def __init__(self, notes: Mapping[str, str], base: str | None) -> None:
        """Start with nothing gathered.

        Args:
            notes: Label of each note, by its fragment.
            base: Address that relative links start from.
        """
        self.in_note = False
        self.verbatim = 0
        self.bold = 0
        self.italic = 0
        self._notes = notes
        self._base = base
        self._flows = [Flow()]
        self._link: tuple[Flow, int, str] | None = None
        self._note = ""
        self._marker = ""

    def write(self, words: str) -> None:
        """Take a run of text."""
        if self.verbatim:
            self._flows[-1].write_as_is(words)
        else:
            self._flows[-1].write(words, emphasised=self.bold > 0, slanted=self.italic > 0)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was gathered since the last boundary."""
        return len(self._flows) == 1 and not self._flows[0].length

    def take(self) -> Line:
        """Return what was gathered and begin anew; an open link goes on."""
        if self._link is not None:
            flow, start, target = self._link
            flow.link(start, target)
        while len(self._flows) > 1:
            inner = self._flows.pop()
            self._flows[-1].absorb(inner)
        line = Line(self._flows[0].words(), self._note, self._marker)
        self._flows = [Flow()]
        if line.words.text:  # what is said of an empty line holds for the next
            self._note = self._marker = ""
        if self._link is not None:
            self._link = (self._flows[0], 0, self._link[2])
        return line

    def note_of(self, attributes: Attributes) -> str:
        """Return the label of the note that an element's id or name makes it; empty for none."""
        for place in (attributes.get("id"), attributes.get("name")):
            if place and place in self._notes:
                return self._notes[place]
        return ""

    def begin(self, tag: str, attributes: Attributes) -> Callable[[], None] | None:
        """Begin an element in running text; return what ends it, if its end matters."""
        style = (attributes.get("style") or "") if attributes else ""
        if attributes:
            self._note = self.note_of(attributes) or self._note
        if tag == "br":
            self._flows[-1].break_line()
        elif tag == "q":
            self.write("“")
            return lambda: self.write("”")
        elif tag == "a":
            return self._begin_link((attributes.get("href") or "").strip())
        elif tag == "sup":
            return self._begin_apart(self._end_raised)
        elif style and _LIST_MARK.search(style):
            return self._begin_apart(self._end_marker)
        return self._begin_type(tag, style)

    def _begin_type(self, tag: str, style: str) -> Callable[[], None] | None:
        """Begin bold type or italics; return what ends them."""
        if tag in {"b", "strong", "u"} or (style and _BOLD.search(style)):
            self.bold += 1
            return self._end_bold
        if tag in {"i", "em"}:
            self.italic += 1
            return self._end_italic
        return None

    def _end_bold(self) -> None:
        """End bold type."""
        self.bold -= 1

    def _end_italic(self) -> None:
        """End italics."""
        self.italic -= 1

    def _begin_link(self, target: str) -> Callable[[], None] | None:
        """Begin a link; one to a place in the page may be a note mark and is gathered apart."""
        if self._link is not None or not target or _SCRIPTED.match(target):
            return None
        if target[0] == "#" and len(target) > 1:
            return self._begin_apart(lambda flow: self._end_anchor(flow, target))
        self._link = (self._flows[-1], self._flows[-1].next_start, self._resolved(target))
        return self._end_link

    def _end_link(self) -> None:
        """End a link to elsewhere."""
        if self._link is not None:
            flow, start, target = self._link
            flow.link(start, target)
            self._link = None

    def _resolved(self, target: str) -> str:
        """The full address that a link leads to, where the page's own is known."""
        if self._base is None:
            return target
        try:
            return urljoin(self._base, target)
        except ValueError:  # a malformed address, such as "http://[draft]"
            return target

    def _begin_apart(self, end: Callable[[Flow], None]) -> Callable[[], None]:
        """Gather what follows apart, for `end` to decide about; a block inside calls it off."""
        flow = Flow()
        self._flows.append(flow)

        def finish() -> None:
            if self._flows[-1] is flow:
                self._flows.pop()
                end(flow)

        return finish

    def _end_anchor(self, flow: Flow, target: str) -> None:
        """Write the words of a link to a place in the page: a note mark, a way back, or words."""
        text = flow.words().text
        label = note_label(text)
        outer = self._flows[-1]
        if label and target[1:] in self._notes:
            label = self._notes[target[1:]]
            bare = outer.last_characters.endswith(("[", "(")) or not label[-1].isalnum()
            outer.write_mark(label, text if bare or text[0] in "[(" else f"[{label}]")
        elif (self.in_note or self._note) and (label or _WAY_BACK.fullmatch(text)):
            return
        elif any(map(str.isalnum, text)):
            start = outer.next_start
            outer.absorb(flow, emphasised=self.bold > 0)
            outer.link(start, target)

    def _end_raised(self, flow: Flow) -> None:
        """Write raised type."""
        write_raised(self._flows[-1], flow, emphasised=self.bold > 0)

    def _end_marker(self, flow: Flow) -> None:
        """Keep the marker of a list item that Word saved."""
        text = flow.words().text
        self._marker = "•" if text in _WORD_BULLETS else text
