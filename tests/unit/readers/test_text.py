"""Plain text: what its lines are, without any mark that says so."""

from collections.abc import Callable

import pytest

from policyrecs.readers import read_bytes

Shape = tuple[str, int, str, str]
Read = Callable[[str, str], list[Shape]]

REPORT = """\
REVIEW OF DATA SHARING
======================

1. Introduction

The Review was set up by the Minister in 2021 to examine how
departments share data. It found that sharing is the ex-
ception to it.

Recommendations

The Government should:

  \u2022 publish a register of data, and keep it
    up to date;
  \u2022 appoint an officer in every department.
    - The officer should report yearly.

2.14 The Committee recommends that funds be found.
"""


def test_a_report_is_read_by_its_looks(shape: Read) -> None:
    """Headings taken for sentences, or wrapped items cut in two, lose addressee and words."""
    expected = [
        ("heading", 1, "", "REVIEW OF DATA SHARING"),
        ("furniture:rule", 0, "", "======================"),
        ("heading", 2, "", "1. Introduction"),
        (
            "paragraph",
            0,
            "",
            (
                "The Review was set up by the Minister in 2021 to examine how departments share "
                "data. It found that sharing is the exception to it."
            ),
        ),
        ("heading", 2, "", "Recommendations"),
        ("paragraph", 0, "", "The Government should:"),
        ("item", 1, "\u2022", "publish a register of data, and keep it up to date;"),
        ("item", 1, "\u2022", "appoint an officer in every department."),
        ("item", 2, "-", "The officer should report yearly."),
        ("paragraph", 0, "2.14", "The Committee recommends that funds be found."),
    ]
    assert expected == shape(REPORT, "text/plain")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Policymakers\n\nThey should act.", ["heading", "paragraph"]),
        ("What next?\n\nThey should act.", ["heading", "paragraph"]),
        ("Recommendations:\n\nThey should act.", ["heading", "paragraph"]),
        ("Recommendations:\n\n- Act.", ["paragraph", "item"]),
        ("Agencies should act.\n\nThey must.", ["paragraph", "paragraph"]),
        ("government\n\nThey should act.", ["paragraph", "paragraph"]),
        ("One\n\nTwo\n\nThree\n\nFour", ["heading", "paragraph", "paragraph", "paragraph"]),
        (
            "3. Duties of officers\n\nThey report to the minister each year.",
            ["heading", "paragraph"],
        ),
        ("3. Report\n4. Publish\n\nThey report.", ["item", "item", "paragraph"]),
        ("A. Smith wrote it.\n\nM. Lee did not.", ["paragraph", "paragraph"]),
    ],
)
def test_headings_and_items_are_told_from_sentences(
    shape: Read, text: str, expected: list[str]
) -> None:
    """A list of names, or a stem, would stand as headings over all that follows."""
    assert expected == [kind for kind, *_ in shape(text, "text/plain")]


def test_paragraphs_without_blank_lines_stay_apart(shape: Read) -> None:
    """An unwrapped text with single line ends would be one paragraph."""
    words = [
        words for *_, words in shape("First thing.\nSecond thing.\nThird thing.", "text/plain")
    ]
    assert ["First thing.", "Second thing.", "Third thing."] == words


def test_a_paragraph_indented_under_an_item_belongs_to_it() -> None:
    """The second paragraph of an item would lose its list."""
    text = "- Publish the data.\n\n  It should be open.\n\nThe end of it."
    blocks = read_bytes(text.encode(), "a.txt").blocks
    assert [None, 0, None] == [block.parent for block in blocks]


def test_pages_and_running_heads_go_by_form_feeds(shape: Read) -> None:
    """A running head would break into the sentences of every page."""
    text = "".join(f"Annual Report\n\nAgencies should act on {n}.\n\n{n}\n\f" for n in range(1, 5))
    kinds = [kind for kind, *_ in shape(text, "text/plain")]
    assert ["furniture:running-head", "paragraph", "furniture:running-head"] * 4 == kinds
    document = read_bytes(text.encode(), "a.txt")
    assert [1, 2, 3, 4] == [
        document.page(block.start) for block in document.blocks if block.kind == "paragraph"
    ]


def test_lines_parted_by_tabs_are_rows_with_their_columns() -> None:
    """A table pasted from a spreadsheet read as sentences that run over three cells."""
    text = "Recommendation\tOwner\nAdopt a standard\tMinistry of Health\nTrain clerks\tCourts\n"
    document = read_bytes(text.encode(), "table.txt")
    assert [
        ("", "Recommendation"),
        ("", "Owner"),
        ("Recommendation", "Adopt a standard"),
        ("Owner", "Ministry of Health"),
        ("Recommendation", "Train clerks"),
        ("Owner", "Courts"),
    ] == [
        (block.column, document.text[block.start : block.end])
        for block in document.blocks
        if block.kind == "cell"
    ]


def test_lines_with_numbers_or_codes_are_paragraphs_of_their_own(shape: Read) -> None:
    """The second of two numbered lines lost in the first."""
    text = "1.1 Keep a register.\n1.2 Fund the inspection.\n\nSG1. Act now.\nSG2. Act well.\n"
    assert [
        ("paragraph", 0, "1.1", "Keep a register."),
        ("paragraph", 0, "1.2", "Fund the inspection."),
        ("paragraph", 0, "", "SG1. Act now."),
        ("paragraph", 0, "", "SG2. Act well."),
    ] == shape(text, "text/plain")
