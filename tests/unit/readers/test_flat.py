"""A page flattened into one line."""

from collections.abc import Callable

Shape = tuple[str, int, str, str]
Read = Callable[[str, str], list[Shape]]

HEAD = (
    "https://example.org/news Skip to main content Menu Home About us * NEWS + All news + Press "
    "releases * CONTACT + Media contacts Was this page helpful? Helpful Not helpful Breadcrumb "
    "1. Home 2. News Agency Seeks Views on Open Data FOR IMMEDIATE RELEASE Friday, March 1, 2024 "
    "press@example.org "
)
BODY = (
    "Today, the agency opened a consultation on the data that it holds and on who may use it. "
    "The minister said that the agency should publish more of it, and that it should do so soon. "
    "The consultation seeks views on three matters, including: * The costs of open data; "
    "* The benefits of data that anybody can use; and * The role of the U.S. government in paying "
    "for it. Comments are due within 30 days of publication. "
)
FOOT = (
    "Bureaus and Offices Share this page * Facebook * Twitter * Email Return to top Explore "
    "* Issues * News Contact us Privacy policy 1. Archives 2. Accessibility 3. Plain language"
)


def test_article_and_furniture_are_parted_at_both_ends(shape: Read) -> None:
    """Navigation would be read as the article's first sentence, and its footer as its last."""
    filler = "The agency has held such consultations before and found them of use to it. " * 20
    found = shape(HEAD + BODY + filler + FOOT, "text/plain")
    kinds = [kind for kind, *_ in found]
    expected = ["paragraph", "item", "item", "item", "paragraph"]
    assert expected == [kind for kind in kinds if not kind.startswith("furniture")]
    body = [words for kind, *_, words in found if not kind.startswith("furniture")]
    assert body[0].startswith("Today, the agency opened")
    assert body[0].endswith("including:")
    assert "The role of the U.S. government in paying for it." == body[3]
    assert body[4].startswith("Comments are due")
    assert body[4].endswith("of use to it.")


def test_a_long_paragraph_of_prose_stays_whole(shape: Read) -> None:
    """A report that has one paragraph to a line would be taken to pieces."""
    text = "The agency has found that the data it holds is of use to those who can read it. " * 40
    assert ["paragraph"] == [kind for kind, *_ in shape(text, "text/plain")]
