"""Which lists, labels and lines ask by their place, and which only list.

Each case is a passage of a document as found, and the words of the core recommendations in it.
"""

from collections.abc import Callable

import pytest

from policyrecs.extraction import find_candidates
from policyrecs.readers import read_bytes
from policyrecs.segment import outline
from policyrecs.vocabulary import Role

Core = Callable[[str], list[tuple[str, str, str]]]

ADDRESSED = [
    (
        "For donors: commit for five years, not one.",
        ["For donors: commit for five years, not one."],
    ),
    (
        """\
- To the Ministry of Transport: that it review the minimum tread depth;
- To all riders: wear high-visibility clothing.
""",
        [
            "To the Ministry of Transport: that it review the minimum tread depth",
            "To all riders: wear high-visibility clothing.",
        ],
    ),
    ("For example: commit for five years.", []),
    ("Donors: commit for five years.", []),
    ("Market cap: USD 63 billion.", []),
]
"""Labels that name who is to act; a bare name asks only where something above licenses it."""

RESOLVED = [
    ("BE IT RESOLVED: That the Foundation be required to publish its accounts.", True),
    ("Be it further resolved, that the board publish the accounts.", True),
    ("Resolved, That the Senate commends the staff of the library.", False),
    ("The dispute was resolved that winter.", False),
]
"""The formula of a resolution, with what it asks or without."""

AGENDA = """\
# Black students on campus

### Training

* Train staff in cultural competence and empathy
* Reward staff for their work in inclusive spaces

### Transitions

* Develop an orientation to the campus for new students
* Emphasize relevant resources in transition tools

### Support

* Create additional points of entry for students
* Normalize the many pathways that students take
"""

PURPOSES = """\
# Thornwood roundabout

Upgrading this junction will help:

- Reduce crossing risk and delay for pedestrians
- Improve step-free access for families
"""

BELOW_A_CALL = """\
# Permits

### Negotiations should consider further additions.

1. Amend the Act before passing it.
2. Limit standing to parties who can show harm.
"""

ANNOUNCED = """\
# Defence

Europe needs action.

**The path forward is clear:**

1. **Declare an emergency:** Mobilize resources
2. **Commit to spending:** All members, no exceptions
3. **Accelerate independence:** Finish by 2026
4. **Red lines:** Attack on one is attack on all
"""

FOCUS = """\
# Preservation strategy

### Strategic areas of focus

- **Expertise:** Build expertise in preservation and share it.
- **Standardization:** Establish uniform handling of digital content.
"""

DEMANDED = """\
# Demands of the Housing Coalition

We, the undersigned students, demand the following:

1. That the University disclose its contracts.
2. Rent to be frozen for three years.
3. No evictions during term.
4. An end to guarantor requirements.
"""

NEXT_STEPS = """\
# Roundtable

## Next steps

1. Lagos State to publish the site list.
2. The association will draft a code.
"""

RECOMMENDATION = """\
# Audit

### Recommendation

Each card to be assigned to one driver, and PINs changed twice a year.
"""

PLAN = """\
TEN-POINT PLAN FOR THE LAKE

The lake is dying.

   1. Stop the discharge of untreated sewage.

   2. Fishermen to elect their own committees.
"""

LISTS = {
    "agenda": (AGENDA, 6),
    "purposes": (PURPOSES, 0),
    "below a heading that asks": (BELOW_A_CALL, 2),
    "announced, for the most part imperative": (ANNOUNCED, 3),
    "imperatives behind run-in titles": (FOCUS, 2),
    "noun phrases that are demanded": (DEMANDED, 4),
    "who is to do what next": (NEXT_STEPS, 1),
    "what is to be done, below its heading": (RECOMMENDATION, 1),
    "a plan in so many points": (PLAN, 2),
}
"""Lists, and how many of their items ask."""

COMPILATION = """\
# Thematic list of recommendations

Recommendation
Position
Theme: Acceptance of norms
121.1 Ratify the Convention on Enforced Disappearance (France) (Lithuania);
Source of position: A/HRC/43/15
Supported

121.2 Adopt a merit-based process for elections (United Kingdom);
Source of position: A/HRC/43/15
Noted
"""

SERIES = {
    "things below asks": (
        (
            "# Clean harbours: four asks for the next mayor\n\nElections are in May.\n\n"
            "1. **Shore power at every berth.** Ships idle for days.\n"
            "2. A tram to the docks.\n3. No new coal pier.\n"
            "4. A yearly report that a child can read.\n"
        ),
        4,
    ),
    "statements of changes": (
        (
            "The panel suggests two changes to the rules:\n\n"
            "1. Absences no longer count.\n2. The clerk sends members their results.\n"
        ),
        2,
    ),
    "actions of people": (
        (
            "# Minutes\n\nThe roof leaks.\n\n**Action:** Ms Okafor to write to the owner.\n\n"
            "**Action:** JT and RM to obtain three quotes.\n"
        ),
        2,
    ),
    "weak calls among recommendations": (
        (
            "# Recommendations\n\n- A tutoring scheme is needed to help newcomers.\n"
            "- Schools should hire nurses.\n"
        ),
        2,
    ),
    "imperatives beside imperatives": (
        (
            "Rents have doubled. The council should cap them.\n\n"
            "It is simple. End winter evictions. Give every tenant a written lease.\n"
        ),
        3,
    ),
    "a column of recommendations": (
        (
            "| No. | Recommendation | To |\n|---|---|---|\n| 1 | Pair with a mentor | Board |\n"
            "| 2 | Smaller loans for farmers | Board |\n| 3 | No further action | Bank |\n"
        ),
        2,
    ),
    "a report to a cabinet": (
        (
            "# Allotments\n\n## Recommendations\n\nThat Cabinet:\n\n(a) approves the plan; and\n"
            "(b) delegates the lease to officers.\n\n## Legal implications\n\nRents must be fair.\n"
        ),
        2,
    ),
    "labels before a dash": (
        (
            "# What we ask of others\n\n**Universities** -- promote people for what they share.\n\n"
            "**Funders** -- pay the last tenth when data are open.\n"
        ),
        2,
    ),
    "an answer to a question for advice": (
        (
            "**Question 3: What else should the Department consider?**\n\n"
            "- Data: operators to share trip data with councils.\n"
            "- Insurance: cover to be included in the price.\n"
        ),
        2,
    ),
    "ordinals that count what is announced": (
        (
            "Two suggestions are made here:\n\nThe first is to elect the chairs. It is overdue.\n\n"
            "The second is for each panel to meet at night.\n"
        ),
        2,
    ),
    "a list of what somebody commits to": (
        (
            "We recommend a review.\n\nWe commit to:\n\n- Conduct a review of the tools.\n"
            "- Consider whether the budgets should be set by the region.\n"
        ),
        1,
    ),
    "a list that is not the whole": (
        (
            "In the report, the ombudsman recommends, among other things:\n\n"
            "- developing a strategy on the rights of tenants;\n- supporting tenants with advice.\n"
        ),
        2,
    ),
    "a list that describes": (
        (
            "The library should be saved.\n\n*Librarians:*\n\n* Are stewards of books.\n"
            "* Connect people with facts.\n* Protect access to content.\n"
        ),
        1,
    ),
    "bullets whose lines ran together": (
        (
            "Congress should make the following changes to spur research. \u25aa Require matching"
            " funds in all programs. This works in Bavaria. \u25aa Expand the credit for firms.\n"
        ),
        2,
    ),
    "a heading that breaks off": (
        (
            "# Guidelines\n\n## Those working with children should:\n\n1. Never swear.\n"
            "2. Report any concerns to the club.\n"
        ),
        2,
    ),
    "acts numbered in a sentence that breaks off": (
        "The hospital should: (1) assign staff to the desk and (2) initiate the checks.\n",
        2,
    ),
    "items whose subject stands above": (
        (
            "The regulator recommends that the office:\n\n* Adopts other timelines.\n"
            "* Publishes its data.\n"
        ),
        2,
    ),
    "what nobody wants": (
        "# Reports\n\n## What we do not want\n\n- Screenshots of the error\n- Long log files\n",
        0,
    ),
    "a law": (
        (
            "# Chapter 9\n\n## Section 4. Action by Secretary\n\n(1) Preparation of a plan\n\n"
            "The Secretary shall prepare a plan when a council gives a recommendation. He"
            " shall\n\n(A) consult with the councils; and\n\n(B) promote research.\n"
        ),
        0,
    ),
    "a law without shall": (
        (
            "# Water Act\n\n## 12 Notices\n\n(1) A supplier must notify the regulator.\n\n"
            "(2) A notice under subsection (1) must:\n\n(a) be in writing; and\n"
            "(b) state the cause.\n\nMaximum penalty: 200 penalty units.\n"
        ),
        0,
    ),
    "a subject for a heading": (
        "# Recommendations\n\n## Address Range Extent\n\nRanges must not overlap.\n",
        1,
    ),
}
"""Texts whose items are calls, or are none, by what stands around them."""

TRUE_CALLS = [
    "WHO and UNICEF must release the vaccine stock in Djibouti.",
    "What the council should do now is to publish the survey.",
    "What must happen next is a full audit.",
    "The main lesson is to supervise lenders before a crisis.",
    "The same rights that people have offline must be protected online.",
    "The technical community as well as the private sector should keep their role.",
    "If possible we should aim for a consensus.",
    "States must meet their obligations under international law.",
    "I hope it does the decent thing and scraps the fines.",
]
"""Calls with words that other rules take for a question, a condition or law."""

NO_CALLS = [
    "The seas are so pillaged that its fishermen have to motor far out into storms.",
    "The committee must act by April 9 for the bill to survive.",
    "Let us take the most publicised event of the year.",
    "I should also record that one claimant has written to me.",
    "Do current boundaries favour the rural vote.",
]
"""Hardships, rules of procedure and words to the reader."""


def words(found: list[tuple[str, str, str]]) -> list[str]:
    """The words of what was found."""
    return [one for _, _, one in found]


@pytest.mark.parametrize(("text", "expected"), ADDRESSED)
def test_a_label_names_who_is_to_act(core: Core, text: str, expected: list[str]) -> None:
    """A call lost behind "For donors:", or a field of a table taken for one."""
    assert expected == words(core(text))


@pytest.mark.parametrize(("text", "asks"), RESOLVED)
def test_a_resolution_asks_by_its_formula(core: Core, text: str, *, asks: bool) -> None:
    """A colon that hides what is resolved, or praise taken for a call."""
    assert ([text] if asks else []) == words(core(text))


@pytest.mark.parametrize("case", LISTS)
def test_a_list_asks_by_its_place(core: Core, case: str) -> None:
    """A whole list lost because nothing above it says "recommendations", or purposes taken in."""
    text, expected = LISTS[case]
    asked = [one for one in words(core(text)) if "should consider" not in one]
    assert expected == len(asked)


@pytest.mark.parametrize("case", SERIES)
def test_items_call_by_what_stands_around_them(core: Core, case: str) -> None:
    """A thing that is asked for missed, or a duty of law or a title taken for a call."""
    text, expected = SERIES[case]
    assert expected == len(core(text))


def test_a_compilation_names_the_states_that_recommend(read: Callable[[str], tuple]) -> None:
    """A recommendation of one state told as the compiler's own, with the notes on it."""
    document, candidates = read(COMPILATION)
    accepted = [one for one in candidates if one.rejection is None]
    assert ["reported", "reported"] == [str(one.kind) for one in accepted]
    assert "121.1" == accepted[0].label
    assert [["France", "Lithuania"], ["United Kingdom"]] == [
        [document.text[m.start : m.end] for m in one.mentions if m.role is Role.ISSUER]
        for one in accepted
    ]
    first = document.text[accepted[0].start : accepted[0].end]
    assert "Ratify the Convention on Enforced Disappearance (France) (Lithuania)" == first


@pytest.mark.parametrize("sentence", TRUE_CALLS)
def test_a_call_is_heard_through_words_that_mislead(core: Core, sentence: str) -> None:
    """A name, a cleft, a set phrase or a relative clause that hides the main clause."""
    assert [sentence] == words(core(sentence))


@pytest.mark.parametrize("sentence", NO_CALLS)
def test_what_only_looks_like_a_call_is_none(core: Core, sentence: str) -> None:
    """A hardship, a rule of the course of a bill or a word to the reader taken for a call."""
    assert [] == words(core(sentence))


def test_a_wiki_page_has_its_headings() -> None:
    """The text of a section joined to its heading's marks."""
    document = read_bytes(
        b"== Criticism ==\nThe council was slow to answer its critics.\n\n"
        b"=== Fees ===\nFees for parking rose twice in that year, and once more in the next.\n",
        "page.txt",
    )
    headings = [one.block for one in outline(document).passages if one.block.level]
    assert [("Criticism", 2), ("Fees", 3)] == [
        (document.text[one.start : one.end], one.level) for one in headings
    ]


def test_a_component_shows_its_template() -> None:
    """A page kept as a component of a site, refused as empty."""
    document = read_bytes(
        b"<template><h2>Letter</h2><p>Vote yes.</p></template><script>x()</script>", "page.html"
    )
    assert "Letter\n\nVote yes." == document.text


ANSWERED = [
    ("**What should councils do?**\n\nCut verges once a year, in September.", 1),
    ("**What do councils do?**\n\nCut verges once a year, in September.", 0),
    ("**What we think:** Cap liability at the contract value.", 1),
    ("**What we heard:** Cap liability at the contract value.", 0),
    ("The Board will need to revisit its plan. (Recommendation 11)", 1),
    ("The Board will need to revisit its plan. (Paragraph 11)", 0),
    ("| Cause | Fix |\n|---|---|\n| Cracks | Measure cracks every six months |\n", 1),
    ("| Fix | Cause |\n|---|---|\n| None | Measure cracks every six months |\n", 0),
    ("The rules are old. Clerks must act. Do not station troops near the intakes.", 2),
    ('The bill must be better. Change "may" to "shall".', 2),
]
"""What asks by the question, the label or the column that it answers, and what does not."""


@pytest.mark.parametrize(("text", "expected"), ANSWERED)
def test_an_answer_asks_by_its_question(core: Core, text: str, expected: int) -> None:
    """Advice lost behind a question, a bold label or a label in brackets."""
    assert expected == len(core(text))


def test_a_list_of_what_a_jury_recommended_is_the_jurys(read: Callable[[str], tuple]) -> None:
    """A list lost below "They include:", or taken for the reporter's own."""
    document, candidates = read(
        "The jury made three recommendations on Friday.\n\nThey include:\n\n"
        "- that guards check on prisoners every hour;\n- more training for dispatchers.\n"
    )
    accepted = [one for one in candidates if one.rejection is None]
    assert ["reported", "reported"] == [str(one.kind) for one in accepted]
    issuers = {m for one in accepted for m in one.mentions if m.role is Role.ISSUER}
    assert {"The jury"} == {document.text[m.start : m.end] for m in issuers}


def test_a_short_resolution_is_no_news(core: Core) -> None:
    """A parliament's calls told as somebody else's, for one word of telling."""
    found = core(
        "- having regard to the Treaty,\n\nA. whereas habitats have not been described;\n\n"
        "B. whereas the sea is deep;\n\n1. Calls on the Commission to promote a moratorium;\n"
    )
    assert ["direct"] == [kind for kind, _, _ in found]


def test_statements_complete_a_demand(core: Core) -> None:
    """Demands lost because they say what they ask for as if it were so."""
    text = (
        "We therefore demand that:\n\n"
        "the water companies are taken back into public ownership [3]\n\n"
        "the Government restores the grant to the agency.\n\n"
        "dumping will no longer be acceptable. [PL428]\n"
    )
    assert [("direct", "do"), ("direct", "do"), ("direct", "avoid")] == [
        (kind, polarity) for kind, polarity, _ in core(text)
    ]
    assert [] == core("We have seen that:\n\nthe Government restores the grant to the agency.\n")


def test_numbers_that_stand_apart_are_those_of_a_list() -> None:
    """The last list of a page lost as its footer, or its numbers taken for paragraphs."""
    page = (
        "<main><h2>Demands</h2><p>The guidelines are old and narrow in scope.</p>"
        "<p>The new guidelines must:</p><div><span>1</span><p>Provide wider food groups</p></div>"
        "<div><span>2</span><p>Promote beans and nuts at school</p></div></main>"
    )
    outlined = outline(read_bytes(page.encode(), "page.html"))
    found = [one for one in find_candidates(outlined) if one.rejection is None]
    assert 2 == len(found)


def test_lines_set_apart_are_one_paragraph() -> None:
    """A motion cut off at the end of its first line."""
    line = (
        "The members of the committee met on Monday evening to hear what the\n\n"
        "panel of residents had to say.\n\n"
    )
    text = line * 8 + (
        "I will move at the next meeting that the council take in charge the\n\n"
        "Curragh estate and repair the wall of the quay there.\n"
    )
    outlined = outline(read_bytes(text.encode(), "minutes.txt"))
    found = [one for one in find_candidates(outlined) if one.rejection is None]
    words = outlined.document.text[found[0].start : found[0].end]
    assert words.endswith("the quay there.")
