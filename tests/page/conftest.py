"""A real Chromium, headless and with the network off, for the tests of the explorer's page."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from policyrecs import explorer
from policyrecs.explorer import Collection
from policyrecs.shipped import release_folder

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

WIDE = (1440, 900)
NARROW = (360, 740)

Opener = Callable[..., Page]
"""Opens a file of the explorer at an address, in a wide or narrow window and a colour scheme."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; they are skipped where there is none."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium (see .ci/packages.txt)")
    with sync_playwright() as playwright:
        # Chromium's own sandbox does not start as root in a container, where CI runs.
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of the shipped release."""
    return written(explorer.read_collection(release_folder()), tmp_path_factory.mktemp("shipped"))


def written(collection: Collection, folder: Path) -> Path:
    """Write a collection's explorer into a folder; return the file."""
    file = folder / "explorer.html"
    explorer.write(collection, file)
    return file


@pytest.fixture
def write_explorer(tmp_path: Path) -> Callable[[Collection], Path]:
    """Writes a collection's explorer for one test."""
    return lambda collection: written(collection, tmp_path)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opener]:
    """Opens pages with the network off; at the end none has complained or asked for anything."""
    contexts = []
    complaints: list[str] = []
    requests: list[str] = []

    def opened(
        file: Path,
        address: str = "",
        *,
        narrow: bool = False,
        scheme: str = "light",
        quiet: bool = True,
    ) -> Page:
        size = NARROW if narrow else WIDE
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            offline=True,
            accept_downloads=True,
            reduced_motion="reduce",  # no colour is measured half-way through a transition
        )
        contexts.append(context)
        page = context.new_page()
        if quiet:
            page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(file.as_uri() + address)
        page.wait_for_selector("body[data-reading]")  # set when the page has been filled
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [] == complaints
    assert [] == [url for url in requests if not url.startswith(("file:", "data:", "blob:"))]
