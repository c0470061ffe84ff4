"""What follows the text is furniture, and the text's own last paragraph is not."""

from policyrecs.readers import read_bytes
from policyrecs.vocabulary import BlockKind

BODY = (
    "The fund should change its course now. First, instead of making detailed demands, it should "
    "set a few hard targets and let the government work out how to meet them in its own way."
)


def test_a_last_paragraph_with_an_end_mark_is_text() -> None:
    """A magazine's end mark would cost the paragraph that holds the calls."""
    text = f"# Debt\n\n{BODY}\n\n{BODY} \u25a0\n\n## URL\n\nhttps://example.org/leaders/debt\n"
    document = read_bytes(text.encode(), "a.md")
    paragraphs = [block for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    assert 2 == len(paragraphs)
