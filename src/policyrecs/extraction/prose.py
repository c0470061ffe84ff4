"""Running prose: one sentence, one record; the best call that the sentence makes."""

import dataclasses
import functools
import re

from policyrecs.candidates import Candidate, Mention, Place
from policyrecs.extraction.addressed import addressed
from policyrecs.extraction.build import Setting, candidate
from policyrecs.extraction.calls import Call
from policyrecs.extraction.imperatives import imperative_call
from policyrecs.extraction.licence import Licence
from policyrecs.extraction.licences import tells_law
from policyrecs.extraction.modal import CONSIDERING, modal_call
from policyrecs.extraction.performative import continued_call, performative_call
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.sentences import Sentence, heads_of, heads_with_endings
from policyrecs.extraction.solicitation import solicitation_call
from policyrecs.lexicon.patterns import patterns, table, words_of
from policyrecs.vocabulary import Evidence, Role, Status

_FEWEST_WORDS = 4
"""An imperative in prose has at least so many words: not "Read more"."""

_ADVISING = frozenset({"modal-should", "modal-ought-to", "modal-ought"})
"""Modals that advise, even where the law is told."""

BY_LICENCE = frozenset({"is-recommended", "ordinal-is"})
"""Cues that are sure only where something above licenses calls."""

_HAVE_DONE = re.compile(r"(?:have|has) (?:an?|the|its|their|all|any) ")
"""An act done by others, after acts of one's own: "(2) have an audit performed"."""

_PART_TAIL = re.compile(r"[ ,;:.]*(?:\b(?:and|or)\b ?)?$")
"""What joins one numbered act to the next: "; and"."""


@functools.lru_cache(maxsize=16)
def best_call(sentence: Sentence) -> Call | None:
    """Return the best call that a sentence makes by its own words, else one that was trapped.

    Several readers of a paragraph ask for it.
    """
    words = sentence.words
    if not _may_call(words) or patterns("traps")["user-story"].regex.match(words):
        return None
    performed = performative_call(sentence)
    if performed is not None and performed.self_made and performed.is_core:
        return performed
    asked = modal_call(sentence)
    solicited = solicitation_call(sentence)
    if solicited is not None and not _asks_first(asked, solicited):
        return solicited
    calls = [call for call in (performed, asked) if call is not None]
    standing = [call for call in calls if call.rejection is None]
    core = [call for call in standing if call.is_core]
    return next(iter(core or standing or calls), None)


def _asks_first(asked: Call | None, solicited: Call) -> bool:
    """Return whether a modal asks somebody else for input: "we should ask for feedback"."""
    return (
        asked is not None
        and asked.is_core
        and solicited.pattern == "invitation"
        and asked.cue[0] < solicited.cue[0]
    )


def _may_call(words: str) -> bool:
    """Return whether a sentence holds any word or phrase of gate.toml, which every call does."""
    if not _stems().isdisjoint(heads_of(words)):
        return True
    for phrase in _phrases():  # noqa: SIM110  a generator takes several times as long
        if phrase in words:
            return True
    return False


@functools.cache
def _stems() -> frozenset[str]:
    """The heads of the words that begin with a stem of gate.toml."""
    return frozenset().union(*map(heads_with_endings, table("gate")["stems"]))


@functools.cache
def _phrases() -> tuple[str, ...]:
    """The phrases of gate.toml, in its order."""
    return tuple(table("gate")["phrases"])


def read_sentence(scene: Scene, sentence: Sentence, licence: Licence) -> list[Candidate]:
    """Return the candidates of one sentence of prose."""
    call = best_call(sentence)
    if call is not None and call.pattern in BY_LICENCE and licence.granted:
        call = dataclasses.replace(call, status=Status.CORE)
    if call is None or not call.is_core or call.rejection is not None:
        named = addressed(scene, sentence, licence)
        if named is not None:
            setting = Setting(named.mentions, whole=Place(sentence.start, sentence.end))
            return [candidate(scene, named.sentence, named.call, setting)]
        licensed = _imperative(scene, sentence, licence)
        trapped = call is None or call.rejection is not None
        if licensed is not None and (trapped or licensed.rejection is None):
            return [licensed]
    if call is None:
        return []
    breaks_off = call.rejection == "fragment" and call.pattern == "modal-should"
    if call.rejection is None or breaks_off:
        parts = _numbered_acts(scene, sentence, call, licence)
        if parts:
            stem = Setting(mentions=licence.mentions, rejection="stem")
            return [candidate(scene, sentence, call, stem), *parts]
    setting = Setting(
        mentions=licence.mentions,
        whole=sentence.place(*call.span) if call.span is not None else None,
        rejection=genre_rejection(scene, sentence, call, licence),
    )
    return [candidate(scene, sentence, call, setting)]


def genre_rejection(scene: Scene, sentence: Sentence, call: Call, licence: Licence) -> str | None:
    """Return why a modal makes no call in a document, or a section, of this genre."""
    if call.evidence is Evidence.PERFORMATIVE and call.to_reader and scene.genre.is_instructions:
        return "how-to"
    if call.evidence is not Evidence.MODAL or licence.granted:
        return None
    asks = scene.genre.recommends or scene.genre.guides
    unasked = call.pattern == "modal-shall" and not asks
    duty = scene.genre.is_law or unasked or tells_law(scene, sentence.passage)
    reasons = {
        "contest": scene.genre.is_sport,
        "conditions-of-use": scene.genre.is_instructions,
        "legal-duty": duty and call.pattern not in _ADVISING,
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def is_ordinal(sentence: Sentence) -> bool:
    """Return whether a sentence begins with "First," or the like."""
    return patterns("grammar")["ordinal"].regex.match(sentence.words) is not None


def _imperative(scene: Scene, sentence: Sentence, licence: Licence) -> Candidate | None:
    """Return the candidate of an imperative in prose, rejected where nothing licenses it."""
    call = imperative_call(sentence)
    if call is None:
        return None
    ordinal = patterns("grammar")["ordinal"].regex.match(sentence.words)
    if ordinal and licence.granted:
        part = sentence.cut(ordinal.end(), len(sentence.words))
        own = imperative_call(part)
        if own is not None and own.pattern == "imperative":
            return candidate(scene, part, own, Setting(licence.mentions))
    begged = scene.genre.is_letter and patterns("grammar")["please"].regex.match(sentence.words)
    licensed = (
        (licence.granted or bool(begged))
        and call.pattern == "imperative"
        and sentence.cased[:1].isupper()
        and (call.lemma not in words_of("verbs", "discourse") or call.lemma in CONSIDERING)
        and not (begged and call.lemma in words_of("verbs", "tool") | words_of("verbs", "web"))
        and not scene.genre.is_instructions
        and len(sentence.words.split())
        >= _FEWEST_WORDS - (call.lemma in words_of("verbs", "only_verbs"))
    )
    rejection = None if licensed else _unlicensed(sentence, licence)
    return candidate(scene, sentence, call, Setting(licence.mentions, rejection=rejection))


def _unlicensed(sentence: Sentence, licence: Licence) -> str:
    """Return why an imperative in prose that nothing licenses is no call."""
    if licence.refused:
        return "other-list"
    speech = patterns("speech")
    if speech["pointer"].regex.match(sentence.words):
        return "reading-list"
    phatic = speech["phatic-order"].regex.match(sentence.words)
    return "phatic" if phatic else "unlicensed-imperative"


def _numbered_acts(
    scene: Scene, sentence: Sentence, call: Call, licence: Licence
) -> list[Candidate]:
    """Return a candidate for each numbered act inside a sentence; none where they are no acts.

    "We recommend that the office (1) apply the rule and (2) train its staff" holds two.
    """
    finder = patterns("grammar")["enumerated-act"].regex
    numbers = list(finder.finditer(sentence.words, call.cue[0]))
    if len(numbers) < 2:  # noqa: PLR2004  one number is a reference
        return []
    whole = candidate(scene, sentence, call)
    addressees = tuple(m for m in whole.mentions if m.role is not Role.ISSUER or not call.self_made)
    bare = sentence.words[: numbers[0].start()].rstrip(": ").endswith(" that")
    parts: list[Candidate] = []
    for position, number in enumerate(numbers):
        last = position + 1 == len(numbers)
        end = len(sentence.words) if last else numbers[position + 1].start()
        text = _PART_TAIL.sub("", sentence.words[number.end() : end])
        part = sentence.cut(number.end(), number.end() + len(text))
        own = (imperative_call(part) or continued_call(part, bare=bare)) if part.words else None
        if own is None and parts and _HAVE_DONE.match(part.words):
            own = dataclasses.replace(call, cue=(0, 0), act=0, named=(), lemma="have")
        if own is None:
            return []
        mentions: tuple[Mention, ...] = addressees or licence.mentions
        setting = Setting(mentions, number[0].strip(), evidence=whole.evidence, kind=whole.kind)
        parts.append(candidate(scene, part, own, setting))
    return parts
