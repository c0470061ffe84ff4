"""Acts: their verbs, their spans, their direction."""

import pytest

from policyrecs.extraction.acts import acts_of, imperative_follows
from policyrecs.extraction.imperatives import imperative_of
from policyrecs.extraction.sentences import sentence_of
from policyrecs.extraction.verbs import (
    lemma_of_gerund,
    lemma_of_participle,
)


@pytest.mark.parametrize(
    ("text", "verbs", "direction"),
    [
        ("collect evidence and publish it.", ["collect", "publish"], "do"),
        ("monitor the state of AI, not restrict it.", ["monitor"], "mixed"),
        ("avoid placing broad restrictions.", ["avoid"], "avoid"),
        ("train judges and police officers.", ["train"], "do"),
        ("study and experiment with protocols.", ["study", "experiment"], "do"),
        ("banning the sale and creating a hotline.", ["ban", "create"], "do"),
        ("focus on outcomes rather than ticking boxes.", ["focus"], "mixed"),
        ("cite it in the references rather than in footnotes.", ["cite"], "do"),
        ("define it and stop calling it open.", ["define", "stop"], "mixed"),
    ],
)
def test_coordinated_verbs_are_acts(text: str, verbs: list[str], direction: str) -> None:
    """A noun taken for a second verb, or a contrast that is not seen."""
    acts, polarity = acts_of(sentence_of(text, 0, len(text), 0), 0, negated=False)
    assert [act.verb for act in acts] == verbs
    assert str(polarity) == direction


def test_a_negation_reaches_over_a_coordination() -> None:
    """The second of two acts not to be done taken for one to do."""
    text = "restrict choice or burden the users."
    acts, polarity = acts_of(sentence_of(text, 0, len(text), 0), 0, negated=True)
    assert {str(act.polarity) for act in acts} == {"avoid"}
    assert str(polarity) == "avoid"


def test_the_span_of_an_act_ends_before_the_next() -> None:
    """A span that holds "and" or the next act."""
    text = "collect evidence and publish it."
    acts, _ = acts_of(sentence_of(text, 0, len(text), 0), 0, negated=False)
    assert [text[act.start : act.end] for act in acts] == ["collect evidence", "publish it"]


@pytest.mark.parametrize(
    ("verb", "following", "expected"),
    [
        ("support", "small firms", True),
        ("support", "for small", False),
        ("use", "of drones", False),
        ("focus", "on outcomes", True),
        ("study", "and experiment", True),
        ("publish", "", True),
        ("review", "", False),
        ("figure", "7 shows", False),
        ("figure", "[7d](#page-14) shows", False),
        ("table", "9.", False),
        ("build", "12 schools", True),
        ("cut", "30,000 posts", True),
        ("progress", "since visit", False),
        ("land", "claimed", False),
        ("support", "given to", False),
        ("fund", "needed beds", True),
    ],
)
def test_what_follows_tells_a_verb_from_a_noun(
    verb: str, following: str, *, expected: bool
) -> None:
    """A noun phrase read as an imperative."""
    assert imperative_follows(verb, following) == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Publish the register.", "publish"),
        ("Creatively explore the ways.", "explore"),
        ("Do not share keys.", "share"),
        ("In the short term, fund clinics.", "fund"),
        ("Apply the rule.", "apply"),
        ("Research communities are essential.", None),
        ("Use of drones is rising.", None),
        ("The register is public.", None),
        ("Maps: a history", None),
    ],
)
def test_an_imperative_begins_with_a_base_form(text: str, verb: str | None) -> None:
    """A subject that looks like a verb, or a verb hidden behind adverbs."""
    imperative = imperative_of(sentence_of(text, 0, len(text), 0))
    assert (imperative.verb if imperative else None) == verb


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("ensuring", "ensure"),
        ("planning", "plan"),
        ("doing", "do"),
        ("building", "build"),
        ("thing", None),
    ],
)
def test_gerunds(word: str, lemma: str | None) -> None:
    """A doubled or dropped letter that loses the verb."""
    assert lemma_of_gerund(word) == lemma


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("amended", "amend"), ("applied", "apply"), ("sought", "seek"), ("red", None)],
)
def test_participles(word: str, lemma: str | None) -> None:
    """An irregular participle that loses the verb."""
    assert lemma_of_participle(word) == lemma
