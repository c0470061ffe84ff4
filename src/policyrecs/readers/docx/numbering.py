"""The markers of list items: Word stores how to count, not the numbers."""

import re
from dataclasses import dataclass

from lxml import etree

from policyrecs.readers import numerals
from policyrecs.readers.docx.package import W
from policyrecs.readers.docx.styles import Numbered, Styles, number_of, value

_PLACE = re.compile(r"%([1-9])")
"""A level's number in a marker's pattern: "%1.%2"."""

_DRAWN_BULLET = re.compile(r"[\s\xad]*|[\uf000-\uf0ff·§oØüv¨q]")
"""A bullet that is blank or drawn by a symbol typeface, stored as a letter or private character."""

_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts.

    Attributes:
        pattern: What the marker looks like: "%1.", "Recommendation %1:".
        style: How numbers are written: "decimal", "lowerLetter", "bullet".
        start: The first number.
        restarts_after: Level (from 1) whose items restart it; 0 for never.
        indent: Left indent in twentieths of a point.
    """

    pattern: str = ""
    style: str = "bullet"
    start: int = 1
    restarts_after: int = 1
    indent: int = 0


class Numbering:
    """The lists of a document, with how far each has counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        """Read the numbering part.

        Args:
            root: Its root element, if the document has it.
            styles: The styles, which some lists are defined by.
        """
        self._abstract_of: dict[str, str] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        abstracts = {
            value(one, "abstractNumId"): one for one in root.iterchildren(W + "abstractNum")
        }
        lists = {value(one, "numId") or "": one for one in root.iterchildren(W + "num")}
        for list_id, element in lists.items():
            abstract = abstracts.get(value(element.find(W + "abstractNumId")))
            linked = None if abstract is None else value(abstract.find(W + "numStyleLink"))
            by_style = styles.of(linked).numbered if linked else None
            if by_style is not None and by_style.list_id in lists:
                target = value(lists[by_style.list_id].find(W + "abstractNumId"))
                abstract = abstracts.get(target)
            self._add(list_id, element, abstract)

    def _add(self, list_id: str, element: etree._Element, abstract: etree._Element | None) -> None:
        """Keep how one list counts, with its own exceptions."""
        levels: dict[int, Level] = {}
        for one in abstract.iterchildren(W + "lvl") if abstract is not None else ():
            levels[number_of(value(one, "ilvl"))] = _level(one)
        for exception in element.iterchildren(W + "lvlOverride"):
            at = number_of(value(exception, "ilvl"))
            own = exception.find(W + "lvl")
            if own is not None:
                levels[at] = _level(own)
            start = value(exception.find(W + "startOverride"))
            if start is not None:
                self._starts.setdefault(list_id, {})[at] = number_of(start, 1)
        self._levels[list_id] = levels
        self._abstract_of[list_id] = value(abstract, "abstractNumId") or f"list {list_id}"

    def level(self, numbered: Numbered) -> Level | None:
        """Return how a place in a list counts; None where the list is not defined."""
        return self._levels.get(numbered.list_id, {}).get(numbered.level)

    def next_marker(self, numbered: Numbered) -> str:
        """Count one item and return its marker as Word shows it; empty where it shows none."""
        level = self.level(numbered)
        if level is None:
            return ""
        counts = self._count(numbered, level)
        if level.style == "bullet":
            return "•" if _DRAWN_BULLET.fullmatch(level.pattern) else level.pattern
        levels = self._levels[numbered.list_id]

        def shown(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            one = levels.get(at, level)
            count = counts[at]
            return written(one.start if count is None else count, one.style)

        return _PLACE.sub(shown, level.pattern).strip()

    def _count(self, numbered: Numbered, level: Level) -> list[int | None]:
        """Count one item; lists of one definition count on from each other unless told not to."""
        abstract = self._abstract_of[numbered.list_id]
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        at = numbered.level
        if numbered.list_id not in self._begun:
            self._begun.add(numbered.list_id)
            for place, start in self._starts.get(numbered.list_id, {}).items():
                if 0 <= place < _LEVELS:
                    counts[place] = start - 1
                    counts[place + 1 :] = [None] * (_LEVELS - place - 1)
        count = counts[at]
        counts[at] = level.start if count is None else count + 1
        for below in range(at + 1, _LEVELS):
            one = self._levels[numbered.list_id].get(below)
            if one is None or one.restarts_after > at:
                counts[below] = None
        return counts


def _level(element: etree._Element) -> Level:
    """One level as the numbering part defines it."""
    at = number_of(value(element, "ilvl"))
    indent = element.find(f"{W}pPr/{W}ind")
    restart = value(element.find(W + "lvlRestart"))
    left = value(indent, "left") or value(indent, "start")
    return Level(
        pattern=value(element.find(W + "lvlText")) or "",
        style=value(element.find(W + "numFmt")) or "decimal",
        start=number_of(value(element.find(W + "start")), 1),
        restarts_after=at if restart is None else number_of(restart),
        indent=number_of(left),
    )


def written(number: int, style: str) -> str:
    """Return a number as a list of that style writes it; digits for the many national styles."""
    if style == "none":
        return ""
    if style == "decimalZero":
        return f"{number:02}"
    if style.endswith("Letter"):
        shown = _repeated(number)
    elif style.endswith("Roman"):
        shown = numerals.roman(number)
    else:
        shown = str(number)
    return shown.upper() if style.startswith("upper") else shown


def _repeated(number: int) -> str:
    """A number in letters as Word counts on after z: aa, bb, cc."""
    times, rest = divmod(max(number, 1) - 1, 26)
    return numerals.letter(rest + 1) * min(times + 1, 9)
