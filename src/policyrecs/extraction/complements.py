"""What follows a verb that makes a call: "that X do", "X to do", "doing", "a ban"."""

import dataclasses
import re

from policyrecs.extraction import verbs
from policyrecs.extraction.agents import names_party
from policyrecs.extraction.calls import Stretch
from policyrecs.extraction.sentences import Sentence
from policyrecs.extraction.subjects import subject_before
from policyrecs.lexicon.patterns import patterns, words_of
from policyrecs.values import value

_CLAUSE_WITHIN = 260
"""The verb of a that-clause stands within so many characters."""

_AGAINST = frozenset({"oppose", "argue against"})
"""Verbs that ask for the opposite of what follows them."""

_DETERMINERS = (" the", " a", " an", " its", " their", " our", " more", " any", " all", " of")
"""Words after which a participle is an adjective: "a revised plan"."""

_BARE_AFTER = frozenset(
    {"recommend", "suggest", "propose", "ask", "request", "insist", "advise", "demand"}
)
"""Verbs whose clause may leave out "that": "we recommend the portal seek"."""


@value
class Complement:
    """The act that a verb calls for.

    Attributes:
        act: Where it begins.
        form: "that", "party", "gerund", "noun", "process", "seen" or "against".
        negated: Whether it is negated.
        party: The words that name who is to act.
    """

    act: int
    form: str
    negated: bool = False
    party: Stretch | None = None


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
    if found is None and lemma == "recommend":
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
    return _subjunctive(
        words, shift + found.start("clause"), claims=bare or claims, bare=bare and claims
    )


def continued(sentence: Sentence, *, bare: bool) -> Complement | None:
    """Return the act of a sentence that goes on with the call before it: "And to publish it.".

    Args:
        sentence: The sentence.
        bare: Whether it may be a clause without its "that".
    """
    found = patterns("performatives")["goes-on"].regex.match(sentence.words)
    if not found:
        return _subjunctive(sentence.words, 0, claims=True) if bare else None
    if found["that"]:
        return _subjunctive(sentence.words, found.end(), claims=True)
    base = found["verb"] in verbs.base_forms()
    return Complement(found.start("verb"), "party", bool(found["not"])) if base else None


def _subjunctive(words: str, start: int, *, claims: bool, bare: bool = False) -> Complement | None:
    """Return the act of a that-clause that begins at `start`.

    A base form where "publishes" would be the plain statement shows that the clause asks for the
    act; where the verb may only claim something, it takes a modal or an unmistakable base form.
    """
    limit = min(len(words), start + _CLAUSE_WITHIN)
    modal = patterns("performatives")["clause-modal"].regex.search(words, start, limit)
    for found in _WORD.finditer(words, start + 1, modal.start() if modal else limit):
        word, subject = found[0], words[start : found.start()].strip()
        if word == "not" and _AUXILIARY_END.search(subject):
            return None
        if _NOUN_BEFORE_BE.match(words, found.end()):
            continue
        if _WILL_END.search(subject) or (claims and _CONDITION.match(subject)):
            continue
        noun = bare and words.startswith((" of ", " for "), found.end())
        base = word in verbs.base_forms() and _is_subject(subject, word, claims=claims)
        if (base and not noun) or word in {"be", "not"}:
            after = found.end() + 1
            negated = word == "not" or words.startswith("not ", after)
            act = min(after, len(words) - 1) if word == "not" else found.start()
            # What is to "be closed" is not who closes it.
            done = word == "be" and _PARTICIPLE_NEXT.match(words, found.end()) is not None
            named = (start, found.start() - 1) if subject and not done else None
            return Complement(act, "that", negated, named)
    if modal:
        subject_place = subject_before(words, modal.start())
        before = subject_place if subject_place[1] > subject_place[0] else None
        return Complement(min(modal.end() + 1, len(words) - 1), "that", bool(modal[1]), before)
    return None if claims else Complement(start, "that")


_WORD = re.compile(r"(?<= )[a-z][a-z-]*")
"""A word inside a clause, which may be its verb."""


_PLURAL = frozenset({"they", "we", "you", "i", "people", "these", "those"})
"""Plurals without an "s"."""

_NOUN_BEFORE_BE = re.compile(r" (?:not )?be\b")
"""What shows that the word before is the subject's noun: "that the bill be amended"."""

_WILL_END = re.compile(
    r"\b(?:to|will|would|can|could|may|might|shall|rose|fell|grew|went|came|took|began|became|lost)$"
)
"""What makes a base form after it a plain statement: "that universities will be"."""

_PARTICIPLE_NEXT = re.compile(
    r" (?:not )?(?:[a-z]+ly )?(?:[a-z]{3,}(?:ed|en|wn|lt|pt)|set|cut|put|shut|made|held|done|sent"
    r"|paid|met|told|brought|built)\b"
)
"""A participle after "be": "that the prison be closed"."""

_CONDITION = re.compile(r"(?:if|when|while|although|by|even)\b(?:[^,]|,(?=\d))*$")
"""A clause inside the clause, whose verb is no base form: "that if firms charge"."""

_AUXILIARY_END = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|may|might)$"
)
"""An auxiliary before "not": a plain statement, "that they do not have the money"."""


def _is_subject(subject: str, verb: str, *, claims: bool) -> bool:
    """Return whether `subject` may be the whole subject of the base form `verb`.

    After a verb that may only claim something, a plural subject with a base form is a statement.
    """
    named = patterns("performatives")
    if not subject or named["unfinished-subject"].regex.search(subject):
        return False
    bare = named["subject-tail"].regex.sub("", subject).rstrip(" ,").split()
    if not bare:
        return False
    singular = not bare[-1].endswith("s") or bare[-1].endswith("ss")
    if claims:
        # "The twisting force grows" names a force; "the training grows" would end in a noun.
        return singular and bare[-1] not in _PLURAL and not bare[-1].endswith("ing")
    return singular or verb not in words_of("verbs", "ambiguous")


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
    if act in verbs.base_forms() or act in {"be", "have"}:
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
    limit = min(len(words), start + _CLAUSE_WITHIN)
    for found in _WORD.finditer(words, start + 1, limit):
        subject = words[start : found.start()].strip()
        base = found[0] in verbs.base_forms() and _is_subject(subject, found[0], claims=False)
        done = not subject.endswith(_DETERMINERS) and verbs.lemma_of_participle(found[0])
        if base or done or found[0] == "to":
            return Complement(found.start(), "seen", party=(start, found.start() - 1))
    return Complement(start, "noun")


def _process(words: str, position: int) -> Complement | None:
    """Return the change that a side is taken on: "the introduction of a levy"."""
    matched = _matched("process-noun", words, position)
    return Complement(matched[1] + matched[0].start("act"), "process") if matched else None


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
