"""Lists of imperatives that no heading or lead-in licenses, but that their text argues for."""

import re

from policyrecs.documents import Passage
from policyrecs.extraction.imperatives import Imperative, imperative_of
from policyrecs.extraction.licences import heading_party
from policyrecs.extraction.prose import best_call
from policyrecs.extraction.scene import Scene
from policyrecs.lexicon.patterns import patterns, words_of
from policyrecs.vocabulary import BlockKind

_NEARLY_ALL = 0.8
_MOST = 0.6
"""Shares of imperatives among its items that make a list one of imperatives: by itself, and where
it is announced."""

_LABEL_MARKS = 4
_LABEL = re.compile(r"[^:–—]{0,8}?[:–—][^a-z]{0,8}")
"""The marks between a run-in title and its text: ":** ", within so many characters of its end."""

_DESCRIBES = re.compile(r"\W*(?:are|is|have|has|was|were)\b")
"""How an item begins that goes on with its subject: "librarians:" "are stewards of the shelves"."""

_FEWEST_OF_AGENDA = 6
"""A text of things to do has at least so many items."""

_LEADING = 2
"""Sentences at the end of a lead-in that may announce a list: "My answer? A mix of these:"."""


def is_argued_list(scene: Scene, passage: Passage) -> bool:
    """Return whether an item without a licence belongs to imperatives that a text argues for.

    Such a list has at least two items, nearly all imperatives, most of them no steps of a tool. It
    stands below a party or a heading that makes a call, or in a text that advises, or its section
    makes a call in other words too. What is announced, as by "What can be done?", need hold
    imperatives for the most part only. So does every list of a text whose items all ask.
    A paragraph that only bears a number belongs to none.
    """
    if passage.block.kind is not BlockKind.ITEM:
        return False
    items = scene.list_of(passage.index)
    first = items[0].index
    if first not in scene.argued:
        share = _share_of_imperatives(scene, items)
        scene.argued[first] = (
            _is_agenda(scene)
            or (share >= _MOST and _is_invited(scene, items[0]))
            or (share >= _NEARLY_ALL and _is_argued(scene, passage))
        )
    return scene.argued[first]


def _share_of_imperatives(scene: Scene, items: list[Passage]) -> float:
    """Return the share of imperatives among some items.

    0 where most are steps of a tool, or where one has a verb that tells what somebody is or does.
    """
    openings = [_opening(scene, item) for item in items]
    imperatives = [opening for opening in openings if opening is not None]
    steps = words_of("verbs", "tool") - words_of("verbs", "tool_or_policy")
    tools = sum(one.verb in steps for one in imperatives)
    if len(items) < 2 or tools * 2 > len(imperatives):  # noqa: PLR2004  a list
        return 0.0
    if describes(scene, items):
        return 0.0
    return len(imperatives) / len(items)


def describes(scene: Scene, items: list[Passage]) -> bool:
    """Return whether an item of a list goes on with a subject above it: "are stewards of books"."""
    return any(_DESCRIBES.match(scene.whole(item.index).words) for item in items)


def _opening(scene: Scene, item: Passage) -> Imperative | None:
    """Return the imperative that an item begins with, be it behind a run-in title."""
    whole = scene.whole(item.index)
    found = imperative_of(whole)
    title = item.block.title_end
    if found is not None or title is None:
        return found
    label = _LABEL.match(whole.words, max(0, title - whole.start - _LABEL_MARKS))
    return imperative_of(whole.cut(label.end(), len(whole.words))) if label else None


def _is_argued(scene: Scene, passage: Passage) -> bool:
    """Return whether the text around a list advises or calls."""
    return (
        scene.genre.recommends
        or scene.genre.guides
        or _is_below_party(scene, passage)
        or _is_below_call(scene, passage)
        or calls_itself(scene, passage.headings)
    )


def _is_agenda(scene: Scene) -> bool:
    """Return whether nearly all items of a text are imperatives, in several of its sections.

    A plan of things to do may hold nothing else; a log of changes made is no such plan.
    """
    if None not in scene.argued:
        items = [
            passage for passage in scene.outline.passages if passage.block.kind is BlockKind.ITEM
        ]
        sections = {passage.headings for passage in items}
        scene.argued[None] = (
            len(items) >= _FEWEST_OF_AGENDA
            and len(sections) > 1
            and not scene.genre.is_law
            and not any(map(patterns("sections")["change-log"].regex.search, scene.genre.headings))
            and _share_of_imperatives(scene, items) >= _NEARLY_ALL
        )
    return scene.argued[None]


def _is_below_call(scene: Scene, passage: Passage) -> bool:
    """Return whether the heading above a list makes a call: "The bill should go further"."""
    if not passage.headings:
        return False
    call = best_call(scene.whole(passage.headings[-1]))
    return call is not None and call.is_core


def _is_invited(scene: Scene, first: Passage) -> bool:
    """Return whether the heading or lead-in of a list announces acts: "What can be done?"."""
    heading = scene.whole(first.headings[-1]).words if first.headings else ""
    if patterns("sections")["inviting-heading"].regex.match(heading):
        return True
    above = first.index - 1 if first.lead_in is None else first.lead_in
    spans = scene.outline.passages[above].sentences if above >= 0 else ()
    if not spans:
        return False
    words = scene.sentence(spans[-_LEADING:][0][0], spans[-1][1], above).words.strip("*_ ")
    named = patterns("sections")
    return (
        words.endswith((":", "?"))
        and named["inviting-lead-in"].regex.search(words) is not None
        and named["neutral-lead-in"].regex.search(words) is None
        and named["committed-lead-in"].regex.search(words) is None
    )


def _is_below_party(scene: Scene, passage: Passage) -> bool:
    """Return whether the heading right above an item names a party: "For employers"."""
    return bool(passage.headings and heading_party(scene.whole(passage.headings[-1])))


def calls_itself(scene: Scene, headings: tuple[int, ...]) -> bool:
    """Return whether a section makes a call in its own words."""
    if headings not in scene.calling:
        sentences = (one for other in scene.section(headings) for one in scene.sentences(other))
        scene.calling[headings] = any(
            call is not None and call.is_core for call in map(best_call, sentences)
        )
    return scene.calling[headings]
