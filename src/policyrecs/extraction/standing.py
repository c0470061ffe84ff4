"""Whether a verb that can make a call makes one where it stands, and how sure a reader would be."""

import re

from policyrecs.extraction import verbs
from policyrecs.extraction.agents import names_agent
from policyrecs.extraction.told_calls import (
    ASKING,
    CORE,
    HEAD_END,
    OPTIONAL,
    SIGNED,
    Standing,
    can_call,
    informs,
    told_standing,
)
from policyrecs.extraction.utterances import BEING, HAVING, WEAKENING, Utterance
from policyrecs.lexicon.patterns import patterns, words_of
from policyrecs.vocabulary import Status

_PERMITTING = frozenset({"may", "can"})
"""Helping verbs that permit."""

_THINGS = frozenset({"this", "that", "which", "what", "these", "it"})
"""Subjects that stand for a thing, unless the verb is one of calling only."""

_ALSO_OF_THINGS = frozenset({"call for", "require", "suggest", "demand", "encourage", "challenge"})
"""Verbs that things do too: "this calls for caution"."""

_WISHED = frozenset({"like", "prefer", "like to see", "prefer to see"})
"""Verbs that wish only after "would": "it works like the others"."""

_CALLING = frozenset({"urge", "call for", "call on", "call upon", "recommend", "demand"})
"""Verbs whose bare participle still calls: "a letter urging the agency to investigate"."""

_FINITE_NEXT = re.compile(r" (?:is|are|was|were|will|can|could|would|has|have|had|may|might)\b")
"""What shows that the word before it is a noun: "public demand can be met"."""

_CLOSING = "\"')*_ "
"""Marks that may follow a question mark."""

_ANNOUNCED = re.compile(
    r" (?:the following |some |several |various |possible |a (?:number|series|set|range) of |two "
    r"|three |four |five |six |seven |eight |nine |ten |\d+ )+(?:[\w-]+ ){0,3}?"
    r"(?:ways|options|proposals|recommendations|measures|principles|solutions|suggestions|steps"
    r"|changes|actions|approaches|elements|areas|things|reforms)\b"
    r"(?! (?:to (?!(?:achieve|do) (?:this|that|it|so)\b)|including|such|that))"
    r"(?!.*\b(?:including|such as) [a-z]+ing\b)"
)
"""What is announced without being said: "we propose seven ways in which"."""

_FOLLOWING = re.compile(
    r" (?:(?:the following|these)\b(?![^:]{0,160} be )[^.:]{0,160}:[*_ \d.)]*$"
    r"|(?:(?:key|policy|some|several|specific|concrete|the following) ){0,3}"
    r"(?:recommendations|suggestions|proposals) (?:to|for|on|in)\b)"
)
"""What is announced to stand below, or not told: "the following actions to help:"."""

_UNASKED = re.compile(
    r"\b(?:no|nor|without)\b(?: [\w-]+){1,4}$"
    r"|\b(?:forefront of|habit of|risk of|short of|instead of|rather than|far from|without)$|^by$"
)
"""What shows that nobody asked: "there were no instructions" recommending it, "short of"."""

_INTENDED = re.compile(
    r"\b(?:aims?|aimed|seeks?|sought|hopes?|plans?|intends?|exists?|tries|tried|designed|able) to "
    r"(?:[\w'-]+ ){1,5}and$"
)
"""An aim, before a second verb of it: the project "aims to support and" encourage developers."""

_MEANWHILE = re.compile(r"(?:^|,)(?: ?while| ?when)?$")
"""What stands before what somebody also does in saying something: ", while" charging firms to."""

_NOUN_PHRASE = re.compile(
    r"(?:^|, )(?:the|an?|this|our|their|its) (?:[\w-]+ ){0,3}[\w-]+$|\bdo(?:es)?$"
)
"""A subject that ends in a noun that is also a verb, or an auxiliary: "we do" suggest that."""

_CONTRACTED = re.compile(r"'d(?: [a-z]+)?$")
"""A contracted "would" before a wish: "we'd also" like."""

_BEGGING = re.compile(
    r"(?:[\w ]{1,40}, ?(?:[-\u2013\u2014] ?)?)?(?:can|may|could|might) (?:i|we)(?: [a-z]+){0,2}$"
)
"""A call that asks leave to be made: "may I urge"."""


def standing_of(utterance: Utterance) -> Standing:
    """Return the status of an utterance, with its rejection where it makes no call."""
    trap = _trap(utterance)
    if trap is not None:
        return Status.CORE, trap
    if utterance.helpers & WEAKENING:
        return OPTIONAL if utterance.own else (Status.CORE, "forecast")
    if utterance.tense == "gerund" and not utterance.helpers & BEING:
        return _participle(utterance)
    return _author(utterance) if utterance.own else told_standing(utterance)


def _trap(utterance: Utterance) -> str | None:
    """Return why the verb is no finite verb of calling."""
    named = patterns("performatives")
    before = utterance.before
    finite = utterance.tense in {"base", "third"}
    past = utterance.tense == "past" and not utterance.helpers
    traps = {
        "negated-cue": utterance.refuses,
        "infinitive": _INTENDED.search(before) is not None
        or (
            before.endswith(" to")
            and not named["calling-infinitive"].regex.search(before)
            and not named["acts-to"].regex.search(before)
        ),
        "back-reference": named["back-reference"].regex.search(before)
        and not named["said-that"].regex.search(before),
        "passive": utterance.helpers & BEING and utterance.tense != "gerund",
        "adjective": past and named["participial"].regex.search(before),
        "noun": finite
        and (
            named["nominal"].regex.search(before)
            or _is_object(before)
            or _FINITE_NEXT.match(utterance.following)
            or (utterance.tense == "base" and not _agrees(utterance))
        ),
        "description": _is_of_thing(utterance) or _is_told_that(utterance),
        "permission": utterance.helpers & _PERMITTING and not utterance.own,
        "preposition": utterance.verb.lemma in _WISHED
        and "would" not in utterance.helpers
        and not _CONTRACTED.search(utterance.before),
        "question": utterance.following.rstrip(_CLOSING).endswith("?") and not _begs(utterance),
        "stem": _ANNOUNCED.match(utterance.following) is not None
        or _FOLLOWING.match(utterance.following) is not None,
    }
    return next((name for name, sprung in traps.items() if sprung), None)


def _begs(utterance: Utterance) -> bool:
    """Return whether a question asks leave to call, as in debates: "may I urge the minister to".

    "May I ask you to explain" only asks.
    """
    told = utterance.party == "you" and informs(utterance)
    return utterance.own and not told and _BEGGING.match(utterance.before) is not None


def _is_of_thing(utterance: Utterance) -> bool:
    """Return whether a thing is said to call for something: "this calls for caution".

    "The petition, which calls for a vote" is what somebody signed; "it called for" tells what a
    body once did, and so does "it is calling for".
    """
    if utterance.subject not in _THINGS or utterance.verb.lemma not in _ALSO_OF_THINGS:
        return False
    if utterance.tense == "gerund" and utterance.helpers & BEING:
        return False
    if utterance.verb.lemma == "suggest" and utterance.complement.form == "gerund":
        return False
    adds = not utterance.helpers.isdisjoint({"also", "further", "additionally"})
    if utterance.subject == "it" and (utterance.tense == "past" or adds):
        return False
    return not (utterance.subject == "which" and SIGNED.search(utterance.before))


def _is_told_that(utterance: Utterance) -> bool:
    """Return whether a party is reminded of a fact: "remind them that pits flood", not to act."""
    return utterance.verb.lemma == "remind" and " that " in utterance.party


def _agrees(utterance: Utterance) -> bool:
    """Return whether the subject may go with a base form: not "a funding" call for research."""
    if utterance.helpers - {"and"} or utterance.own or not utterance.subject:
        return True
    if utterance.cased[:1].isupper() or " and " in utterance.subject:
        return True
    head = HEAD_END.split(utterance.subject)[0]
    return head.endswith("s") or names_agent(utterance.subject, utterance.cased)


def _is_object(before: str) -> bool:
    """Return whether the word before a noun-like verb is a verb: "receive" requests."""
    if _NOUN_PHRASE.search(before):
        return False  # "a new policy brief" urges
    last = before.rsplit(" ", 1)[-1]
    return last in verbs.base_forms() and last not in words_of("verbs", "ambiguous")


def _participle(utterance: Utterance) -> Standing:
    """Return the standing of a participle without an auxiliary: "a letter urging"."""
    if _UNASKED.search(utterance.before):
        return Status.CORE, "unasked"
    written = patterns("performatives")["letter"].regex.search(utterance.before)
    act = utterance.complement.party or utterance.verb.lemma == "ask for"
    if utterance.verb.lemma in ASKING and written and act:
        return CORE
    if utterance.verb.weight == "tell" and _while_pressing(utterance):
        return CORE
    if utterance.verb.weight != "plain":
        return Status.CORE, "participle"
    clear = utterance.complement.form in {"party", "that", "noun"}
    return CORE if clear and utterance.verb.lemma in _CALLING else OPTIONAL


def _while_pressing(utterance: Utterance) -> bool:
    """Return whether somebody presses a party while they speak: "Lee, while charging firms to"."""
    return (
        utterance.verb.lemma != "tell"
        and utterance.to_party
        and _MEANWHILE.search(utterance.before) is not None
        and can_call(utterance.subject, utterance.cased)
    )


def _tells_method(utterance: Utterance) -> bool:
    """Return whether the author tells of a study: "we asked them to describe the process"."""
    return utterance.verb.lemma in ASKING and utterance.tense == "past" and informs(utterance)


def _author(utterance: Utterance) -> Standing:
    """Return the standing of what the document's author says."""
    if utterance.helpers & HAVING and "been" not in utterance.helpers:
        # "We have recommended that" points back to where the call stands; "the system that I have
        # recommended" only mentions it.
        return OPTIONAL if utterance.complement.form == "that" else (Status.CORE, "back-reference")
    if utterance.to_reader or _tells_method(utterance):
        return Status.CORE, "reading-list" if utterance.to_reader else "description"
    if utterance.verb.weight == "own" and utterance.complement.form == "party":
        # "We expect the work to last two years" foretells; "we want ministers to act" calls.
        wish = utterance.verb.lemma == "want"
        return CORE if utterance.to_party else (OPTIONAL if wish else (Status.CORE, "forecast"))
    if utterance.verb.weight == "wish" and utterance.complement.form == "party":
        return CORE if utterance.to_party else OPTIONAL
    if utterance.complement.form == "noun" and utterance.verb.weight == "wish":
        return OPTIONAL
    return (Status.CORE, "noun") if utterance.verb.weight == "noun" else CORE
