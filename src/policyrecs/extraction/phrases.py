"""Calls by a set phrase: "it is essential that", "our advice is to", "states are urged to"."""

import functools
import re
from typing import NamedTuple

from policyrecs.extraction import verbs
from policyrecs.extraction.agents import names_party
from policyrecs.extraction.attribution import is_author
from policyrecs.extraction.calls import Call, NamedWords, Stretch
from policyrecs.extraction.sentences import Sentence, heads_of, heads_with_endings
from policyrecs.extraction.subjects import opening, subject_before
from policyrecs.extraction.told_calls import can_call
from policyrecs.extraction.utterances import NEGATIONS, WEAKENING
from policyrecs.lexicon.patterns import Pattern, holds_any, patterns
from policyrecs.vocabulary import Basis, Evidence, Modality, Role, Status

_NARRATED = frozenset({"asked", "requested", "reminded", "invited"})
"""Passives that call in a main clause only: "in which the user is asked to provide"."""

_PRESSED = frozenset({"urged", "called on", "called upon", "exhorted", "implored"})
"""Passives that call on a person too, where the text says who urges them."""

_HABITUAL = re.compile(
    r"\bbeing (?:asked|requested)"
    r"|\b(?:generally|usually|typically|normally|often|sometimes|always) "
    r"(?:asked|requested|invited|reminded|called (?:up)?on)"
    r"|^(?:often|usually|typically|sometimes|normally), [^,]{2,60} (?:is|are) "
    r"(?:asked|requested|invited|reminded|called (?:up)?on)"
)
"""What is asked of people as a rule, told as a fact: "callers are usually asked to wait"."""

_CITIZEN = "citizen-action"
_PASSIVE = "urged-to"
_BEGGED = "polite-question"
_JUDGED = "holds-essential"
"""Names of the patterns that need more than their match."""


_OF_OTHERS = re.compile(r"(?:his|her|their|its|(?!it's|that's|there's|what's|let's)\w+'s)\b")
"""A recommendation of somebody else's: "their second suggestion was that"."""

_RECOMMENDED = "recommendation-is"
_ONCE = re.compile(r"(?!(?:our|my|this)\b).* (?:was|were) ")
"""A recommendation that was made once, by others: "a key recommendation was that"."""

_ACT = ("act", "verb", "infinitive", "clause", "thing")
"""Groups of a phrase that may hold where the act begins."""

_PARTY = ("party", "addressee")
"""Groups of a phrase that may hold who is to act."""

_TOLD = re.compile(
    r"(?:has been|have been|was|were) .*"
    r"(?:urged|advised|encouraged|called|asked|told|requested|begged|pressed|challenged)"
    r"|it (?:was|has been) .*(?:recommended|suggested|proposed|advised|requested)"
    r"|.*\b(?:fac(?:e|es|ed|ing)) (?:[a-z]+ ){0,2}(?:calls|pressure|demands)\b"
    r"|.* under .*\bpressure\b"
    r"|(?:an?|the|another) (?:\w+ )?(?:suggestion|proposal|recommendation|request|demand|plea) "
    r"(?:was|has been) (?:also |then )?(?:made|put|raised|tabled|submitted|received)"
)
"""What tells that others asked: "the city was urged to", "it was proposed", "faces calls to"."""

_PAST = ("was ", "were ")
"""How a passive of the past begins, which calls only on a known party."""

_NEGATED = re.compile(
    r"\bnot to\b|: (?:don't|do not|never)\b"
    r"|\bnot (?:\w+ )?(?:recommended|advis(?:ed|able)|desirable)\b|\badvised against\b"
    r"|\bplease (?:do not|don't|never)\b"
)
"""What turns the act of a phrase round: "advised not to share", "please do not approve"."""

_OF_THEIR_OWN = re.compile(
    r"(?:issu|repeat|renew|reiterat|launch|voic|made|make)[a-z]* (?:its|their|his|her) "
)
"""What shows that a call is one's own, not one that one backs: "repeated their demand for"."""

_THIRD = re.compile(r"[a-z]+s\b")
"""A verb in the third person, with which the items of a motion begin."""

_TOLD_WEAKLY = frozenset({"issues-call-for"})
"""Phrases that, told of somebody else, may be bare advocacy: "the union backs calls for a ban"."""

_FIRST_PERSON = frozenset({"i", "we"})
"""Subjects who tell what they were asked: "I have been asked to"."""


class _Caller(NamedTuple):
    """Who makes the call of a phrase.

    Attributes:
        own: Whether the words say that it is the document's author.
        subject: The words that name them; empty where the phrase has no subject.
        refuses: Whether they refuse it: "we do not support calls for".
    """

    own: bool
    subject: Stretch = (0, 0)
    refuses: bool = False


def citizen_call(sentence: Sentence) -> Call | None:
    """Return the call to write to one's representatives that a sentence begins with."""
    pattern = patterns("cues")[_CITIZEN]
    found = pattern.regex.match(sentence.words)
    return _call(sentence, pattern, found) if found else None


def _possible(words: str) -> list[Pattern]:
    """Return the patterns of cues.toml of which a needed word stands in a sentence, in order."""
    needed = _needed()
    numbers: set[int] = set()
    for head in needed.keys() & heads_of(words):
        for needle, users in needed[head]:
            if needle in words:
                numbers.update(users)
    found = (_cues()[number] for number in sorted(numbers))
    return [pattern for pattern in found if holds_any(words, pattern.also)]


@functools.cache
def _cues() -> tuple[Pattern, ...]:
    """The patterns of cues.toml in the order of the file."""
    return tuple(patterns("cues").values())


@functools.cache
def _needed() -> dict[str, list[tuple[str, tuple[int, ...]]]]:
    """The words that patterns of cues.toml need, with the patterns' numbers, by their heads."""
    users: dict[str, list[int]] = {}
    for number, pattern in enumerate(_cues()):
        for word in pattern.needs:
            users.setdefault(word, []).append(number)
    by_head: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    for word, numbers in users.items():
        for head in heads_with_endings(word.strip().split(" ")[0]):
            by_head.setdefault(head, []).append((word, tuple(numbers)))
    return by_head


def phrase_call(sentence: Sentence) -> Call | None:
    """Return the best call that a phrase of cues.toml makes."""
    weak: Call | None = None
    for pattern in _possible(sentence.words):
        found = pattern.regex.search(sentence.words)
        if not found or (pattern.name == _PASSIVE and _is_narrated(sentence, found)):
            continue
        call = _call(sentence, pattern, found)
        if call is None:
            continue
        if call.is_core:
            return call
        weak = weak or call
    return weak


def _is_narrated(sentence: Sentence, found: re.Match[str]) -> bool:
    """Return whether a passive only tells what is asked, inside another clause."""
    place = subject_before(sentence.words, found.start())
    subject = sentence.words[slice(*place)]
    if subject in _FIRST_PERSON:
        return True
    telling = found["cue"] in _NARRATED | {"told"} and not found[0].startswith(("is ", "are "))
    act = sentence.words[found.start("act") :]
    if telling and patterns("performatives")["informing-act"].regex.match(act):
        return True
    told_by = found["issuer"] and found["cue"] in _PRESSED
    if (
        (found[0].startswith(_PAST) or found["cue"] == "told")
        and not told_by
        and not names_party(sentence.cased[slice(*place)])
    ):
        # "He was advised to rest" is nobody's policy; "Mr Roe was urged by doctors to" act may be.
        return True
    if _HABITUAL.search(sentence.words[: found.end()]):
        return True
    return found["cue"] in _NARRATED and opening(sentence.words, found.start())[1] > 0


def _call(sentence: Sentence, pattern: Pattern, found: re.Match[str]) -> Call | None:
    """Return the call that a phrase makes; None where nobody who can call makes it."""
    groups = found.groupdict()
    caller = _caller(sentence, pattern, found)
    if caller is None or (groups.get("verb") and not _is_verb(groups["verb"])):
        return None
    named = _named(sentence, pattern, found, caller)
    others = (
        _TOLD.match(found[0]) is not None
        or _OF_OTHERS.match(found[0]) is not None
        or (pattern.name == _RECOMMENDED and _ONCE.match(found[0]) is not None)
        or (bool(groups.get("issuer")) and not caller.own)
        or (caller.subject[1] > 0 and not caller.own)
    )
    question = pattern.name != _BEGGED and sentence.words.rstrip("\"')* ").endswith("?")
    weakly = pattern.name in _TOLD_WEAKLY and not _OF_THEIR_OWN.match(found[0])
    told = others and weakly and caller.subject[1] > 0
    told = told or (groups.get("cue") == "told" and found[0].startswith(_PAST))
    return Call(
        evidence=Evidence.PERFORMATIVE,
        modality=Modality(pattern.codes["modality"]),
        status=Status.OPTIONAL if told else Status(pattern.codes["status"]),
        cue=found.span("cue") if groups.get("cue") else found.span(),
        act=next((found.start(name) for name in _ACT if groups.get(name)), found.start()),
        pattern=pattern.name,
        named=named,
        negated=caller.refuses or _NEGATED.search(found[0]) is not None,
        self_made=caller.own,
        others=others,
        rejection="question" if question else None,
    )


def _is_verb(word: str) -> bool:
    """Return whether a word after "to" or "of" is a verb: "the proposal to extend"."""
    return word in verbs.base_forms() or verbs.lemma_of_gerund(word) is not None


def _named(
    sentence: Sentence, pattern: Pattern, found: re.Match[str], caller: _Caller
) -> tuple[NamedWords, ...]:
    """Return the words of a phrase that name who is to act, and who calls."""
    groups = found.groupdict()
    named: list[NamedWords] = []
    if pattern.name == _PASSIVE:
        subject = subject_before(sentence.words, found.start())
        named.append(NamedWords(subject, Role.ADDRESSEE, Basis.EXPLICIT))
    named.extend(
        NamedWords(found.span(group), Role.ADDRESSEE, Basis.EXPLICIT)
        for group in _PARTY
        if groups.get(group)
    )
    if groups.get("issuer") and caller.subject == (0, 0):
        named.append(NamedWords(found.span("issuer"), Role.ISSUER, Basis.EXPLICIT))
    if caller.subject[1] > 0 and not caller.own:
        named.append(NamedWords(caller.subject, Role.ISSUER, Basis.EXPLICIT))
    return tuple(named)


def _caller(sentence: Sentence, pattern: Pattern, found: re.Match[str]) -> _Caller | None:
    """Return who makes the call of a phrase, by its subject; None where nobody can have."""
    if pattern.codes.get("subject") == "ours":
        return _Caller(own=True)
    if pattern.codes.get("subject") == "named":
        return _who_calls(sentence, found.span("issuer"))
    if pattern.codes.get("subject") != "issuer":
        return _Caller(own=False)
    before = sentence.words[: found.start()].rstrip()
    helpers = patterns("performatives")["helpers"].regex.search(before)
    helping = frozenset(word.strip(",") for word in helpers[0].split()) if helpers else frozenset()
    place = subject_before(sentence.words, helpers.start() if helpers else len(before))
    subject = sentence.words[slice(*place)]
    own = is_author(subject)
    refuses = bool(helping & NEGATIONS)
    judged = pattern.name == _JUDGED
    if not subject and found.start() == 0 and _THIRD.match(found[0]) and not judged:
        return _Caller(own=False)  # "Supports the charity's call for": an item of a motion
    if helping & WEAKENING or (refuses and (judged or not own)):
        return None
    caller = _who_calls(sentence, place)
    return caller._replace(refuses=refuses) if caller else None


def _who_calls(sentence: Sentence, place: Stretch) -> _Caller | None:
    """Return the caller that a stretch names; None where it names nobody who can call."""
    subject = sentence.words[slice(*place)]
    own = is_author(subject)
    if not own and not can_call(subject, sentence.cased[slice(*place)]):
        return None
    return _Caller(own, place)
