"""What people say aloud, chant or bear on banners, and their turns in interviews."""

from collections.abc import Callable

import pytest

Core = Callable[[str], list[tuple[str, str, str]]]

SPLIT = [
    ('"They need", she said, "to start treating people as people."', "They need", "as people."),
    (
        '"The minister," said Mr Osei, the union\'s leader, "must publish the file before May."',
        "The minister",
        "before May.",
    ),
    (
        '"Ministers", he added, "have had years to sort this, and they should get on with it."',
        "Ministers",
        "get on with it.",
    ),
    (
        '"Any plan," Ms Okoro told reporters, "should be put to the tenants before it is signed."',
        "Any plan",
        "is signed.",
    ),
]
"""A sentence that its tag cuts in two: how its record begins and ends."""

SPOKEN = [
    '"Find the money somewhere else," she said.',
    '"Please don\'t take our bus away," said Rose Kelly, 81, of Elm Street.',
    '"Give them the keys," said the mayor.',
    '"Don\'t hide behind lawyers," the bishop told the board.',
    '"If a child takes a knock, take them off," said Nora Walsh, its chief executive.',
    '"Delete the app," one driver said.',
]
"""Imperatives in quotation marks."""

BORNE = [
    'Protesters held signs reading "Hands off our library" and "Tax the rich".',
    'Marchers chanted "Cancel the contract" as they passed city hall.',
    'Nurses waved placards that said "Fund our wards" outside the ministry.',
    'She wore a T-shirt with the slogan "Free the Telmore Six".',
]
"""Slogans, whose sentence is the record."""

TURNS = [
    (
        (
            "# Five minutes on debt\n\nQ: What should happen first?\n\n"
            "A: Publish the list of debtors. Nobody knows it. Don't sell to the highest bidder.\n\n"
            "Q: And then?\n\nA: The state must protect small savers.\n"
        ),
        ["Publish the list of debtors.", "Don't sell to the highest bidder."],
    ),
    (
        (
            "# On the record: Marta Ruiz, bus planner\n\nInterviewer: Why do buses fail here?\n\n"
            "Ruiz: They are slow. Give them their own lanes.\n\nInterviewer: And fares?\n\n"
            "Ruiz: Cut them. Take the money from parking.\n"
        ),
        ["Give them their own lanes.", "Cut them.", "Take the money from parking."],
    ),
    (
        (
            "Q&A with virologist Dr Hanna Berg\n\nScience Weekly: What is the lesson?\n\n"
            "Berg: That we were slow. Test early, and test everyone.\n\n"
            "Science Weekly: Would you say more?\n\nBerg: Share your data.\n"
        ),
        ["Test early, and test everyone.", "Share your data."],
    ),
    (
        (
            "Daily Star: What should happen first?\n\nLila Haddad: Audit the central bank.\n\n"
            "Daily Star: And then?\n\nLila Haddad: Pay small depositors in dollars.\n"
        ),
        ["Audit the central bank.", "Pay small depositors in dollars."],
    ),
    (
        (
            "Wednesday 9 June\n\nMs DOBREV (Carrick) - I rise to speak on the ferry. I call on the"
            " Minister to repair it.\n\nMr. O'NEILL of Ohio. Madam Speaker, the pier must be"
            " rebuilt.\n"
        ),
        ["I call on the Minister to repair it.", "Madam Speaker, the pier must be rebuilt."],
    ),
]
"""Interviews with imperatives in the answers."""

UNSAID = [
    '"Take a look at the figures," he said.',
    '"Look, it is simple," she said.',
    '"Don\'t worry about it," the clerk said.',
    'A banner reading "Welcome home" hung over the gate.',
    'The crowd shouted "Go Tigers!" until the end.',
    'The bank signed. "Tax" is a word of three letters.',
]
"""Words that ask for nothing."""


@pytest.mark.parametrize(("text", "first", "last"), SPLIT)
def test_a_quotation_cut_by_its_tag_is_one_record(
    core: Core, text: str, first: str, last: str
) -> None:
    """Half of what somebody said taken for the whole, or none of it read."""
    ((kind, _, quote),) = core(text)
    assert kind == "quoted"
    assert quote.startswith(first)
    assert quote.endswith(last)


@pytest.mark.parametrize("text", SPOKEN)
def test_a_spoken_imperative_is_quoted(core: Core, text: str) -> None:
    """An order in quotation marks that is missed as if it steered the reader."""
    assert ["quoted"] == [kind for kind, _, _ in core(text)]


@pytest.mark.parametrize("text", BORNE)
def test_a_slogan_is_quoted_with_its_sentence(core: Core, text: str) -> None:
    """Words on a banner that are missed, or read without what tells of them."""
    assert [("quoted", text)] == [(kind, quote) for kind, _, quote in core(text)]


@pytest.mark.parametrize(("text", "asked"), TURNS)
def test_a_turn_asks_in_imperatives(core: Core, text: str, asked: list[str]) -> None:
    """An answer whose imperative nothing licenses, or that keeps the name in front of it."""
    quoted = [quote for kind, _, quote in core(text) if kind == "quoted"]
    assert set(asked) <= set(quoted)


@pytest.mark.parametrize("text", UNSAID)
def test_what_is_only_said_is_left(core: Core, text: str) -> None:
    """A manner of speaking, a cheer or a greeting taken for a call."""
    assert [] == core(text)
