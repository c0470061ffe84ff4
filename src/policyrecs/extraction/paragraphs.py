"""Paragraphs: labelled statements, items that have lost their marks, and prose."""

import dataclasses
import re

from policyrecs.candidates import Candidate, Mention
from policyrecs.documents import Block, Passage
from policyrecs.extraction.addressed import join_labels
from policyrecs.extraction.argued import granted
from policyrecs.extraction.build import Setting
from policyrecs.extraction.imperatives import asking_imperative
from policyrecs.extraction.inline_lists import inline_items
from policyrecs.extraction.licence import Licence
from policyrecs.extraction.licences import advice_asked, heading_licence
from policyrecs.extraction.numbered_lines import read_numbered_lines
from policyrecs.extraction.prose import best_call, is_ordinal, read_sentence
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.sentences import Sentence
from policyrecs.extraction.statements import (
    directed_call,
    passive_call,
    statement_call,
    whole_item,
)
from policyrecs.extraction.titled_items import read_titled, title_end
from policyrecs.extraction.unmarked_lists import read_unmarked
from policyrecs.lexicon.patterns import patterns
from policyrecs.vocabulary import Basis, BlockKind, Evidence, Kind, Role, Status

_LONGEST_STATEMENT = 4
"""A paragraph of more sentences than this holds discussion, not only a statement."""

_FARTHEST = 20
"""How many passages back what an ordinal counts may be announced."""

_WEAK = frozenset({"no-obligation", "forecast"})
"""Traps that a label behind a sentence opens: it is a recommendation after all."""

_SECTION_NUMBER = re.compile(
    r"\d{1,3}(?:\.\d{1,3}){1,3}\.? (?!(?:million|billion|trillion|thousand|percent|per|times|to|and"
    r"|or|of|in|[kcm]?m|kg|tons?|tonnes?|hectares?|acres?|miles?|years?|hours?)\b)(?=[a-z\"'])"
)
"""The number of a paragraph within its section: "1.1", "12.3.4."; "1.5 million" is none."""


def read_paragraph(scene: Scene, passage: Passage) -> list[Candidate]:
    """Return the candidates of a paragraph."""
    sentences = scene.sentences(passage)
    if not sentences:
        return []
    licence = _licence(scene, passage, sentences[0])
    numbered = read_numbered_lines(scene, passage, licence)
    if numbered:
        after = [one for one in sentences if one.start >= numbered[-1].end]
        return numbered + (_prose(scene, after, licence) if after else [])
    return (
        _labelled(scene, passage, sentences, licence)
        or _statement(scene, passage, sentences, licence)
        or _directed(scene, passage, sentences, licence)
        or read_unmarked(scene, passage, sentences, licence)
        or _prose(scene, _without_number(sentences), licence)
    )


def _licence(scene: Scene, passage: Passage, first: Sentence) -> Licence:
    """Return what stands above a paragraph licenses, or the question that it answers.

    The question is its own first sentence or the paragraph above: "What should councils do?".
    """
    licence = heading_licence(scene, passage)
    if licence.granted or not passage.index:
        return licence
    asked = advice_asked(first, Basis.LEAD_IN)
    above = scene.outline.passages[passage.index - 1].block
    text = scene.outline.document.text
    if asked is None and above.kind is BlockKind.PARAGRAPH and "?" in text[above.start : above.end]:
        asked = advice_asked(scene.whole(passage.index - 1), Basis.LEAD_IN)
    return asked or licence


def _without_number(sentences: list[Sentence]) -> list[Sentence]:
    """Return the sentences of a paragraph without its section number: "1.1 Offer a test"."""
    found = _SECTION_NUMBER.match(sentences[0].words)
    if found is None:
        return sentences
    return [sentences[0].cut(found.end(), len(sentences[0].words)), *sentences[1:]]


def _labelled(
    scene: Scene, passage: Passage, sentences: list[Sentence], licence: Licence
) -> list[Candidate]:
    """Return the candidates of a paragraph with a label of its own, or right below one."""
    whom = _whom(sentences)
    label, sentences = _label(scene, passage, sentences)
    if label is None or not sentences:
        return []
    licence = dataclasses.replace(licence, mentions=whom or licence.mentions)
    granted = Licence(
        granted=True, opens=True, broken=True, clausal=True, mentions=licence.mentions
    )
    end = title_end(scene, passage)
    if end is not None and sentences[0].start < end < sentences[-1].start:
        return read_titled(scene, passage, sentences, granted, label)
    call = statement_call(scene, sentences[0], granted, passage)
    if call is None or call.rejection is not None:
        return []
    return [whole_item(scene, sentences, sentences[0], call, Setting(licence.mentions, label))]


def _whom(sentences: list[Sentence]) -> tuple[Mention, ...]:
    """Return the words in a label that name who is to act: "Recommendation 7 (Home Office):"."""
    found = patterns("sections")["label"].regex.match(sentences[0].words)
    group = found and next((name for name in ("whom", "party") if found[name]), None)
    if not found or not group:
        return ()
    place = sentences[0].place(*found.span(group))
    return (Mention(place.start, place.end, Role.ADDRESSEE, Basis.LEAD_IN),)


def _label(
    scene: Scene, passage: Passage, sentences: list[Sentence]
) -> tuple[str | None, list[Sentence]]:
    """Return the label of a paragraph and its sentences without it."""
    pattern = patterns("sections")["label"].regex
    found = pattern.match(sentences[0].words)
    opens = found and sentences[0].cased[found.end() : found.end() + 1].isupper()
    if found and (found["end"].strip() or opens or found.end() == len(sentences[0].words)):
        first = sentences[0].cut(found.end(), len(sentences[0].words))
        label = sentences[0].cased[slice(*found.span("label"))]
        return label, ([first, *sentences[1:]] if first.words else sentences[1:])
    headed = bool(passage.headings) and passage.headings[-1] == passage.index - 1
    before = scene.outline.passages[passage.index - 1] if passage.index else None
    if before is not None and (headed or before.block.kind is BlockKind.PARAGRAPH):
        above = scene.whole(before.index)
        found = pattern.match(above.words)
        if found and found.end() >= len(above.words):
            return above.cased[slice(*found.span("label"))], sentences
    return None, sentences


def _statement(
    scene: Scene, passage: Passage, sentences: list[Sentence], licence: Licence
) -> list[Candidate]:
    """Return the candidate of a short paragraph that is one recommendation with its details.

    Below a heading such as "Recommendations", "We recommend that ..." with a sentence of details
    and no other call is one statement.
    """
    if not passage.headings or not 1 < len(sentences) <= _LONGEST_STATEMENT:
        return []
    heading = scene.whole(passage.headings[-1])
    if not patterns("sections")["recommending-heading"].regex.search(heading.words):
        return []
    first = best_call(sentences[0])
    if first is None or not (first.is_core and first.self_made) or "recommend" not in first.pattern:
        return []
    numbered = patterns("grammar")["enumerated-act"].regex.search(sentences[0].words)
    others = map(best_call, sentences[1:])
    if numbered or any(other is not None and other.is_core for other in others):
        return []
    return [whole_item(scene, sentences, sentences[0], first, Setting(licence.mentions))]


def _directed(
    scene: Scene, passage: Passage, sentences: list[Sentence], licence: Licence
) -> list[Candidate]:
    """Return the candidates of a paragraph that says who is to do what, or what is to be done.

    Right below "Recommendation", "Each card to be assigned to one driver." is one; the sentences
    after it are its details, unless they make calls of their own.
    """
    if not passage.headings or len(sentences) > _LONGEST_STATEMENT:
        return []
    heading = scene.whole(passage.headings[-1])
    if not patterns("sections")["recommending-heading"].regex.search(heading.words):
        return []
    if best_call(sentences[0]) is not None:
        return []
    call = directed_call(sentences[0]) or passive_call(sentences[0])
    if call is None:
        return []
    setting = Setting(licence.mentions)
    others = map(best_call, sentences[1:])
    if any(other is not None and other.is_core for other in others):
        first = whole_item(scene, sentences[:1], sentences[0], call, setting)
        return [first, *_prose(scene, sentences[1:], licence)]
    return [whole_item(scene, sentences, sentences[0], call, setting)]


def _prose(scene: Scene, sentences: list[Sentence], licence: Licence) -> list[Candidate]:
    """Return the candidates of running prose, sentence by sentence."""
    found: list[Candidate] = []
    sentences = join_labels(scene, sentences, licence)
    items = inline_items(scene, sentences)
    for number, sentence in enumerate(sentences):
        if number in items:
            found.extend(items[number])
            continue
        counted = licence
        if is_ordinal(sentence) and (
            _announced(sentences[:number]) or _announced_above(scene, sentence.passage)
        ):
            counted = Licence(granted=True, mentions=licence.mentions)
        read = read_sentence(scene, sentence, counted)
        label = _label_behind(sentences, number)
        if label is not None:
            read = [_labelled_behind(one, label) for one in read]
        found.extend(_carried(scene, found, read, sentence))
    beside = any(_calls_itself(one) for one in found) or _beside_line(scene, sentences)
    if licence.granted or licence.refused or not beside:
        return found
    return [_beside_calls(scene, one) for one in found]


def _label_behind(sentences: list[Sentence], number: int) -> str | None:
    """Return the label that stands behind a sentence in brackets: "(Recommendation 9)"."""
    if number + 1 == len(sentences):
        return None
    after = sentences[number + 1]
    found = patterns("sections")["trailing-label"].regex.match(after.words)
    return after.cased[slice(*found.span("label"))] if found else None


def _labelled_behind(one: Candidate, label: str) -> Candidate:
    """Return the candidate of a sentence that a label marks as a recommendation.

    "The Board will need to revisit its plan. (Recommendation 11)" recommends that it do.
    """
    weak = one.rejection in _WEAK or (one.rejection is None and one.status is Status.OPTIONAL)
    status = Status.CORE if weak else one.status
    rejection = None if weak else one.rejection
    return dataclasses.replace(one, label=label, status=status, rejection=rejection)


def _announced(before: list[Sentence]) -> bool:
    """Return whether the sentences before an ordinal announce what it counts.

    "The report makes three recommendations. First, identify ...": "first" is licensed.
    """
    lead_in = patterns("sections")["recommending-lead-in"]
    return any(lead_in.search(sentence.words) for sentence in before)


def _announced_above(scene: Scene, passage: int) -> bool:
    """Return whether a paragraph above, in the same section, announces what an ordinal counts.

    "Four suggestions are made here:" and, paragraphs on, "The second is to meet in the evening."
    """
    passages = scene.outline.passages
    headings = passages[passage].headings
    for above in reversed(passages[max(0, passage - _FARTHEST) : passage]):
        if above.headings != headings:
            return False
        if above.sentences and above.block.kind is BlockKind.PARAGRAPH:
            last = scene.sentence(*above.sentences[-1], above.index)
            if last.words.endswith((":", ".")) and _announced([last]):
                return True
    return False


def _beside_line(scene: Scene, sentences: list[Sentence]) -> bool:
    """Return whether the line right before or after a paragraph of one sentence makes a call.

    In plain text, the lines of one paragraph may come as a paragraph each.
    """
    if len(sentences) > 1:
        return False
    passages, here = scene.outline.passages, sentences[0].passage
    for index in (here - 1, here + 1):
        if not 0 <= index < len(passages) or passages[index].headings != passages[here].headings:
            continue
        first, second = sorted((passages[here].block, passages[index].block), key=_start)
        if second.start - first.end > 1 or passages[index].block.kind is not BlockKind.PARAGRAPH:
            continue
        calls = (best_call(one) for one in scene.sentences(passages[index]))
        if any(call is not None and call.is_core and not call.others for call in calls):
            return True
    return False


def _start(block: Block) -> int:
    """Return where a block begins."""
    return block.start


def _calls_itself(one: Candidate) -> bool:
    """Return whether a candidate is a core call of the author's own, in so many words."""
    return (
        one.rejection is None
        and one.status is Status.CORE
        and one.kind is Kind.DIRECT
        and one.evidence in {Evidence.MODAL, Evidence.PERFORMATIVE}
    )


def _beside_calls(scene: Scene, one: Candidate) -> Candidate:
    """Return an imperative as a call where it stands in a paragraph that makes calls.

    "Agencies should publish their data. Use open formats." asks for both.
    """
    if one.rejection != "unlicensed-imperative" or scene.genre.is_instructions:
        return one
    sentence = scene.sentence(one.start, one.end, one.passage)
    return one if asking_imperative(sentence) is None else granted(one)


def _carried(
    scene: Scene, before: list[Candidate], read: list[Candidate], sentence: Sentence
) -> list[Candidate]:
    """Return the candidates of a sentence, told as reported where it goes on with reported speech.

    In news, "Instead, firms should ..." after "she cautioned against ..." is still her call.
    """
    last = before[-1] if before else None
    if last is None or last.rejection is not None or last.kind is not Kind.REPORTED:
        return read
    goes_on = patterns("grammar")["goes-on"].regex.match(sentence.words)
    if not goes_on or not scene.genre.is_news:
        return read
    issuers = tuple(mention for mention in last.mentions if mention.role is Role.ISSUER)
    return [
        dataclasses.replace(one, kind=Kind.REPORTED, mentions=one.mentions + issuers)
        if one.kind is Kind.DIRECT and one.evidence is Evidence.MODAL
        else one
        for one in read
    ]
