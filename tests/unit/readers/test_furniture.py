"""What stands beside a text, by its wording and its place."""

from collections.abc import Callable

import pytest

Shape = tuple[str, int, str, str]
Read = Callable[[str, str], list[Shape]]

BODY = "The agency should publish its data. It has not done so yet."


def beside(shape: Read, text: str) -> list[str]:
    """The category of each block; empty for the body."""
    return [kind.partition(":")[2] for kind, *_ in shape(text, "text/markdown")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Skip to content\n\n{BODY}\n\n\u00a9 2024 Example Ltd", ["navigation", "", "metadata"]),
        (
            f"{BODY}\n\n## Most read\n\n- Ten things\n- Five more",
            ["", "related", "related", "related"],
        ),
        (f"### Latest videos\n\nPLAY SOUND\n\n{BODY}", ["related", "navigation", ""]),
        (
            f"## Contents\n\n1. Aims\n2. Calls\n\n## Aims\n\n{BODY}",
            ["contents"] * 3 + ["", ""],
        ),
        (
            f"Findings 4\n\nCalls  9\n\nNotes  12\n\nAnnex  14\n\n{BODY}",
            ["", "contents", "contents", "contents", ""],
        ),
        (f"- [Part one](a)\n- [Part two](b)\n\n{BODY}", ["contents", "contents", ""]),
        (
            f"- Aim\n- Calls\n- Cost\n\n# Aim\n\n{BODY}\n\n# Calls\n\n{BODY}\n\n# Cost\n\n{BODY}",
            ["contents"] * 3 + [""] * 6,
        ),
        (
            f"By Jane Doe\n\n{BODY}\n\n{BODY}\n\nJane Doe is a reporter at The Post.",
            ["byline", "", "", "byline"],
        ),
        (
            f"{BODY}\n\nShare this page\n\nFacebook\n\nTwitter",
            ["", "navigation", "navigation", "navigation"],
        ),
        ("The agency should:\n\n- publish data\n- fund it", ["", "", ""]),
        (f"## Resources\n\n{BODY}", ["related", ""]),
        (
            f"{BODY}\n\n## Read next\n\n## A headline here\n\n## Another one",
            ["", "related", "related", "related"],
        ),
    ],
)
def test_furniture_is_marked_and_the_body_left(shape: Read, text: str, expected: list[str]) -> None:
    """A headline under "Most read" would be a recommendation of the document."""
    assert expected == beside(shape, text)


def test_teasers_after_the_author_are_no_text(shape: Read) -> None:
    """The first sentence of another article would be one of this."""
    text = (
        f"By Jane Doe\n\n{BODY}\n\nJane Doe is a reporter at The Post.\n\n"
        "Money\n\nTen Ideas You Should Try\n\nHere is what our editors found for you.\n\n"
        "Money\n\nWhy Firms Must Change\n\nThe scheme cost more than anybody expected.\n"
    )
    kinds = [kind for kind, *_ in shape(text, "text/plain")]
    assert [
        "furniture:byline",
        "paragraph",
        "furniture:byline",
        *["furniture:related"] * 6,
    ] == kinds


def test_captions_are_captions(shape: Read) -> None:
    """A caption has no verb of its own, and would be the lead-in of the list below it."""
    text = f"Figure 3: The agency's data\n\n{BODY}"
    assert "caption" == shape(text, "text/plain")[0][0]


def test_items_that_end_without_a_stop_are_left(shape: Read) -> None:
    """Recommendations at the end of a document often have no full stop."""
    text = f"{BODY}\n\nRecommendations\n\n\u2022 Publish the data\n\u2022 Fund the work"
    kinds = [kind for kind, *_ in shape(text, "text/plain")]
    assert ["paragraph", "heading", "item", "item"] == kinds
