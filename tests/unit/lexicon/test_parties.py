"""The lexicon of parties: every entry's examples, and how a noun phrase is cut."""

from collections.abc import Iterator

import pytest

from policyrecs.lexicon.group_words import Entries, words
from policyrecs.lexicon.parties import conjuncts, groups_of, is_title
from policyrecs.lexicon.patterns import table

TABLE = {
    sort: [*entries, *table("institutions").get(sort, [])] if isinstance(entries, list) else entries
    for sort, entries in table("groups").items()
}
SORTS = ("head", "generic", "modifier", "shift", "name")


def examples(field: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Every example of one sort, with the groups of its entry."""
    for sort in SORTS:
        for entry in TABLE[sort]:
            groups = entry.get("group") or entry["to"]
            yield from ((example, frozenset(groups)) for example in entry[field])


@pytest.mark.parametrize(("phrase", "groups"), list(examples("match")))
def test_matching_examples_get_their_groups(phrase: str, groups: frozenset[str]) -> None:
    """A word list in which one entry hides another."""
    assert groups == groups & frozenset(groups_of(phrase))


@pytest.mark.parametrize(("phrase", "groups"), list(examples("miss")))
def test_other_examples_do_not(phrase: str, groups: frozenset[str]) -> None:
    """A word list that takes a thing, or somebody else, for the party."""
    assert groups != groups & frozenset(groups_of(phrase))


def test_every_head_names_its_own_group() -> None:
    """An entry that the cutting of phrases makes unreachable."""
    lost = [
        (head, entry["group"])
        for sort, field in (("head", "heads"), ("name", "names"))
        for entry in TABLE[sort]
        for head in entry[field]
        if not set(entry["group"]) & set(groups_of(head))
    ]
    assert [] == lost


@pytest.mark.parametrize("entry", TABLE["thing"])
def test_things_are_no_parties(entry: dict[str, list[str]]) -> None:
    """A thing whose head noun is also a party's."""
    assert [()] * len(entry["match"]) == [groups_of(phrase) for phrase in entry["match"]]
    assert all(groups_of(phrase) for phrase in entry["miss"])


@pytest.mark.parametrize(
    "phrase",
    [
        "Systems", "AI systems", "the data", "all contracts", "Research", "it", "they", "this",
        "the report", "Funding", "", "   ", "—", "the quality of training", "climate change",
        "The focus", "access to courts", "public funding", "security updates",
    ],
)  # fmt: skip
def test_things_and_pronouns_name_no_party(phrase: str) -> None:
    """An agent test that takes every subject for an agent."""
    assert () == groups_of(phrase)


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("Legislators and policymakers", ["Legislators", "policymakers"]),
        (
            "AI companies, developers, and civil society organizations",
            ["AI companies", "developers", "civil society organizations"],
        ),
        ("the Department and the Post Office", ["the Department", "the Post Office"]),
        ("the Department, Acme and the Post Office", ["the Department", "Acme", "the Post Office"]),
        ("the Securities and Exchange Commission", ["the Securities and Exchange Commission"]),
        (
            "the Secretary of Health and Human Services",
            ["the Secretary of Health and Human Services"],
        ),
        (
            "the Department for Digital, Culture, Media and Sport",
            ["the Department for Digital, Culture, Media and Sport"],
        ),
        ("state and local governments", ["state and local governments"]),
        ("policy and decision makers", ["policy and decision makers"]),
        ("government, industry and academia", ["government", "industry", "academia"]),
        ("HM Government and/or the Department", ["HM Government", "the Department"]),
        ("publishers as well as funders", ["publishers", "funders"]),
        ("the House and Senate", ["the House", "Senate"]),
    ],
)
def test_conjuncts_are_split_and_names_kept_whole(phrase: str, parts: list[str]) -> None:
    """A ministry cut in two at the "and" of its name, or two parties taken for one."""
    assert parts == [phrase[start:end] for start, end in conjuncts(phrase)]


def test_words_keep_their_places() -> None:
    """Spans that drift where a compound stands for two words."""
    phrase = "policymakers' and U.S. agencies’ staff"
    assert ["policymakers'", "policymakers'", "and", "U.S", "agencies’", "staff"] == [
        phrase[word.start : word.end] for word in words(phrase)
    ]


PHRASES = {
    "legislature": [
        "Senators",
        "backbench MPs",
        "the Judiciary Committee",
        "the House Energy and Commerce Committee",
        "the Scottish Parliament",
        "the National Assembly for Wales",
        "the Dutch House of Representatives",
    ],
    "legislature international_bodies": ["EU legislators"],
    "executive": [
        "the federal government",
        "the Trump administration",
        "the Biden-Harris administration",
        "the Australian Government",
        "HMRC",
        "the Department for Education",
        "the Environmental Protection Agency",
        "Treasury officials",
        "senior civil servants",
        "prosecutors",
        "the Metropolitan Police",
        "law enforcement agencies",
        "the Ministry of Defence",
        "the Chief Medical Officer",
        "procurement officers",
        "the Army",
        "the Office of the Privacy Commissioner",
        "immigration authorities",
        "national regulators",
        "the Director of the FBI",
        "the Chancellor",
        "the Transport Secretary",
        "the Federal Aviation Administration",
        "the National Transportation Safety Board",
        "Public Health England",
        "the Joint Chiefs of Staff",
        "combatant commanders",
        "the intelligence community",
        "election officials",
        "electoral management bodies",
        "the Supreme Court",
        "courts",
        "tribunals",
        "the auditor general",
        "embassies",
        "central banks",
        "the Bank of Japan",
        "agency heads",
        "the Prime Minister",
        "Australia",
        "Beijing",
        "Whitehall",
        "ombudsmen",
        "market surveillance authorities",
        "NIST",
        "Ofcom and the ICO",
        "the Fed",
        "the Bureau of Prisons",
        "the Census Bureau",
        "the U.S. Postal Service",
        "the Tennessee Valley Authority",
        "police departments",
        "sheriffs",
        "fire departments",
        "first responders",
        "prison governors",
        "probation services",
    ],
    "executive policymakers": ["the Nigerian authorities", "Washington"],
    "policymakers executive international_bodies": ["G20 governments"],
    "policymakers executive": [
        "governments worldwide",
        "low-income countries",
        "developed countries",
    ],
    "policymakers legislature": ["political leaders"],
    "policymakers": ["decision-makers"],
    "subnational_government": [
        "cities and towns",
        "the City of Chicago",
        "Manchester City Council",
        "county governments",
        "the State of California",
        "local authorities in England",
        "the Governor of Texas",
    ],
    "legislature subnational_government": ["state legislatures"],
    "executive subnational_government": ["the Welsh Government"],
    "international_bodies": [
        "UN agencies",
        "the UN Human Rights Council",
        "the World Bank",
        "the International Monetary Fund",
        "UNHCR",
        "the Council of Europe",
        "the OECD Secretariat",
        "regional organisations",
        "the European Central Bank",
        "Brussels",
        "the AI Office",
    ],
    "executive policymakers international_bodies": ["WHO Member States", "states parties"],
    "standards_bodies": [
        "standards developing organizations",
        "the International Organization for Standardization",
        "certification bodies",
    ],
    "companies": [
        "tech giants",
        "pharmaceutical companies",
        "the oil industry",
        "board members",
        "shareholders",
        "internet service providers",
        "online marketplaces",
        "credit rating agencies",
        "landlords",
        "Boeing",
        "Acme Ltd",
        "critical infrastructure operators",
        "data brokers",
        "small businesses",
        "energy suppliers",
        "ship owners",
        "the operator",
        "the airline",
        "train operating companies",
        "insurance companies",
        "reinsurers",
        "farmers",
        "fishers",
        "tour operators",
        "consultants",
        "contractors",
        "adopters of AI",
        "CISOs",
        "licensees",
        "Silicon Valley",
        "chip makers",
        "deployers of high-risk AI systems",
        "importers and distributors",
        "Amtrak",
        "employers",
        "recruiters",
        "managers",
        "the chief executive",
        "company boards",
    ],
    "companies researchers": ["AI labs"],
    "developers": [
        "model developers",
        "software engineers",
        "open source projects",
        "the product team",
        "maintainers of popular packages",
        "the Python Software Foundation",
        "game developers",
        "web designers",
        "product managers",
    ],
    "companies developers": [
        "app stores",
        "system owners",
        "browser vendors",
        "foundation model providers",
    ],
    "developers researchers": ["security researchers", "data scientists"],
    "researchers": [
        "academics",
        "research institutions",
        "principal investigators",
        "PhD students",
        "the scientific community",
        "Stanford University",
        "economists",
        "neuroscientists",
        "biologists",
        "criminologists",
        "historians of science",
    ],
    "researchers civil_society": ["think tanks"],
    "civil_society": [
        "charities",
        "faith leaders",
        "trade unions",
        "human rights groups",
        "community organisations",
        "the Red Cross",
        "the American Library Association",
        "bar associations",
        "consumer advocates",
        "campaigners",
        "museums and galleries",
        "libraries",
        "lawyers",
        "bishops",
        "imams",
        "volunteers",
        "whistleblowers",
    ],
    "civil_society health_providers": ["the British Medical Association"],
    "funders": [
        "philanthropic foundations",
        "grant makers",
        "venture capitalists",
        "the Wellcome Trust",
        "UK Research and Innovation",
        "research councils",
        "impact investors",
        "pension funds",
    ],
    "media": [
        "broadcasters",
        "newspaper editors",
        "scholarly publishers",
        "the BBC",
        "journalists and editors",
        "news outlets",
        "academic journals",
        "the press",
        "bloggers",
    ],
    "educators": [
        "head teachers",
        "primary schools",
        "early years providers",
        "training organisations",
        "school governors",
    ],
    "researchers educators": ["universities and colleges"],
    "executive educators": ["education authorities"],
    "health_providers": [
        "GPs",
        "NHS trusts",
        "nurses and midwives",
        "care homes",
        "hospital managers",
        "ambulance trusts",
        "clinical commissioning groups",
        "mental health services",
    ],
    "public": [
        "patients",
        "young people",
        "drivers",
        "Americans",
        "consumers",
        "members of the public",
        "voters",
        "everyone",
        "parents",
        "internet users",
        "the family",
        "pedestrians",
        "homeowners",
        "veterans",
        "refugees",
        "end users",
        "applicants",
        "taxpayers",
        "creators",
        "artists",
        "workers",
    ],
    "civil_society public": ["Māori communities", "Indigenous peoples"],
    "executive health_providers": ["the Coroner", "the Care Quality Commission"],
    "other": ["the Board", "the Inquiry", "governing bodies"],
    "health_providers other civil_society": ["the Trust"],
    "other international_bodies executive": ["the Commission"],
    "companies executive standards_bodies": ["the Rail Safety and Standards Board"],
    "companies executive": ["Network Rail", "chief information officers"],
    "health_providers civil_society executive": [
        "the Nursing and Midwifery Council",
        "the General Medical Council",
    ],
    "subnational_government executive": ["the Attorney General of California", "transit agencies"],
    "companies civil_society": ["event organisers"],
    "civil_society companies other": ["sports clubs"],
    "researchers other": ["archives"],
    "companies other": ["auditors", "accountants", "directors"],
    "developers companies": ["architects"],
    "executive other subnational_government": ["planners"],
    "health_providers executive": ["social workers"],
    "executive companies": ["federal CIOs"],
    "executive companies other": ["program managers"],
    "researchers civil_society other": ["grantees"],
    "executive policymakers international_bodies other": ["parties to the Convention"],
    "executive civil_society": ["national human rights institutions"],
    "civil_society other": ["trustees"],
    "media public": ["influencers"],
    "executive standards_bodies": ["notified bodies"],
    "executive researchers": ["the AI Safety Institute"],
    "subnational_government educators": ["school boards"],
    "civil_society educators health_providers other": ["youth workers"],
    "health_providers public": ["foster carers"],
    "companies executive other": ["data protection officers"],
    "educators researchers": ["the University Senate", "Universities Kenya", "deans"],
    "public other": ["those aged over 50", "anyone planning to travel", "people over 65"],
    "international_bodies executive": ["EU states", "NATO countries"],
}
"""Phrases by the groups of which one at least must be found; several where the text decides."""


@pytest.mark.parametrize(
    ("groups", "phrase"),
    [(groups, phrase) for groups, listed in PHRASES.items() for phrase in listed],
)
def test_phrases_name_a_party_of_the_group(groups: str, phrase: str) -> None:
    """A party of a common kind that the lexicon does not know, or takes for another."""
    assert set(groups.split()) & set(groups_of(phrase))


@pytest.mark.parametrize(
    "phrase",
    [
        "AI models",
        "the model",
        "public funding",
        "government data",
        "the police report",
        "court rulings",
        "climate change",
        "research",
        "data",
        "access to justice",
        "the Online Safety Act",
        "school meals",
        "hospital records",
        "the software",
        "a consultation",
        "teaching materials",
        "training",
        "consumer protection",
        "state secrets",
        "city streets",
        "user needs",
        "developer tools",
        "the industry standard",
        "press freedom",
        "media literacy",
        "the community guidelines",
        "company law",
        "union rules",
        "health outcomes",
        "the report",
        "these measures",
        "Recommendation 4",
        "Section 5",
        "Europe's future",
        "the UK economy",
        "U.S. policy",
        "German law",
        "family life",
        "child labour",
        "women's health",
        "the author's name",
        "the number of cases",
        "business models",
        "bank accounts",
        "farm subsidies",
        "army bases",
        "museum collections",
        "university rankings",
        "journal articles",
        "the agency's website",
        "contracts",
        "the budget",
        "the Internet",
        "the Constitution",
        "each member's vote",
        "party politics",
        "the supply chain",
        "party conference",
        "human rights",
        "national security",
        "intelligence",
        "open source software",
        "the public interest",
        "general elections",
        "the project's budget",
        "the service's backlog",
        "customer data",
        "patient safety",
        "carbon emissions",
    ],
)
def test_phrases_about_parties_name_none(phrase: str) -> None:
    """A thing that belongs to a party, taken for the party."""
    assert () == groups_of(phrase)


@pytest.mark.parametrize(
    ("phrase", "title"),
    [
        ("Policymakers", True),
        ("Government and industry", True),
        ("Department of Health", True),
        ("Home Affairs Committee", True),
        ("The regulator", True),
        ("Congress", True),
        ("Steady State", False),
        ("Customer Service", False),
        ("Platform", False),
    ],
)
def test_headings_that_name_a_party(phrase: str, *, title: bool) -> None:
    """A topic in capitals taken for a party."""
    assert title is is_title(phrase)


def test_entries_know_how_long_those_are_that_open_or_end_a_phrase() -> None:
    """An entry that is looked for beyond the phrase, or a shorter one that hides a longer."""
    entries = Entries({("bank",): (), ("bank", "of", "england"): (), ("england",): ()})
    phrase = ("the", "bank", "of", "england")
    assert [3, 1] == entries.openings(phrase, 1)
    assert [] == [*entries.openings(phrase), *entries.openings(phrase, 4)]
    assert [1] == entries.openings(phrase[:3], 1)
    assert [3, 1] == entries.endings(phrase)
    assert [1] == entries.endings(phrase, 2)
    assert [] == [*entries.endings(phrase, 3), *entries.endings(())]
