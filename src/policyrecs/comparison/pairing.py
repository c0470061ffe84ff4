"""Which recommendation of the newer data is which of the older."""

import bisect
from collections import Counter
from collections.abc import Mapping, Sequence

from policyrecs import ids
from policyrecs.holdings import Row

_SAME = 0.5
"""Share of what two stretches cover together that both must cover, to be one cut otherwise."""


def paired(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[int, int]]:
    """Pair the same recommendations: by document and words, then by place in the document."""
    before = _by_words(old)
    pairs = [
        (before[key], number)
        for key, number in _by_words(new, _renamed(old, new)).items()
        if key in before
    ]
    taken, given = {number for number, _ in pairs}, {number for _, number in pairs}
    here: dict[str, tuple[list[int], list[int]]] = {}
    for number in sorted(range(len(old)), key=lambda each: old[each]["start"]):
        if number not in taken:
            starts, numbers = here.setdefault(old[number]["document_id"], ([], []))
            starts.append(old[number]["start"])
            numbers.append(number)
    for number, row in enumerate(new):
        if number in given:
            continue
        near = _near(*here.get(row["document_id"], ([], [])), row)
        free = [each for each in near if each not in taken]
        best = max(free, key=lambda each: _overlap(old[each], row), default=None)
        if best is not None and _overlap(old[best], row) >= _SAME:
            taken.add(best)
            pairs.append((best, number))
    return pairs


def _near(starts: Sequence[int], numbers: Sequence[int], row: Row) -> Sequence[int]:
    """Those of `numbers`, which stand at `starts` in order, that may overlap with a row by half."""
    length = row["end"] - row["start"]
    first = bisect.bisect_left(starts, row["start"] - length)
    return numbers[first : bisect.bisect_left(starts, row["end"])]


def _renamed(old: Sequence[Row], new: Sequence[Row]) -> dict[str, str]:
    """The old id of each document whose bytes, and so whose id, changed under the same name."""
    known = {row["document_id"] for row in old}
    named = {row["document"]: row["document_id"] for row in old}
    current = {row["document_id"] for row in new}
    return {
        row["document_id"]: named[row["document"]]
        for row in new
        if row["document_id"] not in known
        and row["document"] in named
        and named[row["document"]] not in current
    }


def _by_words(
    rows: Sequence[Row], renamed: Mapping[str, str] | None = None
) -> dict[tuple[str, str, int], int]:
    """Index of each row by document, folded words, and which of equal ones it is, by place."""
    seen: Counter[tuple[str, str]] = Counter()
    keys: dict[tuple[str, str, int], int] = {}
    for number in sorted(range(len(rows)), key=lambda each: (rows[each]["start"], each)):
        row = rows[number]
        document = (renamed or {}).get(row["document_id"], row["document_id"])
        words = document, ids.normalise(row["quote"])
        seen[words] += 1
        keys[*words, seen[words]] = number
    return keys


def _overlap(one: Row, other: Row) -> float:
    """Share of what two stretches cover together that both cover."""
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    together = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return max(0, shared) / together if together else 0.0
