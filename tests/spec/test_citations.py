"""What a document's citations become: a passage in, citations and bindings out."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from policyrecs.candidates import Candidate
from policyrecs.documents import Outline
from policyrecs.linking.citations import find_citations, link_citations
from policyrecs.readers import read_bytes
from policyrecs.records import Citation
from policyrecs.segment import outline
from policyrecs.vocabulary import (
    CitationKind,
    DatePrecision,
    Evidence,
    Kind,
    LinkState,
    Modality,
    Polarity,
    Status,
)

ROOT = Path(__file__).parents[2]


def read(text: str) -> Outline:
    """The outline of a Markdown document."""
    return outline(read_bytes(text.encode(), "spec.md"))


def cited(text: str) -> tuple[Citation, ...]:
    """The citations of a Markdown document."""
    return find_citations(read(text))


def bound(text: str, words: str) -> list[tuple[str, str]]:
    """Marker and quote of each citation of the recommendation that reads `words`."""
    document = read(text)
    citations = find_citations(document)
    quotes = {citation.citation_id: citation.quote for citation in citations}
    start = document.document.text.index(words)
    passage = next(
        passage.index
        for passage in document.passages
        if passage.block.start <= start < passage.block.end
    )
    candidate = Candidate(
        start=start,
        end=start + len(words),
        passage=passage,
        evidence=Evidence.MODAL,
        kind=Kind.DIRECT,
        status=Status.CORE,
        polarity=Polarity.DO,
        modality=Modality.RECOMMENDATION,
    )
    links = link_citations(document, [candidate], citations)[0]
    return [(link.marker, quotes[link.citation_id]) for link in links]


NOTED = """\
Agencies should publish their contracts.[^1] Ministers should meet monthly.[^2]

[^1]: Ada Whitfield, *The Price of Silence* (London: Verso, 2011), 45.
[^2]: Ibid., 47.
"""


def test_a_note_is_bound_to_the_sentence_that_bears_its_marker() -> None:
    """Every note of a paragraph given to every recommendation in it."""
    assert ["Ibid., 47."] == [quote for _, quote in bound(NOTED, "Ministers should meet monthly.")]


def test_ibid_stands_for_the_work_before() -> None:
    """Two works counted where one is cited twice."""
    first, second = cited(NOTED)
    assert (False, True) == (first.short_form, second.short_form)
    assert first.work_id is not None
    assert first.work_id == second.work_id


def test_ibid_after_two_works_stays_unresolved() -> None:
    """A guess at which of two works is meant."""
    text = """\
One.[^1] Two.[^2]

[^1]: Ada Whitfield, *The Price of Silence* (London: Verso, 2011); Omar Said, *Power* (Pluto, 2014).
[^2]: Ibid.
"""
    assert [None] == [citation.work_id for citation in cited(text) if citation.short_form]


def test_a_short_title_stands_for_the_one_work_it_begins() -> None:
    """A later short form counted as a work of its own."""
    text = """\
One.[^1] Two.[^2] Three.[^3]

[^1]: Leonard Frost, *Bridges to Nowhere: Infrastructure and Its Discontents* (Verso, 2006), 4.
[^2]: Omar Said, *Power Sharing* (Beacon Press, 2014), 88.
[^3]: Frost, *Bridges to Nowhere*, 121.
"""
    frost, said, short = cited(text)
    assert frost.work_id == short.work_id
    assert frost.work_id != said.work_id


def test_supra_stands_for_the_work_of_that_note() -> None:
    """Supra note 1 resolved to the note before it."""
    text = """\
One.[^1] Two.[^2] Three.[^3]

[^1]: Teresa Malone, The New Antitrust, 71 Stan. L. Rev. 803 (2019).
[^2]: Omar Said, *Power Sharing* (Beacon Press, 2014), 88.
[^3]: Malone, supra note 1, at 811.
"""
    malone, _, short = cited(text)
    assert malone.work_id == short.work_id


def test_a_bare_title_that_nothing_fits_stays_unresolved() -> None:
    """A work invented for a short form whose full citation stands in another chapter."""
    (citation,) = cited("One.[^1]\n\n[^1]: Dual-Use Pathogen Rules, source.\n")
    assert citation.short_form
    assert citation.work_id is None
    assert LinkState.LOST is citation.link_state


def test_the_works_of_a_note_cover_it_and_share_its_marker() -> None:
    """A second work lost, or words of the note that belong to no citation."""
    note = "See Greta Holm, *Taxing Sugar* (Verso, 2017), 33; Ian Petrie, *Nothings* (Pluto, 2018)."
    assert [("[^1]", quote) for quote in note.split("; ")] == bound(
        f"Tax sugar now.[^1]\n\n[^1]: {note}\n", "Tax sugar now."
    )


def test_an_explanatory_note_has_no_fields() -> None:
    """A sentence read as a title."""
    (citation,) = cited("One.[^1]\n\n[^1]: This figure includes staff counted in March 2020.\n")
    assert CitationKind.NOTE is citation.kind
    assert (None, (), None, None) == (
        citation.title,
        citation.authors,
        citation.type,
        citation.work_id,
    )


def test_dates_keep_what_is_stated() -> None:
    """A month turned into a day, or the day of access into the date of issue."""
    text = """\
One.[^1]

[^1]: Ofcare, “Staffing,” June 2016, https://ofcare.example/s (accessed 3 May 2021).
"""
    (citation,) = cited(text)
    assert (dt.date(2016, 6, 1), DatePrecision.MONTH) == (
        citation.issued,
        citation.issued_precision,
    )


REFERENCES = """\
# Report

The state should fund repair (Holm 2017). Cities must plan, as Said et al. (2014a) show.

Ministers should act [2].

## References

Holm, G. (2017). *Taxing sugar*. Verso.

Said, O., Doe, J., & Roe, R. (2014a). Power sharing. Energy Quarterly, 9(1), 3–20.
"""


def test_author_year_references_are_bound_to_the_list() -> None:
    """A reference list that supports nothing."""
    assert ["Holm 2017"] == [
        marker for marker, _ in bound(REFERENCES, "The state should fund repair (Holm 2017).")
    ]
    assert ["Said et al. (2014a"] == [
        marker for marker, _ in bound(REFERENCES, "Cities must plan, as Said et al. (2014a) show.")
    ]


def test_entries_of_the_list_are_references() -> None:
    """An entry taken for a footnote."""
    kinds = {citation.kind for citation in cited(REFERENCES)}
    assert {CitationKind.REFERENCE} == kinds


def test_a_year_without_an_entry_is_no_reference() -> None:
    """A plain "in March 2017" bound to whatever was published that year."""
    text = REFERENCES.replace("(Holm 2017)", "by March 2017")
    assert [] == bound(text, "The state should fund repair by March 2017.")


LINKED = """\
- [Home](https://a.example/home)
- [Contact](https://a.example/contact)

Agencies should follow the [Open Records Guidance](https://a.example/g). Budgets rose.

Ministers should [share this](https://twitter.com/share?u=1) and [write](mailto:a@a.example).
"""


def test_a_link_to_a_work_is_a_citation() -> None:
    """Navigation, sharing and mail addresses counted as works."""
    assert [("Open Records Guidance", "https://a.example/g")] == [
        (citation.title, citation.url) for citation in cited(LINKED)
    ]
    assert [("Open Records Guidance", "Open Records Guidance")] == bound(
        LINKED, "Agencies should follow the [Open Records Guidance](https://a.example/g)."
    )


def test_the_same_work_has_one_id_however_it_is_cited() -> None:
    """A DOI cited twice, once as an address, counted as two works."""
    text = """\
One.[^1] Two.[^2]

[^1]: Brennan, O. (2018). Rethinking parole. Criminology, 9(1), 1–33. doi:10.5555/CP.2018.9
[^2]: O. Brennan, “Rethinking Parole,” 2018, https://doi.org/10.5555/cp.2018.9.
"""
    first, second = cited(text)
    assert first.doi == second.doi
    assert first.work_id == second.work_id


def test_every_quote_is_found_at_its_span() -> None:
    """A span shifted by markup that the parser drops."""
    for text in (NOTED, REFERENCES, LINKED):
        document = read(text)
        for citation in find_citations(document):
            assert document.document.text[citation.start : citation.end] == citation.quote


def test_a_chapter_of_a_report_has_five_notes_with_lost_links() -> None:
    """Glued note digits missed, or the prose's notes given to the bullets."""
    data = (ROOT / "data/sources/oti-2024-recommendations.txt").read_bytes()
    document = outline(read_bytes(data, "oti-2024-recommendations.txt"))
    citations = find_citations(document)
    assert ["1", "2", "3", "4", "5"] == [citation.label for citation in citations]
    assert {LinkState.LOST} == {citation.link_state for citation in citations}
    assert [
        (("Jack Cable", "Aeva Black"), None, None),
        (("Mark Zuckerberg",), "Meta", dt.date(2024, 7, 23)),
        ((), None, None),
        (("Bommasani", "Kapoor"), None, None),
        ((), "Tidelift", dt.date(2024, 9, 1)),
    ] == [(citation.authors, citation.publisher, citation.issued) for citation in citations]


@pytest.mark.parametrize(
    "line",
    [
        "Say so (Holm 2017) and [see](https://a.example/b) it.[^1] ",
        "Smith et al. (2020) ",
        "https://a.example/one-\n",
    ],
)
def test_time_grows_with_the_text(line: str, growth: Callable[..., float]) -> None:
    """A look-up that goes through every entry for every marker."""
    tail = "\n\n[^1]: Holm, *Sugar* (Verso, 2017).\n\n## References\n\nHolm, G. (2017). Sugar.\n"

    def work(count: int) -> Callable[[], object]:
        document = read(line * count + tail)
        return lambda: find_citations(document)

    assert 3 > growth(work, 1500)
