"""Candidates that learnt weights restore, and those that stay rejected."""

import dataclasses

import pytest

from policyrecs.candidates import Candidate
from policyrecs.extraction import find_candidates, read_by_rules
from policyrecs.extraction.scene import Scene
from policyrecs.extraction.weighing import probability, signs_of, weigh
from policyrecs.lexicon.weights import learnt
from policyrecs.readers import read_bytes
from policyrecs.segment import outline
from policyrecs.vocabulary import Status

CALLS = (
    "# Ports and the sea\n\nThe port should publish its accounts. Ministers should fund pilots.\n\n"
)
DOUBTED = "Consider whether the budget of the harbour board should be set by the region."
TOOL = (
    "# Install the tool\n\nDownload the file, click the button, and run the command in the shell. "
    "Open the menu and select the folder. Type the password and press enter to log in.\n\n"
)


def read(text: str) -> tuple[list[Candidate], list[Candidate]]:
    """The candidates of a text, as the rules and as the weights leave them."""
    scene = Scene(outline(read_bytes(text.encode(), "text.md")))
    by_rules = read_by_rules(scene)
    return by_rules, weigh(scene, by_rules)


def rejections(found: list[Candidate]) -> list[str | None]:
    """Why each candidate is rejected."""
    return [one.rejection for one in found]


def test_a_doubted_call_among_calls_is_restored() -> None:
    """An imperative that no heading or lead-in licenses, among calls of the same section."""
    by_rules, weighed = read(f"{CALLS}{DOUBTED}\n")
    assert [None, None, "unlicensed-imperative"] == rejections(by_rules)
    assert [None, None, None] == rejections(weighed)


def test_a_doubted_step_of_instructions_stays_rejected() -> None:
    """A step of a manual, which is phrased as calls are."""
    by_rules, weighed = read(f"{TOOL}{DOUBTED}\n")
    assert "unlicensed-imperative" in rejections(by_rules)
    assert rejections(by_rules) == rejections(weighed)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Should the budget of the harbour board be set by the region?", "question"),
        ("Please do not hesitate to call should you require further details.", "phatic"),
    ],
)
def test_what_is_known_to_mean_something_else_stays_rejected(sentence: str, reason: str) -> None:
    """A question or courtesy that stands among calls."""
    assert reason == rejections(read(f"{CALLS}{sentence}\n")[1])[-1]


def test_a_candidate_within_an_accepted_one_stays_rejected() -> None:
    """The same words as two records."""
    text = f"{CALLS}{DOUBTED}\n"
    scene = Scene(outline(read_bytes(text.encode(), "text.md")))
    *calls, doubted = read_by_rules(scene)
    part = dataclasses.replace(doubted, end=doubted.end - 1)
    *_, whole, again = weigh(scene, [*calls, dataclasses.replace(doubted, rejection=None), part])
    assert whole.rejection is None
    assert again.rejection == "unlicensed-imperative"


def test_confidence_is_the_probability_of_the_signs() -> None:
    """A confidence that does not tell a plain call from a question."""
    text = f"{CALLS}What should be done about the pilots?\n"
    cut = outline(read_bytes(text.encode(), "text.md"))
    found = find_candidates(cut)
    assert [one.confidence for one in found] == [
        probability(signs, learnt("signs")) for signs in signs_of(cut, read_by_rules(Scene(cut)))
    ]
    assert min(one.confidence for one in found[:2]) > 0.7 > found[-1].confidence


ORDERS = (
    "Provide training for everyone in the maternal care continuum.",
    "Ensure that clinics in rural areas have midwives.",
    "Work with communities to reduce harm.",
    "Provide support for all families in rural areas.",
)


def test_orders_that_nothing_announces_are_restored_together() -> None:
    """Acts on a page of their own, each too uncertain by itself."""
    by_rules, weighed = read("# Maternal health\n\n" + "\n\n".join(ORDERS))
    assert rejections(by_rules) == ["unlicensed-imperative"] * 4
    assert rejections(weighed) == [None] * 4
    assert rejections(read("# Maternal health\n\n" + "\n\n".join(ORDERS[:3]))[1])[-1] is not None


def test_orders_that_follow_in_running_text_are_not_weighed_together() -> None:
    """Steps and asides within a story."""
    story = "The plan pays. It grew. It was cheap. "
    weighed = read("# Maternal health\n\n" + "\n\n".join(story + order for order in ORDERS))[1]
    assert rejections(weighed) == ["unlicensed-imperative"] * 4


def test_orders_that_are_steps_are_not_restored_together() -> None:
    """What a reader does with a tool."""
    steps = "Open the menu.\n\nSelect the file.\n\nType the name.\n\nPress the button again.\n\n"
    assert None not in rejections(read(f"# The tool\n\n{steps}")[1])


UNSURE = "The study proposes changes to the model."
ASKING = "What should we know? Who should pay? Where should it stand? When should it open? "


def test_what_hardly_is_a_call_is_optional_where_the_document_tells() -> None:
    """A study's method among questions; by itself, nothing tells what it is."""
    _, weighed = read(f"# Notes\n\n{UNSURE} {ASKING * 2}\n")
    assert (weighed[0].rejection, weighed[0].status) == (None, Status.OPTIONAL)
    _, alone = read(f"# Notes\n\n{UNSURE}\n")
    assert [one.status for one in alone] == [Status.CORE]


def test_a_document_without_candidates_has_nothing_to_weigh() -> None:
    """A text that says nothing."""
    assert ([], []) == read("It rained.\n")
