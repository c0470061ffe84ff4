"""What each recommendation is about: its own words first, the headings above only as support."""

import functools
from collections.abc import Mapping, Sequence

from policyrecs.candidates import Candidate
from policyrecs.documents import Outline
from policyrecs.lexicon.topics import TOPICS, TopicMatch, topic_matches
from policyrecs.records import Topic
from policyrecs.vocabulary import Method

_ENOUGH_WEAK = 2
"""Different weak terms that together show a topic without support from a heading."""


def link_topics(outline: Outline, candidates: Sequence[Candidate]) -> tuple[tuple[Topic, ...], ...]:
    """The topics of each candidate, in the order of the words that show them.

    Args:
        outline: The document.
        candidates: What extraction found; a rejected one gets no topics.

    Returns:
        A tuple of topics for each candidate, each topic at most once.
    """
    shown = functools.cache(functools.partial(_shown, outline))
    headings: dict[tuple[int, ...], frozenset[str]] = {}
    linked: list[tuple[Topic, ...]] = []
    for candidate in candidates:
        if candidate.rejection is not None:
            linked.append(())
            continue
        above = outline.passages[candidate.passage].headings
        if above not in headings:
            headings[above] = _themes(frozenset().union(*map(shown, above)))
        linked.append(_topics(outline, candidate, headings[above]))
    return tuple(linked)


def _shown(outline: Outline, heading: int) -> frozenset[str]:
    """The topics of a heading."""
    block = outline.passages[heading].block
    found = topic_matches(outline.document.folded[block.start : block.end])
    return frozenset(code for match in found for code in (*match.topics, *match.weak_topics))


def _themes(shown: frozenset[str]) -> frozenset[str]:
    """The topics of the headings above, and those one step up or down the tree from them."""
    return shown.union(*(_beside()[code] for code in shown))


@functools.cache
def _beside() -> Mapping[str, frozenset[str]]:
    """The topics one step up or down the tree from each."""
    return {
        code: frozenset(
            other.code
            for other in TOPICS.values()
            if other.code == entry.broader or other.broader == code
        )
        for code, entry in TOPICS.items()
    }


def _topics(outline: Outline, candidate: Candidate, themes: frozenset[str]) -> tuple[Topic, ...]:
    matches = [
        match
        for match in topic_matches(outline.document.folded[candidate.start : candidate.end])
        if not _in_name(outline, candidate, match)
    ]
    strong = {code for match in matches for code in match.topics}
    weak: dict[str, set[str]] = {}
    for match in matches:
        for code in match.weak_topics:
            weak.setdefault(code, set()).add(match.term)
    supported = {
        code for code, terms in weak.items() if code in themes or len(terms) >= _ENOUGH_WEAK
    }
    first: dict[str, TopicMatch] = {}
    for match in matches:
        for code in (*match.topics, *match.weak_topics):
            if code in strong or code in supported:
                first.setdefault(code, match)
    return tuple(_record(outline, candidate, code, match) for code, match in first.items())


def _in_name(outline: Outline, candidate: Candidate, match: TopicMatch) -> bool:
    """Whether a term is part of a party's name: "Telecommunications" in the name of an agency."""
    start = candidate.start + match.start
    return outline.document.text[start].isupper() and any(
        mention.start <= start < mention.end for mention in candidate.mentions
    )


def _record(outline: Outline, candidate: Candidate, code: str, match: TopicMatch) -> Topic:
    start, end = candidate.start + match.start, candidate.start + match.end
    return Topic(
        topic=code,
        method=Method.RULES,
        surface=outline.document.text[start:end],
        start=start,
        end=end,
    )
