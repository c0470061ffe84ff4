"""The frozen whole: records that agree with each other and with the texts they were read from.

A `Dataset` that exists has unique ids, no dangling link, and no span that its text does not
reproduce. Records may come in any order; the dataset keeps them in one canonical order.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from policyrecs import ids
from policyrecs.errors import RecordError
from policyrecs.issues import Issue
from policyrecs.lexicon.topics import TOPICS
from policyrecs.records import Citation, Proposal, Recommendation, SourceDocument, Stakeholder
from policyrecs.vocabulary import Reason

CONTEXT_LENGTH = 32
"""Most code points that `prefix` and `suffix` hold."""

_FEWEST_MEMBERS = 2
"""Recommendations that make a proposal: what one alone asks for is in its own record."""

_Keyed = TypeVar("_Keyed", SourceDocument, Recommendation, Stakeholder, Citation, Proposal)
"""A record with an id of its own."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Documents, what they recommend, who takes part, and what they cite.

    Attributes:
        documents: By id.
        recommendations: By document and place.
        stakeholders: By id.
        citations: By document and place.
        issues: By document and place.
        proposals: By id; what two or more of the recommendations ask for.
        texts: The text of each document, by document id.
    """

    documents: tuple[SourceDocument, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    citations: tuple[Citation, ...] = ()
    issues: tuple[Issue, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    texts: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        """Put the records into canonical order, then check that they hold together.

        Raises:
            RecordError: A record does not hold; the error names document, record and field.
        """
        for name, order in _ORDERS.items():
            # A frozen dataclass has no other way to normalise its own fields.
            object.__setattr__(self, name, tuple(sorted(getattr(self, name), key=order)))
        object.__setattr__(self, "texts", dict(sorted(self.texts.items())))
        _check_documents(self)
        _check_stakeholders(self)
        _check_citations(self)
        _check_recommendations(self)
        _check_issues(self)
        _check_proposals(self)


def _document_order(record: SourceDocument) -> str:
    return record.document_id


def _recommendation_order(record: Recommendation) -> tuple[str, int, int, str]:
    return record.document_id, record.start, record.end, record.recommendation_id


def _stakeholder_order(record: Stakeholder) -> str:
    return record.stakeholder_id


def _citation_order(record: Citation) -> tuple[str, int, int, str]:
    return record.document_id, record.start, record.end, record.citation_id


def _proposal_order(record: Proposal) -> str:
    return record.proposal_id


def _issue_order(issue: Issue) -> tuple[str, int, int, str, str, str]:
    start = -1 if issue.start is None else issue.start
    end = -1 if issue.end is None else issue.end
    return issue.document_id, start, end, issue.code, issue.severity, issue.message


_ORDERS: dict[str, Callable[[Any], Any]] = {
    "documents": _document_order,
    "recommendations": _recommendation_order,
    "stakeholders": _stakeholder_order,
    "citations": _citation_order,
    "issues": _issue_order,
    "proposals": _proposal_order,
}
"""Sort key of each sequence of records: total, so that the order of input leaves no trace."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """The record under examination, and what its places are checked against.

    Attributes:
        document: Id of its document; "-" for a record of no document.
        record: Id of the record.
        text: Text of the document.
    """

    document: str
    record: str
    text: str = ""

    def refuse(self, field: str, words: str) -> NoReturn:
        """Raise the error that names document, record and field."""
        subject = f"{self.document} {self.record} {field}"
        raise RecordError(Reason.INVALID_RECORD, subject, words)

    def check_place(
        self, field: str, start: int | None, end: int | None, words: str | None
    ) -> None:
        """Refuse a place whose text is not `words`; no place and no words agree."""
        if start is None or end is None or words is None:
            if not (start is None and end is None and words is None):
                self.refuse(field, "start, end and words are given together or not at all")
            return
        if end - start != len(words) or not self.text.startswith(words, start):
            found = self.text[start:end]
            self.refuse(field, f"{start}:{end} holds {found[:60]!r}, not {words[:60]!r}")

    def check_known(self, field: str, key: str | None, known: Iterable[str]) -> None:
        """Refuse a link to a record that is not there."""
        if key is not None and key not in known:
            self.refuse(field, f"there is no {key!r}")

    def check_unique(self, field: str, keys: Sequence[object]) -> None:
        """Refuse a list that says one thing twice."""
        if len(set(keys)) != len(keys):
            twice = next(key for place, key in enumerate(keys) if key in keys[:place])
            self.refuse(field, f"{twice!r} stands twice")


def _check_documents(dataset: Dataset) -> None:
    """Unique ids, and each text the one that was hashed."""
    for document, subject in _numbered(dataset, dataset.documents, "document_id"):
        if document.document_id not in dataset.texts:
            subject.refuse("text", "the dataset has no text for this document")
        if len(subject.text) != document.characters:
            words = f"the text has {len(subject.text)} code points, not {document.characters}"
            subject.refuse("characters", words)
        if not _writable(subject.text):
            subject.refuse("text", "holds a lone surrogate, which UTF-8 cannot write")
        if ids.content_hash(subject.text.encode()) != document.text_sha256:
            subject.refuse("text_sha256", "the text is not the one that was hashed")
    for name in dataset.texts.keys() - {document.document_id for document in dataset.documents}:
        _Subject(name, "-").refuse("text", "the dataset has a text and no such document")


def _check_stakeholders(dataset: Dataset) -> None:
    """Unique ids, and parents that exist and end somewhere."""
    parents = {record.stakeholder_id: record.parent_id for record in dataset.stakeholders}
    for stakeholder, subject in _numbered(dataset, dataset.stakeholders, "stakeholder_id"):
        subject.check_known("parent_id", stakeholder.parent_id, parents)
        _check_ancestors(subject, stakeholder.stakeholder_id, parents)


def _check_citations(dataset: Dataset) -> None:
    """Unique ids, and the raw citation found in its text."""
    for citation, subject in _numbered(dataset, dataset.citations, "citation_id"):
        subject.check_known("document_id", citation.document_id, dataset.texts)
        subject.check_place("quote", citation.start, citation.end, citation.quote)


def _check_recommendations(dataset: Dataset) -> None:
    """Unique ids, links that lead somewhere, and every stretch found in its text."""
    stakeholders = {record.stakeholder_id for record in dataset.stakeholders}
    citations = {record.citation_id: record.document_id for record in dataset.citations}
    homes = {record.recommendation_id: record.document_id for record in dataset.recommendations}
    parents = {record.recommendation_id: record.parent_id for record in dataset.recommendations}
    for record, subject in _numbered(dataset, dataset.recommendations, "recommendation_id"):
        subject.check_known("document_id", record.document_id, dataset.texts)
        _check_stretches(record, subject)
        subject.check_known("parent_id", record.parent_id, parents)
        _check_ancestors(subject, record.recommendation_id, parents)
        if record.parent_id and homes[record.parent_id] != record.document_id:
            subject.refuse("parent_id", f"{record.parent_id!r} is of another document")
        for place, link in enumerate(record.stakeholders):
            subject.check_known(
                f"stakeholders[{place}].stakeholder_id", link.stakeholder_id, stakeholders
            )
        for place, cited in enumerate(record.citations):
            field = f"citations[{place}].citation_id"
            subject.check_known(field, cited.citation_id, citations)
            if citations[cited.citation_id] != record.document_id:
                subject.refuse(field, f"{cited.citation_id!r} is of another document")
        for place, topic in enumerate(record.topics):
            subject.check_known(f"topics[{place}].topic", topic.topic, TOPICS)
        subject.check_unique(
            "stakeholders",
            [(link.stakeholder_id, link.role, link.start) for link in record.stakeholders],
        )
        subject.check_unique(
            "citations", [(link.citation_id, link.start) for link in record.citations]
        )
        subject.check_unique("topics", [topic.topic for topic in record.topics])


def _check_stretches(record: Recommendation, subject: _Subject) -> None:
    """Every stretch of a recommendation stands where it says, its context included."""
    subject.check_place("quote", record.start, record.end, record.quote)
    before, after = len(record.prefix), len(record.suffix)
    if before > CONTEXT_LENGTH or (not before and record.start):
        subject.refuse("prefix", f"has {before} code points")
    if after > CONTEXT_LENGTH or (not after and record.end < len(subject.text)):
        subject.refuse("suffix", f"has {after} code points")
    subject.check_place("prefix", record.start - before, record.start, record.prefix)
    subject.check_place("suffix", record.end, record.end + after, record.suffix)
    if record.cue:
        subject.check_place("cue", record.cue.start, record.cue.end, record.cue.quote)
    for name, spans in (
        ("actions", record.actions),
        ("rationale", record.rationale),
        ("repeats", record.repeats),
    ):
        for place, span in enumerate(spans):
            subject.check_place(f"{name}[{place}]", span.start, span.end, span.quote)
    for place, link in enumerate(record.stakeholders):
        subject.check_place(f"stakeholders[{place}]", link.start, link.end, link.surface)
    for place, cited in enumerate(record.citations):
        subject.check_place(f"citations[{place}]", cited.start, cited.end, cited.marker)
    for place, topic in enumerate(record.topics):
        subject.check_place(f"topics[{place}]", topic.start, topic.end, topic.surface)


def _check_issues(dataset: Dataset) -> None:
    """Issues point into a document that is there."""
    for issue in dataset.issues:
        text = dataset.texts.get(issue.document_id)
        subject = _Subject(issue.document_id, f"issue {issue.code}", text or "")
        if text is None:
            subject.refuse("document_id", f"there is no {issue.document_id!r}")
        start = 0 if issue.start is None else issue.start
        end = len(text) if issue.end is None else issue.end
        if not 0 <= start <= end <= len(text):
            subject.refuse("start", f"{issue.start}:{issue.end} is no place in the text")


def _check_proposals(dataset: Dataset) -> None:
    """Unique ids, and members that are there, each in one proposal; the first stands for all."""
    quotes = {record.recommendation_id: record.quote for record in dataset.recommendations}
    home: dict[str, str] = {}
    for proposal, subject in _numbered(dataset, dataset.proposals, "proposal_id"):
        if len(proposal.members) < _FEWEST_MEMBERS:
            subject.refuse("members", "are fewer than two")
        for place, member in enumerate(proposal.members):
            field, key = f"members[{place}].recommendation_id", member.recommendation_id
            subject.check_known(field, key, quotes)
            if home.setdefault(key, proposal.proposal_id) != proposal.proposal_id:
                subject.refuse(field, f"{key!r} is in {home[key]!r} too")
        subject.check_unique("members", [each.recommendation_id for each in proposal.members])
        first = proposal.representative_id
        if proposal.members[0].recommendation_id != first:
            subject.refuse("representative_id", "is not the first member")
        if proposal.label != quotes[first]:
            subject.refuse("label", "is not what the representative says")


def _numbered(
    dataset: Dataset, records: Sequence[_Keyed], key: str
) -> Iterator[tuple[_Keyed, _Subject]]:
    """Each record with its subject; a second record of one id is refused."""
    seen: set[str] = set()
    for record in records:
        document = getattr(record, "document_id", "-")
        subject = _Subject(document, getattr(record, key), dataset.texts.get(document, ""))
        if subject.record in seen:
            subject.refuse(key, "two records bear this id")
        seen.add(subject.record)
        yield record, subject


def _writable(text: str) -> bool:
    """Whether UTF-8 can write `text`."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _check_ancestors(subject: _Subject, child: str, parents: Mapping[str, str | None]) -> None:
    """Refuse a record that is its own ancestor."""
    seen = {child}
    parent = parents[child]
    while parent is not None:
        if parent in seen:
            subject.refuse("parent_id", f"leads back to {parent!r}")
        seen.add(parent)
        parent = parents.get(parent)
