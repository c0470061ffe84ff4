"""The subject, negation and verb of clauses with a modal."""

import pytest

from policyrecs.extraction.clauses import modal_clauses
from policyrecs.extraction.sentences import sentence_of


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Agencies should act.", "agencies"),
        ("Therefore, the relevant agencies should act.", "the relevant agencies"),
        ("In the short term, the ministry must act.", "the ministry"),
        (
            "By 31 October, the Department, Fujitsu and the Post Office shall publish it.",
            "the department, fujitsu and the post office",
        ),
        ("The panel met and we should act.", "we"),
        ("The agency said publishers should act.", "publishers"),
        ("He argued that member states should act.", "member states"),
        ("The office, working on behalf of the board, should act.", "the office"),
        ("For beta assessment the panel must see it.", "the panel"),
        ("Where data are lacking, countries should conduct surveys.", "countries"),
        ("The Department of Energy (DOE) should act.", "the department of energy (doe)"),
    ],
)
def test_the_subject_is_found_from_the_modal_backwards(text: str, subject: str) -> None:
    """An adverbial, a claim or a parenthesis taken for part of the subject."""
    clause = next(modal_clauses(sentence_of(text, 0, len(text), 0)))
    assert text.lower()[slice(*clause.subject)] == subject


@pytest.mark.parametrize(
    ("text", "lemma", "passive", "negated"),
    [
        ("Agencies should publish it.", "publish", False, False),
        ("Agencies should also actively seek it.", "seek", False, False),
        ("It must be repealed.", "repeal", True, False),
        ("It should not be sought.", "seek", True, True),
        ("They shouldn't wait.", "wait", False, True),
        ("No company should profit.", "profit", False, True),
        ("They should, based on their roles, apply it.", "apply", False, False),
        ("They should be able to opt out.", "opt", False, False),
        ("The plan should be clear.", "be", False, False),
        ("Firms should have upper limits.", "have", False, False),
        ("We should be doing more.", "do", False, False),
    ],
)
def test_the_main_verb_is_found_behind_adverbs(
    text: str, lemma: str, *, passive: bool, negated: bool
) -> None:
    """An adverb taken for the verb, a passive or a negation that is not seen."""
    clause = next(modal_clauses(sentence_of(text, 0, len(text), 0)))
    assert (clause.verb.lemma, clause.verb.passive, clause.negated) == (lemma, passive, negated)


def test_a_perfect_is_seen() -> None:
    """A judgement of the past ("should have told") taken for a call."""
    text = "The agency should have told them."
    clause = next(modal_clauses(sentence_of(text, 0, len(text), 0)))
    assert (clause.verb.lemma, clause.verb.perfect) == ("tell", True)
