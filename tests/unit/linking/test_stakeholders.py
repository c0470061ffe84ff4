"""Linking parties: what holds for any text, and the parts it is made of."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from policyrecs import segment
from policyrecs.candidates import Candidate, Mention
from policyrecs.documents import Outline
from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.implied import implied_groups, reader_groups
from policyrecs.lexicon.patterns import patterns, table
from policyrecs.linking.stakeholders import link_parties
from policyrecs.linking.stakeholders.acronyms import definitions_in
from policyrecs.linking.stakeholders.directory import directory_of
from policyrecs.linking.stakeholders.headings import addressed_by_heading
from policyrecs.linking.stakeholders.names import canonical, group_name, is_body, names_in
from policyrecs.linking.stakeholders.people import person_in
from policyrecs.readers import read_bytes
from policyrecs.vocabulary import (
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


def outline_of(text: str) -> Outline:
    """A Markdown text as an outline."""
    return segment.outline(read_bytes(text.encode(), "text.md"))


def candidate(
    start: int,
    end: int,
    *mentions: Mention,
    passage: int = 0,
    kind: Kind = Kind.DIRECT,
    rejection: str | None = None,
) -> Candidate:
    """A call at a place."""
    return Candidate(
        start=start,
        end=end,
        passage=passage,
        evidence=Evidence.MODAL,
        kind=kind,
        status=Status.CORE,
        polarity=Polarity.DO,
        modality=Modality.RECOMMENDATION,
        mentions=mentions,
        rejection=rejection,
    )


@pytest.mark.parametrize("entry", patterns("called").values(), ids=lambda entry: entry.name)
def test_patterns_of_calling_match_their_examples_and_leave_the_rest(entry: object) -> None:
    """A pattern that no longer says what its examples say."""
    named = patterns("called")[entry.name]  # type: ignore[attr-defined]
    assert [] == [text for text in named.matches if not named.regex.search(text)]
    assert [] == [text for text in named.leaves if named.regex.search(text)]


@pytest.mark.parametrize("entry", patterns("called").values(), ids=lambda entry: entry.name)
def test_patterns_of_calling_are_tried_where_they_match(entry: object) -> None:
    """A pattern that never sees its own example, for want of a needed word in it."""
    named = patterns("called")[entry.name]  # type: ignore[attr-defined]
    assert [] == [text for text in named.matches if not named.may_match(text.lower())]


@pytest.mark.parametrize("name", patterns("presented"))
def test_patterns_of_presenting_match_their_examples_and_leave_the_rest(name: str) -> None:
    """A pattern that no longer says what its examples say, or never sees them."""
    named = patterns("presented")[name]
    assert [] == [text for text in named.matches if not named.search(text)]
    assert [] == [text for text in named.leaves if named.search(text)]


@pytest.mark.parametrize("entry", table("implied")["thing"])
def test_things_imply_their_makers(entry: dict[str, list[str]]) -> None:
    """A thing that points to the wrong party."""
    assert [entry["group"]] * len(entry["match"]) == [
        list(implied_groups(text)) for text in entry["match"]
    ]
    assert all(entry["group"] != list(implied_groups(text)) for text in entry["miss"])


def test_one_tuple_for_each_candidate_and_none_for_the_rejected() -> None:
    """Parties that slip to the next candidate."""
    text = "Schools should open. Prices should fall. Banks should lend."
    outline = outline_of(text)
    candidates = [
        candidate(0, 20),
        candidate(21, 40, rejection="forecast"),
        candidate(41, len(text)),
    ]
    schools, none, banks = link_parties(outline, candidates)
    assert ["schools"] == [party.name for party in schools]
    assert () == none
    assert ["banks"] == [party.name for party in banks]
    assert () == link_parties(outline, [])


def test_every_surface_lies_where_it_says() -> None:
    """A span that does not hold the words the name was read from."""
    text = "Legislators, AI companies and the National Audit Office (NAO) should act."
    (parties,) = link_parties(outline_of(text), [candidate(0, len(text))])
    assert [
        ("Legislators", "legislators"),
        ("AI companies", "AI companies"),
        ("the National Audit Office", "National Audit Office"),
    ] == [(text[party.start : party.end], party.name) for party in parties]


def test_the_relay_is_named_beside_a_reported_call() -> None:
    """News whose outlet and author are lost."""
    text = "By Ann Lee\n\nJane Roe, head of Acme Ltd, told Reuters that schools should open."
    outline = outline_of(text)
    call = text.index("Jane Roe")
    mention = Mention(call, call + 8, Role.ISSUER, Basis.EXPLICIT)
    last = outline.passages[-1].index
    (parties,) = link_parties(
        outline, [candidate(call, len(text), mention, passage=last, kind=Kind.REPORTED)]
    )
    assert ["Reuters", "Ann Lee"] == [party.name for party in parties if party.role is Role.RELAY]
    assert ["Jane Roe"] == [party.name for party in parties if party.role is Role.SPEAKER]


def test_we_is_the_issuer_itself() -> None:
    """Staff of the issuer taken for the public."""
    text = "We should publish our minutes."
    mention = Mention(0, 2, Role.ADDRESSEE, Basis.EXPLICIT)
    (parties,) = link_parties(
        outline_of(text), [candidate(0, len(text), mention)], issuer="Acme University"
    )
    (party,) = [party for party in parties if party.role is Role.ADDRESSEE]
    assert "Acme University" == party.name
    assert (StakeholderGroup.RESEARCHERS,) == party.groups[:1]
    assert StakeholderGroup.ISSUER_ITSELF in party.groups
    assert StakeholderGroup.PUBLIC not in party.groups


def test_a_person_has_kind_post_and_body() -> None:
    """A person kept as an organisation."""
    text = "Herb Roe, CTO of cybersecurity company Myriad, said firms should act."
    mention = Mention(0, 8, Role.ISSUER, Basis.EXPLICIT)
    (parties,) = link_parties(
        outline_of(text), [candidate(0, len(text), mention, kind=Kind.REPORTED)]
    )
    issuer = parties[0]
    assert StakeholderKind.PERSON is issuer.kind
    assert ("CTO", "Myriad") == (issuer.job_title, issuer.affiliation)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("the Office of Data and Trust (ODT) said", "ODT", "Office of Data and Trust"),
        ("election management bodies (EMBs) said", "EMBs", "election management bodies"),
        ('the Post Office Limited ("POL") said', "POL", "Post Office Limited"),
        (
            'the Ministry of Health (hereafter the "Ministry") said',
            "Ministry",
            "Ministry of Health",
        ),
        ("NAO (National Audit Office) said", "NAO", "National Audit Office"),
        (
            "the National Nuclear Security Administration (NNSA) said",
            "NNSA",
            "National Nuclear Security Administration",
        ),
    ],
)
def test_short_forms(text: str, short: str, long: str) -> None:
    """A short form resolved to half of its name."""
    assert [(short, long)] == [
        (found.short, found.long) for found in definitions_in(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    "text", ["the plan (see Annex) said", "in May (2019) she", "rose (by Half) again", "(AB) said"]
)
def test_brackets_that_define_nothing(text: str) -> None:
    """A bracket taken for an acronym."""
    assert [] == list(definitions_in(text, 0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Department of Health and Human Services",
        "Open Source Initiative",
        "White House",
        "New York Times",
        "NTIA",
        "Executive Order",
    ],
)
def test_names_that_are_no_persons(text: str) -> None:
    """A body or thing taken for a person."""
    assert None is person_in(text, 0, len(text))


def test_a_surname_stands_for_the_person_named_before() -> None:
    """Two records for one person."""
    directory = directory_of(outline_of("Jane Roe, head of Acme, spoke. Roe said no. She left."))
    named = directory.person_called("Roe")
    assert named is not None
    assert "Jane Roe" == named.name


def test_a_surname_that_two_people_share_stands_for_neither() -> None:
    """A call laid at a namesake's door."""
    directory = directory_of(outline_of("Jane Roe said yes. John Roe said no. Roe left."))
    assert None is directory.person_called("Roe")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the  Home Office's", "Home Office"),
        ("The Department,", "Department"),
        ("the U.S.", "U.S."),
        ("**Ofcom**", "Ofcom"),
    ],
)
def test_canonical_names(words: str, name: str) -> None:
    """One body under several names."""
    assert name == canonical(words)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Every policy-maker", "policymakers"),
        ("AI companies", "AI companies"),
        ("all the Law Makers", "lawmakers"),
        ("each agency", "agencies"),
        ("200 scientists", "scientists"),
    ],
)
def test_group_names(words: str, name: str) -> None:
    """One class of parties under several names."""
    assert name == group_name(words)


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("the Department", True),
        ("Congress", True),
        ("Governments", False),
        ("the department", False),
        ("AI Actors", False),
        ("The Ministry of Health", True),
    ],
)
def test_bodies_and_classes_are_told_apart(words: str, *, body: bool) -> None:
    """Policymakers listed among the organisations."""
    assert body is is_body(words)


@pytest.mark.parametrize(
    "unit",
    [
        "Agencies should act ",
        "A B C D E F G H I J K L M ",
        "of the and for ",
        "Jane Roe said ",
        "(ABC) ",
        "we recommend that ",
        "U.S. ",
        "should ",
        "'s ",
        "to by for, ",
    ],
)
def test_time_grows_with_the_text_only(unit: str, growth: Callable[..., float]) -> None:
    """A pattern that rescans: twice the text must not take four times as long."""

    def work(repeats: int) -> Callable[[], object]:
        text = unit * repeats
        outline = outline_of(text)
        return lambda: link_parties(outline, [candidate(0, len(text))])

    assert 3 > growth(work, 2000)


_WORDS = st.sampled_from(
    [
        *("the", "Department", "of", "Health", "(DOH)", "Jane", "Roe", ",", "said", "that", "We"),
        *("you", "they", "should", "urge", "schools", "and", "companies", "to", "by", "for", "#"),
        *("##", "-", ".", "\n\n", "Mr", "U.S.", "government's", "report", "recommends", "funded"),
    ]
)


@given(st.lists(_WORDS, min_size=1, max_size=60).map(" ".join), st.sampled_from(Kind))
def test_any_words_give_parties_that_stand_where_they_say(text: str, kind: Kind) -> None:
    """A crash, or a span outside the text, on words in an order nobody foresaw."""
    assume(any(letter.isalnum() for letter in text))
    outline = outline_of(text)
    assume(outline.passages)
    size = len(outline.document.text)
    mentions = (
        Mention(0, min(4, size), Role.ADDRESSEE, Basis.EXPLICIT),
        Mention(0, min(9, size), Role.ISSUER, Basis.EXPLICIT),
    )
    (parties,) = link_parties(outline, [candidate(0, size, *mentions, kind=kind)])
    for party in parties:
        assert party.name.strip()
        assert party.groups
        assert (party.start is None) is (party.end is None)
        assert party.start is None or 0 <= party.start < (party.end or 0) <= size


def test_names_are_found_without_the_word_that_opens_the_sentence() -> None:
    """A name with "When" in front of it."""
    text = "When the Senate met, Jane Roe spoke. In Congress it failed."
    assert ["Senate", "Jane Roe", "Congress"] == [
        text[start:end] for start, end in names_in(text, 0, len(text))
    ]


def test_patterns_are_compiled_once() -> None:
    """A regular expression compiled for every sentence."""
    assert pattern("duty") is pattern("duty")


@pytest.mark.parametrize("entry", table("implied")["reader"])
def test_what_you_have_says_who_you_are(entry: dict[str, Any]) -> None:
    """A possession listed under two sorts of readers, or under none."""
    things = [example.partition("your ")[2] for example in entry["match"]]
    others = [example.partition("your ")[2] for example in entry["miss"]]
    assert [entry["group"]] * len(things) == [list(reader_groups([thing])) for thing in things]
    assert entry["group"] not in [list(reader_groups([thing])) for thing in others]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("# Report of the Harbour Inquiry\n\nThe port should close.", "Harbour Inquiry"),
        ("This report was written by the Harbour Trust. The port should close.", "Harbour Trust"),
        ("Today, the Harbour Trust is launching a plan. The port should close.", "Harbour Trust"),
        ("We at the Harbour Trust watched. The port should close.", "Harbour Trust"),
        ("The NPC recommends change. The port should close.", "NPC"),
        ("---\ntitle: Advice | Harbour Trust\n---\n\nThe port should close.", "Harbour Trust"),
    ],
)
def test_a_text_says_whose_it_is(text: str, issuer: str) -> None:
    """A call without an issuer where the title, imprint or first words name one."""
    outline = outline_of(text)
    start = text.index("The port")
    last = outline.passages[-1].index
    (parties,) = link_parties(outline, [candidate(start, len(text), passage=last)])
    assert [issuer] == [party.name for party in parties if party.role is Role.ISSUER]


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("Implementing agencies", True),
        ("Funding bodies", True),
        ("Select Committee on Transport", True),
        ("4. Schools", True),
        ("Teachers, parents and pupils", True),
        ("Small and medium enterprises", True),
        ("Meetings, Travel and Visitors", False),
        ("Harbour Agency Guidelines", False),
        ("Leaving the EU", False),
        ("Working with governments", False),
        ("Regulating platforms", False),
        ("Who checks the regulators?", False),
        ("Restore Rights and Protect All Workers", False),
        ("Abolish the Upper House", False),
    ],
)
def test_a_heading_names_a_party_only_where_it_is_its_name(heading: str, *, named: bool) -> None:
    """A chapter's topic taken for whom its recommendations are for."""
    place = addressed_by_heading(heading, 0, len(heading))
    assert named == (place is not None)
