"""Who is called upon by what a whole text is full of, where nothing nearer tells."""
# ruff: noqa: E501  a text stands on one line, beside what it yields

from collections.abc import Callable

import pytest

POWERS = [
    (
        "# Why the Online Harms Bill falls short\n\nThe Bill before Parliament gives the regulator wide powers. Clause 12 is vague. MPs passed an amendment last week.\n\nThe definition of harm should be narrowed.",
        "The definition of harm",
        "legislature",
    ),
    (
        "# Rivers without borders\n\nThe treaty binds forty nations. European and Asian states met at an international summit in Geneva, and the convention has a secretariat.\n\nDams upstream should be inspected each year.",
        "Dams upstream",
        "international_bodies",
    ),
    (
        "# Night buses\n\nThe mayor met the council. City wards in the borough have no bus after ten. The town hall is silent.\n\nA night bus should be tried for a year.",
        "A night bus",
        "subnational_government",
    ),
    (
        "# Code for all\n\nThe federal government writes software. Ministers and ministries buy it, and the regulator of each jurisdiction checks it.\n\nSource code must be unclassified.",
        "Source code must",
        "executive",
    ),
    (
        "# Pool hours\n\nThe city council met the mayor. Two wards of the borough have a pool.\n\nWe call on elected officials to keep the pools open.",
        "We call on elected",
        "subnational_government",
    ),
]

NOTHING_TOLD = [
    ("I urge Mr Okonjo to talk to the farmers.", "I urge", "executive"),
    ("The council should fix the potholes on Hill Road.", "The council", "subnational_government"),
    (
        "The hospital has six wards. Nurses and patients wait.\n\nThe steering panel should review each phase.",
        "The steering panel",
        "health_providers",
    ),
]

RULERS = [
    (
        "Local authorities are poor. Local authorities should publish their accounts. Local authorities should list their land.\n\nReplace stamp duty with a charge on land.",
        "Replace stamp duty",
        "executive",
    ),
    (
        "# Harbour University\n\nThe university has 40 lecturers and a campus.\n\n## Harbour University\n\nThe Coroners Act 2006 should be amended to set a deadline.",
        "The Coroners Act",
        "legislature",
    ),
]

READERS = [
    (
        "# What you can do\n\nRecommendations:\n\n- Please ask the council to build a crossing.",
        "Please ask",
        "public",
    ),
    (
        "# Recommendations\n\n## For schools\n\n- Appoint a bullying lead among teachers.\n\n## For parents\n\n- Agree screen rules at home with pupils.",
        "Agree screen",
        "public",
    ),
    (
        "# Ministry of Education circular 14\n\nTo: all heads of schools\n\nPhones should be locked away.",
        "Phones should",
        "educators",
    ),
]


@pytest.mark.parametrize(("text", "opening", "group"), POWERS)
def test_the_kind_of_government_that_a_text_is_full_of_is_called_upon(
    text: str, opening: str, group: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """The government told to change what only a parliament, a city or all states can."""
    assert group in groups_called(text, opening)


@pytest.mark.parametrize(("text", "opening", "group"), NOTHING_TOLD)
def test_a_party_of_whom_nothing_is_told_is_of_the_text_s_kind(
    text: str, opening: str, group: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """A person or a committee of a known name and no known kind."""
    assert group in groups_called(text, opening)


@pytest.mark.parametrize(("text", "opening", "group"), RULERS)
def test_those_who_rule_over_a_thing_are_called_upon_beside_others(
    text: str, opening: str, group: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """A tax left to whoever the calls around it speak of, or a law to the heading's university."""
    assert group in groups_called(text, opening)


@pytest.mark.parametrize(("text", "opening", "group"), READERS)
def test_readers_are_told_what_they_can_do(
    text: str, opening: str, group: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """A reader's letter to a council read as the council's own business."""
    assert group in groups_called(text, opening)


def test_a_column_headed_to_names_who_is_to_act(
    groups_called: Callable[[str, str], set[str]],
) -> None:
    """The recipients of a table of recommendations left unread because "To" is a small word."""
    table = (
        "| No. | Recommendation | To |\n|---|---|---|\n"
        "| 1 | Publish the rates of default | Ministry of Finance |\n"
    )
    assert {"executive"} == groups_called(table, "Publish")
