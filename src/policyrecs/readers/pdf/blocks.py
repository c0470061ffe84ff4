"""From lines to drafts: headings, paragraphs and items."""

import dataclasses
import re
from collections import Counter, defaultdict
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

_SAME_SIZE = 0.12
"""Share by which sizes differ inside one paragraph, at most; raised digits and symbols vary."""

_GAP = 1.35
"""Distance of two lines of one paragraph, in the usual distance for their size, at most."""

_INDENT = 8.0
"""Points by which the first line of a paragraph may be indented, at least."""

_SHORT = 0.82
"""Share of the column's width that a line in the middle of a paragraph fills, at least."""

_UNSURE_BULLETS = frozenset("-\u2013\u2014\u2012+*o")
"""Bullets that may also be a dash, a sign or a letter at a line's start."""

_PARAGRAPH_NUMBER = re.compile(r"(?:\d{1,3}\.)+\d{1,3}\.?\s+(?=\S)|¶?\s?\d{1,4}\.\s{1,3}(?=\S)")
"""The number of a paragraph in reports that count them: "6.221. Second, ...", "14. We ..."."""

_WORDS_ONLY = re.compile(r"[^\W\d_oivxIVX][^.)]")
"""The start of a line that no mark opens: "We ask", not "o Publish", "a) Keep", "iv. Keep"."""

_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*\d{0,3}$")
"""The end of a sentence, a note number included: "and act.4"."""

_LAST_OF_SENTENCE = frozenset(".!?:;\"'”’)]")
"""What a line that ends a sentence ends with, but for digits."""

_CONTENTS = re.compile(r"\.(?:(?:\s?\.){3}|(?<=\s\.)\.\.)|……")
"""The dots that lead to a page number in a table of contents: ". . . .", " ...", "……"."""

_FEWEST_DOTS = 3
"""Full stops of such a line beside its mark's, at least."""

_RULE = re.compile(r"[\W_]+")
"""A line of signs without a word, such as a row of asterisks; a lone bullet is shorter."""

_CITED = re.compile(r"\[\d{1,3}\]")
"""A mark of a note, which stands behind a sentence and may open a line by chance: "[26] Given"."""

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
        different = {line.size for line in self.lines}
        if len(different) == 1:
            return different.pop()
        sizes = Counter[float]()
        for line in self.lines:
            sizes[line.size] += len(line.text)
        return sizes.most_common(1)[0][0]

    @property
    def left(self) -> float:
        """Where its first line starts."""
        return self.lines[0].left


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
    steps: defaultdict[float, Counter[float]] = defaultdict(Counter)
    for lines in pages:
        size = bottom = 0.0
        for line in lines:
            sizes[line.size] += len(line.text)
            if line.size == size:
                step = round((bottom - line.bottom) * 2) / 2
                if 0 < step < 3 * size:
                    steps[size][step] += 1
            size, bottom = line.size, line.bottom
    size = sizes.most_common(1)[0][0]
    pitch = {each: counted.most_common(1)[0][0] for each, counted in steps.items()}
    larger = sorted((each for each in sizes if each >= size * _HEADING_SIZE), reverse=True)
    return Style(size, pitch, tuple(larger))


def paragraphs_of(lines: Sequence[Line], style: Style) -> Iterator[Paragraph]:
    """Yield the paragraphs of a page or column, in order."""
    paragraph = Paragraph()
    width = max((line.right for line in lines), default=0.0)
    for index, line in enumerate(lines):
        if _WORDS_ONLY.match(line.text):
            mark = None
        elif len(line.text) >= _SHORTEST_RULE and _RULE.fullmatch(line.text):
            continue
        else:
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
    cites = _CITED.match(line.text) is not None and not paragraph.mark.startswith("[")
    if before is None or before.left > line.left + 2:
        return found
    if _ends_sentence(before.text) and not cites:
        return found
    # A number at a line's start in the middle of a sentence belongs to the sentence.
    hangs = following is not None and following.left > line.left + 2
    parted = before.bottom - line.top > line.height / 2
    return found if parted or (hangs and before.left >= line.left) or paragraph.mark else None


def _begins(line: Line, paragraph: Paragraph, style: Style, width: float) -> bool:
    """Whether `line` begins a new paragraph."""
    before = paragraph.lines[-1]
    ended = _ends_sentence(before.text)
    alike = before.size == line.size and before.bold == line.bold
    if before.page != line.page:
        filled = before.right - before.left >= (width - before.left) * _SHORT
        hangs = line.text[:1].islower() or before.broken or before.text[-1:] in ",-"
        return ended or not (hangs or (filled and alike))
    if not alike and _looks_change(line, paragraph, ended=ended):
        return True
    step = before.bottom - line.bottom
    if step < -_INDENT:  # the top of the next column
        return ended or line.text[0].isupper()
    if step > style.pitch.get(line.size, line.size * 1.2) * _GAP:
        return True
    return ended and _place_changes(line, paragraph, width)


def _ends_sentence(text: str) -> bool:
    """Whether a line ends a sentence."""
    last = text[-1:]
    return (last in _LAST_OF_SENTENCE or last.isdecimal()) and bool(_SENTENCE_END.search(text))


def _looks_change(line: Line, paragraph: Paragraph, *, ended: bool) -> bool:
    """Whether the size or weight of the type changes as it does between paragraphs."""
    before = paragraph.lines[-1]
    if abs(before.size - line.size) > _SAME_SIZE * max(before.size, line.size):
        return True
    goes_on = before.bold and line.bold_end > 0 and not ended  # a run-in title of several lines
    if before.bold == line.bold or before.broken or goes_on:
        return False
    return all(each.bold for each in paragraph.lines) or (line.bold and ended)


def _place_changes(line: Line, paragraph: Paragraph, width: float) -> bool:
    """Whether a line that follows a full stop stands where a new paragraph does."""
    before = paragraph.lines[-1]
    if paragraph.mark:
        return line.left < paragraph.left - _INDENT / 2
    indented = line.left - before.left > _INDENT and len(paragraph.lines) > 1
    short = before.right - before.left < (width - before.left) * _SHORT
    return indented or (short and line.text[0].isupper())


def draft_of(paragraph: Paragraph, style: Style) -> Draft:
    """Return the draft of one paragraph of the body."""
    words = words_of(paragraph)
    if _leads_to_page(paragraph, words.text):
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
    if lines <= _LONGEST_BOLD_HEADING and words.is_emphasised and not _ends_sentence(words.text):
        words = _on_one_line(words)
    return Draft(BlockKind.PARAGRAPH, words)


def _leads_to_page(paragraph: Paragraph, text: str) -> bool:
    """Whether a paragraph holds a line of a table of contents."""
    may_lead = text.count(".") >= _FEWEST_DOTS or "…" in text
    return may_lead and any(_CONTENTS.search(line.text) for line in paragraph.lines)


def _on_one_line(words: Words) -> Words:
    """The words of a heading as one line; a line break has the length of a space."""
    return dataclasses.replace(words, text=words.text.replace("\n", " "))


def words_of(paragraph: Paragraph) -> Words:
    """Return the words of a paragraph: its lines with their breaks, marks, bold type and pages."""
    text = "\n".join([line.text for line in paragraph.lines])[paragraph.cut :]
    marks: list[Marker] = []
    emphasis: list[Stretch] = []
    slants: list[Stretch] = []
    pages: list[PageStart] = []
    page = 0
    start = -paragraph.cut
    for line in paragraph.lines:
        if line.page != page:
            page = line.page
            pages.append(PageStart(max(start, 0), max(start, 0) + 1, page))
        if line.marks:
            marks += (
                Marker(start + mark.start, start + mark.end, mark.label)
                for mark in line.marks
                if start + mark.start >= 0
            )
        for end, stretches in ((line.bold_end, emphasis), (line.slant_end, slants)):
            if end and start + end > max(start, 0):
                stretches.append(Stretch(max(start, 0), start + min(end, len(line.text))))
        start += len(line.text) + 1
    return Words(text, (), tuple(marks), _merged(emphasis), tuple(pages), _merged(slants))


def _merged(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches, those that only a line break parts as one."""
    merged: list[Stretch] = []
    for stretch in stretches:
        if merged and stretch.start <= merged[-1].end + 1:
            merged[-1] = Stretch(merged[-1].start, stretch.end)
        else:
            merged.append(stretch)
    return tuple(merged)
