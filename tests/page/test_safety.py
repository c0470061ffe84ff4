"""Text of documents is never run, and the page is open to every reader."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from policyrecs.explorer import Collection, collection_of
from policyrecs.schemas.example import example_dataset

Opener = Callable[..., Page]
Writer = Callable[[Collection], Path]
ROOT = Path(__file__).parents[2]

HOSTILE = (
    '</script><img src=x onerror="window.ran = 1"><script>window.ran = 1</script><!--<script>'
    "{{data}} &lt;b&gt; \u2028 "
)
"""What would run, or end its block, if any of it were read as markup."""

_CODES = {
    *("kind", "status", "polarity", "modality", "evidence", "method", "review", "role", "basis"),
    *("group", "link_state", "issued", "issued_precision", "issued_latest", "recommendation_id"),
    *("document_id", "stakeholder_id", "citation_id", "parent_id", "text_sha256", "sha256"),
}
"""Fields that hold no free text."""


def hostile(value: Any, field: str = "") -> Any:  # noqa: ANN401  any part of a row
    """A row with hostile words before every text in it; addresses become scripts."""
    if field in _CODES:
        return value
    match value:
        case dict():
            return {name: hostile(part, name) for name, part in value.items()}
        case list():
            return [hostile(part, field) for part in value]
        case str() if field == "url":
            return "javascript:window.ran = 1"
        case str():
            return HOSTILE + value
        case _:
            return value


def hostile_collection() -> Collection:
    """The example, hostile throughout, its quotes still at their places."""
    collection = collection_of(example_dataset(), version=HOSTILE)
    rows = []
    for row in collection.recommendations:
        whole = hostile(dict(row))
        whole |= {"start": 0, "end": len(whole["quote"]), "cue": None}
        whole |= {name: [] for name in ("actions", "rationale", "repeats")}
        rows.append(
            whole
            | {
                "citations": [
                    link | {"start": 0, "end": 9, "marker": HOSTILE} for link in row["citations"]
                ]
            }
        )
    return Collection(
        name=HOSTILE,
        documents=[hostile(dict(row)) for row in collection.documents],
        recommendations=rows,
        stakeholders=[hostile(dict(row)) for row in collection.stakeholders],
        citations=[hostile(dict(row)) for row in collection.citations],
        texts={rows[0]["document_id"]: rows[0]["quote"] + HOSTILE * 3 + "x" * 400},
        version=HOSTILE,
    )


def test_hostile_text_stays_text(open_page: Opener, write_explorer: Writer) -> None:
    """One `<` read as markup hands the page to whoever wrote the document."""
    collection = hostile_collection()
    page = open_page(write_explorer(collection))
    page.fill("#query", "script")
    page.fill("#query", "")
    for row in collection.recommendations:
        page.goto(page.url.split("#")[0] + f"#id={row['recommendation_id']}")
        page.wait_for_selector("#context")
    page.pdf()
    assert page.evaluate("window.ran === undefined")
    assert 0 == page.locator("img, iframe, object, embed, base").count()
    assert 0 == page.locator("a[href^='javascript']").count()
    first = collection.recommendations[0]["recommendation_id"]
    page.goto(page.url.split("#")[0] + f"#id={first}")
    page.wait_for_selector(f"#record-id:text('{first}')")
    marked = "".join(page.locator("#context mark.quote").all_text_contents())
    assert collection.recommendations[0]["quote"] == marked
    assert HOSTILE in page.title() + " "


def test_the_policy_refuses_foreign_scripts(open_page: Opener, shipped: Path) -> None:
    """If a hole were ever made in the page, the policy must still stop what comes through."""
    page = open_page(shipped, quiet=False)
    refused = page.evaluate(
        """() => new Promise((resolve) => {
          addEventListener("securitypolicyviolation", (event) => {
            event.preventDefault();
            resolve(event.effectiveDirective);
          });
          const script = document.createElement("script");
          script.textContent = "window.ran = 1";
          document.body.append(script);
        })"""
    )
    assert ("script-src-elem", True) == (refused, page.evaluate("window.ran === undefined"))


def reading(page: Page) -> None:
    """Open a record."""
    page.click(".row a >> nth=0")


def filtering(page: Page) -> None:
    """Filter by a square, and unfold a facet."""
    page.click("#heat tbody button >> nth=0")
    page.click("#facet-review summary")


def asking(page: Page) -> None:
    """Open the help."""
    page.click("#help-open")


def filtering_narrow(page: Page) -> None:
    """Lay the filters over the list."""
    page.click("#show-filters")


def looking_narrow(page: Page) -> None:
    """Lay the picture over the list."""
    page.click("#show-picture")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("narrow", "act"),
    [
        (False, reading),
        (False, filtering),
        (False, asking),
        (True, reading),
        (True, filtering_narrow),
        (True, looking_narrow),
    ],
    ids=lambda part: getattr(part, "__name__", str(part)),
)
def test_axe_finds_nothing(
    open_page: Opener,
    shipped: Path,
    scheme: str,
    narrow: bool,  # noqa: FBT001  pytest passes parameters by position
    act: Callable[[Page], None],
) -> None:
    """A page that some readers cannot use; both colour schemes have contrasts of their own."""
    page = open_page(shipped, "#status=any", narrow=narrow, scheme=scheme)
    act(page)
    rules = {} if scheme == "light" else {"runOnly": ["color-contrast"]}  # all else is the same
    report = Axe().run(page, options={"resultTypes": ["violations"], **rules})
    found = {
        violation["id"]: [node["html"] for node in violation["nodes"]]
        for violation in report.response["violations"]
    }
    assert {} == found


def test_twenty_thousand_records_stay_quick(open_page: Opener, write_explorer: Writer) -> None:
    """A page that is quick with fifty records only."""
    found = importlib.util.spec_from_file_location("benchmark", ROOT / "benchmarks/explorer.py")
    assert found is not None
    assert found.loader is not None
    benchmark = importlib.util.module_from_spec(found)
    found.loader.exec_module(benchmark)
    file = write_explorer(benchmark.synthetic())
    page = open_page(file)
    paint, ready = benchmark.first_paint(page, file.as_uri())
    assert max(paint, ready) < benchmark.FIRST_PAINT
    page.wait_for_timeout(1500)
    times = {name: [] for name in benchmark.FILTERS}
    for _ in range(5):  # the best of five: other work on the machine is not the page's
        for name, act in benchmark.FILTERS.items():
            times[name].append(benchmark.filter_time(page, act))
    assert {} == {name: took for name, took in times.items() if min(took) > benchmark.FILTER}
