"""Modal verbs that make no call: forecasts, duties in law, questions, asides, steps of a tool."""

import re

from policyrecs.extract.agents import names_agent
from policyrecs.extract.clauses import ModalClause
from policyrecs.extract.sentences import Sentence
from policyrecs.lexicon import patterns

_EMBEDDED = re.compile(r"\b(?:whether|how|what|which|who|whom|whose|why|where)\b(?! possible| necessary| appropriate| relevant)")
"""A word that opens an embedded question: "whether states should"."""

_SUBORDINATE = frozenset({"because", "when", "whenever", "whether", "if", "unless", "until", "since", "although", "though", "than", "lest", "as", "where", "before", "after", "once", "while", "whilst", "whereas"})
"""Conjunctions whose clause is not the sentence's call. "so" and "that" may well carry it."""

_DEMONSTRATIVE = re.compile(
    r"^(?:this|that|it|these|those|which|they|the (?:new|latest|proposed|planned|current|change|changes|move|moves|deal|decision|reform"
    r"|reforms|measure|measures|result|results|increase|cut|cuts|funding|money|investment|extension|merger|scheme|announcement|agreement"
    r"|grant|grants|upgrade|project|expansion|figures|economy|rate|rates|price|prices|bill)\b|(?:lower|higher|such|more|fewer|less|faster|better|doing|\w+ing) )"
)
"""Subjects that point at an event or measure, whose outcome is foretold."""


_MARKET = re.compile(r"^(?:the )?(?:\w+ ){0,2}(?:prices|sales|growth|inflation|profits?|revenues?|earnings|exports|shares|stocks|turnout|temperatures|output|margins|volumes|waiting times)(?: (?:of|in|for|on|at|by) [^,;]{1,60})?$")
"""Figures that rise and fall by themselves."""

_INSTRUMENT = re.compile(r"^(?:(?!the |this |these |that |it\b|its )[\w-]+ ){0,3}(?:guidance|guidelines|policy|policies|strategy|strategies|plans?|programmes?|programs?|laws?|rules?|frameworks?|legislation|standards?|regulations?|systems?|training|education|research|services?|reforms?)$")
"""Means of policy, named in general: "guidance should help employers"."""


def trap_of(sentence: Sentence, clause: ModalClause) -> str | None:
    """Return why a modal makes no call, None where it does."""
    words = sentence.words
    subject = words[clause.subject[0] : clause.subject[1]]
    tail = words[clause.modal[0] :]
    if words.rstrip("\"')* ").endswith("?"):
        return "question"
    if not clause.lemma:
        return "fragment"
    named = patterns.patterns("traps")
    around = words[max(0, clause.subject[0]) : clause.modal[1] + 60]
    for name in ("metadiscourse", "disclaimer", "epistemic", "how-to", "conditions"):
        if named[name].regex.search(around):
            return name
    if named["no-obligation"].regex.search(words[max(0, clause.modal[0] - 12) : clause.modal[1]]):
        return "no-obligation"
    if clause.modal_word == "shall" and re.match(r"(?:we|i)\b", subject):
        return "commitment"
    if clause.modal_word in {"need to", "has to", "have to"} and re.search(
        r"\b(?:will|would|may|might|could|can|to|not)$", words[: clause.modal[0]].rstrip()
    ):
        return "no-obligation"
    if subject == "i" and clause.modal_word != "should":
        return "description"
    if not subject and re.match(r"(?:should|must) (?:you|they|we|he|she|it|there|the|a|an|any|this|these|your|i)\b", tail):
        return "condition"
    return (
        _embedded(words, clause, subject)
        or _law(words, clause)
        or _foretold(sentence, clause, subject)
    )


def _embedded(words: str, clause: ModalClause, subject: str) -> str | None:
    """Return the trap of a modal inside a question, condition or relative clause."""
    if clause.opener in _SUBORDINATE and not words[: clause.modal[0]].rstrip().endswith(" there"):
        # "Where X is absent, policymakers should" has its call after the comma.
        between = words[clause.start : clause.modal[0]]
        if clause.opener == "whether":
            return "question"
        if "," not in between or clause.subject[0] == clause.start + (len(between) - len(between.lstrip())):
            return "question" if clause.opener == "whether" else "subordinate"
    if _EMBEDDED.match(subject) or _EMBEDDED.search(words[max(0, clause.subject[0] - 12) : clause.subject[0]]):
        return "question"
    if re.search(r"\b(?:that|which|who|what|whom)$", words[: clause.modal[0]].rstrip(" ,")):
        return "relative-clause"
    if clause.modal_word == "need to" and re.search(r"\b(?:the|an?|its|their|his|her|our|your|no|any|this|that|urgent|clear|growing|pressing|'s)$", words[: clause.modal[0]].rstrip()):
        return "noun"
    if _reduced_relative(words, clause):
        return "relative-clause"
    leading = words[clause.start : clause.subject[0]]
    if re.search(r"\b(?:how|what|which|whether|who|why)\b", leading) and "," not in leading:
        return "question"
    if re.search(r"\b(?:how|what|why|whether|which|who)\b(?: [\w'-]+){0,6}$", words[max(0, clause.start - 40) : clause.modal[0]].rstrip()):
        return "question"
    return None


_OBJECT_PRONOUN = re.compile(r"(?P<before>[a-z-]+) (?:they|we|you|he|she|it|i)$")
"""A pronoun subject right after a noun: "the questions they need to answer"."""

_SECOND_NOUN = re.compile(r"^(?:the|an?|all|any|every|each|those|these|what|\w+) (?:[\w'-]+ ){0,6}?(?P<before>[\w'-]+) (?:the|their|its|our|this|an?) [\w' -]+$")
"""A second noun phrase in a subject: "the needs the service must meet"."""

_JOINS = re.compile(r"^(?:and|or|but|so|then|of|in|on|at|by|for|to|from|with|as|than|that|because|if|when|while|where|after|before|under|over|into|between|among|within|across|both|all|not|now|here|today|year|week|month|decade|hence|thus|therefore|too|also|only|instead|ultimately|\d+|[a-z]+ing|including|is|are|was|be|like|per|via|against|through|without|about|around|beyond|during|upon|toward|towards|behind|until|since|nor|either|neither|along|alongside|yet|though|\w+ly)$")
"""Words after which a second noun phrase is no relative clause."""

_COMPLEMENT_OF = re.compile(r"(?:ed|es|ys|[a-z]{2}s|say|think|believe|argue|agree|feel|hope|know|ensure|mean|suggest|recommend|insist|propose|said|wrote|told|thought|found|held|urge|demand|ask)$")
"""Verbs whose complement clause has left out its "that": "said the agency must"."""


def _reduced_relative(words: str, clause: ModalClause) -> bool:
    """Return whether a modal belongs to a relative clause without "that"."""
    piece = words[clause.start : clause.modal[0]].strip(" ,")
    pronoun = _OBJECT_PRONOUN.search(piece)
    if pronoun and not _JOINS.match(pronoun["before"]):
        before = pronoun["before"]
        return not _COMPLEMENT_OF.search(before) or before.endswith("s")
    second = _SECOND_NOUN.match(words[clause.subject[0] : clause.subject[1]])
    if second and not _JOINS.match(second["before"]):
        return not reported_speech(second["before"])
    if clause.opener == "that" and clause.subject[0] - clause.start < 4:
        noun = re.search(r"(?P<noun>[a-z-]+) that$", words[: clause.start].rstrip())
        return noun is not None and noun["noun"].endswith("s") and not noun["noun"].endswith(("ss", "is")) and not reported_speech(noun["noun"])
    return False


def reported_speech(word: str) -> bool:
    """Return whether a word is a verb that a clause may follow."""
    return _SAYS.match(word) is not None


_SAYS = re.compile(r"(?:said|says?|argue[sd]?|add(?:s|ed)?|warn(?:s|ed)?|not(?:es|ed)|stress(?:es|ed)|emphasi[sz]e[sd]|conclude[sd]?|believe[sd]?|thinks?|thought|feels?|felt|claim(?:s|ed)?|insist(?:s|ed)?|maintain(?:s|ed)?|agree[sd]?|contend(?:s|ed)?|assert(?:s|ed)?|state[sd]|writes?|wrote|tells?|told|explain(?:s|ed)?|suggest(?:s|ed)?|recommend(?:s|ed)?|propose[sd]?|declare[sd]?|means?|meant|shows?|showed|finds?|found|know[sn]?|hopes?|ensures?|demand(?:s|ed)?|requires?|implies|indicates?|makes?|considers?|is|clear|reiterate[sd]|acknowledge[sd]|underscore[sd]|underline[sd]|urge[sd]?)$")
"""Verbs with a clause for an object."""


def _law(words: str, clause: ModalClause) -> str | None:
    """Return "legal-duty" where a duty is told as law."""
    if patterns.patterns("traps")["law-requires"].regex.search(words[: clause.modal[0]]):
        return "legal-duty"
    if clause.modal_word == "should":
        return None
    return "legal-duty" if patterns.patterns("traps")["legal-duty"].regex.search(words) else None


def _foretold(sentence: Sentence, clause: ModalClause, subject: str) -> str | None:
    """Return the trap of a modal that guesses at what is, was or will be."""
    if clause.perfect:
        if clause.modal_word in {"must", "should"} and re.search(r"\bby (?:the|\d|next|end|then|20\d\d)", sentence.words):
            return None
        return "epistemic" if clause.modal_word == "must" else "past"
    if clause.modal_word not in {"should", "ought to", "must"} or clause.passive or clause.negated:
        return None
    cased = sentence.cased[clause.subject[0] : clause.subject[1]]
    if _MARKET.match(subject) and clause.lemma not in {"be", "reflect", "include"}:
        return "forecast"
    if clause.lemma in patterns.words("verbs", "hard_outcome") and not names_agent(subject, cased):
        instrument = _INSTRUMENT.match(subject) is not None or clause.lemma in {"rise", "fall", "grow", "drop"}
        return None if instrument and not _DEMONSTRATIVE.match(subject) else "forecast"
    if clause.modal_word == "must":
        return None
    if clause.lemma in patterns.words("verbs", "outcome") - {"be"} and _DEMONSTRATIVE.match(subject):
        if subject.startswith(("they", "these", "those", "the ")) and names_agent(subject, cased):
            return None
        if clause.lemma in {"include", "provide", "make", "take", "give", "end", "start", "see"} and subject != "it":
            return None
        return "forecast"
    return None
