"""Interviews and debates: whose turn a passage belongs to, by the name that opens it."""

import re
from collections.abc import Iterator

from policyrecs.candidates import Mention
from policyrecs.documents import Passage
from policyrecs.extraction.scene import Scene
from policyrecs.lexicon.people import listed
from policyrecs.vocabulary import Basis, BlockKind, Role

_TURN = re.compile(
    r"[*_ ]*(?P<name>[A-Z][\w'.-]*(?: [A-Z][\w'.-]*){1,3})(?: ?\([^()]{2,60}\))?[*_ ]*:[*_ ]*(?=\S)"
)
"""A name in front of what its bearer says: "Robert Busch: It is important that"."""

_OPENING = 120
"""A name opens a passage within so many characters."""

_FARTHEST = 12
"""A turn goes on over at most so many further passages."""

_FEWEST = 2
"""So many passages that open with a name, or one and so many questions, make an interview."""

_QUESTION = re.compile(r"\?[*_\" ]*$")
"""How a passage ends that asks something."""

_AFTER_NAME = re.compile(r"(?: ?\([^()]{2,60}\))?[*_ ]*:[*_ ]*")
"""What stands between a name and the words it opens."""


def turns(scene: Scene) -> Iterator[tuple[int, Mention]]:
    """Yield the passages of an interview or debate, each with the words that name who speaks.

    A turn goes on to the next one, to a heading or to a question of somebody else's.
    """
    passages = scene.outline.passages
    opened = {one.index: named for one in passages if (named := _speaker(scene, one)) is not None}
    if not opened:
        return
    asked = {one.index for one in passages if _QUESTION.search(scene.whole(one.index).words)}
    if max(len(opened), len(asked)) < _FEWEST:
        return
    folded = scene.outline.document.folded
    alone = len({folded[one.start : one.end] for one in opened.values()}) == 1
    speaker: Mention | None = None
    last = 0
    for passage in passages:
        index = passage.index
        if index in opened:
            speaker, last = opened[index], index
        elif index in asked and alone:
            # Only one person answers, whether or not the name stands there again.
            last = index
        elif index in asked or passage.block.kind is BlockKind.HEADING or index > last + _FARTHEST:
            speaker = None
        if speaker is not None:
            yield index, speaker


def after_name(folded: str, speaker: Mention) -> int:
    """Return where the words of a turn begin, after the name that opens it."""
    found = _AFTER_NAME.match(folded, speaker.end)
    return found.end() if found else speaker.end


def _speaker(scene: Scene, passage: Passage) -> Mention | None:
    """Return the words that name a person at the start of a passage, None where there are none."""
    folded = scene.outline.document.folded
    start, end = passage.block.start, min(passage.block.end, passage.block.start + _OPENING)
    if passage.block.kind is not BlockKind.PARAGRAPH or ":" not in folded[start:end]:
        return None
    found = _TURN.match(folded, start, end)
    if found is None or not _is_person(scene, found["name"].split()):
        return None
    return Mention(*found.span("name"), Role.SPEAKER, Basis.LEAD_IN)


def _is_person(scene: Scene, name: list[str]) -> bool:
    """Return whether capitalised words are a person's name: addressed so, or no words otherwise.

    The words of a label, such as "Key Findings", also stand in the text in lower case.
    """
    if name[0].rstrip(".").lower() in listed("honorifics"):
        return True
    impersonal = listed("institutions") | listed("not_personal") | scene.plain_words
    return impersonal.isdisjoint(word.lower().rstrip(".") for word in name)
