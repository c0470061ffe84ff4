"""Headings in the form of a recommendation."""

from policyrecs.candidates import Candidate
from policyrecs.documents import Passage
from policyrecs.extraction.argued_lists import calls_itself
from policyrecs.extraction.build import Setting, candidate
from policyrecs.extraction.calls import Call
from policyrecs.extraction.imperatives import imperative_call, is_doubtful
from policyrecs.extraction.licences import follows_recommending, heading_licence
from policyrecs.extraction.prose import best_call
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.sentences import Sentence
from policyrecs.lexicon.patterns import patterns
from policyrecs.vocabulary import Evidence, Kind

_SENTENCE = 8
"""A heading of so many words with a full stop is a sentence in large type."""

_FEWEST_WORDS = 3
"""A heading of fewer words is no recommendation."""


def read_heading(scene: Scene, passage: Passage) -> list[Candidate]:
    """Return the candidate of a heading in the form of a recommendation."""
    sentence = scene.whole(passage.index)
    label: str | None = None
    labelled = patterns("sections")["label"].regex.match(sentence.words)
    numbered = labelled or patterns("sections")["number"].regex.match(sentence.words)
    if numbered:
        label = sentence.cased[slice(*numbered.span("label"))]
        sentence = sentence.cut(numbered.end(), len(sentence.words))
    licence = heading_licence(scene, passage)
    call = imperative_call(sentence)
    licensed = labelled is not None or _is_statement(scene, passage, sentence)
    if call is not None:
        licensed = labelled is not None or licence.granted
        licensed = (
            licensed or follows_recommending(scene, passage.index)
        ) and not scene.genre.is_instructions
        licensed = licensed and len(sentence.words.split()) >= _FEWEST_WORDS
        licensed = licensed and not _names_subject(scene, passage, sentence, call)
    else:
        call = best_call(sentence)
        licensed = licensed or _alone_carries(scene, passage, call)
    if call is None:
        return []
    setting = Setting(
        licence.mentions,
        label,
        evidence=Evidence.ITEM,
        kind=None if call.others else Kind.DIRECT,
        rejection=None if licensed else "title",
    )
    return [candidate(scene, sentence, call, setting)]


def _alone_carries(scene: Scene, passage: Passage, call: Call | None) -> bool:
    """Return whether a heading makes a call that its section, which makes none, only argues for."""
    below = (*passage.headings, passage.index)
    return (
        call is not None
        and call.evidence is Evidence.MODAL
        and passage.index != scene.title
        and bool(scene.section(below))
        and not calls_itself(scene, below)
    )


def _names_subject(scene: Scene, passage: Passage, sentence: Sentence, call: Call) -> bool:
    """Return whether a heading may name the subject of a section that makes its own calls.

    "Address Range Extent" above "Ranges must not overlap" asks nobody to address anything.
    """
    act = sentence.words[call.act :]
    return is_doubtful(call.lemma, sentence.words[: call.act], act) and calls_itself(
        scene, (*passage.headings, passage.index)
    )


def _is_statement(scene: Scene, passage: Passage, sentence: Sentence) -> bool:
    """Return whether a heading is a sentence with its full stop, such as a lead in large type."""
    return (
        passage.index != scene.title
        and sentence.words.endswith(".")
        and len(sentence.words.split()) >= _SENTENCE
    )
