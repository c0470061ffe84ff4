"""Decisions are read strictly."""

from pathlib import Path

import pytest

from policyrecs.curated.reviews import Decision, Verdict, read_reviews
from policyrecs.errors import CurationError

KEEP = """
[[decision]]
date = 2024-05-01
document = "doc-a"
polarity = "avoid"
quote = "Stop it."
reason = "It says stop."
reviewer = "R"
verdict = "keep"

[[decision.parties]]
role = "addressee"
stakeholder = "mars"
"""


def _read(folder: Path, text: str) -> dict[str, tuple[Decision, ...]]:
    path = folder / "reviews.toml"
    path.write_text(text, "utf-8")
    return read_reviews(path, {"doc-a": None}, {"mars": None})


def test_what_is_not_stated_is_left_to_the_rules(tmp_path: Path) -> None:
    """A decision on one field would wipe out the others."""
    (decision,) = _read(tmp_path, KEEP)["doc-a"]
    assert (Verdict.KEEP, None, None) == (decision.verdict, decision.kind, decision.actions)
    assert not decision.is_complete


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (KEEP.replace("doc-a", "doc-b"), "reviews.toml:2: [[decision]] 1 document: doc-b"),
        (KEEP.replace("mars", "venus"), "parties: venus is not registered"),
        (KEEP + KEEP.partition("\n\n")[2], "parties: mars is addressee twice"),
        (KEEP + KEEP, "reviews.toml:15: [[decision]] 2 quote: is decided on twice"),
        (KEEP.replace("avoid", "never"), "[[decision]] 1 polarity"),
        (KEEP.replace('reason = "It says stop."', ""), "[[decision]] 1 reason"),
        (KEEP.replace('"keep"', '"reject"'), "a rejected stretch has no parties, polarity"),
        ("[other]\n" + KEEP, "other: only [[decision]] may stand here"),
    ],
)
def test_a_decision_that_does_not_hold_is_refused(tmp_path: Path, text: str, words: str) -> None:
    """A decision with a slip in it would be passed over without a word."""
    with pytest.raises(CurationError) as caught:
        _read(tmp_path, text)
    assert words in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A build without its reviews would look like a build."""
    with pytest.raises(CurationError, match=r"absent\.toml:1: cannot be read"):
        read_reviews(tmp_path / "absent.toml", {}, {})
