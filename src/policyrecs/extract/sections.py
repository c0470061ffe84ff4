"""What headings and lead-ins say about the text below them: whether it recommends, and to whom."""

import re
from dataclasses import dataclass

from policyrecs.candidates import Mention
from policyrecs.documents import Passage
from policyrecs.extract import acts, verbs
from policyrecs.extract.agents import parties_named
from policyrecs.extract.modal import modal_call
from policyrecs.extract.performative import performative_call
from policyrecs.extract.scene import Scene
from policyrecs.extract.sentences import Sentence
from policyrecs.lexicon import patterns
from policyrecs.vocabulary import Basis, Role

_LONGEST_PARTY = 8
"""A heading of more words than this is no mere name of a party."""


@dataclass(frozen=True, slots=True)
class Licence:
    """Whether the text in some place is licensed as a call by what stands above it.

    Attributes:
        granted: Whether bare imperatives there are calls.
        refused: Whether what stands above says that the text is something else.
        stem: Whether the lead-in leaves its sentence to be finished by the items.
        loose: Whether gerunds and noun phrases count too.
        broken: Whether the lead-in has no act of its own, so that infinitives complete it.
        nominal: Whether noun phrases complete the lead-in too: "we call for:".
        mentions: Words above that name who is to act.
    """

    granted: bool
    refused: bool = False
    stem: bool = False
    loose: bool = False
    broken: bool = False
    nominal: bool = False
    mentions: tuple[Mention, ...] = ()


def heading_licence(scene: Scene, passage: Passage) -> Licence:
    """Return what the headings above `passage` license."""
    named = patterns.patterns("sections")
    mentions: list[Mention] = []
    chain = list(reversed(passage.headings))
    if scene.title is not None and scene.title not in chain and scene.title != passage.index:
        chain.append(scene.title)
    for index in chain:
        heading = scene.block_sentence(index)
        if named["recommending-heading"].regex.search(heading.words) or named["label"].regex.match(heading.words):
            mentions.extend(_heading_party(heading))
            return Licence(granted=True, mentions=tuple(mentions))
        if named["neutral-heading"].regex.search(heading.words):
            return Licence(granted=False, refused=True)
        mentions.extend(_heading_party(heading))
    return Licence(granted=False, mentions=tuple(mentions))


def _heading_party(heading: Sentence) -> list[Mention]:
    """Return the mention that a heading makes, if it names a party and little else."""
    words = heading.words.strip(" *_#:")
    if len(words.split()) <= _LONGEST_PARTY and parties_named(words, heading.cased):
        return [Mention(heading.start, heading.end, Role.ADDRESSEE, Basis.HEADING)]
    return []


def lead_in_licence(scene: Scene, passage: Passage) -> Licence:
    """Return what the sentence that introduces `passage` licenses."""
    if passage.lead_in is None:
        return Licence(granted=False)
    spans = scene.outline.passages[passage.lead_in].sentences
    if not spans:
        return Licence(granted=False)
    sentence = scene.sentence(*spans[-1], passage.lead_in)
    return licence_of_lead_in(scene, sentence)


def licence_of_lead_in(scene: Scene, sentence: Sentence) -> Licence:
    """Return what the last sentence before a list licenses."""
    named = patterns.patterns("sections")
    words = sentence.words.rstrip(" *_")
    opens = words.endswith(":")
    cue = named["recommending-lead-in"].regex.search(words)
    if words.endswith("?"):
        return Licence(granted=False, refused=opens)
    call = modal_call(sentence) or performative_call(sentence) if opens or cue else None
    stem = performative_call(sentence) if opens else None
    if call is None or call.rejection is not None:
        call = stem if stem is not None and stem.rejection is None else None
    mentions = []
    if call is not None:
        mentions = [
            Mention(place.start, place.end, role, Basis.LEAD_IN)
            for stretch, role, _ in call.parties
            for place in [sentence.place(*stretch)]
        ]
    if call is None and opens:
        broken = broken_performative(sentence)
        if broken is not None:
            nominal = _NOMINAL.search(words) is not None
            return Licence(granted=True, stem=True, loose=True, broken=True, nominal=nominal, mentions=broken)
    if call is None and not cue:
        if opens and _ends_with_modal(words):
            return Licence(granted=True, stem=True, mentions=tuple(_bare_subject(scene, sentence)))
        return Licence(granted=False, refused=opens and named["neutral-lead-in"].regex.search(words) is not None)
    if call is None and named["neutral-lead-in"].regex.search(words) and not cue:
        return Licence(granted=False, refused=True)
    if call is None and cue:
        start = cue.start()
        mentions = _party_after(sentence, start)
    return Licence(granted=opens or cue is not None, stem=opens, loose=opens, broken=call is None or words.rstrip(": ").endswith(" to") or cue is not None, mentions=tuple(mentions))


def broken_performative(sentence: Sentence) -> tuple[Mention, ...] | None:
    """Return the mentions of a lead-in that ends before the act: "INSTRUCTS the Committee:"."""
    found = _BROKEN.search(sentence.words)
    if not found or re.search(r"\bto$", sentence.words[: found.start()].rstrip()):
        return None
    party = found["party"]
    if not party:
        return ()
    place = sentence.place(*found.span("party"))
    return (Mention(place.start, place.end, Role.ADDRESSEE, Basis.LEAD_IN),)


_NOMINAL = re.compile(r"\b(?:call(?:s|ed|ing)? for|demand(?:s|ed|ing)?|recommend(?:s|ed)?|propose[sd]?|advocat(?:e|es|ing) for|want|ask(?:s|ing)? for)(?: the following| now| urgently)?:$")
"""A lead-in that noun phrases complete."""

_BROKEN = re.compile(
    r"\b(?:recommends?|urges?|calls? (?:up)?on|calls? for|encourages?|invites?|requests?|instructs?|asks?|advises?|proposes?|directs?|demands?|recommended|urged|called on|called for|advised|proposed|suggested|asking|urging|calling on|calling for|suggests?|wants?)"
    r"(?: that)?(?: (?P<party>(?!the following)[^:;]{2,120}?))?(?:,? (?:to|that|should|must|in particular|inter alia|the following|by|specifically|as follows))*,? ?:$"
)
"""A call that breaks off at a colon, before its act."""


def _ends_with_modal(words: str) -> bool:
    """Return whether a lead-in breaks off before its verb: "The Department should:"."""
    last = words.rstrip(": ").rsplit(" ", 2)
    return last[-1] in {"should", "must", "shall"} or last[-2:] in (["need", "to"], ["needs", "to"], ["ought", "to"])


def _bare_subject(scene: Scene, sentence: Sentence) -> list[Mention]:
    """Return the mention that the subject of a broken-off lead-in makes."""
    del scene
    words = sentence.words
    end = max(words.rfind(f" {modal}") for modal in ("should", "must", "shall", "need to", "needs to", "ought to"))
    if end <= 0:
        return []
    place = sentence.place(0, end)
    return [Mention(place.start, place.end, Role.ADDRESSEE, Basis.LEAD_IN)]


def _party_after(sentence: Sentence, start: int) -> list[Mention]:
    """Return the mention in "actions for publishers include"."""
    found = re.compile(r" (?:for|to|by) (?P<party>(?:the |all )?[^,;:.]{2,60}?)(?= (?:include|includes|are|is|to|that|in|should|can|would)\b|[,;:.]|$)").search(sentence.words, start)
    if not found or not parties_named(found["party"], sentence.cased[found.start("party") : found.end("party")]):
        return []
    place = sentence.place(*found.span("party"))
    return [Mention(place.start, place.end, Role.ADDRESSEE, Basis.LEAD_IN)]
