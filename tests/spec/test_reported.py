"""Whose call it is across sentences, paragraphs and lists, and calls in less usual grammar."""

from collections.abc import Callable

import pytest

Core = Callable[[str], list[tuple[str, str, str]]]

UNUSUAL = [
    ("She recommended this view be made plain in the report.", "reported", "do"),
    ("A suggestion was made that a summary of the minutes be put online.", "reported", "do"),
    ("It was agreed that the process should be made clear.", "reported", "do"),
    ("The owner, the union asked, must give notice to tenants.", "reported", "do"),
    ("Ms Roe has friends, while the leader, Jo Lee, said that fees should fall.", "reported", "do"),
    ("The children's officer would request that the inquiry visit the school.", "reported", "do"),
    ("Water groups are calling for an end to the fee.", "reported", "do"),
    ("Ann Lee said the closures were unfair and had to be reversed.", "reported", "do"),
    ("The bishop enjoined drivers to shun the old bridge.", "reported", "do"),
    ("The chief begged the government to repair the road.", "reported", "do"),
    ("Dr Ali has, however, urged both sides to talk.", "reported", "do"),
    (
        (
            "The board's staff has recommended a series of steps by ports, including asking ships "
            "to report leaks."
        ),
        "reported",
        "do",
    ),
    ("He called on the students to always look for another way.", "reported", "do"),
    ("The panel's study, issued today, calls for the line to be reopened.", "reported", "do"),
    ("She was one of several nurses who called for the ward to be reopened.", "reported", "do"),
    ("The minister faces growing calls from nurses to reopen the ward.", "reported", "do"),
    ("The Netherlands believes we should set a common rule for all cables.", "reported", "do"),
    ("Nurses told the panel that wards should be kept open at night.", "reported", "do"),
    ("The inquiry's main recommendation was a ban on cash deposits.", "reported", "do"),
    ("Drivers said it was time to raise the toll.", "reported", "do"),
    ("Drivers said ministers needed to raise the toll.", "reported", "do"),
    ("Doctors advocate for a ban on the additive.", "reported", "do"),
    (
        "Three dozen local councillors asked the Home Secretary to halt the evictions.",
        "reported",
        "do",
    ),
    ("The union asks for the depot to be reopened.", "reported", "do"),
    ("We call on the ministry to stop issuing such calls.", "direct", "avoid"),
    ("We held a meeting with parents to ask the council to save the school.", "direct", "do"),
    (
        "The union is calling on the board to without further delay reinstate the drivers.",
        "reported",
        "do",
    ),
    ("The charity continues to call for the repeal of the Vagrancy Act.", "reported", "do"),
    ("Greenpeace keeps urging ministers to end new licences.", "reported", "do"),
    (
        "The judge went on to recommend that the ministry review every conviction.",
        "reported",
        "do",
    ),
    ("It is an imperative that rents are brought down.", "direct", "do"),
    (
        "What is urgently needed is an independent inquiry into the procurement of the ferries.",
        "direct",
        "do",
    ),
    ("What we need is for the regulator to publish its findings.", "direct", "do"),
    (
        "All we ask is that the council consult residents before it sells the land.",
        "direct",
        "do",
    ),
    ("What the union wants is for ministers to restore the grant.", "reported", "do"),
    (
        "We recommend: (a) a national register of landlords; (b) an annual audit of the register.",
        "direct",
        "do",
    ),
    ("The WHO has been recommending to vaccinate all health workers.", "reported", "do"),
    ("Critics grumble that the central bank should do more for the currency.", "reported", "do"),
    ("Farmers pleaded that the government should reopen the border.", "reported", "do"),
    ("According to her, the state should not wait for the court.", "reported", "avoid"),
    ("In his view, parliament should set the rate.", "reported", "do"),
    ("The think tank's view is that the city should charge drivers.", "reported", "do"),
    (
        (
            "The Court of Auditors says in a report published today that the Commission must "
            "tighten its controls."
        ),
        "reported",
        "do",
    ),
    (
        (
            "The president of the chamber, Mr Sato, appealed for calm and said both sides should "
            "return to talks."
        ),
        "reported",
        "do",
    ),
    ("Economists caution that the bank must not raise rates too soon.", "reported", "avoid"),
    ("Councils were urged to publish their waiting times.", "reported", "do"),
    ("He urged lawmakers to “do the right thing and reject the bill”.", "reported", "do"),
    ("Ministers should no longer appoint judges.", "direct", "avoid"),
    ("Never again should a minister sign such a contract.", "direct", "avoid"),
    ("Please consider the effect on small farms.", "direct", "do"),
    ("I hope the board scraps fines this autumn.", "direct", "do"),
    ("Could we please open on Sundays?", "direct", "do"),
    ("Supports UN experts' calls for the recognition of gender apartheid.", "reported", "do"),
    ("Endorses Amnesty's demands of ministers: to consult women's groups.", "reported", "do"),
    ("To my fellow mayors I would say: don't wait for Warsaw.", "direct", "avoid"),
    ("And to Brussels: keep the standards strict.", "direct", "do"),
    ("There's a better way: share the van with the health visitors.", "direct", "do"),
    ("The least they can do is wait until the consultation closes.", "direct", "do"),
    ("If he will not resign, he could at least apologise.", "direct", "do"),
    ("Congress could start by funding the academy for ten years.", "direct", "do"),
    ("I'd rather we kept the old one until licensing is sorted.", "direct", "do"),
    ("Our demands are simple: open the library, pay the staff.", "direct", "do"),
    ("As pastors, we appeal to all people of good will to welcome the stranger.", "direct", "do"),
    ("I came to ask the government to do its part.", "direct", "do"),
    ("May I suggest that the transport minister take a ferry in February?", "direct", "do"),
    ("Dear Mozilla: please stop adding things nobody asked for.", "direct", "avoid"),
    ("It's time the regulator showed some teeth.", "direct", "do"),
    ("Councillor Rees moved that the meadow be leased to the club.", "reported", "do"),
    ("The choir's position is that no hall be sold this year.", "reported", "do"),
    ("It is vital the trustees meet before the frost.", "direct", "do"),
    ("It is not advisable to store grain in the cellar.", "direct", "avoid"),
    ("We extend this call to all port cities - to test their water.", "direct", "do"),
    ("A better fix is to move the bus stop.", "direct", "do"),
    ("Step two is to sell the barracks to the town.", "direct", "do"),
    ("A final suggestion: teach every child to swim.", "direct", "do"),
    ("This is the right moment for lenders to forgive the debt.", "direct", "do"),
    ("It is high time councils acted on damp.", "direct", "do"),
    (
        "After the collapse of the ferry link Tonga called for a review of the route.",
        "reported",
        "do",
    ),
    ("Later, they laid a wreath and again demanded a public inquiry.", "reported", "do"),
    ("A new by-pass is urgently needed.", "direct", "do"),
    ("It is a custom that must not be allowed to return.", "direct", "avoid"),
    ("I will move at the next meeting that the quay be repaired.", "direct", "do"),
    ("It is the owners who should pay for the bridge.", "direct", "do"),
    ("It is for this reason that I ask you to support the bill.", "direct", "do"),
    (
        "Nine pupils began a sit-in outside the office to demand that the school divest.",
        "reported",
        "do",
    ),
    ("Every pupil should have the chance to learn to swim.", "direct", "do"),
]
"""One sentence with one call: the sentence, whose call, which direction."""

LEFT = [
    "He was advised to rest.",
    "What is needed is unclear.",
    "The committee heard calls from farmers for help.",
    "He told his wife to wait in the car.",
    "The calls to the hotline continued to rise.",
    "We are all under tremendous pressure to find ways to pay rent.",
    "Children are told to wait in line.",
    "The company sought approval.",
    "I hope the council is well.",
    "Could you please tell me the time?",
    "There is one problem: money.",
    "The least I can do is listen.",
    "The union said staff had to wait for hours.",
    "He maintained that it would be closed.",
    "She recommended books, films and music.",
    "Often, members are called on to assist the drug teams.",
    "The House of Justice wishes us to convey the following.",
    "In this paper I propose recommendations to strengthen the law.",
    "They vote in new parties in the hope that they will finally fix everything.",
    "He called to say that he was late.",
    "The unions called for openness.",
    "She recommended a book about tides.",
    "We asked the authors to describe how they assessed the risk.",
    "The Commission has told us to move quicker on permits, and they are right.",
    "The Commission proposes annual quotas, which are then discussed with states.",
    "They argued that the force increases at high speed.",
    "Auditors asked the firms to explain the delay.",
    "Please consider donating to the appeal.",
    "The first step was to map the wells.",
    "She asked whether the bill should be delayed.",
    "The research also suggests that twisting force increases 160% at high speed.",
    "Calculations suggest that if schools charge less, their overall income would be lower.",
    "Studies suggest that countries with high trust recover faster.",
    "Together they convinced the parliament to vote for the safeguards.",
    "At this stage the airport is proposing no changes to the number of flights.",
    "She has told the BBC that at a conference there will be an opportunity to cut the link.",
    "By urging firms to save, the government hopes to reach its target.",
    "This is not the only survey; the data suggest an increase in cases.",
    "The board moved that deadline to May.",
    "It is important the firm was fined.",
    "A covered market is urgently needed.",
    "Coaches tell their swimmers to breathe out.",
    "We keep reminding them that wells that are shallow to begin with run dry.",
    "To take effect, the levy must be approved by two thirds of the members.",
    "The cost must, in our view, have been known to the owners.",
    "The report dwells on those that the council should protect.",
    "The situation in Tonga called for patience.",
    "It was about who should decide on the pier.",
    "That small firms must beg for their data is a sign that the rule fails.",
    "It is the closest that the island has got to sanctioning whaling.",
    "In theory, the assembly should be a fair place for such talks.",
    "This is crucial for a country with few jobs.",
]
"""Sentences with the words of a call and none."""

FRAMED = [
    (
        (
            "# My speech to the youth council\n\n> Buses should be free for pupils.\n\n"
            "> The city should plant more trees. It has few.\n\n> Parks must be lit at night.\n"
        ),
        ["direct", "direct", "direct"],
    ),
    (
        (
            "# Our take on the audit\n\n## What the Auditor General recommends\n\n"
            "- The department should publish its contracts.\n- The board must meet monthly.\n"
        ),
        ["reported", "reported"],
    ),
    (
        (
            "# Parliament on the grid\n\n## Recommendations of the Energy Committee\n\n"
            "The regulator should publish a plan by June.\n"
        ),
        ["reported"],
    ),
    (
        (
            "After its hearings, the Standing Committee specified several recommendations for "
            "the network.\n\n| Issue | Recommendation |\n| --- | --- |\n"
            "| Outages | The operator must report every outage to the regulator. |\n"
        ),
        ["reported"],
    ),
    (
        (
            "The students request the following of the university:\n\n- A freeze on tuition fees\n"
            "- The reopening of the night library\n"
        ),
        ["reported", "reported"],
    ),
    (
        "Our demands are:\n\n- an end to zero-hours contracts\n- a living wage for all\n",
        ["direct", "direct"],
    ),
    (
        (
            "The letter, signed by forty nurses, reads:\n\n_The ministry must hire more staff._\n\n"
            "_We respectfully ask that the minister meet us._\n"
        ),
        ["quoted", "quoted"],
    ),
    (
        (
            "Extracts follow:\n\n“The ministry should hire more staff. It is short of money.\n\n"
            "Wards should not be closed at night.”\n"
        ),
        ["quoted", "quoted"],
    ),
    (
        "The chair Ann Lee said:\n\n&#8220;The state needs to honour its promise.&#8221;\n",
        ["quoted"],
    ),
    (
        "“We call on the council to hire nurses. And to reopen the ward,” said Ann Lee.\n",
        ["quoted", "quoted"],
    ),
    ('According to the association, "the minister must publish the list of members."', ["quoted"]),
    ("“The state must act,” reads the petition, signed by 4,000 people.", ["quoted"]),
    ("The bill “should be withdrawn without delay”, the bishops wrote.", ["reported"]),
    (
        (
            "The Network of Election Monitors (NEM) condemns the arrest of its members.\n\n"
            "NEM continues to call for their release.\n"
        ),
        ["direct"],
    ),
    (
        (
            "The Ceres report sets out options, but most notably encourages:\n\n"
            "- Donors to spend more on seeds.\n- Governments to double farm incomes.\n"
        ),
        ["reported", "reported"],
    ),
    (
        "The WHO guidelines say that hospitals should:\n\n- isolate patients;\n- provide masks.\n",
        ["reported", "reported"],
    ),
    (
        (
            "If you want a change, sign the letter, that urges institutions to back researchers "
            "by taking these steps:\n\n1. Sign the declaration.\n2. Publish data openly.\n"
        ),
        ["reported", "reported"],
    ),
    (
        (
            "The review noted that:\n\n_The testing of software should be funded. New systems must "
            "be shared by all laboratories._\n"
        ),
        ["quoted", "quoted"],
    ),
    ("- Calls on members to write to the board.\n- Urges the board to meet.\n", ["direct"] * 2),
    ("We welcome it. The mayor should strongly urge the board to meet.\n", ["direct"]),
    ("Clean energy advocates need to include the base components in their story.\n", ["direct"]),
    ("It goes without saying that I think trains should be cheaper.\n", ["direct"]),
    ("All banks should be clear of buildings, as per the relevant Acts.\n", ["direct"]),
    ("Please, contact your member today and urge them to support this bill.\n", ["direct"]),
]
"""Passages with the kinds of their calls."""


@pytest.mark.parametrize(("sentence", "kind", "polarity"), UNUSUAL)
def test_a_call_in_unusual_grammar(core: Core, sentence: str, kind: str, polarity: str) -> None:
    """A call missed, or given to the wrong speaker or direction, for its grammar."""
    assert [(kind, polarity)] == [found[:2] for found in core(sentence)]


@pytest.mark.parametrize("sentence", LEFT)
def test_the_words_of_a_call_alone_make_none(core: Core, sentence: str) -> None:
    """A call read from its words where the grammar makes none."""
    assert [] == core(sentence)


@pytest.mark.parametrize(("text", "kinds"), FRAMED)
def test_what_stands_around_a_call_says_whose_it_is(
    core: Core, text: str, kinds: list[str]
) -> None:
    """A heading, lead-in, letter or quotation that the calls inside it are not read by."""
    assert kinds == [kind for kind, _, _ in core(text)]
