"""The only gate from candidate to record: what passes is validated, what does not is named.

Candidates = records + rejected, for every document; the tally proves it.
"""

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from policyrecs import ids
from policyrecs.assemble.stakeholders import links, one_group_each, stakeholders_of
from policyrecs.candidates import Candidate, Party, Place
from policyrecs.dataset import CONTEXT_LENGTH
from policyrecs.documents import Document, Outline
from policyrecs.issues import Issue
from policyrecs.lexicon.categories import action_category
from policyrecs.records import (
    Action,
    Citation,
    CitationLink,
    Recommendation,
    SourceDocument,
    Span,
    Stakeholder,
    StakeholderLink,
    Topic,
)
from policyrecs.vocabulary import (
    CitationKind,
    DatePrecision,
    DocumentType,
    Evidence,
    Kind,
    Method,
    Review,
    Role,
    Severity,
)


@dataclass(frozen=True, slots=True)
class Assembly:
    """Everything that one document yielded.

    Attributes:
        document: The document as a record.
        text: The text that all offsets refer to.
        recommendations: The records, in text order.
        stakeholders: Those that the records link to, and the bodies these belong to.
        citations: All notes and references, and the links that support a record.
        issues: What could not be vouched for.
        rejected: How many candidates were rejected, by code.
    """

    document: SourceDocument
    text: str
    recommendations: tuple[Recommendation, ...]
    stakeholders: tuple[Stakeholder, ...]
    citations: tuple[Citation, ...]
    issues: tuple[Issue, ...]
    rejected: Mapping[str, int]

    @property
    def candidates(self) -> int:
        """How many candidates were seen: records and rejected."""
        return len(self.recommendations) + sum(self.rejected.values())


def assemble(  # noqa: PLR0913  one argument for each part of a record
    outline: Outline,
    candidates: Sequence[Candidate],
    *,
    parties: Sequence[Sequence[Party]],
    citations: Sequence[Citation],
    citation_links: Sequence[Sequence[CitationLink]],
    topics: Sequence[Sequence[Topic]],
) -> Assembly:
    """Make records of the candidates that are recommendations.

    Args:
        outline: The document they were found in.
        candidates: All candidates, in text order, rejected ones included.
        parties: For each candidate, who takes part.
        citations: All citations of the document.
        citation_links: For each candidate, the citations bound to it.
        topics: For each candidate, its topics.

    Returns:
        The records, and what became of the rest.
    """
    document = outline.document
    rejected: Counter[str] = Counter()
    issues = list(document.issues)
    records: list[Recommendation] = []
    taking_part: list[Party] = []
    occurrences: Counter[str] = Counter()
    id_at: dict[tuple[int, int], str] = {}
    sections: dict[tuple[int, ...], tuple[str, ...]] = {}
    for number, candidate in enumerate(candidates):
        if candidate.rejection is not None:
            rejected[candidate.rejection] += 1
            continue
        text = document.text[candidate.start : candidate.end]
        normal = ids.normalise(text)
        occurrences[normal] += 1
        record_id = ids.recommendation_id(document.document_id, text, occurrences[normal])
        everybody = [member for party in parties[number] for member in one_group_each(party)]
        headings = outline.passages[candidate.passage].headings
        if headings not in sections:
            sections[headings] = _section(outline, headings)
        try:
            record = _recommendation(
                outline,
                _in_own_voice(candidate, parties[number]),
                record_id=record_id,
                parent_id=id_at.get(candidate.parent) if candidate.parent else None,
                section=sections[headings],
                stakeholders=tuple(links(everybody, document.text)),
                citations=tuple(citation_links[number]),
                topics=tuple(topics[number]),
            )
        except ValidationError as error:
            rejected["invalid-record"] += 1
            issues.append(_refused(document, candidate, error))
            continue
        id_at[candidate.start, candidate.end] = record_id
        records.append(record)
        taking_part += everybody
    return Assembly(
        document=source_document(document),
        text=document.text,
        recommendations=tuple(records),
        stakeholders=stakeholders_of(taking_part),
        citations=_cited(citations, records),
        issues=tuple(issues),
        rejected=dict(rejected),
    )


def _in_own_voice(candidate: Candidate, parties: Sequence[Party]) -> Candidate:
    """The candidate, as the document's own where the one reported to call is its issuer.

    "The Agency recommends" is how many a body writes of itself.
    """
    issuers = [party for party in parties if party.role is Role.ISSUER]
    if candidate.kind is not Kind.REPORTED or not all(party.publishes for party in issuers):
        return candidate
    if not issuers:
        return candidate
    evidence = candidate.evidence
    if evidence is Evidence.REPORTED:
        modal = candidate.pattern.startswith("modal-")
        evidence = Evidence.MODAL if modal else Evidence.PERFORMATIVE
    return dataclasses.replace(candidate, kind=Kind.DIRECT, evidence=evidence)


def _cited(
    citations: Sequence[Citation], records: Sequence[Recommendation]
) -> tuple[Citation, ...]:
    """The citations without the links that support no record: a page has many, and most lead on."""
    bound = {link.citation_id for record in records for link in record.citations}
    return tuple(
        each
        for each in citations
        if each.kind is not CitationKind.LINK or each.citation_id in bound
    )


def _recommendation(  # noqa: PLR0913  one argument for each part of a record
    outline: Outline,
    candidate: Candidate,
    *,
    record_id: str,
    parent_id: str | None,
    section: tuple[str, ...],
    stakeholders: tuple[StakeholderLink, ...],
    citations: tuple[CitationLink, ...],
    topics: tuple[Topic, ...],
) -> Recommendation:
    """The record of a candidate; raises ValidationError where it does not hold."""
    document = outline.document
    text = document.text
    start, end = candidate.start, candidate.end
    return Recommendation(
        recommendation_id=record_id,
        document_id=document.document_id,
        start=start,
        end=end,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT_LENGTH) : start],
        suffix=text[end : end + CONTEXT_LENGTH],
        page=document.page(start),
        section=section,
        label=candidate.label or None,
        parent_id=parent_id,
        evidence=candidate.evidence,
        kind=candidate.kind,
        status=candidate.status,
        polarity=candidate.polarity,
        modality=candidate.modality,
        cue=_span(text, candidate.cue) if candidate.cue else None,
        action_category=action_category(candidate.acts[0].verb) if candidate.acts else None,
        actions=tuple(
            Action(
                start=act.start,
                end=act.end,
                quote=text[act.start : act.end],
                verb=act.verb,
                polarity=act.polarity,  # type: ignore[arg-type]  # the model refuses `mixed`
            )
            for act in candidate.acts
        ),
        rationale=tuple(_span(text, place) for place in candidate.rationale),
        repeats=tuple(_span(text, place) for place in candidate.repeats),
        stakeholders=stakeholders,
        citations=citations,
        topics=topics,
        deadline=text[candidate.deadline.start : candidate.deadline.end]
        if candidate.deadline
        else None,
        confidence=round(candidate.confidence, 3),
        method=Method.RULES,
        review=Review.UNREVIEWED,
        reviewer=None,
        review_reason=None,
    )


def _span(text: str, place: Place) -> Span:
    return Span(start=place.start, end=place.end, quote=text[place.start : place.end])


def _section(outline: Outline, headings: Sequence[int]) -> tuple[str, ...]:
    """The words of the headings above a passage, outermost first, white space simplified."""
    text = outline.document.text
    blocks = (outline.passages[index].block for index in headings)
    words = (" ".join(text[block.start : block.end].split()) for block in blocks)
    return tuple(heading for heading in words if heading)


def source_document(document: Document) -> SourceDocument:
    """The record of a document, with what the file says about itself and no more."""
    metadata = document.metadata
    return SourceDocument(
        document_id=document.document_id,
        file=document.name,
        title=metadata.title,
        publisher=metadata.publisher,
        authors=metadata.authors,
        issued=metadata.issued,
        issued_latest=None,
        issued_precision=DatePrecision.DAY if metadata.issued else None,
        issued_evidence="stated in the file's metadata" if metadata.issued else None,
        url=metadata.url,
        document_type=DocumentType.OTHER,
        language=metadata.language,
        rights=None,
        media_type=document.media_type,
        bytes=document.size,
        characters=len(document.text),
        sha256=document.sha256,
        text_sha256=document.text_sha256,
    )


def _refused(document: Document, candidate: Candidate, error: ValidationError) -> Issue:
    """The issue for a candidate that the record's model refused."""
    first = error.errors(include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"]) or "record"
    return Issue(
        code="invalid-record",
        severity=Severity.ERROR,
        document_id=document.document_id,
        message=f"{field}: {first['msg']}",
        start=candidate.start,
        end=candidate.end,
    )
