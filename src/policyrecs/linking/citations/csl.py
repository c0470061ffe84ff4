"""The CSL type of a work: a report, an article, a statute, from the words around its title."""

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


def law_type(plain: str) -> str | None:
    """The type of a citation of law, by where it is printed or how it is named."""
    if cue("legal-case").search(plain):
        return "legal_case"
    return next((name for name in _LAW if cue(name).search(plain)), None)


def work_type(
    title: str | None,
    held: Holders,
    address: Address,
    *,
    by_body: bool,
    accessed: bool,
    dated: bool,
) -> str | None:
    """The type of a work; None where nothing shows it.

    Args:
        title: Its title.
        held: What stands after the title.
        address: Where it is to be found.
        by_body: Whether its authors are bodies.
        accessed: Whether the day on which it was looked at is stated.
        dated: Whether a date of issue is stated.
    """
    around = held.words
    if address.arxiv or (address.url and "arxiv.org/" in address.url):
        return "article"
    for name in ("hearing", "speech", "thesis"):
        if cue(name).search(around) or (name == "hearing" and title and cue(name).search(title)):
            return name
    if held.container is not None:
        return _type_in(held)
    if cue("document-number").search(around) or cue("report").search(f"{title or ''} {around}"):
        return "report"
    if held.publisher is not None and not address.url:
        return _type_by_publisher(held)
    if address.url and (accessed or (held.publisher is None and (title is None or not dated))):
        return "webpage"
    is_file = address.url is not None and address.url.lower().endswith(".pdf")
    return "report" if by_body and dated and (is_file or not address.url) else None


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
