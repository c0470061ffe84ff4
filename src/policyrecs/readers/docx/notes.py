"""Footnotes and endnotes: their labels, by the order of the marks, and their text."""

from collections.abc import Mapping

from lxml import etree

from policyrecs.readers.docx.body import BodyReader
from policyrecs.readers.docx.numbering import Numbering, written
from policyrecs.readers.docx.package import Relationship, W
from policyrecs.readers.docx.runs import Source
from policyrecs.readers.docx.styles import Styles, number_of, value
from policyrecs.readers.drafts import Draft
from policyrecs.vocabulary import BlockKind

_SIGNS = ("*", "†", "‡", "§")

_DEFAULT_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}


class Labels:
    """Gives each mark its label as the text is read, and remembers it.

    Attributes:
        given: Label of each note that has a mark, by kind and id, in the order of the marks.
    """

    def __init__(self, settings: etree._Element | None) -> None:
        """Read how notes are numbered.

        Args:
            settings: Root of the settings part, if the document has it.
        """
        self.given: dict[tuple[str, str], str] = {}
        self._formats = dict(_DEFAULT_FORMATS)
        self._next = dict.fromkeys(_DEFAULT_FORMATS, 1)
        for kind in _DEFAULT_FORMATS:
            told = None if settings is None else settings.find(f"{W}{kind}Pr")
            if told is not None:
                self._formats[kind] = value(told.find(W + "numFmt")) or self._formats[kind]
                self._next[kind] = number_of(value(told.find(W + "numStart")), 1)

    def label(self, kind: str, note_id: str, own_mark: str) -> str:
        """Return the label of a mark met in the text.

        Args:
            kind: "footnote" or "endnote".
            note_id: The note's id in its part.
            own_mark: The mark that the author chose instead of a number; empty for none.
        """
        key = (kind, note_id)
        if key not in self.given:
            if own_mark:
                self.given[key] = own_mark
            else:
                self.given[key] = _written(self._next[kind], self._formats[kind])
                self._next[kind] += 1
        return self.given[key]


def _written(number: int, style: str) -> str:
    """A note's number as it is shown."""
    if style == "chicago":
        times, sign = divmod(number - 1, len(_SIGNS))
        return _SIGNS[sign] * (times + 1)
    return written(number, style)


def note_drafts(
    kind: str,
    root: etree._Element | None,
    labels: Labels,
    relationships: Mapping[str, Relationship],
    styles: Styles,
) -> list[Draft]:
    """Return the notes of one kind that the text refers to, in the order of their marks.

    Args:
        kind: "footnote" or "endnote".
        root: Root of their part, if the document has it.
        labels: The labels given while the text was read.
        relationships: Where the part's links lead.
        styles: The document's styles.
    """
    elements = (
        {value(one, "id"): one for one in root if one.tag == W + kind} if root is not None else {}
    )
    source = Source(styles, relationships, lambda *_: "")
    drafts: list[Draft] = []
    for (of_kind, note_id), label in labels.given.items():
        element = elements.get(note_id)
        if of_kind != kind or element is None:
            continue
        reader = BodyReader(source, Numbering(None, styles))
        reader.read(element)
        first: Draft | None = None
        for draft in reader.drafts:
            if draft.words.text:
                marker = label if first is None else ""
                drafts.append(Draft(BlockKind.NOTE, draft.words, marker=marker, parent=first))
                first = first or drafts[-1]
    return drafts
