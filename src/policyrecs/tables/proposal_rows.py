"""Rows of the two tables of proposals, with what the members' documents and parties add to them."""

import collections
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from policyrecs.dataset import Dataset
from policyrecs.records import Proposal
from policyrecs.vocabulary import Role, Stance

Row = dict[str, Any]
"""A row: column name to value."""


@dataclass(frozen=True, slots=True)
class Backing:
    """What a proposal's row gathers from one member.

    Attributes:
        document_id: Its document.
        issued: First day on which the document can have been issued.
        issued_precision: How exactly that is known.
        issuer_names: Who recommends.
        addressee_names: Who is called upon.
    """

    document_id: str
    issued: dt.date | None
    issued_precision: str | None
    issuer_names: tuple[str, ...]
    addressee_names: tuple[str, ...]


def backings_of(dataset: Dataset) -> dict[str, Backing]:
    """Return what the proposals of a dataset gather from their members, by recommendation id."""
    wanted = {each.recommendation_id for every in dataset.proposals for each in every.members}
    documents = {document.document_id: document for document in dataset.documents}
    names = {each.stakeholder_id: each.name for each in dataset.stakeholders}
    backings = {}
    for record in dataset.recommendations:
        if record.recommendation_id in wanted:
            parties: dict[Role, dict[str, None]] = collections.defaultdict(dict)
            for link in record.stakeholders:
                parties[link.role][names[link.stakeholder_id]] = None
            document = documents[record.document_id]
            backings[record.recommendation_id] = Backing(
                record.document_id,
                document.issued,
                document.issued_precision,
                tuple(parties[Role.ISSUER]),
                tuple(parties[Role.ADDRESSEE]),
            )
    return backings


def proposal_row(proposal: Proposal, backings: Mapping[str, Backing]) -> Row:
    """Return the row of a proposal.

    Args:
        proposal: The proposal.
        backings: What it gathers from each member, by recommendation id.
    """
    members = [(member.stance, backings[member.recommendation_id]) for member in proposal.members]
    dated = [backing for _, backing in members if backing.issued is not None]
    first = min(dated, key=lambda each: (each.issued, each.document_id), default=None)
    against = sum(stance is Stance.AGAINST for stance, _ in members)
    issuers = {
        wanted: _unique(
            name for stance, backing in members if stance in wanted for name in backing.issuer_names
        )
        for wanted in (tuple(Stance), (Stance.FOR,), (Stance.AGAINST,))
    }
    return {
        "proposal_id": proposal.proposal_id,
        "representative_id": proposal.representative_id,
        "label": proposal.label,
        "issuer_names": issuers[tuple(Stance)],
        "addressee_names": _unique(
            name for _, backing in members for name in backing.addressee_names
        ),
        "issuers_for": issuers[Stance.FOR,],
        "issuers_against": issuers[Stance.AGAINST,],
        "recommendations_for": len(members) - against,
        "recommendations_against": against,
        "disagreement": 0 < against < len(members),
        "documents": len({backing.document_id for _, backing in members}),
        "first_issued": first and first.issued,
        "first_issued_precision": first and first.issued_precision,
        "first_document_id": first and first.document_id,
    }


def member_rows(proposal: Proposal) -> Iterator[Row]:
    """Yield a row for each member of a proposal."""
    for position, member in enumerate(proposal.members, start=1):
        yield {"proposal_id": proposal.proposal_id, "position": position} | vars(member)


def _unique(values: Iterable[str]) -> list[str]:
    """The values without repeats, in the order in which they first come."""
    return list(dict.fromkeys(values))
