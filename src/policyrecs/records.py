"""The records: what we vouch for, validated, strict and frozen.

Every field's docstring is its entry in the codebook, the JSON Schema and the table descriptors.
Offsets are code points into the document's text; `text[start:end] == quote` holds for each span
(W3C Web Annotation TextPositionSelector and TextQuoteSelector).
"""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from policyrecs.vocabulary import (
    ActionCategory,
    Basis,
    CitationKind,
    DatePrecision,
    DocumentType,
    Evidence,
    Kind,
    LinkState,
    Method,
    Modality,
    Polarity,
    Review,
    Role,
    StakeholderGroup,
    StakeholderKind,
    Stance,
    Status,
)

SCHEMA_VERSION = "1.1.0"
"""Version of the records and tables: MAJOR when a column or its meaning changes, MINOR when a table
or column is added."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9._-]*$", max_length=120)]
"""An id: starts with a letter, and needs no quoting in a URL or a CSV."""

Text = Annotated[str, StringConstraints(min_length=1)]
"""Text that is there: a missing value is null, never an empty string."""

Offset = Annotated[int, Field(ge=0)]
"""A position in a document's text, in code points from 0."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 as 64 lower-case hexadecimal digits."""


class Record(BaseModel):
    """Base of the records: no coercion, no unknown fields, no change after validation."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", use_attribute_docstrings=True
    )


class Span(Record):
    """A stretch of a document's text."""

    start: Offset
    """First code point of the span."""
    end: Offset
    """One past the last code point of the span."""
    quote: Text
    """The words of the span, verbatim."""

    @model_validator(mode="after")
    def _length_agrees(self) -> Self:
        if self.end - self.start != len(self.quote):
            message = f"span {self.start}:{self.end} cannot hold {len(self.quote)} code points"
            raise ValueError(message)
        return self


class Action(Span):
    """One act inside a recommendation."""

    verb: Text
    """Lemma of the act's lead verb, lower case."""
    polarity: Literal[Polarity.DO, Polarity.AVOID]
    """Whether this act is asked for or warned against."""


class StakeholderLink(Record):
    """The part that a stakeholder takes in a recommendation."""

    stakeholder_id: Identifier
    """The stakeholder."""
    role: Role
    """How it takes part."""
    basis: Basis
    """What the reading rests on."""
    surface: Text | None = None
    """The words it was read from, verbatim; null where no words name it."""
    start: Offset | None = None
    """First code point of the surface; null where there is none."""
    end: Offset | None = None
    """One past the last code point of the surface; null where there is none."""

    @model_validator(mode="after")
    def _surface_has_a_place(self) -> Self:
        missing = self.surface is None
        if missing != (self.start is None) or missing != (self.end is None):
            message = "surface, start and end are given together or not at all"
            raise ValueError(message)
        return self


class CitationLink(Record):
    """A citation that supports a recommendation, and the marker that binds it."""

    citation_id: Identifier
    """The citation."""
    marker: Text
    """The note number, link text or author-year words at the place of citation, verbatim."""
    start: Offset
    """First code point of the marker."""
    end: Offset
    """One past the last code point of the marker."""


class Topic(Record):
    """A topic of a recommendation and the words that show it."""

    topic: Identifier
    """Code of the topic in the topic vocabulary."""
    method: Method
    """Whether the lexicon or a person assigned it."""
    surface: Text | None = None
    """The first words that show it, verbatim; null where a person assigned it."""
    start: Offset | None = None
    """First code point of the surface; null where there is none."""
    end: Offset | None = None
    """One past the last code point of the surface; null where there is none."""


class Recommendation(Span):
    """A span of a document in which an issuer calls on an addressee to act or refrain."""

    recommendation_id: Identifier
    """Id derived from the document, the normalised quote and its occurrence number."""
    document_id: Identifier
    """The document it stands in."""
    prefix: str
    """Up to 32 code points before the quote, verbatim; empty only at the start of the text."""
    suffix: str
    """Up to 32 code points after the quote, verbatim; empty only at the end of the text."""
    page: Annotated[int, Field(ge=1)] | None
    """Page the quote starts on, from 1; null where the format has no pages."""
    section: tuple[Text, ...]
    """Headings above the quote, outermost first; an empty list where there is none."""
    label: Text | None
    """Marker or number of the item, such as "•" or "Recommendation 4"; null where it bears none."""
    parent_id: Identifier | None
    """The recommendation whose sub-item this is; null where it is nobody's sub-item."""
    evidence: Evidence
    """The form of words by which it was found."""
    kind: Kind
    """Whose recommendation it is."""
    status: Status
    """Whether careful readers agree that it is one."""
    polarity: Polarity
    """Direction of the call."""
    modality: Modality
    """How strongly the words bind."""
    cue: Span | None
    """The words that make it a call; null for a bare imperative or an item without one."""
    action_category: ActionCategory | None
    """Level of action by the lead verb (UPR Info scale, 1 to 5); null where no verb is known."""
    actions: tuple[Action, ...]
    """The acts asked for or warned against, in text order."""
    rationale: tuple[Span, ...]
    """Stretches that give reasons, inside the quote or in the passage beside it."""
    repeats: tuple[Span, ...]
    """Other places of the document that state the same recommendation."""
    stakeholders: tuple[StakeholderLink, ...]
    """Who takes part, and how."""
    citations: tuple[CitationLink, ...]
    """Works cited in support."""
    topics: tuple[Topic, ...]
    """What it is about."""
    deadline: Text | None
    """Date or period by which to act, verbatim; null where none is given."""
    confidence: Annotated[float, Field(ge=0.0, le=1.0)]
    """Estimated probability that a careful reader would code it as a recommendation."""
    method: Method
    """Whether the extractor or a person produced the row."""
    review: Review
    """Whether a person has looked at it, and what came of that."""
    reviewer: Text | None
    """Who looked at it; null where nobody did."""
    review_reason: Text | None
    """The latest reviewer's reason; null where nobody looked."""


class Stakeholder(Record):
    """An organisation, person or group that takes part in recommendations."""

    stakeholder_id: Identifier
    """Id from the registry, or derived from kind and name."""
    name: Text
    """Canonical name."""
    kind: StakeholderKind
    """Organisation, person or group."""
    group: StakeholderGroup
    """The canonical group it belongs to."""
    aliases: tuple[Text, ...]
    """Other names it goes by, sorted."""
    parent_id: Identifier | None
    """Stakeholder it is part of, or the body a person speaks for; null where none is known."""
    job_title: Text | None
    """A person's post, as the documents state it; null where they state none."""
    wikidata_id: Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")] | None
    """Wikidata item; null where it is not certain or not looked up."""
    method: Method
    """Whether the registry holds it or the extractor read it."""


class Citation(Span):
    """A work that a document refers to, raw and parsed (CSL-JSON names where CSL has one)."""

    citation_id: Identifier
    """Id derived from the document and the raw citation."""
    document_id: Identifier
    """The document that cites."""
    kind: CitationKind
    """How the text refers to the work."""
    label: Text | None
    """Number or key that the note or reference bears; null where it bears none."""
    authors: tuple[Text, ...]
    """Authors in the order given, each as written, "et al." left out."""
    title: Text | None
    """Title of the work; null where none was read."""
    container_title: Text | None
    """Journal, book, site or series that holds the work; null where none was read."""
    publisher: Text | None
    """Publisher or issuing body; null where none was read."""
    issued: dt.date | None
    """First day of the date of issue as stated, see `issued_precision`; null where none is."""
    issued_precision: Literal[DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR] | None
    """How much of the date is stated; null where no date is."""
    url: Text | None
    """Target of the link; null where the text gives none."""
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")] | None
    """DOI without resolver, lower case; null where the text gives none."""
    type: Text | None
    """CSL type, such as `article-journal`, `report` or `webpage`; null where it is not known."""
    signal: Text | None
    """Words that introduce the work, such as "see, e.g.,"; null where there are none."""
    short_form: bool
    """Whether it is a short form (ibid., op. cit., a bare title) of a work cited elsewhere."""
    work_id: Identifier | None
    """The work it was resolved to; null where it stays unresolved."""
    link_state: LinkState
    """What became of its hyperlink."""
    method: Method
    """Whether the parser or a person produced the fields."""


class SourceDocument(Record):
    """A document that was read, with what is known about it and how."""

    document_id: Identifier
    """Slug from the catalogue, or derived from the bytes."""
    file: Text
    """File name, without folders."""
    title: Text | None
    """Title of the document; null where it is not known."""
    publisher: Text | None
    """Body or outlet that published it; null where it is not known."""
    authors: tuple[Text, ...]
    """Authors, in the order given."""
    issued: dt.date | None
    """Date of issue, or the first day it can have been, see `issued_precision`; null if unknown."""
    issued_latest: dt.date | None
    """Last day that it can have been issued; null unless only a window is known."""
    issued_precision: DatePrecision | None
    """How exactly the date is known; null where no date is."""
    issued_evidence: Text | None
    """What the date rests on; null where no date is known."""
    url: Text | None
    """Address the document was published at; null where it is not known."""
    document_type: DocumentType
    """Genre."""
    language: Text | None
    """BCP 47 tag; null where the language is not known."""
    rights: Text | None
    """Who holds the rights in the text, and what they allow; null where nobody has stated it."""
    media_type: Text
    """Media type of the file as supplied."""
    bytes: Annotated[int, Field(ge=0)]
    """Size of the file as supplied."""
    characters: Annotated[int, Field(ge=0)]
    """Length of the text in code points."""
    sha256: Sha256
    """SHA-256 of the file as supplied."""
    text_sha256: Sha256
    """SHA-256 of the text in UTF-8: what the offsets refer to."""


class ProposalMember(Record):
    """A recommendation that asks for a proposal's act, or for the opposite of it."""

    recommendation_id: Identifier
    """The recommendation."""
    stance: Stance
    """Whether it asks for what the representative asks for, or for the opposite."""
    similarity: Annotated[float, Field(ge=0.0, le=1.0)]
    """Of the object words of both it and the representative, the share that both have."""
    shared_words: tuple[Text, ...]
    """The words that both have, the rarest first: why the rules take them for one act."""
    method: Method
    """Whether the rules or a person put it here."""
    reason: Text | None
    """Why the person put it here; null where the rules did."""


class Proposal(Record):
    """An act that two or more recommendations ask for or speak against."""

    proposal_id: Identifier
    """Id derived from the representative's: it moves only when the representative does."""
    representative_id: Identifier
    """The recommendation that stands for all: core before optional, direct before reported, the
    earliest dated, then by document and place."""
    label: Text
    """The words of the representative, verbatim."""
    members: tuple[ProposalMember, ...]
    """The recommendations, the representative first, then by document and place."""
