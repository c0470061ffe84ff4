"""Calls for input aimed at the reader of a notice: comments invited, submissions due."""

import functools

from policyrecs.extraction.calls import Call
from policyrecs.extraction.sentences import Sentence, heads_of, heads_with_endings
from policyrecs.lexicon.patterns import patterns
from policyrecs.vocabulary import Evidence, Modality, Status


def solicitation_call(sentence: Sentence) -> Call | None:
    """Return the call for input that a sentence makes, None where it makes none."""
    if _input_heads().isdisjoint(heads_of(sentence.words)):
        return None
    embedded = patterns("grammar")["embedded-just-before"].regex
    for pattern in patterns("solicitations").values():
        found = pattern.search(sentence.words)
        if found and not embedded.search(sentence.words[: found.start()]):
            return Call(
                evidence=Evidence.SOLICITATION,
                modality=Modality.ENCOURAGEMENT,
                status=Status.OPTIONAL,
                cue=found.span(),
                act=found.start(),
                pattern=pattern.name,
            )
    return None


@functools.cache
def _input_heads() -> frozenset[str]:
    """The heads of the words that calls for input need."""
    needed = [word for pattern in patterns("solicitations").values() for word in pattern.needs]
    return frozenset().union(*map(heads_with_endings, needed))
