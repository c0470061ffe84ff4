"""Every pattern that is data finds its own examples and leaves its counter-examples."""

import pytest

from policyrecs.lexicon.patterns import Pattern, patterns, table, words_of

FILES = (
    "cues",
    "genres",
    "grammar",
    "makers",
    "performatives",
    "sections",
    "solicitations",
    "speech",
    "traps",
)

EVERY = [
    pytest.param(pattern, id=f"{file}:{name}")
    for file in FILES
    for name, pattern in patterns(file).items()
]


@pytest.mark.parametrize("pattern", EVERY)
def test_a_pattern_finds_what_it_says_it_finds(pattern: Pattern) -> None:
    """A change to a shared list of words that breaks a pattern elsewhere."""
    missed = [example for example in pattern.matches if not pattern.search(example)]
    assert missed == []
    assert pattern.matches != ()


@pytest.mark.parametrize("pattern", EVERY)
def test_a_pattern_leaves_what_it_says_it_leaves(pattern: Pattern) -> None:
    """A pattern that has grown so wide that it finds its own counter-example."""
    found = [example for example in pattern.leaves if pattern.search(example)]
    assert found == []


@pytest.mark.parametrize("pattern", EVERY)
def test_a_pattern_is_lower_case_or_says_that_it_is_not(pattern: Pattern) -> None:
    """An example in capitals for a pattern that only ever sees lower case."""
    cased = [example for example in pattern.matches if example != example.lower()]
    assert cased == [] or "cased" in pattern.codes


def test_ambiguous_verbs_are_verbs() -> None:
    """A word listed as an ambiguous verb that no imperative would be looked for."""
    both = words_of("verbs", "ambiguous") & words_of("verbs", "clear")
    assert words_of("verbs", "avoiding") <= words_of("verbs", "clear")
    assert both <= words_of("verbs", "clear")


def test_every_performative_has_four_forms() -> None:
    """A verb whose forms are out of step with base, third person, past and gerund."""
    forms = {entry["lemma"]: len(entry["forms"]) for entry in table("performatives")["verb"]}
    assert set(forms.values()) == {4}
