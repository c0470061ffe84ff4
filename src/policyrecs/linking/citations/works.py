"""One cited work as the parser reads it, before it becomes a record."""

import dataclasses

from policyrecs.linking.citations.dates import Issued
from policyrecs.values import value
from policyrecs.vocabulary import LinkState


@value
class Work:
    """What a citation says of a work.

    Attributes:
        authors: Authors as written, "et al." left out.
        title: Title.
        container: Journal, book, site or outlet that holds it.
        publisher: Publisher or issuing body.
        issued: Date of issue as stated.
        url: Address.
        doi: DOI, lower case.
        type: CSL type.
        signal: Words that introduce it, such as "see, e.g.,".
        short: Whether it is a short form of a work cited elsewhere.
        note: Label of the note that a short form points to.
        previous: Whether a short form points to the work cited just before.
        link_state: What became of its link.
    """

    authors: tuple[str, ...] = ()
    title: str | None = None
    container: str | None = None
    publisher: str | None = None
    issued: Issued | None = None
    url: str | None = None
    doi: str | None = None
    type: str | None = None
    signal: str | None = None
    short: bool = False
    note: str | None = None
    previous: bool = False
    link_state: LinkState = LinkState.NONE

    def __bool__(self) -> bool:
        """Whether the citation names a work at all; an explanatory note does not."""
        return bool(self.title or self.url or self.doi or self.short)


NOTHING = dataclasses.replace(Work())
"""An explanatory note: no work."""
