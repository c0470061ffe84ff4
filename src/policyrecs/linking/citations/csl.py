"""The CSL type of a work: a report, an article, a statute, from the words around its title."""

from dataclasses import dataclass

from policyrecs.lexicon.citations import cue
from policyrecs.linking.citations.holders import Holders
from policyrecs.linking.citations.identifiers import Address

_LAW = ("bill", "regulation", "legislation")
"""Cues that are CSL types of the same name, in the order they are tried."""

_CONTAINERS = (
    ("conference", "paper-conference"),
    ("blog", "post-weblog"),
)
"""Words in a container and the type they show, whatever its number."""

_OUTLETS = (("newspaper", "article-newspaper"), ("magazine", "article-magazine"))
"""Words in a container without volume and the type they show."""


def is_outlet(name: str) -> bool:
    """Whether what stands for an author is the newspaper or magazine that holds the work."""
    return any(cue(outlet).search(name) for outlet, _ in _OUTLETS)


def law_type(plain: str) -> str | None:
    """The type of a citation of law, by where it is printed or how it is named."""
    if cue("legal-case").search(plain):
        return "legal_case"
    return next((name for name in _LAW if cue(name).search(plain)), None)


@dataclass(frozen=True, slots=True)
class Signs:
    """What else shows the type of a work.

    Attributes:
        by_body: Whether its authors are bodies.
        accessed: Whether the day on which it was looked at is stated.
        dated: Whether a date of issue is stated.
    """

    by_body: bool = False
    accessed: bool = False
    dated: bool = False


def work_type(title: str | None, held: Holders, address: Address, signs: Signs) -> str | None:
    """The type of a work; None where nothing shows it.

    Args:
        title: Its title.
        held: What stands after the title.
        address: Where it is to be found.
        signs: What else shows it.
    """
    around = held.words
    if address.arxiv or (address.url and "arxiv.org/" in address.url):
        return "article"
    occasion = _occasion(title or "", around)
    if occasion or (held.container is not None and not held.series):
        return occasion or _type_in(held)
    if cue("document-number").search(around) or cue("report").search(f"{title or ''} {around}"):
        return "report"
    if held.publisher is not None and not address.url:
        return _type_by_publisher(held)
    return _type_of_page(title, held, address, signs)


def _occasion(title: str, around: str) -> str | None:
    """Hearing, speech or thesis, by the words after the title; a hearing also by the title."""
    if cue("hearing").search(title):
        return "hearing"
    return next(
        (name for name in ("hearing", "speech", "thesis") if cue(name).search(around)), None
    )


def _type_of_page(title: str | None, held: Holders, address: Address, signs: Signs) -> str | None:
    """A web page, or a body's own report."""
    undated = held.publisher is None and (title is None or not signs.dated)
    if address.url and (signs.accessed or undated):
        return "webpage"
    is_file = address.url is not None and address.url.lower().endswith(".pdf")
    return "report" if signs.by_body and signs.dated and (is_file or not address.url) else None


def _type_in(held: Holders) -> str:
    """The type of a work in a container."""
    container = held.container or ""
    found = next((kind for name, kind in _CONTAINERS if cue(name).search(container)), None)
    if found:
        return found
    if held.inside and not held.numbered:
        return "chapter"
    outlet = next((kind for name, kind in _OUTLETS if cue(name).search(container)), None)
    return outlet if outlet and not held.numbered else "article-journal"


def _type_by_publisher(held: Holders) -> str | None:
    """A house that publishes books makes a book; a body with a place before it, a report."""
    publisher = held.publisher or ""
    if cue("book-publisher").search(publisher):
        return "book"
    if not held.placed:
        return None
    return "report" if cue("body").search(publisher) else "book"
