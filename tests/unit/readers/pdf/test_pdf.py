"""The PDF reader reads a page as its reader does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from policyrecs.documents import Document
from policyrecs.errors import InputError
from policyrecs.readers import read_bytes
from policyrecs.vocabulary import BlockKind

Writer = Callable[[list[list[object]]], bytes]
Lines = Callable[..., list[object]]
Run = Callable[..., object]

FLAT = Path(__file__).parent / "fonts-without-height.pdf"

FIRST = (
    "The committee heard that many agencies keep their records on paper and that",
    "the cost of looking for a document is borne by the people who ask for it.",
)
SECOND = (
    "Ministries should publish every contract within thirty days of its signature",
    "and keep it on line for ten years.",
)


def shown(document: Document, *kinds: BlockKind) -> list[str]:
    """The words of the blocks of some kinds, line breaks as spaces."""
    return [
        " ".join(document.text[block.start : block.end].split())
        for block in document.blocks
        if block.kind in kinds
    ]


def test_headings_paragraphs_and_items_by_their_looks(pdf: Writer, lines: Lines, run: Run) -> None:
    """A title would be read as a sentence, and two paragraphs as one."""
    page = [
        run(72, 720, "Findings", 18, bold=True),
        *lines(72, 690, *FIRST),
        *lines(72, 650, *SECOND),
        run(72, 610, "What we ask", bold=True),
        run(80, 590, "1. Publish the contracts."),
        run(80, 574, "2. Keep them on line for as long as anybody may want to read"),
        run(94, 561, "them, and longer."),
        *lines(72, 530, *FIRST),
    ]
    document = read_bytes(pdf([page]), "a.pdf")
    assert ["Findings", "What we ask"] == shown(document, BlockKind.HEADING)
    assert [" ".join(FIRST), " ".join(SECOND), " ".join(FIRST)] == shown(
        document, BlockKind.PARAGRAPH
    )
    items = [block for block in document.blocks if block.kind is BlockKind.ITEM]
    assert ["1.", "2."] == [item.marker for item in items]
    assert "Keep them on line for as long as anybody may want to read them, and longer." in shown(
        document, BlockKind.ITEM
    )


def test_bullets_that_are_drawn_open_items(pdf: Writer, lines: Lines, run: Run) -> None:
    """A list run together to a paragraph, where a browser has drawn its bullets as dots."""
    items = [
        run(102, 654, "Publish the register of members, with"),
        run(102, 640, "their votes."),
        run(102, 626, "Fund the audit."),
    ]
    dots = [run(92, 656, "", 3), run(92, 628, "", 3), run(300, 400, "", 3), run(92, 500, "", 60)]
    page = [*lines(72, 700, "We recommend that the council:"), *items, *dots]
    document = read_bytes(pdf([page]), "drawn.pdf")
    assert ["Publish the register of members, with their votes.", "Fund the audit."] == shown(
        document, BlockKind.ITEM
    )
    assert ["We recommend that the council:"] == shown(document, BlockKind.PARAGRAPH)


def test_two_columns_are_read_one_after_the_other(pdf: Writer, lines: Lines) -> None:
    """Lines of two columns would be mixed, and no sentence left whole."""
    left = [f"left column line {number} goes on without a stop" for number in range(8)]
    right = [f"right column line {number} goes on without a stop" for number in range(8)]
    mixed = [
        run
        for pair in zip(lines(60, 700, *left, size=9), lines(330, 700, *right, size=9), strict=True)
        for run in pair
    ]
    document = read_bytes(pdf([mixed]), "a.pdf")
    assert [" ".join(left) + " " + " ".join(right)] == [
        " ".join(shown(document, BlockKind.PARAGRAPH))
    ]


def test_running_heads_and_page_numbers_are_furniture(pdf: Writer, lines: Lines, run: Run) -> None:
    """A page number in the middle of a sentence would part it."""
    pages = [
        [
            run(72, 760, "Committee on Records: Report 2024"),
            *lines(
                72,
                720,
                f"Of the agencies in {'ABCD'[number]} none was heard, and",
                *FIRST,
                f"So much for {'ABCD'[number]}.",
            ),
            run(300, 40, f"Page {number + 1} of 4"),
        ]
        for number in range(4)
    ]
    document = read_bytes(pdf(pages), "a.pdf")
    body = " ".join(shown(document, BlockKind.PARAGRAPH))
    assert 4 == body.count(" ".join(FIRST))
    assert 8 == len(shown(document, BlockKind.FURNITURE))


def test_a_paragraph_that_goes_on_over_a_page_is_one_block(
    pdf: Writer, lines: Lines, run: Run
) -> None:
    """A call cut in two by a page end would be found as half of itself."""
    pages = [
        [run(72, 760, "Report"), *lines(72, 720, *FIRST), run(72, 90, "Ministries should publish")],
        [run(72, 760, "Report"), run(72, 720, "every contract within thirty days.")],
    ]
    document = read_bytes(pdf(pages), "a.pdf")
    assert shown(document, BlockKind.PARAGRAPH)[-1] == (
        "Ministries should publish every contract within thirty days."
    )
    assert 1 == document.page(document.text.index("should"))
    assert 2 == document.page(document.text.index("every contract"))


def test_a_raised_number_points_to_the_note_at_the_foot(
    pdf: Writer, lines: Lines, run: Run
) -> None:
    """A footnote would be lost, or its number read as a part of the word."""
    page = [
        *lines(72, 720, *FIRST),
        run(72, 680, "Ministries should publish the data."),
        run(245, 684, "1", 6),
        run(72, 80, "1 Jane Roe, Open Records (2020).", 8),
        run(72, 70, "2 See the annex.", 8),
    ]
    document = read_bytes(pdf([page]), "a.pdf")
    assert ["Jane Roe, Open Records (2020).", "See the annex."] == shown(document, BlockKind.NOTE)
    assert ["1"] == [marker.label for marker in document.markers]
    assert "1" == document.text[document.markers[0].start : document.markers[0].end]


def test_a_box_written_last_is_read_in_its_place(pdf: Writer, lines: Lines, run: Run) -> None:
    """A boxed recommendation would follow the page it stands at the top of."""
    page = [
        *lines(72, 720, *FIRST),
        *lines(72, 560, *SECOND),
        run(80, 640, "The agency should:", bold=True),
        run(96, 620, "Keep its records for ten years."),
    ]
    document = read_bytes(pdf([page]), "a.pdf")
    places = [document.text.index(word) for word in ("heard", "The agency", "Keep its", "thirty")]
    assert sorted(places) == places


def test_a_bold_title_of_two_lines_runs_into_its_paragraph(
    pdf: Writer, lines: Lines, run: Run
) -> None:
    """The paragraph would begin in the middle of its title."""
    page = [
        run(72, 720, "Ports should share the plans of their", bold=True),
        run(72, 706.8, "quays and cranes.", bold=True),
        run(175, 706.8, "A port that does so is safer, and a"),
        run(72, 693.6, "port that does not is a danger to its crews."),
        *lines(72, 640, *FIRST),
    ]
    document = read_bytes(pdf([page]), "a.pdf")
    first = document.blocks[0]
    assert first.title_end is not None
    title = " ".join(document.text[first.start : first.title_end].split())
    assert title == "Ports should share the plans of their quays and cranes."


def test_a_sentence_in_italics_titles_its_paragraph(pdf: Writer, run: Run) -> None:
    """The whole paragraph would be one call, where the title makes it."""
    page = [
        run(72, 720, "Ports should share plans.", slanted=True),
        run(205, 720, "A port that does so is safer, and"),
        run(72, 706.8, "a port that does not is a danger to all of its crews."),
    ]
    document = read_bytes(pdf([page]), "a.pdf")
    (block,) = document.blocks
    assert document.text[: block.title_end] == "Ports should share plans."


@pytest.mark.parametrize("mark", ["\u2022", "3.", "(a)"])
def test_a_mark_written_apart_opens_its_item(
    pdf: Writer, lines: Lines, run: Run, mark: str
) -> None:
    """Lists whose marks stand at the end of the page's content would be one paragraph."""
    page = [
        *lines(72, 720, *FIRST),
        run(96, 650, "Ports should share their plans."),
        run(96, 636, "Quays must be lit at night."),
        run(80, 650, mark),
        run(80, 636, mark),
    ]
    document = read_bytes(pdf([page]), "a.pdf")
    assert shown(document, BlockKind.ITEM) == [
        "Ports should share their plans.",
        "Quays must be lit at night.",
    ]
    assert [b.marker for b in document.blocks if b.kind is BlockKind.ITEM] == [mark, mark]


def test_a_word_broken_by_a_true_hyphen_is_one_word(pdf: Writer, run: Run) -> None:
    """The halves would be words of their own wherever it is told."""
    page = [
        run(72, 720, "Ports must not give up on the specifi\x7f", slanted=True),
        run(72, 706.8, "cations of their cranes.", slanted=True),
    ]
    document = read_bytes(pdf([page]), "a.pdf")
    assert "specifications" in document.folded


def test_lines_are_as_high_as_their_font_though_it_does_not_say_how_high_it_is() -> None:
    """A line with no tall letter would be of another size, and so a paragraph of its own.

    The file was written with LibreOffice, whose fonts say a height of half their size.
    """
    document = read_bytes(FLAT.read_bytes(), "a.pdf")
    assert [BlockKind.PARAGRAPH, BlockKind.ITEM] == [block.kind for block in document.blocks]


def test_a_sentence_goes_on_over_a_page_though_a_name_begins_it(pdf: Writer, lines: Lines) -> None:
    """Half a call would be one, for a page that begins with a capital looks like a paragraph."""
    call = "We recommend a schema that all of our agencies can use to tell the many"
    pages = [lines(72, 100, *FIRST, call), lines(72, 720, "FOIA offices what they hold.")]
    document = read_bytes(pdf(pages), "a.pdf")
    assert any("many FOIA offices" in words for words in shown(document, BlockKind.PARAGRAPH))


def test_a_note_mark_at_a_line_start_opens_no_item(pdf: Writer, lines: Lines) -> None:
    """The sentence behind it would be an item, or a note."""
    page = lines(
        72,
        720,
        "The law has had an effect on the number of patents ever since it was passed in 1980.",
        "[26] Given that, it is vital that the law be kept, and that it not be misused by",
        "those who would see it go.",
    )
    document = read_bytes(pdf([page]), "a.pdf")
    assert {BlockKind.PARAGRAPH} == {block.kind for block in document.blocks}


def test_lines_of_a_table_of_contents_are_furniture(pdf: Writer, lines: Lines, run: Run) -> None:
    """A recommendation in the contents would be counted twice."""
    page = [
        run(72, 700, "Improve the records of agencies ............ 12"),
        run(72, 684, "Publish the contracts of ministries ........ 14"),
        *lines(72, 640, *FIRST),
    ]
    document = read_bytes(pdf([page]), "a.pdf")
    assert ["contents"] == list({b.category for b in document.blocks if b.category})
    assert [" ".join(FIRST)] == shown(document, BlockKind.PARAGRAPH)


def test_words_broken_at_a_line_end_are_so_beside_a_letter_that_stands_for_nothing(
    pdf: Writer, lines: Lines
) -> None:
    """One such letter, and every word that a line end breaks on its page would be two words."""
    words = ("A code\0 that no font knows, and the inter-", "national treaty on it.")
    document = read_bytes(pdf([lines(72, 720, *words)]), "a.pdf")
    assert "A code that no font knows, and the inter-\nnational treaty on it." == document.text


def test_letters_that_count_twice_do_not_move_the_rest(pdf: Writer, lines: Lines, run: Run) -> None:
    """A note mark behind a face would be looked for two letters too far to the left."""
    page = [
        *lines(72, 720, *FIRST),
        run(72, 680, "AAA Ministries should publish the data."),
        run(270, 684, "1", 6),
        run(72, 80, "1 Jane Roe, Open Records (2020).", 8),
    ]
    faces = (
        b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <D83DDC49> endbfchar"
    )
    data = (
        pdf([page])
        .replace(b"/WinAnsiEncoding", b"/WinAnsiEncoding /ToUnicode 90 0 R")
        .replace(
            b"xref\n0",
            b"90 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\nxref\n0"
            % (len(faces), faces),
        )
    )
    document = read_bytes(data, "a.pdf")
    assert [
        " ".join(FIRST),
        "\ufffd\ufffd" * 3 + " Ministries should publish the data. 1",
    ] == shown(document, BlockKind.PARAGRAPH)
    assert ["1"] == [document.text[mark.start : mark.end] for mark in document.markers]


def test_cells_are_told_apart_where_words_are_placed_in_bits(pdf: Writer, run: Run) -> None:
    """The cells of a row would be read as one sentence, straight across the page."""
    left, right = "unbounded bandages", "one bandaged hound"
    page = [
        run(x + 5.56 * place - 2.78 * words[:place].count(" "), 700 - 12 * number, bit, 10)
        for number in range(5)
        for x, words in ((60, left), (330, right))
        for place, bit in ((start, words[start : start + 3]) for start in range(0, 18, 3))
    ]
    assert [left, right] * 5 == read_bytes(pdf([page]), "a.pdf").text.splitlines()


def test_a_column_of_raised_numbers_is_no_column_of_line_numbers(
    pdf: Writer, lines: Lines, run: Run
) -> None:
    """A page with squares of units in a column could not be read at all."""
    page = [*lines(72, 720, *FIRST), *(run(500, 680 - 14 * place, "²") for place in range(12))]
    assert " ".join(FIRST) in shown(read_bytes(pdf([page]), "a.pdf"), BlockKind.PARAGRAPH)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: data[:40], "damaged-file"),
        (lambda data: data.replace(b"Tj", b"  "), "no-text-layer"),
    ],
)
def test_a_file_without_readable_text_is_refused_by_name(
    pdf: Writer,
    lines: Lines,
    change: Callable[[bytes], bytes],
    reason: str,
) -> None:
    """A scan would look like a report without recommendations."""
    with pytest.raises(InputError, match=reason):
        read_bytes(change(pdf([lines(72, 720, *FIRST)])), "a.pdf")
