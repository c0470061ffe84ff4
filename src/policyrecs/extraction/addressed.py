"""Calls behind the name of who is to act: "For donors: commit for five years, not one."."""

import re
from typing import NamedTuple

from policyrecs.candidates import Mention
from policyrecs.extraction.agents import names_agent
from policyrecs.extraction.calls import Call
from policyrecs.extraction.imperatives import imperative_call, is_doubtful
from policyrecs.extraction.licence import Licence
from policyrecs.extraction.performative import continued_call
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.sentences import Sentence
from policyrecs.lexicon.patterns import patterns, words_of
from policyrecs.vocabulary import Basis, Role

_LABEL_WITHIN = 120
"""A label that names who is to act ends within so many characters."""


class Addressed(NamedTuple):
    """A call behind a label that names who is to act.

    Attributes:
        sentence: The words behind the label.
        call: The call that they make.
        mentions: The words of the label that name who is to act.
    """

    sentence: Sentence
    call: Call
    mentions: tuple[Mention, ...]


def addressed(scene: Scene, sentence: Sentence, licence: Licence) -> Addressed | None:
    """Return what a sentence asks of whom it names before a colon.

    None where it does not, where what stands above refuses it, or where the text tells how to use a
    tool. A bare name, "Donors: commit", asks only where something above licenses it.

    Args:
        scene: The document.
        sentence: The sentence.
        licence: What stands above it.
    """
    if ":" not in sentence.words[:_LABEL_WITHIN] or licence.refused or scene.genre.is_instructions:
        return None
    found = _label(sentence)
    if found is None or not (found["to"] or licence.granted):
        return None
    party = found.span("party")
    rest = sentence.cut(found.end(), len(sentence.words))
    call = _call(rest, told=found["to"] is not None) if rest.words else None
    if call is None:
        return None
    named = sentence.place(*party)
    return Addressed(rest, call, (Mention(named.start, named.end, Role.ADDRESSEE, Basis.LEAD_IN),))


def _label(sentence: Sentence) -> re.Match[str] | None:
    """Return the label that a sentence begins with, if it names a party."""
    found = patterns("sections")["addressed-label"].regex.match(sentence.words)
    if found is None or not names_agent(
        found["party"], sentence.cased[slice(*found.span("party"))]
    ):
        return None
    return found


def _call(rest: Sentence, *, told: bool) -> Call | None:
    """Return the call that the words behind a label make: an imperative, or "that it review".

    Args:
        rest: The words behind the label.
        told: Whether "for" or "to" opens the label, so that what follows is surely asked.
    """
    bare = imperative_call(rest)
    if bare is None:
        return continued_call(rest) if rest.words.startswith("that ") else None
    doubtful = is_doubtful(bare.lemma, rest.words[: bare.act], rest.words[bare.act :])
    return None if (doubtful and not told) or bare.lemma in words_of("verbs", "web") else bare


def join_labels(scene: Scene, sentences: list[Sentence]) -> list[Sentence]:
    """Return sentences with each bold label, a sentence to the reader, joined to the next one."""
    joined: list[Sentence] = []
    label: Sentence | None = None
    for sentence in sentences:
        whole = sentence
        if label is not None:
            whole = scene.sentence(label.start, sentence.end, sentence.passage)
            label = None
        elif len(sentence.words) <= _LABEL_WITHIN and sentence is not sentences[-1]:
            found = _label(sentence)
            label = sentence if found and found.end() == len(sentence.words) else None
        if label is None:
            joined.append(whole)
    return joined
