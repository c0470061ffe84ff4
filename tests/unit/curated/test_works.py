"""A citation stands for one work or for none."""

from pathlib import Path

import pytest

from policyrecs.curated.works import read_works, resolve
from policyrecs.errors import CurationError
from policyrecs.records import Citation
from policyrecs.vocabulary import CitationKind, LinkState, Method

WORKS = """
[mars-report]
doi = "10.1234/mars"
note = "Made up."
short_titles = ["Mars Models"]
title = "Mars Models with Two Moons"
type = "report"
url = "https://www.example.org/mars/"

[moon-brief]
note = "Made up."
title = "The Moon’s Brief"
type = "article"
"""


def _cited(number: int, quote: str, **stated: str | None) -> Citation:
    fields = {"title": None, "url": None, "doi": None, "work_id": None} | stated
    return Citation(
        citation_id=f"cit-{number}",
        document_id="doc-a",
        start=0,
        end=len(quote),
        quote=quote,
        kind=CitationKind.NOTE,
        label=str(number),
        authors=(),
        container_title=None,
        publisher=None,
        issued=None,
        issued_precision=None,
        type=None,
        signal=None,
        short_form=False,
        link_state=LinkState.NONE,
        method=Method.RULES,
        **fields,
    )


def _resolved(folder: Path, *citations: Citation) -> list[str | None]:
    path = folder / "works.toml"
    path.write_text(WORKS, "utf-8")
    return [each.work_id for each in resolve(read_works(path), citations)]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"title": "Mars models"}, "mars-report"),
        ({"title": "The Moon's Brief,"}, "moon-brief"),
        ({"url": "http://example.org/mars"}, "mars-report"),
        ({"doi": "10.1234/mars", "title": "The Moon's Brief"}, "mars-report"),
        ({"title": "Models"}, None),
        ({"title": "Another title", "url": "https://example.org/venus"}, None),
    ],
)
def test_a_work_is_found_by_doi_address_or_title(
    tmp_path: Path, stated: dict[str, str], expected: str | None
) -> None:
    """A short form would stay unresolved, or a like title would be taken for the work."""
    assert [expected] == _resolved(tmp_path, _cited(1, "See there.", **stated))


def test_what_the_rules_took_for_one_work_stays_one(tmp_path: Path) -> None:
    """An "ibid." would point to another id than the note above it."""
    first = _cited(1, "Mars Models.", title="Mars Models", work_id="cit-1")
    second = _cited(2, "Ibid.", work_id="cit-1")
    assert ["mars-report", "mars-report"] == _resolved(tmp_path, first, second)


def test_a_title_of_two_works_is_refused(tmp_path: Path) -> None:
    """A citation would resolve to whichever stands first."""
    path = tmp_path / "works.toml"
    path.write_text(WORKS.replace("The Moon’s Brief", "Mars Models"), "utf-8")
    with pytest.raises(CurationError, match="means mars-report too"):
        read_works(path)
