"""Action categories follow the lead verb."""

import pytest

from policyrecs.lexicon.categories import action_category
from policyrecs.lexicon.patterns import table
from policyrecs.vocabulary import ActionCategory

EXAMPLES = [
    (ActionCategory[name.upper()], kind, example)
    for name, entry in table("categories").items()
    for kind in ("matches", "leaves")
    for example in entry[kind]
]


@pytest.mark.parametrize(("category", "kind", "example"), EXAMPLES)
def test_examples_hold(category: ActionCategory, kind: str, example: str) -> None:
    """A verb put under the wrong level."""
    found = action_category(example.split(maxsplit=1)[0].lower())
    assert (kind == "matches") == (found is category)


def test_each_verb_has_one_level() -> None:
    """A verb under two levels would take the later one without a word."""
    verbs = [verb for entry in table("categories").values() for verb in entry["verbs"]]
    assert len(set(verbs)) == len(verbs)


def test_an_unknown_verb_has_none_and_a_phrase_goes_by_its_first_word() -> None:
    """A guess would look like a reading."""
    assert action_category("frobnicate") is None
    assert ActionCategory.GENERAL is action_category("take action")
