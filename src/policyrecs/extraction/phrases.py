"""Calls by a set phrase: "it is essential that", "our advice is to", "states are urged to"."""

import re

from policyrecs.extraction.calls import Call, NamedWords
from policyrecs.extraction.sentences import Sentence
from policyrecs.extraction.subjects import opening, subject_before
from policyrecs.lexicon.patterns import Pattern, patterns
from policyrecs.vocabulary import Basis, Evidence, Modality, Role, Status

_NARRATED = frozenset({"asked", "requested", "reminded", "invited"})
"""Passives that call in a main clause only: "in which the user is asked to provide"."""

_CITIZEN = "citizen-action"
_PASSIVE = "urged-to"
"""Names of the patterns that need more than their match."""


_OF_OTHERS = re.compile(r"(?:his|her|their|its|(?!it's|that's|there's|what's|let's)\w+'s)\b")
"""A recommendation of somebody else's: "their second suggestion was that"."""

_FIRST_PERSON = frozenset({"i", "we"})
"""Subjects who tell what they were asked: "I have been asked to"."""


def citizen_call(sentence: Sentence) -> Call | None:
    """Return the call to write to one's representatives that a sentence begins with."""
    pattern = patterns("cues")[_CITIZEN]
    found = pattern.search(sentence.words)
    return _call(sentence, pattern, found) if found else None


def phrase_call(sentence: Sentence) -> Call | None:
    """Return the best call that a phrase of cues.toml makes."""
    weak: Call | None = None
    for pattern in patterns("cues").values():
        found = pattern.search(sentence.words)
        if not found or (pattern.name == _PASSIVE and _is_narrated(sentence, found)):
            continue
        call = _call(sentence, pattern, found)
        if call.is_core:
            return call
        weak = weak or call
    return weak


def _is_narrated(sentence: Sentence, found: re.Match[str]) -> bool:
    """Return whether a passive only tells what is asked, inside another clause."""
    subject = sentence.words[slice(*subject_before(sentence.words, found.start()))]
    if subject in _FIRST_PERSON:
        return True
    return found["cue"] in _NARRATED and opening(sentence.words, found.start())[1] > 0


def _call(sentence: Sentence, pattern: Pattern, found: re.Match[str]) -> Call:
    """Return the call that a phrase makes."""
    groups = found.groupdict()
    named: list[NamedWords] = []
    if pattern.name == _PASSIVE:
        subject = subject_before(sentence.words, found.start())
        named.append(NamedWords(subject, Role.ADDRESSEE, Basis.EXPLICIT))
    elif groups.get("party"):
        named.append(NamedWords(found.span("party"), Role.ADDRESSEE, Basis.EXPLICIT))
    if groups.get("issuer"):
        named.append(NamedWords(found.span("issuer"), Role.ISSUER, Basis.EXPLICIT))
    told = _OF_OTHERS.match(found[0]) is not None
    question = sentence.words.rstrip("\"')* ").endswith("?")
    return Call(
        evidence=Evidence.PERFORMATIVE,
        modality=Modality(pattern.codes["modality"]),
        status=Status(pattern.codes["status"]),
        cue=found.span("cue") if groups.get("cue") else found.span(),
        act=found.start("act") if groups.get("act") else found.start(),
        pattern=pattern.name,
        named=tuple(named),
        negated="not to" in found[0],
        others=told or bool(groups.get("issuer")),
        rejection="question" if question else None,
    )
