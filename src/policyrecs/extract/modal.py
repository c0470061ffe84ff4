"""Calls by a modal verb: "agencies should publish", "the tax must be repealed"."""

import re

from policyrecs.extract import traps
from policyrecs.extract.agents import names_agent
from policyrecs.extract.calls import Call
from policyrecs.extract.clauses import ModalClause, modal_clauses
from policyrecs.extract.sentences import Sentence
from policyrecs.lexicon import patterns
from policyrecs.vocabulary import Basis, Evidence, Modality, Role, Status

_CONSIDERING = frozenset({"consider", "explore", "examine"})
"""Verbs that turn a recommendation into one to think about something."""

_BY_AGENT = re.compile(r"\bby (?P<party>(?:the |all |each |any |an? )?[^,;:.()]{2,60}?)(?= (?:to|in|for|on|by|as|so|and|when|where|with|before|after|under)\b|[,;:.)]|$)")
"""The agent of a passive: "should be published by the regulator"."""


def modal_call(sentence: Sentence) -> Call | None:
    """Return the first call that a modal verb makes, else the first that was trapped, else None."""
    trapped: Call | None = None
    weak: Call | None = None
    for clause in modal_clauses(sentence):
        rejection = traps.trap_of(sentence, clause)
        call = _call(sentence, clause, rejection)
        if rejection is not None:
            trapped = trapped or call
        elif call.status is Status.CORE:
            return call
        else:
            weak = weak or call
    return weak or trapped


def _call(sentence: Sentence, clause: ModalClause, rejection: str | None) -> Call:
    """Return the call that `clause` makes."""
    words = sentence.words
    start, end = clause.subject
    subject, cased = words[start:end], sentence.cased[start:end]
    agent = end > start and names_agent(subject, cased)
    status = Status.CORE
    if rejection == "past" and agent:
        rejection, status = None, Status.OPTIONAL
    attitude = patterns.patterns("traps")["attitude"].regex
    verb_words = words[clause.modal[1] :].lstrip()
    if attitude.match(re.sub(r"^(?:also|therefore|all|now|always|never|not|both|instead) ", "", verb_words)):
        status = Status.OPTIONAL
    if clause.modal_word in {"has to", "have to"} and not agent:
        status = Status.OPTIONAL
    parties = []
    if agent:
        parties.append((clause.subject, Role.ADDRESSEE, Basis.EXPLICIT))
    elif clause.passive:
        by = _BY_AGENT.search(words, clause.complement)
        if by and names_agent(by["party"], sentence.cased[by.start("party") : by.end("party")]):
            parties.append((by.span("party"), Role.ADDRESSEE, Basis.EXPLICIT))
    modality = Modality.RECOMMENDATION if clause.modal_word in {"should", "ought to", "ought", "had better"} else Modality.OBLIGATION
    if clause.lemma in _CONSIDERING and modality is Modality.RECOMMENDATION:
        modality = Modality.CONSIDERATION
    return Call(
        evidence=Evidence.MODAL,
        modality=modality,
        status=status,
        cue=clause.modal,
        act=clause.verb[0],
        pattern=f"modal-{clause.modal_word}".replace(" ", "-"),
        lemma=clause.lemma,
        negated=clause.negated,
        parties=tuple(parties),
        rejection=rejection,
    )
