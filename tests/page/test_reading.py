"""Reading on the page: search, the record in its source, links, keys, download and print."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Page

from policyrecs import explorer
from policyrecs.explorer import Collection, collection_of
from policyrecs.schemas.example import DOCUMENT_ID, TEXT, example_dataset
from policyrecs.shipped import release_folder

Opener = Callable[..., Page]
Writer = Callable[[Collection], Path]
SHIPPED = explorer.read_collection(release_folder())
CITING = next(row for row in SHIPPED.recommendations if len(row["citations"]) > 1)


def found(page: Page) -> int:
    """How many recommendations the page says it shows."""
    return int((page.text_content("#count") or "").split()[0].replace(",", ""))


def single(**changes: Any) -> Collection:  # noqa: ANN401  any field of a row
    """The example's first recommendation alone, with some fields changed."""
    collection = collection_of(example_dataset())
    row = dict(collection.recommendations[0]) | {"parent_id": None} | changes
    return Collection(
        name="One",
        documents=collection.documents,
        recommendations=[row],
        stakeholders=collection.stakeholders,
        citations=collection.citations,
        texts=collection.texts,
    )


@pytest.mark.parametrize(
    ("query", "sought"),
    [
        ("weights", r"\bweights"),
        ("OPEN mod", r"(?=.*\bopen)(?=.*\bmod)"),
        ('"open models"', r"\bopen[ -]models\b"),
        ('"national security', r"\bnational security"),
    ],
)
def test_search_finds_words_prefixes_and_phrases(
    open_page: Opener, shipped: Path, query: str, sought: str
) -> None:
    """A search that misses a quote it should find sends the analyst away empty-handed."""
    page = open_page(shipped, "#status=any")
    page.fill("#query", query)
    quotes = pd.Series([" ".join(row["quote"].split()) for row in SHIPPED.recommendations])
    assert quotes.str.contains(sought, case=False, regex=True).sum() <= found(page)
    assert found(page) < len(quotes)
    assert page.locator("mark.found").count() > 0


def test_search_folds_accents_and_case(open_page: Opener, write_explorer: Writer) -> None:
    """Nobody types Łódź on an English keyboard."""
    quote = "Łódź and São Paulo should publish the rôle of Ångström’s straße."
    page = open_page(write_explorer(single(quote=quote)))
    for query in ("lodz", "sao paulo", '"role of angstrom s strasse"', "SÃO"):
        page.fill("#query", query)
        assert (query, 1) == (query, found(page))
    page.fill("#query", "odz")
    assert 0 == found(page)


def test_a_record_opens_in_its_source(open_page: Opener, shipped: Path) -> None:
    """The quote stands in its text, whole and alone marked, with its notes beside it."""
    page = open_page(shipped, f"#status=any&id={CITING['recommendation_id']}")
    marked = "".join(page.locator("#context mark.quote").all_text_contents())
    assert CITING["quote"] == marked
    text = SHIPPED.texts[CITING["document_id"]]
    shown = (page.text_content("#context") or "").strip("… ")
    assert shown in text
    markers = page.locator("#context a.marker").all_text_contents()
    notes = page.locator(".note-marker").all_text_contents()
    assert [link["marker"] for link in CITING["citations"]] == markers == notes
    page.locator("#context a.marker").first.click()
    assert page.evaluate("document.activeElement.id").startswith("note-")
    for words in (
        f"{CITING['start']:,} to {CITING['end']:,}",
        str(CITING["review_reason"]),
        f"{CITING['confidence']:.2f}",
    ):
        assert words in (page.text_content(".foot") or "")


def test_the_whole_text_can_be_read(open_page: Opener, shipped: Path) -> None:
    """The rest of the document must not need another file."""
    page = open_page(shipped, f"#status=any&id={CITING['recommendation_id']}")
    page.click("text=Show the whole text")
    assert SHIPPED.texts[CITING["document_id"]] == page.text_content("#context")


def test_wide_characters_do_not_shift_the_quote(open_page: Opener, write_explorer: Writer) -> None:
    """Offsets are code points; JavaScript counts an emoji as two."""
    before = "🏛📜 Councils 🏛 "
    collection = single()
    row = dict(collection.recommendations[0])
    length = len(before)
    row |= {"start": row["start"] + length, "end": row["end"] + length, "cue": None}
    row |= {"actions": [], "citations": [], "rationale": [], "repeats": []}
    moved = Collection(
        name="Moved",
        documents=collection.documents,
        recommendations=[row],
        stakeholders=collection.stakeholders,
        citations=collection.citations,
        texts={DOCUMENT_ID: before + TEXT},
    )
    page = open_page(write_explorer(moved), f"#id={row['recommendation_id']}")
    assert row["quote"] == page.text_content("#context mark.quote")


def test_a_long_text_comes_as_a_passage(open_page: Opener, write_explorer: Writer) -> None:
    """A text of a megabyte is cut, and the page says so."""
    collection = single()
    long = Collection(
        name="Long",
        documents=collection.documents,
        recommendations=collection.recommendations,
        stakeholders=collection.stakeholders,
        citations=collection.citations,
        texts={DOCUMENT_ID: TEXT + "More words. " * 50_000},
    )
    page = open_page(write_explorer(long), f"#id={long.recommendations[0]['recommendation_id']}")
    marked = "".join(page.locator("#context mark.quote").all_text_contents())
    assert long.recommendations[0]["quote"] == marked
    assert "Of this long text, only the passages" in (page.text_content("#reader") or "")


def test_a_link_leads_back_to_the_same_view(open_page: Opener, shipped: Path) -> None:
    """A shared link that shows something else is worse than none."""
    page = open_page(shipped)
    page.fill("#query", "open")
    page.click("#choices-kind input >> nth=0")
    page.click("#choices-topic input >> nth=0")
    page.select_option("#sort", "doubtful")
    page.select_option("#rows", "stakeholder")
    page.click(".row a >> nth=0")

    def view(page: Page) -> list[Any]:
        return [
            page.input_value("#query"),
            page.input_value("#sort"),
            page.input_value("#rows"),
            page.text_content("#count"),
            page.locator(".chip").all_text_contents(),
            page.locator(".row-quote").all_text_contents(),
            page.text_content("#record-id"),
        ]

    address = page.evaluate("location.hash")
    assert view(page) == view(open_page(shipped, address))
    page.go_back()
    page.wait_for_selector("#reader", state="hidden")
    page.go_forward()
    page.wait_for_selector("#reader", state="visible")
    assert address == page.evaluate("location.hash")


def test_an_address_of_unknown_codes_is_harmless(open_page: Opener, shipped: Path) -> None:
    """A link to an older build must show what it can."""
    page = open_page(shipped, "#topic=none-such&id=rec-gone&sort=toString&status=any&%zz")
    assert len(SHIPPED.recommendations) == found(page)


def test_the_download_holds_the_filtered_rows(open_page: Opener, shipped: Path) -> None:
    """What is downloaded is what was filtered, word for word."""
    page = open_page(shipped, "#direction=avoid&direction=mixed&status=any")
    with page.expect_download() as download:
        page.click("#download")
    frame = pd.read_csv(io.BytesIO(download.value.path().read_bytes()))
    release = pd.read_csv(release_folder() / "recommendations.csv")
    expected = release[release["polarity"].isin(["avoid", "mixed"])]
    shared = [column for column in frame.columns if column in release.columns]
    pd.testing.assert_frame_equal(
        expected[shared].reset_index(drop=True), frame[shared], check_dtype=False
    )
    assert set(frame.columns) - set(shared) == {"document_title", "issued"}


def test_a_formula_is_text_in_the_download(open_page: Opener, write_explorer: Writer) -> None:
    """A spreadsheet would run a quote that begins with "="."""
    page = open_page(write_explorer(single(quote='=HYPERLINK("http://a.example";"b")')))
    with page.expect_download() as download:
        page.click("#download")
    frame = pd.read_csv(io.BytesIO(download.value.path().read_bytes()))
    assert "'=HYPERLINK" in frame.loc[0, "quote"]


def test_everything_works_from_the_keyboard(open_page: Opener, shipped: Path) -> None:
    """Search, list, record and back, without a mouse."""
    page = open_page(shipped)

    def focused() -> str:
        name: str = page.evaluate("document.activeElement.id || document.activeElement.tagName")
        return name

    page.keyboard.press("Tab")
    assert focused() == "skip"
    page.keyboard.press("Enter")
    assert focused() == "query"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    page.keyboard.type("open")
    assert (focused(), page.input_value("#query")) == ("query", "open")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.href")
    assert "2" == page.evaluate("document.activeElement.parentNode.ariaPosInSet")
    page.keyboard.press("Enter")
    assert focused() == "reader-title"
    assert page.evaluate("location.href") == second
    page.keyboard.press("j")
    assert (page.text_content(".reader-place") or "").startswith("3 of ")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('.row') !== null")
    assert page.locator("#reader").is_hidden()
    page.keyboard.press("End")
    assert str(found(page)) == page.evaluate("document.activeElement.parentNode.ariaPosInSet")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    assert focused() == "query"
    page.keyboard.press("Escape")
    assert page.input_value("#query") == ""
    page.focus("#heat button[tabindex='0']")
    page.keyboard.press("ArrowRight")
    assert "1" == page.evaluate("document.activeElement.dataset.column")


def test_the_number_found_is_announced(open_page: Opener, shipped: Path) -> None:
    """A filter that changes the page in silence leaves a blind reader guessing."""
    page = open_page(shipped)
    assert "polite" == page.get_attribute("#count", "aria-live")
    before = page.text_content("#count")
    page.click("#choices-topic input >> nth=1")
    assert before != page.text_content("#count")
    assert "choice-topic" in page.evaluate("document.activeElement.id")


def test_id_citation_and_link_can_be_copied(open_page: Opener, shipped: Path) -> None:
    """The id and the reference are what goes into a footnote."""
    page = open_page(shipped, f"#status=any&id={CITING['recommendation_id']}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    def copied(button: str) -> str:
        page.click(button)
        page.wait_for_selector(f"{button}:text('Copied')")
        words: str = page.evaluate("navigator.clipboard.readText()")
        return words

    assert CITING["recommendation_id"] == copied("#copy-id")
    assert page.url == copied("#copy-record-link")
    reference = copied("#copy-cite")
    for words in ("Mark Zuckerberg", CITING["recommendation_id"], "policyrecs data", "1093"):
        assert words in reference


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_everything_without_scrolling_sideways(
    open_page: Opener, shipped: Path, scheme: str
) -> None:
    """At 360 pixels each panel fits the screen, one at a time."""
    page = open_page(shipped, narrow=True, scheme=scheme)

    def fits() -> bool:
        inside: bool = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        return inside

    assert fits()
    page.click("#show-filters")
    page.click("#choices-kind input >> nth=0")
    assert fits()
    page.click("#filters-close")
    page.click("#show-picture")
    assert fits()
    assert page.locator("#heat").is_visible()
    page.click("#picture-close")
    page.click(".row a >> nth=0")
    assert page.locator("#context mark.quote").first.is_visible()
    assert fits()
    page.click("#reader-close")
    assert page.locator(".row a").first.is_visible()


def test_the_theme_can_be_set(open_page: Opener, shipped: Path) -> None:
    """A reader may want light in a dark system."""
    page = open_page(shipped, scheme="dark")

    def paper() -> str:
        colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return colour

    dark = paper()
    page.click("#theme")
    assert paper() != dark
    page.click("#theme")
    assert paper() == dark


def test_the_whole_list_is_printed(open_page: Opener, shipped: Path) -> None:
    """Only rows in view exist on the screen; on paper all must."""
    page = open_page(shipped)
    page.pdf()
    assert found(page) == page.locator("#print li").count()


def test_an_empty_collection_is_shown_as_such(open_page: Opener, write_explorer: Writer) -> None:
    """A folder in which nothing was found is a result, not a failure."""
    page = open_page(write_explorer(Collection("Nothing", [], [], [], [])))
    assert 0 == found(page)
    assert page.locator("#nothing").is_visible()
