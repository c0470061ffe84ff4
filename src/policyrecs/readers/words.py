r"""The words of one block, gathered run by run, with their links, note marks and emphasis.

HTML and DOCX have no text of their own that offsets could refer to; `Flow` writes it.
"""

import bisect
import dataclasses
import operator
import re
from dataclasses import dataclass
from typing import TypeVar

from policyrecs.documents import Link, Marker

_SPACE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
r"""White space that a page shows as one space, and control characters: "a \n\t b" reads "a b"."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
"""Control characters, which mean nothing in preformatted text; tab and line feed stay."""

_EDGES = (
    " \t\n\xa0\xad\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u200e\u200f\u202f\u205f\u2060\u3000\ufeff"
)
"""White space and invisible characters, which no block begins or ends with; content management
systems leave zero-width spaces in empty paragraphs."""

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
"""What emphasis must cover for a block to count as emphasised; its punctuation need not be."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a block's words.

    Attributes:
        start: First code point.
        end: One past the last code point.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PageStart(Stretch):
    """The first character of a block's words on a page.

    Attributes:
        page: Number of the page, from 1.
    """

    page: int


_Place = TypeVar("_Place", Link, Marker, Stretch, PageStart)

_START = operator.attrgetter("start")
_END = operator.attrgetter("end")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a block.

    Attributes:
        text: The words; a line feed is a line break inside the block.
        links: Links, by offsets into `text`, in order, none inside another.
        marks: Marks that may point to a note, likewise.
        emphasis: Bold or underlined stretches, likewise.
        pages: Where the words go on on another page, in a format with pages.
        slants: Stretches in italics, in order, none inside another.
    """

    text: str = ""
    links: tuple[Link, ...] = ()
    marks: tuple[Marker, ...] = ()
    emphasis: tuple[Stretch, ...] = ()
    pages: tuple[PageStart, ...] = ()
    slants: tuple[Stretch, ...] = ()

    def cut(self, start: int, end: int | None = None) -> "Words":
        """Return the words from `start` to `end`, without white space at either edge."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip(_EDGES))
        piece = piece.strip(_EDGES)
        if len(piece) == len(self.text):
            return self
        end = start + len(piece)
        return Words(
            piece,
            _between(self.links, start, end),
            _between(self.marks, start, end),
            _between(self.emphasis, start, end),
            _between(self.pages, start, end),
            _between(self.slants, start, end),
        )

    @property
    def is_emphasised(self) -> bool:
        """Whether every letter and digit is bold or underlined."""
        position = 0
        for stretch in self.emphasis:
            if _LETTER_OR_DIGIT.search(self.text, position, stretch.start):
                return False
            position = stretch.end
        return bool(self.emphasis) and not _LETTER_OR_DIGIT.search(self.text, position)


NO_WORDS = Words()


def _between(places: tuple[_Place, ...], start: int, end: int) -> tuple[_Place, ...]:
    """The parts of `places` that lie between `start` and `end`, by offsets from `start`."""
    if not places or (start == 0 and places[-1].end <= end):
        return places
    first = bisect.bisect_right(places, start, key=_END)
    last = bisect.bisect_left(places, end, key=_START)
    return tuple(
        dataclasses.replace(
            place, start=max(place.start, start) - start, end=min(place.end, end) - start
        )
        for place in places[first:last]
    )


def joined(parts: list[Words], separator: str) -> Words:
    """Return `parts` as one, with `separator` between them."""
    flow = Flow()
    for part in parts:
        if flow.length:
            flow.write_as_is(separator)
        flow.append(part)
    return flow.words()


class Flow:
    """Words being written: white space collapses as a browser collapses it.

    Attributes:
        length: Characters written.
        space_led: Whether white space stood before the first word.
        space_due: Whether white space stands after the last word, not written yet.
    """

    def __init__(self) -> None:
        """Start with nothing written."""
        self.length = 0
        self.space_led = False
        self._parts: list[str] = []
        self.space_due = False
        self._links: list[Link] = []
        self._marks: list[Marker] = []
        self._emphasis: list[Stretch] = []
        self._slants: list[Stretch] = []

    @property
    def next_start(self) -> int:
        """Where the next word written will start, unless it brings white space of its own."""
        return self.length + self.space_due

    @property
    def last_characters(self) -> str:
        """The last few characters written, for looking at what a mark follows."""
        return " " if self.space_due or not self._parts else self._parts[-1][-8:]

    def write(self, words: str, *, emphasised: bool = False, slanted: bool = False) -> None:
        """Write `words`; any white space at their edges is one space, none at a line's start."""
        words = _SPACE.sub(" ", words)
        at_line_start = not self._parts or self._parts[-1].endswith("\n")
        if at_line_start:
            self.space_led |= words[:1] == " "
            words = words.lstrip()
        elif words[:1] == " ":
            self.space_due = True
        core = words.strip(" ")
        if not core:
            return
        if self.space_due:
            self._put(" ")
        start = self.length
        self._put(core)
        self.space_due = words[-1] == " "
        if emphasised:
            self._stretch(self._emphasis, start)
        if slanted:
            self._stretch(self._slants, start)

    def write_as_is(self, words: str) -> None:
        """Write `words` with their white space."""
        if self.space_due:
            self._put(" ")
            self.space_due = False
        self._put(_CONTROL.sub("", words))

    def write_mark(self, label: str, shown: str) -> None:
        """Write `shown`, a mark that may point to the note of that label, right after the word."""
        start = self.next_start
        self.write_as_is(shown)
        self._marks.append(Marker(start, self.length, label))

    def break_line(self) -> None:
        """End the line."""
        self.space_due = False
        if self._parts:
            self._put("\n")

    def link(self, start: int, target: str) -> None:
        """Make a link of what was written since `start`."""
        if self.length > start:
            self._links.append(Link(start, self.length, target))

    def append(self, words: Words, *, emphasised: bool = False) -> None:
        """Write words that were gathered apart."""
        if self.space_due:
            self._put(" ")
            self.space_due = False
        start = self.length
        self._put(words.text)
        self._links += _moved(words.links, start)
        self._marks += _moved(words.marks, start)
        self._slants += _moved(words.slants, start)
        if emphasised:
            self._stretch(self._emphasis, start)
        else:
            self._emphasis += _moved(words.emphasis, start)

    def absorb(self, flow: "Flow", *, emphasised: bool = False) -> None:
        """Write what was gathered in `flow`, with the white space at its edges."""
        if flow.space_led and self.length:
            self.space_due = True
        words = flow.words()
        if words.text:
            self.append(words, emphasised=emphasised)
            self.space_due = flow.space_due

    def words(self) -> Words:
        """Return what was written, without white space at its edges."""
        text = "".join(self._parts)
        links = tuple(
            dataclasses.replace(link, start=link.start + 1) if text[link.start].isspace() else link
            for link in self._links
            if not text[link.start : link.end].isspace()
        )
        emphasis, slants = tuple(self._emphasis), tuple(self._slants)
        return Words(text, links, tuple(self._marks), emphasis, slants=slants).cut(0)

    def _put(self, text: str) -> None:
        """Write `text` and nothing else."""
        if text:
            self._parts.append(text)
            self.length += len(text)

    def _stretch(self, stretches: list[Stretch], start: int) -> None:
        """Make a stretch of what was written since `start`, one with the stretch just before."""
        previous = stretches[-1] if stretches else None
        if previous is not None and previous.end >= start - 1:
            stretches[-1] = Stretch(previous.start, self.length)
        elif self.length > start:
            stretches.append(Stretch(start, self.length))


def _moved(places: tuple[_Place, ...], offset: int) -> list[_Place]:
    """The `places`, by offsets that are greater by `offset`."""
    if offset == 0:
        return list(places)
    return [
        dataclasses.replace(place, start=place.start + offset, end=place.end + offset)
        for place in places
    ]
