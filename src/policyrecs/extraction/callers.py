"""Who makes the call of a performative verb: its subject, or the one it shares."""

import re
from collections.abc import Sequence

from policyrecs.extraction import verbs
from policyrecs.extraction.attribution import is_author, main_subject, speaks, without_date
from policyrecs.extraction.calls import Stretch
from policyrecs.extraction.sentences import Sentence
from policyrecs.extraction.subjects import subject_before
from policyrecs.extraction.utterances import BEING
from policyrecs.lexicon.patterns import patterns, words_of

_WRITER = re.compile(r"(?P<author>i|we)(?:'m|'re| am| are)? writ(?:e|ing)\b")
"""Who writes "I am writing as a constituent to" urge a vote."""

_FOR_LONG = re.compile(r" (?:has|have|had) (?:for|since|over|in) [^,;]{2,40}$")
"""Time between an auxiliary and its verb: "doctors have for years" been calling."""

_SHARING = re.compile(r"(?: but|,? then|\w,)$")
"""What stands before a further verb of one subject: "praised the farmers but" urged them."""

_ALONG = re.compile(r"\bwith (?P<subject>(?!(?:this|that|a view)\b)[^,;:.]{2,60})(?<! to)$")
"""A subject of a participle's own: the march ended "with speakers" calling for talks."""

_DUTY = frozenset({"should", "must"})
"""Modals that make the verb after them what its subject is to do."""

_UNDER_DUTY = re.compile(r"\b(?:should|must|ought to) (?:[\w'-]+ ){1,10}and$")
"""What makes a verb after "and" part of a duty: they "should seek to inform and" encourage."""

_CONTACTING = frozenset(
    {"contact", "write", "email", "phone", "ring", "call", "lobby", "visit", "message", "join"}
)
"""What readers are asked to do to call on somebody in turn."""

_DETERMINED = re.compile(r"(?:the|an?|your|our|all|each|every|any|this|these|more) ")
"""What shows that the word before is a verb: "contact your" member and urge them."""

_DOER = re.compile(
    r"\b(?:of|by|from|with|among|including|are|were|is|was) (?P<antecedent>[^,;:]{2,60}) who$"
)
"""Those for whom "who" stands: "he was one of several doctors who"."""

_TEXT = re.compile(
    r"\b(?P<antecedent>(?:the|an?|their|its|his|her|this) (?:[\w'-]+ ){0,4}?"
    r"(?:letter|petition|statement|report|study|resolution|motion|declaration|manifesto|paper"
    r"|submission|brief|document)) ?,? (?:that|which)$"
)
"""A text for which a pronoun stands: "sign the letter that"."""


def caller_of(
    sentence: Sentence, before: str, verb_group: int, helping: Sequence[str], tense: str
) -> Stretch:
    """Return the words that name who makes a call; start equals end where none do.

    Args:
        sentence: The sentence.
        before: The words before its verb of calling.
        verb_group: Where the verb begins, helping words included.
        helping: Those helping words.
        tense: The form of the verb.
    """
    words = sentence.words
    subject = subject_before(words, verb_group)
    participle = tense == "gerund" and not frozenset(helping) & BEING
    acted = before.endswith(" to") and patterns("performatives")["acts-to"].regex.search(before)
    if tuple(helping[:1]) == ("and",) or participle or acted or _SHARING.search(before):
        subject = _shared_subject(sentence, before) or (subject if not participle else (0, 0))
    writer = _WRITER.match(words) if before.endswith(" to") else None
    if writer:
        subject = writer.span("author")
    subject = without_date(words, _antecedent(words, subject, before))
    for_long = _FOR_LONG.search(words, *subject)
    return (subject[0], for_long.start()) if for_long else subject


def _shared_subject(sentence: Sentence, before: str) -> Stretch | None:
    """Return the subject that a verb after "and" or a participle shares with the first verb.

    "The rally ended with speakers" calling for talks has a subject of its own.
    """
    along = _ALONG.search(before)
    if along:
        return along.span("subject")
    found = patterns("performatives")["shared-subject"].regex.match(sentence.words)
    if found:
        return found.start("subject"), found.end("subject") - 1
    place = main_subject(sentence.words)
    return place if speaks(sentence, place) else None


def is_asked_for(before: str, subject: str, helping: Sequence[str], tense: str) -> bool:
    """Return whether a verb is itself asked for: "teach pupils and" remind staff, "should" urge.

    Args:
        before: The words before it.
        subject: Those that name its subject.
        helping: Its helping words.
        tense: Its form.
    """
    if tense == "base" and not is_author(subject) and _UNDER_DUTY.search(before):
        return True
    if not _DUTY.isdisjoint(helping) and subject and not is_author(subject):
        return True
    first, _, rest = subject.partition(" ")
    if tense != "base" or first not in verbs.base_forms():
        return False
    return first not in words_of("verbs", "ambiguous") or _DETERMINED.match(rest) is not None


def reaches_out(subject: str) -> bool:
    """Return whether an order is to write to somebody: "contact your member and" urge them."""
    return subject.split(" ", 1)[0] in _CONTACTING


def _antecedent(words: str, subject: Stretch, before: str) -> Stretch:
    """Return what a pronoun at the end of a subject stands for.

    "One of several doctors who" call, "sign the letter that" calls.
    """
    found = _DOER.search(words, *subject) or _TEXT.search(before)
    return found.span("antecedent") if found else subject
