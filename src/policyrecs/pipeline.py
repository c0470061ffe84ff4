"""From documents to a dataset, step by step, as the design draws it.

readers ─▶ segment ─▶ extract ─▶ linking ─▶ assemble ─▶ (curated) ─▶ Dataset
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policyrecs import curated, isolation
from policyrecs.assemble import Assembly, assemble
from policyrecs.dataset import Dataset
from policyrecs.documents import Document
from policyrecs.errors import InputError, PolicyrecsError
from policyrecs.extraction import find_candidates
from policyrecs.isolation import Limits
from policyrecs.issues import Issue
from policyrecs.linking.citations import find_citations, link_citations
from policyrecs.linking.stakeholders import link_parties
from policyrecs.linking.topics import link_topics
from policyrecs.proposals import NOTHING_DECIDED, Decided, find_proposals, statement_of
from policyrecs.readers import (
    bytes_at,
    is_read_without_library,
    read_bytes,
    read_path,
    writable,
)
from policyrecs.records import Proposal, Recommendation, SourceDocument, Stakeholder
from policyrecs.rows import flat_row
from policyrecs.segment import outline
from policyrecs.vocabulary import Reason, Status

_LITTLE = 50_000
"""Bytes of plain text that are read quicker than a child process starts, whatever they hold."""


def extract(
    path: str | Path,
    *,
    issuer: str | None = None,
    encoding: str | None = None,
    limits: Limits | None = None,
) -> Assembly:
    """Read one file and extract its recommendations, by the rules alone.

    Args:
        path: The file.
        issuer: Name of the body that issued the document, where the caller knows it.
        encoding: Overrides the detection of a text file's encoding.
        limits: What it may cost.

    Raises:
        InputError: The file cannot be read, or not within the limits; its reason says why.
    """
    path = Path(path)
    data = bytes_at(path)
    try:
        return extract_guarded(
            data, writable(path.name), issuer=issuer, encoding=encoding, limits=limits
        )
    except InputError as error:
        raise InputError(error.reason, str(path), error.words) from error


def extract_guarded(
    data: bytes,
    name: str,
    *,
    issuer: str | None = None,
    encoding: str | None = None,
    limits: Limits | None = None,
) -> Assembly:
    """Extract the recommendations of bytes that nobody has vouched for.

    All but a little plain text is read and extracted in a child process, which a hostile file may
    crash, hang or fill: it costs that file alone.

    Args:
        data: The file's bytes.
        name: The file's name, without folders; its ending tells the format.
        issuer: Name of the body that issued the document, where the caller knows it.
        encoding: Overrides the detection of a text file's encoding.
        limits: What it may cost.

    Raises:
        InputError: It cannot be read, or not within the limits; its reason says why.
    """
    stated = {"issuer": issuer, "encoding": encoding}
    try:
        if len(data) <= _LITTLE and is_read_without_library(name, data):
            return extract_bytes(data, name, **stated)
        assembly: Assembly = isolation.call(
            "policyrecs.pipeline:extract_bytes",
            *(data, name),
            subject=name,
            size=len(data),
            limits=limits,
            **stated,
        )
    except (PolicyrecsError, MemoryError):
        raise
    except Exception as error:
        words = f"{type(error).__name__}: {error}"
        raise InputError(Reason.CRASHED, name, words) from error
    return assembly


def extract_text(
    text: str,
    *,
    name: str = "text.txt",
    issuer: str | None = None,
    document_id: str | None = None,
) -> Assembly:
    """Extract the recommendations of a text in memory.

    Args:
        text: The text; offsets in the records are code points into it.
        name: What to call it; the ending decides the format, as a file's does.
        issuer: Name of the body that issued the text, where the caller knows it.
        document_id: Id to give it; derived from its bytes when absent.

    Raises:
        InputError: The text is empty, or of a format that cannot be read.
    """
    data = text.encode("utf-8", "surrogatepass")
    return extract_bytes(data, name, issuer=issuer, document_id=document_id)


def extract_bytes(
    data: bytes,
    name: str,
    *,
    issuer: str | None = None,
    encoding: str | None = None,
    document_id: str | None = None,
) -> Assembly:
    """Extract the recommendations of a file's bytes; `name` and content decide the format.

    Raises:
        InputError: The bytes cannot be read; its reason says why.
    """
    document = read_bytes(data, name, encoding=encoding, document_id=document_id)
    return extract_document(document, issuer=issuer)


def extract_document(document: Document, *, issuer: str | None = None) -> Assembly:
    """Extract the recommendations of a document that has been read."""
    outlined = outline(document)
    candidates = find_candidates(outlined)
    citations = find_citations(outlined)
    return assemble(
        outlined,
        candidates,
        parties=link_parties(outlined, candidates, issuer=issuer),
        citations=citations,
        citation_links=link_citations(outlined, candidates, citations),
        topics=link_topics(outlined, candidates),
    )


@dataclass(frozen=True, slots=True)
class Build:
    """A dataset built from catalogued sources, and how it came about.

    Attributes:
        dataset: The dataset, after the curated layer.
        version: Version of the data, from the curated layer.
        extracted: What the rules alone found, by document id: the measure of the extractor.
        reviewed: What review made of it, by document id.
    """

    dataset: Dataset
    version: str
    extracted: Mapping[str, Assembly]
    reviewed: Mapping[str, curated.Applied]


def build(data: Path) -> Build:
    """Build the dataset from the sources and the curated layer in the folder `data`.

    Args:
        data: The folder that holds `sources` and `curated`.

    Raises:
        InputError: A source cannot be read.
        CurationError: The curated layer does not hold, or not for these sources.
        RecordError: The records do not hold together.
    """
    layer = curated.load(data)
    extracted: dict[str, Assembly] = {}
    reviewed: dict[str, curated.Applied] = {}
    for key, source in sorted(layer.sources.items()):
        document = read_path(data / "sources" / source.file, document_id=key)
        assembly = extract_document(document, issuer=source.publisher)
        extracted[key] = assembly
        reviewed[key] = curated.apply(
            layer,
            document=assembly.document,
            text=assembly.text,
            recommendations=assembly.recommendations,
            stakeholders=assembly.stakeholders,
            citations=assembly.citations,
        )
    texts = {key: each.text for key, each in extracted.items()}
    settled = curated.settle(
        layer.proposals,
        [record for each in reviewed.values() for record in each.recommendations],
        texts,
    )
    issues = [issue for key in extracted for issue in extracted[key].issues + reviewed[key].issues]
    dataset = _dataset(
        list(reviewed.values()),
        texts,
        [*issues, *settled.issues],
        Decided(settled.same, settled.reasons, settled.different),
    )
    return Build(dataset, layer.version, extracted, reviewed)


def merge(
    assemblies: Iterable[Assembly], *, everything: bool = True, with_proposals: bool = True
) -> Dataset:
    """Return one dataset of what the rules found in several documents.

    Args:
        assemblies: One for each document; a document that comes twice is kept once.
        everything: Whether to keep optional and solicited records beside core ones.
        with_proposals: Whether to look for recommendations that ask for the same act; whoever
            goes on to put several datasets together does so at the end.
    """
    unique = {each.document.document_id: each for each in assemblies}
    kept = [each if everything else _core(each) for each in unique.values()]
    issues = [issue for each in kept for issue in each.issues]
    texts = {key: each.text for key, each in unique.items()}
    return _dataset(kept, texts, issues, NOTHING_DECIDED if with_proposals else None)


def _core(assembly: Assembly) -> Assembly:
    """`assembly` with its core records only, none of them the child of one that is left out."""
    core = [each for each in assembly.recommendations if each.status is Status.CORE]
    known = {each.recommendation_id for each in core}
    return dataclasses.replace(
        assembly,
        recommendations=tuple(
            each if each.parent_id in known else each.model_copy(update={"parent_id": None})
            for each in core
        ),
    )


def _dataset(
    parts: Sequence[Assembly | curated.Applied],
    texts: Mapping[str, str],
    issues: Iterable[Issue],
    decided: Decided | None,
) -> Dataset:
    """The records of several documents as one dataset, each stakeholder once."""
    documents = tuple(part.document for part in parts)
    recommendations = tuple(each for part in parts for each in part.recommendations)
    stakeholders: dict[str, Stakeholder] = {}
    for each in sorted((each for part in parts for each in part.stakeholders), key=_detail):
        stakeholders[each.stakeholder_id] = each
    return Dataset(
        documents=documents,
        recommendations=recommendations,
        stakeholders=tuple(stakeholders.values()),
        citations=tuple(each for part in parts for each in part.citations),
        issues=tuple(issues),
        proposals=_proposals(documents, recommendations, decided) if decided else (),
        texts=texts,
    )


def _proposals(
    documents: Iterable[SourceDocument],
    recommendations: Iterable[Recommendation],
    decided: Decided,
) -> tuple[Proposal, ...]:
    """The acts that several of the recommendations ask for."""
    issued = {document.document_id: document.issued for document in documents}
    statements = (statement_of(each, issued.get(each.document_id)) for each in recommendations)
    return find_proposals(statements, decided)


def _detail(stakeholder: Stakeholder) -> tuple[int, str]:
    """Sort key: the reading that states most comes last, whatever the order of the documents."""
    stated = sum(value is not None for _, value in stakeholder)
    return stated, stakeholder.model_dump_json()


def flat_rows(
    assembly: Assembly | curated.Applied, *, everything: bool = False
) -> Iterator[dict[str, Any]]:
    """Yield the flat row of each core record of a document, or of every record."""
    stakeholders = {each.stakeholder_id: each for each in assembly.stakeholders}
    citations = {each.citation_id: each for each in assembly.citations}
    for record in assembly.recommendations:
        if everything or record.status is Status.CORE:
            yield flat_row(record, assembly.document, stakeholders, citations)
