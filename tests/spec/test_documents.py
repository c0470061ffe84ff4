"""Whole documents, a few lines each, in the genres that policy is written in."""

from collections.abc import Callable

import pytest

from policyrecs.candidates import Candidate
from policyrecs.documents import Document

Core = Callable[[str], list[tuple[str, str, str]]]
Read = Callable[[str], tuple[Document, tuple[Candidate, ...]]]


def quotes(core: Core, text: str) -> list[str]:
    """The words of each core recommendation."""
    return [quote for _, _, quote in core(text)]


THINK_TANK = """\
# Keeping the lights on

## Key findings

- Build times for substations have doubled since 2015.
- Support for undergrounding is strong among rural customers.
- Use of drones cut inspection costs by a third.

## Recommendations

### For the federal government

1. **Create a national transformer reserve.** Lead times now exceed two years.
2. Fund state energy offices to hire resilience officers, and publish their plans.
3. The Department of Energy should update its loan rules by June 2027.

### For utilities

- Map circuits that serve hospitals, fire stations and water plants
- Stop relying on mutual aid as the first line of response
- Share outage data with local governments within 24 hours. Doing so builds trust.

## Further reading

- Reform the grid: a primer
- Invest in people: what utilities should learn from hospitals
"""


def test_items_below_recommendations_are_calls_and_findings_are_none(core: Core) -> None:
    """Findings that begin with a noun like a verb, reading lists, or a discussion as a title."""
    assert quotes(core, THINK_TANK) == [
        "Create a national transformer reserve.",
        "Fund state energy offices to hire resilience officers, and publish their plans.",
        "The Department of Energy should update its loan rules by June 2027.",
        "Map circuits that serve hospitals, fire stations and water plants",
        "Stop relying on mutual aid as the first line of response",
        "Share outage data with local governments within 24 hours. Doing so builds trust.",
    ]


def test_an_item_carries_its_acts_reason_deadline_label_and_heading(read: Read) -> None:
    """An item that loses what stands beside its verb."""
    document, candidates = read(THINK_TANK)
    accepted = [one for one in candidates if one.rejection is None]
    fund, update, share = accepted[1], accepted[2], accepted[5]
    assert [act.verb for act in fund.acts] == ["fund", "publish"]
    assert fund.label == "2."
    assert [document.text[m.start : m.end] for m in fund.mentions] == ["federal government"]
    assert update.deadline is not None
    assert document.text[update.deadline.start : update.deadline.end] == "by June 2027"
    reasons = [document.text[reason.start : reason.end] for reason in share.rationale]
    assert reasons == ["Doing so builds trust."]


AUDIT = """\
# What GAO Found

The agency did not document its reviews. Federal internal control standards state that management
should document significant events.

# What GAO Recommends

GAO is making two recommendations, including that the Administrator (1) document its review
procedures, and (2) train reviewers on those procedures. The agency agreed.

# Recommendations for Executive Action

We are making the following recommendation to the Coast Guard:

The Commandant of the Coast Guard should develop outcome-oriented performance goals.

# Agency Comments

The Coast Guard concurred with both recommendations and said it would develop goals by 2027.
"""


def test_an_audit_yields_each_numbered_act(core: Core) -> None:
    """Acts numbered inside a sentence, criteria told as fact, comments by the agency."""
    assert quotes(core, AUDIT) == [
        "document its review procedures",
        "train reviewers on those procedures",
        "The Commandant of the Coast Guard should develop outcome-oriented performance goals.",
    ]


RESOLUTION = """\
The Human Rights Council,

Recalling the Universal Declaration of Human Rights,

Noting with concern the increase in the number of attacks against journalists,

1. Condemns unequivocally all attacks against journalists;

2. Urges all States to release arbitrarily detained journalists immediately;

3. Calls upon States to:

(a) Adopt legislation that protects journalists' sources;

(b) Train judges and police officers on the safety of journalists;

4. Encourages business enterprises to review their export controls;

5. Decides to remain seized of the matter.
"""


def test_a_resolution_speaks_for_itself(core: Core) -> None:
    """Operative verbs without a subject, a stem whose items carry the acts."""
    assert core(RESOLUTION) == [
        (
            "direct",
            "do",
            "Urges all States to release arbitrarily detained journalists immediately",
        ),
        ("direct", "do", "Adopt legislation that protects journalists' sources"),
        ("direct", "do", "Train judges and police officers on the safety of journalists"),
        ("direct", "do", "Encourages business enterprises to review their export controls"),
    ]


LETTER = """\
Dear Prime Minister,

We call on your government to:

* end the detention of children;
* restore the right to work after six months; and
* publish monthly figures on waiting times.

We are also calling for:

- An independent inspectorate with power to enter any site
- Legal aid for every applicant

We look forward to your reply.
"""


def test_demands_are_completed_by_imperatives_and_by_nouns(core: Core) -> None:
    """A lead-in counted beside its items, or items that complete it in other forms."""
    assert quotes(core, LETTER) == [
        "end the detention of children",
        "restore the right to work after six months",
        "publish monthly figures on waiting times.",
        "An independent inspectorate with power to enter any site",
        "Legal aid for every applicant",
    ]


NEWS = """\
Watchdog urges tougher rules on loot boxes

The consumer watchdog on Monday called on the government to ban the sale of loot boxes to children,
saying that games companies had failed to act.

In a 60-page report, the agency said publishers should display the odds of winning each item.

"Parents are being kept in the dark," said Laura Finch, the agency's chief executive. "The
government needs to act before the summer holidays."

The industry body rejected the findings. "Our members already follow a strict code," its
spokesman, Tom Hill, told reporters.

The report also recommends creating a hotline for players. Sales of loot boxes should reach £1bn
this year, according to analysts. The minister must decide by March whether to appeal.
"""


def test_news_reports_and_quotes(core: Core) -> None:
    """Calls in news laid at the reporter's door, forecasts taken for calls."""
    assert [(kind, quote[:40]) for kind, _, quote in core(NEWS)] == [
        ("reported", "The consumer watchdog on Monday called o"),
        ("reported", "In a 60-page report, the agency said pub"),
        ("quoted", "The government needs to act before the s"),
        ("reported", "The report also recommends creating a ho"),
    ]


def test_news_names_who_calls_and_who_is_called_upon(read: Read) -> None:
    """The words that linking needs to name issuer, addressee and speaker."""
    document, candidates = read(NEWS)
    accepted = [one for one in candidates if one.rejection is None and one.status == "core"]
    named = [
        [(str(m.role), document.text[m.start : m.end]) for m in one.mentions]
        for one in accepted[1:3]
    ]
    assert named == [
        [("addressee", "publishers"), ("issuer", "the agency")],
        [
            ("addressee", "The\ngovernment"),
            ("speaker", "Laura Finch, the agency's chief executive"),
        ],
    ]


TUTORIAL = """\
# Getting started

You should use a virtual environment. To install the client, run the command below.

1. Download the client from the releases page.
2. Create an API key. You must keep it secret.
3. Open the dashboard and select a dataset.

The key must be stored in an environment variable. Each request should include the header.
"""

LICENCE = """\
Permission is hereby granted to any person obtaining a copy of this software, subject to the
following conditions: the above notice shall be included in all copies. You must give any other
recipients a copy of this License. The Licensor gives no warranty. Licensee shall indemnify the
Licensor against all liability.
"""

STATUTE = """\
Section 4. Duties of controllers

(1) A controller shall implement appropriate measures to protect personal data.
(2) The controller must notify the Commissioner of a breach within 72 hours.
(3) The notice shall contain the name of the controller.
"""


def test_a_tutorial_a_licence_and_a_law_hold_nothing(core: Core) -> None:
    """Steps of a tool, conditions of use or duties in law taken for recommendations."""
    assert [quotes(core, text) for text in (TUTORIAL, LICENCE, STATUTE)] == [[], [], []]


TABLE = """\
| No. | Recommendation | Responsible body | Status |
| --- | --- | --- | --- |
| 1 | Publish an annual report on waiting lists | NHS England | Open |
| 2 | The Department should review the tariff | Department of Health | Closed |
"""


def test_a_table_yields_a_recommendation_a_row(read: Read) -> None:
    """A row whose recipient stands in another column."""
    document, candidates = read(TABLE)
    found = [
        (
            document.text[one.start : one.end].strip(),
            [document.text[m.start : m.end].strip() for m in one.mentions],
        )
        for one in candidates
        if one.rejection is None
    ]
    assert found == [
        ("Publish an annual report on waiting lists", ["NHS England"]),
        ("The Department should review the tariff", ["The Department"]),
    ]


EDITORIAL = """\
# Stop building prisons

America locks up more people than any country on earth. That should trouble us all.

What should we do instead? First, legislators should end cash bail. Second, prosecutors must stop
seeking life terms for drug crimes. It is time for governors to use their clemency power.

So call your state senator. Tell her to vote for the bill.
"""


def test_an_editorial_calls_in_its_own_voice(core: Core) -> None:
    """Rhetorical questions, feelings and headlines taken for calls, or calls to readers missed."""
    assert core(EDITORIAL) == [
        ("direct", "do", "First, legislators should end cash bail."),
        (
            "direct",
            "avoid",
            "Second, prosecutors must stop seeking life terms for drug crimes.",
        ),
        ("direct", "do", "It is time for governors to use their clemency power."),
        ("direct", "do", "So call your state senator."),
        ("direct", "do", "Tell her to vote for the bill."),
    ]


def test_the_same_words_twice_are_one_record_with_repeats(read: Read) -> None:
    """A takeaway box that doubles every recommendation."""
    sentence = "The agency should publish its inspection reports every year."
    document, candidates = read(f"{sentence}\n\nMore text.\n\n{sentence}\n")
    accepted = [one for one in candidates if one.rejection is None]
    assert [[document.text[r.start : r.end] for r in one.repeats] for one in accepted] == [
        [sentence]
    ]
    assert [one.rejection for one in candidates] == [None, "repeat"]


def test_a_public_call_for_input_is_solicited(read: Read) -> None:
    """A request for comment counted as a recommendation."""
    _, candidates = read("The agency is inviting public comment on the draft rule.")
    assert [(str(one.kind), str(one.status)) for one in candidates] == [("solicited", "optional")]


SUBMISSION = """\
# Submission on the fisheries bill

## The state of the fleet

12. The fleet has halved since 1990. Most boats are older than their crews. The ministry should \
fund new engines. Fuel costs twice what it did.

13. Ports differ. Some have ice and some have none. Every port should have ice by 2030, and the \
council said that fees must not rise.

14. It is hard to find crews. Pay is low. Training takes two years.
"""


def test_a_numbered_paragraph_yields_its_sentences(core: Core) -> None:
    """A numbered paragraph taken for one item, so that its argument counts as the call."""
    assert quotes(core, SUBMISSION) == [
        "The ministry should fund new engines.",
        "Every port should have ice by 2030, and the council said that fees must not rise.",
    ]


LIST = """\
- Repeal the curfew law.
- Fund more night buses.
- Publish the safety audit every year.
"""


@pytest.mark.parametrize(
    "above",
    [
        "What would help? I think a mixture of the following reforms:",
        "So what should be done?",
        "Here is what the council can do:",
        "There are three things that must happen:",
        "My plan is simple:",
        "The protesters are demanding that the council:",
        "We hope that the minister will:",
        "## Possible solutions",
        "## The path forward",
        "## How we can fix this",
        "## Considerations for lawmakers",
    ],
)
def test_imperatives_are_calls_where_something_announces_acts(core: Core, above: str) -> None:
    """A lead-in or heading in other words than "recommendations"."""
    text = f"# Night transport\n\nBuses stop at ten.\n\n{above}\n\n{LIST}"
    assert quotes(core, text) == [line[2:] for line in LIST.splitlines()]


@pytest.mark.parametrize(
    "above",
    [
        "Last year the council decided to:",
        "The company has promised to:",
        "The goals of the programme are to:",
        "The bill would:",
        "## Our achievements",
        "## How it works",
    ],
)
def test_imperatives_are_no_calls_where_something_else_is_announced(core: Core, above: str) -> None:
    """A list of what somebody did, promised or aims at, read as advice."""
    text = f"# Night transport\n\nBuses stop at ten.\n\n{above}\n\n{LIST}"
    assert quotes(core, text) == []


def test_a_block_quotation_below_a_recommending_line_is_the_authors(core: Core) -> None:
    """Recommendations set off as a block, told as somebody else's words."""
    text = (
        "Recommendations on Lending\n\n> 1. Set limits. Banks should hold more capital.\n\n"
        "> 2. Tell customers. Banks should publish their fees.\n"
    )
    assert {"direct"} == {kind for kind, _, _ in core(text)}


def test_a_numbered_item_with_two_calls_is_two_records(core: Core) -> None:
    """A second call of another subject counted as the first one's detail."""
    text = (
        "We write about ports.\n\n1. Every port should have ice. The council should keep a list "
        "of ports.\n2. Crews should be trained. To do this, the state should pay for courses.\n"
    )
    assert quotes(core, text) == [
        "Every port should have ice.",
        "The council should keep a list of ports.",
        "Crews should be trained. To do this, the state should pay for courses.",
    ]


def test_the_numbers_of_notes_do_not_join_sentences(core: Core) -> None:
    """Two sentences read as one because the numbers of notes stand between them."""
    text = "Fees rose again.5, 16 Ministers should cap them.[17][18] Prices fell.\n"
    (quote,) = quotes(core, text)
    assert "Ministers should cap them." == quote[:26]


def test_a_heading_calls_where_its_section_only_argues(core: Core) -> None:
    """A heading that alone carries the act lost as a title, or one that its text repeats kept."""
    text = (
        "# On water\n\nRivers are low.\n\n## Towns should share their wells\n\nThree towns have "
        "deep wells. Two have none.\n\n## Pipes must be mended\n\nThe state should mend pipes.\n"
    )
    assert quotes(core, text) == [
        "Towns should share their wells",
        "The state should mend pipes.",
    ]


WATER_BOARD = """\
# Audit of the water board

| Ref | Finding | Recommendation | Owner |
|---|---|---|---|
| 1 | Bills are late. | Pay bills promptly | Finance |
| 2 | Nobody is trained. | Staff to be trained in safety | Board |

*Recommendation 3*

Publish the minutes of every meeting.

THE BOARD THEREFORE:

1. CALLS upon the Minister to hire engineers;
"""


def test_an_audit_sets_its_recommendations_in_tables_and_below_labels(read: Read) -> None:
    """A short cell dropped as a field, what is to be trained as who acts, a label in italics."""
    document, candidates = read(WATER_BOARD)
    found = [
        (
            " ".join(document.text[one.start : one.end].split()),
            str(one.kind),
            [document.text[each.start : each.end] for each in one.mentions],
        )
        for one in candidates
        if one.rejection is None
    ]
    assert [
        ("Pay bills promptly", "direct", ["Finance"]),
        ("Staff to be trained in safety", "direct", ["Board"]),
        ("Publish the minutes of every meeting.", "direct", []),
        ("CALLS upon the Minister to hire engineers", "direct", ["the Minister"]),
    ] == found


def test_an_item_with_a_weak_opening_keeps_its_calls(core: Core) -> None:
    """A numbered point that opens weakly, and with it the calls after the opening, left out."""
    text = (
        "We fish for crab.\n\n1. Limits are badly needed. Each boat should be held to 600 creels.\n"
        "2. Second, better data. We would ask that the panel visit us.\n"
    )
    assert quotes(core, text) == [
        "Each boat should be held to 600 creels.",
        "We would ask that the panel visit us.",
    ]


def test_items_may_follow_each_other_in_a_paragraph(core: Core) -> None:
    """The items below "should:" that a page has run together, read as one."""
    text = "Shepherds should:\n\nSeek advice early. Keep records of all lambs. Mend their fences.\n"
    assert quotes(core, text) == [
        "Seek advice early.",
        "Keep records of all lambs.",
        "Mend their fences.",
    ]
