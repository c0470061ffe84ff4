"""The sources are as supplied, and the catalogue quotes them as they are."""

from pathlib import Path

import pytest

from policyrecs import ids
from policyrecs.curated import Curated, load

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def curated() -> Curated:
    """The curated layer of this repository."""
    return load(DATA)


@pytest.fixture(scope="module")
def texts(curated: Curated) -> dict[str, str]:
    """The text of each source, by document id."""
    return {
        key: (DATA / "sources" / source.file).read_bytes().decode("utf-8")
        for key, source in curated.sources.items()
    }


def test_every_source_is_the_file_that_was_catalogued(curated: Curated) -> None:
    """A changed byte moves every offset after it."""
    for source in curated.sources.values():
        data = (DATA / "sources" / source.file).read_bytes()
        assert source.sha256 == ids.content_hash(data), source.file


def test_every_file_is_catalogued_once(curated: Curated) -> None:
    """A document without rights or date would be released."""
    files = sorted(path.name for path in (DATA / "sources").glob("*.txt"))
    assert files == sorted(source.file for source in curated.sources.values())
    assert len(files) == len({source.supplied_as for source in curated.sources.values()})


def test_evidence_is_quoted_as_it_stands(curated: Curated, texts: dict[str, str]) -> None:
    """A fact could rest on words that nobody wrote."""
    for key, source in curated.sources.items():
        for fact in source.evidence:
            if fact.basis == "file":
                text = texts[fact.document or key]
                assert fact.quote == text[fact.start : fact.end], (key, fact.fact)


def test_titles_quoted_from_the_file_are_the_titles(curated: Curated) -> None:
    """The catalogue and its evidence would drift apart."""
    for source in curated.sources.values():
        quoted = {fact.fact: fact.quote for fact in source.evidence if fact.quote}
        assert source.title == quoted["title"]
        assert source.subtitle == quoted.get("subtitle")
