"""Decisions on which recommendations ask for the same act."""

from pathlib import Path

import pytest

from policyrecs.curated.proposals import read_proposals, settle
from policyrecs.errors import CurationError
from policyrecs.schemas.example import DOCUMENT_ID, TEXT, example_dataset
from policyrecs.vocabulary import Stance

RECORDS = example_dataset().recommendations
MAIN = next(each for each in RECORDS if each.label == "1.")
OPPOSED = next(each for each in RECORDS if each.quote.startswith("The Guild"))
PART = next(each for each in RECORDS if each.label == "1.1")


def member(quote: str, extra: str = "", document: str = DOCUMENT_ID) -> str:
    """A member, as the file states it."""
    return f'[[decision.members]]\ndocument = "{document}"\nquote = "{quote}"\n{extra}\n'


def decision(*members: str, verdict: str = "same") -> str:
    """A decision, as the file states it."""
    head = (
        f'[[decision]]\nverdict = "{verdict}"\nreviewer = "us"\ndate = 2026-01-01\nreason = "So."'
    )
    return "\n".join((head, *members))


def written(folder: Path, text: str) -> Path:
    """The file."""
    path = folder / "proposals.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_words_lead_to_the_records(tmp_path: Path) -> None:
    """A decision would be lost when a record is cut a little otherwise."""
    text = decision(member(MAIN.quote), member(OPPOSED.quote[10:], 'stance = "against"'))
    decisions = read_proposals(written(tmp_path, text), {DOCUMENT_ID: None})
    settled = settle(decisions, RECORDS, {DOCUMENT_ID: TEXT})
    assert (
        {MAIN.recommendation_id: Stance.FOR, OPPOSED.recommendation_id: Stance.AGAINST},
    ) == settled.same
    assert ("So.",) == settled.reasons
    assert () == settled.issues


def test_words_without_a_record_are_told(tmp_path: Path) -> None:
    """A decision would be without effect, and nobody would know."""
    text = decision(member(MAIN.quote), member("In short"), member(PART.quote), verdict="different")
    decisions = read_proposals(written(tmp_path, text), {DOCUMENT_ID: None})
    settled = settle(decisions, RECORDS, {DOCUMENT_ID: TEXT})
    assert ((MAIN.recommendation_id, PART.recommendation_id),) == settled.different
    assert [("orphaned-proposal", TEXT.index("In short"))] == [
        (issue.code, issue.start) for issue in settled.issues
    ]


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    """A folder of data from before there were proposals could not be built."""
    assert () == read_proposals(tmp_path / "proposals.toml", {})


ONE, OTHER, THIRD = member("One."), member("Other."), member("Third.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (decision(ONE), "members"),
        (decision(ONE, ONE), "one is named twice"),
        (decision(ONE, member("Other.", document="nowhere")), "not in the catalogue"),
        (decision(ONE, OTHER) + decision(OTHER, THIRD), "in another set of the same already"),
        (
            decision(ONE, OTHER) + decision(OTHER, ONE, verdict="different"),
            "are held different elsewhere",
        ),
    ],
)
def test_a_slip_is_named(tmp_path: Path, text: str, words: str) -> None:
    """One decision would silently undo another."""
    with pytest.raises(CurationError, match=words):
        read_proposals(written(tmp_path, text), {DOCUMENT_ID: None})
