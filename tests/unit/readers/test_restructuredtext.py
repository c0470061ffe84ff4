"""reStructuredText: blocks, and the marks inside them."""

from collections.abc import Callable

import pytest

from policyrecs.readers import read_bytes

Shape = tuple[str, int, str, str]
Read = Callable[[str, str], list[Shape]]

RST = "text/x-rst"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "=====\nTitle\n=====\n\nPart\n----\n\nText.",
            [
                ("heading", 1, "", "Title"),
                ("heading", 2, "", "Part"),
                ("paragraph", 0, "", "Text."),
            ],
        ),
        (
            "#. Act\n#. Report\n   yearly",
            [("item", 1, "#.", "Act"), ("item", 1, "#.", "Report yearly")],
        ),
        (
            "- a\n\n  b\n\n  (a) c\n  (b) d",
            [
                ("item", 1, "-", "a"),
                ("paragraph", 0, "", "b"),
                ("item", 2, "(a)", "c"),
                ("item", 2, "(b)", "d"),
            ],
        ),
        (".. a comment\n   of two lines\n\nText.", [("paragraph", 0, "", "Text.")]),
        (
            ".. note:: Agencies act.\n\n   They must.",
            [("paragraph", 0, "", "Agencies act."), ("paragraph", 0, "", "They must.")],
        ),
        (".. image:: a.png\n   :alt: hidden\n\nText.", [("paragraph", 0, "", "Text.")]),
        (".. epigraph::\n\n   We should act.", [("quotation", 0, "", "We should act.")]),
        (
            ".. code-block:: python\n\n   must()\n\nText.",
            [("code", 0, "", "must()"), ("paragraph", 0, "", "Text.")],
        ),
        (
            "So::\n\n   must()\n\nText.",
            [("paragraph", 0, "", "So:"), ("code", 0, "", "must()"), ("paragraph", 0, "", "Text.")],
        ),
        (
            "She said:\n\n   We should act.",
            [("paragraph", 0, "", "She said:"), ("quotation", 0, "", "We should act.")],
        ),
        (
            "Act [#a]_ now.\n\n.. [#a] The Act.",
            [("paragraph", 0, "", "Act now."), ("note", 0, "a", "The Act.")],
        ),
        (
            "Act [#]_ now.\n\n.. [#] The Act.",
            [("paragraph", 0, "", "Act now."), ("note", 0, "1", "The Act.")],
        ),
    ],
)
def test_lines_become_blocks(shape: Read, text: str, expected: list[Shape]) -> None:
    """A comment or code read as text would put calls into the document that it does not make."""
    assert expected == shape(text, RST)


def test_marks_are_no_words_and_links_keep_their_targets() -> None:
    """A role or an address inside a sentence hides the verb from the patterns."""
    text = (
        "The `Act <https://x.org>`_ and Law_ say **must** and ``now`` in :ref:`scope` \\*here.\n\n"
        ".. _Law: https://y.org\n"
    )
    document = read_bytes(text.encode(), "a.rst")
    block = document.blocks[0]
    folded = " ".join(document.folded[block.start : block.end].split())
    assert "The Act and Law say must and now in scope *here." == folded
    links = [(document.text[link.start : link.end], link.target) for link in document.links]
    assert [("Act", "https://x.org"), ("Law", "https://y.org")] == links


@pytest.mark.parametrize(
    "table",
    [
        (
            "+----+---------+\n| No | Text    |\n+====+=========+\n"
            "| 1  | Publish |\n|    | it      |\n+----+---------+\n"
        ),
        "==  =======\nNo  Text\n==  =======\n1   Publish\n    it\n==  =======\n",
    ],
)
def test_tables_are_read_cell_by_cell(table: str) -> None:
    """Two columns read as one line would make one sentence of two cells."""
    document = read_bytes(table.encode(), "a.rst")
    cells = [
        (block.column, " ".join(document.folded[block.start : block.end].split()))
        for block in document.blocks
        if block.kind == "cell"
    ]
    assert [("", "No"), ("", "Text"), ("No", "1"), ("Text", "Publish it")] == cells


def test_fields_at_the_top_are_metadata() -> None:
    """The author of a document is often its issuer."""
    document = read_bytes(b":Author: Jane Doe; John Roe\n:Date: 2024-05-01\n\nText.", "a.rst")
    assert ("Jane Doe", "John Roe") == document.metadata.authors
    assert "2024-05-01" == str(document.metadata.issued)
