"""Dates of issue in a citation: which of the dates in it is the work's own.

A date's first day stands for it, and its precision says how much of it is stated.
"""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal

from policyrecs.lexicon.citations import cue
from policyrecs.values import value
from policyrecs.vocabulary import DatePrecision

Precision = Literal[DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR]

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
"""A month in full or cut short, such as "Sept."."""

_YEAR = r"(?:1[6-9]|20)\d\d"

_DATE = re.compile(
    rf"""(?xi)\b(?:
      (?P<year1>{_YEAR})-(?P<month1>\d\d)-(?P<day1>\d\d)(?!\d)              # 2020-05-03
    | (?P<day2>\d\d?)(?:st|nd|rd|th)?\ (?:of\ )?(?P<month2>{_MONTH}),?\ (?P<year2>{_YEAR})
                                                                            # 3 May 2020
    | (?P<month3>{_MONTH})\ (?P<day3>\d\d?)(?:st|nd|rd|th)?,?\ (?P<year3>{_YEAR})  # May 3, 2020
    | (?P<year4>{_YEAR}),\ (?P<month4>{_MONTH})\ (?P<day4>\d\d?)            # 2020, May 3
    | (?P<day5>\d\d?)\.(?P<month5>\d\d?)\.(?P<year5>{_YEAR})                # 3.5.2020
    | (?P<month6>{_MONTH}),?\ (?P<year6>{_YEAR})                            # May 2020
    | (?P<year7>{_YEAR}),\ (?P<month7>{_MONTH})\b(?!\ \d)                   # 2020, May
    | (?P<year9>{_YEAR})-(?P<month9>0[1-9]|1[0-2])(?![-\d])                 # 2020-05
    | (?<![-\u2013—/\d.§])(?<!§\ )(?P<year8>{_YEAR})(?=[a-z]?\b)           # 2020, but no
      (?![-\u2013—/]\d|[.,]\d)                                              # "2019-20" or "§ 1903"
    )"""
)
"""A date, most precise form first."""

_ACCESS_REACH = re.compile(r"(?:\s*[^\s;]){0,36}")
"""How far after "accessed" its date may stand, blanks aside: "accessed at      on 3 May 2021"."""

_TIME_ZONE = re.compile(r" ?\([A-Z]{3,4}\)")
"""The zone of an hour of access: "(GMT)"."""

_ORDER = (DatePrecision.YEAR, DatePrecision.MONTH, DatePrecision.DAY)


@value
class Issued:
    """A date as stated.

    Attributes:
        date: Its first day.
        precision: Whether the day, the month or only the year is stated.
        start: Where it starts in the text.
        end: One past its last character.
    """

    date: dt.date
    precision: Precision
    start: int
    end: int


def dates(plain: str) -> list[Issued]:
    """Every date in `plain` that the calendar has, in order."""
    found = (_read(match) for match in _DATE.finditer(plain))
    return [date for date in found if date is not None]


def access_stretches(plain: str) -> list[tuple[int, int]]:
    """Stretches that say when a page was looked at, such as "accessed on 3 May 2021".

    Example:
        >>> access_stretches("Ofcare, Advice (last visited Oct. 4, 2020).")
        [(16, 41)]
    """
    stretches: list[tuple[int, int]] = []
    for found in cue("accessed").finditer(plain):
        reach = _ACCESS_REACH.match(plain, found.end())
        date = next(iter(dates(reach[0])), None) if reach else None
        end = found.end() + (date.end if date else 0)
        zone = _TIME_ZONE.match(plain, end)
        stretches.append((found.start(), zone.end() if zone else end))
    return stretches


def issued(plain: str, taken: Iterable[tuple[int, int]] = ()) -> Issued | None:
    """The work's own date: the most precise one, one in brackets before one that is not.

    Args:
        plain: The citation.
        taken: Stretches whose dates are not the work's: its title, what its address holds.
    """
    stretches = list(taken)
    free = [
        date
        for date in dates(plain)
        if not any(start <= date.start < end for start, end in stretches)
    ]
    return max(free, key=lambda date: _rank(plain, date), default=None)


def _rank(plain: str, date: Issued) -> tuple[int, bool, int]:
    bracketed = (
        date.start > 0
        and plain[date.start - 1] in "(["
        and plain[date.end : date.end + 1] in (")", "]")
    )
    return _ORDER.index(date.precision), bracketed, date.start


def _read(match: re.Match[str]) -> Issued | None:
    """The date that `match` found; None where no calendar has it."""
    parts = {name[:-1]: value for name, value in match.groupdict().items() if value}
    month, day = parts.get("month"), parts.get("day")
    number = None if month is None else int(month) if month.isdigit() else _month_number(month)
    try:
        date = dt.date(int(parts["year"]), number or 1, int(day or 1))
    except ValueError:
        return None
    precision: Precision = (
        DatePrecision.DAY if day else DatePrecision.MONTH if month else DatePrecision.YEAR
    )
    return Issued(date, precision, match.start(), match.end())


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1
