"""Whatever elements a Word document nests, its blocks lie in order within the text."""

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from policyrecs.errors import InputError
from policyrecs.readers import docx
from policyrecs.readers.content import Content
from policyrecs.vocabulary import BlockKind, Reason

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
HOLDERS = (
    "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:ins", "w:del",
    "w:hyperlink", "w:fldSimple", "w:drawing", "w:txbxContent", "mc:AlternateContent", "mc:Choice",
    "w:pPr", "w:rPr", "w:trPr", "w:tcPr", "w:numPr", "w:smartTag",
)  # fmt: skip
RUN = "<w:r><w:t>Act. </w:t></w:r>"
ITEM = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
LEAVES = (
    RUN, f"<w:p>{RUN}</w:p>", f"<w:p>{ITEM}{RUN}</w:p>",
    f"<w:p>{RUN}<w:r><w:footnoteReference w:id='1'/></w:r></w:p>",
    f"<w:tbl><w:tr><w:tc><w:p>{RUN}</w:p></w:tc><w:tc><w:p>{RUN}</w:p></w:tc></w:tr></w:tbl>",
    "<w:t>Act. </w:t>", "<w:t>1. Fund it.</w:t>", "<w:t>\u2022 x</w:t>", "<w:br/>", "<w:tab/>",
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>',
    '<w:fldChar w:fldCharType="end"/>', "<w:instrText>TOC</w:instrText>", "<w:vanish/>", "<w:b/>",
    '<w:vertAlign w:val="superscript"/>', '<w:numId w:val="1"/>', '<w:ilvl w:val="9999999"/>',
    '<w:gridSpan w:val="x"/>', "<w:vMerge/>", '<w:outlineLvl w:val="-3"/>', "<w:tblHeader/>",
    '<w:footnoteReference w:id="1"/>', '<w:sym w:char="zz"/>', '<w:sym w:char="D800"/>',
)  # fmt: skip
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="99999999999"/>'
    '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%9"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="-2">'
    '<w:startOverride w:val="3"/></w:lvlOverride></w:num>'
)
PARTS = {
    "word/_rels/document.xml.rels": (
        '<Relationships><Relationship Id="n" Type="x/numbering" Target="numbering.xml"/>'
        '<Relationship Id="f" Type="x/footnotes" Target="footnotes.xml"/></Relationships>'
    ),
    "word/numbering.xml": f"<w:numbering {NAMESPACES}>{NUMBERING}</w:numbering>",
    "word/footnotes.xml": (
        f'<w:footnotes {NAMESPACES}><w:footnote w:id="1"><w:p><w:r><w:t>Note.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    ),
}

bodies = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.builds(
        "<{0}>{1}</{0}>".format, st.sampled_from(HOLDERS), st.lists(inner, max_size=5).map("".join)
    ),
    max_leaves=40,
)


def read(body: str) -> Content | None:
    """The content of a document with this body; None for one without text."""
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in {"word/document.xml": document, **PARTS}.items():
            archive.writestr(name, content)
    try:
        return docx.read(buffer.getvalue(), document_id="file")
    except InputError as error:
        assert Reason.EMPTY_FILE is error.reason  # noqa: PT017  the only refusal that may come
        return None


@given(bodies)
def test_blocks_lie_in_order_within_the_text(body: str) -> None:
    """A block out of place would quote other words than it is said to."""
    content = read(body)
    if content is None:
        return
    last = 0
    for index, block in enumerate(content.blocks):
        assert 0 <= block.start < block.end <= len(content.text)
        assert block.parent is None or block.parent < index
        if block.kind not in {BlockKind.ROW, BlockKind.CELL}:
            assert last <= block.start
            last = block.end
    for place in (*content.markers, *content.links):
        assert 0 <= place.start < place.end <= len(content.text)
