"""Interviews and debates: whose turn a passage belongs to, by the name that opens it."""

import functools
import re
from collections.abc import Iterator

from policyrecs.candidates import Mention
from policyrecs.documents import Passage
from policyrecs.extraction.scene import Scene
from policyrecs.lexicon.patterns import patterns
from policyrecs.lexicon.people import honorific, listed
from policyrecs.vocabulary import Basis, BlockKind, Role

_TURN = re.compile(
    r"[*_ ]*(?P<name>[A-Z][\w'.-]*(?: [A-Z][\w'.-]*){1,3})(?: ?\([^()]{2,60}\))?[*_ ]*:[*_ ]*(?=\S)"
)
"""A name in front of what its bearer says: "Robert Busch: It is important that"."""

_SURNAME = re.compile(r"[*_ ]*(?P<name>[A-Z][\w'-]{2,})[*_ ]*:[*_ ]*(?=\S)")
"""One word in front of what is said, which is a name where the text also has it with a forename."""

_BEHIND_MEMBER = (
    r"(?: of [A-Z][\w ]{2,20})?(?: ?\([^()]{2,60}\)){0,2}[*_ ]*"
    r"(?::|\.|[.:]?\s*[\u2014\u2013-]+)[*_ ]*"
)
"""What stands between a member's name and the words that it opens: " of Texas. ", " (Ohio) - "."""

_ANSWER = re.compile(r"[*_ ]*(?:A|Ans|Answer)[*_ ]*[:.][*_ ]*(?=\S)")
"""What opens an answer: "A: It is important that"."""

_ASKING = re.compile(r"[*_ ]*(?:Q|Question)[*_ \d]*[:.]")
"""What opens a question where answers are opened by a letter."""

_PRESS = re.compile(r"[*_ ]*(?:JOURNALIST|REPORTER|QUESTION)S?[*_ ]*:")
"""What opens a question in the transcript that the office of who answers puts out."""

_ANNOUNCED_WITHIN = 1500
"""The words that announce an interview stand within so many characters of the text's start."""

_OPENING = 120
"""A name opens a passage within so many characters."""

_FARTHEST = 12
"""A turn goes on over at most so many further passages."""

_FEWEST = 2
"""So many passages that open with a name, or one and so many questions, make an interview."""

_QUESTION = re.compile(r"\?[*_\" ]*$")
"""How a passage ends that asks something."""

_AFTER_NAME = re.compile(_BEHIND_MEMBER)
"""What stands between a name and the words it opens."""


def turns(scene: Scene) -> Iterator[tuple[int, Mention | None]]:
    """Yield the passages of an interview or debate, each with the words that name who speaks.

    A turn goes on to the next one, to a heading or to a question of somebody else's. Answers that
    a letter opens are somebody's whom nothing names there.
    """
    yield from _answers(scene)
    passages, folded = scene.outline.passages, scene.outline.document.folded
    if any(_PRESS.match(folded, one.block.start) for one in passages):
        return
    opened = {one.index: named for one in passages if (named := _speaker(scene, one)) is not None}
    if not opened:
        return
    asked = {one.index for one in passages if _QUESTION.search(scene.whole(one.index).words)}
    if max(len(opened), len(asked)) < _FEWEST:
        return
    alone = len({folded[one.start : one.end] for one in opened.values()}) == 1
    if alone and not asked:
        return  # One member's speech is its author's.
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


def _answers(scene: Scene) -> Iterator[tuple[int, None]]:
    """Yield the passages of answers that a letter opens: "A: Publish the list."."""
    passages, folded = scene.outline.passages, scene.outline.document.folded
    asked = [one.index for one in passages if _ASKING.match(folded, one.block.start)]
    interview = patterns("speech")["interview"].regex
    if len(asked) < _FEWEST or not interview.search(scene.words, 0, _ANNOUNCED_WITHIN):
        return
    for passage in passages:
        if _ANSWER.match(folded, passage.block.start, passage.block.end):
            yield passage.index, None


def answer_start(folded: str, start: int) -> int:
    """Return where the words of an answer begin, after the letter that may open it."""
    found = _ANSWER.match(folded, start)
    return found.end() if found else start


def after_name(folded: str, speaker: Mention) -> int:
    """Return where the words of a turn begin, after the name that opens it."""
    found = _AFTER_NAME.match(folded, speaker.end)
    return found.end() if found else speaker.end


def _speaker(scene: Scene, passage: Passage) -> Mention | None:
    """Return the words that name a person at the start of a passage, None where there are none."""
    folded = scene.outline.document.folded
    start, end = passage.block.start, min(passage.block.end, passage.block.start + _OPENING)
    if passage.block.kind is not BlockKind.PARAGRAPH:
        return None
    member = _member().match(folded, start, end)
    if member is not None:
        return Mention(*member.span("name"), Role.SPEAKER, Basis.LEAD_IN)
    if ":" not in folded[start:end]:
        return None
    found = _TURN.match(folded, start, end) or _SURNAME.match(folded, start, end)
    if found is None or not _is_person(scene, found["name"].split()):
        return None
    if " " not in found["name"] and not _has_forename(scene, found["name"]):
        return None
    return Mention(*found.span("name"), Role.SPEAKER, Basis.LEAD_IN)


@functools.cache
def _member() -> re.Pattern[str]:
    """A member in the record of a debate: "Mr. SMITH of Texas. I rise", "Ms LEE - No"."""
    name = rf"(?:{honorific()}(?: [A-Z][a-z]*\.?)?|The)(?: [A-Z][A-Z'\u2019-]{{2,}}){{1,3}}"
    return re.compile(rf"[*_ ]*(?P<name>{name}){_BEHIND_MEMBER}(?=\S)")


def _is_person(scene: Scene, name: list[str]) -> bool:
    """Return whether capitalised words are a person's name: addressed so, or no words otherwise.

    The words of a label, such as "Key Findings", also stand in the text in lower case.
    """
    if name[0].rstrip(".").lower() in listed("honorifics"):
        return True
    impersonal = listed("institutions") | listed("not_personal") | scene.plain_words
    return impersonal.isdisjoint(word.lower().rstrip(".") for word in name)


def _has_forename(scene: Scene, surname: str) -> bool:
    """Return whether the text also has one word as the end of a longer name: "Ann Lee", "LEE"."""
    name = surname.title() if surname.isupper() else surname
    return name in scene.surnames
