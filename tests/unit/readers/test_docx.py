"""The DOCX reader: the text as Word shows it, with its numbers, tables and notes."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

import pytest

from policyrecs.documents import Block
from policyrecs.errors import InputError
from policyrecs.readers import docx, read_bytes
from policyrecs.readers.content import Content
from policyrecs.vocabulary import BlockKind, Reason

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
</w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/>
  <w:basedOn w:val="Rubrik2"/></w:style>
<w:style w:type="paragraph" w:styleId="Outlined"><w:name w:val="Own"/>
  <w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/></w:style>
<w:style w:type="paragraph" w:styleId="Rec"><w:name w:val="Recommendation"/>
  <w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/>
  <w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/>
  <w:basedOn w:val="Pool"/></w:style>
<w:style w:type="paragraph" w:styleId="Pool"><w:name w:val="Pool"/>
  <w:basedOn w:val="Loop"/></w:style>
"""

LEVEL = (
    '<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
    '<w:lvlText w:val="{pattern}"/></w:lvl>'
)


def lists(*definitions: tuple[tuple[str, str], ...]) -> str:
    """A numbering part; list n (from 1) has the levels (style, pattern) of definition n."""
    abstracts = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        + "".join(
            LEVEL.format(at=at, style=style, pattern=pattern)
            for at, (style, pattern) in enumerate(levels)
        )
        + "</w:abstractNum>"
        for number, levels in enumerate(definitions, start=1)
    )
    nums = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(1, len(definitions) + 1)
    )
    return abstracts + nums


NUMBERING = lists(
    (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%3)")),
    (("bullet", "\uf0b7"), ("bullet", "o")),
    (("decimal", "%1"), ("decimal", "%1.%2")),
    (("decimal", "Recommendation %1:"),),
)


def package(body: str, parts: Mapping[str, str] | None = None, links: str = "") -> bytes:
    """A DOCX file with this body, these other parts (name to content) and links."""
    parts = {"styles": STYLES, "numbering": NUMBERING} | dict(parts or {})
    relations = links + "".join(
        f'<Relationship Id="p{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in parts
    )
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relationships(
            f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relationships(relations),
    }
    files |= {f"word/{name}.xml": part(name, content) for name, content in parts.items()}
    return zipped(files)


def part(name: str, content: str) -> str:
    """A part of Word's own markup."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{content}</w:{name}>'


def relationships(content: str) -> str:
    """A relationships part."""
    return f'<Relationships xmlns="{RELATIONSHIPS}">{content}</Relationships>'


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of `files`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, style: str = "", numbered: str = "", properties: str = "") -> str:
    """A paragraph of runs, or of plain text; `numbered` is "list level"."""
    if not content.startswith("<"):
        content = run(content)
    if style:
        properties += f'<w:pStyle w:val="{style}"/>'
    if numbered:
        list_id, level = numbered.split()
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def row(*cells: str, properties: str = "") -> str:
    """A table's row; a cell is plain text or markup, its properties included."""
    contents = (cell if cell.startswith("<") else paragraph(cell) for cell in cells)
    return f"<w:tr>{properties}{''.join(f'<w:tc>{cell}</w:tc>' for cell in contents)}</w:tr>"


def field(code: str, result: str) -> str:
    """A field of runs: its code and its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def read(body: str, parts: Mapping[str, str] | None = None, links: str = "") -> Content:
    """The content of a DOCX file with this body."""
    return docx.read(package(body, parts, links), document_id="file")


def words(content: Content, block: Block) -> str:
    """The words of a block."""
    return content.text[block.start : block.end]


def shown(content: Content) -> list[tuple[str, str]]:
    """The kind and words of each block."""
    return [(str(block.kind), words(content, block)) for block in content.blocks]


def of_kind(content: Content, kind: BlockKind) -> list[Block]:
    """The blocks of one kind."""
    return [block for block in content.blocks if block.kind is kind]


def refusal(action: Callable[[], object]) -> Reason:
    """The reason that `action` is refused for."""
    with pytest.raises(InputError) as caught:
        action()
    return caught.value.reason


# Paragraphs and headings


def test_headings_are_known_by_style_outline_and_looks() -> None:
    """Word names its styles in the user's language, and people make their own."""
    content = read(
        paragraph("Report", "Title")
        + paragraph("Findings", "Rubrik2")
        + paragraph("Scope", "Mine")
        + paragraph("Method", "Outlined")
        + paragraph(run("Next steps", "<w:b/>"))
        + paragraph(run("Agencies must act.", "<w:b/>"))
        + paragraph("Direct", properties='<w:outlineLvl w:val="0"/>')
        + paragraph("Loop", "Loop")
    )
    assert [
        ("Report", 1), ("Findings", 2), ("Scope", 2), ("Method", 3), ("Next steps", 4),
        ("Agencies must act.", 0), ("Direct", 1), ("Loop", 0),
    ] == [(words(content, block), block.level) for block in content.blocks]  # fmt: skip


def test_a_sentence_in_italics_titles_what_follows_it() -> None:
    """Without it the title would count as part of the statement's first sentence."""
    title = "Ports should share their plans."
    content = read(paragraph(run(title, "<w:i/>") + run(" A port that does is safer.")))
    assert title == content.text[: content.blocks[0].title_end]


def test_styles_tell_quotations_captions_and_contents() -> None:
    """A quoted call is not the document's own, and a contents list repeats the headings."""
    content = read(
        paragraph("Findings 3", "TOC1")
        + paragraph("Act.", "Quote")
        + paragraph("Fig. 1", "Caption")
    )
    assert [("furniture", "contents"), ("quotation", ""), ("caption", "")] == [
        (str(block.kind), block.category) for block in content.blocks
    ]


def test_breaks_tabs_and_hyphens_are_characters() -> None:
    """A word with a soft hyphen must stay one word, and a line break must part two."""
    content = read(
        paragraph(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>pol</w:t><w:softHyphen/><w:t>icy</w:t>"
            '<w:noBreakHyphen/><w:t>x</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        )
    )
    assert "a b\npol\u00adicy\u2011x" == content.text


def test_hidden_and_struck_text_is_not_read() -> None:
    """A recommendation that nobody sees, or that is struck out, would stand in the dataset."""
    content = read(
        paragraph(
            run("Seen. ")
            + run("secret", "<w:vanish/>")
            + run("secret", '<w:rStyle w:val="Secret"/>')
            + run("secret", "<w:strike/>")
            + run("Also seen.", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>')
        )
        + paragraph("<w:commentRangeStart/><w:r><w:commentReference/></w:r>")
    )
    assert "Seen. Also seen." == content.text


def test_tracked_changes_are_accepted() -> None:
    """The text is what stays if all changes are accepted."""
    content = read(
        paragraph(
            run("Agencies ")
            + f"<w:ins>{run('should')}</w:ins>"
            + "<w:del><w:r><w:delText>must not</w:delText></w:r></w:del>"
            + f"<w:moveFrom>{run('gone')}</w:moveFrom><w:moveTo>{run(' act')}</w:moveTo>"
            + run(".")
        )
        + paragraph("One", properties="<w:rPr><w:del/></w:rPr>")
        + paragraph(" paragraph.")
        + "<w:ins>"
        + paragraph("New.")
        + "</w:ins>"
    )
    assert ["Agencies should act.", "One paragraph.", "New."] == [
        text for _, text in shown(content)
    ]


def test_content_controls_formulas_and_smart_tags_are_read() -> None:
    """Text in a form's control is text."""
    content = read(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Block.')}</w:sdtContent></w:sdt>"
        + paragraph(
            f"<w:sdt><w:sdtContent>{run('Inline ')}</w:sdtContent></w:sdt>"
            f"<w:smartTag>{run('tagged ')}</w:smartTag>"
            "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"
        )
    )
    assert "Block.\n\nInline tagged x+1" == content.text


def test_text_boxes_are_read_once() -> None:
    """Word stores a box twice, for new and for old programs."""
    box = f"<w:txbxContent>{paragraph('Boxed call.')}</w:txbxContent>"
    anchor = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict>{box.replace('Boxed call.', 'Old.')}</w:pict></w:r>"
    assert ["Before after.", "Boxed call.", "Old."] == [
        text for _, text in shown(read(paragraph(run("Before ") + anchor + run("after.") + old)))
    ]


def test_charts_are_reported() -> None:
    """What was not read must be said."""
    content = read(paragraph(run("Text.") + "<w:r><w:drawing><c:chart/></w:drawing></w:r>"))
    assert ["unread-drawing"] == [issue.code for issue in content.issues]


# Lists


def test_numbers_are_counted_as_word_counts() -> None:
    """Word stores how to count; an item without its number cannot be cited."""
    content = read(
        paragraph("a", numbered="1 0")
        + paragraph("b", numbered="1 1")
        + paragraph("c", numbered="1 1")
        + paragraph("d", numbered="1 2")
        + paragraph("e", numbered="1 0")
        + paragraph("f", numbered="1 1")
    )
    assert [
        ("1.", 1, None), ("(a)", 2, 0), ("(b)", 2, 0), ("i)", 3, 2), ("2.", 1, None), ("(a)", 2, 4),
    ] == [(block.marker, block.level, block.parent) for block in content.blocks]  # fmt: skip
    assert "1. a\n  (a) b\n  (b) c\n    i) d\n2. e\n  (a) f" == content.text


def test_a_list_goes_on_after_a_paragraph_and_restarts_where_told() -> None:
    """Two lists of one definition count on, unless one says where to start."""
    numbering = NUMBERING + (
        '<w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    content = read(
        paragraph("a", numbered="1 0")
        + paragraph("Prose.")
        + paragraph("b", numbered="1 0")
        + paragraph("c", numbered="8 0"),
        {"numbering": numbering},
    )
    assert ["1.", "", "2.", "5."] == [block.marker for block in content.blocks]


def test_lists_may_be_defined_by_a_style_or_by_exceptions() -> None:
    """Templates define a list once, as a style, and change single levels in each use."""
    styles = STYLES + (
        '<w:style w:type="numbering" w:styleId="House"><w:name w:val="House"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = NUMBERING + (
        '<w:abstractNum w:abstractNumId="70"><w:numStyleLink w:val="House"/></w:abstractNum>'
        '<w:num w:numId="71"><w:abstractNumId w:val="70"/></w:num>'
        '<w:num w:numId="72"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0">'
        + LEVEL.format(at=0, style="upperRoman", pattern="Part %1")
        + "</w:lvlOverride></w:num>"
    )
    content = read(
        paragraph("a", numbered="71 1") + paragraph("b", numbered="72 0"),
        {"styles": styles, "numbering": numbering},
    )
    assert ["(a)", "Part I"] == [block.marker for block in content.blocks]


def test_bullets_of_symbol_typefaces_are_bullets() -> None:
    """The private character of a symbol typeface is no character of the text."""
    content = read(paragraph("a", numbered="2 0") + paragraph("b", numbered="2 1"))
    assert "• a\n  • b" == content.text


def test_a_style_may_number_its_paragraphs() -> None:
    """Reports number recommendations by a style whose pattern holds the word."""
    content = read(
        paragraph("Publish.", "Rec") + paragraph("Fund.", "Rec") + paragraph("x", "Rec", "0 0")
    )
    assert [("item", "Recommendation 1:"), ("item", "Recommendation 2:"), ("paragraph", "")] == [
        (str(block.kind), block.marker) for block in content.blocks
    ]


def test_numbers_of_headings_and_paragraphs_are_kept() -> None:
    """People cite a heading or paragraph by "3.1"; it makes no list item."""
    content = read(
        paragraph("Scope", "Rubrik2", "3 0")
        + paragraph("The Committee recommends.", numbered="3 1")
    )
    assert [("heading", "1 Scope", ""), ("paragraph", "The Committee recommends.", "1.1")] == [
        (*pair, block.marker) for pair, block in zip(shown(content), content.blocks, strict=True)
    ]


def test_a_paragraph_inside_a_list_belongs_to_its_item() -> None:
    """An item's second paragraph explains the item."""
    content = read(
        paragraph("a", numbered="1 0") + paragraph("more", "ListParagraph") + paragraph("Prose.")
    )
    assert [None, 0, None] == [block.parent for block in content.blocks]


def test_a_list_of_another_kind_nests_by_its_indent() -> None:
    """Bullets below a number are often a list of their own, indented."""
    content = read(
        paragraph("a", numbered="1 0", properties='<w:ind w:left="360"/>')
        + paragraph("b", numbered="2 0", properties='<w:ind w:left="720"/>')
        + paragraph("c", numbered="1 0", properties='<w:ind w:left="360"/>')
    )
    assert [(1, None), (2, 0), (1, None)] == [
        (block.level, block.parent) for block in content.blocks
    ]


# Tables


def test_cells_know_the_heading_of_their_column() -> None:
    """A table of recommendations without its headings is a heap of words."""
    head = row("No.", "Text", "Status", properties="<w:trPr><w:tblHeader/></w:trPr>")
    span = '<w:tcPr><w:vMerge w:val="{}"/></w:tcPr>'
    content = read(
        f"<w:tbl><w:tblPr/>{head}"
        + row(span.format("restart") + paragraph("1"), "Act now.", "Open")
        + row(span.format("continue") + paragraph(""), "Report.", "Closed")
        + row('<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph("Both."), "Open")
        + "</w:tbl>"
    )
    cells = of_kind(content, BlockKind.CELL)[3:]
    assert [
        ("1", "No."), ("Act now.", "Text"), ("Open", "Status"),
        ("Report.", "Text"), ("Closed", "Status"), ("Both.", "No."), ("Open", "Status"),
    ] == [(words(content, cell), cell.column) for cell in cells]  # fmt: skip
    assert "1 | Act now. | Open" == words(content, of_kind(content, BlockKind.ROW)[1])


def test_a_coloured_first_row_names_the_columns() -> None:
    """Few authors mark the row to be repeated as heading; its look tells."""
    content = read(
        "<w:tbl>"
        + row("Issue", "Due by 2024", properties='<w:trPr><w:cnfStyle w:firstRow="1"/></w:trPr>')
        + row("Act now.", "June")
        + "</w:tbl>"
    )
    assert ["Issue", "Due by 2024"] == [
        cell.column for cell in of_kind(content, BlockKind.CELL) if cell.column
    ]


def test_a_box_of_one_cell_is_no_table() -> None:
    """Reports box their recommendations by a table of one cell."""
    inner = paragraph("Recommendation", "Rubrik2") + paragraph("Act.", numbered="2 0")
    content = read(f"<w:tbl>{row(inner)}</w:tbl>")
    assert [("heading", None), ("item", None)] == [
        (str(block.kind), block.parent) for block in content.blocks
    ]


def test_tables_in_cells_and_deleted_rows() -> None:
    """A nested table belongs to its cell; a row deleted in a tracked change is gone."""
    nested = f"<w:tbl>{row('x', '1')}{row('y', '2')}</w:tbl>"
    content = read(
        "<w:tbl>"
        + row("A", "B", properties="<w:trPr><w:tblHeader/></w:trPr>")
        + row("Act now.", f"{paragraph('See:')}{nested}")
        + row("secret", "secret", properties="<w:trPr><w:del/></w:trPr>")
        + "</w:tbl>"
    )
    assert "A | B\n\nAct now.\nSee:\nx\n1\ny\n2" == content.text


# Notes, links and fields

NOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>" + run(" Smith 2024."))}'
    f"{paragraph('Second paragraph.')}</w:footnote>"
    f'<w:footnote w:id="7">{paragraph(" Lee 2023.")}</w:footnote>'
)


def test_notes_are_labelled_in_the_order_of_their_marks() -> None:
    """The ids of notes say nothing; the label is what Word shows."""
    content = read(
        paragraph(
            run("Models differ.")
            + '<w:r><w:footnoteReference w:id="7"/></w:r>'
            + run(" Costs fell.")
            + '<w:r><w:footnoteReference w:id="2"/></w:r>'
            + '<w:r><w:endnoteReference w:id="3"/></w:r>'
            + '<w:del><w:r><w:footnoteReference w:id="9"/></w:r></w:del>'
            + '<w:r><w:footnoteReference w:id="8" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
        ),
        {"footnotes": NOTES, "endnotes": f'<w:endnote w:id="3">{paragraph("End.")}</w:endnote>'},
    )
    assert "Models differ.[1] Costs fell.[2][i]*" == words(content, content.blocks[0])
    assert [("1", "Lee 2023."), ("2", "Smith 2024."), ("", "Second paragraph."), ("i", "End.")] == [
        (note.marker, words(content, note)) for note in of_kind(content, BlockKind.NOTE)
    ]
    assert ["1", "2", "i"] == [marker.label for marker in content.markers]
    assert ["unbound-marker"] == [issue.code for issue in content.issues]


def test_notes_are_numbered_as_the_settings_say() -> None:
    """A report that goes on from another starts its notes at a later number."""
    content = read(
        paragraph(run("Act.") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        {
            "footnotes": NOTES,
            "settings": '<w:footnotePr><w:numFmt w:val="upperLetter"/><w:numStart w:val="3"/>'
            "</w:footnotePr>",
        },
    )
    assert ["C"] == [marker.label for marker in content.markers]


def test_links_lead_where_the_relationships_say() -> None:
    """A link without its address is no citation."""
    links = (
        f'<Relationship Id="r1" Type="{OFFICE}/hyperlink" Target="https://a.example/x"'
        ' TargetMode="External"/>'
    )
    content = read(
        paragraph(
            run("See ")
            + f'<w:hyperlink r:id="r1">{run("the report")}</w:hyperlink>'
            + run(" or ")
            + field(' HYPERLINK "https://b.example/" ', run("this"))
            + f'<w:hyperlink w:anchor="here">{run("here")}</w:hyperlink>'
        ),
        links=links,
    )
    assert [
        ("the report", "https://a.example/x"),
        ("this", "https://b.example/"),
        ("here", "#here"),
    ] == [(content.text[link.start : link.end], link.target) for link in content.links]


def test_fields_show_their_result() -> None:
    """The code of a field is not in the text; a contents list is furniture to its end."""
    begin, _, rest = field('TOC \\o "1-3"', run("Findings")).partition(run("Findings"))
    content = read(
        paragraph(run("Table ") + field("SEQ Table", run("3")))
        + paragraph(f'<w:fldSimple w:instr=" REF x ">{run("Annex 7")}</w:fldSimple>')
        + paragraph(begin + run("Findings 1"))
        + paragraph("Annex 2")
        + paragraph(rest)
        + paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("lost"))
        + paragraph("Agencies should act.")
    )
    assert [
        ("paragraph", "Table 3"),
        ("paragraph", "Annex 7"),
        ("furniture", "Findings 1"),
        ("furniture", "Annex 2"),
        ("paragraph", "Agencies should act."),
    ] == shown(content)


def test_generated_contents_are_furniture() -> None:
    """Word keeps the contents list in a control of its own."""
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    content = read(
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{paragraph('Contents')}</w:sdtContent></w:sdt>"
        + paragraph("Agencies should act.")
    )
    assert ["furniture", "paragraph"] == [kind for kind, _ in shown(content)]


def test_raised_numbers_are_marks_after_words_and_powers_after_figures() -> None:
    """Authors raise numbers by hand where they paste from elsewhere."""
    raised = '<w:vertAlign w:val="superscript"/>'
    content = read(
        paragraph(run("Models") + run("1", raised) + run(" of 10") + run("5", raised) + run(" km."))
        + paragraph("Notes", "Rubrik2")
        + paragraph("1. Smith 2024.")
    )
    assert "Models[1] of 10⁵ km." == words(content, content.blocks[0])
    assert ["1"] == [marker.label for marker in content.markers]


# Metadata


def test_properties_say_what_the_document_is() -> None:
    """The date of a file or its template is not when the report came out."""
    core = (
        '<p xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        "<dc:title>Open data</dc:title><dc:creator>Ann Lee; Bo Li</dc:creator>"
        "<t:created>2011-01-01T00:00:00Z</t:created></p>"
    )
    files = {"docProps/core.xml": core}
    with zipfile.ZipFile(io.BytesIO(package(paragraph("Text.")))) as archive:
        files |= {name: archive.read(name).decode() for name in archive.namelist()}
    files["_rels/.rels"] = files["_rels/.rels"].replace(
        "</Relationships>",
        '<Relationship Id="c" Type="http://x/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>",
    )
    about = docx.read(zipped(files), document_id="file").metadata
    assert ("Open data", ("Ann Lee", "Bo Li"), None) == (about.title, about.authors, about.issued)


# Broken and hostile files

WHOLE = package(paragraph("Agencies should act. " * 200))


def test_read_bytes_binds_the_reader() -> None:
    """The reader must be found by the file's first bytes, whatever its name."""
    document = read_bytes(package(paragraph("Act.")), "report.bin")
    assert "Act." == document.text


def test_the_strict_variant_is_read() -> None:
    """Some programs save the format's strict variant, with other namespaces."""
    strict = {
        WORD.encode(): b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        OFFICE.encode(): b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    files: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(package(paragraph("Act.", "Title")))) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            for usual, other in strict.items():
                data = data.replace(usual, other)
            files[name] = data
    assert [("heading", "Act.")] == shown(docx.read(zipped(files), document_id="file"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY_FILE),
        (WHOLE[: len(WHOLE) // 2], Reason.DAMAGED_FILE),
        (b"PK\x03\x04" + b"x" * 99, Reason.DAMAGED_FILE),
        (b"no zip at all", Reason.DAMAGED_FILE),
        (zipped({"a.txt": "x"}), Reason.DAMAGED_FILE),
        (zipped({"word/document.xml": "<w:document"}), Reason.DAMAGED_FILE),
        (zipped({"word/document.xml": "<other/>"}), Reason.DAMAGED_FILE),
        (package(""), Reason.EMPTY_FILE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), Reason.UNKNOWN_TYPE),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            Reason.ENCRYPTED_FILE,
        ),
    ],
)
def test_broken_files_are_refused_by_name(data: bytes, reason: Reason) -> None:
    """A person must learn what to do: save again, without a password, as DOCX."""
    assert reason is refusal(lambda: read_bytes(data, "report.docx"))


def test_bytes_changed_in_a_part_are_noticed() -> None:
    """A checksum that does not hold means that words may be wrong."""
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        info = archive.getinfo("word/document.xml")
    at = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    damaged = WHOLE[:at] + bytes([WHOLE[at] ^ 0xFF]) + WHOLE[at + 1 :]
    assert Reason.DAMAGED_FILE is refusal(lambda: docx.read(damaged, document_id="file"))


def test_encrypted_parts_are_refused_as_encrypted() -> None:
    """A zip archive with a password is encrypted, not damaged."""
    data = bytearray(WHOLE)
    position = 0
    while (position := data.find(b"PK\x01\x02", position)) >= 0:
        flags = struct.unpack_from("<H", data, position + 8)[0]
        struct.pack_into("<H", data, position + 8, flags | 1)
        position += 4
    assert Reason.ENCRYPTED_FILE is refusal(lambda: docx.read(bytes(data), document_id="file"))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;">]>',
        '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "https://example.org/x.dtd">',
    ],
)
def test_parts_that_declare_entities_are_refused(doctype: str) -> None:
    """Entities fetch files and fill memory; no Word document declares any."""
    use = "&c;" if "ENTITY" in doctype else "x"
    document = f"{doctype}<w:document {NAMESPACES}><w:body>{paragraph(use)}</w:body></w:document>"
    data = zipped({"word/document.xml": document})
    assert Reason.DAMAGED_FILE is refusal(lambda: docx.read(data, document_id="file"))


@pytest.mark.parametrize("size", [30_000_000, 200_000_000])
def test_bombs_are_refused_before_they_are_unpacked(size: int) -> None:
    """A few kilobytes can unpack to more than any memory."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("word/document.xml", "w") as document,
    ):
        for _ in range(size // 1_000_000):
            document.write(b" " * 1_000_000)
    assert Reason.TOO_LARGE is refusal(lambda: docx.read(buffer.getvalue(), document_id="file"))


def test_absurd_nesting_is_refused() -> None:
    """Elements nested without end would overflow the stack."""
    data = package("<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000)
    assert Reason.DAMAGED_FILE is refusal(lambda: docx.read(data, document_id="file"))


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:ins>", "</w:ins>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ],
)
def test_deep_nesting_is_read(opening: str, closing: str) -> None:
    """The deepest nesting that the parser lets through must not overflow the stack."""
    depth = 240 // opening.count("<")
    content = read(opening * depth + paragraph("Act.") + closing * depth)
    assert "Act." == content.text


@pytest.mark.parametrize(
    "piece",
    [
        paragraph("Agencies should act.", numbered="1 0"),
        paragraph(run("a", "<w:b/>") + run("b") + "<w:r><w:br/></w:r>"),
        f"<w:tbl>{row('a', 'b')}{row('c', 'd')}</w:tbl>",
        paragraph(field("REF x", run("1"))),
    ],
)
def test_time_grows_with_the_length_of_the_document(
    piece: str, growth: Callable[..., float]
) -> None:
    """A loop that starts over for each repeat would never end on a long report."""

    def work(count: int) -> Callable[[], object]:
        data = package(piece * count)
        return lambda: docx.read(data, document_id="file")

    assert 3 > growth(work, 1_000)
