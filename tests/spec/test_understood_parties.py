"""Who is called upon where the words say little of it: a text in, a group out, and one that is wrong."""
# ruff: noqa: E501  a text stands on one line, beside what it yields

from collections.abc import Callable

import pytest

SERVED = [
    (
        "Our schools are failing boys. Children should be taught to read before anything else. Parents must be told early when a child falls behind.",
        "Parents must be told",
        "educators",
        "public",
    ),
    (
        "Wages have stalled for a decade. Workers should be paid for every hour they spend in security queues.",
        "Workers should be paid",
        "companies",
        "public",
    ),
    (
        "The Committee recommends that the State party ratify the Optional Protocol. Detainees should have access to a lawyer.",
        "Detainees should",
        "executive",
        "public",
    ),
    (
        "We audited St Brigid's Hospital. Managers should reconcile drug stocks weekly. Patients should be offered an interpreter.",
        "Patients should",
        "health_providers",
        "companies",
    ),
    (
        "Private clinics hide their fees. Clinics should be required to publish them.",
        "Clinics should be required",
        "policymakers",
        "public",
    ),
    (
        "The Ministry of Education closed our buses. The Education Department, the Treasury and the Ministry of Transport each blame the Cabinet Office. Pupils and teachers wait. Students should be given free bus passes.",
        "Students should",
        "executive",
        "public",
    ),
    (
        "The Department of Health, the Treasury, the Home Office, the Cabinet Office and the Ministry of Justice wrote this. If you test positive, the result should be reported within a day.",
        "If you test",
        "public",
        "executive",
    ),
    (
        "# Home heating\n\nThe Government pays a grant. The Treasury and the Department of Energy run it.\n\n## What you can do\n\n- Turn down your boiler at night.",
        "Turn down",
        "public",
        "executive",
    ),
]

RECIPIENTS = [
    (
        "Dear Councillor Okafor,\n\nI live on Mill Lane and cycle to work. Please vote to keep the bus gate.\n\nYours sincerely,\nJane Roe",
        "Please vote",
        "subnational_government",
        "public",
    ),
    (
        "# An open letter to the chief executive of Northline Energy\n\nDear Ms Harper,\n\nYour customers cannot afford another winter like this. You must stop fitting prepayment meters by force.",
        "You must stop",
        "companies",
        "public",
    ),
    (
        "Dear Dr Mbeki,\n\nI am writing as a constituent about the water cuts. We demand that you table a motion on tanker deliveries.",
        "We demand",
        "legislature",
        "public",
    ),
    (
        "To: The Headteacher, Oakfield Academy\n\nDear Mr Brown,\n\nThe governors met on Tuesday. You should review the phone policy before September.",
        "You should review",
        "educators",
        "public",
    ),
    (
        "# Letter to the president\n\nDear Ada Lindqvist,\n\nOur university accepts money from oil firms, and students see it on campus. We urge you to end the contract.",
        "We urge you",
        "educators",
        "executive",
    ),
    (
        "I have written to my local MP about the motion.\n\nDear Don Roe,\n\nI urge you to sign the early day motion on data mining.",
        "I urge you",
        "legislature",
        "public",
    ),
    (
        "Open letter to Mayor Ines Duarte\n\nThe river floods each spring. You should restore the wetlands.",
        "You should restore",
        "subnational_government",
        "public",
    ),
    (
        "To the Board of the Harbour Trust\n\nVolunteers keep your gardens open. You should pay their bus fares.",
        "You should pay",
        "civil_society",
        "public",
    ),
    (
        "Please write to your MP before the vote. Here is a letter to copy:\n\nDear [name],\n\nI write to you as my MP about the Docks Bill. I ask you to speak against clause 9.",
        "I ask you",
        "legislature",
        "public",
    ),
    (
        "Dear Ministers Oduya and Brandt,\n\nI write as a constituent about the smelter. I am asking you to close it this year.",
        "I am asking you",
        "executive",
        "legislature",
    ),
    (
        "# Planning social audits\n\nMap your supply chain and your suppliers first. Your audit team should speak the language of the workers.",
        "Your audit team",
        "companies",
        "executive",
    ),
    (
        "# Passwords\n\nChange your password each year, and keep your phone locked. Your password should have twelve letters.",
        "Your password",
        "public",
        "developers",
    ),
    (
        "# Loneliness: what you can do\n\nLoneliness harms us.\n\n- Visit a neighbour who lives alone.\n- Join a choir.\n\nWe urge the Government to fund choirs.",
        "Visit a neighbour",
        "public",
        "companies",
    ),
]

INSIDERS = [
    (
        "# Infection control in nursing homes\n\nStaff should wear masks when giving care. Supervisors should keep a rota.",
        "Staff should",
        "health_providers",
        "executive",
    ),
    (
        "# Hand washing in schools\n\nTeachers set the tone. Staff should model handwashing for pupils.",
        "Staff should",
        "educators",
        "companies",
    ),
    (
        "Internal audit of the City of Ridgeway's procurement\n\nManagement should segregate duties between ordering and payment.",
        "Management should",
        "subnational_government",
        "companies",
    ),
    (
        "# Lab safety manual\n\nPrincipal investigators answer for their rooms. Group leaders should review risk assessments each year.",
        "Group leaders should",
        "researchers",
        "executive",
    ),
    (
        "The state utility commissions oversee prices. Commissions should open a docket on large loads.",
        "Commissions should",
        "subnational_government",
        "companies",
    ),
    (
        "The war has gone on long enough. Leaders should stop trading insults.",
        "Leaders should",
        "policymakers",
        "companies",
    ),
    (
        "# Recommendations for reopening\n\nPupils return to their classrooms in May. Teachers will greet them.\n\n- Supply staff with masks and gloves.\n- Track symptoms each morning.",
        "Supply staff",
        "educators",
        "companies",
    ),
    (
        "# Care on our wards\n\nThe hospital asked its nurses. Patients wait in six wards. Relevant organisations should share their rotas.",
        "Relevant organisations",
        "health_providers",
        "executive",
    ),
    (
        "The ministry named ten agencies. The Ministry of Trade, the Treasury, the Home Office, the Cabinet Office and the Ministry of Health met. Institutions should publish their minutes.",
        "Institutions should",
        "executive",
        "researchers",
    ),
    (
        "The university asked its faculty. Lecturers wait. Institutions should credit software.",
        "Institutions should",
        "researchers",
        "executive",
    ),
]

NAMED = [
    (
        "TransNorth, the rail operator, has been fined twice this year. The inquiry recommended that TransNorth fit new brakes to all wagons.",
        "The inquiry recommended",
        "companies",
        "executive",
    ),
    (
        "Brightwater, a charity that runs three shelters, closed last week. Brightwater must now repay the grant.",
        "Brightwater must",
        "civil_society",
        "companies",
    ),
    (
        "AeroVista is an airline based in Nadi. The Commission recommends that AeroVista revise its rosters.",
        "The Commission recommends",
        "companies",
        "executive",
    ),
    (
        "Larkfield's pupils walked out in May. Larkfield should reinstate the two teachers.",
        "Larkfield should",
        "educators",
        "companies",
    ),
    (
        "We call on all regional players to act with restraint.",
        "We call on",
        "executive",
        "subnational_government",
    ),
    (
        "The bill is stuck. Senators urged Biden to deschedule the drug.",
        "Senators urged",
        "executive",
        "other",
    ),
    (
        "Nora Vale of Bee Watch spoke. If David Cameron is concerned about bees, he must ban the pesticide.",
        "If David Cameron",
        "executive",
        "civil_society",
    ),
    (
        "Barnet Council kept the fees. Barnet Council should cross-check its delivery data each year.",
        "Barnet Council should",
        "subnational_government",
        "other",
    ),
    (
        "We therefore recommend to group leaders to budget for maintenance.",
        "We therefore",
        "researchers",
        "executive",
    ),
    (
        "All river banks should be kept free of buildings.",
        "All river banks",
        "policymakers",
        "companies",
    ),
    (
        "The Toronto Star led with the strike. We urge the Star to print the full letter.",
        "We urge the Star",
        "media",
        "executive",
    ),
    (
        "The Conference of the Parties meets in May. In Lima, Parties must agree on a date.",
        "In Lima",
        "executive",
        "companies",
    ),
    (
        "The lease binds the Parties. In future, Parties must agree on a date.",
        "In future",
        "other",
        "executive",
    ),
    (
        "The inquiry recommended to the Minister for Ports that she publish the survey of the quay.",
        "The inquiry recommended",
        "executive",
        "other",
    ),
    (
        "The Cabinet closed the shelters. The Ministry of Housing and the Treasury approved. The same relief should apply to anyone who lost a home.",
        "The same relief",
        "executive",
        "public",
    ),
    (
        "Ministers met in Oslo. We propose a panel under the Oslo Agenda, and the Oslo Agenda should be honoured by states.",
        "We propose",
        "executive",
        "other",
    ),
    (
        "Speech by Amos Reed. We as a people must vote in every election. This nation is ours too, and we must protect it.",
        "We as a people",
        "public",
        "companies",
    ),
    (
        "Prices rise each month. A new agency should watch over rents.",
        "A new agency",
        "executive",
        "media",
    ),
    (
        "The flood left thousands without homes. Aid agencies and the Red Crescent should share their lists.",
        "Aid agencies",
        "civil_society",
        "executive",
    ),
    (
        "The Cabinet must decide. New judges should be picked by vote, based on proposals from the public, to win trust.",
        "New judges",
        "executive",
        "public",
    ),
    (
        "The inquiry recommended to the Secretary for Ports that they ensure all operators keep a log.",
        "The inquiry recommended",
        "executive",
        "companies",
    ),
    (
        "The Oregon River Board (ORB) met in May. ORB board members should read the survey.",
        "ORB board members",
        "subnational_government",
        "companies",
    ),
    (
        "The City of Larkhaven has no bus. We urge Larkhaven to buy two.",
        "We urge Larkhaven",
        "subnational_government",
        "other",
    ),
    (
        "LGBTQ organisations like the Open Door Project should be funded to train others. LGBTQ organisations like the Open Door Project must train others.",
        "LGBTQ organisations like the Open Door Project must",
        "civil_society",
        "developers",
    ),
    (
        "Doctors met in Dhaka. They said that all such adverts should be banned in the new version of the law.",
        "They said",
        "legislature",
        "companies",
    ),
]

GENRES = [
    (
        "# Green Alliance manifesto\n\n## Schools\n\nWe will end testing at seven. Every pupil should have a hot meal.\n\n## Tourism operators\n\n- Introduce a bed levy.\n- Cap cruise ships at two a day.",
        "Introduce a bed levy",
        "policymakers",
        "companies",
    ),
    (
        "# Transport plan\n\n## Infrastructure Organisations\n\nWe will found one.\n\n## Recommendations on cycling\n\n- Put in place clear standards for cycle lanes.\n- Extend the planning rules to them.",
        "Extend the planning rules",
        "policymakers",
        "companies",
    ),
    (
        "# Recommendations\n\n## Hire people that understand cities\n\nThe council is short of planners. Zoning rules should be rewritten.",
        "Zoning rules should",
        "policymakers",
        "public",
    ),
    (
        "Submission to the Environment Committee on the Water Services Bill\n\nFederated Farmers opposes clause 4. Clause 4 should be deleted.",
        "Clause 4 should",
        "legislature",
        "companies",
    ),
]

HEADINGS = [
    (
        "# Review of the customs service\n\n## Leaving the EU\n\nThe Home Office had no plan. Every border post should be rebuilt before spring.",
        "Every border post",
        "executive",
        "international_bodies",
    ),
    (
        "# A fair wage\n\nCongress must act.\n\n## Raise Pay and Protect All Workers\n\n- Restore the right to strike.\n- Index the minimum wage to prices.",
        "Index the minimum wage",
        "legislature",
        "public",
    ),
    (
        "# A humane border\n\nWe urge members of Congress to agree on a bill.\n\n**Restore Fairness and Strengthen Pay for Workers**\n\n1. Protect the right to strike.\n2. Fund labour inspectors.",
        "Protect the right",
        "legislature",
        "public",
    ),
    (
        "The Home Office has no plan. Leaving the EU changed the queue. Each case should be judged on its merits.",
        "Each case",
        "executive",
        "international_bodies",
    ),
    (
        "# Keeping the mill open\n\nCompanies should plan ahead. Companies should test the plan.\n\n## Deliveries, Parking and Visitors\n\n- Move deliveries to the yard.\n- Limit visits to one hour.",
        "Limit visits",
        "companies",
        "public",
    ),
    (
        "# Baltic Ports Agency Guidelines\n\nSchools should teach sailing. Schools should own boats.\n\n- Buy life jackets for every pupil.\n- Teach knots.",
        "Teach knots",
        "educators",
        "executive",
    ),
    (
        "# Recommendations for a fair town\n\n## If you work in a clinic:\n\n- Listen to every patient on the ward.\n- Train nurses to sign.\n\n## If you're a landlord:\n\n- Install a ramp for every patient.\n- Provide large print.",
        "Provide large",
        "companies",
        "health_providers",
    ),
    (
        "# Recommendations for a fair life\n\n## On the ward\n\n- Listen to every patient on the ward.\n- Train nurses to sign.\n\n## If you're an employer:\n\n- Install a ramp.\n- Provide large print.\n- Publish the pay gap.",
        "Train nurses",
        "health_providers",
        "companies",
    ),
]

LOCAL = [
    (
        "# Streets of Larkhaven\n\nThe city has no bike plan. City Hall repaved two streets in May, and the mayor opened one. The path by the mill needs to be repaved.",
        "The path by the mill",
        "subnational_government",
        "executive",
    ),
    (
        "# A health agenda for young people\n\nThe City must listen. Each borough in the city differs.\n\n## Care\n\n- Create a fund for clinics across the City.\n- Appoint a health ombudsperson.",
        "Appoint a health",
        "subnational_government",
        "executive",
    ),
    (
        "The ministry closed the line. The Government asked its agencies for a plan, and one city objected. The line needs to be reopened.",
        "The line needs",
        "executive",
        "subnational_government",
    ),
    (
        "The city floods. Our mayor and our councillors met at City Hall, and each borough sent ratepayers. We must reduce traffic in the inner city.",
        "We must reduce",
        "subnational_government",
        "executive",
    ),
]

DIGITAL = [
    (
        "Our prisons are full. The Ministry of Justice has no plan for the sick. The system of night visits needs to be rebuilt.",
        "The system of",
        "executive",
        "developers",
    ),
    (
        "The app sends the data of its users to servers abroad. Such systems must be tested before release.",
        "Such systems",
        "developers",
        "executive",
    ),
    (
        "Plastic lines our beaches. Shoppers want less of it, and shelves are full of it. Packaging should be redesigned.",
        "Packaging should",
        "companies",
        "developers",
    ),
]

GUIDANCE = [
    (
        "# Recommendations on staying open\n\nIn this article, we will list the actions business can take to stay open. We include a note on rent.\n\n- Develop a plan for each shop.\n- Ensure meetings are short.\n\n## Visits\n\n- Limit visits to one hour.",
        "Ensure meetings",
        "companies",
        "issuer_itself",
    ),
    (
        "# Clear writing\n\nThe Academy offers free guidance to charities that write for readers.\n\n## Recommendations\n\n- Develop a strategy for plain words.\n- Publish a statement on it.",
        "Publish a statement",
        "civil_society",
        "executive",
    ),
    (
        "# Employer Guidelines\n\n## Heat\n\n- Provide water on hot days.\n- Ensure the policy covers contractors.",
        "Ensure the policy",
        "companies",
        "executive",
    ),
]

STANDARDS = [
    (
        "# Safer links\n\nThe W3C and the IETF publish specifications for the web. The W3C has a Routing Safety Working Group. We urge the Routing Safety Working Group to study the risk to users.",
        "We urge the Routing",
        "standards_bodies",
        "executive",
    ),
    (
        "# Tracking users on the web\n\nBrowsers send data to servers. New specifications should avoid adding to what a website learns of its users.",
        "New specifications",
        "standards_bodies",
        "executive",
    ),
    (
        "# Storage in the browser\n\nWebsites store data of users. Each new feature should be documented.",
        "Each new feature",
        "developers",
        "executive",
    ),
]


SPEAKERS = [
    (
        "The Foreign Minister, Ann Orr, has urged delays until more studies of the dam are done.",
        "The Foreign Minister",
        "researchers",
        "legislature",
    ),
    (
        "Bees are dying. The WHO has called for a ban on the spray.",
        "The WHO has",
        "policymakers",
        "international_bodies",
    ),
]

TITLED = [
    (
        "Residents met on Monday. Premier Ford should fund the trams.",
        "Premier Ford",
        "subnational_government",
        "companies",
    ),
    (
        "Ann Orr, the chief executive of Harbour Bank, must stop closing branches.",
        "Ann Orr",
        "companies",
        "executive",
    ),
    (
        "Justice Secretary Ann Orr should end short sentences.",
        "Justice Secretary",
        "executive",
        "other",
    ),
    (
        "Dear President Orr,\n\nOur university cut travel funds for its faculty and its campus is cold. We urge you to restore the grant.",
        "We urge you",
        "educators",
        "executive",
    ),
    (
        "Pupils cannot focus in the classroom. Teachers want phones gone, and the governors should ban them.",
        "Teachers want",
        "educators",
        "subnational_government",
    ),
    (
        "Dear Justice Secretary Rt Hon Ann Orr,\n\nShe is ill. Revoke her recall to prison. We ask that you meet us.",
        "We ask that you",
        "executive",
        "other",
    ),
]

DESCRIBED = [
    (
        "GRDF, which runs the gas network, has cut jobs. GRDF must replace old pipes.",
        "GRDF must",
        "companies",
        "executive",
    ),
    (
        "FKPA represents the fishers of the lagoon. FKPA should open its books.",
        "FKPA should",
        "civil_society",
        "executive",
    ),
    (
        "St Luke's Hospice should reopen its day ward.",
        "St Luke's",
        "health_providers",
        "other",
    ),
    (
        "# Petition to the University Senate\n\nWe are students of the university. Exams should be held online.",
        "Exams should",
        "educators",
        "legislature",
    ),
]

HOUSES = [
    (
        "# St Anne's school rules\n\nPupils and teachers wrote this in class. The budget should be agreed by May.",
        "The budget",
        "educators",
        "executive",
    ),
    (
        "# Wiki style guide\n\nVolunteers write this wiki and discuss pages on talk pages. Opinion pieces should be avoided.",
        "Opinion pieces",
        "civil_society",
        "executive",
    ),
    (
        "# Women in parliament: what works\n\nWomen hold nine seats in the assembly. Quotas should be written into the electoral act.",
        "Quotas should",
        "policymakers",
        "public",
    ),
    (
        "Voters want change before the election, and candidates know it. Parties should alternate men and women on their lists.",
        "Parties should",
        "legislature",
        "companies",
    ),
]

ACTS = [
    (
        "Falls on the lake are common. Helmets should be worn at all times.",
        "Helmets should",
        "public",
        "executive",
    ),
    (
        "The river is low. We all need to use less water.",
        "We all need",
        "public",
        "companies",
    ),
    (
        "The dam leaks. Responsibility for it should pass to the province.",
        "Responsibility for",
        "subnational_government",
        "executive",
    ),
    (
        "The boats have left. They were built by fishermen. They should be compulsory in the zone.",
        "They should",
        "policymakers",
        "public",
    ),
    (
        "Antibiotics should not be prescribed for a cold.",
        "Antibiotics should",
        "health_providers",
        "executive",
    ),
    (
        "Government surveillance of letters must respect rights.",
        "Government surveillance",
        "executive",
        "companies",
    ),
]


@pytest.mark.parametrize(("text", "opening", "group", "wrong"), SERVED)
def test_whoever_is_to_get_something_is_not_the_one_to_act(
    text: str, opening: str, group: str, wrong: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """Pupils, patients and workers called upon to be taught, seen and paid."""
    called = groups_called(text, opening)
    assert (True, False) == (group in called, wrong in called)


@pytest.mark.parametrize(("text", "opening", "group", "wrong"), RECIPIENTS)
def test_a_letter_s_reader_has_the_group_of_their_office(
    text: str, opening: str, group: str, wrong: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """A reader greeted by name alone, taken for the public or for nobody known."""
    called = groups_called(text, opening)
    assert (True, False) == (group in called, wrong in called)


@pytest.mark.parametrize(("text", "opening", "group", "wrong"), INSIDERS)
def test_staff_and_leaders_are_of_the_institution_that_the_text_is_set_in(
    text: str, opening: str, group: str, wrong: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """A school's staff taken for civil servants, or a hospital's managers for a company's."""
    called = groups_called(text, opening)
    assert (True, False) == (group in called, wrong in called)


@pytest.mark.parametrize(("text", "opening", "group", "wrong"), NAMED)
def test_an_unknown_name_is_what_the_text_says_it_is(
    text: str, opening: str, group: str, wrong: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """A body that no list holds, called "other" or passed over for the government."""
    called = groups_called(text, opening)
    assert (True, False) == (group in called, wrong in called)


@pytest.mark.parametrize(("text", "opening", "group", "wrong"), GENRES)
def test_headings_and_clauses_name_topics(
    text: str, opening: str, group: str, wrong: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """A manifesto's chapter on an industry read as demands on it, or a bill's clause as nobody's."""
    called = groups_called(text, opening)
    assert (True, False) == (group in called, wrong in called)


@pytest.mark.parametrize(("text", "opening", "group", "wrong"), HEADINGS)
def test_a_heading_that_asks_or_tells_names_no_party(
    text: str, opening: str, group: str, wrong: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """Whoever a chapter's title speaks of, called upon by every call under it."""
    called = groups_called(text, opening)
    assert (True, False) == (group in called, wrong in called)


@pytest.mark.parametrize(("text", "opening", "group", "wrong"), LOCAL)
def test_who_governs_a_city_is_called_upon_in_a_text_on_it(
    text: str, opening: str, group: str, wrong: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """The national government called upon to mend a city's streets."""
    called = groups_called(text, opening)
    assert (True, False) == (group in called, wrong in called)


@pytest.mark.parametrize(("text", "opening", "group", "wrong"), DIGITAL)
def test_systems_and_products_are_developers_only_in_a_text_on_software(
    text: str, opening: str, group: str, wrong: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """A rail system's faults laid at the door of software developers."""
    called = groups_called(text, opening)
    assert (True, False) == (group in called, wrong in called)


@pytest.mark.parametrize(("text", "opening", "group", "wrong"), GUIDANCE)
def test_guidance_is_for_whom_it_says_that_it_guides(
    text: str, opening: str, group: str, wrong: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """The authors of guidance, or the government, told to do what its readers should."""
    called = groups_called(text, opening)
    assert (True, False) == (group in called, wrong in called)


@pytest.mark.parametrize(("text", "opening", "group", "wrong"), STANDARDS)
def test_specifications_are_for_those_who_write_them(
    text: str, opening: str, group: str, wrong: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """A standards body's working group taken for a ministry's, or its specifications for law."""
    called = groups_called(text, opening)
    assert (True, False) == (group in called, wrong in called)


@pytest.mark.parametrize(
    ("text", "opening", "group", "wrong"), [*SPEAKERS, *TITLED, *DESCRIBED, *HOUSES, *ACTS]
)
def test_whoever_can_act_is_understood(
    text: str, opening: str, group: str, wrong: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """Whoever only speaks, or a post, thing or topic of others', taken for the one to act."""
    called = groups_called(text, opening)
    assert (True, False) == (group in called, wrong in called)
