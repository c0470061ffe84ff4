"""Calls behind a label that says who is to act, or that advice follows: "For donors: commit"."""

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

_MARK = re.compile(r":| (?:--|[\u2013\u2014])")
"""What stands behind a label: "Donors:", "Universities --"."""

_LABEL_WITHIN = 120
"""A label ends within so many characters."""


class Addressed(NamedTuple):
    """A call behind a label.

    Attributes:
        sentence: The words behind the label.
        call: The call that they make.
        mentions: The words of the label that name who is to act.
    """

    sentence: Sentence
    call: Call
    mentions: tuple[Mention, ...]


class _Label(NamedTuple):
    """A label at the start of a sentence.

    Attributes:
        end: Where it ends in the sentence's words.
        sure: Whether what follows is surely asked: not so behind a bare name.
        mentions: The words that name who is to act, if any.
    """

    end: int
    sure: bool
    mentions: tuple[Mention, ...]


def addressed(scene: Scene, sentence: Sentence, licence: Licence) -> Addressed | None:
    """Return what a sentence asks behind "For donors:", "Donors:" or "What we think:".

    None where it asks nothing, where what stands above refuses it, or where the text tells how to
    use a tool. A bare name asks only where something above licenses it.

    Args:
        scene: The document.
        sentence: The sentence.
        licence: What stands above it.
    """
    if licence.refused or scene.genre.is_instructions:
        return None
    label = _label(sentence)
    if label is None or not (label.sure or licence.granted):
        return None
    rest = sentence.cut(label.end, len(sentence.words))
    call = _call(rest, sure=label.sure) if rest.words else None
    return Addressed(rest, call, label.mentions or licence.mentions) if call else None


def _label(sentence: Sentence) -> _Label | None:
    """Return the label that a sentence begins with, if it names a party or announces advice."""
    if _MARK.search(sentence.words, 0, _LABEL_WITHIN) is None:
        return None
    stance = patterns("sections")["stance-label"].regex.match(sentence.words)
    if stance:
        return _Label(stance.end(), sure=True, mentions=())
    found = patterns("sections")["addressed-label"].regex.match(sentence.words)
    place = found.span("party") if found else (0, 0)
    if found is None or not names_agent(found["party"], sentence.cased[slice(*place)]):
        return None
    party = sentence.place(*place)
    mention = Mention(party.start, party.end, Role.ADDRESSEE, Basis.LEAD_IN)
    return _Label(found.end(), sure=found["to"] is not None, mentions=(mention,))


def _call(rest: Sentence, *, sure: bool) -> Call | None:
    """Return the call that the words behind a label make: an imperative, or "that it review".

    Args:
        rest: The words behind the label.
        sure: Whether a word that may be a noun is a verb there.
    """
    bare = imperative_call(rest)
    if bare is None:
        return continued_call(rest) if rest.words.startswith("that ") else None
    doubtful = is_doubtful(bare.lemma, rest.words[: bare.act], rest.words[bare.act :])
    return None if (doubtful and not sure) or bare.lemma in words_of("verbs", "web") else bare


def join_labels(scene: Scene, sentences: list[Sentence], licence: Licence) -> list[Sentence]:
    """Return sentences with each bold label of a call, a sentence by itself, joined to the call.

    Args:
        scene: The document.
        sentences: Those of a paragraph or item.
        licence: What stands above it.
    """
    joined: list[Sentence] = []
    opened: Sentence | None = None
    for sentence in sentences:
        whole = sentence
        if opened is not None:
            whole = scene.sentence(opened.start, sentence.end, sentence.passage)
            if addressed(scene, whole, licence) is None:
                joined.append(opened)
                whole = sentence
            opened = None
        elif len(sentence.words) <= _LABEL_WITHIN and sentence is not sentences[-1]:
            label = _label(sentence)
            opened = sentence if label and label.end == len(sentence.words) else None
        if opened is None:
            joined.append(whole)
    return joined
