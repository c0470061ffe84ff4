"""What reads like a call and is none: forecasts, laws, asides, conditions, history."""

from collections.abc import Callable

import pytest

from policyrecs.candidates import Candidate
from policyrecs.documents import Document

Read = Callable[[str], tuple[Document, tuple[Candidate, ...]]]
Core = Callable[[str], list[tuple[str, str, str]]]

TRAPS = [
    "The pier will be shorter should this bond pass in May.",
    "He must mean it is a kind of tax.",
    "The clerk advised that they are sent to the paper each week.",
    "It was also advised that ramps had not worked in some streets.",
    "The fund has launched a specific call for research proposals to study tides.",
    "This chapter recommends some approaches to achieve this.",
    "The board has set rules for moorings that boats should adhere to, but nobody reads them.",
    "The report suggests that mending it to cover all market rents would save a million.",
    "Let's dive into the details.",
    "When a seat is vacant, the charter is very clear about what should happen next.",
    "This looked at whether or not tests, and limits on noise, should be law.",
    "Many people assumed that there should be a shop where they could use the tokens.",
    "This does not mean that all members have to agree.",
    "Any other method should work.",
    "The college might be challenged to cover every post.",
    "We asked some groups to give their reflections on the session.",
    "The project aims to support and encourage members to promote it.",
    "When I want to see what has been going on, I open the log.",
    "To land there in March, the probe must leave in May.",
    "All we need to do is wait for the tide.",
    "She voiced her regret that it should take so long.",
    "To qualify, a runner must finish in an hour.",
    "A farm that wants to sell milk must apply for a permit.",
    "The judge ruled that the firm must pay for the damage.",
    "The firm must pay for the damage, the court ruled.",
    "Most families must often queue for bread.",
    "Patients must wait months to see a dentist.",
    "The bill must still pass the upper house.",
    "The deal must be approved by shareholders.",
    "The rules say members must pay by June.",
    "The new regulations mean that landlords must register.",
    "It may seem like tenants who are short of money should just borrow.",
    "This may equip a lender to deal with the matter.",
    "Police directly confront drivers at night.",
    "Questions about this notice should be directed to the press office.",
    "Nothing in this leaflet should be read as legal advice.",
    "The office will clarify how clause 5/21 should be understood.",
    "This advice includes a section on tides.",
    "The board agreed with the two proposals that we made to it.",
    "Estimates suggest that if ports charge 6,000 or less, their income would fall.",
    "The study suggests that the twisting force increases with speed.",
    "Nobody knows how many nurses we'll need to hire.",
    "The app is at the forefront of demanding better data.",
    "Research increasingly shows that viruses cause a share of cancers.",
    "But still, the appointment stood.",
    "We make proposals for those.",
    "We offer recommendations that can contribute to real change.",
    "Please see the guide for online training modules on open data.",
    "We said it would be so, and time to read it is short.",
    "(a) Keep this notice with every copy.",
    "Here are the rules that staff must follow.",
    "Parents relied on it for the care that a school should provide.",
    "The loss must be attributed to the storm.",
    "According to state law, schools must report absences.",
    "The survey suggests that the missing cargo went overboard.",
    "The survey suggests that rents rose last year.",
    "The report will stop short of recommending a ban on the additive.",
    "The water department proposed a new fee for lost meters.",
    "The clerk would ask you to show a licence.",
    "The driver said staff had to wait for hours.",
    "What should parents do, and should they be told whether fees are due?",
    "Residents who want to comment should email us by Friday.",
    "The council must approve it before it takes effect.",
    "He said that he needed to leave before noon.",
    "The firm needed to close its yard.",
    "We hope you will find this useful.",
    "Currently, exporters have to fill in nine forms.",
    "Drivers only need to show the permit once.",
    "By now, the trust should have four sets of accounts.",
    "Please do not hesitate to call should you require further details.",
    "How would we expect clinics to mend a fault they did not cause?",
    "The data suggest that if banks charge less their customers save more.",
    "The chairman insists that the plan will be of use to all.",
    "We propose seven ways in which the act could be improved.",
    "There were no instructions recommending the action to take.",
    "Applicants are usually asked to bring a passport.",
    "I do not expect that the work will be done by May.",
    "The office issues recommendations to address faults found in its inspections.",
    "The Government will publish its response in the autumn.",
    "The Minister told us that the review would report in March.",
    "The reforms should lead to lower bills for most households.",
    "It should be noted that the figures are provisional.",
    "We are making the following three recommendations to FDA:",
    "By law, agencies must publish a notice in the Federal Register.",
    "Under the Clean Air Act, states must submit implementation plans to EPA.",
    "Will Congress act? It must be hoped so.",
    "He must have known about the risks.",
    "The plan should cost about $4 billion over ten years.",
    "Results should be available by late summer.",
    "Should the measure pass, it would take effect in January.",
    "What should governments do about it?",
    "Whether the state should fund the arts is an old question.",
    "Critics ask why taxpayers should foot the bill.",
    '"This is great news for patients," said the minister.',
    '"We will continue to work with our partners," she said.',
    "The company said it would comply with the ruling.",
    "The law requires companies to report emissions annually.",
    "The programme encourages students to apply for internships.",
    "Users must be over 18 and agree to the terms.",
    "A common misconception is that researchers should share all data.",
    "They may in fact need to borrow more.",
    "The 1991 protocol provided that its decisions should be final.",
    "# Important links\n\n- Publish What You Fund: our statement of 2 July",
    "# Report AO-2022-001, recommendation:\n\nThe matter is open.",
    "You should now see the dashboard.",
    "To install the package, run the following command.",
    "Applicants must submit the form by Friday.",
    "The study suggests that sleep is linked to memory.",
    "The data suggest prices will rise.",
    "Prices should fall next year.",
    "The bill would require platforms to verify the age of users.",
    "The act requires that companies keep records for six years.",
    "The minister declined to recommend a date.",
    "She was asked to resign.",
    "If the government is to meet its target, it will need to build 300,000 homes a year.",
    "The committee was established in 1998 to advise the government.",
    "The order directs agencies to review their regulations.",
    "We welcome the Government's commitment to publish the strategy.",
    "We are concerned that the Department has not set out how it will measure success.",
    "The Department told us that it planned to consult on changes later this year.",
    "The witness argued that the policy had failed because of a lack of funding.",
    "DOD concurred with the recommendation.",
    "DHS agreed with all five of our recommendations and described actions to address them.",
    "Agencies have implemented 12 of the 15 recommendations.",
    "The Committee notes with appreciation the measures taken by the State party.",
    "The president must be pleased with the result.",
    "The company must now decide whether to appeal.",
    "The senator introduced a bill to ban the practice.",
    "The court ordered the company to pay damages.",
    "The judge told jurors they must reach a unanimous verdict.",
    "The government has asked the regulator to review the rules.",
    "Officials recommended a fine of $2 million.",
    "The bill, which would require labels on food, should pass the House next week.",
    "Investors should see returns within a decade.",
    "House prices should stabilise next year, economists say.",
    '"You should be proud of what you have achieved," she told the volunteers.',
    '"I think it should be fine," he said.',
    "For more information, visit our website or contact the press office.",
    "Read the full report here.",
    "Sign up to our newsletter to get the latest updates.",
    "Licensees must retain this notice in all copies.",
    "All rights reserved. No part of this publication may be reproduced without permission.",
    "This paper examines how states should regulate carbon capture.",
    "The debate over whether AI models should be open continues.",
    "It must be remembered that the sample was small.",
    "One should not forget that the war had just ended.",
    "The duty to consult means that ministers must publish draft regulations.",
    "Students had to pay their own fees.",
    "The council needs £3 million to balance its budget.",
]
"""Nobody is called upon here."""

WEAK = [
    "Better coordination is essential for success.",
    "There is a need for stronger oversight.",
    "Civil society can play an important role.",
    "It would be helpful if the agency published its criteria.",
]
"""Some readers see a call here, some do not."""


@pytest.mark.parametrize("passage", TRAPS)
def test_what_calls_on_nobody_is_left(core: Core, passage: str) -> None:
    """A modal or a verb of asking that is taken for a recommendation."""
    assert core(passage) == []


@pytest.mark.parametrize("passage", WEAK)
def test_a_weak_call_is_not_core(core: Core, passage: str) -> None:
    """A statement of need or worth that is counted as a call."""
    assert core(passage) == []


EMPTY = [
    "The workers' demands can be found below.",
    "The trustees could recommend limits on fees.",
    "The instructions will direct learners to install a package.",
    "But it is vital.",
    "This is needed to keep the files in step.",
    "Let's examine a few facts.",
]
"""What looks like a weak call and asks nothing of anybody."""


@pytest.mark.parametrize("sentence", EMPTY)
def test_what_asks_nothing_is_not_even_a_weak_call(read: Read, sentence: str) -> None:
    """A noun, a forecast of a call or a pronoun listed among the weak calls."""
    _, candidates = read(sentence)
    assert [] == [one.pattern for one in candidates if one.rejection is None]


NOUNS = [
    "As a requester, in order to know the status of my request, I want to see a page.",
    "The portal can read this file in order to understand how agencies work.",
    "Agencies face several challenges to making their documents easy to find.",
    "Some agencies suggest that they do not have the money.",
    "Frequent requesters want to know how to reach a person.",
    "Differences in submission and response formats are due to old software.",
    "I have been asked to make a number of recommendations.",
    "The goal of this proposal is to provide start-up money.",
    "We expect this initial effort to last two years.",
    "That is not a sufficient basis to conclude that employees should be entitled to redress.",
    "For the fullest account, I encourage you to read the third part first.",
    "Members are required to fulfil certain criteria.",
]
"""Nouns and phrases that look like verbs of calling."""


@pytest.mark.parametrize("sentence", NOUNS)
def test_a_noun_or_set_phrase_is_no_verb_of_calling(core: Core, sentence: str) -> None:
    """Words such as "order", "requests", "challenges" taken for verbs, or aims for calls."""
    assert core(sentence) == []
