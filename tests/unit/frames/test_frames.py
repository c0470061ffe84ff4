"""Frames answer what they are asked, and the traps of list columns are shown beside it."""

import pandas as pd
import pytest

import policyrecs
from policyrecs.errors import UsageError
from policyrecs.schemas.example import example_dataset


@pytest.fixture(scope="module")
def core() -> pd.DataFrame:
    """The core recommendations of the shipped release."""
    return policyrecs.load_recommendations()


def test_core_is_the_default_and_all_holds_the_rest(core: pd.DataFrame) -> None:
    """Weak calls would be counted by people who never asked for them."""
    everything = policyrecs.load_recommendations("all")
    optional = policyrecs.load_recommendations("optional")
    assert {"core"} == set(core["status"])
    assert len(everything) == len(core) + len(optional)


def test_an_unknown_status_is_named(core: pd.DataFrame) -> None:
    """A typing error would give an empty frame."""
    del core
    with pytest.raises(UsageError, match="status: 'Core' is none of core, optional, all"):
        policyrecs.load_recommendations("Core")


def test_dates_codes_and_whole_numbers_have_their_types(core: pd.DataFrame) -> None:
    """Sorting dates as text, or a page 3.0, misleads without an error."""
    assert "datetime64" in str(policyrecs.load_documents()["issued"].dtype)
    assert isinstance(core["kind"].dtype, pd.CategoricalDtype)
    assert {"solicited", "direct", "reported", "quoted"} == set(core["kind"].cat.categories)
    assert "Int64" == str(core["page"].dtype)


def test_arrow_types_on_request() -> None:
    """`dtype_backend` would be taken and ignored."""
    frame = policyrecs.load_recommendations(dtype_backend="pyarrow")
    assert all(isinstance(dtype, pd.ArrowDtype) for dtype in frame.dtypes)


def test_filter_by_group_name_id_and_alias_agree(core: pd.DataFrame) -> None:
    """A user types the name, the id or what the text calls them."""
    ids = {
        tuple(policyrecs.filter_by_stakeholder(core, who, role="issuer")["recommendation_id"])
        for who in (
            "National Telecommunications and Information Administration",
            "us-ntia",
            "ntia",
        )
    }
    assert 1 == len(ids)
    assert 6 == len(ids.pop())


def test_roll_up_counts_an_agency_under_its_government(core: pd.DataFrame) -> None:
    """NTIA's advice would be missing from what the U.S. government recommends."""
    alone = policyrecs.filter_by_stakeholder(core, "U.S. federal government", role="issuer")
    rolled = policyrecs.filter_by_stakeholder(
        core, "U.S. federal government", role="issuer", roll_up=True
    )
    agencies = policyrecs.filter_by_stakeholder(core, "us-ntia", role="issuer")
    assert 0 == len(alone)
    assert set(agencies["recommendation_id"]) <= set(rolled["recommendation_id"])


def test_isin_on_a_list_column_answers_wrongly_and_the_filter_rightly(core: pd.DataFrame) -> None:
    """The trap itself: pandas says False for every row, without an error."""
    assert not core["addressee_groups"].isin(["policymakers"]).any()
    assert not (core["addressee_groups"] == "policymakers").any()
    asked = policyrecs.filter_by_stakeholder(core, "policymakers", role="addressee")
    expected = core["addressee_groups"].map(lambda groups: "policymakers" in groups)
    assert list(core.loc[expected, "recommendation_id"]) == list(asked["recommendation_id"])


@pytest.mark.parametrize(
    ("who", "role", "words"),
    [
        ("the moon", None, "the moon: no stakeholder, group or id of that name"),
        ("policymakers", "adressee", "'adressee' is none of issuer"),
    ],
)
def test_a_filter_that_can_find_nothing_says_so(
    core: pd.DataFrame, who: str, role: str | None, words: str
) -> None:
    """A typing error would look like an absence of recommendations."""
    with pytest.raises(UsageError, match=words):
        policyrecs.filter_by_stakeholder(core, who, role=role)


def test_topics_filter_and_unknown_topics_are_named(core: pd.DataFrame) -> None:
    """A topic nobody has would give an empty frame."""
    found = policyrecs.filter_by_topic(core, "openness")
    assert list(found["topics"].map(lambda topics: "openness" in topics)) == [True] * len(found)
    with pytest.raises(UsageError, match="no recommendation has it"):
        policyrecs.filter_by_topic(core, "alchemy")


def test_counts_are_of_recommendations_and_shares_of_the_whole(core: pd.DataFrame) -> None:
    """Two addressees in one recommendation would make it count twice in the whole."""
    counted = policyrecs.count_by(core, "group").set_index("group")
    members = core["addressee_groups"].map(lambda groups: "companies" in groups).sum()
    assert members == counted.loc["companies", "recommendations"]
    assert members / len(core) == counted.loc["companies", "share"]
    assert len(core) == policyrecs.count_by(core, "kind")["recommendations"].sum()


def test_counting_by_a_list_column_is_refused(core: pd.DataFrame) -> None:
    """`value_counts` on lists raises a puzzle; this says what to count by."""
    with pytest.raises(UsageError, match="cannot be counted by; there are: stakeholder, group"):
        policyrecs.count_by(core, "addressee_groups")


def test_crosstab_counts_each_cell_once(core: pd.DataFrame) -> None:
    """A join of two long tables would multiply rows."""
    table = policyrecs.crosstab(core, "group", "polarity")
    asked = policyrecs.filter_by_stakeholder(core, "policymakers", role="addressee")
    assert (asked["polarity"] == "avoid").sum() == table.loc["policymakers", "avoid"]
    with pytest.raises(UsageError, match="stands on both sides"):
        policyrecs.crosstab(core, "group", "group")


def test_records_and_back(core: pd.DataFrame) -> None:
    """A row and its record would tell different things."""
    dataset = policyrecs.load_dataset()
    records = policyrecs.to_records(core)
    assert list(core["quote"]) == [record.quote for record in records]
    again = policyrecs.from_records(records, dataset=dataset)
    pd.testing.assert_frame_equal(core, again)


def test_the_codebook_explains_every_column(core: pd.DataFrame) -> None:
    """A column nobody can look up."""
    explained = policyrecs.codebook()
    rows = explained[explained["table"] == "recommendations"]
    assert list(core.columns) == list(rows["column"])
    assert rows["meaning"].str.len().min() > 10


def test_who_disagrees_is_told() -> None:
    """Agreement would be read off a count in which one member speaks against the act."""
    told = policyrecs.disagreements(tables=policyrecs.frames_of(example_dataset()))
    assert [
        ("for", ["Open Shelves Trust"]),
        ("against", ["Guild of Printers"]),
    ] == list(zip(told["stance"].astype(str), told["issuer_names"], strict=True))
    assert 1 == told["label"].nunique()


def test_the_shipped_advice_of_the_ntia_is_one_proposal_wherever_it_is_told() -> None:
    """The same advice would count once for each article that reports it."""
    members = policyrecs.load_proposal_members().merge(
        policyrecs.load_recommendations("all")[["recommendation_id", "document_id", "quote"]],
        on="recommendation_id",
    )

    def documents(words: str) -> set[str]:
        (proposal,) = members[members["quote"].str.contains(words)]["proposal_id"]
        return set(members[members["proposal_id"] == proposal]["document_id"])

    assert {"entrepreneur-2024-ntia-report", "longterm-wiki-ntia-report"} == documents(
        "three-step framework"
    )
    assert {
        "entrepreneur-2024-ntia-report",
        "itpro-2024-open-source-ai",
        "longterm-wiki-ntia-report",
        "oti-2024-recommendations",
    } == documents("monitor the state of AI")
    assert {"doc-2024-ntia-request-for-comment", "itpro-2024-open-source-ai"} == documents(
        "consider the merits of open models"
    )
    assert {"Chris Black"} == set(
        policyrecs.disagreements().query("stance == 'against'")["issuer_names"].explode()
    )
