"""Which recommendations ask for the same act, and which only look so."""

import datetime as dt
import random
import time
from collections.abc import Sequence

import pytest

from policyrecs.proposals import Decided, Statement, find_proposals
from policyrecs.records import Proposal
from policyrecs.vocabulary import Kind, Method, Polarity, Stance, Status

DO, AVOID = Polarity.DO, Polarity.AVOID
PUBLISH = ("publish", DO, "publish the waiting lists of all hospitals")


def statement(key: str, *acts: tuple[str, Polarity, str], **fields: object) -> Statement:
    """A statement of its own document."""
    quote = "; ".join(words for _, _, words in acts)
    given: dict[str, object] = {
        "recommendation_id": f"rec-{key}",
        "document_id": f"doc-{key}",
        "start": 0,
        "end": len(quote),
        "quote": quote,
        "kind": Kind.DIRECT,
        "status": Status.CORE,
        "acts": acts,
    }
    return Statement(**(given | fields))  # type: ignore[arg-type]


def groups(proposals: Sequence[Proposal]) -> list[list[str]]:
    """The ids in each proposal, without their prefix."""
    return sorted(
        sorted(each.recommendation_id.removeprefix("rec-") for each in proposal.members)
        for proposal in proposals
    )


SAME = [
    (PUBLISH, ("publish", DO, "hospitals' waiting lists be published by all")),
    (PUBLISH, ("disclose", DO, "disclose how long the waiting lists of hospitals are")),
    (
        ("establish", DO, "establish an independent ombudsman for prison complaints"),
        ("create", DO, "the creation of an independent prisons ombudsman to hear complaints"),
    ),
    (
        ("organise", DO, "organise annual flood drills in coastal towns"),
        ("organize", DO, "organizing annual flood drills in the coastal towns"),
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_act_in_other_words(
    one: tuple[str, Polarity, str], other: tuple[str, Polarity, str]
) -> None:
    """The same proposal would be counted once for each outlet that reports it."""
    made = find_proposals([statement("a", one), statement("b", other)])
    assert [["a", "b"]] == groups(made)
    assert [Stance.FOR, Stance.FOR] == [each.stance for each in made[0].members]
    assert len(made[0].members[1].shared_words) > 1


DIFFERENT = [
    (PUBLISH, ("abandon", DO, "abandon the waiting lists of all hospitals")),
    (PUBLISH, ("publish", DO, "publish the death rates of all hospitals")),
    (("improve", DO, "improve training"), ("improve", DO, "improve training")),
    (("take action", DO, "take action if needed"), ("take action", DO, "take action if needed")),
    (
        ("raise", DO, "raise the landfill tax on plastic waste to 20 percent"),
        ("raise", DO, "raise the landfill tax on plastic waste to 30 percent"),
    ),
    (
        ("support", DO, "support the development of national policy programmes"),
        ("support", DO, "support the implementation of national policy programmes"),
    ),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_only_looks_alike(
    one: tuple[str, Polarity, str], other: tuple[str, Polarity, str]
) -> None:
    """Two bodies would be said to agree who never spoke of the same."""
    assert () == find_proposals([statement("a", one), statement("b", other)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PUBLISH, ("publish", AVOID, "not publish the waiting lists of hospitals")),
        (
            ("ban", DO, "ban peat compost in public gardens"),
            ("allow", DO, "allow peat compost in public gardens"),
        ),
    ],
)
def test_the_opposite_is_the_same_proposal_and_against_it(
    one: tuple[str, Polarity, str], other: tuple[str, Polarity, str]
) -> None:
    """A disagreement would pass for agreement, or go unseen."""
    (proposal,) = find_proposals([statement("a", one), statement("b", other)])
    assert [Stance.FOR, Stance.AGAINST] == [each.stance for each in proposal.members]


def test_two_opposites_undo_each_other() -> None:
    """Who says "do not allow" would be held against a ban."""
    one = statement("a", ("ban", DO, "ban peat compost in public gardens"))
    other = statement("b", ("allow", AVOID, "not allow peat compost in public gardens"))
    (proposal,) = find_proposals([one, other])
    assert Stance.FOR is proposal.members[1].stance


def test_no_chain_leads_from_one_act_to_another() -> None:
    """By steps that are each small, everything would become one proposal."""
    words = "harbour dredging tariff ledger vessel pilot beacon quay mooring anchor berth crane"
    steps = words.split()
    chain = [
        statement(f"{place:02}", ("review", DO, " ".join(steps[place : place + 6])))
        for place in range(7)
    ]
    for proposal in find_proposals(chain):
        places = [int(each.recommendation_id[-2:]) for each in proposal.members]
        assert max(places) - min(places) < 3


def test_an_invitation_to_comment_is_no_recommendation_of_the_act() -> None:
    """A consultation would count as support for what it asks about."""
    asked = statement("b", PUBLISH, kind=Kind.SOLICITED)
    assert () == find_proposals([statement("a", PUBLISH), asked])


def test_what_stands_inside_another_counts_once() -> None:
    """A report's sentence and the quotation in it would be two voices."""
    whole = statement("a", PUBLISH, end=90)
    inside = statement("b", PUBLISH, document_id="doc-a", start=10, end=50)
    assert () == find_proposals([whole, inside])
    assert [["a", "c"]] == groups(find_proposals([whole, inside, statement("c", PUBLISH)]))


def test_who_stands_for_all() -> None:
    """A report of a report would be shown instead of the issuer's own words."""
    statements = [
        statement("a", PUBLISH, kind=Kind.REPORTED, issued=dt.date(2020, 1, 1)),
        statement("b", PUBLISH, issued=dt.date(2022, 1, 1)),
        statement("c", PUBLISH, issued=dt.date(2021, 1, 1)),
        statement("d", PUBLISH),
        statement("e", PUBLISH, status=Status.OPTIONAL, issued=dt.date(2019, 1, 1)),
    ]
    (proposal,) = find_proposals(statements)
    assert ("rec-c", "rec-c") == (
        proposal.representative_id,
        proposal.members[0].recommendation_id,
    )
    assert PUBLISH[2] == proposal.label


def test_the_id_moves_only_when_the_representative_does() -> None:
    """A new source would break every reference to the proposal."""
    two = [statement("a", PUBLISH, issued=dt.date(2020, 1, 1)), statement("b", PUBLISH)]
    (before,) = find_proposals(two)
    (after,) = find_proposals([*two, statement("c", PUBLISH)])
    assert before.proposal_id == after.proposal_id
    assert len(before.members) < len(after.members)


def test_the_order_of_input_leaves_no_trace() -> None:
    """Two builds of the same documents would differ."""
    pairs = [act for pair in (*SAME, *DIFFERENT) for act in pair]
    statements = [statement(f"{place:02}", act) for place, act in enumerate(pairs)]
    expected = find_proposals(statements)
    for seed in range(5):
        random.Random(seed).shuffle(statements)  # noqa: S311  no secret hangs on it
        assert expected == find_proposals(statements)


def decided(same: Sequence[str] = (), different: Sequence[str] = (), against: str = "") -> Decided:
    """Decisions by short keys."""
    stances = {f"rec-{key}": Stance.AGAINST if key == against else Stance.FOR for key in same}
    return Decided((stances,), ("Because.",), (tuple(f"rec-{key}" for key in different),))


def test_what_people_put_together_stays_together() -> None:
    """A person's decision would be overruled by a count of words."""
    statements = [
        statement("a", PUBLISH),
        statement("b", ("tell", DO, "tell patients how long they will wait")),
    ]
    (proposal,) = find_proposals(statements, decided("ab", against="b"))
    assert [(Stance.FOR, Method.CURATED), (Stance.AGAINST, Method.CURATED)] == [
        (each.stance, each.method) for each in proposal.members
    ]
    assert {"Because."} == {each.reason for each in proposal.members}


def test_what_people_hold_different_stays_apart() -> None:
    """The rules would join again what a person has told apart, by way of a third."""
    statements = [statement(key, PUBLISH) for key in "abc"]
    made = find_proposals(statements, decided(different="ab"))
    assert 1 == len(made)
    assert {"rec-a", "rec-b"} - {each.recommendation_id for each in made[0].members}


def test_the_rules_add_to_what_people_put_together() -> None:
    """A new source of a reviewed proposal would stand alone until somebody looks."""
    statements = [
        statement("a", PUBLISH),
        statement("b", ("tell", DO, "tell patients how long they will wait")),
        statement("c", PUBLISH),
    ]
    (proposal,) = find_proposals(statements, decided("ab"))
    assert {"rec-a", "rec-b", "rec-c"} == {each.recommendation_id for each in proposal.members}
    assert [Method.RULES] == [
        each.method for each in proposal.members if each.recommendation_id == "rec-c"
    ]


def test_time_grows_with_the_recommendations() -> None:
    """A campaign of ten thousand letters, each a little different, would never end."""
    shuffler = random.Random(3)  # noqa: S311  no secret hangs on it
    names = ["".join(shuffler.choices("abcdefghij", k=7)) for _ in range(400)]
    campaign = [
        statement(
            f"{place}",
            (
                "release",
                DO,
                "release the annual harbour dredging statement of "
                + " ".join(shuffler.choices(names, k=place % 3)),
            ),
        )
        for place in range(6000)
    ]
    began = time.monotonic()
    find_proposals(campaign)
    assert time.monotonic() - began < 20
