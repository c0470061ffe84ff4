"""The gate from candidate to record lets nothing vanish and nothing false pass."""

import dataclasses

import pytest

from policyrecs.assemble import Assembly, assemble
from policyrecs.candidates import Act, Candidate, Party, Place
from policyrecs.documents import Outline
from policyrecs.readers import read_bytes
from policyrecs.segment import outline
from policyrecs.vocabulary import (
    ActionCategory,
    Basis,
    Evidence,
    Kind,
    Modality,
    Polarity,
    Role,
    StakeholderGroup,
    StakeholderKind,
    Status,
)

TEXT = "# Advice\n\nMinistries should publish the data. Ministries should publish the data.\n"
QUOTE = "Ministries should publish the data."
FIRST = TEXT.index(QUOTE)
SECOND = TEXT.index(QUOTE, FIRST + 1)


def candidate(start: int) -> Candidate:
    """The candidate for the sentence that begins at `start`."""
    return Candidate(
        start=start,
        end=start + len(QUOTE),
        passage=1,
        evidence=Evidence.MODAL,
        kind=Kind.DIRECT,
        status=Status.CORE,
        polarity=Polarity.DO,
        modality=Modality.RECOMMENDATION,
        cue=Place(start + 11, start + 17),
        acts=(Act(start + 18, start + 34, "publish", Polarity.DO),),
    )


MINISTRIES = Party(
    role=Role.ADDRESSEE,
    basis=Basis.EXPLICIT,
    name="ministries",
    kind=StakeholderKind.GROUP,
    groups=(StakeholderGroup.EXECUTIVE,),
    start=FIRST,
    end=FIRST + 10,
)


@pytest.fixture
def read() -> Outline:
    """The outline of the text."""
    return outline(read_bytes(TEXT.encode(), "advice.md"))


def made(read: Outline, *candidates: Candidate, parties: tuple[Party, ...] = ()) -> Assembly:
    """Assemble `candidates`, the first of them with `parties`."""
    nothing: list[tuple[()]] = [()] * len(candidates)
    return assemble(
        read,
        candidates,
        parties=[parties, *nothing[1:]],
        citations=(),
        citation_links=nothing,
        topics=nothing,
    )


def test_a_record_knows_its_place_and_its_acts(read: Outline) -> None:
    """A record without its section, context or verb would have to be read again."""
    record = made(read, candidate(FIRST)).recommendations[0]
    assert QUOTE == record.quote == TEXT[record.start : record.end]
    assert ("Advice",) == record.section
    assert TEXT[:FIRST] == record.prefix
    assert "should" == record.cue.quote if record.cue else None
    assert ("publish", "publish the data") == (record.actions[0].verb, record.actions[0].quote)
    assert ActionCategory.SPECIFIC is record.action_category


def test_equal_texts_get_ids_of_their_own(read: Outline) -> None:
    """The second occurrence would overwrite the first."""
    records = made(read, candidate(FIRST), candidate(SECOND)).recommendations
    assert 2 == len({record.recommendation_id for record in records})


def test_rejected_candidates_are_counted_by_code(read: Outline) -> None:
    """A candidate would vanish between extraction and records."""
    rejected = dataclasses.replace(candidate(SECOND), rejection="forecast")
    result = made(read, candidate(FIRST), rejected)
    assert {"forecast": 1} == result.rejected
    assert 2 == result.candidates


def test_a_candidate_that_does_not_hold_becomes_an_issue(read: Outline) -> None:
    """An act with a polarity that acts cannot have would stop the whole document."""
    wrong = dataclasses.replace(
        candidate(FIRST), acts=(Act(FIRST, FIRST + 10, "publish", Polarity.MIXED),)
    )
    result = made(read, wrong)
    assert {"invalid-record": 1} == result.rejected
    assert ["invalid-record"] == [issue.code for issue in result.issues]
    assert result.issues[0].message.startswith("polarity: ")


def test_a_party_becomes_a_stakeholder_and_a_link(read: Outline) -> None:
    """The name and the words it was read from would come apart."""
    result = made(read, candidate(FIRST), parties=(MINISTRIES, MINISTRIES))
    (link,) = result.recommendations[0].stakeholders
    (stakeholder,) = result.stakeholders
    assert link.stakeholder_id == stakeholder.stakeholder_id == "group-ministries"
    assert ("Ministries", FIRST) == (link.surface, link.start)
    assert StakeholderGroup.EXECUTIVE is stakeholder.group


def test_a_person_brings_the_body_they_speak_for(read: Outline) -> None:
    """A dangling parent would refuse the whole dataset."""
    person = Party(
        role=Role.SPEAKER,
        basis=Basis.EXPLICIT,
        name="Jane Roe",
        kind=StakeholderKind.PERSON,
        groups=(StakeholderGroup.CIVIL_SOCIETY,),
        job_title="director",
        affiliation="Open Data Watch",
    )
    result = made(read, candidate(FIRST), parties=(person,))
    by_id = {each.stakeholder_id: each for each in result.stakeholders}
    assert {"person-jane-roe", "organisation-open-data-watch"} == set(by_id)
    assert "organisation-open-data-watch" == by_id["person-jane-roe"].parent_id
    assert "director" == by_id["person-jane-roe"].job_title


def test_a_party_of_two_groups_is_found_under_both(read: Outline) -> None:
    """Filtering by the second group would miss the record."""
    both = dataclasses.replace(
        MINISTRIES, groups=(StakeholderGroup.EXECUTIVE, StakeholderGroup.LEGISLATURE)
    )
    result = made(read, candidate(FIRST), parties=(both,))
    assert {"executive", "legislature"} == {str(each.group) for each in result.stakeholders}


def test_a_child_names_its_parent(read: Outline) -> None:
    """A sub-item would lose the item it belongs to."""
    child = dataclasses.replace(candidate(SECOND), parent=(FIRST, FIRST + len(QUOTE)))
    parent, record = made(read, candidate(FIRST), child).recommendations
    assert parent.recommendation_id == record.parent_id
