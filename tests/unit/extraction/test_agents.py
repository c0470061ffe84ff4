"""Plurals that name people by what they do, and things with the same endings."""

import pytest

from policyrecs.extraction.agents import names_agent


@pytest.mark.parametrize("people", ["diplomats", "technocrats", "planners in rural areas"])
def test_people_may_act(people: str) -> None:
    """A call whose subject is no party because no list has it."""
    assert names_agent(people, people)


@pytest.mark.parametrize("things", ["file formats", "exercise mats", "indicators", "barriers"])
def test_things_do_not_act(things: str) -> None:
    """A thing called upon for its ending."""
    assert not names_agent(things, things)
