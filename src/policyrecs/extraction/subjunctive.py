"""A that-clause which asks for an act: "that the bill be amended", not "that fares rose"."""

import re

from policyrecs.extraction import verbs
from policyrecs.extraction.calls import Complement
from policyrecs.extraction.subjects import subject_before
from policyrecs.lexicon.patterns import patterns, words_of

CLAUSE_WITHIN = 260
"""The verb of a that-clause stands within so many characters."""

WORD = re.compile(r"(?<= )[a-z][a-z-]*")
"""A word inside a clause, which may be its verb."""

_PLURAL = frozenset({"they", "we", "you", "i", "people", "these", "those"})
"""Plurals without an "s"."""

_NOUN_BEFORE_BE = re.compile(r" (?:not )?be\b")
"""What shows that the word before is the subject's noun: "that the bill be amended"."""

_WILL_END = re.compile(
    r"\b(?:to|be|been|will|would|can|could|may|might|shall|rose|fell|grew|went|came|took|began|became|lost)$"
)
"""What makes a base form after it a plain statement: "that universities will be"."""

_PARTICIPLE_NEXT = re.compile(
    r" (?:not )?(?:[a-z]+ly )?(?:[a-z]{3,}(?:ed|en|wn|lt|pt)|set|cut|put|shut|made|held|done|sent"
    r"|paid|met|told|brought|built)\b"
)
"""A participle after "be": "that the prison be closed"."""

_FINITE = frozenset(
    {"is", "are", "was", "were", "isn't", "aren't", "wasn't", "weren't", "has", "had", "would"}
)
"""Verbs of a plain statement."""

_RELATIVE = re.compile(r"\b(?:who|which|that|whose|where|when|if|while|as|what)\b")
"""What opens a clause inside the subject, whose verb is finite: "firms that are late"."""

_OBJECT = re.compile(r" (?:the|an?|\d|by|at|more|less|that|its|their|when|with)\b| \d")
"""What follows a verb rather than a plural noun."""

_FORETOLD = re.compile(
    r"(?:(?!\b(?:that|which|who|where|if|when)\b)[^,;:])* (?:would|will|could|can)\b"
)
"""A plain statement's verb further on: "local market rents would fall"."""

_ARTICLE = re.compile(r"an? (?:[\w-]+ )?[\w-]+$")
"""An article and little else, before a noun: "a major" increase."""

_HEAD_END = re.compile(r" (?:of|in|for|with|that|which|who|on|at|from|by|to)\b")
"""Where the head of a noun phrase ends: "countries with high trust"."""

_CONDITION = re.compile(r"(?:if|when|while|although|by|even)\b(?:[^,]|,(?=\d))*$")
"""A clause inside the clause, whose verb is no base form: "that if firms charge"."""

_AUXILIARY_END = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|may|might)$"
)
"""An auxiliary before "not": a plain statement, "that they do not have the money"."""


def clause_act(words: str, start: int, *, claims: bool, bare: bool = False) -> Complement | None:
    """Return the act of a that-clause that begins at `start`.

    A base form where "publishes" would be the plain statement shows that the clause asks for the
    act; where the verb may only claim something, it takes a modal or an unmistakable base form.

    Args:
        words: The sentence.
        start: Where the clause begins.
        claims: Whether its verb may only claim something.
        bare: Whether the clause lacks its "that" as well.
    """
    limit = min(len(words), start + CLAUSE_WITHIN)
    modal = patterns("performatives")["clause-modal"].regex.search(words, start, limit)
    for found in WORD.finditer(words, start + 1, modal.start() if modal else limit):
        word, subject = found[0], words[start : found.start()].strip()
        if word == "not" and _AUXILIARY_END.search(subject):
            return None
        if _NOUN_BEFORE_BE.match(words, found.end()):
            continue
        if _WILL_END.search(subject) or (claims and _CONDITION.match(subject)):
            continue
        if claims and _states(words, found, subject):
            break
        if (
            claims
            and word in words_of("verbs", "ambiguous")
            and _FORETOLD.match(words, found.end())
        ):
            continue
        noun = (bare and words.startswith((" of ", " for "), found.end())) or (
            claims and _is_noun(words, found, subject)
        )
        base = word in verbs.base_forms() and is_subject(subject, word, claims=claims)
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


def _states(words: str, found: re.Match[str], subject: str) -> bool:
    """Return whether a word is the finite verb of a plain statement: "the force increases 160%"."""
    if _RELATIVE.search(subject):
        return False
    if found[0] in {"is", "are"} and _PARTICIPLE_NEXT.match(words, found.end()):
        return False  # "we suggest that the term is used" asks for it
    singular = found[0].endswith("s") and found[0][:-1] in verbs.base_forms()
    return found[0] in _FINITE or (singular and _OBJECT.match(words, found.end()) is not None)


def _is_noun(words: str, found: re.Match[str], subject: str) -> bool:
    """Return whether a word that may be a base form is a noun: "a major increase in" fares."""
    return words.startswith(" in ", found.end()) and _ARTICLE.match(subject) is not None


def is_subject(subject: str, verb: str, *, claims: bool) -> bool:
    """Return whether `subject` may be the whole subject of the base form `verb`.

    After a verb that may only claim something, a plural subject with a base form is a statement.

    Args:
        subject: The words before the verb.
        verb: The base form.
        claims: Whether the verb before the clause may only claim something.
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
        head = _HEAD_END.split(" ".join(bare), maxsplit=1)[0]
        several = head.endswith("s") and not head.endswith(("ss", "'s"))
        return singular and not several and bare[-1] not in _PLURAL and bare[-1][-3:] != "ing"
    return singular or verb not in words_of("verbs", "ambiguous")
