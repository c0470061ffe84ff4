"""Items: bullets and numbered items in the form of a recommendation."""

import re

from policyrecs.candidates import Candidate
from policyrecs.documents import Passage
from policyrecs.extraction.addressed import addressed, join_labels
from policyrecs.extraction.build import Setting, candidate
from policyrecs.extraction.calls import Call
from policyrecs.extraction.imperatives import imperative_call
from policyrecs.extraction.licence import Licence
from policyrecs.extraction.licences import item_licence
from policyrecs.extraction.prose import best_call, read_sentence
from policyrecs.extraction.scene import Scene, is_numbered
from policyrecs.extraction.sentences import Sentence
from policyrecs.extraction.statements import statement_call, whole_item
from policyrecs.extraction.titled_items import read_titled_item, title_end
from policyrecs.lexicon.patterns import patterns, words_of
from policyrecs.vocabulary import Evidence

_ANSWERS = re.compile(r"(?:however|but|yet|nevertheless|nonetheless|in fact|in reality)\b")
"""How a sentence begins that answers what others call for: "However, the costs are small"."""

_ELABORATES = re.compile(
    r"(?:to (?:do|achieve) (?:this|so)|in (?:doing|so doing)|this|it|they|these|those|such|that|he"
    r"|she|we|you|the (?:same|latter|former)|for (?:example|instance)|specifically|in particular"
    r"|also|and|but|further|furthermore|additionally|moreover|ideally|where|if|when)\b"
)
"""How a sentence goes on with the one before it: "To do this, platforms must be built"."""

_LONGEST_LEAD = 2
"""In an item of more sentences, those before the call argue for it, and are no part of it."""


def read_item(scene: Scene, passage: Passage) -> list[Candidate]:
    """Return the candidates of a list item."""
    sentences = scene.sentences(passage)
    label: str | None = passage.block.marker or None
    licence = item_licence(scene, passage)
    if sentences:
        labelled = patterns("sections")["label"].regex.match(sentences[0].words)
        if labelled:
            label = sentences[0].cased[slice(*labelled.span("label"))]
            licence = Licence(granted=True, mentions=licence.mentions)
            sentences = _behind(sentences, labelled.end())
    if not sentences or _is_reading_list(scene, passage):
        return []
    joined = join_labels(scene, sentences, licence)
    named = addressed(scene, joined[0], licence)
    if named is not None:
        setting = Setting(named.mentions, label)
        return [whole_item(scene, joined, named.sentence, named.call, setting)]
    return _read(scene, passage, sentences, licence, label)


def _read(
    scene: Scene,
    passage: Passage,
    sentences: list[Sentence],
    licence: Licence,
    label: str | None,
) -> list[Candidate]:
    """Return the candidates of an item, its label and whom it names aside."""
    if title_end(scene, passage) is not None:
        return read_titled_item(scene, passage, sentences, licence, label)
    setting = Setting(licence.mentions, label)
    call = statement_call(scene, sentences[0], licence, passage)
    weak = call is not None and not call.is_core and any(map(_is_core_call, sentences[1:]))
    argues = weak or _is_paragraph(scene, passage)
    imperative = call is not None and call.pattern == "item-imperative" and call.rejection is None
    argues = argues or (not (licence.granted or imperative) and _argues(passage, sentences))
    if call is not None and call.rejection is None and not argues:
        return [whole_item(scene, sentences, sentences[0], call, setting)]
    if licence.granted:
        later = _later_call(sentences) if len(sentences) <= _LONGEST_LEAD else None
        if later is not None:
            return [whole_item(scene, sentences, *later, setting)]
    plain = Licence(granted=False, refused=licence.refused, mentions=licence.mentions)
    found = [one for sentence in sentences for one in read_sentence(scene, sentence, plain)]
    if not found and call is not None:
        found = [candidate(scene, sentences[0], call, setting)]
    return found


def _is_core_call(sentence: Sentence) -> bool:
    """Return whether a sentence makes a call on which careful readers agree."""
    call = best_call(sentence)
    return call is not None and call.is_core


def _is_paragraph(scene: Scene, passage: Passage) -> bool:
    """Return whether an item is a numbered paragraph, not one of the numbered recommendations."""
    if not scene.is_numbered_paragraph(passage):
        return False
    nearest = passage.headings[-1] if passage.headings else scene.title
    recommending = patterns("sections")["recommending-heading"].regex
    return nearest in {scene.title, None} or not recommending.search(scene.whole(nearest).words)


def _argues(passage: Passage, sentences: list[Sentence]) -> bool:
    """Return whether an item argues, its calls here and there: a numbered one with several calls.

    So does one that tells of several calls, each with its maker: "The Committee recommended ... It
    also urged ...".
    """
    if len(sentences) == 1:
        return False
    found = [(one, call) for one in sentences if (call := best_call(one)) and call.is_core]
    told = [call for _, call in found if call.others and call.evidence is Evidence.PERFORMATIVE]
    further = [one for one, _ in found[1:] if not _ELABORATES.match(one.words)]
    told *= 1 + any(_ANSWERS.match(one.words) for one in sentences[1:])
    return len(told) > 1 or (is_numbered(passage) and bool(further))


def _is_reading_list(scene: Scene, passage: Passage) -> bool:
    """Return whether an item stands right below a heading such as "Important links"."""
    if not passage.headings:
        return False
    heading = scene.whole(passage.headings[-1]).words
    return patterns("sections")["reading-heading"].regex.match(heading) is not None


def _behind(sentences: list[Sentence], end: int) -> list[Sentence]:
    """Return the sentences without a label that ends at `end` in the first."""
    first = sentences[0].cut(end, len(sentences[0].words))
    return [first, *sentences[1:]] if first.words else sentences[1:]


def _later_call(sentences: list[Sentence]) -> tuple[Sentence, Call] | None:
    """Return the first call after an item's first sentence, with its sentence."""
    for sentence in sentences[1:]:
        call = best_call(sentence) or imperative_call(sentence)
        if call is None or call.rejection is not None:
            continue
        if call.evidence is Evidence.SOLICITATION:
            return None
        if call.pattern != "imperative" or call.lemma not in words_of("verbs", "discourse"):
            return sentence, call
    return None
