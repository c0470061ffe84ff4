"""A catalogued fact has evidence, and wins over what the file says of itself."""

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from policyrecs.curated.catalogue import Source, describe
from policyrecs.errors import CurationError
from policyrecs.records import SourceDocument
from policyrecs.vocabulary import DatePrecision, DocumentType

NAMES = ("title", "publisher", "issued", "document_type", "language", "rights")
FACTS: dict[str, Any] = {
    "document_id": "doc-a",
    "file": "a.txt",
    "supplied_as": "000.txt",
    "sha256": "0" * 64,
    "title": "Title",
    "publisher": "Mars",
    "issued": "2024-05-01",
    "issued_precision": "day",
    "document_type": "report",
    "language": "en",
    "rights": "Not established.",
    "evidence": [{"fact": name, "basis": "outside", "note": "Known."} for name in NAMES],
}


def _source(**changes: object) -> Source:
    return Source.model_validate(FACTS | changes, strict=False)


def test_the_catalogue_wins() -> None:
    """Metadata of the file would overrule what a person established."""
    read = SourceDocument(
        document_id="doc-a",
        file="a.txt",
        title="untitled.doc",
        publisher=None,
        authors=("Admin",),
        issued=dt.date(1999, 1, 1),
        issued_latest=None,
        issued_precision=DatePrecision.DAY,
        issued_evidence="stated in the file's metadata",
        url=None,
        document_type=DocumentType.OTHER,
        language=None,
        rights=None,
        media_type="text/plain",
        bytes=1,
        characters=1,
        sha256="0" * 64,
        text_sha256="1" * 64,
    )
    described = describe(_source(), read)
    assert ("Title", (), "Known.") == (
        described.title,
        described.authors,
        described.issued_evidence,
    )
    assert "1" * 64 == described.text_sha256
    with pytest.raises(CurationError, match="has changed since it was catalogued"):
        describe(_source(sha256="2" * 64), read)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"subtitle": "More"}, "differ in subtitle"),
        ({"evidence": FACTS["evidence"][1:]}, "differ in title"),
        ({"issued_precision": "window"}, "issued_latest goes with"),
        ({"evidence": [{"fact": "title", "basis": "file"}]}, "go with basis `file`"),
        ({"evidence": [{"fact": "title", "basis": "outside"}]}, "needs a note"),
    ],
)
def test_a_fact_without_evidence_is_refused(changes: dict[str, object], words: str) -> None:
    """Knowledge from outside would pass for what the file says."""
    with pytest.raises(ValidationError, match=words):
        _source(**changes)
