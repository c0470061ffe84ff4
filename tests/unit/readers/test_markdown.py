"""Markdown: blocks, and the marks inside them."""

import datetime as dt
from collections.abc import Callable

import pytest

from policyrecs.readers import read_bytes

Shape = tuple[str, int, str, str]
Read = Callable[[str, str], list[Shape]]

MARKDOWN = "text/markdown"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "## Findings ##\n\nText.",
            [("heading", 2, "", "Findings"), ("paragraph", 0, "", "Text.")],
        ),
        ("Findings\n===\nText.", [("heading", 1, "", "Findings"), ("paragraph", 0, "", "Text.")]),
        ("##Findings\nText.", [("heading", 2, "", "Findings"), ("paragraph", 0, "", "Text.")]),
        ("#tag line", [("paragraph", 0, "", "#tag line")]),
        ("**Findings**\n\nText.", [("heading", 6, "", "Findings"), ("paragraph", 0, "", "Text.")]),
        ("**They should act.**", [("paragraph", 0, "", "They should act.")]),
        (
            "NEXT STEPS\nThey act.",
            [("heading", 6, "", "NEXT STEPS"), ("paragraph", 0, "", "They act.")],
        ),
        (
            "A long line that ends here.\n---\nNext.",
            [("paragraph", 0, "", "A long line that ends here."), ("paragraph", 0, "", "Next.")],
        ),
        (
            "- a\n- b\n  wrapped\n\n  second\n\n1. c",
            [
                ("item", 1, "-", "a"),
                ("item", 1, "-", "b wrapped"),
                ("paragraph", 0, "", "second"),
                ("item", 1, "1.", "c"),
            ],
        ),
        (
            "1. a\n    - b\n2. c",
            [("item", 1, "1.", "a"), ("item", 2, "-", "b"), ("item", 1, "2.", "c")],
        ),
        (
            "Text:\n\u2022 a\n\u2022 b",
            [("paragraph", 0, "", "Text:"), ("item", 1, "\u2022", "a"), ("item", 1, "\u2022", "b")],
        ),
        ("    Indented text is text.", [("paragraph", 0, "", "Indented text is text.")]),
        ("```\ncode\n```\nText.", [("code", 0, "", "code"), ("paragraph", 0, "", "Text.")]),
        (
            "> said\n> she\n\nThey should act now.",
            [
                ("quotation", 0, "", "said she"),
                ("paragraph", 0, "", "said she"),
                ("paragraph", 0, "", "They should act now."),
            ],
        ),
        ("One.  \nTwo.", [("paragraph", 0, "", "One."), ("paragraph", 0, "", "Two.")]),
        ("One  \ntwo.", [("paragraph", 0, "", "One two.")]),
        ("a\n\n***\n\nb", [("paragraph", 0, "", "a"), ("paragraph", 0, "", "b")]),
        (
            "Term\n: What it means",
            [("paragraph", 0, "", "Term"), ("paragraph", 0, "", "What it means")],
        ),
        (
            "<!-- a --><!-- b --> One.\n\n<script>a</script><script>b</script>Two.",
            [("paragraph", 0, "", "One."), ("paragraph", 0, "", "Two.")],
        ),
        ("- <br/>\n  **Fees** rose.", [("paragraph", 0, "", "Fees rose.")]),
        (
            "1.2.Ti=Scope\n\n1.2.sec=a)Agencies act.\n\n1.2.=[G/Z]",
            [("heading", 3, "", "Scope"), ("item", 1, "a)", "Agencies act.")],
        ),
    ],
)
def test_lines_become_blocks(shape: Read, text: str, expected: list[Shape]) -> None:
    """A line in the wrong block carries the wrong addressee, or is no item."""
    assert expected == shape(text, MARKDOWN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**bold** and _it_ and `code`", "bold and it and code"),
        ("***both*** 2 * 3 snake_case_word", "both 2 * 3 snake_case_word"),
        ("[the Act](https://x.org/a_(1) 'T') says", "the Act says"),
        ("[the Act][act] says\n\n[act]: https://x.org", "the Act says"),
        ("![alt text](a.png){: .wide} Text", "Text"),
        ("[![alt](a.png)](b) Text", "Text"),
        ("a \\* b \\[c\\]", "a * b [c ]"),
        ("a <b>bold</b> <!-- hidden --> word", "a bold word"),
        ("<https://x.org> is it", "https://x.org is it"),
        ("{% include x %} Text {{ y }}", "Text"),
        ("A [[page|shown]] and [[other]]", "A shown and other"),
        ("a&nbsp;b", "a b"),
        ("*open and _never closed", "*open and _never closed"),
    ],
)
def test_marks_are_no_words(text: str, expected: str) -> None:
    """An address or an asterisk inside a sentence hides the verb from the patterns."""
    document = read_bytes(text.encode(), "a.md")
    assert text == document.text
    block = document.blocks[0]
    assert expected == " ".join(document.folded[block.start : block.end].split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Publish the data.** Agencies should.", "**Publish the data.**"),
        ("- **Publish the data**. Agencies should.", "**Publish the data**."),
        ("**Recommendation 1** Agencies should.", "**Recommendation 1**"),
        ("*Publish the data.* Agencies should.", "*Publish the data.*"),
        ("**Agencies** should act.", None),
        ("*The Post* reported it.", None),
        ("Agencies **should** act.", None),
    ],
)
def test_a_run_in_title_ends_where_its_type_does(text: str, expected: str | None) -> None:
    """Without it the title and the first sentence are one call."""
    document = read_bytes(text.encode(), "a.md")
    block = document.blocks[0]
    title = None if block.title_end is None else document.text[block.start : block.title_end]
    assert expected == title


def test_tables_have_rows_cells_and_columns() -> None:
    """A row is one recommendation, and its columns say what each cell is."""
    text = "| Action | Owner |\n|:--|--|\n| Publish **it** | DfE |\n| a \\| b | |\n"
    document = read_bytes(text.encode(), "a.md")
    cells = [
        (block.parent, block.column, document.text[block.start : block.end])
        for block in document.blocks
        if block.kind == "cell"
    ]
    expected = [
        (0, "", "Action"),
        (0, "", "Owner"),
        (3, "Action", "Publish **it**"),
        (3, "Owner", "DfE"),
        (6, "Action", "a \\| b"),
    ]
    assert expected == cells


ROWS = "<tr><td>May 2030</td><td>Publish it</td></tr><tr><td></td><td>Mend it</td></tr>"


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        ("<th>Date</th><th>Action</th>", ["Date", "Action", "Action"]),
        ("<td>Date</td><td>Action</td>", ["Date", "Action", "Action"]),
        ("<td>June 2030</td><td>Open it</td>", ["", "", ""]),
    ],
)
def test_a_table_in_html_names_its_columns_by_its_first_row(head: str, columns: list[str]) -> None:
    """Cells of the first row that nothing marks as headings, and cells that are empty."""
    document = read_bytes(f"<table><tr>{head}</tr>{ROWS}</table>\n".encode(), "a.md")
    cells = [block for block in document.blocks if block.kind == "cell"]
    assert columns == [cell.column for cell in cells[2:]]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Act.[^a]\n\n[^a]: The Act,\n  2020.", "a"),
        ("Act.<sup>1</sup>\n\n## Notes\n\n1. The Act,\n  2020.", "1"),
        ("Act.<sup>[1](#fn1)</sup>\n\n## Notes\n\n1. The Act,\n  2020.", "1"),
        ("Act.[1]\n\n[1] The Act,\n  2020.", "1"),
    ],
)
def test_notes_bind_to_their_markers(text: str, label: str) -> None:
    """A note without its marker supports no recommendation."""
    document = read_bytes(text.encode(), "a.md")
    note = document.blocks[-1]
    assert ("note", label) == (str(note.kind), note.marker)
    assert "The Act, 2020." == " ".join(document.folded[note.start : note.end].split())
    assert [label] == [marker.label for marker in document.markers]


def test_a_power_is_no_note() -> None:
    """10 to the sixth would cite note 6."""
    text = "10<sup>6</sup> or 20<sup>th</sup>.\n\n## Notes\n\n6. The Act."
    assert () == read_bytes(text.encode(), "a.md").markers


def test_links_keep_words_and_address() -> None:
    """A citation by link is its words and where they lead."""
    text = "[the *Act*](https://x.org/a) and https://y.org/b_c. And <a href='/z'>more</a>."
    document = read_bytes(text.encode(), "a.md")
    expected = [
        ("the *Act*", "https://x.org/a"),
        ("https://y.org/b_c", "https://y.org/b_c"),
        ("more", "/z"),
    ]
    assert expected == [
        (document.text[link.start : link.end], link.target) for link in document.links
    ]


@pytest.mark.parametrize(
    "text",
    [
        (
            '---\ntitle: "The Act"\nauthors:\n  - Jane Doe\n  - name: John Roe\n'
            "date: 2024-05-01\n---\nText."
        ),
        (
            '+++\ntitle = "The Act"\nauthors = ["Jane Doe", "John Roe"]\n'
            "date = 2024-05-01T10:00:00Z\n+++\nText."
        ),
    ],
)
def test_front_matter_is_metadata(text: str) -> None:
    """Fields read as prose would be sentences of the document."""
    document = read_bytes(text.encode(), "a.md")
    assert ["Text."] == [document.text[block.start : block.end] for block in document.blocks]
    assert "The Act" == document.metadata.title
    assert ("Jane Doe", "John Roe") == document.metadata.authors
    assert dt.date(2024, 5, 1) == document.metadata.issued


def test_html_blocks_are_read_by_their_tags(shape: Read) -> None:
    """A list kept as HTML would be one paragraph of tags."""
    text = (
        "<style>\np { color: red }\n</style>\n<h2>Calls</h2>\n"
        "<ul>\n<li>Publish</li>\n<li>Report</li>\n</ul>\n"
        "<!-- a\n\nb -->\n<table><tr><th>Act</th></tr>\n<tr><td>Fund</td></tr></table>\n"
        "<p>One is the loneliest number there is.<br>Two can be as bad as one.</p>\n"
    )
    expected = [
        ("heading", 2, "", "Calls"),
        ("item", 1, "\u2022", "Publish"),
        ("item", 1, "\u2022", "Report"),
        ("row", 0, "", "Act"),
        ("cell", 0, "", "Act"),
        ("row", 0, "", "Fund"),
        ("cell", 0, "", "Fund"),
        ("paragraph", 0, "", "One is the loneliest number there is."),
        ("paragraph", 0, "", "Two can be as bad as one."),
    ]
    assert expected == shape(text, MARKDOWN)


def test_a_text_kept_in_a_field_of_front_matter_is_read() -> None:
    """A letter that its site keeps as data, read as an empty file."""
    words = " ".join(["The council should publish its budget."] * 10)
    text = f"---\ntitle: A letter\nbody: |-\n  Dear council,\n\n  {words}\n---\n"
    document = read_bytes(text.encode(), "letter.md")
    blocks = [(str(one.kind), text[one.start : one.end].strip()) for one in document.blocks]
    assert [("paragraph", "Dear council,"), ("paragraph", words)] == blocks
    assert "A letter" == document.metadata.title
