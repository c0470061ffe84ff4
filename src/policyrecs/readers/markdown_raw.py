"""Comments, and HTML elements whose contents nobody reads."""

import re

from policyrecs.readers.lines import Line

_RAW = re.compile(r"<(script|style|svg|iframe|template|head|noscript|object)\b", re.IGNORECASE)
"""An HTML element whose contents nobody reads."""

END_OF_COMMENT = "-->"
"""What closes a comment."""


def closer_of(text: str, line: Line) -> str | None:
    """Return what closes the comment or element that a line opens with, if it opens one."""
    if text.startswith("<!--", line.start):
        return END_OF_COMMENT
    found = _RAW.match(text, line.start, line.end)
    return f"</{found[1].lower()}" if found else None


def after_raw(text: str, lines: list[Line], number: int, closer: str) -> tuple[int, Line | None]:
    """Return the index of the line after the closer, and what stands behind it on its own line.

    Args:
        text: Text with plain line ends.
        lines: The lines of the text.
        number: Index of the line that opens.
        closer: What closes, in lower case.
    """
    while number < len(lines):
        line = lines[number]
        number += 1
        closing = text[line.start : line.end].lower().find(closer)
        if closing < 0:
            continue
        after = line.start + closing + len(closer)
        if closer != END_OF_COMMENT:
            after = text.find(">", after, line.end) + 1 or line.end
        rest = text[after : line.end]
        start = after + len(rest) - len(rest.lstrip())
        return number, Line(start, line.end, line.indent, 0) if rest.strip() else None
    return number, None
