"""Calls by a modal verb: "agencies should publish", "the tax must be repealed"."""

import dataclasses
import re

from policyrecs.extraction import traps
from policyrecs.extraction.agents import names_agent
from policyrecs.extraction.calls import Call, NamedWords
from policyrecs.extraction.clauses import ModalClause, modal_clauses
from policyrecs.extraction.sentences import Sentence
from policyrecs.lexicon.patterns import patterns
from policyrecs.vocabulary import Basis, Evidence, Modality, Role, Status

CONSIDERING = frozenset({"consider", "explore", "examine"})
"""Verbs that turn a recommendation into one to think about something."""

_ADVISING = frozenset({"should", "ought to", "ought", "had better"})
"""Modals of advice; the others bind."""

_ADVERB = re.compile(r"^(?:also|therefore|all|now|always|never|not|both|instead) ")
"""An adverb before an attitude: "should also appreciate"."""


def modal_call(sentence: Sentence) -> Call | None:
    """Return the first call that a modal verb makes, else the first that was trapped, else None."""
    calls = [_call(sentence, clause) for clause in modal_clauses(sentence)]
    standing = [call for call in calls if call.rejection is None]
    core = [call for call in standing if call.status is Status.CORE]
    best = next(iter(core or standing or calls), None)
    if best is None or not any(call.negated != best.negated for call in core):
        return best
    return dataclasses.replace(best, contrasted=True)


def _call(sentence: Sentence, clause: ModalClause) -> Call:
    """Return the call that `clause` makes, with its rejection where it makes none."""
    subject, cased = sentence.words[slice(*clause.subject)], sentence.cased[slice(*clause.subject)]
    agent = bool(subject) and names_agent(subject, cased)
    rejection = traps.trap_of(sentence, clause)
    status = _status(sentence, clause, agent=agent)
    if rejection == "past" and agent:
        # "The agency should have told them" judges the past; readers differ on whether it calls.
        rejection, status = None, Status.OPTIONAL
    return Call(
        evidence=Evidence.MODAL,
        modality=_modality(clause),
        status=status,
        cue=clause.modal,
        act=clause.verb.place[0],
        pattern=f"modal-{clause.modal_word}".replace(" ", "-"),
        lemma=clause.verb.lemma,
        negated=clause.negated,
        named=_addressees(sentence, clause, agent=agent),
        rejection=rejection,
    )


def _status(sentence: Sentence, clause: ModalClause, *, agent: bool) -> Status:
    """Return whether careful readers agree on the call of `clause`."""
    verb = _ADVERB.sub("", sentence.words[clause.modal[1] :].lstrip())
    if patterns("traps")["attitude"].regex.match(verb):
        return Status.OPTIONAL
    subject = sentence.words[slice(*clause.subject)]
    if patterns("traps")["research-agenda"].regex.match(subject):
        return Status.OPTIONAL
    if clause.modal_word in {"has to", "have to"} and not _is_bound(sentence, clause, agent=agent):
        return Status.OPTIONAL
    return Status.CORE


def _is_bound(sentence: Sentence, clause: ModalClause, *, agent: bool) -> bool:
    """Return whether "have to" binds a named party, or says what has to be done.

    "They have to" mostly tells how things are; "the term has to be cut" calls.
    """
    if clause.verb.passive and clause.modal_word == "has to":
        return True
    return agent and sentence.words[slice(*clause.subject)] not in {"they", "you", "he", "she"}


def _modality(clause: ModalClause) -> Modality:
    """Return how strongly the modal of `clause` binds."""
    if clause.modal_word not in _ADVISING:
        return Modality.OBLIGATION
    if clause.verb.lemma in CONSIDERING:
        return Modality.CONSIDERATION
    return Modality.RECOMMENDATION


def _addressees(sentence: Sentence, clause: ModalClause, *, agent: bool) -> tuple[NamedWords, ...]:
    """Return the words of `clause` that name who is to act: its subject, or a passive's agent."""
    if agent:
        return (NamedWords(clause.subject, Role.ADDRESSEE, Basis.EXPLICIT),)
    if clause.verb.passive:
        end = clause.verb.place[1]
        found = patterns("grammar")["passive-agent"].regex.search(sentence.words, end)
        if found and names_agent(found["party"], sentence.cased[slice(*found.span("party"))]):
            return (NamedWords(found.span("party"), Role.ADDRESSEE, Basis.EXPLICIT),)
    return ()
