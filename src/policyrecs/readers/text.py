"""Plain text as found in the wild: headings without marks, bullets, hard-wrapped paragraphs.

The text is kept as it is; blocks say what its lines are.
"""

from policyrecs.documents import Block
from policyrecs.readers.content import Content
from policyrecs.readers.decode import decode
from policyrecs.readers.lines import ITEM_MARK, Line, lines_of, with_plain_line_ends
from policyrecs.vocabulary import BlockKind


def read(data: bytes, *, document_id: str, encoding: str | None = None) -> Content:
    """Return the content of a plain text file.

    Args:
        data: The file's bytes.
        document_id: Names the document in a refusal.
        encoding: Encoding, where the bytes do not say.

    Raises:
        InputError: The bytes are no text.
    """
    text = decode(data, name=document_id, encoding=encoding)
    scan = with_plain_line_ends(text)
    lines = lines_of(scan)
    blocks: list[Block] = []
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        mark = ITEM_MARK.match(scan, line.start, line.end)
        if mark:
            blocks.append(
                Block(BlockKind.ITEM, mark.end(), line.end, level=1, marker=mark[0].strip())
            )
        elif _is_heading(scan, line, following):
            blocks.append(Block(BlockKind.HEADING, line.start, line.end, level=2))
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, line.start, line.end))
    return Content(text=text, blocks=tuple(blocks))


def _is_heading(scan: str, line: Line, following: Line | None) -> bool:
    """Whether a short line stands alone above something and ends no sentence."""
    words = scan[line.start : line.end]
    return (
        following is not None
        and len(words) < 100
        and words[0].isupper()
        and words[-1] not in ".,;:"
    )
