"""What sets a quote that was not found apart from the passage most like it: for people only."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, Levenshtein

from policyrecs.alignment.find import Searched, longest_quote
from policyrecs.alignment.index import Index
from policyrecs.alignment.words import Words, words_of_quote

_VOTERS = 8
"""Words of a quote that point to a passage, the rarest first."""

_VOTES = 200
"""Places of one word that are counted."""

_ALIKE = 0.6
"""Share of a quote's words that a passage must have, in order, to be what it paraphrases."""

_SLACK = 0.5
"""How much longer than the quote the passage may be, as a share of the quote."""

_SHOWN = 3
"""Differences that are named."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The passage most like a quote, and how the quote differs from it.

    Attributes:
        name: Name of its document.
        passage: Its words, verbatim.
        words: What was changed, dropped or put in, for a person.
        share: Share of the quote's words that stand in it, in order.
    """

    name: str
    passage: str
    words: str
    share: float


def difference(quote: str, documents: Sequence[Searched]) -> Difference | None:
    """Return the passage that a quote paraphrases, or None where none is much like it."""
    longest = max((longest_quote(each.document.text) for each in documents), default=0)
    run = words_of_quote(quote if len(quote) <= longest else "")
    if not len(run):
        return None
    found = [
        made
        for each in documents
        if (made := _in_document(run, each.index, each.document.name)) is not None
    ]
    return max(found, key=lambda each: each.share, default=None)


def _in_document(run: Words, index: Index, name: str) -> Difference | None:
    """The passage of one document that shares most with the quote, if it shares enough."""
    words = index.words
    at = _voted(run, index)
    if at is None:
        return None
    slack = max(3, int(len(run) * _SLACK))
    first, last = max(0, at - slack), min(len(words), at + len(run) + slack)
    steps = Indel.opcodes(run.keys, words.keys[first:last])
    same = [step for step in steps if step.tag == "equal"]
    share = sum(step.src_end - step.src_start for step in same) / len(run)
    if share < _ALIKE:
        return None
    begin, end = first + same[0].dest_start, first + same[-1].dest_end
    return Difference(name, words.slice(begin, end), _told(run, words, begin, end), share)


def _voted(run: Words, index: Index) -> int | None:
    """Where in the document most of the quote's rarer words would have it begin."""
    first_of: dict[str, int] = {}
    for number, key in enumerate(run.keys):
        if key in index.places:
            first_of.setdefault(key, number)
    ranked = sorted(first_of.items(), key=lambda pair: (len(index.places[pair[0]]), pair[1]))
    width = max(4, len(run) // 2)
    votes: Counter[int] = Counter()
    for key, number in ranked[:_VOTERS]:
        for bucket in {(at - number) // width for at in index.places[key][:_VOTES]}:
            # A passage that lies across two buckets must not lose to one that lies in one.
            votes.update({bucket: 2, bucket - 1: 1, bucket + 1: 1})
    if not votes:
        return None
    best = max(votes.items(), key=lambda vote: (vote[1], -vote[0]))[0]
    return max(0, best * width + width // 2)


def _told(run: Words, words: Words, begin: int, end: int) -> str:
    """The first differences between the quote and the passage, in words."""
    told: list[str] = []
    for step in Levenshtein.opcodes(run.keys, words.keys[begin:end]):
        said = run.slice(step.src_start, step.src_end) if step.src_end > step.src_start else ""
        first, last = begin + step.dest_start, begin + step.dest_end
        stands = words.slice(first, last) if last > first else ""
        match step.tag:
            case "replace":
                told.append(f"has “{said}” for “{stands}”")
            case "delete":
                told.append(f"puts in “{said}”")
            case "insert":
                told.append(f"drops “{stands}”")
    return "; ".join(told[:_SHOWN])
