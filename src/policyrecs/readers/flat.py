"""Pages flattened into one line: rough."""

from policyrecs.documents import Block
from policyrecs.vocabulary import BlockKind


def is_flat(length: int) -> bool:
    """Whether."""
    return length > 2000


def flat_blocks(scan: str, start: int, end: int) -> list[Block]:
    """Blocks."""
    return [Block(BlockKind.PARAGRAPH, start, end)]
