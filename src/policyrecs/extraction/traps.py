"""Modal verbs that make no call: forecasts, duties in law, questions, asides, steps of a tool."""

import re

from policyrecs.extraction.agents import names_agent
from policyrecs.extraction.clauses import ModalClause
from policyrecs.extraction.main_clauses import is_main
from policyrecs.extraction.relative_clauses import holds_relative, is_relative
from policyrecs.extraction.sentences import Sentence
from policyrecs.lexicon.patterns import patterns, words_of

_QUESTION_ENDS = "\"')* "
"""Marks that may follow a question mark."""

_ASIDES = ("metadiscourse", "disclaimer", "epistemic", "how-to", "conditions")
"""Traps that are read from the words around the modal."""

_AROUND = 60
"""Characters after a modal that show an aside."""

_BEFORE_NEED = 12
"""Characters before "need to" that hold its auxiliary: "do not need to"."""

_HELPED = re.compile(
    r"(?:\b(?:will|would|may|might|could|can|to|not)|'ll)(?: (?:in fact|even|well|still|also))?$"
)
"""An auxiliary before "need to" or "have to": a forecast, not a call."""

_AS_THINGS_ARE = re.compile(
    r"^(?:and |but )?(?:currently|at present|traditionally|historically)\b"
    r"|\b(?:currently|still|often|usually|typically|normally|sometimes|only|just|merely) "
    r"(?:must|(?:have|has|need|needs) to)$"
)
"""What shows that a duty is told as it is: "currently, firms have to", "they only need to"."""

_SO_THAT = re.compile(r"\bso (?:[\w-]+ ){1,4}that [^,;.]{2,60} (?:has|have) to$")
"""A hardship told as what follows: "so expensive that families have to"."""

_BY_NOW = re.compile(r"^by (?:now|then|this time)\b")
"""What makes "should have" a guess: "by now, they should have four"."""

_ADVICE = frozenset({"should", "ought to", "ought", "had better"})
"""Modals of advice, which tell of no hardship: "families must wait for months"."""

_FORECAST_MODALS = frozenset({"should", "must"})
"""Modals that may foretell: "this should lower costs", "it must be true"."""

_GOES_FURTHER = re.compile(
    r"go (?:further|faster|beyond|ahead|back)\b|come (?:first|before|to an end)\b"
)
"""An act or a rank that is asked for: "it should go further", "safety must come first"."""

_FIGURES = frozenset({"rise", "fall", "grow", "drop"})
"""Verbs of figures, which a call may ask for: "taxes on tobacco should rise"."""

_ENACTED = re.compile(r"\b(?:treated|recogni[sz]ed|classified|regarded|defined) as$")
"""A participle whose "as" opens no clause: "treated as one faith and the rule should go"."""

_ASKED_AFTER = re.compile(
    r"[,;–—-]+ (?:but|so|and|yet|or) (?:what (?!about)|how|why|who|when|where|will|can|could|would"
    r"|is|are|do|does|did)\b"
)
"""A question after the call: "they should be opened, but what else can be done?"."""

_SEEMING = re.compile(
    r"\b(?:it|that|this) (?:may |might |would |could |can )?(?:seems?|appears?|sounds?|looks?) "
    r"(?:like|as if|as though)\b"
)
"""What only seems so: "it may seem like" students should borrow."""

_AND_THAT = re.compile(r"\b(?:and|but) that$")
"""A pronoun that takes up the clause before: "it costs lives and that must" end."""

_NOT_BORNE = re.compile(
    r"(?:should|must|can)(?: ?not| never) be (?:allowed|permitted|tolerated|repeated|left to)\b"
)
"""What must stop, though a relative clause says so: "a precedent that should not be allowed"."""

_CLEFT = re.compile(
    r"(?:(?:and|but|so) )?(?:it's|it is|it was) (?:(?!not\b)[\w'-]+ ){1,8}"
    r"(?<!about )(?<!of )(?<!to )(?<!for )(?<!in )(?<!on )(?<!by )(?:who|that) "
)
"""What stands before the verb of a cleft sentence: "it is the owners who" should pay."""

_GUESSED = re.compile(r"must,[^,;.]{2,40}, (?:surely )?have\b")
"""A guess at the past with words between: "must, in our opinion, have been" grave."""

_IN_THEORY = re.compile(r"in theory,")
"""How a sentence begins that tells what would be so."""

_IS_A_FACT = re.compile(
    r" (?:is|was) (?:an? |the |un|in|no |not |hard|shame|sad|scandal|wrong|clear|telling|proof)"
)
"""What is said of a clause that is the subject: "That firms must beg is a sign of it"."""

_INVERTED = re.compile(r"(?:and |but |so )?(?:should|must|shall|ought|do|does|is|are|can|could)\b")
"""How a question begins: "should members of the family receive it?"."""

_ASKED_ABOUT = re.compile(
    r"\b(?:about|of|on|over|as to|regarding|clear|decide|know|see|ask) "
    r"(?:what|who|how (?:much|many)|which [\w-]+) $"
)
"""A question that is spoken of, whose subject stands right before the modal: "clear about what"."""

_WHETHER = re.compile(
    r"(?<![,\u2013\u2014-] )\bwhether (?:or not )?(?:(?!\b(?:is|are|was|were|has|have|had|will"
    r"|would|can|could|may|might|should|must|do|does|did)\b)[^;:.])*$"
)
"""A question whose verb is still to come: "whether tests, and limits on them," should be law."""

_SUPPOSED = re.compile(
    r"\b(?:assum|suppos|imagin|presum|pretend)(?:e|es|ed|ing)(?: that)? (?:[\w'-]+ ){1,6}$"
    r"|\b(?:do|does|did)(?: not|n't) mean (?:that )?(?:[\w'-]+ ){1,8}$"
    r"|\b(?:requirement|obligation|assumption|idea|notion|fear|claim|fact) that (?:[\w'-]+ ){1,6}$"
)
"""What somebody takes to be so, or is spoken of: "assumed that there" should be a shop."""

_INVERTING = re.compile(
    r"\b(?:what|why|how|where|when|who|which|nor|neither|so|only|never|than|as)\b"
    r"(?: [\w'-]+){0,4} $|[\"':;(] *$"
)
"""What stands before a modal whose subject follows without a condition: "nor" should they."""

_ASKED_OF_THINGS = frozenset({"include", "provide", "make", "take", "give", "end", "start", "see"})
"""Outcomes that texts also ask of what "this" points at: "these should include"."""


def trap_of(sentence: Sentence, clause: ModalClause) -> str | None:
    """Return why a modal makes no call, None where it does."""
    words = sentence.words
    asks = words.rstrip(_QUESTION_ENDS).endswith("?")
    opens = _INVERTED.match(words) is not None
    if asks and (opens or not _ASKED_AFTER.search(words, clause.verb.place[1])):
        return "question"
    if not clause.verb.lemma:
        return "fragment"
    return (
        _aside(words, clause)
        or _no_duty(words, clause)
        or (None if _stands_alone(words, clause) else _embedded(words, clause))
        or _law(words, clause)
        or _foretold(sentence, clause)
        or _of_subject(sentence, clause)
    )


def _aside(words: str, clause: ModalClause) -> str | None:
    """Return the trap of a modal in words to the reader: "it should be noted that"."""
    around = words[clause.subject[0] : clause.modal[1] + _AROUND]
    named = patterns("traps")
    return next((name for name in _ASIDES if named[name].regex.search(around)), None)


def _no_duty(words: str, clause: ModalClause) -> str | None:
    """Return the trap of a modal that binds nobody, or only the speaker."""
    start, end = clause.modal
    before = words[max(0, start - _AROUND) : start].rstrip()
    subject = words[slice(*clause.subject)]
    around = words[max(0, start - _BEFORE_NEED) : end]
    word = clause.modal_word
    traps = {
        "no-obligation": patterns("traps")["no-obligation"].regex.search(around)
        or (word in {"need to", "has to", "have to"} and _HELPED.search(before)),
        "description": (subject == "i" and word != "should")
        or (word != "should" and _AS_THINGS_ARE.search(words[: clause.modal[1]]) is not None)
        or _SEEMING.search(words, 0, start) is not None
        or _SUPPOSED.search(words, 0, start) is not None
        or (word in {"has to", "have to"} and _SO_THAT.search(words, 0, end) is not None),
        "question": _ASKED_ABOUT.search(words, 0, start) or _WHETHER.search(words, 0, start),
        "noun": word == "need to" and patterns("grammar")["noun-need"].regex.search(before),
        "commitment": word == "shall" and subject in {"we", "i"},
        "condition": patterns("traps")["inverted-condition"].regex.match(words[start:])
        and (not subject or _is_appended(words, clause)),
    }
    return next((name for name, sprung in traps.items() if sprung), None)


def _is_appended(words: str, clause: ModalClause) -> bool:
    """Return whether an inverted condition ends a statement: "it will, should this bond pass"."""
    before = words[: clause.modal[0]]
    inverted = patterns("grammar")["inverted-call"].regex.match(words[: clause.modal[1] + 6])
    return clause.modal_word == "should" and not inverted and _INVERTING.search(before) is None


def _stands_alone(words: str, clause: ModalClause) -> bool:
    """Return whether a modal is that of the main clause, whatever clause its subject holds."""
    return (
        is_main(words, clause)
        or holds_relative(words[slice(*clause.subject)])
        or _NOT_BORNE.match(words, clause.modal[0]) is not None
        or _CLEFT.fullmatch(words, 0, clause.modal[0]) is not None
    )


def _embedded(words: str, clause: ModalClause) -> str | None:
    """Return the trap of a modal inside a question, condition or relative clause."""
    grammar = patterns("grammar")
    start = clause.modal[0]
    subject = words[slice(*clause.subject)]
    until = clause.subject[1] if subject else start
    before = words[max(0, until - _AROUND) : until].rstrip(" ,")
    if clause.opener == "whether" and clause.start > len("whether"):
        return "question"
    inverted = patterns("grammar")["inverted-call"].regex.search(words[: clause.modal[1] + 6])
    if (
        clause.opener in words_of("grammar", "subordinating")
        and not before.endswith(" there")
        and not _ENACTED.search(words[: clause.start])
        and not inverted
    ):
        between = words[clause.start : start]
        opens = clause.start + len(between) - len(between.lstrip())
        if "," not in between or clause.subject[0] == opens:
            return "subordinate"
    embedding = grammar["embedding"].regex
    leading = words[clause.start : clause.subject[0]]
    near = words[max(0, clause.subject[0] - _BEFORE_NEED) : clause.subject[0]]
    if (
        embedding.match(subject)
        or embedding.search(near.rpartition(",")[2])
        or ("," not in leading and embedding.search(leading))
        or grammar["embedded-just-before"].search(before)
    ):
        return "question"
    told = words.endswith("that", 0, clause.start)
    if told and patterns("traps")["denied"].regex.search(words, 0, clause.start):
        return "denied"
    points = _AND_THAT.search(before) is not None
    pronoun = grammar["relative-pronoun-end"].regex.search(before) and not points
    if pronoun or (not points and is_relative(words, clause)):
        return "relative-clause"
    return None


def _law(words: str, clause: ModalClause) -> str | None:
    """Return the trap of a duty that is told as law, rule, ruling or hardship."""
    named = patterns("traps")
    start, end = clause.modal
    binds = clause.modal_word not in _ADVICE
    rule, entry = named["rule"], named["entry"]
    traps = {
        "rule": (rule.may_match(words) and rule.regex.search(words, start))
        or (entry.may_match(words) and entry.regex.search(words))
        or named["procedure"].regex.match(words),
        "ruling": binds and named["ruling"].search(words),
        "description": binds
        and not clause.negated
        and named["hardship"].regex.match(words[end:].lstrip()),
        "legal-duty": named["law-requires"].search(words[:start])
        or (clause.modal_word != "should" and named["legal-duty"].regex.search(words)),
    }
    return next((name for name, sprung in traps.items() if sprung), None)


def _of_subject(sentence: Sentence, clause: ModalClause) -> str | None:
    """Return the trap of a modal in a clause that is the subject: "That firms must beg is sad"."""
    opens = sentence.cased.startswith("That ")
    told = opens and _IS_A_FACT.search(sentence.words, clause.verb.place[1])
    return "description" if told else None


def _foretold(sentence: Sentence, clause: ModalClause) -> str | None:
    """Return the trap of a modal that guesses at what is, was or will be."""
    if _GUESSED.match(sentence.words, clause.modal[0]) or _IN_THEORY.match(sentence.words):
        return "epistemic"
    if clause.verb.perfect:
        if patterns("traps")["by-then"].regex.search(sentence.words):
            return None
        return "epistemic" if clause.modal_word == "must" else "past"
    if clause.verb.lemma == "have" and _BY_NOW.match(sentence.words):
        return "epistemic"
    if clause.modal_word not in _FORECAST_MODALS or clause.verb.passive or clause.negated:
        return None
    return "forecast" if _is_forecast(sentence, clause) else None


def _is_forecast(sentence: Sentence, clause: ModalClause) -> bool:
    """Return whether an active verb tells an outcome: "this should lower costs"."""
    named = patterns("traps")
    verb = clause.verb.lemma
    subject, cased = sentence.words[slice(*clause.subject)], sentence.cased[slice(*clause.subject)]
    if named["market-subject"].regex.match(subject) and verb not in {"be", "reflect"}:
        return True
    if names_agent(subject, cased) or _GOES_FURTHER.match(sentence.words, clause.verb.place[0]):
        return False
    if named["outcome-phrase"].regex.match(sentence.words[clause.verb.place[0] :]):
        return True
    eventive = named["eventive-subject"].regex.match(subject) is not None
    if verb in words_of("verbs", "hard_outcome"):
        means = named["instrument-subject"].regex.match(subject) or verb in _FIGURES
        return eventive or not means
    if clause.modal_word == "must" or not eventive or verb == "be":
        return False
    asked = verb in _ASKED_OF_THINGS and subject != "it"
    return not asked and verb in words_of("verbs", "outcome")
