"""Addresses in a citation: URL, DOI and arXiv number, and what is left of a link that was lost."""

import re

from policyrecs.lexicon.citations import cue
from policyrecs.linking.citations.text import NoteText, Stretch
from policyrecs.values import value
from policyrecs.vocabulary import LinkState

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”\[\]{}|\\^`]+")
"""An address; what punctuation ends it is cut off afterwards."""

_DOI = re.compile(
    r"\b(?:doi:? ?|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/[^\s<>\"“”\[\]{}]+)", re.IGNORECASE
)
"""A DOI, bare, labelled or as an address: "doi:10.1000/182"."""

_ARXIV = re.compile(
    r"\b(?:arxiv(?: preprint)?[:, ]+(?:arxiv:)? ?|arxiv\.org/(?:abs|pdf)/)"
    r"(\d{4}\.\d{4,5})(?:v\d+)?",
    re.IGNORECASE,
)
"""An arXiv number, such as "arXiv:2304.01234"."""

_ARCHIVE = re.compile(r"https?://(?:perma\.cc|web\.archive\.org|archive\.(?:is|today|ph))/")
"""An address of an archived copy, given beside the work's own."""

_ENDS = ".,;:!?'\u2019\u2018*_"
"""Punctuation that belongs to the sentence, not to the address."""

_LOST_TARGETS = frozenset({"", "#"})


@value
class Address:
    """Where a work is to be found.

    Attributes:
        url: Target of the link.
        doi: DOI without resolver, lower case.
        arxiv: arXiv number.
        state: What became of the link.
        stretches: Where in the note these stand; none of it is title or publisher.
    """

    url: str | None
    doi: str | None
    arxiv: str | None
    state: LinkState
    stretches: tuple[Stretch, ...]


def address(note: NoteText) -> Address:
    """Find the addresses that `note` gives for one work."""
    urls = [
        (found.start(), found.start() + len(trimmed(found[0])), trimmed(found[0]))
        for found in _URL.finditer(note.text)
    ]
    targets = [target for _, _, target in note.links if target.startswith(("http", "www."))]
    doi_found = _DOI.search(note.text)
    doi = trimmed(doi_found[1]).lower() if doi_found else doi_in(targets)
    arxiv_found = _ARXIV.search(note.text)
    choices = [url for _, _, url in urls] + targets
    own = [url for url in choices if not _ARCHIVE.match(url)]
    url = next(iter(own or choices), None)
    stretches = [(start, end) for start, end, _ in urls]
    stretches += [found.span() for found in (doi_found, arxiv_found) if found]
    stretches += [found.span() for found in cue("availability").finditer(note.plain)]
    remnant = _remnant(note)
    if remnant:
        stretches.append(remnant)
    arxiv = arxiv_found[1] if arxiv_found else None
    if arxiv and url is None:
        url = f"https://arxiv.org/abs/{arxiv}"
    return Address(url, doi, arxiv, _state(note, remnant, url or doi), tuple(sorted(stretches)))


def doi_in(targets: list[str]) -> str | None:
    """The DOI that one of `targets` resolves, without resolver."""
    found = (_DOI.search(target) for target in targets)
    return next((trimmed(match[1]).lower() for match in found if match), None)


def trimmed(url: str) -> str:
    """`url` without the punctuation of the sentence around it; its own brackets stay.

    Example:
        >>> trimmed("https://a.example/b_(c)).")
        'https://a.example/b_(c)'
    """
    while url and (url[-1] in _ENDS or (url[-1] == ")" and url.count(")") > url.count("("))):
        url = url[:-1]
    return url


def _remnant(note: NoteText) -> Stretch | None:
    """Words that were a link, standing alone at the end after a comma, a mark or a full stop."""
    end = len(note.plain.rstrip(" .)"))
    for found in cue("link-remnant").finditer(note.plain, max(0, end - 24), end):
        before = note.plain[: found.start()].rstrip()
        if found.end() == end and (not before or before[-1] in ",.;:)\"'"):
            return found.span()
    return None


def _state(note: NoteText, remnant: Stretch | None, target: str | None) -> LinkState:
    if target:
        return LinkState.PRESENT
    if remnant or any(lost in _LOST_TARGETS for _, _, lost in note.links):
        return LinkState.LOST
    return LinkState.NONE
