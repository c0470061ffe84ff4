"""Responses of a government or agency: the recommendations that it restates to answer them."""

import dataclasses
import re

from policyrecs.candidates import Candidate
from policyrecs.documents import Passage
from policyrecs.extraction.scene import Scene
from policyrecs.lexicon.patterns import patterns
from policyrecs.vocabulary import Evidence, Kind

_REFERENCE = re.compile(r"\((?:paragraphs?|paras?\.?|recommendation|page) \d[^()]{0,30}\)[*_. ]*$")
"""Where the answered report has it: "(Paragraph 26)" at the end of a restated paragraph."""

_EMPHASIS = "*_"
"""Marks around a paragraph that is set off as somebody else's words."""


def restate(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates of a response, as reported where it restates what it answers.

    A government's response sets each recommendation of a committee above its answer; the audit
    office's own report, with the agency's answers in it, is no response.
    """
    if not _responds(scene):
        return found
    return [
        dataclasses.replace(one, kind=Kind.REPORTED)
        if one.kind is Kind.DIRECT and _is_restated(scene, scene.outline.passages[one.passage], one)
        else one
        for one in found
    ]


def _responds(scene: Scene) -> bool:
    """Return whether a document says of itself that it is a response to recommendations."""
    return patterns("genres")["responding"].search(scene.words) is not None


def _is_restated(scene: Scene, passage: Passage, one: Candidate) -> bool:
    """Return whether a candidate stands where a response restates: by label, note or emphasis."""
    labelled = one.label is not None and patterns("sections")["label"].regex.match(
        one.label.lower()
    )
    whole = scene.whole(passage.index)
    slanted = whole.words[:1] in _EMPHASIS and whole.words.rstrip(". ")[-1:] in _EMPHASIS
    referred = _REFERENCE.search(whole.words) is not None
    return bool(labelled) or referred or slanted or one.evidence is Evidence.QUOTED
