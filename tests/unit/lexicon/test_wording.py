"""Words that tell one act from another."""

import itertools

import pytest

from policyrecs.lexicon.patterns import table
from policyrecs.lexicon.wording import act_of, are_opposed, is_general, is_left_out, stem

STEMS = [
    ("evaluation", "evaluate"),
    ("restrictions", "restriction"),
    ("organisation", "organization"),
    ("labour", "labor"),
    ("policies", "policy"),
    ("publishing", "published"),
]


@pytest.mark.parametrize(("one", "other"), STEMS)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    """The same act in another number or spelling would be another."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("nation", "nature"), ("models", "modest")])
def test_other_words_are_others(one: str, other: str) -> None:
    """Two acts would be one because their words begin alike."""
    assert stem(one) != stem(other)


def test_words_of_any_policy_text_tell_nothing() -> None:
    """Two calls to support national programmes would be one."""
    assert all(map(is_general, ("policies", "measure", "programmes", "risks")))
    assert not any(map(is_general, ("dredging", "ombudsman", "openness")))
    assert is_left_out("therefore")
    assert not is_left_out("openness")


def test_verbs_of_one_act() -> None:
    """Who says "gather" would ask for something else than who says "collect"."""
    assert act_of("collect") == act_of("gather")
    assert act_of("set up a body") == act_of("set up a body")
    assert act_of("organise") == act_of("organize")
    assert act_of("collect") != act_of("publish")
    assert are_opposed(act_of("outlaw"), act_of("permit"))
    assert not are_opposed("collect", "publish")


def test_a_verb_is_in_one_set() -> None:
    """It would name two acts, and the later set would win without a word."""
    alike = table("wording")["acts"]["alike"]
    verbs = list(itertools.chain.from_iterable(alike))
    assert sorted(set(verbs)) == sorted(verbs)


def test_opposites_go_by_the_verb_that_names_the_act() -> None:
    """A pair of other verbs would never be met."""
    opposed = itertools.chain.from_iterable(table("wording")["acts"]["opposed"])
    assert all(act_of(verb) == verb for verb in opposed)
