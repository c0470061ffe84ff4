"""Running prose: one sentence, one record; the best call that the sentence makes."""

import re

from policyrecs.candidates import Candidate, Mention, Place
from policyrecs.extract.build import candidate
from policyrecs.extract.calls import Call
from policyrecs.extract.imperatives import imperative_of
from policyrecs.extract.modal import modal_call
from policyrecs.extract.performative import performative_call
from policyrecs.extract.scene import Scene
from policyrecs.extract.sections import Licence
from policyrecs.extract.sentences import Sentence
from policyrecs.extract.solicitation import solicitation_call
from policyrecs.lexicon import patterns
from policyrecs.vocabulary import Evidence, Modality, Status

_GATE = re.compile(
    r"should|must|ought|need|shall|ha(?:s|ve) to|recommend|urg|call|advi[sc]|suggest|propos|encourag|ask|request|demand|invit|warn|caution|essential|critical|vital"
    r"|imperative|crucial|necessary|important|instruct|direct|seek|comment|respon|submi|time|would|insist|implor|exhort|appeal|plead|press|expect|want|require|mandate|advocat"
    r"|message|role|let's|let us|your |hope|challeng|key|order|better|step|priorit|solution|contact|write|tell|lobby|integral|warrant|overdue|input|feedback"
)
"""A sentence without any of these makes no call but by an imperative."""


def best_call(sentence: Sentence) -> Call | None:
    """Return the best call that a sentence makes by its own words, else one that was trapped."""
    if not _GATE.search(sentence.words):
        return None
    performed = performative_call(sentence)
    if performed is not None and performed.self_made and performed.rejection is None and performed.status is Status.CORE:
        return performed
    solicited = solicitation_call(sentence)
    if solicited is not None:
        return solicited
    modal = modal_call(sentence)
    calls = [call for call in (performed, modal) if call is not None]
    for call in calls:
        if call.rejection is None and call.status is Status.CORE:
            return call
    for call in calls:
        if call.rejection is None:
            return call
    return calls[0] if calls else None


def imperative_call(sentence: Sentence) -> Call | None:
    """Return the call that a bare imperative makes, its licence aside."""
    imperative = imperative_of(sentence)
    if imperative is None:
        return None
    considering = imperative.verb in {"consider", "explore", "examine"}
    return Call(
        evidence=Evidence.IMPERATIVE,
        modality=Modality.CONSIDERATION if considering else Modality.RECOMMENDATION,
        status=Status.CORE,
        cue=(imperative.start, imperative.start),
        act=imperative.start,
        pattern="infinitive" if imperative.infinitive else "imperative",
        lemma=imperative.verb,
        negated=imperative.negated,
    )


ENUMERATED = re.compile(r"\((?:\d{1,2}|[a-h]|[ivx]{1,4})\)|(?<=[ :;,])(?:\d|[a-h])\) ")
"""The number of an act inside a sentence: "(1) apply the rule; and (2) train"."""


def read_sentence(scene: Scene, sentence: Sentence, licence: Licence) -> list[Candidate]:
    """Return the candidates of one sentence of prose."""
    call = best_call(sentence)
    if call is not None and call.rejection is None:
        parts = _enumerated(scene, sentence, call, licence)
        if parts:
            return [candidate(scene, sentence, call, rejection="stem", mentions=licence.mentions), *parts]
    if call is None or call.rejection is not None:
        ordinal = _ordinal_imperative(scene, sentence, licence)
        if ordinal is not None:
            return [ordinal]
    if call is None:
        return []
    rejection = genre_rejection(scene, call, licence)
    if rejection is not None:
        return [candidate(scene, sentence, call, rejection=rejection, mentions=licence.mentions)]
    whole = sentence.place(*call.span) if call.span is not None else None
    return [candidate(scene, sentence, call, whole=whole, mentions=licence.mentions)]


def genre_rejection(scene: Scene, call: Call, licence: Licence) -> str | None:
    """Return why a modal makes no call in a document of this genre."""
    if call.evidence is not Evidence.MODAL or licence.granted:
        return None
    if scene.is_instructions:
        return "conditions-of-use"
    if call.pattern == "modal-should":
        return None
    return "legal-duty" if scene.is_law or (call.pattern == "modal-shall" and not scene.recommends) else None


ORDINAL = re.compile(r"^(?:first|second|third|fourth|fifth|sixth|seventh|firstly|secondly|thirdly|fourthly|finally|lastly|next|also),? ")


def _ordinal_imperative(scene: Scene, sentence: Sentence, licence: Licence) -> Candidate | None:
    """Return the candidate of an imperative in prose that its licence makes a call."""
    call = imperative_call(sentence)
    if call is None:
        return None
    lemma = call.lemma
    ordinal = ORDINAL.match(sentence.words)
    if ordinal and licence.granted:
        part = sentence.cut(ordinal.end(), len(sentence.words))
        again = imperative_call(part)
        return candidate(scene, part, again or call, mentions=licence.mentions) if again else None
    discourse = lemma in patterns.words("verbs", "discourse")
    if licence.granted and call.pattern == "imperative" and sentence.cased[:1].isupper() and not discourse and not scene.is_instructions and len(sentence.words.split()) > 3:
        return candidate(scene, sentence, call, mentions=licence.mentions)
    return candidate(scene, sentence, call, rejection="unlicensed-imperative", mentions=licence.mentions)


def _enumerated(scene: Scene, sentence: Sentence, call: Call, licence: Licence) -> list[Candidate]:
    """Return a candidate for each numbered act inside a sentence; none where they are no acts."""
    numbers = list(ENUMERATED.finditer(sentence.words, call.cue[0]))
    if len(numbers) < 2:
        return []
    parts: list[Candidate] = []
    for position, number in enumerate(numbers):
        end = numbers[position + 1].start() if position + 1 < len(numbers) else len(sentence.words)
        text = re.sub(r"[ ,;:.]*(?:\b(?:and|or)\b ?)?$", "", sentence.words[number.end() : end])
        part = sentence.cut(number.end(), number.end() + len(text))
        own = imperative_call(part)
        if own is None or not part.words:
            return []
        mentions = tuple(
            Mention(place.start, place.end, role, basis)
            for stretch, role, basis in call.parties
            for place in [sentence.place(*stretch)]
            if not (role.value == "issuer" and call.self_made)
        )
        base = candidate(scene, sentence, call)
        parts.append(
            candidate(scene, part, own, mentions=mentions or licence.mentions, kind=base.kind, evidence=base.evidence, label=number[0].strip())
        )
    return parts


