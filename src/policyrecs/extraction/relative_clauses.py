"""Whether a modal belongs to a relative clause: "the questions they need to answer"."""

import re

from policyrecs.extraction import verbs
from policyrecs.extraction.clauses import ModalClause
from policyrecs.extraction.main_clauses import has_own_verb
from policyrecs.lexicon.patterns import patterns, words_of

_AROUND = 60
"""Characters around a clause that show what it belongs to."""

_MAIN_AGAIN = re.compile(
    r" (?:should|must|shall|can|may|will) [^,;]{2,160} and (?:an?|the|this|these|those|it|they|we) "
    r"[^,;]{2,80}$"
)
"""A main clause after a relative one: "bodies that it should oversee vary and a decision"."""

_SETTING = re.compile(
    r"^(?:to [a-z]+|in ?case of|in order to|in view of|given|under|for) (?!which|whom)"
    r"(?:[\w-]+ ){1,9}(?:the|an?|all|both|each|every|its|their|our) "
    r"|^if (?:at all )?(?:possible|necessary|appropriate|needed|required|feasible|applicable),? "
)
"""An adverbial without its comma: "to give an incentive the term has to be cut"."""

_FRONTED = re.compile(
    r"^(?:(?:and|but|so|however|therefore|thus|instead|moreover|finally|also|first|second),? )*"
    r"(?:to [a-z]+|in|at|on|for|under|during|within|through|throughout|by|with|from|after"
    r"|before|since|without|despite|across|over|given|because of) "
)
"""A phrase before its clause, without a comma: "in our struggle for rights we must"."""

_TIME = re.compile(
    r"^(?:and |but |so )?(?:every|each|this|next|one|any|some|that) "
    r"(?:day|night|week|month|year|morning|time|moment|decade|generation|step) \w+$"
)
"""When something is to be done, before its clause: "every day we must"."""

_CLOSED_LATER = re.compile(
    r",(?! (?:and|but|or|so|then)\b)(?: [\w'-]+){1,4} "
    r"(?:is|are|was|were|has|have|had|will|would|can|could|must|should)\b"
)
"""The comma of a relative clause before its main clause: "in all that they must do, staff"."""

_TOLD = re.compile(
    r"\b(?:tell|tells|told|telling|inform|informs|informed|remind|reminds|reminded|warn|warns"
    r"|warned|assure|assured|convince|convinced|persuade|persuaded|advise|advised)"
    r"(?: [\w'-]+){1,6} that ?$"
)
"""Somebody who is told that: "campaigners told members that ministers should"."""

_HELD = re.compile(
    r"\b(?:agreement|consensus|view|opinion|belief|feeling|argument|conclusion|recommendation"
    r"|suggestion|proposal|demand|insistence|request|advice|recognition|understanding|principle"
    r"|conviction|message|reminder|statement|call)s?"
    r"(?: (?:among|amongst|of|by|from|between|for|to|within|in) [\w' -]{2,60})? that ?$"
)
"""What somebody holds or says: "there was agreement among the crew that the office should"."""

_OBJECT_NEXT = re.compile(r" ?(?:[.,;:)?!\"']|$|(?:is|are|was|were|has|have|had|will|would|can)\b)")
"""What shows that a verb has no object: the clause ends, or the next verb stands there."""

_STRANDED = re.compile(r" (?:to|with|for|on|by|from|at|into|upon)(?= ?(?:[.,;:)?!\"']|$))")
"""A preposition whose noun stands before "that": "guidelines that vessels should adhere to"."""

_POINTING = frozenset({"one", "those", "something", "anything", "everything", "nothing", "thing"})
"""Words that a relative clause follows: "it is one that leaders ought to hear"."""

_INSIDE = re.compile(
    r"(?:(?:the|all|any|every|each|those|these|an?) )?[\w' -]+? "
    r"(?:in|at|by|to|under|for|through|on|of|from|with|within) (?:which|whom) (?P<rest>.+)$"
)
"""A relative clause with its preposition inside a subject: "the areas in which they work"."""

_IN_SUBJECT = re.compile(r" (?:who|which|that|to) $")
"""A clause inside the subject: "firms who break the rules", "the plan to sell the forest"."""


def is_relative(words: str, clause: ModalClause) -> bool:
    """Return whether a modal belongs to a relative clause: "the questions they need to answer"."""
    piece = words[clause.start : clause.modal[0]].strip(" ,")
    if _MAIN_AGAIN.search(piece) or _SETTING.match(piece):
        return False
    if _lacks_object(words, clause):
        return True
    bare = _after_pronoun(words, clause, piece)
    if bare is None:
        bare = _after_second_noun(words[slice(*clause.subject)])
    return _after_that(words, clause) if bare is None else bare


def holds_relative(subject: str) -> bool:
    """Return whether a subject has a whole relative clause in it, so that the modal is its own.

    "The way in which the fund is spent" must change; not "the criteria by which the board" judges.
    """
    clause = _INSIDE.match(subject)
    if clause is None:
        return False
    finite = patterns("grammar")["auxiliary"].regex.search(clause["rest"])
    return finite is not None or any(map(_may_be_verb, clause["rest"].split()[1:]))


def _may_be_verb(word: str) -> bool:
    """Return whether a word inside a relative clause may be its verb: "applies", "work"."""
    return word in verbs.base_forms() or verbs.lemma_of_third(word) is not None


def _after_pronoun(words: str, clause: ModalClause, piece: str) -> bool | None:
    """Return whether a pronoun opens a clause without "that": "the questions they" need.

    None where no pronoun stands right after a noun or verb.
    """
    grammar = patterns("grammar")
    pronoun = grammar["object-pronoun"].regex.search(piece)
    if pronoun is None:
        return None
    if _TIME.match(piece):
        return False
    before = pronoun["before"]
    if _FRONTED.match(piece) and not grammar["auxiliary"].regex.search(piece):
        after = clause.verb.place[1]
        return _CLOSED_LATER.search(words, after, after + _AROUND) is not None
    if grammar["pronoun-object"].regex.search(piece) or grammar["joins"].regex.match(before):
        return None
    if grammar["complement-verb"].regex.search(before) is None:
        return True
    return before.endswith("s") and before not in words_of("grammar", "holding")


def _after_second_noun(subject: str) -> bool | None:
    """Return whether a second noun opens a clause without "that": "the needs the service" has.

    None where no second noun follows a first.
    """
    grammar = patterns("grammar")
    second = grammar["second-noun"].regex.match(subject)
    if second is None or grammar["joins"].regex.match(second["before"]):
        return None
    if _IN_SUBJECT.search(second[0][: second.start("before")]):
        return None
    return not grammar["complemented"].regex.match(second["before"])


def _after_that(words: str, clause: ModalClause) -> bool:
    """Return whether "that" opens a relative clause, not what somebody says or holds."""
    if clause.opener != "that" or has_own_verb(words, clause):
        return False
    if clause.subject[0] > clause.start + 1:
        return False
    if _TOLD.search(words, 0, clause.start) or _HELD.search(words, 0, clause.start):
        return False
    before = words[max(0, clause.start - _AROUND) : clause.start].removesuffix("that").split()
    return bool(before) and (before[-1] in _POINTING or _is_plural_noun(before[-1]))


def _lacks_object(words: str, clause: ModalClause) -> bool:
    """Return whether a verb's object stands before "that": "the care that it should give".

    Not so after a verb of saying: "they said that it should give".
    """
    if clause.opener != "that" or clause.verb.passive:
        return False
    stranded = _STRANDED.match(words, clause.verb.place[1]) is not None
    if not stranded and clause.verb.lemma not in words_of("grammar", "transitive"):
        return False
    before = words[: clause.start].removesuffix("that").split()
    told = not before or patterns("grammar")["complemented"].regex.match(before[-1])
    return not told and (stranded or _OBJECT_NEXT.match(words, clause.verb.place[1]) is not None)


def _is_plural_noun(word: str) -> bool:
    """Return whether a word before "that" is a plural noun, which a relative clause follows."""
    if not word.endswith("s") or word.endswith(("ss", "is", "us")):
        return False
    return patterns("grammar")["complemented"].regex.match(word) is None
