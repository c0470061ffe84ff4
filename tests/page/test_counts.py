"""Counts on the page against pandas, which counts the release's own CSV files."""

import random
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd
import pytest
from playwright.sync_api import Page

from policyrecs.shipped import release_folder

Opener = Callable[..., Page]
Chosen = Mapping[str, list[str]]
"""Codes chosen in each facet."""

PLAIN = ("direction", "kind", "document", "status", "review", "topic")
PARTY = ("role", "stakeholder", "group")
FACETS = PLAIN + PARTY


def facet_values() -> dict[str, pd.DataFrame]:
    """For each facet the pairs of record and code; party facets share one table of links."""
    folder = release_folder()
    records = pd.read_csv(folder / "recommendations.csv")
    topics = pd.read_csv(folder / "topics.csv")
    links = pd.read_csv(folder / "recommendation_stakeholders.csv")
    columns = {
        "direction": "polarity",
        "kind": "kind",
        "document": "document_id",
        "status": "status",
        "review": "review",
    }
    values = {
        facet: records[["recommendation_id", column]].set_axis(["id", "code"], axis=1)
        for facet, column in columns.items()
    }
    values["topic"] = topics[["recommendation_id", "topic"]].set_axis(["id", "code"], axis=1)
    values["links"] = links[
        ["recommendation_id", "role", "stakeholder_id", "stakeholder_group"]
    ].set_axis(["id", "role", "stakeholder", "group"], axis=1)
    values["all"] = records[["recommendation_id"]].set_axis(["id"], axis=1)
    return values


VALUES = facet_values()


def let_through(chosen: Chosen, *, but: str | None = None) -> tuple[set[str], pd.DataFrame]:
    """The records, and the links, that pass all facets but one."""
    passing = set(VALUES["all"]["id"])
    for facet in PLAIN:
        if chosen.get(facet) and facet != but:
            table = VALUES[facet]
            passing &= set(table.loc[table["code"].isin(chosen[facet]), "id"])
    links = VALUES["links"]
    for facet in PARTY:
        if chosen.get(facet) and facet != but:
            links = links[links[facet].isin(chosen[facet])]
    if any(chosen.get(facet) and facet != but for facet in PARTY):
        passing &= set(links["id"])
    return passing, links


def expected_counts(chosen: Chosen) -> dict[tuple[str, str], int]:
    """The count of each choice: records that pass all other facets and would pass by it."""
    counts: dict[tuple[str, str], int] = {}
    for facet in FACETS:
        passing, links = let_through(chosen, but=facet)
        table = links.assign(code=links[facet]) if facet in PARTY else VALUES[facet]
        kept = table[table["id"].isin(passing)]
        for code, count in kept.groupby("code")["id"].nunique().items():
            counts[facet, str(code)] = int(count)
    return counts


def random_choices(seed: int) -> Chosen:
    """One to three facets with one or two choices each; status is always stated."""
    chance = random.Random(seed)  # noqa: S311  the same choices at each run
    chosen: dict[str, list[str]] = {"status": ["any"]}
    for facet in chance.sample(FACETS, chance.randint(1, 3)):
        table = VALUES["links"][facet] if facet in PARTY else VALUES[facet]["code"]
        codes = sorted(table.unique())
        chosen[facet] = chance.sample(codes, min(len(codes), chance.randint(1, 2)))
    return chosen


SHOWN = """() => {
  for (const more of document.querySelectorAll(".more")) if (!more.hidden) more.click();
  return [...document.querySelectorAll(".facet li input")].map((box) => [
    box.dataset.facet,
    box.dataset.code,
    Number(box.closest("label").querySelector(".choice-count").textContent.replaceAll(",", "")),
  ]);
}"""
"""Every choice on the page with its facet and count, after all facets are shown in full."""


@pytest.mark.parametrize("seed", range(6))
def test_counts_follow_the_other_filters(open_page: Opener, shipped: Path, seed: int) -> None:
    """Counts that ignore the other filters promise records that are not there."""
    chosen = random_choices(seed)
    page = open_page(shipped, f"#{urlencode(chosen, doseq=True)}")
    shown = {(facet, code): count for facet, code, count in page.evaluate(SHOWN)}
    stated = {facet: codes for facet, codes in chosen.items() if codes != ["any"]}
    assert expected_counts(stated) == {key: count for key, count in shown.items() if count}
    words = page.text_content("#count") or ""
    assert len(let_through(stated)[0]) == int(words.split()[0])


def test_role_and_stakeholder_speak_of_the_same_party(open_page: Opener, shipped: Path) -> None:
    """What NTIA recommends is not what others recommend where NTIA is mentioned."""
    chosen = {"role": ["issuer"], "stakeholder": ["us-ntia"], "status": ["any"]}
    page = open_page(shipped, f"#{urlencode(chosen, doseq=True)}")
    links = VALUES["links"]
    issued = links[(links["role"] == "issuer") & (links["stakeholder"] == "us-ntia")]
    words = page.text_content("#count") or ""
    assert issued["id"].nunique() == int(words.split()[0])


def test_core_records_come_first(open_page: Opener, shipped: Path) -> None:
    """The page would count other records than `policyrecs stats` and the default frames."""
    page = open_page(shipped)
    status = VALUES["status"]["code"]
    core, total = (status == "core").sum(), len(status)
    assert f"{core} of {total} recommendations" == page.text_content("#count")


SQUARES = """() => [...document.querySelectorAll("#heat tbody tr")].flatMap((row) =>
  [...row.querySelectorAll("button")].map((button) => button.getAttribute("aria-label")))"""


def test_the_picture_counts_groups_by_topic(open_page: Opener, shipped: Path) -> None:
    """A picture that disagrees with the tables misleads at a glance."""
    page = open_page(shipped)
    links, status, topics = VALUES["links"], VALUES["status"], VALUES["topic"]
    core = set(status.loc[status["code"] == "core", "id"])
    asked = links[(links["role"] == "addressee") & links["id"].isin(core)]
    pairs = asked[["id", "group"]].merge(topics, on="id").drop_duplicates()
    expected = pairs.groupby(["group", "code"]).size()
    for words in page.evaluate(SQUARES):
        names, _, count = words.rpartition(": ")
        group, _, topic = names.partition(", ")
        key = (group.lower().replace(" ", "_"), topic.lower().replace(" ", "_"))
        assert (key, int(count.split()[0])) == (key, int(expected.get(key, 0)))


def test_a_square_leads_to_as_many_records_as_it_says(open_page: Opener, shipped: Path) -> None:
    """A square that filters by more or less than its count breaks the trail."""
    page = open_page(shipped)
    square = page.locator("#heat tbody button", has_text="3").first
    square.click()
    assert (page.text_content("#count") or "").startswith("3 of ")
    pressed = page.locator("#heat button[aria-pressed=true]")
    assert "3" == pressed.text_content()
    pressed.click()
    assert 0 == page.locator("#heat button[aria-pressed=true]").count()


def test_parts_count_under_their_body_when_asked(open_page: Opener, shipped: Path) -> None:
    """NTIA is part of the U.S. government, but only where the reader says so."""
    parents = pd.read_csv(release_folder() / "stakeholders.csv").set_index("stakeholder_id")
    whole = parents.loc["us-ntia", "parent_id"]
    address = f"#{urlencode({'stakeholder': whole, 'status': 'any'})}"
    page = open_page(shipped, address)
    alone = int((page.text_content("#count") or "").split()[0])
    page.check("#parts")
    together = int((page.text_content("#count") or "").split()[0])
    links = VALUES["links"]

    def under(code: str) -> bool:
        while isinstance(code, str):
            if code == whole:
                return True
            code = parents.loc[code, "parent_id"]
        return False

    assert links.loc[links["stakeholder"] == whole, "id"].nunique() == alone
    assert links.loc[links["stakeholder"].map(under), "id"].nunique() == together
    assert together > alone
