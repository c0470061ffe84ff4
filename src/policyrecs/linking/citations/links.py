"""Hyperlinks in running text that lead to a work, apart from those that lead around a site."""

import re
from collections.abc import Iterator

from policyrecs.documents import Link, Outline
from policyrecs.linking.citations import identifiers
from policyrecs.linking.citations.works import Work
from policyrecs.vocabulary import BlockKind, LinkState

_TARGET = re.compile(r"https?://[^\s/]+\.[^\s/]+")
"""An address with a host; "#", "mailto:" and paths inside the site are none."""

_SHARING = re.compile(
    r"//(?:www\.)?(?:twitter|x|facebook|linkedin|instagram|youtube|reddit|t|goo|maps\.google|discord|slack)\."
    r"(?:com|co|gl|gg|me)/"
    r"|/(?:share|intent|sharer|login|signup|subscribe|newsletter)\b",
    re.IGNORECASE,
)
"""Sharing, following and signing up, such as "https://twitter.com/share"."""

_TITLE_WORDS = re.compile(r"[^\W\d_a-z][\w'\u2019-]*$|\d+$")
"""A word that a title has in capitals."""

_FEWEST_TITLE_WORDS = 3
"""Words below which capitals show a name rather than a title."""

_TITLE_SHARE = 0.6
"""Share of words in capitals from which the words of a link are a title."""


def linked_works(outline: Outline) -> Iterator[tuple[int, int, Work]]:
    """Start, end and work of every link of the running text that leads to a work.

    A link that makes up its whole passage is navigation or a bare list of resources; a heading's
    link is an anchor.
    """
    links = sorted(outline.document.links, key=lambda link: link.start)
    position = 0
    for passage in outline.passages:
        block = passage.block
        while position < len(links) and links[position].start < block.start:
            position += 1
        here: list[Link] = []
        while position < len(links) and links[position].end <= block.end:
            here.append(links[position])
            position += 1
        if block.kind is BlockKind.HEADING or not _has_prose(outline, block.start, block.end, here):
            continue
        for link in here:
            words = outline.document.text[link.start : link.end]
            if words.strip() and _TARGET.match(link.target) and not _SHARING.search(link.target):
                yield link.start, link.end, _work(words, link.target)


def _has_prose(outline: Outline, start: int, end: int, links: list[Link]) -> bool:
    """Whether words are left in a passage when its links are taken out."""
    if not links:
        return False
    folded = outline.document.folded
    position, left = start, []
    for link in links:
        left.append(folded[position : link.start])
        position = link.end
    left.append(folded[position:end])
    return any(character.isalnum() for character in "".join(left))


def _work(words: str, target: str) -> Work:
    doi = identifiers.doi_in([target])
    title = " ".join(words.split()).strip(' ,.;:*_"“”')
    kind = None if doi else "webpage"
    return Work(
        title=title if _is_title(title) else None,
        url=target,
        doi=doi,
        type=kind,
        link_state=LinkState.PRESENT,
    )


def _is_title(words: str) -> bool:
    """Whether the words of a link are a title: most of them in capitals, and no address."""
    tokens = words.split()
    if len(tokens) < _FEWEST_TITLE_WORDS or "://" in words or not tokens[0][0].isupper():
        return False
    titled = sum(bool(_TITLE_WORDS.match(token.strip("“”\"'(),:"))) for token in tokens)
    return titled / len(tokens) >= _TITLE_SHARE
