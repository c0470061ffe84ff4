"""Whom guidance is written for: its title or its opening says so, its items seldom do again."""

from collections.abc import Iterator

from policyrecs.documents import Outline
from policyrecs.lexicon.called import may_find, pattern
from policyrecs.lexicon.parties import names_others
from policyrecs.linking.stakeholders.calls import Place
from policyrecs.linking.stakeholders.names import is_body

_HEAD = 2000
"""Characters at the start of a text in which it says whom it is for."""

_TITLE = 80
"""Characters of a line that can be a title."""


def audience_of(outline: Outline) -> Place | None:
    """The party that a text says it guides: "Business Guidelines", "advice for schools"."""
    return next(_guided(outline), None)


def able_to_act(folded: str, start: int, end: int) -> Place | None:
    """The party whose possible acts a sentence announces: "actions that business can take"."""
    if not may_find("can-take", folded[start:end].lower()):
        return None
    match = pattern("can-take").search(folded, start, end)
    return match.span("party") if match and names_others(match["party"]) else None


def _guided(outline: Outline) -> Iterator[Place]:
    """The parties that the blocks at the start say the text is for."""
    folded = outline.document.folded
    for passage in outline.passages:
        start, end = passage.block.start, passage.block.end
        if start > _HEAD:
            break
        titled = end - start <= _TITLE and pattern("guide-of").match(folded, start, end)
        if titled and names_others(titled["party"]) and not is_body(titled["party"]):
            yield titled.span("party")
        for first, last in passage.sentences:
            guides = pattern("guides").search(folded, first, last)
            if guides and names_others(guides["party"]):
                yield guides.span("party")
            if place := able_to_act(folded, first, last):
                yield place
