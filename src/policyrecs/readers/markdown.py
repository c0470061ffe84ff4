"""Markdown: rough version by lines."""

import re

from policyrecs.documents import Block
from policyrecs.readers.content import Content
from policyrecs.readers.decode import decode
from policyrecs.readers.lines import ITEM_MARK, lines_of, with_plain_line_ends
from policyrecs.vocabulary import BlockKind

_HEADING = re.compile(r"(#{1,6})[ ]+(?=\S)")


def read(data: bytes, *, document_id: str, encoding: str | None = None) -> Content:
    """Return the content of a Markdown file."""
    text = decode(data, name=document_id, encoding=encoding)
    scan = with_plain_line_ends(text)
    blocks: list[Block] = []
    for line in lines_of(scan):
        heading = _HEADING.match(scan, line.start, line.end)
        mark = ITEM_MARK.match(scan, line.start, line.end)
        if heading:
            blocks.append(
                Block(BlockKind.HEADING, heading.end(), line.end, level=len(heading[1]))
            )
        elif mark:
            blocks.append(
                Block(BlockKind.ITEM, mark.end(), line.end, level=1 + line.indent // 2, marker=mark[0].strip())
            )
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, line.start, line.end))
    masked = tuple((m.start(), m.end()) for m in re.finditer(r"\*\*|(?<=\])\([^()\s]*\)|[\[\]]", scan))
    return Content(text=text, blocks=tuple(blocks), masked=masked)
