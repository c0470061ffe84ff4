"""How probable it is that a careful reader would code a candidate as a recommendation."""

from policyrecs.lexicon.patterns import table
from policyrecs.vocabulary import Status


def confidence_of(pattern: str, status: Status, *, rejected: bool) -> float:
    """Return the probability that a candidate found by `pattern` is a recommendation.

    Args:
        pattern: Name of the rule that found it.
        status: Its status: an optional one is one only to some readers.
        rejected: Whether it was rejected.
    """
    figures = table("confidence")
    if rejected:
        return float(figures["rejected"])
    if status is Status.OPTIONAL:
        return float(figures["optional"])
    return float(figures["pattern"].get(pattern, figures["core"]))
