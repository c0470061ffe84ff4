"""From documents to a dataset, step by step, as the design draws it.

readers ─▶ segment ─▶ extract ─▶ linking ─▶ assemble ─▶ (curated) ─▶ Dataset
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policyrecs.assemble import Assembly, assemble
from policyrecs.documents import Document
from policyrecs.extract import find_candidates
from policyrecs.linking.citations import find_citations, link_citations
from policyrecs.linking.stakeholders import link_parties
from policyrecs.linking.topics import link_topics
from policyrecs.readers import read_bytes, read_path
from policyrecs.rows import flat_row
from policyrecs.segment import outline
from policyrecs.vocabulary import Status


def extract(
    path: str | Path, *, issuer: str | None = None, encoding: str | None = None
) -> Assembly:
    """Read one file and extract its recommendations, by the rules alone.

    Args:
        path: The file.
        issuer: Name of the body that issued the document, where the caller knows it.
        encoding: Overrides the detection of a text file's encoding.

    Raises:
        InputError: The file cannot be read; its reason says why.
    """
    return extract_document(read_path(Path(path), encoding=encoding), issuer=issuer)


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


def flat_rows(assembly: Assembly, *, everything: bool = False) -> Iterator[dict[str, Any]]:
    """Yield the flat row of each core record of a document, or of every record."""
    stakeholders = {each.stakeholder_id: each for each in assembly.stakeholders}
    for record in assembly.recommendations:
        if everything or record.status is Status.CORE:
            yield flat_row(record, assembly.document, stakeholders)
