"""The tables: what a row is, which columns it has, what identifies it and where it points."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from policyrecs.issues import Issue
from policyrecs.lexicon.topics import TOPICS
from policyrecs.records import (
    SCHEMA_VERSION,
    Action,
    Citation,
    CitationLink,
    Proposal,
    ProposalMember,
    Recommendation,
    SourceDocument,
    Span,
    Stakeholder,
    StakeholderLink,
    Topic,
)
from policyrecs.tables.columns import Column, columns_of, derived_column


@dataclass(frozen=True, slots=True)
class Table:
    """The definition of a table.

    Attributes:
        name: Its name, and its files' name without the ending.
        row: What a row is, as a sentence.
        columns: Its columns, in order.
        key: Names of the columns that identify a row.
        references: Column to the table and column it points to.
    """

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: Mapping[str, tuple[str, str]]

    @property
    def arrow(self) -> pa.Schema:
        """The Arrow schema, with every meaning in it."""
        return pa.schema(
            [column.arrow for column in self.columns],
            metadata={
                "table": self.name,
                "description": self.row,
                "schema_version": SCHEMA_VERSION,
            },
        )


_POSITION = Column(
    "position", "integer", "Place in the record's own list, from 1.", constraints={"minimum": 1}
)
_RECOMMENDATION = columns_of(Recommendation, "recommendation_id")
_OF_RECOMMENDATION = {"recommendation_id": ("recommendations", "recommendation_id")}


def _part(name: str, row: str, *columns: Column, **references: tuple[str, str]) -> Table:
    """A long table: the rows are the parts of a recommendation, in their order."""
    return Table(
        name,
        row,
        (*_RECOMMENDATION, _POSITION, *columns),
        key=("recommendation_id", "position"),
        references=_OF_RECOMMENDATION | references,
    )


_RECOMMENDATIONS = Table(
    "recommendations",
    "A recommendation: a span of a document in which an issuer calls on an addressee to act or "
    "refrain, with who, what and on which sources gathered beside it.",
    (
        *columns_of(Recommendation, "recommendation_id", "document_id", "quote", "start", "end"),
        derived_column("addressee_names", "Names of the parties called upon."),
        derived_column(
            "addressee_groups", "Canonical groups of the parties called upon.", "StakeholderGroup"
        ),
        derived_column("issuer_names", "Names of the parties that recommend."),
        derived_column("speaker_names", "Names of the persons whose words are given."),
        derived_column("relay_names", "Names of the outlets or authors that report it."),
        *columns_of(Recommendation, "kind", "status", "polarity", "modality"),
        derived_column("action_verbs", "Lemmas of the acts' lead verbs."),
        *columns_of(Recommendation, "action_category"),
        derived_column("topics", "Codes of its topics.", "Topic"),
        derived_column("citation_ids", "The citations that support it."),
        *columns_of(Recommendation, "deadline", "section", "label", "page", "parent_id"),
        *columns_of(Recommendation, "evidence"),
        *(
            Column(
                f"cue_{column.name}",
                column.type,
                meaning,
                null="for a bare imperative or an item without a cue",
                constraints=column.constraints,
            )
            for column, meaning in zip(
                columns_of(Span, "quote", "start", "end"),
                (
                    "The words that make it a call, verbatim.",
                    "First code point of the cue.",
                    "One past the last code point of the cue.",
                ),
                strict=True,
            )
        ),
        *columns_of(Recommendation, "prefix", "suffix", "confidence"),
        *columns_of(Recommendation, "method", "review", "reviewer", "review_reason"),
    ),
    key=("recommendation_id",),
    references={
        "document_id": ("documents", "document_id"),
        "parent_id": ("recommendations", "recommendation_id"),
    },
)

_ALL = (
    Table(
        "documents",
        "A document that was read, with what is known about it and how.",
        columns_of(SourceDocument),
        key=("document_id",),
        references={},
    ),
    _RECOMMENDATIONS,
    _part(
        "actions",
        "An act that a recommendation asks for or warns against.",
        *columns_of(Action, "verb", "polarity", "quote", "start", "end"),
    ),
    Table(
        "stakeholders",
        "An organisation, person or group that takes part in recommendations.",
        columns_of(Stakeholder),
        key=("stakeholder_id",),
        references={"parent_id": ("stakeholders", "stakeholder_id")},
    ),
    _part(
        "recommendation_stakeholders",
        "A part that a stakeholder takes in a recommendation.",
        *columns_of(StakeholderLink, "stakeholder_id"),
        Column("stakeholder_name", "string", "Canonical name of the stakeholder.", derived=True),
        Column(
            "stakeholder_group",
            "string",
            "The canonical group the stakeholder belongs to.",
            vocabulary="StakeholderGroup",
            codes=columns_of(Stakeholder, "group")[0].codes,
            derived=True,
        ),
        *columns_of(StakeholderLink, "role", "basis", "surface", "start", "end"),
        stakeholder_id=("stakeholders", "stakeholder_id"),
    ),
    Table(
        "citations",
        "A work that a document refers to: a note, link or reference, raw and parsed.",
        columns_of(
            Citation,
            *("citation_id", "document_id", "quote", "start", "end"),
            *(
                column.name
                for column in columns_of(Citation)
                if column.name not in {"citation_id", "document_id", "quote", "start", "end"}
            ),
        ),
        key=("citation_id",),
        references={"document_id": ("documents", "document_id")},
    ),
    _part(
        "recommendation_citations",
        "A citation that supports a recommendation, at one place of citation.",
        *columns_of(CitationLink, "citation_id", "marker", "start", "end"),
        citation_id=("citations", "citation_id"),
    ),
    _part(
        "topics",
        "A topic of a recommendation.",
        *(
            # The topics are lexicon, not code, so their codes are not in the record's schema.
            dataclasses.replace(column, vocabulary="Topic", codes=tuple(TOPICS), constraints={})
            for column in columns_of(Topic, "topic")
        ),
        *columns_of(Topic, "method", "surface", "start", "end"),
    ),
    _part(
        "rationale",
        "A stretch of text that gives a reason for a recommendation.",
        *columns_of(Span, "quote", "start", "end"),
    ),
    _part(
        "repeats",
        "Another place of the document that states the same recommendation.",
        *columns_of(Span, "quote", "start", "end"),
    ),
    Table(
        "proposals",
        "An act that two or more recommendations ask for or speak against, within a document or "
        "across several: who is for it, who is against it, and where it first appears.",
        (
            *columns_of(Proposal),
            derived_column("issuer_names", "Names of the parties that take a stance on it."),
            derived_column("addressee_names", "Names of the parties called upon."),
            derived_column("issuers_for", "Names of the parties that ask for it."),
            derived_column("issuers_against", "Names of the parties that ask for the opposite."),
            *(
                Column(name, "integer", meaning, constraints={"minimum": 0}, derived=True)
                for name, meaning in (
                    ("recommendations_for", "Number of members that ask for it."),
                    ("recommendations_against", "Number of members that ask for the opposite."),
                )
            ),
            Column(
                "disagreement",
                "boolean",
                "Whether some members are for it and some against it.",
                derived=True,
            ),
            Column(
                "documents",
                "integer",
                "Number of documents that its members stand in.",
                constraints={"minimum": 1},
                derived=True,
            ),
            Column(
                "first_issued",
                "date",
                "First day on which the earliest dated of those documents can have been issued.",
                null="where none of them is dated",
                derived=True,
            ),
            dataclasses.replace(
                columns_of(SourceDocument, "issued_precision")[0],
                name="first_issued_precision",
                meaning="How exactly the date of that document is known.",
                null="where none of them is dated",
                derived=True,
            ),
            Column(
                "first_document_id",
                "string",
                "That document.",
                null="where none of them is dated",
                derived=True,
            ),
        ),
        key=("proposal_id",),
        references={
            "representative_id": ("recommendations", "recommendation_id"),
            "first_document_id": ("documents", "document_id"),
        },
    ),
    Table(
        "proposal_members",
        "A recommendation that asks for a proposal's act, or for the opposite of it.",
        (*columns_of(Proposal, "proposal_id"), _POSITION, *columns_of(ProposalMember)),
        key=("proposal_id", "position"),
        references={
            "proposal_id": ("proposals", "proposal_id"),
            "recommendation_id": ("recommendations", "recommendation_id"),
        },
    ),
    Table(
        "issues",
        "A problem found in a document: what could not be vouched for.",
        (
            *columns_of(Issue, "document_id"),
            Column(
                "position",
                "integer",
                "Place among the document's problems, from 1.",
                constraints={"minimum": 1},
            ),
            *columns_of(Issue, "code", "severity", "message", "start", "end"),
        ),
        key=("document_id", "position"),
        references={"document_id": ("documents", "document_id")},
    ),
)

TABLES: Mapping[str, Table] = {table.name: table for table in _ALL}
"""Every table by name, in the order in which they are written and described."""
