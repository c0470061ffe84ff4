"""What people and spreadsheet programs make of dates, codes and names, read again."""

import datetime as dt
import re
from collections.abc import Iterable
from enum import Enum, auto

from policyrecs import ids

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d.*)?")
"""Year first, as in "2026-05-01", a time of day left out."""

_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: \d.*)?")
"""Year last, as in "01/05/26" or "1.5.2026": day or month may come first."""

_WORDED = re.compile(
    r"(?:(\d{1,2})\.?[ -]+([A-Za-z]+)\.?|([A-Za-z]+)\.? +(\d{1,2}),?)[ -]+(\d{4}|\d{2})"
)
"""With a month's name, as in "1 May 2026", "May 1, 2026" or "01-May-26"."""

_SERIAL = re.compile(r"[3-6]\d{4}")
"""Days since 1899-12-30, as spreadsheet programs count: "46143"."""

_EPOCH = dt.date(1899, 12, 30)

_LAST_MONTH = 12

_DIVIDER = re.compile(r"\s*[;|\n]\s*")
"""What divides names in a cell: "NTIA; Congress"."""

_THOUSANDS = re.compile(r"(?<=\d)[.,' \u00a0](?=\d{3}\b)")
"""What divides thousands, as in "5,553"."""

NONE = frozenset({"-", "\u2013", "none", "(none)"})
"""What states that there is none, where an empty cell leaves things as they are."""


class Order(Enum):
    """Which comes first in a date of figures."""

    DAY = auto()
    """The day: 31/12/2026."""
    MONTH = auto()
    """The month: 12/31/2026."""


def order_in(cells: Iterable[str]) -> Order | None:
    """Return which comes first in the dates of a column, None where no date shows it.

    A program writes all dates of a file in one way, so one clear date tells of the others.
    """
    shown: set[Order] = set()
    for cell in cells:
        if found := _NUMERIC.fullmatch(cell.strip()):
            first, second = int(found[1]), int(found[2])
            if first > _LAST_MONTH >= second:
                shown.add(Order.DAY)
            elif second > _LAST_MONTH >= first:
                shown.add(Order.MONTH)
    return shown.pop() if len(shown) == 1 else None


def read_date(cell: str, order: Order | None) -> dt.date:
    """Return the date that a cell means.

    Raises:
        ValueError: It is no date, or could be two.
    """
    plain = cell.strip().removesuffix("Z")
    if found := _ISO.fullmatch(plain):
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    if _SERIAL.fullmatch(plain):
        return _EPOCH + dt.timedelta(days=int(plain))
    if found := _WORDED.fullmatch(plain):
        day, month = (found[1], found[2]) if found[1] else (found[4], found[3])
        if month[:3].lower() in _MONTHS:
            return dt.date(_year(found[5]), _MONTHS.index(month[:3].lower()) + 1, int(day))
    if found := _NUMERIC.fullmatch(plain):
        first, second, year = int(found[1]), int(found[2]), _year(found[3])
        if order is None and first != second and max(first, second) <= _LAST_MONTH:
            words = f"{cell!r} may be two dates; write {year}-{second:02}-{first:02} or the other"
            raise ValueError(words)
        day_first = order is Order.DAY or (order is None and first > _LAST_MONTH)
        return dt.date(year, second, first) if day_first else dt.date(year, first, second)
    words = f"{cell!r} is no date; write it as 2026-05-01"
    raise ValueError(words)


def _year(digits: str) -> int:
    return int(digits) if len(digits) > 2 else 2000 + int(digits)  # noqa: PLR2004  two digits


def listed(cell: str) -> tuple[str, ...]:
    """Return the values that a cell lists, each once; empty where it states that there is none."""
    if cell.strip().lower() in NONE:
        return ()
    return tuple(dict.fromkeys(part.strip() for part in _DIVIDER.split(cell) if part.strip()))


def stated(cell: str) -> str:
    """Return what a cell states; empty where it states that there is none."""
    return "" if cell.strip().lower() in NONE else cell.strip()


def offset(cell: str) -> int | None:
    """Return the offset that a cell holds, as figures with or without separators; else None."""
    digits = _THOUSANDS.sub("", cell.strip()).removesuffix(".0")
    return int(digits) if digits.isascii() and digits.isdigit() else None


def code_of(cell: str) -> str:
    """Return a cell as a code: lower case, no space around."""
    return ids.normalise(cell).replace(" ", "_")
