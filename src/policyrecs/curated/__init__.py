"""Read, check and apply what people have decided: the curated layer, which always wins.

catalogue     what is known about each source document
registry      who is who: stakeholders with their aliases
works         which work a citation stands for
reviews       what reviewers found in the texts
anchors       quoted words, found in the text again
proposals     which recommendations ask for the same act
coding        a decision, turned into the fields of a record
application   the decisions on a document, applied to the records that the rules found
version       which version of the data the next release bears
agreement     how far two annotators agreed
canonical     the one format of all these files
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from policyrecs.curated.agreement import Agreement, read_agreement
from policyrecs.curated.application import review
from policyrecs.curated.canonical import canonical
from policyrecs.curated.catalogue import SOURCES, Source, describe
from policyrecs.curated.entries import read_keyed
from policyrecs.curated.proposals import (
    PROPOSALS,
    ProposalDecision,
    Settled,
    read_proposals,
    settle,
)
from policyrecs.curated.registry import Registry, read_registry, register
from policyrecs.curated.reviews import REVIEWS, Decision, read_reviews
from policyrecs.curated.version import read_version
from policyrecs.curated.works import Works, read_works, resolve
from policyrecs.issues import Issue
from policyrecs.records import (
    Citation,
    Recommendation,
    SourceDocument,
    Stakeholder,
    StakeholderLink,
)

__all__ = ["Applied", "Curated", "Settled", "apply", "canonical", "load", "settle"]


@dataclass(frozen=True, slots=True)
class Curated:
    """The curated layer.

    Attributes:
        version: Version of the data (SemVer: MAJOR when a column or its meaning changed, MINOR
            when rows were added, PATCH when a value was corrected).
        sources: The catalogued documents, by id.
        registry: The stakeholders.
        works: The works that are cited.
        decisions: The review decisions on each document, by its id.
        agreement: Figures of agreement between annotators, by name.
        proposals: Decisions on which recommendations ask for the same act.
    """

    version: str
    sources: Mapping[str, Source]
    registry: Registry
    works: Works
    decisions: Mapping[str, tuple[Decision, ...]]
    agreement: Mapping[str, Agreement]
    proposals: tuple[ProposalDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """A document's records once people's decisions have been applied.

    Attributes:
        document: The document, with the facts of the catalogue.
        recommendations: The records, in text order.
        stakeholders: Those that the records link to, and those they belong to, sorted by id.
        citations: The citations, with the works they stand for.
        issues: Decisions that found nothing to act on.
        outcomes: How many records were accepted, edited, added, rejected or left unreviewed, and
            how many decisions were orphaned.
    """

    document: SourceDocument
    recommendations: tuple[Recommendation, ...]
    stakeholders: tuple[Stakeholder, ...]
    citations: tuple[Citation, ...]
    issues: tuple[Issue, ...]
    outcomes: Mapping[str, int]


def load(folder: Path) -> Curated:
    """Read and check the curated layer.

    Args:
        folder: The data folder, which holds `sources` and `curated`.

    Raises:
        CurationError: A file is missing, or a line of one does not hold.
    """
    sources = read_keyed(folder / "sources" / SOURCES, Source, "document_id")
    registry = read_registry(folder / "curated" / "stakeholders.toml")
    return Curated(
        version=read_version(folder / "curated" / "version.toml"),
        sources=sources,
        registry=registry,
        works=read_works(folder / "curated" / "works.toml"),
        decisions=read_reviews(folder / "curated" / REVIEWS, sources, registry.entries),
        agreement=read_agreement(folder / "curated" / "agreement.toml"),
        proposals=read_proposals(folder / "curated" / PROPOSALS, sources),
    )


def apply(  # noqa: PLR0913  one argument for each sort of record
    curated: Curated,
    *,
    document: SourceDocument,
    text: str,
    recommendations: Sequence[Recommendation],
    stakeholders: Iterable[Stakeholder],
    citations: Iterable[Citation],
) -> Applied:
    """Apply the curated layer to what the rules found in one document.

    Args:
        curated: The curated layer.
        document: The document, under its id in the catalogue; one that is not catalogued keeps
            the facts it has, and no decision touches it.
        text: Its text.
        recommendations: The records that the rules found.
        stakeholders: The stakeholders that they link to, and those these belong to.
        citations: The document's citations.

    Raises:
        CurationError: The file is not the one that was catalogued, or words that a decision
            quotes are not in the text, or in several places with no hint.
    """
    source = curated.sources.get(document.document_id)
    renamed, extracted = register(curated.registry, stakeholders)
    resolved = resolve(curated.works, citations)
    reviewed = review(
        curated.decisions.get(document.document_id, ()),
        [_with_registered(each, renamed) for each in recommendations],
        resolved,
        document.document_id,
        text,
    )
    linked = {
        link.stakeholder_id for each in reviewed.recommendations for link in each.stakeholders
    }
    return Applied(
        document=describe(source, document) if source else document,
        recommendations=reviewed.recommendations,
        stakeholders=_taking_part(linked, curated.registry, extracted),
        citations=resolved,
        issues=reviewed.issues,
        outcomes=reviewed.outcomes,
    )


def _with_registered(record: Recommendation, renamed: Mapping[str, str]) -> Recommendation:
    """`record` with registered ids, each stakeholder once in each role."""
    links: dict[tuple[str, str], StakeholderLink] = {}
    for link in record.stakeholders:
        known = renamed.get(link.stakeholder_id, link.stakeholder_id)
        moved = StakeholderLink(**(dict(link) | {"stakeholder_id": known}))
        links.setdefault((known, link.role), moved)
    return Recommendation(**(dict(record) | {"stakeholders": tuple(links.values())}))


def _taking_part(
    linked: Iterable[str], registry: Registry, extracted: Mapping[str, Stakeholder]
) -> tuple[Stakeholder, ...]:
    """The records of the stakeholders `linked`, and of those they belong to, sorted by id."""
    wanted = set(linked)
    wanted |= {parent for key in wanted if key in extracted if (parent := extracted[key].parent_id)}
    registered = registry.with_parents(wanted)
    records = {key: registry.entries[key].record() for key in registered}
    records |= {key: extracted[key] for key in wanted if key in extracted}
    return tuple(records[key] for key in sorted(records))
