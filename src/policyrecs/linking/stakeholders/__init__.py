"""Who is called upon, who recommends, who speaks and who relays: mentions to parties.

Extraction says which words name a party; here they are resolved to names, kinds and groups, and
what no words name is filled in from the heading, the lead-in, the document or the things at issue.
"""

import itertools
from collections.abc import Sequence

from policyrecs.candidates import Candidate, Party
from policyrecs.documents import Outline
from policyrecs.linking.stakeholders.addressees import Addressees
from policyrecs.linking.stakeholders.directory import directory_of
from policyrecs.linking.stakeholders.issuers import Issuers
from policyrecs.linking.stakeholders.publisher import publisher_of
from policyrecs.vocabulary import Role

__all__ = ["link_parties"]


def link_parties(
    outline: Outline, candidates: Sequence[Candidate], *, issuer: str | None = None
) -> tuple[tuple[Party, ...], ...]:
    """Return the parties of each candidate: issuers, speakers, relays, then addressees.

    Args:
        outline: The document.
        candidates: What extraction found in it, in text order.
        issuer: The document's issuer, where the caller knows it.

    Returns:
        One tuple for each candidate, in the same order; empty for a rejected one.
    """
    live = [candidate for candidate in candidates if candidate.rejection is None]
    if not live:
        return ((),) * len(candidates)
    directory = directory_of(outline)
    issuers = Issuers(outline, directory, publisher_of(outline, directory, issuer))
    voices = [issuers.of(candidate) for candidate in live]
    speaking = [
        next((party for party in parties if party.role is Role.ISSUER), None) for parties in voices
    ]
    called = Addressees(outline, directory).of(live, speaking)
    linked = iter(zip(voices, called, strict=True))
    return tuple(
        () if candidate.rejection else tuple(itertools.chain.from_iterable(next(linked)))
        for candidate in candidates
    )
