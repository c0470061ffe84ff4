"""What follows a verb that makes a call: "that X do", "X to do", "doing", "a ban"."""

import dataclasses
import re

from policyrecs.extraction import verbs
from policyrecs.extraction.agents import names_party
from policyrecs.extraction.calls import Complement
from policyrecs.extraction.sentences import Sentence
from policyrecs.extraction.subjunctive import CLAUSE_WITHIN, WORD, clause_act, is_subject
from policyrecs.lexicon.patterns import patterns, words_of

_AGAINST = frozenset({"oppose", "argue against"})
"""Verbs that ask for the opposite of what follows them."""

_DETERMINERS = (" the", " a", " an", " its", " their", " our", " more", " any", " all", " of")
"""Words after which a participle is an adjective: "a revised plan"."""

_BARE_AFTER = frozenset(
    {"recommend", "suggest", "propose", "ask", "request", "insist", "advise", "demand"}
)
"""Verbs whose clause may leave out "that": "we recommend the portal seek"."""


_PLAIN_VERBS = frozenset({"be", "have", "come", "go", "do"})
"""Verbs too common to name an act by themselves: "to come" together, "to have" regard to it."""

_CLAIMING = frozenset({"argue"})
"""Verbs that mostly claim; only "be" shows that their clause asks: "that the law be changed"."""


def complement_of(
    sentence: Sentence, position: int, lemma: str, after: frozenset[str]
) -> Complement | None:
    """Return what follows a verb that makes a call; None where nothing makes it one.

    Args:
        sentence: The sentence.
        position: Where the verb ends.
        lemma: Its base form.
        after: The forms that make it a call.
    """
    words = sentence.words
    found = _named_act(sentence, position, lemma, after)
    for form, read in (
        ("seen", _seen),
        ("bare", _bare),
        ("for", _for),
        ("gerund", _gerund),
        ("process", _process),
        ("noun", _noun),
    ):
        if found is None and form in after:
            found = read(words, position)
    if found is not None and lemma in _AGAINST:
        found = dataclasses.replace(found, negated=not found.negated)
    return found


def _named_act(
    sentence: Sentence, position: int, lemma: str, after: frozenset[str]
) -> Complement | None:
    """Return the act that a clause or an infinitive names: "that X do", "X to do"."""
    words = sentence.words
    found = None
    if "that" in after:
        found = _that(words, position, lemma, claims="claim" in after)
    if found is None and "against" in after:
        found = _against(words, position)
    if found is None and "party" in after:
        found = _party(words, position)
        if found is not None and lemma.endswith(" for") and not _is_party(sentence, found):
            # "Calling for stricter rules to prevent harm" asks for rules, not of them, while
            # "pushing for the bill to be withdrawn" asks for the act.
            found = dataclasses.replace(found, party=None) if _is_passive(words, found) else None
    if found is not None and lemma == "need" and not _is_party(sentence, found):
        # "We need an audit to find savings" names a thing, "we need ministers to act" a party.
        found = None
    if found is None and lemma in {"recommend", "advise"}:
        found = _infinitive(words, position)
    return found


def _is_party(sentence: Sentence, found: Complement) -> bool:
    """Return whether the words that would name who is to act name a party."""
    return found.party is not None and names_party(sentence.cased[slice(*found.party)])


def _matched(name: str, words: str, position: int) -> tuple[re.Match[str], int] | None:
    """Return the match of a pattern on what follows `position`, and what to add to its offsets."""
    found = patterns("performatives")[name].regex.match(words[position:])
    return (found, position) if found else None


def _that(words: str, position: int, lemma: str, *, claims: bool) -> Complement | None:
    """Return the act of a that-clause."""
    matched = _matched("that-clause", words, position)
    bare = matched is None
    if matched is None and lemma in _BARE_AFTER:
        matched = _matched("bare-clause", words, position)
    if matched is None:
        return None
    found, shift = matched
    start = shift + found.start("clause")
    act = clause_act(words, start, claims=bare or claims, bare=bare and claims)
    if act is not None and lemma in _CLAIMING and not words.startswith(("be ", "not be "), act.act):
        return None
    return act


def continued(sentence: Sentence, *, bare: bool) -> Complement | None:
    """Return the act of a sentence that goes on with the call before it: "And to publish it.".

    Args:
        sentence: The sentence.
        bare: Whether it may be a clause without its "that".
    """
    found = patterns("performatives")["goes-on"].regex.match(sentence.words)
    if not found:
        return clause_act(sentence.words, 0, claims=True) if bare else None
    if found["that"]:
        return clause_act(sentence.words, found.end(), claims=True)
    base = found["verb"] in verbs.base_forms()
    return Complement(found.start("verb"), "party", bool(found["not"])) if base else None


def _against(words: str, position: int) -> Complement | None:
    """Return the act that is warned against."""
    matched = _matched("against", words, position)
    return (
        Complement(matched[1] + matched[0].start("act"), "against", negated=True)
        if matched
        else None
    )


def _party(words: str, position: int) -> Complement | None:
    """Return the act that somebody is urged to do: "all states to adopt"."""
    matched = _matched("party-and-infinitive", words, position)
    if matched is None:
        return None
    found, shift = matched
    party = (shift + found.start("party"), shift + found.end("party"))
    act, end = shift + found.start("act"), shift + found.end("act")
    negated = bool(found["not"]) or " not to " in found[0]
    if not _is_infinitive(words, act, end):
        # "urge those who came to Britain to return": try the next "to".
        following = _matched("next-infinitive", words, end)
        if following is None:
            return None
        found, shift = following
        party = (party[0], shift + found.end("rest"))
        act, end, negated = shift + found.start("act"), shift + found.end("act"), bool(found["not"])
        if not _is_infinitive(words, act, end):
            return None
    if patterns("performatives")["holds-clause"].regex.match(words[slice(*party)]):
        return None
    return Complement(act, "party", negated, party)


def _infinitive(words: str, position: int) -> Complement | None:
    """Return the act of an infinitive without a party: "recommends to test"."""
    matched = _matched("bare-infinitive", words, position)
    if matched is None:
        return None
    found, shift = matched
    act = shift + found.start("act")
    if not _is_infinitive(words, act, shift + found.end("act")):
        return None
    return Complement(act, "party", bool(found["not"]))


def _is_infinitive(words: str, start: int, end: int) -> bool:
    """Return whether the word after "to" is a verb."""
    act = words[start:end]
    if act in verbs.base_forms() or act in _PLAIN_VERBS:
        return True
    if act in words_of("grammar", "no_infinitive") or act.endswith("ing"):
        return False
    return patterns("performatives")["after-verb"].regex.match(words[end:]) is not None


def _is_passive(words: str, found: Complement) -> bool:
    """Return whether the act is to be done to what is named: "the bill to be withdrawn"."""
    return words.startswith("be ", found.act)


def _seen(words: str, position: int) -> Complement | None:
    """Return what somebody would like to see done: "the council commit", "fares frozen"."""
    matched = _matched("seen", words, position)
    if matched is None:
        return None
    start = matched[1] + matched[0].start("clause")
    if words.startswith("that ", start):
        return Complement(start, "seen")
    limit = min(len(words), start + CLAUSE_WITHIN)
    for found in WORD.finditer(words, start + 1, limit):
        subject = words[start : found.start()].strip()
        base = found[0] in verbs.base_forms() and is_subject(subject, found[0], claims=False)
        done = not subject.endswith(_DETERMINERS) and verbs.lemma_of_participle(found[0])
        if base or done or found[0] == "to":
            return Complement(found.start(), "seen", party=(start, found.start() - 1))
    return Complement(start, "noun")


def _process(words: str, position: int) -> Complement | None:
    """Return the change that a side is taken on: "the introduction of a levy"."""
    matched = _matched("process-noun", words, position)
    if matched is None:
        return None
    found, shift = matched
    return Complement(shift + (found.start("act") if found["act"] else found.end()), "process")


def _for(words: str, position: int) -> Complement | None:
    """Return the thing that somebody is asked for: "pleaded with allies for more aid"."""
    matched = _matched("party-for", words, position)
    if matched is None:
        return None
    found, shift = matched
    named = patterns("performatives")
    thing = found["thing"]
    if not (named["substance"].regex.match(thing) or named["process-noun"].regex.match(thing)):
        return None
    party = shift + found.start("party"), shift + found.end("party")
    return Complement(shift + found.start("thing") + 1, "for", party=party)


def _bare(words: str, position: int) -> Complement | None:
    """Return the act after a verb that ends in "to": "called to limit"."""
    matched = _matched("bare-act", words, position)
    if matched is None or matched[0]["act"] not in verbs.base_forms():
        return None
    found, shift = matched
    return Complement(shift + found.start("act"), "bare", bool(found["not"]))


def _gerund(words: str, position: int) -> Complement | None:
    """Return the act of a gerund: "recommends banning"."""
    matched = _matched("gerund", words, position)
    if matched is None:
        return None
    found, shift = matched
    if verbs.lemma_of_gerund(found["act"]) is None and found["act"] != "having":
        return None
    return Complement(shift + found.start("act"), "gerund", bool(found["not"]))


def _noun(words: str, position: int) -> Complement | None:
    """Return the thing called for: "a ban on loot boxes"."""
    matched = _matched("noun-phrase", words, position)
    return Complement(matched[1] + matched[0].start("act"), "noun") if matched else None
