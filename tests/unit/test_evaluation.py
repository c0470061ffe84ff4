"""Scores follow the codebook's rules."""

import math
from pathlib import Path
from typing import Any

import pytest

from policyrecs import evaluation
from policyrecs.errors import InputError


def row(quote: str, **values: Any) -> dict[str, Any]:  # noqa: ANN401  any field of a row
    """A core, direct `do` row addressed to the executive, with `values` in place."""
    defaults = {
        "status": "core",
        "kind": "direct",
        "polarity": "do",
        "addressee_groups": ["executive"],
        "evidence": "modal",
    }
    return {"quote": quote, **defaults, **values}


LABEL = row("The ministry should publish the data every year.")


def test_an_exact_prediction_is_found_and_agrees() -> None:
    """A perfect extraction would not score 1."""
    scored = evaluation.score_document([LABEL], [LABEL])
    assert (1, 1, 0, 1.0) == (scored.core, scored.found, scored.false, scored.f1)
    assert scored.agreement("addressee") == scored.agreement("kind") == 1.0


def test_markup_and_case_do_not_matter() -> None:
    """A Markdown quote would miss its plain label."""
    marked = row("The **ministry** should [publish](http://x.org) the data every year.")
    assert 1 == evaluation.score_document([LABEL], [marked]).found


def test_a_prediction_that_matches_an_optional_label_counts_for_nothing() -> None:
    """Weak calls would be punished though careful readers differ on them."""
    scored = evaluation.score_document([LABEL | {"status": "optional"}], [LABEL])
    assert (0, 0, 0) == (scored.core, scored.found, scored.false)


def test_a_part_of_a_found_label_is_no_error() -> None:
    """A sub-act of a found bullet would count as false."""
    scored = evaluation.score_document([LABEL], [LABEL, row("publish the data every year")])
    assert (1, 0) == (scored.found, scored.false)


def test_a_part_of_a_missed_label_is_an_error() -> None:
    """A fragment would be excused by the very label it failed to find."""
    scored = evaluation.score_document([LABEL], [row("publish the data")])
    assert (0, 1) == (scored.found, scored.false)
    assert {"modal": (0, 1)} == scored.by_evidence


def test_scores_add_up() -> None:
    """The total would not be the sum of its documents."""
    one = evaluation.score_document([LABEL], [LABEL])
    other = evaluation.score_document([LABEL], [row("Nothing like it at all.")])
    total = one + other
    assert (2, 1, 1) == (total.core, total.found, total.false)
    assert {"modal": (1, 1)} == total.by_evidence
    assert math.isclose(0.5, total.f1)


def test_the_table_ends_with_total_and_evidence() -> None:
    """The figures that the README quotes would be missing."""
    lines = evaluation.table(evaluation.score({"a.md": [LABEL]}, {"a.md": [LABEL]})).splitlines()
    assert lines[2].split() == ["all", "1", "1", "0", "1.000", "1.000", "1.000"]
    assert lines[-1].split() == ["modal", "1", "0", "1.000"]


def test_gains_and_losses_are_named() -> None:
    """A change could lose a record without anybody seeing it."""
    gained, lost = evaluation.compare({"a": [row("One.")]}, {"a": [row("Two.")]})
    assert ([("a", "Two.")], [("a", "One.")]) == (gained, lost)


def test_missing_and_broken_labels_are_named(tmp_path: Path) -> None:
    """A typing error in a path would score nothing and look like success."""
    with pytest.raises(InputError, match="missing-file"):
        evaluation.load_labels(tmp_path / "nowhere")
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"damaged-file: .*a\.json"):
        evaluation.load_labels(tmp_path)
