"""Whatever tags a page nests, its blocks lie in order within the text, and nothing hidden shows."""

from hypothesis import example, given
from hypothesis import strategies as st

from policyrecs.documents import Block
from policyrecs.errors import InputError
from policyrecs.readers import html
from policyrecs.readers.content import Content
from policyrecs.vocabulary import BlockKind, Reason

TAGS = (
    "p", "div", "span", "b", "a", "sup", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td",
    "th", "caption", "blockquote", "h1", "h2", "h6", "pre", "code", "br", "hr", "q", "main",
    "article", "aside", "nav", "header", "footer", "form", "details", "summary", "figure",
    "figcaption", "button", "section", "svg",
)  # fmt: skip

ATTRIBUTES = (
    "", ' id="fn1"', ' id="r1"', ' href="#fn1"', ' href="#r1"', ' href="/x"', ' class="sidebar"',
    ' class="cookie"', ' rowspan="3"', ' colspan="1000"', ' role="main"',
    " style='font-weight:bold'", " style='mso-list:l0 level2 lfo1'", " style='mso-list:Ignore'",
)  # fmt: skip

WORDS = (
    "Act. ", "1", "[1]", "\u2022 ", "\u200b", " ", "\n\n", "Notes", "1. Fund it.", "\U0001d504",
    "&nbsp;",
)  # fmt: skip

HIDDEN = "<p hidden>secret</p>"

pieces = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    st.sampled_from((*WORDS, HIDDEN)),
)
pages = st.lists(pieces, max_size=60).map("".join)


def read(markup: str) -> Content | None:
    """The content of a page; None for one that shows no text."""
    try:
        return html.read(markup.encode(), document_id="page")
    except InputError as error:
        assert Reason.EMPTY_FILE is error.reason  # noqa: PT017  the only refusal that may come
        return None


@given(pages)
@example("<table><tr><td><table><tr><td>1<td>2</table><td>Act. ")
@example("<a href='#fn1'><p id='fn1'>Act. <sup>1</sup>")
def test_blocks_lie_in_order_within_the_text(markup: str) -> None:
    """A block out of place would quote other words than it is said to."""
    content = read(markup)
    if content is None:
        return
    last = 0
    for index, block in enumerate(content.blocks):
        assert 0 <= block.start < block.end <= len(content.text)
        assert not content.text[block.start].isspace()
        assert not content.text[block.end - 1].isspace()
        if block.parent is not None:
            parent = content.blocks[block.parent]
            assert block.parent < index
            assert block.start >= parent.start
            assert covers(parent, block) or parent.kind not in {BlockKind.ROW, BlockKind.CELL}
        if block.kind not in {BlockKind.ROW, BlockKind.CELL}:
            assert last <= block.start
            last = block.end


def covers(outer: Block, inner: Block) -> bool:
    """Whether `inner` lies within `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end


@given(pages)
@example('<table><td role="main">Act. ')
def test_marks_and_links_lie_within_the_text(markup: str) -> None:
    """A mark or link out of place would cite the wrong words, or fail when it is shown."""
    content = read(markup)
    if content is None:
        return
    labels = {block.marker for block in content.blocks if block.kind is BlockKind.NOTE}
    for place in (*content.markers, *content.links):
        assert 0 <= place.start < place.end <= len(content.text)
    assert labels >= {marker.label for marker in content.markers}
    assert sorted(content.markers, key=lambda marker: marker.start) == list(content.markers)


@given(pages)
@example(f"<pre>Act. {HIDDEN}")
def test_nothing_hidden_is_read_and_reading_is_deterministic(markup: str) -> None:
    """What a page does not show must not come in by a broken tag around it."""
    content = read(markup)
    assert content is None or "secret" not in content.text
    assert content == read(markup)
