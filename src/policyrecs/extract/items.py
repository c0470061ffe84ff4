"""Items: bullets, numbered and labelled recommendations, and headings in their form."""

import dataclasses
import re

from policyrecs.candidates import Candidate, Place
from policyrecs.documents import Passage
from policyrecs.extract import verbs
from policyrecs.extract.build import candidate
from policyrecs.extract.calls import Call
from policyrecs.extract.prose import ENUMERATED, ORDINAL, best_call, genre_rejection, imperative_call, read_sentence
from policyrecs.extract.scene import Scene
from policyrecs.extract.sections import Licence, heading_licence, lead_in_licence, licence_of_lead_in
from policyrecs.extract.sentences import Sentence
from policyrecs.lexicon import patterns
from policyrecs.vocabulary import BlockKind, Evidence, Kind, Modality, Role, Status


def read_item(scene: Scene, passage: Passage) -> list[Candidate]:
    """Return the candidates of a list item."""
    licence = item_licence(scene, passage)
    sentences = _sentences(scene, passage)
    if not sentences:
        return []
    label = passage.block.marker or None
    named = patterns.patterns("sections")["label"].regex.match(sentences[0].words)
    if named:
        label = sentences[0].cased[named.start("label") : named.end("label")]
        sentences[0] = sentences[0].cut(named.end(), len(sentences[0].words))
        licence = Licence(granted=True, mentions=licence.mentions)
        if not sentences[0].words:
            del sentences[0]
        if not sentences:
            return []
    if run_in_end(scene, passage) is not None:
        return _titled_item(scene, passage, sentences, licence, label)
    call = statement_call(scene, sentences[0], licence, passage)
    if call is not None and call.rejection is None:
        return [_whole(scene, sentences, call, licence, label, Place(sentences[0].start, sentences[-1].end))]
    later = [(s, c) for s in sentences[1:] for c in [best_call(s) or _plain_imperative(s)] if c is not None and c.rejection is None]
    if licence.granted and not licence.refused and later and later[0][1].evidence is not Evidence.SOLICITATION:
        found = _whole(scene, [later[0][0], *sentences], later[0][1], licence, label, Place(sentences[0].start, sentences[-1].end))
        return [found]
    found_in_prose = [c for sentence in sentences for c in read_sentence(scene, sentence, Licence(granted=False, mentions=licence.mentions))]
    if found_in_prose:
        return found_in_prose
    if call is not None:
        return [candidate(scene, sentences[0], call, label=label)]
    return []


def _plain_imperative(sentence: Sentence) -> Call | None:
    """Return the imperative call of a later sentence of an item."""
    call = imperative_call(sentence)
    if call is None or call.lemma in patterns.words("verbs", "discourse"):
        return None
    return call


def item_licence(scene: Scene, passage: Passage) -> Licence:
    """Return what the lead-in and the headings license for an item."""
    lead = lead_in_licence(scene, passage)
    heading = heading_licence(scene, passage)
    mentions = lead.mentions or heading.mentions
    if passage.parent is not None:
        outer = scene.outline.passages[passage.parent]
        if outer.sentences:
            stem = licence_of_lead_in(scene, scene.sentence(*outer.sentences[-1], outer.index))
            if stem.refused:
                return Licence(granted=False, refused=True, mentions=mentions)
            if stem.granted:
                return stem
            if passage.lead_in in {None, outer.index} and outer.block.kind is BlockKind.ITEM:
                above = item_licence(scene, outer)
                return Licence(granted=above.granted, refused=above.refused, mentions=stem.mentions or above.mentions)
    if lead.refused:
        return Licence(granted=False, refused=True, mentions=mentions)
    if lead.granted:
        return Licence(granted=True, stem=lead.stem, loose=lead.loose, broken=lead.broken, nominal=lead.nominal, mentions=mentions)
    return Licence(granted=heading.granted, refused=heading.refused, mentions=mentions)


def statement_call(scene: Scene, sentence: Sentence, licence: Licence, passage: Passage) -> Call | None:
    """Return the call that the first sentence of an item makes in its place."""
    call = best_call(sentence)
    bare = imperative_call(sentence)
    if bare is not None and not (call is not None and call.rejection is None and call.status is Status.CORE):
        rejection = _imperative_rejection(scene, sentence, bare, licence, passage)
        return _as_item(bare, rejection)
    if call is not None and call.rejection is None:
        rejection = genre_rejection(scene, call, licence)
        return call if rejection is None else dataclasses.replace(call, rejection=rejection)
    if licence.granted and licence.loose and not licence.refused:
        loose = _loose_call(sentence, licence)
        if loose is not None:
            return loose
    return call


def _imperative_rejection(scene: Scene, sentence: Sentence, call: Call, licence: Licence, passage: Passage) -> str | None:
    """Return why an imperative item is no call, None where its place licenses it."""
    if scene.is_instructions:
        return "how-to"
    if call.pattern == "infinitive" and not licence.broken:
        return "purpose"
    if licence.granted and not licence.refused:
        if call.lemma in {"see", "note", "contact", "download", "click", "subscribe", "visit", "join"} and len(sentence.words.split()) < 6:
            return "reading-list"
        return None
    if licence.refused:
        return "other-list"
    return None if scene.unlicensed_list(passage) else "unlicensed-imperative"


def _as_item(call: Call, rejection: str | None) -> Call:
    """Return an imperative call as evidence of an item."""
    return Call(
        evidence=Evidence.ITEM,
        modality=call.modality,
        status=call.status,
        cue=call.cue,
        act=call.act,
        pattern="item-imperative",
        lemma=call.lemma,
        negated=call.negated,
        rejection=rejection,
    )


def _loose_call(sentence: Sentence, licence: Licence) -> Call | None:
    """Return the call of a gerund, infinitive or noun phrase that completes a recommending lead-in."""
    first = sentence.words.lstrip("*_ \"'").split(" ", 2)
    word = first[0].rstrip(",.;:")
    lemma = verbs.lemma_of_gerund(word)
    position = sentence.words.find(word)
    if lemma is None and word == "to" and licence.broken and len(first) > 1 and first[1] in verbs.base_forms():
        lemma, position = first[1], sentence.words.find(first[1], position)
    if lemma is None and not (licence.nominal and len(sentence.words.split()) > 2):
        return None
    return Call(
        evidence=Evidence.ITEM,
        modality=Modality.RECOMMENDATION,
        status=Status.CORE,
        cue=(position, position),
        act=position,
        pattern="item-completes-lead-in",
        lemma=lemma or "",
    )


def _whole(scene: Scene, sentences: list[Sentence], call: Call, licence: Licence, label: str | None, whole: Place) -> Candidate:
    """Return the candidate of a whole item whose first sentence makes the call."""
    more = tuple((s, c) for s in sentences[1:] for c in [best_call(s)] if c is not None and c.rejection is None and c.status is Status.CORE and s.start != sentences[0].start)
    evidence = None if call.evidence in {Evidence.SOLICITATION} else Evidence.ITEM
    return candidate(
        scene, sentences[0], call, whole=whole, more=more, rest=tuple(sentences[1:]), evidence=evidence, mentions=licence.mentions, label=label
    )


def _titled_item(scene: Scene, passage: Passage, sentences: list[Sentence], licence: Licence, label: str | None) -> list[Candidate]:
    """Return the candidates of an item with a run-in title: the title, and the calls of its text."""
    end = run_in_end(scene, passage) or passage.block.end
    title = scene.sentence(sentences[0].start, end, passage.index)
    found: list[Candidate] = []
    call = statement_call(scene, title, licence, passage)
    if call is not None:
        found.append(candidate(scene, title, call, evidence=Evidence.ITEM, mentions=licence.mentions, label=label))
    for sentence in _after(scene, sentences, end, passage.index):
        found.extend(read_sentence(scene, sentence, Licence(granted=False, mentions=licence.mentions)))
    return found


def run_in_end(scene: Scene, passage: Passage) -> int | None:
    """Return where the run-in title of an item ends, None where it has none.

    Readers mark titles in bold; a first sentence wholly in italics is one too.
    """
    block = passage.block
    if block.title_end is not None:
        return block.title_end
    text = scene.outline.document.text
    start = block.start if text[block.start] in "*_" else block.start - 1
    if start < 0 or text[start] not in "*_":
        return None
    end = text.find(text[start], start + 1, min(block.end, start + _LONGEST_TITLE))
    if end < 0 or block.end - end < _SHORTEST_DISCUSSION:
        return None
    return end if text[end - 1] in ".:?!" or text[end + 1] in ".:" else None


_LONGEST_TITLE = 300
_SHORTEST_DISCUSSION = 20
"""An emphasised start of an item is a title if it is this short and this much follows it."""


def _after(scene: Scene, sentences: list[Sentence], end: int, passage: int) -> list[Sentence]:
    """Return the sentences after a run-in title, the one that it is part of cut short."""
    after: list[Sentence] = []
    for sentence in sentences:
        if sentence.start >= end:
            after.append(sentence)
        elif sentence.end > end + 3:
            rest = scene.sentence(end, sentence.end, passage)
            rest = rest.cut(len(rest.words) - len(rest.words.lstrip(" .:*_-\u2013\u2014)")), len(rest.words))
            if rest.words:
                after.append(rest)
    return after


def _sentences(scene: Scene, passage: Passage) -> list[Sentence]:
    """Return the sentences of a passage, ready for matching, empty ones left out."""
    found = [scene.sentence(start, end, passage.index) for start, end in passage.sentences]
    return [sentence for sentence in found if sentence.words]


def carried(scene: Scene, before: list[Candidate], read: list[Candidate], sentence: Sentence) -> list[Candidate]:
    """Return the candidates of a sentence, told as reported where it goes on with reported speech.

    In news, "Instead, firms should ..." after "she cautioned against ..." is still her call.
    """
    told = [c for c in before if c.rejection is None and c.kind is Kind.REPORTED]
    if not (scene.is_news and told and before[-1] is told[-1] and _GOES_ON.match(sentence.words)):
        return read
    issuers = tuple(m for m in told[-1].mentions if m.role is Role.ISSUER)
    return [
        dataclasses.replace(c, kind=Kind.REPORTED, mentions=(*c.mentions, *issuers)) if c.kind is Kind.DIRECT and c.evidence is Evidence.MODAL else c
        for c in read
    ]


_GOES_ON = re.compile(r"(?:instead|also|additionally|furthermore|moreover|further|rather|they|it|this|these|such|and|but|at the same time|in addition|finally|the \w+ (?:also|further)|\w+s should also)\b")
"""How a sentence begins that goes on with what was told."""

_LONGEST_STATEMENT = 5
"""A paragraph of this many sentences or more holds discussion, not only a statement."""


def read_heading(scene: Scene, passage: Passage) -> list[Candidate]:
    """Return the candidate of a heading in recommendation form."""
    sentence = scene.block_sentence(passage.index)
    label = None
    labelled = patterns.patterns("sections")["label"].regex.match(sentence.words)
    if labelled:
        label = sentence.cased[labelled.start("label") : labelled.end("label")]
        sentence = sentence.cut(labelled.end(), len(sentence.words))
        if not sentence.words:
            return []
    licence = heading_licence(scene, passage)
    call = imperative_call(sentence)
    if call is not None:
        licensed = (labelled or licence.granted) and not scene.is_instructions and len(sentence.words.split()) > 2
        rejection = None if licensed else "title"
        return [candidate(scene, sentence, call, evidence=Evidence.ITEM, mentions=licence.mentions, label=label, rejection=rejection)]
    call = best_call(sentence)
    if call is None:
        return []
    rejection = None if labelled else "title"
    return [candidate(scene, sentence, call, evidence=Evidence.ITEM, mentions=licence.mentions, label=label, rejection=rejection, kind=Kind.DIRECT)]


def read_paragraph(scene: Scene, passage: Passage) -> list[Candidate]:
    """Return the candidates of a paragraph: a labelled statement, or prose sentence by sentence."""
    sentences = _sentences(scene, passage)
    if not sentences:
        return []
    named = patterns.patterns("sections")
    licence = heading_licence(scene, passage)
    labelled = named["label"].regex.match(sentences[0].words)
    heading = passage.headings[-1] if passage.headings else None
    statement = False
    label = None
    if labelled and (labelled["end"].strip() or len(sentences[0].words) == labelled.end()):
        label = sentences[0].cased[labelled.start("label") : labelled.end("label")]
        first = sentences[0].cut(labelled.end(), len(sentences[0].words))
        sentences = [first, *sentences[1:]] if first.words else sentences[1:]
        statement = True
    elif heading == passage.index - 1:
        above = scene.block_sentence(heading)
        number = named["label"].regex.match(above.words)
        if number and number.end() >= len(above.words.rstrip()) - 1:
            label, statement = above.cased[number.start("label") : number.end("label")], True
    if not sentences:
        return []
    if statement:
        title_end = run_in_end(scene, passage)
        if title_end is not None and title_end < sentences[-1].start:
            return _titled_item(scene, passage, sentences, Licence(granted=True, mentions=licence.mentions), label)
        call = statement_call(scene, sentences[0], Licence(granted=True, loose=True, mentions=licence.mentions), passage)
        if call is not None and call.rejection is None:
            return [_whole(scene, sentences, call, licence, label, Place(sentences[0].start, sentences[-1].end))]
    enumerated = _ENUMERATOR.match(sentences[0].words)
    lead = _lead_of_paragraph(scene, passage, enumerated=enumerated is not None)
    if enumerated:
        first = sentences[0].cut(enumerated.end(), len(sentences[0].words))
        if first.words:
            sentences = [first, *sentences[1:]]
            call = statement_call(scene, first, lead or licence, passage)
            if call is not None and call.rejection is None and call.status is Status.CORE:
                mentions = lead.mentions if lead is not None else licence.mentions
                return [_whole(scene, sentences, call, Licence(granted=True, mentions=mentions), enumerated["label"], Place(first.start, sentences[-1].end))]
    if lead is not None and lead.granted and lead.stem:
        lines = _lines(scene, passage)
        found = [c for line in lines for c in [_line_candidate(scene, line, lead, passage)] if c is not None]
        if found and len(found) == len(lines):
            return found
    statement_call_first = best_call(sentences[0]) if heading is not None and len(sentences) > 1 and len(sentences) < _LONGEST_STATEMENT and named["recommending-heading"].regex.search(scene.block_sentence(heading).words) else None
    if statement_call_first is not None and statement_call_first.self_made and statement_call_first.rejection is None and statement_call_first.status is Status.CORE and "recommend" in statement_call_first.pattern and not ENUMERATED.search(sentences[0].words) and not any(c is not None and c.rejection is None and c.status is Status.CORE for c in map(best_call, sentences[1:])):
        return [_whole(scene, sentences, statement_call_first, licence, None, Place(sentences[0].start, sentences[-1].end))]
    found: list[Candidate] = []
    counted = licence
    for sentence in sentences:
        read = read_sentence(scene, sentence, counted if ORDINAL.match(sentence.words) else licence)
        found.extend(carried(scene, found, read, sentence))
        if named["recommending-lead-in"].regex.search(sentence.words):
            counted = Licence(granted=True, mentions=licence.mentions)
    return found


_ENUMERATOR = re.compile(r"^(?:[\w.]+=)?(?P<label>\((?:[a-z]|[ivx]+|\d{1,2})\)|(?:[a-z]|[ivx]{1,4}|\d{1,2})(?:\)|\.(?= |[ivx]*\.?to ))) ?(?=[a-z\u2018\"'])")
"""The number of a paragraph that is an item of a list: "(a)", "iv.", "3)", after a key or not."""

_FARTHEST = 30
"""How many paragraphs back the lead-in of a list of paragraphs may stand."""


def _lead_of_paragraph(scene: Scene, passage: Passage, *, enumerated: bool) -> Licence | None:
    """Return the licence of the paragraph that introduces this one with a colon.

    Args:
        scene: The document.
        passage: The paragraph.
        enumerated: Whether it bears a number, so that its lead-in may stand further back.
    """
    for index in range(passage.index - 1, max(-1, passage.index - _FARTHEST), -1):
        previous = scene.outline.passages[index]
        if previous.block.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM} or not previous.sentences:
            return None
        last = scene.sentence(*previous.sentences[-1], index)
        words = last.words.rstrip("*_ ")
        if words.endswith(":"):
            return licence_of_lead_in(scene, last)
        among = enumerated and _ENUMERATOR.match(scene.sentence(*previous.sentences[0], index).words)
        if not among and not words.endswith((";", "; and", "; or", ", and")):
            return None
    return None


def _lines(scene: Scene, passage: Passage) -> list[Sentence]:
    """Return the lines of a paragraph as sentences, for lists that have lost their markers."""
    text = scene.outline.document.text
    block = passage.block
    lines: list[Sentence] = []
    start = block.start
    for line in text[block.start : block.end].splitlines(keepends=True):
        sentence = scene.sentence(start, start + len(line), passage.index)
        start += len(line)
        tail = sentence.words.rstrip(" ;,")
        tail = tail.removesuffix("; and").removesuffix(", and").rstrip(" ;,")
        sentence = sentence.cut(0, len(tail))
        if sentence.words:
            lines.append(sentence)
    return lines


def _line_candidate(scene: Scene, line: Sentence, lead: Licence, passage: Passage) -> Candidate | None:
    """Return the candidate of one line of such a list."""
    call = statement_call(scene, line, Licence(granted=True, loose=True, broken=lead.broken), passage)
    if call is None or call.rejection is not None:
        return None
    return candidate(scene, line, call, evidence=Evidence.ITEM, mentions=lead.mentions)
