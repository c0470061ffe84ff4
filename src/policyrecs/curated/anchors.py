"""Find quoted words in a text again, and pair what two readers marked in it."""

from collections.abc import Sequence

from policyrecs.records import Span

SAME = 0.5
"""Two stretches are the same one if they share at least half of what they cover together."""


def locate(text: str, quote: str, start: int | None = None) -> Span | None:
    """Return the place of `quote` in `text`, or None.

    Args:
        text: The text.
        quote: The words, verbatim.
        start: Where they stood; the nearest place is taken, the earlier of two as near. Without
            it, they must stand in one place only.
    """
    first = text.find(quote)
    if first < 0:
        return None
    if start is None:
        return None if text.find(quote, first + 1) >= 0 else _span(first, quote)
    before = text.rfind(quote, 0, start + len(quote))
    after = text.find(quote, start)
    places = [place for place in (before, after) if place >= 0]
    return _span(min(places, key=lambda place: abs(place - start)), quote)


def _span(start: int, quote: str) -> Span:
    return Span(start=start, end=start + len(quote), quote=quote)


def pair(first: Sequence[Span], second: Sequence[Span]) -> dict[int, int]:
    """Pair stretches that are the same one: best overlap first, each once.

    Returns:
        Indexes into `second` by index into `first`.
    """
    overlaps = sorted(
        (-shared, number, other)
        for number, one in enumerate(first)
        for other, two in enumerate(second)
        if (shared := overlap(one, two)) >= SAME
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, other in overlaps:
        if number not in pairs and other not in taken:
            pairs[number] = other
            taken.add(other)
    return pairs


def overlap(one: Span, two: Span) -> float:
    """Return the share of what two stretches cover together that both cover."""
    shared = min(one.end, two.end) - max(one.start, two.start)
    together = max(one.end, two.end) - min(one.start, two.start)
    return max(0, shared) / together
