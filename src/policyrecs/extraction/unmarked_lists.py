"""Lists that have lost their marks: numbered paragraphs, and lines below a lead-in."""

import re

from policyrecs.candidates import Candidate
from policyrecs.documents import Passage
from policyrecs.extraction.build import Setting, candidate
from policyrecs.extraction.lead_ins import licence_of
from policyrecs.extraction.licence import Licence
from policyrecs.extraction.scene import NUMBER, Scene
from policyrecs.extraction.sentences import Sentence
from policyrecs.extraction.statements import statement_call, whole_item
from policyrecs.lexicon.patterns import patterns
from policyrecs.vocabulary import BlockKind, Evidence

_FARTHEST = 30
"""How many paragraphs back the lead-in of a list of paragraphs may stand."""

_LEADING_LINE = re.compile(r":[*_ ]*(?: |$)")
"""A colon in a first sentence, which may end the line that leads a list in."""

_MARK = 6
"""Characters, at most, of a passage that is nothing but a number."""

_TAIL = 3
"""Letters of the longest word at the end of a line that a list may follow: "and"."""

_LINE_TAILS = ("; and", "; or", ", and", ", or", ";", ",")
"""What joins the lines of a list that has lost its marks."""


def read_unmarked(
    scene: Scene, passage: Passage, sentences: list[Sentence], licence: Licence
) -> list[Candidate]:
    """Return the candidates of a paragraph that is an item, or holds items, of a list."""
    number = patterns("grammar")["enumerator"].regex.match(sentences[0].words)
    apart = _bare_number(scene, passage.index - 1)
    lead = _lead_in(scene, passage, numbered=number is not None or apart is not None)
    item: Candidate | None = None
    if apart is not None and lead is not None and lead.opens:
        item = _item(scene, passage, sentences, lead, apart)
    elif number and not _is_numbered_list(scene, passage):
        first = sentences[0].cut(number.end(), len(sentences[0].words))
        rest = [first, *sentences[1:]]
        item = (
            _item(scene, passage, rest, lead or licence, number["label"]) if first.words else None
        )
    elif lead is not None and lead.clausal and sentences[0].cased[:1].islower():
        item = _item(scene, passage, sentences, lead, None)
    return [item] if item else _lines_of_list(scene, passage, sentences, lead)


def _item(
    scene: Scene,
    passage: Passage,
    sentences: list[Sentence],
    licence: Licence,
    label: str | None,
) -> Candidate | None:
    """Return the candidate of a paragraph that is one item; None where it makes no core call."""
    call = statement_call(scene, sentences[0], licence, passage)
    if call is None or not call.is_core or (label is None and call.rejection is not None):
        return None
    return whole_item(scene, sentences, sentences[0], call, Setting(licence.mentions, label))


def _lines_of_list(
    scene: Scene, passage: Passage, sentences: list[Sentence], lead: Licence | None
) -> list[Candidate]:
    """Return the candidates of the lines of a paragraph, where all of them are items of a list."""
    if lead is None and not _LEADING_LINE.search(sentences[0].words):
        return []
    lines = _lines(scene, passage)
    if lead is None and _leads_itself(lines):
        lead, lines = licence_of(lines[0]), lines[1:]
    if lead is None or not (lead.granted and lead.opens):
        return []
    if len({line.cased[:1].islower() for line in lines}) > 1:
        # Lines that begin with small and with capital letters are those of wrapped sentences.
        return []
    if len(lines) == 1:
        # A page may set the items of a list one after another in a paragraph.
        lines = sentences
    calls = [statement_call(scene, line, lead, passage) for line in lines]
    found = [
        candidate(scene, line, call, Setting(lead.mentions, evidence=Evidence.ITEM))
        for line, call in zip(lines, calls, strict=True)
        if call is not None and call.rejection is None
    ]
    return found if len(found) == len(lines) else []


def _leads_itself(lines: list[Sentence]) -> bool:
    """Return whether a paragraph is a lead-in with a list, as where a page breaks its lines.

    Lines with full stops are sentences.
    """
    if len(lines) < 2 or not lines[0].words.rstrip("*_ ").endswith(":"):  # noqa: PLR2004  a list
        return False
    return not any(line.words.endswith(".") for line in lines)


def _lead_in(scene: Scene, passage: Passage, *, numbered: bool) -> Licence | None:
    """Return the licence of the paragraph that introduces this one with a colon.

    Args:
        scene: The document.
        passage: The paragraph.
        numbered: Whether it bears a number, so that its lead-in may stand further back.
    """
    enumerator = patterns("grammar")["enumerator"].regex
    folded = scene.outline.document.folded
    # Paragraphs that begin with a small letter go on with a sentence above.
    small = scene.outline.document.text[passage.block.start].islower()
    for index in range(passage.index - 1, max(-1, passage.index - _FARTHEST), -1):
        previous = scene.outline.passages[index]
        if _bare_number(scene, index) is not None:
            continue
        listable = previous.block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}
        if not listable or not previous.sentences:
            return None
        start, end = previous.sentences[-1]
        if not (numbered or small) and not _may_introduce(folded[start:end]):
            return None
        last = scene.sentence(start, end, index)
        words = last.words.rstrip("*_ ")
        if words.endswith(":"):
            return licence_of(last)
        first = scene.sentence(*previous.sentences[0], index)
        among = numbered and (
            enumerator.match(first.words) or _bare_number(scene, index - 1) is not None
        )
        clause = small and first.cased[:1].islower()
        if not among and not clause and not words.endswith(_LINE_TAILS):
            return None
    return None


def _bare_number(scene: Scene, index: int) -> str | None:
    """Return the number that is all of a passage, as pages set it beside the item that it counts.

    None where the passage holds anything else.
    """
    if index < 0:
        return None
    passage = scene.outline.passages[index].block
    text = scene.outline.document.text[passage.start : min(passage.end, passage.start + _MARK)]
    alone = passage.end - passage.start <= _MARK and NUMBER.fullmatch(text.strip())
    return text.strip() if alone else None


def _may_introduce(text: str) -> bool:
    """Return whether a sentence ends in a mark or word that the lead-in or line of a list ends in.

    Quick to see; most paragraphs end in a full stop.
    """
    return text.rstrip("*_ ")[-_TAIL:].lower().endswith((":", ";", ",", "and", "or"))


def _is_numbered_list(scene: Scene, passage: Passage) -> bool:
    """Return whether every line of a paragraph bears a number: a list that became one."""
    lines = raw_lines(scene, passage)
    return len(lines) > 1 and all(_number_end(line) > 0 for line in lines)


def _number_end(line: Sentence) -> int:
    """Return where the number at the start of a line ends, 0 where it bears none."""
    bare = len(line.words) - len(line.words.lstrip("*_ "))
    number = patterns("grammar")["enumerator"].regex.match(line.words[bare:])
    return bare + number.end() if number else 0


def raw_lines(scene: Scene, passage: Passage) -> list[Sentence]:
    """Return the lines of a paragraph that hold any words, as sentences."""
    block = passage.block
    lines: list[Sentence] = []
    start = block.start
    for line in scene.outline.document.text[block.start : block.end].splitlines(keepends=True):
        sentence = scene.sentence(start, start + len(line), passage.index)
        start += len(line)
        if sentence.words:
            lines.append(sentence)
    return lines


def _lines(scene: Scene, passage: Passage) -> list[Sentence]:
    """Return the lines of a paragraph without numbers and tails, for lists without marks."""
    lines: list[Sentence] = []
    for line in raw_lines(scene, passage):
        tail = next((end for end in _LINE_TAILS if line.words.endswith(end)), "")
        bare = line.cut(_number_end(line), len(line.words) - len(tail))
        if bare.words:
            lines.append(bare)
    return lines
