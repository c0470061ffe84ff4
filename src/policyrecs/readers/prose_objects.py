"""Legal texts kept as CommonAccord prose objects: a field a line, its name before "="."""

import re

from policyrecs.readers.lines import Line
from policyrecs.readers.source_blocks import Draft
from policyrecs.vocabulary import BlockKind

_FIELD = re.compile(
    r"[\w.]{0,60}?(?P<title>\.?\bTi)?=(?P<mark>(?:\(?[a-z]\)|[\u2012\u2013-])\s*)?(?=\S)"
)
"""A field of a legal text kept as CommonAccord prose objects: "1.Ti=Scope", "1.sec=Agencies"."""

_REFERENCE_ONLY = re.compile(r"[\w.]{0,60}=(?:\s*[\[{][^\]}]*[\]}]\s*(?:<br>\s*)?)*")
"""A field that only points to other fields: "1.2.=[G/Z/ol/2]"."""

_LOWEST_LEVEL = 6


def points_elsewhere(text: str, line: Line) -> bool:
    """Whether a line is a field that holds no words of its own."""
    return _REFERENCE_ONLY.fullmatch(text, line.start, line.end) is not None


def field_draft(text: str, line: Line) -> Draft | None:
    """Return the block of a field: a heading for a title, an item where a letter opens it."""
    found = _FIELD.match(text, line.start, line.end)
    if found is None:
        return None
    if found["title"]:
        level = min(found[0].count(".") + 1, _LOWEST_LEVEL)
        return Draft(BlockKind.HEADING, found.end(), line.end, level=level)
    mark = (found["mark"] or "").strip()
    if mark:
        return Draft(BlockKind.ITEM, found.end(), line.end, level=1, marker=mark)
    return Draft(BlockKind.PARAGRAPH, found.end(), line.end)
