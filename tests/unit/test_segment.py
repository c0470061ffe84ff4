"""Passages: sentences, headings above, lead-ins, parents and quotations."""

import dataclasses
from collections.abc import Callable

import pytest

from policyrecs.documents import Block, Outline, fold
from policyrecs.lexicon.patterns import table
from policyrecs.readers import read_bytes
from policyrecs.segment import outline
from policyrecs.segment.quotations import quotations_between
from policyrecs.segment.sentences import sentence_spans
from policyrecs.vocabulary import BlockKind


def cut(text: str) -> Outline:
    """The outline of a passage of Markdown."""
    return outline(read_bytes(text.encode(), "a.md"))


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph without markup."""
    return [text[start:end] for start, end in sentence_spans(text, fold(text), 0, len(text))]


def quoted(text: str) -> list[str]:
    """What stands in quotation marks in a paragraph; an unclosed quotation ends in "…"."""
    return [
        text[one.start : one.end] + ("" if one.closed else "…")
        for one in quotations_between(text, fold(text), 0, len(text))
    ]


@pytest.mark.parametrize("example", [one["text"] for one in table("abbreviations")["example"]])
def test_abbreviations_end_no_sentence(example: str) -> None:
    """Half a sentence has no addressee, or no verb."""
    assert example.split(" | ") == sentences(example.replace(" | ", " "))


@pytest.mark.parametrize(
    "example",
    [
        '"It is needed. | We should act," she said. | Then he left.',
        "\u201cIt is needed.\u201d | He agreed.",
        '"Go!" she said. | What? | Yes (see Fig. 3).',
        "The report (which is long. It has 7 pages.) is good. | Read it.",
        "(It is so.) | We act.",
        "1. Do this. | 2. Do that.",
        "C.2. Scope of it",
        "It poses a risk... | The rules help.",
        "It poses ... the risk.",
        "See https://a.b/c.d for it. | Then version 2.0 came at $3.5 million.",
        "Act now! then go.",
        "We act. | iPhones help.",
    ],
)
def test_sentences_end_where_readers_see_it(example: str) -> None:
    """Two sentences in one make a record of both; one in two makes none."""
    assert example.split(" | ") == sentences(example.replace(" | ", " "))


def test_sentences_keep_markers_and_emphasis_and_leave_white_space() -> None:
    """A quote that ends before its note number, or inside its emphasis, is no quote."""
    text = "We need **open models.** They help.[^1]  Then act.\n\n[^1]: A note."
    found = cut(text)
    expected = ["We need **open models.**", "They help.[^1]", "Then act."]
    assert expected == [text[start:end] for start, end in found.passages[0].sentences]


def test_a_run_in_title_is_a_sentence() -> None:
    """The title and the sentence after it would be one, which nobody wrote."""
    text = "**Publish the data** Agencies should do so."
    found = cut(text)
    expected = ["**Publish the data**", "Agencies should do so."]
    assert expected == [text[start:end] for start, end in found.passages[0].sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "act" and "go now".', ['"act"', '"go now"']),
        (
            "\u201cWe act,\u201d he said. \u201cSoon.\u201d",
            ["\u201cWe act,\u201d", "\u201cSoon.\u201d"],
        ),
        ('"We act. It is time.', ['"We act. It is time.…']),
        ("Britain's firms and the firms' data don't act.", []),
        (
            "\u2018We protect developers\u2019 rights,\u2019 she said.",
            ["\u2018We protect developers\u2019 rights,\u2019"],
        ),
        ("Britain\u2019s plan, the firms\u2019 plan", []),
        ("They say 'We act,' and go.", ["'We act,'"]),
        ("``We act,'' he said.", ["``We act,''"]),
        ('A 5" disk and a 3" one.', []),
        ("\u201cA \u2018b\u2019 c\u201d d", ["\u201cA \u2018b\u2019 c\u201d"]),
    ],
)
def test_quotation_marks_pair_and_apostrophes_do_not(text: str, expected: list[str]) -> None:
    """An apostrophe taken for a mark would put half the article into somebody's mouth."""
    assert expected == quoted(text)


def test_an_odd_mark_costs_one_paragraph() -> None:
    """Paired over the whole text, one missing mark would turn every quotation inside out."""
    found = cut('"We act.\n\n"We go," he said.\n\nThey say "so" again.')
    text = found.document.text
    expected = ['"We act.', '"We go,"', '"so"']
    assert expected == [text[one.start : one.end] for one in found.quotations]
    assert [False, True, True] == [one.closed for one in found.quotations]


STRUCTURE = """\
# Report

## Calls

The ministry should:

- publish the data:
  - yearly;
  - in full;
- fund it.

### More

- Act.

> We said so.

| A | B |
|---|---|
| c | d |

See [^1].

[^1]: A note.
"""


def test_passages_know_what_stands_above_and_around_them() -> None:
    """The addressee is in the lead-in, the parent or the heading."""
    found = cut(STRUCTURE)
    text = found.document.text
    seen = [
        (
            text[one.block.start : one.block.end].split("\n")[0],
            one.headings,
            one.lead_in,
            one.parent,
            one.siblings,
            len(one.sentences),
        )
        for one in found.passages
    ]
    assert seen == [
        ("Report", (), None, None, 0, 1),
        ("Calls", (0,), None, None, 0, 1),
        ("The ministry should:", (0, 1), None, None, 0, 1),
        ("publish the data:", (0, 1), 2, None, 2, 1),
        ("yearly;", (0, 1), 3, 3, 2, 1),
        ("in full;", (0, 1), 3, 3, 2, 1),
        ("fund it.", (0, 1), 2, None, 2, 1),
        ("More", (0, 1), None, None, 0, 1),
        ("Act.", (0, 1, 7), None, None, 1, 1),
        ("We said so.", (0, 1, 7), None, None, 0, 0),
        ("We said so.", (0, 1, 7), None, 9, 0, 1),
        ("| A | B |", (0, 1, 7), None, None, 0, 0),
        ("A", (0, 1, 7), None, 11, 0, 1),
        ("B", (0, 1, 7), None, 11, 0, 1),
        ("| c | d |", (0, 1, 7), None, None, 0, 0),
        ("c", (0, 1, 7), None, 14, 0, 1),
        ("d", (0, 1, 7), None, 14, 0, 1),
        ("See [^1].", (0, 1, 7), None, None, 0, 1),
    ]
    assert ["A note."] == [text[note.start : note.end] for note in found.notes]
    assert list(range(len(found.passages))) == [one.index for one in found.passages]


def test_bullets_below_a_numbered_paragraph_are_its_list() -> None:
    """Bullets of a file that gives them the level of the paragraph that leads them in, as Word may.

    Without a colon before them, or with marks of the same sort, they are further items.
    """

    def led(before: str, *marks: str) -> list[int | None]:
        text = "\n".join([before, *("publish it" for _ in marks[1:])])
        blocks = []
        start = 0
        for line, mark in zip(text.split("\n"), marks, strict=True):
            end = start + len(line)
            blocks.append(Block(BlockKind.ITEM, start, end, level=1, marker=mark))
            start = end + 1
        document = dataclasses.replace(read_bytes(text.encode(), "a.txt"), blocks=tuple(blocks))
        return [one.lead_in for one in outline(document).passages]

    assert [None, 0, 0, None] == led("The board should:", "4.", "\u2022", "\u2022", "5.")
    assert [None, None, None] == led("The board should act.", "4.", "\u2022", "\u2022")
    assert [None, None] == led("The board should:", "4.", "5.")
    assert [None, None] == led("The board should:", "\u2022", "o")


def test_furniture_is_no_passage_and_breaks_no_list() -> None:
    """An advert between two items would make two lists of one, the second without lead-in."""
    found = cut("They should:\n\n- act;\n\nAdvertisement\n\n- report.")
    assert [None, 0, 0] == [one.lead_in for one in found.passages]


@pytest.mark.parametrize(
    "text",
    [
        "agencies should go ",
        "Agencies should go. ",
        "U.S. ",
        "...",
        '"a ',
        "(a. B ",
        "[",
        "*a ",
        "> ",
        "- item\n",
        "|a|b|\n",
        "HEADING HERE\n\n",
        "word.1 ",
        "](",
        "`a ",
        " 'a",
        "<p>",
        "a\n\n",
    ],
)
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown", "text/x-rst"])
def test_time_is_linear_in_repeats(
    text: str, media_type: str, growth: Callable[..., float]
) -> None:
    """One hostile file would hold up a folder of thousands."""

    def work(size: int) -> Callable[[], object]:
        data = (text * (size // len(text))).encode() + b"\n\nend of it"
        return lambda: outline(read_bytes(data, "a", media_type=media_type))

    assert 3 > growth(work, 24_000)
