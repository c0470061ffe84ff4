"""From lines to drafts: headings, paragraphs, items and the notes at the page's foot."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policyrecs.documents import Marker
from policyrecs.readers.drafts import Draft
from policyrecs.readers.items import ITEM_MARK
from policyrecs.readers.pdf.lines import Line
from policyrecs.readers.words import PageStart, Stretch, Words
from policyrecs.vocabulary import BlockKind

_HEADING_SIZE = 1.12
"""Size of a heading's type against the body's, at least."""

_NOTE_SIZE = 0.93
"""Size of a note's type against the body's, at most."""

_SAME_SIZE = 0.12
"""Share by which sizes differ inside one paragraph, at most; raised digits and symbols vary."""

_GAP = 1.35
"""Distance of two lines of one paragraph, in the usual distance for their size, at most."""

_INDENT = 8.0
"""Points by which the first line of a paragraph may be indented, at least."""

_SHORT = 0.82
"""Share of the column's width that a line in the middle of a paragraph fills, at least."""

_NOTE_LABEL = re.compile(r"(\d{1,3}(?!\d|st|nd|rd|th)|[*†‡§])[.)]?\s?(?=\S)")
"""The number that opens a note at the page's foot: "4 Consistent with", not "3rd party"."""

_UNSURE_BULLETS = frozenset("-\u2013\u2014\u2012+*o")
"""Bullets that may also be a dash, a sign or a letter at a line's start."""

_PARAGRAPH_NUMBER = re.compile(r"(?:\d{1,3}\.)+\d{1,3}\.?\s+(?=\S)|¶?\s?\d{1,4}\.\s{1,3}(?=\S)")
"""The number of a paragraph in reports that count them: "6.221. Second, ...", "14. We ..."."""

_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*\d{0,3}$")
"""The end of a sentence, a note number included: "and act.4"."""

_CONTENTS = re.compile(r"(?:\.\s?){4,}|…{2,}|\s\.{3,}")
"""The dots that lead to a page number in a table of contents."""

_RULE = re.compile(r"[\W_]+")
"""A line of signs without a word, such as a row of asterisks; a lone bullet is shorter."""

_SHORTEST_RULE = 4

_LOWEST = 4
"""The lowest level of heading that size alone gives; bold headings stand below."""

_LONGEST_HEADING = 4
"""Lines of a heading in larger type, at most."""

_LONGEST_BOLD_HEADING = 2
"""Lines of a heading that only bold type shows, at most."""


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        lines: The lines, in order.
        mark: The item's marker, or the paragraph's number; empty without.
        cut: Characters of the first line that the mark takes.
    """

    lines: list[Line] = field(default_factory=list)
    mark: str = ""
    cut: int = 0

    @property
    def size(self) -> float:
        """Size of most of its type."""
        sizes = Counter[float]()
        for line in self.lines:
            sizes[line.size] += len(line.text)
        return sizes.most_common(1)[0][0]

    @property
    def left(self) -> float:
        """Where its first line starts."""
        return self.lines[0].box.left


@dataclass(frozen=True, slots=True)
class Style:
    """What is usual in a document.

    Attributes:
        size: Size of the body's type.
        pitch: Distance from line to line, for each size.
        heading_sizes: Sizes of headings, the largest first.
    """

    size: float
    pitch: dict[float, float]
    heading_sizes: tuple[float, ...]


def style_of(pages: Sequence[Sequence[Line]]) -> Style:
    """Return what is usual in a document."""
    sizes = Counter[float]()
    steps: dict[float, Counter[float]] = {}
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
        for before, line in itertools.pairwise(lines):
            step = round((before.box.bottom - line.box.bottom) * 2) / 2
            if before.size == line.size and 0 < step < 3 * line.size:
                steps.setdefault(line.size, Counter())[step] += 1
    size = sizes.most_common(1)[0][0]
    pitch = {each: counted.most_common(1)[0][0] for each, counted in steps.items()}
    larger = sorted((each for each in sizes if each >= size * _HEADING_SIZE), reverse=True)
    return Style(size, pitch, tuple(larger))


def paragraphs_of(lines: Sequence[Line], style: Style) -> Iterator[Paragraph]:
    """Yield the paragraphs of a page or column, in order."""
    paragraph = Paragraph()
    width = max((line.box.right for line in lines), default=0.0)
    for index, line in enumerate(lines):
        if len(line.text) >= _SHORTEST_RULE and _RULE.fullmatch(line.text):
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        mark = _mark(line, paragraph, following)
        if paragraph.lines and (mark or _begins(line, paragraph, style, width)):
            yield paragraph
            paragraph = Paragraph()
        if not paragraph.lines and mark:
            paragraph.mark, paragraph.cut = mark[0].strip(), mark.end()
        paragraph.lines.append(line)
    if paragraph.lines:
        yield paragraph


def _mark(line: Line, paragraph: Paragraph, following: Line | None) -> re.Match[str] | None:
    """The mark that opens an item or a numbered paragraph at `line`, if one does."""
    numbered = _PARAGRAPH_NUMBER.match(line.text)
    found = numbered if numbered and "." in numbered[0].strip()[:-1] else ITEM_MARK.match(line.text)
    if found is None:
        return None
    bullet = found is not numbered and found.lastgroup == "bullet"
    if bullet and found[0].strip() not in _UNSURE_BULLETS:
        return found
    before = paragraph.lines[-1] if paragraph.lines else None
    if before is None or _SENTENCE_END.search(before.text) or before.box.left > line.box.left + 2:
        return found
    # A number at a line's start in the middle of a sentence belongs to the sentence.
    hangs = following is not None and following.box.left > line.box.left + 2
    parted = before.box.bottom - line.box.top > line.box.height / 2
    return (
        found if parted or (hangs and before.box.left >= line.box.left) or paragraph.mark else None
    )


def _begins(line: Line, paragraph: Paragraph, style: Style, width: float) -> bool:
    """Whether `line` begins a new paragraph."""
    before = paragraph.lines[-1]
    ended = _SENTENCE_END.search(before.text) is not None
    if before.page != line.page:
        return ended or not (line.text[:1].islower() or before.broken or before.text[-1:] in ",-")
    if _looks_change(line, paragraph, ended=ended):
        return True
    step = before.box.bottom - line.box.bottom
    if step < -_INDENT:  # the top of the next column
        return ended or line.text[0].isupper()
    if step > style.pitch.get(line.size, line.size * 1.2) * _GAP:
        return True
    return ended and _place_changes(line, paragraph, width)


def _looks_change(line: Line, paragraph: Paragraph, *, ended: bool) -> bool:
    """Whether the size or weight of the type changes as it does between paragraphs."""
    before = paragraph.lines[-1]
    if abs(before.size - line.size) > _SAME_SIZE * max(before.size, line.size):
        return True
    if before.bold == line.bold or before.broken:
        return False
    return all(each.bold for each in paragraph.lines) or (line.bold and ended)


def _place_changes(line: Line, paragraph: Paragraph, width: float) -> bool:
    """Whether a line that follows a full stop stands where a new paragraph does."""
    before = paragraph.lines[-1]
    if paragraph.mark:
        return line.box.left < paragraph.left - _INDENT / 2
    indented = line.box.left - before.box.left > _INDENT and len(paragraph.lines) > 1
    short = before.box.right - before.box.left < (width - before.box.left) * _SHORT
    return indented or (short and line.text[0].isupper())


def draft_of(paragraph: Paragraph, style: Style) -> Draft:
    """Return the draft of one paragraph of the body."""
    words = words_of(paragraph)
    if any(_CONTENTS.search(line.text) for line in paragraph.lines):
        return Draft(BlockKind.FURNITURE, words, category="contents")
    lines = len(paragraph.lines)
    if paragraph.size in style.heading_sizes and lines <= _LONGEST_HEADING:
        level = min(style.heading_sizes.index(paragraph.size) + 1, _LOWEST)
        marker = paragraph.mark if paragraph.mark[:1].isalnum() else ""
        return Draft(BlockKind.HEADING, _on_one_line(words), level=level, marker=marker)
    if paragraph.mark:
        numbered = paragraph.mark.strip(".").count(".") > 0
        kind = BlockKind.PARAGRAPH if numbered else BlockKind.ITEM
        return Draft(kind, words, level=0 if numbered else 1, marker=paragraph.mark)
    if (
        lines <= _LONGEST_BOLD_HEADING
        and words.is_emphasised
        and not _SENTENCE_END.search(words.text)
    ):
        words = _on_one_line(words)
    return Draft(BlockKind.PARAGRAPH, words)


def _on_one_line(words: Words) -> Words:
    """The words of a heading as one line; a line break has the length of a space."""
    return Words(
        words.text.replace("\n", " "), words.links, words.marks, words.emphasis, words.pages
    )


def words_of(paragraph: Paragraph) -> Words:
    """Return the words of a paragraph: its lines with their breaks, marks, bold type and pages."""
    text = ""
    marks: list[Marker] = []
    emphasis: list[Stretch] = []
    pages: list[PageStart] = []
    for number, line in enumerate(paragraph.lines):
        cut = paragraph.cut if number == 0 else 0
        if number:
            text += "\n"
        start = len(text) - cut
        if not pages or pages[-1].page != line.page:
            pages.append(PageStart(len(text), len(text) + 1, line.page))
        text += line.text[cut:]
        marks += (
            Marker(start + mark.start, start + mark.end, mark.label)
            for mark in line.marks
            if mark.start >= cut
        )
        if line.bold_end > cut:
            emphasis.append(Stretch(start + cut, start + min(line.bold_end, len(line.text))))
    return Words(text, (), tuple(marks), _merged(emphasis), tuple(pages))


def _merged(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches, those that only a line break parts as one."""
    merged: list[Stretch] = []
    for stretch in stretches:
        if merged and stretch.start <= merged[-1].end + 1:
            merged[-1] = Stretch(merged[-1].start, stretch.end)
        else:
            merged.append(stretch)
    return tuple(merged)


def part_notes(lines: Sequence[Line], style: Style) -> tuple[list[Line], list[Line]]:
    """Return a page's lines as (body, notes at its foot).

    The notes are the small lines below all others, from the first that a number opens to which a
    raised number of the page points.
    """
    pointed_to = {mark.label for line in lines for mark in line.marks}
    down = sorted(lines, key=lambda line: -line.box.top)
    first = len(down)
    while first and down[first - 1].size <= style.size * _NOTE_SIZE:
        first -= 1
    foot = down[first:]
    opening = next(
        (index for index, line in enumerate(foot) if _label(line) in pointed_to), len(foot)
    )
    notes = foot[opening:]
    kept = {id(line) for line in notes}
    return [line for line in lines if id(line) not in kept], notes


def _label(line: Line) -> str | None:
    """The label that opens a note at `line`, None without."""
    found = _NOTE_LABEL.match(line.text)
    return found[1] if found else None


def note_drafts(lines: Sequence[Line]) -> Iterator[Draft]:
    """Yield a draft for each note at the foot of a page, in order."""
    note = Paragraph()
    number = 0
    for line in lines:
        label = _NOTE_LABEL.match(line.text)
        if label and _follows(label[1], number):
            if note.lines:
                yield Draft(BlockKind.NOTE, words_of(note), marker=note.mark)
            number = int(label[1]) if label[1].isdigit() else number
            note = Paragraph(mark=label[1], cut=label.end())
        note.lines.append(line)
    if note.lines:
        yield Draft(BlockKind.NOTE, words_of(note), marker=note.mark)


def _follows(label: str, number: int) -> bool:
    """Whether a label opens the next note: the first of the page, or the number after the last."""
    return not label.isdigit() or number == 0 or int(label) == number + 1
