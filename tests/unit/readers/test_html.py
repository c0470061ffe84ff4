"""The HTML reader: what a page shows becomes text and blocks, and nothing else does."""

import datetime as dt
from collections.abc import Callable

import pytest

from policyrecs.documents import Block
from policyrecs.errors import InputError
from policyrecs.lexicon.patterns import table
from policyrecs.readers import html, read_bytes
from policyrecs.readers.content import Content
from policyrecs.readers.html import names
from policyrecs.vocabulary import BlockKind, Reason

REGIONS = table("page_regions")["region"]
HIDDEN = table("page_regions")["hidden"]


def page(body: str, head: str = "") -> Content:
    """The content of a page with this body and head."""
    markup = (
        f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    )
    return html.read(markup.encode(), document_id="page")


def shown(content: Content) -> list[tuple[str, str]]:
    """The kind and words of each block."""
    return [(str(block.kind), words(content, block)) for block in content.blocks]


def words(content: Content, block: Block) -> str:
    """The words of a block."""
    return content.text[block.start : block.end]


def of_kind(content: Content, kind: BlockKind) -> list[Block]:
    """The blocks of one kind."""
    return [block for block in content.blocks if block.kind is kind]


def refusal(action: Callable[[], object]) -> Reason:
    """The reason that `action` is refused for."""
    with pytest.raises(InputError) as caught:
        action()
    return caught.value.reason


# Text


def test_blocks_are_parted_by_blank_lines_and_items_by_line_breaks() -> None:
    """Blocks that run into each other would read as one sentence."""
    content = page("<h1>Open data</h1><p>We recommend:</p><ul><li>publish<li>maintain</ul><p>End.")
    assert "Open data\n\nWe recommend:\n\n• publish\n• maintain\n\nEnd." == content.text


def test_white_space_collapses_and_entities_are_read() -> None:
    """Line ends of the markup are no line breaks of the text."""
    assert (
        "Agencies should\u00a0act & report."
        == page("<p>  Agencies\n\tshould&nbsp;act\n&amp; report.</p>").text
    )


def test_a_line_break_is_kept_and_two_part_paragraphs() -> None:
    """Old pages part their paragraphs by two breaks."""
    content = page("<div>One<br>two<br><br>three</div>")
    assert [("paragraph", "One\ntwo"), ("paragraph", "three")] == shown(content)


def test_text_beside_blocks_is_read() -> None:
    """Text directly in a division, before and after a paragraph, is as good as a paragraph."""
    content = page("<div>before<p>inside</p>after <b>all</b></div>")
    assert ["before", "inside", "after all"] == [text for _, text in shown(content)]


def test_offsets_count_code_points() -> None:
    """A character outside the basic plane is one code point, not two."""
    content = page("<p>𝔄𝔅</p><p>Act.</p>")
    assert (4, 8) == (content.blocks[1].start, content.blocks[1].end)


# What no page shows


@pytest.mark.parametrize(
    "markup",
    [
        "<script>secret</script>",
        "<style>secret{}</style>",
        "<template><p>secret</p></template>",
        "<noscript>secret</noscript>",
        "<!-- secret -->",
        '<!--#include virtual="/secret.asp" -->',
        "<p hidden>secret</p>",
        '<p hidden="until-found">secret</p>',
        '<div aria-hidden="true">secret</div>',
        '<p style="color:red; DISPLAY : none">secret</p>',
        '<p style="visibility:hidden">secret</p>',
        '<p style="position:absolute;left:-9999px">secret</p>',
        "<p class=MsoNormal style='mso-hide:all'>secret</p>",
        '<p class="sr-only">secret</p>',
        '<p class="note visually-hidden">secret</p>',
        '<p class="from-sheet">secret</p>',
        '<p id="modal">secret</p>',
        '<input value="secret"><textarea>secret</textarea><select><option>secret</select>',
        '<img alt="secret" title="secret">',
        "<iframe>secret</iframe><object>secret</object><video>secret</video>",
        "<svg><title>secret</title><text>secret</text></svg>",
        "<dialog>secret</dialog>",
        "<p>kept <del>secret</del></p>",
        "<button>secret</button>",
    ],
)
def test_hidden_text_is_never_read(markup: str) -> None:
    """A recommendation that nobody sees would stand in the dataset."""
    sheet = "<style>p.x{color:red} .from-sheet, #modal { display:none }</style>"
    content = page(f"<p>Visible words.</p>{markup}", sheet)
    assert "secret" not in content.text
    assert content.text.startswith("Visible words.")


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="d-none d-md-block">words</p>',
        '<p class="hidden-costs">words</p>',
        '<p class="printed">words</p>',
        '<main style="visibility:hidden"><p>words</p></main>',
        "<details><summary>More</summary><p>words</p></details>",
        "<dialog open><p>words</p></dialog>",
    ],
)
def test_what_a_page_shows_after_all_is_read(markup: str) -> None:
    """A class that hides on paper or on small screens hides nothing from a reader."""
    content = page(markup, "<style>@media print { .printed { display: none } }</style>")
    assert "words" in content.text


def test_a_page_saved_while_a_dialog_was_open_is_read() -> None:
    """Scripts put aria-hidden on everything but the dialog; the page would be empty."""
    assert (
        "Agencies should act."
        == page('<div aria-hidden="true"><p>Agencies should act.</p></div>').text
    )


# Furniture


@pytest.mark.parametrize(
    ("category", "name"), [(r["category"], n) for r in REGIONS for n in r["match"]]
)
def test_names_of_furniture_are_recognised(category: str, name: str) -> None:
    """A name that publishing systems use for furniture would let it into the text."""
    regions = [names.region(one) for one in name.split()]
    assert category in {region.category for region in regions if region is not None}


@pytest.mark.parametrize("name", [name for region in REGIONS for name in region["miss"]])
def test_names_of_text_are_left_alone(name: str) -> None:
    """A section on "recommended actions" would be dropped for its class."""
    assert names.region(name) is None


@pytest.mark.parametrize(
    ("hides", "name"),
    [(True, name) for name in HIDDEN["match"]] + [(False, name) for name in HIDDEN["miss"]],
)
def test_names_of_hidden_elements(hides: bool, name: str) -> None:  # noqa: FBT001  a parameter
    """A name in the list of hidden ones must hide, and one like it must not."""
    assert hides == names.hides(name)


PROSE = "<p>" + "The agency should publish its data every year. " * 20 + "</p>"


@pytest.mark.parametrize(
    "markup",
    [
        "<nav><ul><li>You should look here</ul></nav>",
        "<header><p>Agency of things</p></header>",
        "<footer><p>You must not copy this.</p></footer>",
        '<div role="navigation"><p>Sections</p></div>',
        '<div class="breadcrumbs"><a href=/>Home</a></div>',
        '<div id="cookieNotice"><p>You should accept cookies.</p></div>',
        '<section class="newsletter-signup"><p>You should subscribe.</p></section>',
        '<div class="share"><a href=#>Share this report</a></div>',
        "<aside><h3>Most read</h3><p>Why firms should worry</p></aside>",
        '<form action="/search"><p>Find what you need to know</p></form>',
    ],
)
def test_furniture_is_left_out(markup: str) -> None:
    """Calls to subscribe or accept cookies are no recommendations."""
    content = page(f"{markup}<div>{PROSE}</div>{markup}")
    assert ["paragraph"] == [kind for kind, _ in shown(content)]
    assert "furniture-left-out" in {issue.code for issue in content.issues} or "<a" in markup


@pytest.mark.parametrize(
    "wrapper",
    [
        '<div class="sidebar">{}</div>',
        '<div id="footer">{}</div>',
        '<form id="aspnetForm">{}</form>',
        "<aside>{}</aside>",
        '<div class="related">{}</div>',
        '<section id="comments"><h2>Comments</h2>{}</section>',
        '<div class="content-with-sidebar">{}</div>',
        "<blockquote>{}</blockquote>",
    ],
)
def test_the_article_is_never_lost(wrapper: str) -> None:
    """A page that wraps its text in a misleading name or element would come out empty."""
    assert "The agency should publish" in page(wrapper.format(PROSE)).text


def test_the_main_element_is_preferred() -> None:
    """Text around the main element is furniture, whatever it is called."""
    content = page(
        f"<div>Top of the site</div><main><h1>Report</h1>{PROSE}</main><div>Bottom</div>"
    )
    assert ["heading", "paragraph"] == [kind for kind, _ in shown(content)]


def test_a_main_element_that_holds_little_is_not_believed() -> None:
    """Some systems leave the main element around the page's search box."""
    assert "The agency should publish" in page(f"<main>Search</main><div>{PROSE}</div>").text


def test_a_heading_outside_the_text_is_kept() -> None:
    """The title often stands in the page's header, above the main element."""
    head = "<title>Open data report | Agency</title>"
    content = page(
        "<header><h1>Agency</h1></header><header><h1>Open data report</h1><p>menu</p></header>"
        f"<main>{PROSE}</main>",
        head,
    )
    assert ("heading", "Open data report") == shown(content)[0]


def test_sections_named_by_their_heading_are_kept() -> None:
    """Publishing systems derive ids from headings: "related", "share", "comments"."""
    section = '<section id="related"><h2>Related</h2><p>Agencies should also act.</p></section>'
    assert "Agencies should also act." in page(f"{PROSE}{section}").text


def test_a_box_inside_an_article_is_kept() -> None:
    """A takeaway box may hold the recommendations."""
    content = page(f"<article>{PROSE}<aside><p>Congress must act.</p></aside></article>")
    assert "Congress must act." in content.text


def test_a_box_called_sidebar_inside_the_text_is_kept() -> None:
    """Reports print boxed recommendations as sidebars; menus are full of links."""
    box = "<p>" + "Agencies should also publish their plans every year. " * 8 + "</p>"
    menu = '<a href="/x">Publications and reports</a> ' * 20
    content = page(
        f'<main>{PROSE * 3}<div class="sidebar">{box}</div><div class="sidebar">{menu}</div></main>'
    )
    assert "Agencies should also publish" in content.text
    assert "Publications" not in content.text


def test_a_row_of_links_is_furniture() -> None:
    """Old pages end with "Home | Search | Contact us", under no name that tells."""
    row = '<p><a href="/">Home</a> | <a href="/s">Search</a> | <a href="/c">Contact us</a></p>'
    assert ["paragraph", "furniture"] == [kind for kind, _ in shown(page(PROSE + row))]


def test_text_around_the_main_element_is_reported() -> None:
    """What was not read must be said."""
    content = page(f"<p>Agencies should act, too.</p><main>{PROSE}</main>")
    assert ["furniture-left-out"] == [issue.code for issue in content.issues]


def test_edit_links_of_a_wiki_are_left_out() -> None:
    """A heading reads "History", not "History[edit]"."""
    content = page(
        '<h2>History<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2><p>It is.</p>'
    )
    assert ("heading", "History") == shown(content)[0]


# Blocks


def test_headings_have_levels_and_long_sentences_in_headings_are_paragraphs() -> None:
    """Pages use heading elements to make a sentence large."""
    sentence = "The department should " + "and then " * 40 + "stop."
    content = page(f"<h1>A</h1><h3>B</h3><h3>{sentence}</h3>")
    assert [("heading", 1), ("heading", 3), ("paragraph", 0)] == [
        (str(block.kind), block.level) for block in content.blocks
    ]


def test_bold_lines_are_headings_one_level_below() -> None:
    """Content systems let authors make a line bold instead of a heading."""
    content = page(
        "<h2>Findings</h2><p><b>Next steps</b></p><p><strong>Agencies must act.</strong></p>"
    )
    assert [("heading", 2), ("heading", 3), ("paragraph", 0)] == [
        (str(block.kind), block.level) for block in content.blocks
    ]


def test_lines_in_capitals_are_headings_and_acronyms_are_none() -> None:
    """Plain capitals head the sections of many releases; an agency's name heads nothing."""
    content = page("<p>NEXT STEPS</p><p>NTIA</p><p>RECOMMENDATIONS</p><p>Act.</p>")
    assert ["heading", "paragraph", "heading", "paragraph"] == [kind for kind, _ in shown(content)]


def test_bold_lines_in_a_layout_table_are_headings() -> None:
    """The cell around them is no cell; inside a table of data, bold words are a cell."""
    content = page(f"<table><tr><td><p><b>Findings</b></p>{PROSE}</td></tr></table>")
    assert ["heading", "paragraph"] == [kind for kind, _ in shown(content)]


def test_run_in_titles_end_where_the_bold_type_does() -> None:
    """Without it the title would count as part of the statement's first sentence."""
    content = page(
        "<ul><li><b>Publish the data.</b> Agencies should act.</li>"
        "<li><b>NIST</b> should act.</li></ul>"
    )
    first, second = content.blocks
    assert "Publish the data." == content.text[first.start : first.title_end]
    assert second.title_end is None


def test_a_colon_behind_bold_type_belongs_to_the_title() -> None:
    """The statement would begin with the colon."""
    content = page("<p><b>Avoidance</b>: Fund pilots before standards.</p>")
    assert "Avoidance:" == content.text[: content.blocks[0].title_end]


def test_a_sentence_in_italics_titles_what_follows_it() -> None:
    """The whole item would be one call, where Markdown's reader finds the title's."""
    content = page(
        "<ul><li><em>Ports should share their plans.</em> A port that does is safer.</li>"
        "<li><em>Ports</em> should share their plans.</li></ul>"
    )
    first, second = content.blocks
    assert "Ports should share their plans." == content.text[first.start : first.title_end]
    assert second.title_end is None


def test_bold_after_a_line_break_begins_a_paragraph() -> None:
    """Proposals that a page parts by breaks alone would be one paragraph with one label."""
    content = page(
        "<p><b>Proposal 1</b>: Ports should share plans.<br/><b>Proposal 2</b>: Quays must be lit."
        "<br>The harbour<br><b>of Hull</b> is old.</p>"
    )
    assert [
        ("paragraph", "Proposal 1: Ports should share plans."),
        ("paragraph", "Proposal 2: Quays must be lit.\nThe harbour\nof Hull is old."),
    ] == shown(content)


def test_items_nest_and_are_numbered_as_shown() -> None:
    """An item without its number cannot be cited, one without its parent has no stem."""
    content = page(
        "<ol start=3><li>Fund:<ol type=a><li>schools<li>labs</ol>"
        "<li value=9>Report<p>yearly</p></ol>"
    )
    assert [
        ("item", "3.", 1, None),
        ("item", "a.", 2, 0),
        ("item", "b.", 2, 0),
        ("item", "9.", 1, None),
        ("paragraph", "", 0, 3),
    ] == [(str(block.kind), block.marker, block.level, block.parent) for block in content.blocks]


def test_lists_are_numbered_backwards_and_in_roman_too() -> None:
    """The printed number is part of what people cite."""
    content = page(
        "<ol reversed><li>a<li>b</ol><ol style='list-style-type: upper-roman'><li>c<li>d</ol>"
    )
    assert ["2.", "1.", "I.", "II."] == [block.marker for block in content.blocks]


def test_paragraphs_that_open_with_a_mark_are_items() -> None:
    """People type bullets and numbers where the editor offers no lists."""
    content = page(
        "<p>• one<br>• two</p><p>1. Publish it.</p><p>2. Fund it.</p><p>– Jane Doe, chair</p>"
    )
    assert [("item", "•"), ("item", "•"), ("item", "1."), ("item", "2."), ("paragraph", "")] == [
        (str(block.kind), block.marker) for block in content.blocks
    ]


def test_definitions_stand_below_their_term() -> None:
    """The term names the addressee of the calls below it."""
    content = page("<dl><dt>Policymakers</dt><dd>Fund research.</dd><dd>Set rules.</dd></dl>")
    assert [(1, None), (2, 0), (2, 0)] == [(block.level, block.parent) for block in content.blocks]


def test_quotations_captions_and_code_keep_their_kind() -> None:
    """A quoted call is not the document's own."""
    content = page(
        f"{PROSE}<blockquote><p>One.</p><p>Two.</p></blockquote>"
        "<figure><figcaption>Chart</figcaption></figure><pre>a\n  b</pre>"
    )
    assert [
        ("quotation", "One."),
        ("quotation", "Two."),
        ("caption", "Chart"),
        ("code", "a\n  b"),
    ] == (shown(content)[1:])


def test_a_page_that_is_one_preformatted_text_is_read_as_text() -> None:
    """Bills and transcripts are plain text in HTML clothes."""
    content = page("<pre>\nFINDINGS\n\nThe agency should publish\nits data.\n</pre>")
    assert ["heading", "paragraph"] == [kind for kind, _ in shown(content)]


def test_an_accordion_is_read_with_its_titles() -> None:
    """The title of a folded section is a button inside a heading."""
    content = page(
        f"{PROSE}<h3><button>Recommendation 1</button></h3><p>Act.</p><button>Print</button>"
    )
    assert [("heading", "Recommendation 1"), ("paragraph", "Act.")] == shown(content)[1:]


def test_items_saved_by_word_have_their_level_and_marker() -> None:
    """Word saves a list as paragraphs with the marker in the text."""
    content = page(
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='font-family:Symbol'>"
        "<span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>"
        "</span><![endif]>Publish</p>"
        "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>"
        "<span style='mso-list:Ignore'>b)<span>&nbsp;</span></span>Fund</p>"
    )
    assert [("Publish", "•", 1), ("Fund", "b)", 2)] == [
        (words(content, block), block.marker, block.level) for block in content.blocks
    ]


# Tables


def test_cells_know_the_heading_of_their_column() -> None:
    """A table of recommendations without its headings is a heap of words."""
    content = page(
        "<table><thead><tr><th>No.<th>Recommendation<th>Status</thead>"
        "<tr><td>1<td><p>Agencies should report.</p><p>Yearly.</p><td>Accepted"
        "<tr><td>2<td>Publish plans.<td>Open</table>"
    )
    cells = of_kind(content, BlockKind.CELL)
    assert ["", "", "", *("No.", "Recommendation", "Status") * 2] == [cell.column for cell in cells]
    assert "Agencies should report.\nYearly." == words(content, cells[4])
    rows = of_kind(content, BlockKind.ROW)
    assert "2 | Publish plans. | Open" == words(content, rows[2])
    assert [content.blocks[cell.parent or 0] for cell in cells] == [r for r in rows for _ in "123"]


def test_merged_cells_do_not_shift_the_columns() -> None:
    """A number that covers two rows would push the second row one column to the left."""
    content = page(
        "<table><tr><th>No.<th>Text<th>Status<tr><td rowspan=2>1<td>Act.<td>Open"
        "<tr><td>Report.<td>Closed"
        "<tr><td colspan=2>Both.<td>Open</table>"
    )
    cells = of_kind(content, BlockKind.CELL)[3:]
    assert [
        ("1", "No."), ("Act.", "Text"), ("Open", "Status"),
        ("Report.", "Text"), ("Closed", "Status"), ("Both.", "No."), ("Open", "Status"),
    ] == [(words(content, cell), cell.column) for cell in cells]  # fmt: skip


def test_a_bold_first_row_names_the_columns() -> None:
    """Editors make heading cells by hand."""
    content = page(
        "<table><tr><td><b>Recommendation</b><td><b>Response</b><tr><td>Act now.<td>Agreed</table>"
    )
    assert ["", "", "Recommendation", "Response"] == [
        cell.column for cell in of_kind(content, BlockKind.CELL)
    ]


def test_a_row_may_begin_with_its_own_heading() -> None:
    """Boxes of one recommendation list its facts line by line."""
    content = page("<table><tr><th>Addressee:<td>The Ministry<tr><th>Text:<td>Act now.</table>")
    assert [("The Ministry", "Addressee"), ("Act now.", "Text")] == [
        (words(content, cell), cell.column)
        for cell in of_kind(content, BlockKind.CELL)
        if cell.column
    ]


def test_a_row_of_one_short_cell_heads_the_rows_below() -> None:
    """A row "To the Ministry" says whom the rows below it call upon."""
    content = page(
        "<table><tr><th>No.<th>Text<tr><td colspan=2>To the Ministry<tr><td>1<td>Act now.</table>"
    )
    assert [("heading", "To the Ministry")] == [
        one for one in shown(content) if one[0] == "heading"
    ]


def test_layout_tables_are_read_as_blocks() -> None:
    """Old pages arrange their columns by a table; its cells are no data."""
    content = page(
        f"<table><tr><td><a href=/a>Start</a><td><h2>Findings</h2>{PROSE}<ul><li>Act.</ul></table>"
    )
    assert ["paragraph", "heading", "paragraph", "item"] == [kind for kind, _ in shown(content)]
    assert [None] * 4 == [block.parent for block in content.blocks]


def test_items_in_a_cell_belong_to_it() -> None:
    """A list inside a table is still a list."""
    content = page("<table><tr><th>A<th>B<tr><td>Publish:<ul><li>plans<li>costs</ul><td>x</table>")
    cell = of_kind(content, BlockKind.CELL)[2]
    items = of_kind(content, BlockKind.ITEM)
    assert "Publish:\n• plans\n• costs" == words(content, cell)
    assert [cell, cell] == [content.blocks[item.parent or 0] for item in items]


# Notes and links


def test_note_marks_are_bound_to_notes_by_their_links() -> None:
    """A mark is one only where the note exists, and the way back is no part of the note."""
    content = page(
        '<p>Models differ.<sup><a href="#fn1" id="r1">1</a></sup> See <a href="#annex">2</a>.</p>'
        '<h2 id="annex">Annex</h2><p>x.</p>'
        '<ol><li id="fn1"><p>Smith 2024. <a href="#r1">↩</a></p></li></ol>'
    )
    assert [("[1]", "1")] == [(content.text[m.start : m.end], m.label) for m in content.markers]
    assert [("1", "Smith 2024.")] == [
        (note.marker, words(content, note)) for note in of_kind(content, BlockKind.NOTE)
    ]
    assert (content.markers[0].start, content.markers[0].end) in content.masked


def test_note_marks_without_links_are_bound_by_number() -> None:
    """Hand-made pages raise the number on both sides and link nothing."""
    content = page(
        "<p>Models differ.<sup>1</sup> Costs fell<sup>2,3</sup>.</p><hr>"
        "<p><sup>1</sup> Smith 2024.</p>"
    )
    assert ["1"] == [marker.label for marker in content.markers]
    assert ["Smith 2024."] == [words(content, note) for note in of_kind(content, BlockKind.NOTE)]
    assert {"unbound-marker"} == {issue.code for issue in content.issues}


def test_references_of_a_wiki_are_notes_with_their_numbers() -> None:
    """The marks of a wiki page are in brackets, and its notes begin with ways back."""
    content = page(
        '<p>It is so.<sup id="cite_ref-A_1-0"><a href="#cite_note-A-1">'
        "<span>[</span>1<span>]</span></a></sup>"
        '<sup id="cite_ref-n_2-0"><a href="#cite_note-n-2">[note 1]</a></sup></p>'
        "<h2>References</h2>"
        '<ol><li id="cite_note-n-2"><span>^</span> A remark.</li>'
        '<li id="cite_note-A-1"><span>^ <a href="#cite_ref-A_1-0"><sup><i>a</i></sup></a> '
        '<a href="#cite_ref-A_1-1"><sup>b</sup></a></span> <cite>Smith.</cite></li></ol>'
    )
    assert "It is so.[1][note 1]" == words(content, content.blocks[0])
    assert [("note 1", "A remark."), ("1", "Smith.")] == [
        (note.marker, words(content, note)) for note in of_kind(content, BlockKind.NOTE)
    ]
    assert ["1", "note 1"] == [marker.label for marker in content.markers]


def test_notes_saved_by_word_are_notes() -> None:
    """Word links mark and note both ways, so that only their order tells them apart."""
    content = page(
        '<p>Act.<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p><div id=ftn1>'
        '<p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> See the <i>Report</i>.</p></div>'
    )
    assert [("paragraph", "Act.[1]"), ("note", "See the Report.")] == shown(content)


def test_notes_may_begin_with_an_anchor_that_stands_apart() -> None:
    """Newsletters put the note's number in a link of its own, before the block of its text."""
    content = page(
        '<p>Act now.<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a></p>'
        '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1">1</a>'
        '<div class="footnote-content"><p>See the report.</p></div></div>'
    )
    assert [("paragraph", "Act now.[1]"), ("note", "See the report.")] == shown(content)
    assert ["1"] == [marker.label for marker in content.markers]


def test_marks_that_spell_out_footnote_are_labelled_by_their_number() -> None:
    """Government pages write "[footnote 1]" in the text and "1." before the note."""
    content = page(
        '<p>Act now.<sup id="fnref:1"><a href="#fn:1" rel="footnote">[footnote 1]</a></sup></p>'
        '<ol><li id="fn:1"><p>See the report. <a href="#fnref:1">↩</a></p></li></ol>'
    )
    assert [("paragraph", "Act now.[footnote 1]"), ("note", "See the report.")] == shown(content)
    assert ["1"] == [marker.label for marker in content.markers]


def test_exponents_and_ordinals_are_no_marks() -> None:
    """With a note 2, "km²" would cite it; and "km2" is a word that nobody wrote."""
    content = page("<p>10 km<sup>2</sup>, 10<sup>-3</sup>, the 4<sup>th</sup>, CO<sub>2</sub></p>")
    assert "10 km², 10⁻³, the 4th, CO2" == content.text
    assert () == content.markers


def test_a_mark_after_a_short_word_is_a_mark() -> None:
    """A pronoun taken for a unit, so that "We²" names nobody."""
    content = page(
        "<p>We<sup>1</sup> ask.</p><h2>Notes</h2><p>1. A.</p>",
    )
    assert ["1"] == [marker.label for marker in content.markers]
    assert content.text.startswith("We[1] ask.")


def test_a_unit_is_no_mark_even_where_a_note_bears_its_number() -> None:
    """An area in km² would point to note 2."""
    content = page(
        "<p>Over 10 km<sup>2</sup> models<sup>1</sup> differ.</p>"
        "<h2>Notes</h2><p>1. A.</p><p>2. B.</p>"
    )
    assert ["1"] == [marker.label for marker in content.markers]


def test_links_keep_their_words_and_full_address() -> None:
    """A link across two blocks is two links; code is no address."""
    content = page(
        'See <a href="/r.pdf"> the report </a>and <a href="javascript:x()">this</a>.'
        '<a href="https://b.example/"><p>One</p><p>Two</p></a><a href="#">gone</a>',
        '<link rel=canonical href="https://a.example/x/">',
    )
    assert [
        ("the report", "https://a.example/r.pdf"),
        ("One", "https://b.example/"),
        ("Two", "https://b.example/"),
        ("gone", "https://a.example/x/"),
    ] == [(content.text[link.start : link.end], link.target) for link in content.links]


# Metadata


def test_meta_elements_say_what_the_page_is() -> None:
    """The site's name is no part of the title."""
    content = page(
        PROSE,
        "<title>Open data | The Agency</title><meta name=author content='Ann Lee'>"
        "<meta property='og:site_name' content='The Agency'>"
        "<meta property='article:published_time' content='2024-07-30T09:00:00Z'>"
        "<meta property='og:url' content='https://a.example/x'>",
    )
    about = content.metadata
    assert ("Open data", ("Ann Lee",), "The Agency") == (
        about.title,
        about.authors,
        about.publisher,
    )
    assert (dt.date(2024, 7, 30), "https://a.example/x") == (about.issued, about.url)


def test_linked_data_says_what_the_page_is() -> None:
    """Linked data names each author, and may lie in a graph."""
    content = html.read(
        b"""<html lang="en-GB"><head><script type="application/ld+json">{"@graph": [
        {"@type": "BreadcrumbList"}, {"@type": ["NewsArticle"], "headline": "Open data",
        "author": [{"name": "Ann Lee"}, {"name": "Bo Li"}], "publisher": {"name": "Ledger"},
        "datePublished": "20240730"}]}</script></head><body><p>Agencies should act.</p></body>""",
        document_id="page",
    )
    about = content.metadata
    assert ("Open data", ("Ann Lee", "Bo Li"), "Ledger", dt.date(2024, 7, 30), "en-GB") == (
        about.title, about.authors, about.publisher, about.issued, about.language,
    )  # fmt: skip


@pytest.mark.parametrize("data", ["{", "[" * 100_000, '{"@type": "Article", "author": 3}', "null"])
def test_broken_linked_data_does_no_harm(data: str) -> None:
    """A page is worth reading whatever its metadata."""
    content = page(
        PROSE,
        f'<script type="application/ld+json">{data}</script><meta name=date content="2024-02-31">',
    )
    assert (None, ()) == (content.metadata.issued, content.metadata.authors)


# Encodings


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<p>café".encode(), "café"),
        (b"\xef\xbb\xbf<p>caf\xc3\xa9", "café"),
        ("<p>café".encode("utf-16"), "café"),
        (b'<meta charset="iso-8859-1"><p>\x93caf\xe9\x94', "“café”"),
        (
            b"<meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>a \x80",
            "a €",
        ),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><p>\xb3', "ł"),
        ('<meta charset="windows-1252"><p>café'.encode(), "café"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_is_in(data: bytes, expected: str) -> None:
    """Wrong characters make wrong quotes; a saved page often declares what its server overruled."""
    assert expected == html.read(data, document_id="page").text


def test_undeclared_bytes_that_are_not_utf_8_are_refused() -> None:
    """A guess would put wrong characters into quotes."""
    assert Reason.WRONG_ENCODING is refusal(lambda: html.read(b"<p>caf\xe9", document_id="page"))
    assert "café" == html.read(b"<p>caf\xe9", document_id="page", encoding="cp1252").text


# Broken and hostile pages


@pytest.mark.parametrize(
    "data", [b"", b"<html></html>", b"<script>x</script>", b"<frameset><frame></frameset>"]
)
def test_a_page_without_text_is_refused(data: bytes) -> None:
    """What was read without a find must differ from what could not be read."""
    assert Reason.EMPTY_FILE is refusal(lambda: html.read(data, document_id="page"))


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 1_000_000 + "x",
        "<b>" * 1_000_000 + "x",
        "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">x",
        "<p" + "/a" * 200_000 + ">x",
    ],
    ids=["blocks", "inline", "attributes", "slashes"],
)
def test_absurd_nesting_is_refused(markup: str) -> None:
    """A parser by the standard takes time that grows with the square of these."""
    assert Reason.TOO_LARGE is refusal(lambda: html.read(markup.encode(), document_id="page"))


@pytest.mark.parametrize(
    "opening", ["<div>", "<span>", "<ul><li>", "<table><tr><td>", "<blockquote>"]
)
def test_deep_nesting_is_read_without_recursion(opening: str) -> None:
    """Thousands of open elements would overflow the stack of a reader that calls itself."""
    assert "Act." in html.read((opening * 5_000 + "Act.").encode(), document_id="page").text


@pytest.mark.parametrize(
    "piece",
    [
        "<p>Agencies should act.</p>",
        "<div class=nav>x</div>",
        "<a href='#x'>",
        "<sup>1</sup>",
        "<br>",
        "<li>a",
        "<td>a",
        "\n ",
        "<!--",
        "x<b>",
    ],
)
def test_time_grows_with_the_length_of_the_page(piece: str, growth: Callable[..., float]) -> None:
    """A pattern or loop that starts over for each repeat would never end on a long page."""

    def work(count: int) -> Callable[[], object]:
        data = ("<p>Start.</p>" + piece * count).encode()
        return lambda: html.read(data, document_id="page")

    assert 3 > growth(work, 4_000 if piece == "x<b>" else 10_000)


def test_read_bytes_binds_the_reader() -> None:
    """The reader must be found by the file's name and by its first bytes."""
    document = read_bytes(b"<!doctype html><p>Agencies should act.", "page")
    assert ("text/html", "Agencies should act.") == (document.media_type, document.text)
