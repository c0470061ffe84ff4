"""How sure it is that somebody else calls, of whom a text tells: "the union wants fares cut"."""

import re

from policyrecs.extraction.agents import names_agent
from policyrecs.extraction.utterances import BEING, HAVING, Utterance
from policyrecs.lexicon.patterns import patterns
from policyrecs.vocabulary import Status

ASKING = frozenset({"ask", "ask for", "request"})
"""Verbs of asking, which orders do not share: what is asked in writing is a call."""

SIGNED = re.compile(
    r"\b(?:petition|letter|report|motion|resolution|statement|manifesto|amendment|declaration"
    r"|campaign|paper|submission|document),? which$"
)
"""A text that "which" stands for: "the petition, which" calls for a vote."""

HEAD_END = re.compile(r" (?:of|in|for|with|that|which|who|on|at|from|by|to)\b|,")
"""Where the head of a noun phrase ends: "the authors of the report"."""

_THING_OF_A_NAME = re.compile(r"[A-Z][\w.]*'s? [a-z-]+(?: [a-z-]+)* ?$")
"""A subject whose head is a common noun after a name: "the FBI's criminal justice role"."""

_BEFORE_HEAD = (
    r"(?!(?:of|in|for|with|on|at|from|by|to|and|or|the|an?|this|that|its|their|his|her|our|between"
    r"|against|under|within|over|about|like|as|into|than)\b)"
)
_LAST_NAME = re.compile(rf"(?<![\w'-]){_BEFORE_HEAD}[a-z]{{3,}} [A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*$")
_LAST_WORDS = re.compile(rf"(?<![\w'-]){_BEFORE_HEAD}\w{{3,}}\)? (?P<party>[a-z-]+ [a-z]+s)$")
"""A name, or two words, that end a subject and do not belong to what stands before them."""

_PLACED = ("in ", "at ", "on ")
"""How an adjunct begins that no comma parts from the subject: "in Abu Dhabi fishers" called."""

_POLICE = re.compile(r"\b(?:police|officers?)$")
"""Those who order, and also only ask."""

_SPEAKERS = frozenset({"us", "me"})
"""Those who speak themselves: "they have told us to move quicker"."""

_PRIVATE = re.compile(r" that (?:he|she|i)\b")
"""One person who is asked for something, rather than a body or a group."""

_ADVOCATING = frozenset({"demand", "call for", "appeal for", "plead for"})
"""Verbs that also only praise: "called for openness"."""

_LISTED = re.compile(
    r" (?:(?:more|fewer|less|better|stronger|stricter|clearer|safer|greater|higher|lower|longer"
    r"|shorter|faster|cheaper|earlier|improved|increased|mandatory|regular|annual|free)\b|\d)"
)
"""How what was recommended begins that one can go and do: "better drains", "20mph limits"."""

_SERIES = re.compile(
    r" (?!(?:him|her|them|it)\b)[^,.;:\"]{3,80}(?:, [^,.;:\"]{3,80}){1,5},? and [^.;:\"]{3,}\."
)
"""Several things in a row that end a sentence: "a drill, new radios and a second tug"."""

_CLOSING = "\"')*_] "
"""Marks that may stand after the stop of a sentence."""

_INFORMING = re.compile(
    r" that (?:[\w'-]+ ){1,8}?(?:is|are|will|was|were|has|have|had)\b(?! (?:to|not to)\b)"
)
"""A fact that somebody was told: "the clerk advised that they are forwarded", "that it had"."""

_PROCESS_WITHIN = 80
"""A noun of process stands within so many characters of its verb."""

Standing = tuple[Status, str | None]
"""Status, and why it makes no call."""

CORE: Standing = (Status.CORE, None)
OPTIONAL: Standing = (Status.OPTIONAL, None)


def told_standing(utterance: Utterance) -> Standing:
    """Return the standing of what somebody else says."""
    weight = utterance.verb.weight
    if weight == "own":
        return _wish(utterance)
    if weight in {"stance", "wish"}:
        return _side(utterance)
    if weight == "order" and utterance.subject:
        return _order(utterance)
    if utterance.verb.lemma == "propose" and _plans(utterance):
        return OPTIONAL
    rejection = _unheard(utterance)
    return _call(utterance) if rejection is None else (Status.CORE, rejection)


def _unheard(utterance: Utterance) -> str | None:
    """Return why what somebody else says is no call at all; None where it may be one."""
    if utterance.verb.lemma in ASKING and "would" in utterance.helpers:
        return "forecast"
    if utterance.verb.weight == "noun":
        return "noun"
    if patterns("performatives")["procedure-tail"].regex.search(utterance.following):
        return "description"
    if _is_described(utterance) or _is_private(utterance) or _is_result(utterance):
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
        own = utterance.party in _SPEAKERS
        habit = utterance.tense == "base" and utterance.party.startswith("their ")
        return own or habit or not (agent and utterance.to_party)
    if not utterance.subject:
        return utterance.tense != "third"
    if utterance.subject == "which" and SIGNED.search(utterance.before):
        return False
    if utterance.subject in {"which", "who"} and utterance.complement.form == "party":
        return utterance.verb.weight != "plain"
    return not can_call(utterance.subject, utterance.cased)


def _side(utterance: Utterance) -> Standing:
    """Return the standing of a side that somebody else takes, or of what they would like.

    "The committee would like the Ministry to act" is how bodies recommend; of others, readers
    differ whether a wish or a side taken is a call.
    """
    if utterance.party in _SPEAKERS:
        return Status.CORE, "description"
    named = utterance.verb.weight == "wish" and can_call(utterance.subject, utterance.cased)
    asks = utterance.complement.form == "party" and utterance.to_party
    if asks and can_call(utterance.subject, utterance.cased):
        # "They campaign for a ban" takes a side; "they lobby for states to ban it" asks them to.
        return CORE if utterance.verb.weight == "stance" or named else OPTIONAL
    if not named and not names_agent(utterance.subject, utterance.cased):
        return Status.CORE, "description"
    collective = utterance.subject in {"they", "it"} or patterns("speech")[
        "collective-subject"
    ].regex.match(utterance.subject)
    wished = utterance.verb.weight == "wish" and utterance.tense == "base"
    clear = utterance.complement.form == "seen" or utterance.to_party
    return CORE if wished and collective and clear else OPTIONAL


def _wish(utterance: Utterance) -> Standing:
    """Return the standing of somebody else's wish or expectation."""
    collective = patterns("speech")["collective-subject"].regex.match(utterance.subject)
    if utterance.verb.lemma == "want":
        party = utterance.complement.form == "party"
        wanted = party and can_call(utterance.subject, utterance.cased)
        if wanted and utterance.tense == "third" and (collective or _is_named(utterance)):
            return CORE
        return OPTIONAL if wanted else (Status.CORE, "description")
    expects = utterance.tense == "base" and collective
    return CORE if expects else (Status.CORE, "description")


def _order(utterance: Utterance) -> Standing:
    """Return the standing of somebody else's order: history, unless it was put in a letter."""
    if utterance.verb.lemma in ASKING and _is_polite(utterance):
        return CORE
    if not utterance.helpers.isdisjoint({"will", "would"}):
        return Status.CORE, "forecast"
    if not can_call(utterance.subject, utterance.cased):
        return Status.CORE, "description"
    written = patterns("performatives")["letter"].regex.search(utterance.before)
    asks = utterance.complement.party and utterance.complement.form == "party"
    if asks and not utterance.to_party and not written:
        # "She asked the waiter to wait" is no call on anybody's policy or practice.
        return Status.CORE, "description"
    asked = utterance.verb.lemma in ASKING
    court = patterns("speech")["court"].regex.search(utterance.subject)
    if court and not (asked and _POLICE.search(utterance.subject)):
        return Status.CORE, "ruling"
    present = utterance.tense in {"base", "third"}
    clear = utterance.to_party or utterance.complement.form == "that"
    commissions = patterns("speech")["doing-subject"].regex.search(utterance.subject)
    put = (
        utterance.verb.lemma in {"ask", "invite"}
        and clear
        and not (commissions or informs(utterance))
    )
    return CORE if put or (asked and (written or (present and clear))) else OPTIONAL


def _is_polite(utterance: Utterance) -> bool:
    """Return whether a request is only put politely: "the union would request that fares be cut".

    "He would ask them to wait" tells a habit.
    """
    asks = "would" in utterance.helpers and utterance.complement.form == "that"
    return asks and can_call(utterance.subject, utterance.cased)


def informs(utterance: Utterance) -> bool:
    """Return whether what is asked for is to tell or attend: "asked them to describe" it."""
    act = utterance.following[utterance.complement.act - utterance.ends :]
    return patterns("performatives")["informing-act"].regex.match(act) is not None


def can_call(subject: str, cased: str) -> bool:
    """Return whether a subject is somebody, or a document, that can make a call.

    Args:
        subject: The subject in lower case.
        cased: The subject as the text has it.
    """
    subject, cased = subject.replace('"', ""), cased.replace('"', "")
    named = patterns("performatives")
    if not subject:
        return False
    if named["holds-clause"].regex.match(subject):
        return subject.startswith(_PLACED) and _ends_in_agent(subject, cased)
    return (
        subject in {"it", "they", "he", "she"}
        or patterns("speech")["document-noun"].regex.search(HEAD_END.split(subject)[0]) is not None
        or (
            named["named-subject"].regex.match(cased) is not None
            and _THING_OF_A_NAME.search(cased) is None
        )
        or names_agent(subject, cased)
        or _ends_in_agent(subject, cased)
    )


def _ends_in_agent(subject: str, cased: str) -> bool:
    """Return whether the words right before the verb name a party, after an adjunct before them.

    "As a result of the incident Cuba" called; not "the situation in Cuba".
    """
    name = _LAST_NAME.search(cased)
    if name is not None:
        return True
    last = _LAST_WORDS.search(subject)
    return last is not None and names_agent(last["party"], cased[slice(*last.span("party"))])


def _is_named(utterance: Utterance) -> bool:
    """Return whether somebody calls by name: "The PJCIS", not "the committee"."""
    return utterance.cased.removeprefix("The ")[:1].isupper()


def _is_result(utterance: Utterance) -> bool:
    """Return whether words tell of a result or finding: "they convinced the court", "no change"."""
    match utterance.verb.lemma:
        case "persuade" | "convince":
            return utterance.tense == "past"
        case "advise":
            told = utterance.tense == "past" and utterance.complement.form == "that"
            return told and _INFORMING.match(utterance.following) is not None
        case "propose":
            return utterance.following.startswith((" no ", " otherwise"))
        case "suggest":
            return utterance.complement.form == "process" and not _proposes(utterance)
    return False


def _proposes(utterance: Utterance) -> bool:
    """Return whether somebody suggests an act: "Lee suggested a levy", not "data suggest it"."""
    document = patterns("speech")["document-noun"].regex.search(utterance.subject) is not None
    done = utterance.tense == "past" and " that " not in utterance.following[:_PROCESS_WITHIN]
    return done and not document and can_call(utterance.subject, utterance.cased)


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
        asks = CORE if utterance.to_party and _is_named(utterance) else OPTIONAL
        return (Status.CORE, "description") if described else asks
    if form == "noun":
        told = utterance.tense == "past" and not utterance.helpers & HAVING
        if lemma in {"propose", "recommend"} and told and not process:
            listed = lemma == "recommend" and _is_listed(utterance)
            return CORE if listed else (Status.CORE, "description")
        headline = lemma == "urge" and utterance.tense == "third"
        if headline or (lemma in _ADVOCATING and not process):
            return CORE if _is_substantial(utterance) else OPTIONAL
    return CORE


def _is_listed(utterance: Utterance) -> bool:
    """Return whether things are recommended that one can go and do: "better drains", "a, b and c".

    A list of things is a report's; a person may recommend books, films and music.
    """
    if _LISTED.match(utterance.following) and _is_substantial(utterance):
        return True
    speech = patterns("speech")
    document = utterance.subject in {"it", "they"} or (
        speech["document-noun"].regex.search(utterance.subject)
        or speech["collective-subject"].regex.match(utterance.subject)
    )
    return bool(document) and _SERIES.match(utterance.following) is not None


def _is_substantial(utterance: Utterance) -> bool:
    """Return whether a sentence, not a headline, asks for a thing that one can go and do."""
    substance = patterns("performatives")["substance"].regex.match(utterance.following)
    return substance is not None and utterance.following.rstrip(_CLOSING).endswith(".")
