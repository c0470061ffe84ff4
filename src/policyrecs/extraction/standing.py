"""Whether a verb that can make a call makes one where it stands, and how sure a reader would be."""

import re

from policyrecs.extraction import verbs
from policyrecs.extraction.agents import names_agent
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

_ASKING = frozenset({"ask", "ask for", "request"})
"""Verbs of asking, which orders do not share: what is asked in writing is a call."""

_CALLING = frozenset({"urge", "call for", "call on", "call upon", "recommend", "demand"})
"""Verbs whose bare participle still calls: "a letter urging the agency to investigate"."""

_THING_OF_A_NAME = re.compile(r"[A-Z][\w.]*'s? (?:[a-z-]+ ?)+$")
"""A subject whose head is a common noun after a name: "the FBI's criminal justice role"."""

_SIGNED = re.compile(
    r"\b(?:petition|letter|report|motion|resolution|statement|manifesto|amendment|declaration"
    r"|campaign|paper|submission|document),? which$"
)
"""A text that "which" stands for: "the petition, which" calls for a vote."""

_FINITE_NEXT = re.compile(r" (?:is|are|was|were|will|can|could|would|has|have|had|may|might)\b")
"""What shows that the word before it is a noun: "public demand can be met"."""

_PRIVATE = re.compile(r" that (?:he|she|i)\b")
"""One person who is asked for something, rather than a body or a group."""

_HEAD_END = re.compile(r" (?:of|in|for|with|that|which|who|on|at|from|by|to)\b|,")
"""Where the head of a noun phrase ends: "the authors of the report"."""

_CLOSING = "\"')*_ "
"""Marks that may follow a question mark."""

_ANNOUNCED = re.compile(
    r" (?:the following |some |several |various |possible |a (?:number|series|set|range) of |two "
    r"|three |four |five |six |seven |eight |nine |ten |\d+ )+(?:[\w-]+ ){0,3}?"
    r"(?:ways|options|proposals|recommendations|measures|principles|solutions|suggestions|steps"
    r"|changes|actions|approaches|elements|areas|things|reforms)\b"
    r"(?! (?:to|including|such|that))(?!.*\b(?:including|such as) [a-z]+ing\b)"
)
"""What is announced without being said: "we propose seven ways in which"."""

_UNASKED = re.compile(
    r"\b(?:no|nor|without)\b(?: [\w-]+){1,4}$"
    r"|\b(?:forefront of|habit of|risk of|short of|instead of|rather than|far from|without)$"
)
"""What shows that nobody asked: "there were no instructions" recommending it, "short of"."""

_CONTRACTED = re.compile(r"'d(?: [a-z]+)?$")
"""A contracted "would" before a wish: "we'd also" like."""

_BEGGING = re.compile(r"(?:[\w ]{1,40}, )?(?:can|may|could|might) (?:i|we)(?: [a-z]+){0,2}$")
"""A call that asks leave to be made: "may I urge"."""

_PROCESS_WITHIN = 80
"""A noun of process stands within so many characters of its verb."""


Standing = tuple[Status, str | None]
"""Status, and why it makes no call."""

_CORE: Standing = (Status.CORE, None)
_OPTIONAL: Standing = (Status.OPTIONAL, None)


def standing_of(utterance: Utterance) -> Standing:
    """Return the status of an utterance, with its rejection where it makes no call."""
    trap = _trap(utterance)
    if trap is not None:
        return Status.CORE, trap
    if utterance.helpers & WEAKENING:
        return _OPTIONAL if utterance.own else (Status.CORE, "forecast")
    if utterance.tense == "gerund" and not utterance.helpers & BEING:
        return _participle(utterance)
    return _author(utterance) if utterance.own else _somebody(utterance)


def _trap(utterance: Utterance) -> str | None:
    """Return why the verb is no finite verb of calling."""
    named = patterns("performatives")
    before = utterance.before
    finite = utterance.tense in {"base", "third"}
    past = utterance.tense == "past" and not utterance.helpers
    traps = {
        "negated-cue": utterance.refuses,
        "infinitive": before.endswith(" to")
        and not named["calling-infinitive"].regex.search(before),
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
        "description": _is_of_thing(utterance),
        "permission": utterance.helpers & _PERMITTING and not utterance.own,
        "preposition": utterance.verb.lemma in _WISHED
        and "would" not in utterance.helpers
        and not _CONTRACTED.search(utterance.before),
        "question": utterance.following.rstrip(_CLOSING).endswith("?") and not _begs(utterance),
        "stem": _ANNOUNCED.match(utterance.following) is not None,
    }
    return next((name for name, sprung in traps.items() if sprung), None)


def _begs(utterance: Utterance) -> bool:
    """Return whether a question asks leave to call, as in debates: "may I urge the minister to"."""
    return (
        utterance.own and utterance.party != "you" and _BEGGING.match(utterance.before) is not None
    )


def _is_of_thing(utterance: Utterance) -> bool:
    """Return whether a thing is said to call for something: "this calls for caution".

    "The petition, which calls for a vote" is what somebody signed; "it called for" tells what a
    body once did, and so does "it is calling for".
    """
    if utterance.subject not in _THINGS or utterance.verb.lemma not in _ALSO_OF_THINGS:
        return False
    if utterance.tense == "gerund" and utterance.helpers & BEING:
        return False
    adds = not utterance.helpers.isdisjoint({"also", "further", "additionally"})
    if utterance.subject == "it" and (utterance.tense == "past" or adds):
        return False
    return not (utterance.subject == "which" and _SIGNED.search(utterance.before))


def _agrees(utterance: Utterance) -> bool:
    """Return whether the subject may go with a base form: not "a funding" call for research."""
    if utterance.helpers - {"and"} or utterance.own or not utterance.subject:
        return True
    if utterance.cased[:1].isupper() or " and " in utterance.subject:
        return True
    head = _HEAD_END.split(utterance.subject)[0]
    return head.endswith("s") or names_agent(utterance.subject, utterance.cased)


def _is_object(before: str) -> bool:
    """Return whether the word before a noun-like verb is a verb: "receive" requests."""
    last = before.rsplit(" ", 1)[-1]
    return last in verbs.base_forms() and last not in words_of("verbs", "ambiguous")


def _participle(utterance: Utterance) -> Standing:
    """Return the standing of a participle without an auxiliary: "a letter urging"."""
    if _UNASKED.search(utterance.before):
        return Status.CORE, "description"
    written = patterns("performatives")["letter"].regex.search(utterance.before)
    act = utterance.complement.party or utterance.verb.lemma == "ask for"
    if utterance.verb.lemma in _ASKING and written and act:
        return _CORE
    if utterance.verb.weight != "plain":
        return Status.CORE, "participle"
    clear = utterance.complement.form in {"party", "that", "noun"}
    return _CORE if clear and utterance.verb.lemma in _CALLING else _OPTIONAL


def _author(utterance: Utterance) -> Standing:
    """Return the standing of what the document's author says."""
    if utterance.helpers & HAVING and "been" not in utterance.helpers:
        # "We have recommended that" points back to where the call stands; "the system that I have
        # recommended" only mentions it.
        return _OPTIONAL if utterance.complement.form == "that" else (Status.CORE, "back-reference")
    if utterance.to_reader:
        return Status.CORE, "reading-list"
    if utterance.verb.weight == "own" and utterance.complement.form == "party":
        # "We expect the work to last two years" foretells; "we want ministers to act" calls.
        wish = utterance.verb.lemma == "want"
        return _CORE if utterance.to_party else (_OPTIONAL if wish else (Status.CORE, "forecast"))
    if utterance.verb.weight == "wish" and utterance.complement.form == "party":
        return _CORE if utterance.to_party else _OPTIONAL
    if utterance.complement.form == "noun" and utterance.verb.weight == "wish":
        return _OPTIONAL
    return (Status.CORE, "noun") if utterance.verb.weight == "noun" else _CORE


def _somebody(utterance: Utterance) -> Standing:
    """Return the standing of what somebody else says."""
    weight = utterance.verb.weight
    if weight == "own":
        return _wish(utterance)
    if weight in {"stance", "wish"}:
        return _side(utterance)
    if weight == "order" and utterance.subject:
        return _order(utterance)
    if utterance.verb.lemma == "propose" and _plans(utterance):
        return _OPTIONAL
    rejection = _unheard(utterance)
    return _call(utterance) if rejection is None else (Status.CORE, rejection)


def _unheard(utterance: Utterance) -> str | None:
    """Return why what somebody else says is no call at all; None where it may be one."""
    if utterance.verb.lemma in _ASKING and "would" in utterance.helpers:
        return "forecast"
    if utterance.verb.weight == "noun":
        return "noun"
    if _is_described(utterance) or _is_private(utterance):
        return "description"
    return None


def _plans(utterance: Utterance) -> bool:
    """Return whether somebody proposes an act of their own: "the agency proposed a fee"."""
    own = utterance.complement.form in {"noun", "gerund"}
    return own and patterns("speech")["doing-subject"].regex.search(utterance.subject) is not None


def _is_private(utterance: Utterance) -> bool:
    """Return whether one person is told to have been asked: "demanded that he return a bicycle"."""
    party = utterance.complement.party
    told = utterance.tense == "past" and utterance.complement.form == "that"
    return told and party is not None and _PRIVATE.match(utterance.following) is not None


def _is_described(utterance: Utterance) -> bool:
    """Return whether the subject is nobody who can make the call."""
    if utterance.verb.weight == "tell":
        # Whoever is named may press somebody to act; what they tell somebody is mostly news.
        named = utterance.verb.lemma != "tell" and can_call(utterance.subject, utterance.cased)
        agent = named or names_agent(utterance.subject, utterance.cased)
        return not (agent and utterance.to_party)
    if not utterance.subject:
        return utterance.tense != "third"
    if utterance.subject == "which" and _SIGNED.search(utterance.before):
        return False
    if utterance.subject in {"which", "who"} and utterance.complement.form == "party":
        return utterance.verb.weight != "plain"
    return not can_call(utterance.subject, utterance.cased)


def _side(utterance: Utterance) -> Standing:
    """Return the standing of a side that somebody else takes, or of what they would like.

    "The committee would like the Ministry to act" is how bodies recommend; of others, readers
    differ whether a wish or a side taken is a call.
    """
    named = utterance.verb.weight == "wish" and can_call(utterance.subject, utterance.cased)
    asks = utterance.complement.form == "party" and utterance.to_party
    if asks and can_call(utterance.subject, utterance.cased):
        # "They campaign for a ban" takes a side; "they lobby for states to ban it" asks them to.
        return _CORE if utterance.verb.weight == "stance" or named else _OPTIONAL
    if not named and not names_agent(utterance.subject, utterance.cased):
        return Status.CORE, "description"
    collective = utterance.subject in {"they", "it"} or patterns("speech")[
        "collective-subject"
    ].regex.match(utterance.subject)
    wished = utterance.verb.weight == "wish" and utterance.tense == "base"
    clear = utterance.complement.form == "seen" or utterance.to_party
    return _CORE if wished and collective and clear else _OPTIONAL


def _wish(utterance: Utterance) -> Standing:
    """Return the standing of somebody else's wish or expectation."""
    collective = patterns("speech")["collective-subject"].regex.match(utterance.subject)
    if utterance.verb.lemma == "want":
        party = utterance.complement.form == "party"
        wanted = party and names_agent(utterance.subject, utterance.cased)
        return _OPTIONAL if wanted else (Status.CORE, "description")
    expects = utterance.tense == "base" and collective
    return _CORE if expects else (Status.CORE, "description")


def _order(utterance: Utterance) -> Standing:
    """Return the standing of somebody else's order: history, unless it was put in a letter."""
    if not utterance.helpers.isdisjoint({"will", "would"}):
        return Status.CORE, "forecast"
    if not can_call(utterance.subject, utterance.cased):
        return Status.CORE, "description"
    if (
        utterance.complement.party
        and not utterance.to_party
        and utterance.complement.form == "party"
    ):
        # "She asked the waiter to wait" is no call on anybody's policy or practice.
        return Status.CORE, "description"
    if patterns("speech")["court"].regex.search(utterance.subject):
        return Status.CORE, "ruling"
    asked = utterance.verb.lemma in _ASKING
    written = patterns("performatives")["letter"].regex.search(utterance.before)
    present = utterance.tense in {"base", "third"}
    clear = utterance.to_party or utterance.complement.form == "that"
    several = utterance.subject == "they" or _HEAD_END.split(utterance.subject)[0].endswith("s")
    joint = several and utterance.to_party and utterance.verb.lemma == "ask"
    return _CORE if asked and (written or joint or (present and clear)) else _OPTIONAL


def can_call(subject: str, cased: str) -> bool:
    """Return whether a subject is somebody, or a document, that can make a call.

    Args:
        subject: The subject in lower case.
        cased: The subject as the text has it.
    """
    named = patterns("performatives")
    if not subject or named["holds-clause"].regex.match(subject):
        return False
    return (
        subject in {"it", "they", "he", "she"}
        or patterns("speech")["document-noun"].regex.search(subject) is not None
        or (
            named["named-subject"].regex.match(cased) is not None
            and _THING_OF_A_NAME.search(cased) is None
        )
        or names_agent(subject, cased)
    )


def _call(utterance: Utterance) -> Standing:
    """Return the standing of a call that somebody else makes."""
    lemma, form = utterance.verb.lemma, utterance.complement.form
    process = patterns("performatives")["process"].regex.search(
        utterance.following[:_PROCESS_WITHIN]
    )
    if (
        utterance.verb.weight == "act"
        and utterance.subject
        and (utterance.tense != "past" or utterance.helpers & HAVING)
    ):
        described = utterance.subject in {"it", "they"} and not utterance.helpers & BEING
        named = utterance.cased.removeprefix("The ")[:1].isupper()
        asks = _CORE if utterance.to_party and named else _OPTIONAL
        return (Status.CORE, "description") if described else asks
    if form == "noun":
        told = utterance.tense == "past" and not utterance.helpers & HAVING
        if lemma in {"propose", "recommend"} and told and not process:
            return Status.CORE, "description"
        headline = lemma == "urge" and utterance.tense == "third"
        if headline or (lemma in {"demand", "call for"} and not process):
            return _OPTIONAL
    return _OPTIONAL if "had" in utterance.helpers else _CORE
