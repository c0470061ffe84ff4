"""What stands in the margins of pages: running heads and feet, page numbers, numbers of lines."""

import re
from collections import Counter
from collections.abc import Sequence

from policyrecs.readers.pdf.lines import Line

_MARGIN_LINES = 3
"""Lines from the top and from the bottom of a page that may be running heads and feet."""

_DIGITS = re.compile(r"\d+")
"""Numbers, which differ from page to page in the same running head: "Report 2024 | 17"."""

_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite|pág\.)?\s*[-–—|]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—|]?(?:\s*(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
"""A page number by itself: "17", "- 17 -", "Page 3 of 20", "| ii"."""

_SHARE = 0.3
"""Share of the pages on which a line stands at least to be a running head."""


def margin_lines(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """Return the lines that belong to the margins.

    Args:
        pages: The lines of each page.
    """
    edges = [[(line, _key(line)) for line in edge] for lines in pages for edge in _edges(lines)]
    seen = Counter(key for edge in edges for key in {key for _, key in edge})
    wanted = max(2, round(len(pages) * _SHARE))
    found: set[Line] = set()
    for edge in edges:
        for line, key in edge:  # from the paper's edge inwards, as far as nothing else stands there
            repeated = len(pages) > 1 and seen[key] >= wanted
            if not repeated and not _PAGE_NUMBER.fullmatch(line.text.strip()):
                break
            found.add(line)
    return found | _numbers_of_lines(pages)


def _edges(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The highest lines of a page and the lowest, each from the edge inwards."""
    down = sorted(lines, key=lambda line: -line.top)
    return down[:_MARGIN_LINES], down[_MARGIN_LINES:][-_MARGIN_LINES:][::-1]


def _key(line: Line) -> tuple[str, int]:
    """What a running head keeps from page to page: its words without numbers, and its place.

    The place goes by tens of points, since a head may stand a little higher on some pages.
    """
    return _DIGITS.sub("#", line.text.casefold()), round(line.top / 10)


def _numbers_of_lines(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """The numbers that count a draft's lines in its margin: a column of growing numbers."""
    found: set[Line] = set()
    for lines in pages:
        bare = [line for line in lines if line.text.isdecimal()]
        if len(bare) >= max(10, len(lines) * 0.3):
            values = [int(line.text) for line in bare]
            if values == sorted(values):
                found.update(bare)
    return found
