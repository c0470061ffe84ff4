"""Numbered statements inside a paragraph, as compilations of recommendations set them.

The United Nations' lists put "121.1 Ratify the convention (France) (Lithuania);" on a line between
what they note of each recommendation; the states in brackets are those that made it.
"""

import re

from policyrecs.candidates import Candidate, Mention
from policyrecs.documents import Passage
from policyrecs.extraction.agents import names_party
from policyrecs.extraction.build import Setting
from policyrecs.extraction.licence import Licence
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.sentences import Sentence
from policyrecs.extraction.statements import statement_call, whole_item
from policyrecs.extraction.unmarked_lists import raw_lines
from policyrecs.vocabulary import Basis, Role

_NUMBER = re.compile(
    r"(?P<label>\d{1,3}(?:\.\d{1,3}){1,3}|r\d{1,3}|rec(?:ommendation)?\.? ?\d{1,3})[.:]? "
    r"(?=[a-z\"'])"
)
"""The number of a statement, at the start of a line: "121.1 ratify", "r10 double"."""

_ENDS = re.compile(r"[.;:)][*_ ]*$")
"""How the last line of a statement ends: "(Lithuania);"."""

_MAKER = re.compile(r"\((?P<name>[A-Z][^()]{2,70})\)(?=[;., ]*(?:\(|$))")
"""A name in brackets at the end of a statement: "(France) (Lithuania);"."""


def read_numbered_lines(scene: Scene, passage: Passage, licence: Licence) -> list[Candidate]:
    """Return the candidates of the numbered lines of a paragraph of several lines.

    Args:
        scene: The document.
        passage: The paragraph.
        licence: What stands above it; where that grants nothing, numbers are only numbers.
    """
    block = passage.block
    if not licence.granted or "\n" not in scene.outline.document.text[block.start : block.end]:
        return []
    lines = raw_lines(scene, passage)
    numbered = [
        (line, number)
        for line, sentence in enumerate(lines)
        if (number := _NUMBER.match(sentence.words))
    ]
    if not numbered or len(lines) == 1:
        return []
    found: list[Candidate] = []
    ends = [*(line for line, _ in numbered[1:]), len(lines)]
    for (first, number), following in zip(numbered, ends, strict=True):
        statement = _statement(scene, lines[first:following])
        text = statement.cut(number.end(), len(statement.words))
        call = statement_call(scene, text, licence, passage)
        if call is not None and call.rejection is None:
            setting = Setting(licence.mentions + _makers(text), number["label"])
            found.append(whole_item(scene, [text], text, call, setting))
    return found


def _statement(scene: Scene, lines: list[Sentence]) -> Sentence:
    """Return the statement that begins with the first of some lines, up to where a line ends it."""
    last = next((line for line in lines if _ENDS.search(line.words)), lines[0])
    return scene.sentence(lines[0].start, last.end, lines[0].passage)


def _makers(text: Sentence) -> tuple[Mention, ...]:
    """Return the mentions of the states in brackets that made a recommendation."""
    return tuple(
        Mention(place.start, place.end, Role.ISSUER, Basis.EXPLICIT)
        for found in _MAKER.finditer(text.cased)
        if names_party(found["name"])
        for place in [text.place(*found.span("name"))]
    )
