"""Calls for input aimed at the reader of a notice: comments invited, submissions due."""

from policyrecs.extraction.calls import Call
from policyrecs.extraction.sentences import Sentence
from policyrecs.lexicon.patterns import patterns
from policyrecs.vocabulary import Evidence, Modality, Status


def solicitation_call(sentence: Sentence) -> Call | None:
    """Return the call for input that a sentence makes, None where it makes none."""
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
