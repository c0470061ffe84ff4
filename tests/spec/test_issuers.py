"""Who recommends, from a text to its row: the issuer that a reader would name."""

import pytest

from policyrecs import pipeline

TOLD = [
    ("Airlines are already arguing that such fuels should be taxed less.", "airlines"),
    (
        "A working group made up of pilots recommended that night flights be banned.",
        "working group",
    ),
    (
        "In 1991, a Moreland Fund report called for a review of the requirements.",
        "Moreland Fund",
    ),
    (
        "One of the key recommendations from Professor Okoro was to keep some beds in reserve.",
        "Professor Okoro",
    ),
    ("The TUC said ministers needed to act.", "TUC"),
]


@pytest.mark.parametrize(("text", "issuer"), TOLD)
def test_what_is_told_has_an_issuer(text: str, issuer: str) -> None:
    """A reported call that names its maker in words, and a row that names nobody."""
    (row,) = pipeline.flat_rows(pipeline.extract_text(f"{text}\n"))
    assert ("reported", [issuer]) == (str(row["kind"]), row["issuers"])
