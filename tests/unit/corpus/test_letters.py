"""The same letter sent by many is found, and what only looks alike is left alone."""

import sqlite3

import pytest

from policyrecs.corpus.duplicates import signature, similarity
from policyrecs.corpus.letters import Letters

LETTER = (
    "Dear members of the agency, I write as {who} to ask that you withdraw the proposed rule on "
    "open weights. It would harm small businesses, universities and the public libraries that "
    "depend on software anybody may study and improve. The agency should publish its evidence, "
    "hold hearings in every region, and give small developers a year to comply with whatever it "
    "decides in the end. Innovation in my state depends on rules that are clear and modest. "
)
OTHER = (
    "The committee welcomes the consultation. Our members run hospitals and clinics in nine "
    "countries, and patients' safety comes first for every one of them. We recommend that "
    "ministries fund registries of incidents, share what they learn, and train inspectors who "
    "know how clinical software is made, tested and changed over the years of its life in use. "
)


def signed(text: str) -> bytes:
    """The signature of a text."""
    made = signature(text)
    assert made is not None
    return made


def test_a_letter_is_like_itself_with_another_name() -> None:
    """A campaign would count as ten thousand opinions."""
    one, two = (signed(LETTER.format(who=who)) for who in ("a teacher", "Jane Smith of Ohio"))
    assert 1.0 == similarity(one, one)
    assert 0.8 <= similarity(one, two) < 1.0
    assert 0.1 > similarity(one, signed(OTHER))


def test_case_and_marks_make_no_letter_another() -> None:
    """A letter typed again would count twice."""
    assert signature(OTHER) == signature(OTHER.upper().replace(",", " ;"))


@pytest.mark.parametrize("text", ["", "I agree.", "I support this rule. " * 3])
def test_a_few_words_are_no_campaign(text: str) -> None:
    """Everybody who agrees would be in one campaign."""
    assert signature(text) is None


def test_signatures_are_the_same_everywhere() -> None:
    """Groups would differ from one machine, or one release of the library, to the next."""
    assert (512, "aa2c63c142668d41") == (len(signed(OTHER)), signed(OTHER)[:8].hex())


def test_groups_have_a_first_letter_and_no_chains() -> None:
    """Letters that differ by ever more lines would drift into one group."""
    connection = sqlite3.connect("")
    letters = Letters(connection)
    texts = [LETTER.format(who="a teacher"), OTHER, LETTER.format(who="a nurse"), "I agree."]
    for position, text in enumerate(texts, start=1):
        letters.add(position, signature(text))
    grouped = connection.execute("SELECT position, leader FROM letters").fetchall()
    assert [(3, 1)] == grouped
