"""Whatever a text holds, its blocks, sentences and quotations lie in order within it."""

from hypothesis import example, given
from hypothesis import strategies as st

from policyrecs.documents import Document, Outline
from policyrecs.errors import InputError
from policyrecs.readers import read_bytes
from policyrecs.segment import outline
from policyrecs.vocabulary import BlockKind

PIECES = (
    "\n",
    "\n\n",
    "\r\n",
    "\f",
    "\t",
    "  ",
    "    ",
    "- ",
    "* ",
    "\u2022 ",
    "1. ",
    "2. ",
    "(a) ",
    "(b) ",
    "i. ",
    "#. ",
    "# ",
    "## ",
    "> ",
    "=====\n",
    "-----\n",
    "---\n",
    "***",
    "**",
    "*",
    "_",
    "`",
    "```\n",
    "~~~\n",
    "[",
    "]",
    "](",
    ")",
    "(http://x.org)",
    "![",
    "[^1]",
    "[^1]: ",
    "[1]",
    "[1]_",
    ".. [1] ",
    ".. note:: ",
    ".. comment\n",
    "::\n\n",
    "`a <b>`_",
    ":ref:`",
    "|",
    "| a | b |\n",
    "|---|---|\n",
    "+--+--+\n",
    "== ==\n",
    "<p>",
    "</p>",
    "<li>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "<br>",
    "<sup>1</sup>",
    "<!--",
    "-->",
    "<script>\n",
    "</script>",
    "{{",
    "}}",
    "{:.x}",
    "\\",
    "\u201c",
    "\u201d",
    '"',
    "'",
    "\u2018",
    "\u2019",
    ".",
    "?",
    "...",
    ".1 ",
    "Notes\n\n",
    "References\n",
    "TRENDING\n\n",
    "Most read\n",
    "By Jane Doe\n",
    "Figure 1: A",
    "Agencies should act. ",
    "the data ",
    "We ",
    "U.S. ",
    "e.g. ",
    "models.1 ",
    "1.2.Ti=",
    "x.sec=a)",
    "Related: a\n",
    "SUMMARY OF IT\n",
    ":Date: 2024-01-01\n",
    ";",
    "; and\n",
    ":\n",
    "---\ntitle: A\n---\n",
    "+++\n",
    "\u00e9",
    "\U0001d504",
    "\u00ad",
    "\u200b",
    "\u2028",
    "[[a|b]]",
    "[!note]",
)

texts = st.lists(st.sampled_from(PIECES), max_size=50).map("".join)
types = st.sampled_from(("text/plain", "text/markdown", "text/x-rst"))


def read(text: str, media_type: str) -> tuple[Document, Outline] | None:
    """The document and its outline; None for a text that holds nothing."""
    try:
        document = read_bytes(text.encode(), "any", media_type=media_type)
    except InputError:
        return None
    return document, outline(document)


@given(texts, types)
@example("<table><tr><td>a<table><tr><td>b</table>\n\n- c", "text/markdown")
@example("- <br/>\n**Fees**: The board must set fees,", "text/markdown")
@example("<!--><!--", "text/markdown")
def test_blocks_lie_in_order_within_the_text(text: str, media_type: str) -> None:
    """A block out of place would quote other words than it is said to."""
    found = read(text, media_type)
    if found is None:
        return
    document, _ = found
    last = 0
    for index, block in enumerate(document.blocks):
        assert 0 <= block.start < block.end <= len(document.text)
        assert not document.text[block.start].isspace()
        assert not document.text[block.end - 1].isspace()
        assert block.title_end is None or block.start < block.title_end < block.end
        if block.parent is not None:
            assert block.parent < index
        if block.kind not in {BlockKind.ROW, BlockKind.QUOTATION}:
            assert last <= block.start
            last = block.end


@given(texts, types)
def test_sentences_and_quotations_lie_in_their_blocks(text: str, media_type: str) -> None:
    """A sentence over the edge of its block would take in a heading, a marker or furniture."""
    found = read(text, media_type)
    if found is None:
        return
    document, cut = found
    for passage in cut.passages:
        last = passage.block.start
        for start, end in passage.sentences:
            assert last <= start < end <= passage.block.end
            last = end
    ends = [0]
    for quotation in cut.quotations:
        assert ends[-1] <= quotation.start < quotation.end <= len(document.text)
        ends.append(quotation.end)


@given(texts, types)
def test_marks_lie_in_the_text_and_reading_is_deterministic(text: str, media_type: str) -> None:
    """A marker out of place would bind a note to the wrong words."""
    found = read(text, media_type)
    assert found == read(text, media_type)
    if found is None:
        return
    document, _ = found
    labels = {block.marker for block in document.blocks if block.kind is BlockKind.NOTE}
    assert len(document.text) == len(document.folded)
    assert document.text == text.removeprefix("\ufeff")
    assert labels >= {marker.label for marker in document.markers}
    assert sorted(document.markers, key=lambda marker: marker.start) == list(document.markers)
    for place in (*document.markers, *document.links):
        assert 0 <= place.start < place.end <= len(document.text)
