"""Quotes are found where they stand, however they were laid out, and paraphrases nowhere."""

import time

import pytest

from policyrecs.alignment import Finding, Searched, difference, find, known_of, searched
from policyrecs.readers import read_bytes

TEXT = """\
# Opening the archives

Ministries should publish their catalogues as open data by the end of 2030, because readers
cannot ask for what they cannot see.[^1] The Department of State should not restrict access to
state-of-the-art files, and must not charge $5,000 for copies. Agencies should consider
cooper-
ation with the so-called \u201copen shelves\u201d movement and de\ufb01ne its efforts.

- Include the files that are closed, and avoid charging the public.
- Give us the data, and give the US Congress a report of 3.5 pages.

Councils must do the same. Readers are many. Councils must do the same.

[^1]: See the catalogue.
"""


def _searched(text: str = TEXT, name: str = "archives.md") -> Searched:
    return searched(read_bytes(text.encode(), name))


SEARCHED = _searched()
KNOWN = known_of([SEARCHED.index])


def _find(quote: str) -> tuple[Finding, ...]:
    return find(quote, SEARCHED, KNOWN)


@pytest.mark.parametrize(
    ("quote", "status", "stands"),
    [
        ("Ministries should publish their catalogues", "exact", None),
        (
            "  Ministries should publish their catalogues \n",
            "exact",
            "Ministries should publish their",
        ),
        ("because readers cannot ask for what", "tolerant", "because readers\ncannot ask for what"),
        (
            "they cannot see. The Department of State",
            "tolerant",
            "they cannot see.[^1] The Department",
        ),
        ("consider cooperation with", "tolerant", "consider\ncooper-\nation with"),
        (
            'so-called "open shelves" movement',
            "tolerant",
            "so-called \u201copen shelves\u201d movement",
        ),
        ("and define its efforts.", "tolerant", "and de\ufb01ne its efforts."),
        ("ministries should publish", "tolerant", "Ministries should publish"),
        ("state of the art files", "tolerant", "state-of-the-art files"),
        ("not charge $5,000 for\u00a0copies", "tolerant", "not charge $5,000 for copies"),
        (
            "1. Include the files that are closed, and avoid",
            "tolerant",
            "Include the files that are",
        ),
        ("**Include** the files that are closed", "tolerant", "Include the files that are closed"),
        ("Ministries shou1d publish their cata1ogues as open data", "fuzzy", "Ministries should"),
        ("Agencies should consider cooperati0n with the so-called", "fuzzy", "Agencies should"),
        ("the public. Give us the data", "tolerant", "the public.\n- Give us the data"),
    ],
)
def test_a_quote_is_found_where_it_stands(quote: str, status: str, stands: str | None) -> None:
    """A verbatim quote would be lost to its layout."""
    (finding,) = _find(quote)
    assert status == finding.status
    assert TEXT[finding.start : finding.end].startswith(stands or quote)
    assert (status == "fuzzy") == (finding.score < 1)


@pytest.mark.parametrize(
    "quote",
    [
        "Ministries must publish their catalogues as open data by the end of 2030",
        "Ministries should publish catalogues as open data by the end of 2030",
        "Ministries should publish all their catalogues as open data",
        "Ministries should publish their catalogues as open data by the end of 2036",
        "Department of State should restrict access",
        "must not charge $5,00 for copies",
        "must not charge 5,000 for copies",
        "give the us Congress a report of 3.5 pages",
        "Give US the data",
        "a report of 35 pages",
        "Councils should do the same",
        "The Department of State should [...] restrict access",
        "Ministries should [not] publish their catalogues",
        "Department of Slate should not restrict",
        "the files that are dosed",
        "ublish their catalogues",
        "Open shelves are published by ministries",
        "",
        "...",
    ],
)
def test_a_paraphrase_is_found_nowhere(quote: str) -> None:
    """Somebody else's words would be released as verbatim."""
    assert () == _find(quote)


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("Ministries should publish \u2026 open data", ["Ministries should publish", "open data"]),
        ("Ministries [...] cannot ask for what they", ["Ministries", "cannot ask for what they"]),
        ("Agencies [across government] should consider", ["Agencies", "should consider"]),
        ("[M]inistries should publish their", ["Ministries should publish their"]),
        ("[The ministries] should publish their", ["should publish their"]),
    ],
)
def test_what_quoting_allows_is_found_in_parts(quote: str, parts: list[str]) -> None:
    """An honest ellipsis or bracket would count as a paraphrase."""
    (finding,) = _find(quote)
    found = [" ".join(TEXT[start:end].split()) for start, end in finding.spans]
    assert parts == found


NOTED = """\
Findings

Agencies should publish the data.3 Courts should explain what they decide, and on which grounds.

Councils should do this:

- Open the archives to everybody who asks for them;
- Count the visitors of each branch once a year;

Schools

Schools should not teach by rote. They should ask.

Notes

1. First report.
2. Second report.
3. Third report.
"""


@pytest.mark.parametrize(
    "quote", ["- Agencies should publish the data.3", "Agencies should\npublish the data.3 Courts"]
)
def test_the_number_of_a_note_may_be_quoted_along(quote: str) -> None:
    """A verbatim quote would be lost for the digit at its end."""
    found = _searched(NOTED, "noted.txt")
    assert 1 == len(find(quote, found, known_of([found.index])))


@pytest.mark.parametrize(
    ("quote", "places"),
    [
        ("Courts should explain ... on which grounds.", 1),
        ("Agencies should publish the data ... on which grounds.", 1),
        ("Councils should do this: ... Count the visitors", 1),
        ("Open the archives ... once a year", 0),
        ("Courts should explain ... Schools should", 0),
        ("Count the visitors ... They should ask.", 0),
        ("Schools should ... teach by rote.", 0),
    ],
)
def test_an_ellipsis_stays_in_its_passage(quote: str, places: int) -> None:
    """Two calls, joined by an ellipsis, would be one that nobody has made."""
    found = _searched(NOTED, "noted.txt")
    assert places == len(find(quote, found, known_of([found.index])))


def test_the_words_of_a_link_are_not_put_in_by_brackets() -> None:
    """Any words in the form of a link would pass for the source's own."""
    found = _searched("Ministries should fund [open archives](#) every year.\n", "linked.md")
    known = known_of([found.index])
    assert find("Ministries should fund [open archives](x) every year.", found, known)
    assert () == find("Ministries should fund [closed prisons](x) every year.", found, known)


def test_a_quote_that_stands_twice_has_two_places() -> None:
    """The first would be taken for the one that was meant."""
    starts = [TEXT.index("Councils"), TEXT.rindex("Councils")]
    assert starts == [finding.start for finding in _find("Councils must do the same.")]


def test_noise_in_the_source_is_known_by_the_word_that_stands_elsewhere() -> None:
    """A scanned source would refuse every clean quote of it."""
    text = "We recommend rest. We recommend sleep. We recommend food.\n\nWe recornmend clean water."
    found = _searched(text, "scan.txt")
    (finding,) = find("We recommend clean water", found, known_of([found.index]))
    assert "We recornmend clean water" == text[finding.start : finding.end]


def test_the_words_that_differ_are_named() -> None:
    """A refusal that does not say why cannot be checked."""
    quote = "Ministries must publish their catalogues as data by the end of 2030"
    told = difference(quote, [SEARCHED])
    assert told is not None
    assert "has “must” for “should”; drops “open”" == told.words
    assert difference("Cats purr on warm windowsills at noon", [SEARCHED]) is None


@pytest.mark.parametrize("quote", ["should " * 50, "should must", "should not " * 9])
def test_a_word_said_a_hundred_thousand_times_costs_no_more(quote: str) -> None:
    """One hostile source would stop a whole run."""
    found = _searched("should " * 100_000, "many.txt")
    known = known_of([found.index])
    began = time.perf_counter()
    find(quote, found, known)
    difference(quote, [found])
    assert 2 > time.perf_counter() - began
