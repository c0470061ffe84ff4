"""How the readable cases read a passage."""

from collections.abc import Callable

import pytest

from policyrecs import pipeline
from policyrecs.candidates import Candidate
from policyrecs.documents import Document
from policyrecs.extraction import find_candidates
from policyrecs.readers import read_bytes
from policyrecs.segment import outline
from policyrecs.vocabulary import Status

Read = Callable[[str], tuple[Document, tuple[Candidate, ...]]]


@pytest.fixture
def read() -> Read:
    """Read a passage of Markdown into its document and candidates."""

    def _read(text: str) -> tuple[Document, tuple[Candidate, ...]]:
        document = read_bytes(text.encode(), "passage.md")
        return document, find_candidates(outline(document))

    return _read


@pytest.fixture
def core(read: Read) -> Callable[[str], list[tuple[str, str, str]]]:
    """Read a passage into the kind, polarity and words of each core recommendation."""

    def _core(text: str) -> list[tuple[str, str, str]]:
        document, candidates = read(text)
        return [
            (str(one.kind), str(one.polarity), " ".join(document.text[one.start : one.end].split()))
            for one in candidates
            if one.rejection is None and one.status is Status.CORE
        ]

    return _core


@pytest.fixture
def groups_called() -> Callable[[str, str], set[str]]:
    """Read the groups of the addressees of the first record of a text that holds some words."""

    def _groups_called(text: str, words: str) -> set[str]:
        rows = pipeline.flat_rows(pipeline.extract_text(f"{text}\n", name="text.md"))
        row = next(row for row in rows if words in " ".join(row["quote"].split()))
        return {str(group) for group in row["addressee_groups"]}

    return _groups_called
