"""Whether a modal is the main clause's, whatever clause or conjunction stands before it."""

import re

from policyrecs.extraction import verbs
from policyrecs.extraction.clauses import ModalClause
from policyrecs.lexicon.patterns import patterns, words_of

_AROUND = 60
"""Characters before a modal that show what it is joined to."""

_SUBJECT_RELATIVE_VERB = re.compile(
    r" ?(?:(?:are|is|was|were|do|does|did|has|have|had|can|could|will|would|may|might)(?:n't| not)?"
    r"|cannot) (?:[\w'-]+,? ){1,14}$"
)
"""A relative clause with its verb, right after "that": "firms that do not comply" should pay."""

_ADVERBS = re.compile(r"^(?:(?:already|also|still|now|only|often|never|not|just|[a-z]{3,}ly) )+")
"""What stands before the verb of a relative clause: "tools that already exist"."""

_IS_WHY = re.compile(
    r"\b(?:this|that|which|here|it)(?: is|'s) (?:exactly |precisely |also )?(?:why|where|when) "
    r"(?:[\w'-]+ ){1,8}$"
)
"""A call that draws a conclusion: "this is why we need to" act."""

_OWN_VERB = re.compile(
    r"(?<!to )\b(?:is|are|was|were|has|have|had|does|do|did|can|cannot|will|took|gave|went|came|saw"
    r"|began|rose|fell|grew|broke|chose|drew|drove|knew|spoke|wrote|occurred|happened|failed)\b"
    r"(?P<rest> [^,;:]{3,})$"
)
"""A finite verb with what follows it, no comma between: "where the river has moved"."""

_CLOSED_BY_A_VERB = frozenset({"where", "when", "because", "as", "since", "if", "once", "while"})
"""Conjunctions whose clause ends where a second finite verb stands."""

_AFTER_AND = re.compile(r"(?<=[a-z,] )(?:and|but)(?: (?:therefore|so|thus|also|hence|now))* $")
"""A conjunction right before a modal, which then has no subject of its own."""

_AS_NOUN = re.compile(
    r" ?(?:(?:an?|part|the) (?:\w+ )?(?:consequence|result|part|means|condition|way) of"
    r"|a whole|a group|a matter of [a-z]+|one|such)\b"
)
"""What makes "as" a preposition: "data produced as a result of the trial" should be open."""

_ROLE = re.compile(r" ?an? (?:[\w'-]+ ?){1,2}")
"""What somebody is called upon as: "we as a nation" must act."""

_SEEN_AS = re.compile(r"\b(?:[a-z]{3,}ed|known|seen|such|held) as (?:[a-z][\w-]* ){1,3}$")
"""What a noun is taken for: medicines "flagged as unavailable" should be reviewed."""

_NOMINATIVE = re.compile(r"[\w'-]+ (?P<verb>[\w'-]+) .*?(?P<last>[\w'-]+) (?:we|they|he|she|i) $")
"""A clause and then a pronoun that only a subject can be: "when they leave office they" must."""

_TELLING = frozenset(
    {"say", "says", "said", "think", "thinks", "thought", "believe", "believes", "feel", "feels"}
    | {"know", "knows", "what", "that", "whom", "and", "or", "than", "as", "where", "how", "why"}
)
"""Words before a pronoun that go on with the clause: "when experts say they" should."""

_COMPARED = re.compile(r"\b(?:just|same|exactly|much|such|well|so) as$")
"""What makes "as" a comparison: "just as a nation must"."""

_OBJECT_RELATIVE = re.compile(
    r" ?(?:(?:we|they|you|he|she|it|i) |(?:the |most |many |some |all )?[a-z'-]{3,} "
    r"(?=(?:have|has|had|use|enjoy|face|want|need|hold|own|make)\b))(?P<verb>[a-z-]+)(?: |$)"
)
"""A relative clause with its subject and verb: "the methods that we employ" must be fair, "the
rights that people have offline" must be protected."""

_HAVING = frozenset({"have", "has", "had"})
"""Forms of the verb that is no verb of action."""

_ON_A_QUESTION = re.compile(
    r"\b(?:of|on|about|into|over|for|to|in) (?:how|what|why|whether|where|which|who)\b[^,;:]*?"
    r"\b(?:is|are|was|were|has|have|had|can|could|will|would|does|do|did|may|might)\b[^,;:]*$"
)
"""A question inside the subject, with its verb: "an analysis of how states are faring" is due."""

_FREE_RELATIVE = re.compile(
    r"(?:and |but |so )?(?:what|whatever|whoever|those who) "
    r"(?:is|are|was|were|has|have|works?|worked|happens?|happened|matters?|remains?|goes|comes)\b"
)
"""A subject that is a clause: "what works at good schools" should be shared."""


def is_main(words: str, clause: ModalClause) -> bool:
    """Return whether a modal is the main clause's, whatever stands before it."""
    if _IS_WHY.search(words, 0, clause.modal[0]):
        return True
    if _is_coordinated(words, clause) or _is_reduced(words, clause):
        return True
    if not clause.start and _FREE_RELATIVE.match(words, 0, clause.modal[0]):
        return True
    if clause.opener == "as" and _SEEN_AS.search(words, 0, clause.modal[0]):
        return True
    asked = _ON_A_QUESTION.search(words, clause.start, clause.modal[0])
    finite = patterns("grammar")["auxiliary"].regex
    if not clause.opener and asked and not finite.search(words, 0, asked.start()):
        return True
    return clause.opener in _CLOSED_BY_A_VERB and has_own_verb(words, clause)


def _is_coordinated(words: str, clause: ModalClause) -> bool:
    """Return whether a modal shares the subject of the main verb: "it is costly and should end"."""
    place = clause.modal[0]
    if not _AFTER_AND.search(words, max(0, place - _AROUND), place):
        return False
    finite = patterns("grammar")["auxiliary"].regex
    if clause.opener == "as":
        # "It cannot serve as the norm and should go": no clause, for it has no verb.
        opened = words.rfind("as", 0, clause.start)
        held = finite.search(words, clause.start, place) is not None
        return finite.search(words, 0, opened) is not None and not held
    first = finite.search(words, clause.start, place)
    embedding = patterns("grammar")["embedding"].regex
    if clause.opener or first is None:
        return False
    return embedding.search(words, 0, first.start()) is None


def _is_reduced(words: str, clause: ModalClause) -> bool:
    """Return whether a conjunction opens words without a subject: "aid given when crossing" must.

    They belong to the noun before them, which still waits for its verb.
    """
    if clause.opener not in words_of("grammar", "subordinating"):
        return False
    after = words[clause.start : clause.modal[0]].split()
    before = words[: clause.start].rstrip().removesuffix(clause.opener).rstrip()
    participle = after and (after[0].endswith("ing") or verbs.looks_like_participle(after[0]))
    phrase = clause.opener == "as" and (
        _AS_NOUN.match(words, clause.start) is not None
        or (
            _ROLE.fullmatch(words, clause.start, clause.modal[0]) is not None
            and not _COMPARED.search(words, 0, clause.start)
        )
    )
    finite = patterns("grammar")["auxiliary"].regex.search(before)
    return bool(before and (participle or phrase)) and not before.endswith(",") and not finite


def has_own_verb(words: str, clause: ModalClause) -> bool:
    """Return whether the clause before a modal has a finite verb already, so that it ends there.

    The modal is then the main clause's: "areas that are wet should be left", "as it is paid for by
    all it must be open to all".
    """
    between = words[clause.start : clause.modal[0]]
    if clause.opener == "that":
        theirs = _OBJECT_RELATIVE.match(between)
        return (
            _SUBJECT_RELATIVE_VERB.match(between) is not None
            or _begins_with_verb(between)
            or (theirs is not None and theirs["verb"] in verbs.base_forms() | _HAVING)
        )
    anew = _NOMINATIVE.fullmatch(between.lstrip())
    if clause.opener in _CLOSED_BY_A_VERB and anew and anew["last"] not in _TELLING:
        return anew["verb"] not in _TELLING
    own = _OWN_VERB.search(between)
    return clause.opener in _CLOSED_BY_A_VERB and own is not None and " and " not in own["rest"]


def _begins_with_verb(words: str) -> bool:
    """Return whether a relative clause begins with its verb: "firms that ignore the law" must pay.

    One word alone is the verb only if it is nothing else: "rules that states" should follow.
    """
    first, _, rest = _ADVERBS.sub("", words.strip(" ,")).partition(" ")
    if not rest:
        verb = first in words_of("verbs", "clear") or first in words_of("grammar", "plain_verb")
        return verb and first not in words_of("grammar", "person_or_verb")
    stems = {first, first.removesuffix("s"), first.removesuffix("es")}
    plain = words_of("grammar", "plain_verb")
    known = not stems.isdisjoint(verbs.base_forms()) or not stems.isdisjoint(plain)
    return known or verbs.looks_like_participle(first)
