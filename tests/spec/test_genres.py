"""Short documents of many genres and countries, with the calls that they hold."""

from collections.abc import Callable

import pytest

from policyrecs import pipeline
from policyrecs.candidates import Candidate
from policyrecs.documents import Document
from policyrecs.vocabulary import Role

Read = Callable[[str], tuple[Document, tuple[Candidate, ...]]]
Core = Callable[[str], list[tuple[str, str, str]]]

SUPPORT = [
    "We support the group's suggestion that more committees set up subcommittees.",
    "We echo the recommendation for a system of proportional allocation of chairs.",
    "We support improving the resourcing of oversight.",
    "We back calls for a statutory duty of care.",
    "We endorse the recommendation that ministers publish their diaries.",
    "We submit that the definition should be narrowed.",
    "We would like to see the Government commit to a five-year settlement.",
    "We wish to see all fares frozen until 2030.",
    "We press for the early appointment of a commissioner.",
    "We think it essential that victims are heard.",
    "We deem it necessary for the Ministry to publish the list.",
    "It is our recommendation that the Board terminate the contract.",
    "Our recommendation to ministers: scrap the scheme.",
    "My plea to the chancellor is to leave pensions alone.",
    "It is high time the council admitted its mistake.",
    "It is incumbent on governments to protect their citizens.",
    "I recommend to the Chief Executive that a handover protocol be introduced on all wards.",
    "Only when the audit is complete should the funds be released.",
    "Firms who break the rules should pay.",
]
"""Calls of the author's own in forms of support, wish, judgement and plea."""


@pytest.mark.parametrize("sentence", SUPPORT)
def test_support_wishes_and_pleas_are_calls_of_the_author(core: Core, sentence: str) -> None:
    """A body that calls by taking a side or by a noun, and is not heard."""
    assert ["direct"] == [kind for kind, _, _ in core(sentence)]


TOLD = [
    "The union repeated its call for ministers to resume talks.",
    "Campaigners renewed their calls for the government to ban trail hunting.",
    "The charity has issued a fresh appeal for drivers to slow down near schools.",
    "The solution proposed by Lord Black is that fines should be paid into a fund.",
    "The media union is adamant journalists' data must be exempted from the law.",
    "The report's recommendations include a ban on adverts.",
    "The state should pay, the union's president told reporters.",
    "Opponents counter that the council should spend the money on roads.",
    "Lee has urged delays until the trial is over.",
    "The petition, which calls for the withdrawal of the plan, will be handed in.",
]
"""Calls of others, in nouns and adjectives."""


@pytest.mark.parametrize("sentence", TOLD)
def test_calls_of_others_by_nouns_are_reported(core: Core, sentence: str) -> None:
    """Somebody's call taken for the author's own, or missed for want of a verb."""
    assert ["reported"] == [kind for kind, _, _ in core(sentence)]


NONE = [
    "Any member may propose an amendment to the constitution.",
    "The board may require that applicants provide further information.",
    "Tourism is vital to the island's economy.",
    "The judge ordered the company to pay damages.",
    "The new rules should make it easier for small firms to borrow.",
    "A bill must pass both chambers before it can be signed.",
    "The system that I have recommended would provide swift redress.",
    "The fund should be fully operational next spring.",
    "We recommend our premium cartridge for hard-water areas.",
    "Neighbours demanded that he return a stolen bicycle.",
    "He does not know when the minister will speak and should resign.",
    "The goal of satisfying public demand can be achieved by a review.",
]
"""Permissions, rules of procedure, rulings, forecasts and advertising."""


@pytest.mark.parametrize("sentence", NONE)
def test_permissions_rules_and_adverts_are_no_calls(core: Core, sentence: str) -> None:
    """A governance document, court report or product page read as advocacy."""
    assert [] == core(sentence)


def test_a_recommending_heading_licenses_items_far_below_it(core: Core) -> None:
    """Bold and nested bullets under two sub-headings, left because their own heading is neutral."""
    text = (
        "# Open first\n\n## Recommended next steps\n\n### Board endorsements\n\n#### Standards\n\n"
        "- **Align with national open standards**\n"
        "  - Adopt the standards selected by the national board\n"
        "    - HTML5, PDF/A\n\n"
        "#### Source code\n\n"
        "- **Publish as open source all code that staff have written**\n"
    )
    assert [
        "Align with national open standards",
        "Adopt the standards selected by the national board",
        "Publish as open source all code that staff have written",
    ] == [words for _, _, words in core(text)]


def test_an_item_whose_text_states_the_act_is_one_call(core: Core) -> None:
    """A run-in title cut off from the imperative or the duty that follows it."""
    text = (
        "Specific actions include:\n\n"
        "1. **Enable use of commercial cloud.** Improve contract vehicles so that agencies can "
        "buy it.\n"
        "2. **Step 2 (Existing solutions):** Each agency must consider existing solutions.\n"
        "3. **Fund core maintenance.** Secure funding is what keeps projects alive.\n"
    )
    assert [
        (
            "Enable use of commercial cloud.** Improve contract vehicles so that agencies can "
            "buy it."
        ),
        "Step 2 (Existing solutions):** Each agency must consider existing solutions.",
        "Fund core maintenance.",
    ] == [words for _, _, words in core(text)]


def test_a_bullet_whose_title_only_names_is_one_call(core: Core) -> None:
    """A quality cut off from the sentences that state it, as if each were a call of its own."""
    text = (
        "## Good boats\n\n"
        "* **Well-built.** Hulls should be made of oak. They should be no heavier than needed.\n"
        "* **Kept dry.** Decks must be scrubbed each day.\n"
    )
    assert [
        "Well-built.** Hulls should be made of oak. They should be no heavier than needed.",
        "Kept dry.** Decks must be scrubbed each day.",
    ] == [words for _, _, words in core(text)]


def test_a_bold_label_that_only_looks_like_a_party_is_no_part_of_the_call(core: Core) -> None:
    """A label such as "A tired chair:" read as whom the sentence behind it asks."""
    text = "**A tired chair:** We would urge all clubs to consider a panel of three.\n"
    assert [words for _, _, words in core(text)] == [
        "We would urge all clubs to consider a panel of three."
    ]


def test_conclusions_of_a_select_committee_give_the_calling_sentence(core: Core) -> None:
    """The argument of a numbered paragraph taken into its recommendation."""
    text = (
        "# Conclusions and recommendations\n\n"
        "1. NHS dentistry is in crisis. The contract pays dentists the same for one filling as "
        "for five. The Department must bring forward a reformed contract without delay.\n\n"
        "2. We welcome the Minister's commitment. It is disappointing that no data existed. "
        "No patient should be removed from a list without being told.\n"
    )
    assert [
        ("direct", "do", "The Department must bring forward a reformed contract without delay."),
        ("direct", "avoid", "No patient should be removed from a list without being told."),
    ] == core(text)


def test_items_below_the_recommendations_of_another_body_are_reported(core: Core) -> None:
    """A government's release that lists what a committee recommended, read as its own calls."""
    text = (
        "# Government accepts key recommendations\n\n17 August 2006. Press release\n\n"
        "The Committee, in its recent report, noted the demand for lawyers and made the "
        "following recommendations:\n\n"
        "- Raise the intake of the law faculty to 250.\n"
        "- Consider a second law school.\n"
    )
    assert ["reported", "reported"] == [kind for kind, _, _ in core(text)]


def test_imperatives_beside_calls_are_calls(core: Core) -> None:
    """Guidance in prose of which only the sentences with "should" are found."""
    text = (
        "# 7. Trust no network\n\n"
        "Don't trust any network between the device and the service. The device should be "
        "configured to prevent attacks.\n"
    )
    assert [
        ("direct", "avoid", "Don't trust any network between the device and the service."),
        ("direct", "do", "The device should be configured to prevent attacks."),
    ] == core(text)


def test_verdicts_of_a_guideline_are_calls_under_their_label(core: Core) -> None:
    """Verdicts ("X is recommended", "is not recommended") whose act is a noun."""
    text = (
        "# Recommendations\n\n"
        "### Recommendation 1\n\nDaily oral iron supplementation is recommended.\n\n"
        "### Recommendation 2\n\nRoutine screening of adults is not recommended.\n"
    )
    assert [
        ("direct", "do", "Daily oral iron supplementation is recommended."),
        ("direct", "avoid", "Routine screening of adults is not recommended."),
    ] == core(text)


def test_an_interview_answers_with_calls(core: Core) -> None:
    """A belief denied ("I don't think they should") read as a call for the act."""
    text = (
        "**Should ministers break it up?**\n\n"
        "No. I don't think they should break it up. But they should give it a new board.\n"
    )
    assert ["avoid", "do"] == [polarity for _, polarity, _ in core(text)]


def test_a_match_report_holds_no_calls(core: Core) -> None:
    """What a team must do to win read as a call on it."""
    text = (
        "City need to win their last two games to avoid relegation. The coach said his players "
        "must show more courage in front of goal this season. Striker Tom Lane should be fit for "
        "Saturday's match."
    )
    assert [] == core(text)


PLACED = [
    "# Checklist\n\n1. Default to open licensing.\n2. Be explicit about the limits of the data.",
    (
        "# Recommendations\n\n- Immediate steps be taken to set up a fund.\n"
        "- The two committees may not be continued."
    ),
    (
        "# Recommendations\n\n- **Audit the fund:** Two audits a year build trust.\n"
        "- **Train the staff:** Skills are scarce."
    ),
]
"""Two items that call because of where they stand, each whole."""


@pytest.mark.parametrize("text", PLACED)
def test_an_item_calls_by_its_place_and_is_whole(core: Core, text: str) -> None:
    """A checklist taken for prose, a passive without "should" missed, a title cut from its text."""
    items = [line.lstrip("-12. ").replace("**", "") for line in text.splitlines()[2:]]
    assert items == [words.replace("**", "") for _, _, words in core(text)]


def test_one_word_again_and_again_makes_no_instructions(core: Core) -> None:
    """A text on harbours or matches taken for a manual by its subject's name."""
    text = "The terminal is old. The terminal is full. The terminal must be rebuilt by the port."
    assert 1 == len(core(text))


ARGUED = (
    "Rents have doubled. The council should cap them.\n\nStop selling public land to speculators."
    " Lower fees help nobody. See the annex for figures. Give every tenant a written lease."
    " Second, pass laws that last. Only free homes count. Third, demand dropped.\n"
)


def test_an_op_ed_goes_on_in_imperatives(core: Core) -> None:
    """Imperatives of the author lost, or a noun phrase and a pointer taken for one."""
    assert [
        "The council should cap them.",
        "Stop selling public land to speculators.",
        "Give every tenant a written lease.",
        "Second, pass laws that last.",
    ] == [words for _, _, words in core(ARGUED)]


def test_a_page_of_imperatives_alone_makes_no_calls(core: Core) -> None:
    """A recipe that is read as policy."""
    assert core("Peel the onions.\n\nCut them into rings. Fry the rings until brown.\n") == []


def test_an_op_ed_speaks_to_people(read: Read) -> None:
    """An imperative after the name of whom it calls on lost, or the name with it."""
    text = "Rents must fall. Inspectors left in May. Hire them. Councillors, find your spine.\n"
    document, candidates = read(text)
    found = [one for one in candidates if one.rejection is None]
    assert ["Rents must fall.", "Hire them.", "Councillors, find your spine."] == [
        document.text[one.start : one.end] for one in found
    ]
    assert ["Councillors"] == [document.text[m.start : m.end] for m in found[-1].mentions]


def test_guidance_may_hold_imperatives_alone(core: Core) -> None:
    """Advice lost because none of it says "should"."""
    text = (
        "The board recommended nothing. Teach staff to wash their hands. Ensure soap is at hand.\n"
    )
    assert 2 == len(core(text))


def test_the_number_of_a_note_ends_no_word(core: Core) -> None:
    """Two sentences taken for one where a raised number was glued to the first."""
    text = (
        "The standard recommends that crews count four.16 Chiefs should report losses.17 It rained."
    )
    assert ["Chiefs should report losses.17"] == [words for kind, _, words in core(text)][1:]


def test_a_numbered_paragraph_of_several_calls_is_read_by_the_sentence(core: Core) -> None:
    """A committee's calls run together because their paragraph bears a number."""
    text = (
        "12. The Committee recommended that Ruritania ratify the convention. It also urged the"
        " Government to train its police.\n"
    )
    assert ["reported", "reported"] == [kind for kind, _, _ in core(text)]


def test_a_body_that_opens_with_its_own_statement_calls_itself(core: Core) -> None:
    """A release in the third person taken for a report of somebody else."""
    text = (
        "River Watch (RW) calls for the immediate closure of the mine, which has leaked for a"
        " year.\n\nThe river is dead for ten miles. RW asks people to send photographs.\n"
    )
    assert core(text)[0][0] == "direct"


def test_an_imperative_in_a_quotation_is_quoted(core: Core) -> None:
    """A speaker's demand lost because it has no modal."""
    text = '"Drop the charges against the nurses and pay them," said Ann Lee of the union.\n'
    assert [("quoted", "do", "Drop the charges against the nurses and pay them")] == core(text)


def test_paragraphs_with_codes_are_labelled_calls(core: Core) -> None:
    """A report's own short codes, and a call-out that it sets off, read as no label."""
    text = (
        "# Recommendations\n\nR3: Do not close any depot.\n\nRec. 6 Ensure that drivers rest.\n\n"
        "> **Key recommendation:** Introduce a limit of 45 dB.\n"
    )
    assert [
        ("direct", "avoid", "Do not close any depot."),
        ("direct", "do", "Ensure that drivers rest."),
        ("direct", "do", "Introduce a limit of 45 dB."),
    ] == core(text)


def test_a_noun_that_is_also_a_verb_opens_no_imperative(core: Core) -> None:
    """Plain statements of an op-ed read as demands: "Secure homes cut crime"."""
    text = (
        "The council should fund buses. Secure homes cut crime. Record heat struck the town."
        " Open every station to wheelchairs. Access charges vary. Study after study shows it.\n"
    )
    assert ["The council should fund buses.", "Open every station to wheelchairs."] == [
        words for _, _, words in core(text)
    ]


INTERVIEW = """# The quota row

**Ann Lee: What should ministers do?**

Bob Stone: The government should cut the quotas by half. It must also pay the crews.

**Ann Lee: And the ports?**

Bob Stone: The ports should stay open.

Key Findings: the findings are of no concern.
"""


def test_a_turn_of_an_interview_is_quoted_from_its_speaker(read: Read) -> None:
    """Answers without quotation marks taken for the paper's own calls, with the name in them."""
    document, candidates = read(INTERVIEW)
    assert [
        ("quoted", "Bob Stone", "The government should cut the quotas by half."),
        ("quoted", "Bob Stone", "It must also pay the crews."),
        ("quoted", "Bob Stone", "The ports should stay open."),
    ] == [
        (
            str(one.kind),
            *(document.text[m.start : m.end] for m in one.mentions if m.role is Role.SPEAKER),
            document.text[one.start : one.end],
        )
        for one in candidates
        if one.rejection is None
    ]


def test_a_reporter_goes_on_with_what_somebody_said(core: Core) -> None:
    """A sentence of news after "Lee said" taken for the reporter's own call."""
    text = "Lee said the visas were late. He added that many gave up. The state should help them.\n"
    assert [("reported", "do", "The state should help them.")] == core(text)


def test_a_list_of_what_somebody_plans_holds_no_calls(core: Core) -> None:
    """Plans that a letter complains of, read as its demands."""
    text = "We need trams. The operator is planning to do the following:\n\n- Closing the line\n"
    assert [] == core(text)


def test_an_item_that_says_what_and_how_is_a_call_and_holds_calls(core: Core) -> None:
    """A complete recommendation dropped because sub-items say how it is to be done."""
    text = (
        "# Recommendations\n\n1. Reduce the number of children in care:\n"
        "   1. Monitor all investigations.\n   2. Train social workers.\n"
    )
    assert "Reduce the number of children in care:" in [words for _, _, words in core(text)]


def test_lists_below_guidance_are_advice(core: Core) -> None:
    """Items of guidance left because their lead-in speaks of topics."""
    text = (
        "Our group offers this guidance covering two topics:\n\n- Ensure good air\n- Teach staff\n"
    )
    assert ["Ensure good air", "Teach staff"] == [words for _, _, words in core(text)]


def test_the_acronym_of_the_author_is_the_author(core: Core) -> None:
    """A body that speaks of itself by its acronym read as somebody else."""
    text = (
        "The Harbour Workers Party (HWP) condemns the closure of the port and its yards.\n\n"
        "The HWP demands that the ministry reopen it. The Harbour Workers Party will march.\n"
    )
    assert [("direct", "do", "The HWP demands that the ministry reopen it.")] == core(text)


def test_a_response_restates_what_others_recommended(core: Core) -> None:
    """The committee's recommendations, set above each answer, read as the government's own."""
    text = (
        "# Government response to the Committee's report on ports\n\n"
        "2. The Government should publish its plan for ports. (Paragraph 26)\n\n"
        "We will publish it in May. Ports must plan too.\n"
    )
    assert ["reported", "direct"] == [kind for kind, _, _ in core(text)]


def test_an_issuer_that_names_itself_recommends_itself() -> None:
    """A body's own page in the third person, read as a report of somebody else."""
    text = "The Harbour Agency recommends that ports test their cranes twice.\n"
    rows = [
        pipeline.extract_text(text, issuer=issuer).recommendations[0]
        for issuer in ("Harbour Agency", "Port Times")
    ]
    assert [("direct", "performative"), ("reported", "reported")] == [
        (str(row.kind), str(row.evidence)) for row in rows
    ]


UNDER_RECOMMENDATIONS = [
    "Home Office to publish the review by May.",
    "Officers to circulate the figures.",
    "That the report be noted.",
    "The introduction of a levy on ports.",
    "Introducing a levy on ports.",
]
"""Items of minutes and action plans, which have no finite verb of their own."""


@pytest.mark.parametrize("item", UNDER_RECOMMENDATIONS)
def test_an_item_among_recommendations_needs_no_finite_verb(core: Core, item: str) -> None:
    """A recommendation lost because it is worded as a party with an infinitive, or as a noun."""
    assert [item] == [words for _, _, words in core(f"## Recommendations\n\n- {item}\n")]


def test_a_noun_that_is_no_act_is_no_recommendation(core: Core) -> None:
    """A theme listed below the heading read as a call."""
    assert [] == core("## Recommendations\n\n- A national plan for ports\n- Fees\n")


def test_a_label_may_name_who_is_to_act(read: Read) -> None:
    """A recommendation lost, or its addressee, because a body stands between number and colon."""
    document, (one,) = read("Recommendation 7 (Home Office): Publish the review.\n")
    assert ["Home Office"] == [document.text[m.start : m.end] for m in one.mentions]
    assert "Recommendation 7" == one.label


@pytest.mark.parametrize(
    "above", ["### For employers", "### If you're an employer", "Tell Eby to:"]
)
def test_imperatives_below_a_party_are_calls_on_it(core: Core, above: str) -> None:
    """Advice to a group lost because its heading says only whom it is for."""
    text = f"{above}\n\n- Hire disabled people\n- Make workplaces accessible\n"
    assert 2 == len(core(text))


PLACES = {
    "a column": (
        "| Issue | Suggested change |\n|---|---|\n| A | Define it |\n| B | Lines to be painted |\n",
        ["Define it", "Lines to be painted"],
    ),
    "a headline of several things": (
        "# Five things the mayor must do\n\n## 1. Run buses at night\n\nNurses need them.\n",
        ["Run buses at night"],
    ),
    "a label with its place in the report": (
        "Recommendation no. 1\nParagraph 2.13\nThe department strengthen its controls.\n",
        ["The department strengthen its controls."],
    ),
    "a label in capitals": (
        "RECOMMENDED TO COUNCIL: That the tree strategy be adopted.\n",
        ["That the tree strategy be adopted."],
    ),
    "items of a decision": (
        "4. Requests the Board, subject to the funds available:\n\n   (a) To report on progress.\n",
        ["To report on progress."],
    ),
    "a lead-in without its colon": (
        "Here, we demand the government to,\n\n1. Release the activists\n2. End the raids\n",
        ["Release the activists", "End the raids"],
    ),
    "the second of two lists": (
        "We should act. It costs:\n\n- lives\n- fear\n\nHow?\n\n- End it now\n- Redirect money\n",
        ["We should act.", "End it now", "Redirect money"],
    ),
    "a guideline": (
        "## Recommendations\n\n1.1 Consider a home hazard assessment for patients.\n",
        ["Consider a home hazard assessment for patients."],
    ),
    "an action": ("ACTION: Head of Parks to report back.\n", ["Head of Parks to report back."]),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_place_makes_its_words_a_call(core: Core, place: str) -> None:
    """A recommendation lost because nothing but its place says that it is one."""
    text, expected = PLACES[place]
    assert expected == [words for _, _, words in core(text)]


MINUTED = [
    "Members agreed that the council needed to publish the minutes.",
    "The committee felt it was essential that residents were consulted.",
    "Delegates emphasised the need to strengthen controls.",
    "Campaigners want an end to fox hunting.",
]
"""Views told in the past, and wishes for an act in a noun."""


@pytest.mark.parametrize("sentence", MINUTED)
def test_views_told_in_the_past_are_reported(core: Core, sentence: str) -> None:
    """Minutes in which nobody "should" do anything read as history."""
    assert ["reported"] == [kind for kind, _, _ in core(sentence)]
