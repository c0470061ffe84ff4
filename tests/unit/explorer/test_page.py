"""The page: one file, a policy that fits it, and data that cannot end its block."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from policyrecs import explorer
from policyrecs.errors import OutputError
from policyrecs.explorer import Collection, collection_of
from policyrecs.explorer.page import _data_block
from policyrecs.schemas.example import example_dataset

ASSETS = Path(explorer.__file__).parent / "assets"
EXAMPLE = collection_of(example_dataset(), name="Archives & <shelves>", version="1.2.3")
PAGE = b"".join(explorer.page(EXAMPLE)).decode()


@pytest.mark.parametrize(
    ("directive", "block"),
    [
        ("style-src", r"<style>(.*?)</style>"),
        ("script-src", r'<script type="module">(.*?)</script>'),
    ],
)
def test_the_policy_knows_the_page_by_its_hashes(directive: str, block: str) -> None:
    """A hash of something else would leave the page blank."""
    source = re.findall(block, PAGE, re.DOTALL)
    assert 1 == len(source)
    digest = base64.b64encode(hashlib.sha256(source[0].encode()).digest()).decode()
    assert f"{directive} 'sha256-{digest}'" in PAGE


def test_the_page_asks_for_nothing() -> None:
    """A page with a font or script from elsewhere tells that server who reads it."""
    frame = (ASSETS / "page.html").read_text(encoding="utf-8")
    style = (ASSETS / "page.css").read_text(encoding="utf-8")
    assert [] == re.findall(r"https?://|url\(|@import|\bsrc=", frame + style)
    assert "default-src 'none'" in PAGE


@pytest.mark.parametrize("path", sorted(ASSETS.glob("*.js")), ids=lambda path: path.name)
def test_the_script_never_reads_text_as_markup(path: Path) -> None:
    """One `innerHTML` undoes all other care."""
    source = path.read_text(encoding="utf-8")
    unsafe = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|fetch\("
    assert [] == re.findall(unsafe, source)


@pytest.mark.parametrize("text", ["</script>", "<!--", "<script>", "\u2028", "a\ud800b", "\0\r\n"])
def test_no_text_ends_its_block_or_is_changed(text: str) -> None:
    """What stands between the tags is exactly the JSON of what was put in."""
    block = _data_block("x", {"quote": text}).decode()
    inside = block.removeprefix('<script type="application/json" id="x">')
    inside = inside.removesuffix("</script>\n")
    assert "<" not in inside
    assert {"quote": text} == json.loads(inside)


def test_the_title_is_escaped() -> None:
    """The heading is the one text that stands in the page's own markup."""
    assert "<title>Archives &amp; &lt;shelves&gt;</title>" in PAGE


def test_the_same_collection_gives_the_same_bytes() -> None:
    """A page in a repository would change at each build."""
    assert PAGE.encode() == b"".join(explorer.page(EXAMPLE))


def test_a_page_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """A half-written page looks like an empty collection."""
    file = tmp_path / "explorer.html"
    explorer.write(EXAMPLE, file)
    broken = Collection("Broken", [{}], [], [], [])
    with pytest.raises(KeyError):
        explorer.write(broken, file)
    assert PAGE == file.read_text(encoding="utf-8")
    assert [file] == list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The reason and the path belong on the error line."""
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="unwritable-output"):
        explorer.write(EXAMPLE, tmp_path / "file" / "explorer.html")
