"""The catalogue of sources: what is known about each document, and what each fact rests on."""

import datetime as dt
from typing import Literal, Self, TypeAlias, get_args

from pydantic import model_validator

from policyrecs.errors import CurationError
from policyrecs.records import Identifier, Offset, Record, Sha256, SourceDocument, Text
from policyrecs.vocabulary import DatePrecision, DocumentType, Reason

SOURCES = "sources.toml"
"""Name of the catalogue's file, in the folder of the sources."""


FactName: TypeAlias = Literal[
    "authors",
    "container_title",
    "document_type",
    "issued",
    "language",
    "publisher",
    "rights",
    "subtitle",
    "title",
    "url",
]
"""The fields of a source that are facts about the world, and so need evidence."""


class Fact(Record):
    """What one fact of the catalogue rests on."""

    fact: FactName
    """The field of the source."""
    basis: Literal["file", "outside"]
    """Whether the words stand in a supplied file, or a person brought the knowledge."""
    document: Identifier | None = None
    """The source that holds the words; the source itself where none is named."""
    quote: Text | None = None
    """The words, verbatim; only with basis `file`."""
    start: Offset | None = None
    """First code point of the words."""
    end: Offset | None = None
    """One past the last code point of the words."""
    note: Text | None = None
    """How the fact follows, or where the knowledge comes from."""

    @model_validator(mode="after")
    def _holds(self) -> Self:
        present = {value is not None for value in (self.quote, self.start, self.end)}
        if present != {self.basis == "file"}:
            message = "quote, start and end go with basis `file`, and with it only"
            raise ValueError(message)
        if self.basis == "outside" and self.note is None:
            message = "a fact from outside needs a note that says where from"
            raise ValueError(message)
        return self


class Source(Record):
    """A source document as the catalogue knows it."""

    document_id: Identifier
    """Slug, and id of the document in every table."""
    file: Text
    """File name in the folder of the sources."""
    supplied_as: Text
    """Name that the file was supplied under, so that labels made for it find it."""
    sha256: Sha256
    """SHA-256 of the file."""
    title: Text
    """Title of the document."""
    subtitle: Text | None = None
    """Subtitle or standfirst."""
    container_title: Text | None = None
    """The larger work that the document is a part of."""
    publisher: Text
    """Body or outlet that published it."""
    authors: tuple[Text, ...] = ()
    """Authors, in the order given."""
    issued: dt.date
    """Date of issue, or the first day it can have been."""
    issued_latest: dt.date | None = None
    """Last day it can have been issued, where only a window is known."""
    issued_precision: DatePrecision
    """How exactly the date is known."""
    url: Text | None = None
    """Address it was published at."""
    document_type: DocumentType
    """Genre."""
    language: Text
    """BCP 47 tag."""
    rights: Text
    """Who holds the rights in the text, and what is known of what they allow."""
    evidence: tuple[Fact, ...]
    """What the facts rest on."""

    @model_validator(mode="after")
    def _every_fact_has_evidence(self) -> Self:
        stated = {name for name in get_args(FactName) if getattr(self, name) not in {None, ()}}
        rest = {fact.fact for fact in self.evidence}
        if stated != rest:
            message = f"facts and their evidence differ in {', '.join(sorted(stated ^ rest))}"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _window_has_two_ends(self) -> Self:
        if (self.issued_precision is DatePrecision.WINDOW) != (self.issued_latest is not None):
            message = "issued_latest goes with the precision `window`, and with it only"
            raise ValueError(message)
        return self


def describe(source: Source, document: SourceDocument) -> SourceDocument:
    """Return `document` with the facts of the catalogue, which win over what the file says.

    Raises:
        CurationError: The file that was read is not the one that the catalogue describes.
    """
    if document.sha256 != source.sha256:
        words = f"[{source.document_id}] sha256: {source.file} has changed since it was catalogued"
        raise CurationError(Reason.INVALID_CURATION, SOURCES, words)
    facts = {
        "title": source.title,
        "publisher": source.publisher,
        "authors": source.authors,
        "issued": source.issued,
        "issued_latest": source.issued_latest,
        "issued_precision": source.issued_precision,
        "issued_evidence": _issued_evidence(source),
        "url": source.url,
        "document_type": source.document_type,
        "language": source.language,
        "rights": source.rights,
    }
    return SourceDocument(**(dict(document) | facts))


def _issued_evidence(source: Source) -> str:
    """What the date rests on, as one text: words of the file with what follows from them."""
    facts = [fact for fact in source.evidence if fact.fact == "issued" and not fact.document]
    return " ".join(
        ": ".join(part for part in (fact.quote and f"“{fact.quote}”", fact.note) if part)
        for fact in facts
    )
