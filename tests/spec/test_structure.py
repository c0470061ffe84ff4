"""What of a document is its text, and how it hangs together.

Each case is a document as found, and the body that extraction gets to see: one line a passage, with
its kind, and after "<" the passage that introduces it, after "^" the heading right above it.
"""

import pytest

from policyrecs.readers import read_bytes
from policyrecs.segment import outline


def body(text: str, name: str) -> list[str]:
    """The passages of a document, a line each."""
    document = read_bytes(text.encode(), name)
    cut = outline(document)

    def words(index: int) -> str:
        block = cut.passages[index].block
        return " ".join(document.folded[block.start : block.end].split())

    lines = []
    for passage in cut.passages:
        line = f"{passage.block.kind}: {words(passage.index)}"
        if passage.lead_in is not None:
            line += f" < {words(passage.lead_in)}"
        if passage.headings:
            line += f" ^ {words(passage.headings[-1])}"
        lines.append(line)
    return lines


NEWS = """\
Skip to main content

Regulator Urges Banks to Open Their Data

By Jane Doe Edited by John Roe

Tuesday, 3 March 2020

Key Points

  \u2022 The regulator wants open data.

The regulator urged banks to open their data. It said no more.

A bank in the city. Photo: J. ROE/AFP via Getty Images

Related: Why Banks Must Change Now

"Banks should act," said its head, Ann Lee.

Jane Doe

Staff Writer

Jane Doe is a reporter at The Post. She covers banks.

Want to become a contributor? Apply now to join.

Money

Ten Funds That You Should Buy

Our editors have chosen the funds that did best in the last year.
"""

NEWS_BODY = [
    "heading: Regulator Urges Banks to Open Their Data",
    "heading: Key Points ^ Regulator Urges Banks to Open Their Data",
    "item: The regulator wants open data. ^ Key Points",
    "paragraph: The regulator urged banks to open their data. It said no more. ^ Key Points",
    'paragraph: "Banks should act," said its head, Ann Lee. ^ Key Points',
]

CHAPTER = """\
Recommendations

Much is known of open data.1 What follows are steps to take.

Policymakers

Legislators should fund the work. They should start soon.

  \u2022 Build capacity to audit models.2
  \u2022 Avoid broad limits.

Researchers

The following would help.

  \u2022 Study how teams are run. Which ways are best?
Citations
  1. Jane Doe, \u201cOpen Data,\u201d Journal, 2020, source.
  2. Audit Handbook, source.
Recommendations

Table of Contents

Close
"""

CHAPTER_LEAD = "Legislators should fund the work. They should start soon."

CHAPTER_BODY = [
    "heading: Recommendations",
    "paragraph: Much is known of open data. What follows are steps to take. ^ Recommendations",
    "heading: Policymakers ^ Recommendations",
    f"paragraph: {CHAPTER_LEAD} ^ Policymakers",
    f"item: Build capacity to audit models. < {CHAPTER_LEAD} ^ Policymakers",
    f"item: Avoid broad limits. < {CHAPTER_LEAD} ^ Policymakers",
    "heading: Researchers ^ Recommendations",
    "paragraph: The following would help. ^ Researchers",
    "item: Study how teams are run. Which ways are best? < The following would help. ^ Researchers",
    "heading: Citations ^ Recommendations",
]

PASTED = """\
TRENDING

Ten phones

# The data act

By [Jane Doe](#) last updated 2 days ago

When you buy through links on our site, we may earn a commission.

The council has published a plan, and staff say that it will change

Advertisement

how firms report. [Lee](#) urged firms to act.

---

## Get our daily newsletter

Sign up today to receive our latest news.

- Contact me with news and offers

### MOST READ

- 1 New phone out
- 2 Old phone in

"It is time," Lee said.

### RELATED

**Phones should be green**
"""

PASTED_BODY = [
    "heading: The data act",
    "paragraph: The council has published a plan, and staff say that it will change ^ The data act",
    "paragraph: how firms report. Lee urged firms to act. ^ The data act",
    'paragraph: "It is time," Lee said. ^ The data act',
]

MINUTES = """\
The Panel considered the paper; the Board should, in
    particular,

(a) publish its minutes;
(b) report to Parliament, which
would need to be done yearly; and
(c) consult:
    (i) staff;
    (ii) users.

---

A. Smith (Chair)
"""

MINUTES_STEM = "The Panel considered the paper; the Board should, in particular,"

MINUTES_BODY = [
    f"paragraph: {MINUTES_STEM}",
    f"item: publish its minutes; < {MINUTES_STEM}",
    f"item: report to Parliament, which would need to be done yearly; and < {MINUTES_STEM}",
    f"item: consult: < {MINUTES_STEM}",
    "item: staff; < consult:",
    "item: users. < consult:",
]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("news.txt", NEWS, NEWS_BODY, id="a news article with its page around it"),
        pytest.param("chapter.txt", CHAPTER, CHAPTER_BODY, id="a chapter with notes"),
        pytest.param("pasted.txt", PASTED, PASTED_BODY, id="Markdown pasted into a text file"),
        pytest.param("minutes.txt", MINUTES, MINUTES_BODY, id="minutes with lettered items"),
    ],
)
def test_the_body_of_a_document(name: str, text: str, expected: list[str]) -> None:
    """A menu read as text, or an item without its stem, makes a wrong record."""
    assert expected == body(text, name)


SAVED = """\
# Ports and ice

The first harbour froze in 1890, and nobody knew why. Its keepers wrote a long letter to the \
king, who never read it. They waited for a year, and then for another one, and at last they sold \
their boats and left the coast for good.
What should be done about the ice today?
The second harbour never froze at all. Its keepers had built a wall of stones against the wind, \
and they kept a fire burning on it day and night through the long winter, which cost them all the \
wood that they had saved for their houses.
The third harbour was a lake. It froze each year, and its keepers went home in autumn and came \
back in spring, when the boats were free again and the fish were hungry after months of dark water.
They sang.
The fourth harbour burned down. Nobody knows how that could happen in a town that was built of \
stone, but the ashes are there for all to see, and visitors take some of them home in small bags \
that the town sells them.
Its keepers left.
"""


def test_long_lines_without_blank_lines_are_paragraphs() -> None:
    """A saved page with a paragraph a line, read as one paragraph."""
    lines = body(SAVED, "saved.md")
    assert ["heading", *["paragraph"] * 7] == [line.split(":")[0] for line in lines]


CUT = """\
Crews should be trained to look for the first signs of corrosion due to

> exposure at sea. Each port
> should keep a list.

> "We never looked," said a keeper.
"""


def test_a_paragraph_cut_at_a_page_goes_on() -> None:
    """The rest of a paragraph taken for a quotation because a page ended in it."""
    first, second = body(CUT, "cut.md")[:2]
    assert first.endswith("corrosion due to exposure at sea. Each port should keep a list.")
    assert second.startswith("quotation: ")


LONE = """\
The harbour board should:

{0}
Keep the light burning through the whole
of the winter.
{1}
Mend the wall.
"""


@pytest.mark.parametrize(
    ("first", "second"), [("\u2022", "\u2022"), ("1.", "2."), ("- ", "- "), ("(a)", "(b)")]
)
@pytest.mark.parametrize("name", ["board.md", "board.txt"])
def test_the_mark_of_an_item_may_stand_on_a_line_of_its_own(
    first: str, second: str, name: str
) -> None:
    """Items of a text taken from a page or a mail, read as paragraphs without a list."""
    lead = " < The harbour board should:"
    assert [
        "paragraph: The harbour board should:",
        f"item: Keep the light burning through the whole of the winter.{lead}",
        f"item: Mend the wall.{lead}",
    ] == body(LONE.format(first, second), name)


def test_a_column_of_numbers_is_no_list() -> None:
    """The numbers of a page, alone on their lines, taken for the marks of what follows them."""
    assert ["paragraph"] == sorted({line.split(":")[0] for line in body("1.\n2.\n3.\n", "n.md")})


def test_a_paragraph_in_the_type_of_a_heading_is_one() -> None:
    """A page that sets whole paragraphs as headings, so that nothing stands in its sections."""
    words = (
        "The harbour froze. " + "Its keepers wrote a long letter to the king about the ice. " * 3
    )
    page = (
        f"<html><body><h1>Ice</h1><h5>{words}</h5><p>They waited for an answer.</p></body></html>"
    )
    assert ["heading", "paragraph", "paragraph"] == [
        line.split(":")[0] for line in body(page, "ice.html")
    ]
