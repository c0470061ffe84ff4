"""The lexicon of parties: every entry's examples, and how a noun phrase is cut."""

from collections.abc import Iterator

import pytest

from policyrecs.lexicon.group_words import words
from policyrecs.lexicon.parties import conjuncts, groups_of
from policyrecs.lexicon.patterns import table

TABLE = table("groups")
SORTS = ("head", "generic", "modifier", "shift", "name")


def examples(field: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Every example of one sort, with the groups of its entry."""
    for sort in SORTS:
        for entry in TABLE[sort]:
            groups = entry.get("group") or entry["to"]
            yield from ((example, frozenset(groups)) for example in entry[field])


@pytest.mark.parametrize(("phrase", "groups"), list(examples("match")))
def test_matching_examples_get_their_groups(phrase: str, groups: frozenset[str]) -> None:
    """A word list in which one entry hides another."""
    assert groups == groups & frozenset(groups_of(phrase))


@pytest.mark.parametrize(("phrase", "groups"), list(examples("miss")))
def test_other_examples_do_not(phrase: str, groups: frozenset[str]) -> None:
    """A word list that takes a thing, or somebody else, for the party."""
    assert groups != groups & frozenset(groups_of(phrase))


def test_every_head_names_its_own_group() -> None:
    """An entry that the cutting of phrases makes unreachable."""
    lost = [
        (head, entry["group"])
        for sort, field in (("head", "heads"), ("name", "names"))
        for entry in TABLE[sort]
        for head in entry[field]
        if not set(entry["group"]) & set(groups_of(head))
    ]
    assert [] == lost


@pytest.mark.parametrize("entry", TABLE["thing"])
def test_things_are_no_parties(entry: dict[str, list[str]]) -> None:
    """A thing whose head noun is also a party's."""
    assert [()] * len(entry["match"]) == [groups_of(phrase) for phrase in entry["match"]]
    assert all(groups_of(phrase) for phrase in entry["miss"])


@pytest.mark.parametrize(
    "phrase",
    [
        "Systems", "AI systems", "the data", "all contracts", "Research", "it", "they", "this",
        "the report", "Funding", "", "   ", "—", "the quality of training", "climate change",
        "The focus", "access to courts", "public funding", "security updates",
    ],
)  # fmt: skip
def test_things_and_pronouns_name_no_party(phrase: str) -> None:
    """An agent test that takes every subject for an agent."""
    assert () == groups_of(phrase)


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("Legislators and policymakers", ["Legislators", "policymakers"]),
        (
            "AI companies, developers, and civil society organizations",
            ["AI companies", "developers", "civil society organizations"],
        ),
        ("the Department and the Post Office", ["the Department", "the Post Office"]),
        ("the Department, Acme and the Post Office", ["the Department", "Acme", "the Post Office"]),
        ("the Securities and Exchange Commission", ["the Securities and Exchange Commission"]),
        (
            "the Secretary of Health and Human Services",
            ["the Secretary of Health and Human Services"],
        ),
        (
            "the Department for Digital, Culture, Media and Sport",
            ["the Department for Digital, Culture, Media and Sport"],
        ),
        ("state and local governments", ["state and local governments"]),
        ("policy and decision makers", ["policy and decision makers"]),
        ("government, industry and academia", ["government", "industry", "academia"]),
        ("HM Government and/or the Department", ["HM Government", "the Department"]),
        ("publishers as well as funders", ["publishers", "funders"]),
        ("the House and Senate", ["the House", "Senate"]),
    ],
)
def test_conjuncts_are_split_and_names_kept_whole(phrase: str, parts: list[str]) -> None:
    """A ministry cut in two at the "and" of its name, or two parties taken for one."""
    assert parts == [phrase[start:end] for start, end in conjuncts(phrase)]


def test_words_keep_their_places() -> None:
    """Spans that drift where a compound stands for two words."""
    phrase = "policymakers' and U.S. agencies’ staff"
    assert ["policymakers'", "policymakers'", "and", "U.S", "agencies’", "staff"] == [
        phrase[word.start : word.end] for word in words(phrase)
    ]
