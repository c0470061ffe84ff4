"""How the readers' tests see a document."""

from collections.abc import Callable

import pytest

from policyrecs.documents import Document
from policyrecs.readers import read_bytes

Shape = tuple[str, int, str, str]


@pytest.fixture
def shape() -> Callable[[str, str], list[Shape]]:
    """Read a text into the kind, level, marker and words of each block."""

    def _shape(text: str, media_type: str) -> list[Shape]:
        document = read_bytes(text.encode(), "text", media_type=media_type)
        return shape_of(document)

    return _shape


def shape_of(document: Document) -> list[Shape]:
    """The kind (with the category of furniture), level, marker and words of each block."""
    return [
        (
            f"{block.kind}:{block.category}" if block.category else str(block.kind),
            block.level,
            block.marker,
            " ".join(document.folded[block.start : block.end].split()),
        )
        for block in document.blocks
    ]
