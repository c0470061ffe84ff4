"""Who is called upon, who recommends and who speaks: passages in, parties out."""
# ruff: noqa: E501  a passage stands on one line, beside what it yields

import pytest

from policyrecs import segment
from policyrecs.candidates import Candidate, Mention, Party
from policyrecs.linking.stakeholders import link_parties
from policyrecs.readers import read_bytes
from policyrecs.vocabulary import Basis, Evidence, Kind, Modality, Polarity, Role, Status


def linked(
    text: str,
    call: str,
    *,
    words: str | None = None,
    kind: Kind = Kind.DIRECT,
    issuer: str | None = None,
) -> tuple[Party, ...]:
    """The parties of the one call in a Markdown text.

    Args:
        text: The document.
        call: The words of the call.
        words: Words in or after the call that extraction marked, if any.
        kind: Whose call it is.
        issuer: The issuer, where the caller knows it.
    """
    outline = segment.outline(read_bytes(text.encode(), "text.md"))
    start = text.index(call)
    role = {Kind.DIRECT: Role.ADDRESSEE, Kind.QUOTED: Role.SPEAKER}.get(kind, Role.ISSUER)
    at = max(text.find(words, start), text.find(words)) if words else 0
    mentions = (Mention(at, at + len(words), role, Basis.EXPLICIT),) if words else ()
    passage = max(passage.index for passage in outline.passages if passage.block.start <= start)
    candidate = Candidate(
        start=start,
        end=start + len(call),
        passage=passage,
        evidence=Evidence.MODAL,
        kind=kind,
        status=Status.CORE,
        polarity=Polarity.DO,
        modality=Modality.RECOMMENDATION,
        mentions=mentions,
    )
    (parties,) = link_parties(outline, [candidate], issuer=issuer)
    return parties


ADDRESSEES = [
    (
        "Ministers and regulators should act on this.",
        "Ministers and regulators should act on this.",
        "Ministers and regulators",
        [("ministers", "executive"), ("regulators", "executive")],
    ),
    (
        "The National Audit Office (NAO) reported. The NAO should publish it.",
        "The NAO should publish it.",
        "The NAO",
        [("National Audit Office", "executive")],
    ),
    (
        "The Ministry of Health was slow. The Ministry should publish data.",
        "The Ministry should publish data.",
        "The Ministry",
        [("Ministry of Health", "executive")],
    ),
    (
        "Employers must train their staff.",
        "Employers must train their staff.",
        None,
        [("employers", "companies")],
    ),
    (
        "Every school should appoint a lead.",
        "Every school should appoint a lead.",
        None,
        [("schools", "educators")],
    ),
    (
        "We call on the European Commission and Member States to fund this.",
        "We call on the European Commission and Member States to fund this.",
        None,
        [("European Commission", "international_bodies"), ("member States", "executive")],
    ),
    (
        "We urge donors, foundations and development banks to invest.",
        "We urge donors, foundations and development banks to invest.",
        None,
        [
            ("donors", "funders"),
            ("foundations", "funders"),
            ("development banks", "international_bodies"),
        ],
    ),
    (
        "State and local governments should share data.",
        "State and local governments should share data.",
        None,
        [("state and local governments", "subnational_government")],
    ),
    (
        "It is essential that NHS trusts record this.",
        "It is essential that NHS trusts record this.",
        None,
        [("NHS trusts", "health_providers")],
    ),
    (
        "Congress should pass a federal privacy law.",
        "Congress should pass a federal privacy law.",
        None,
        [("Congress", "legislature")],
    ),
    (
        "The Secretary of Homeland Security should direct FEMA to act.",
        "The Secretary of Homeland Security should direct FEMA to act.",
        None,
        [("Secretary of Homeland Security", "executive")],
    ),
    (
        "# Recommendations for universities\n\n- Publish the data.\n- Train staff.",
        "Publish the data.",
        None,
        [("universities", "researchers")],
    ),
    (
        "## For journalists\n\n1. Check sources.\n2. Name them.",
        "Check sources.",
        None,
        [("journalists", "media")],
    ),
    (
        "We recommend that the Bank of England:\n\n- review its rules;\n- publish them.",
        "review its rules;",
        None,
        [("Bank of England", "executive")],
    ),
    (
        "Dear Minister,\n\nThe scheme is failing. A full review must be held this year.",
        "A full review must be held this year.",
        None,
        [("minister", "executive")],
    ),
    (
        "Water companies should invest in pipes. They must also report leaks.",
        "They must also report leaks.",
        "They",
        [("water companies", "companies")],
    ),
    (
        "The scheme should be overseen by the Charity Commission.",
        "The scheme should be overseen by the Charity Commission.",
        None,
        [("Charity Commission", "executive")],
    ),
    (
        "Facial recognition systems should be tested for bias.",
        "Facial recognition systems should be tested for bias.",
        None,
        [("developers", "developers"), ("companies", "companies")],
    ),
    (
        "Patients should be told about the delay.",
        "Patients should be told about the delay.",
        None,
        [("health providers", "health_providers")],
    ),
    (
        "Copyright law should permit text and data mining.",
        "Copyright law should permit text and data mining.",
        None,
        [("legislators", "legislature"), ("policymakers", "policymakers")],
    ),
    (
        "Open-source maintainers and package registries should require two-factor sign-in.",
        "Open-source maintainers and package registries should require two-factor sign-in.",
        None,
        [("open-source maintainers", "developers"), ("package registries", "developers")],
    ),
    (
        "The Securities and Exchange Commission should update its guidance.",
        "The Securities and Exchange Commission should update its guidance.",
        None,
        [("Securities and Exchange Commission", "executive")],
    ),
    (
        "The Department for Science, Innovation and Technology should consult.",
        "The Department for Science, Innovation and Technology should consult.",
        None,
        [("Department for Science, Innovation and Technology", "executive")],
    ),
    (
        "Standards bodies such as ISO and the IETF should coordinate.",
        "Standards bodies such as ISO and the IETF should coordinate.",
        None,
        [
            ("standards bodies", "standards_bodies"),
            ("ISO", "standards_bodies"),
            ("IETF", "standards_bodies"),
        ],
    ),
    (
        "Acme Systems, a cloud provider, grew. Acme Systems should publish its logs.",
        "Acme Systems should publish its logs.",
        "Acme Systems",
        [("Acme Systems", "companies")],
    ),
    (
        "Libraries and museums should digitise their collections.",
        "Libraries and museums should digitise their collections.",
        None,
        [("libraries", "civil_society"), ("museums", "civil_society")],
    ),
    (
        "Policy makers at all levels need to invest.",
        "Policy makers at all levels need to invest.",
        None,
        [("policymakers at all levels", "policymakers")],
    ),
    (
        "The UN Security Council must act.",
        "The UN Security Council must act.",
        None,
        [("UN Security Council", "international_bodies")],
    ),
    (
        "The Irish government should ratify the treaty.",
        "The Irish government should ratify the treaty.",
        None,
        [("Irish government", "executive")],
    ),
    (
        "India and Pakistan should resume talks.",
        "India and Pakistan should resume talks.",
        None,
        [("India", "executive"), ("Pakistan", "executive")],
    ),
    (
        "Parents and carers should talk to children.",
        "Parents and carers should talk to children.",
        None,
        [("parents", "public"), ("carers", "health_providers")],
    ),
    (
        "The Mayor of London should extend the scheme.",
        "The Mayor of London should extend the scheme.",
        None,
        [("Mayor of London", "subnational_government")],
    ),
    (
        "Social media companies need to do more.",
        "Social media companies need to do more.",
        None,
        [("social media companies", "companies")],
    ),
    (
        "Tech firms ought to share threat data.",
        "Tech firms ought to share threat data.",
        None,
        [("tech firms", "companies")],
    ),
    (
        "The Government should not proceed with the Bill.",
        "The Government should not proceed with the Bill.",
        None,
        [("Government", "executive")],
    ),
    (
        "Airlines must refund passengers.",
        "Airlines must refund passengers.",
        None,
        [("airlines", "companies")],
    ),
    (
        "NHS England should fund it.",
        "NHS England should fund it.",
        None,
        [("NHS England", "executive")],
    ),
    (
        "The Food Standards Agency must inspect abattoirs.",
        "The Food Standards Agency must inspect abattoirs.",
        None,
        [("Food Standards Agency", "executive")],
    ),
    (
        "Local councils should publish their plans.",
        "Local councils should publish their plans.",
        None,
        [("local councils", "subnational_government")],
    ),
    (
        "Trade unions and employers' organisations should be consulted by ministers.",
        "Trade unions and employers' organisations should be consulted by ministers.",
        None,
        [("ministers", "executive")],
    ),
    (
        "Health ministers should agree a plan.",
        "Health ministers should agree a plan.",
        None,
        [("health ministers", "executive")],
    ),
    (
        "You should back up your files.",
        "You should back up your files.",
        None,
        [("the public", "public")],
    ),
    (
        "The Commission and the High Representative should report.",
        "The Commission and the High Representative should report.",
        None,
        [("Commission", "other"), ("High Representative", "international_bodies")],
    ),
    (
        "Peer reviewers and editors should ask for code.",
        "Peer reviewers and editors should ask for code.",
        None,
        [("peer reviewers", "researchers"), ("editors", "media")],
    ),
    (
        "The Home Secretary should publish the figures.",
        "The Home Secretary should publish the figures.",
        None,
        [("Home Secretary", "executive")],
    ),
    (
        "Insurers and banks should disclose exposure.",
        "Insurers and banks should disclose exposure.",
        None,
        [("insurers", "companies"), ("banks", "companies")],
    ),
    (
        "The Assembly calls upon member states to ratify.",
        "The Assembly calls upon member states to ratify.",
        None,
        [("member states", "executive")],
    ),
    (
        "The chief executive of the Trust should write to families.",
        "The chief executive of the Trust should write to families.",
        None,
        [("chief executive of the Trust", "companies")],
    ),
    (
        "Police forces and the Crown Prosecution Service should train officers.",
        "Police forces and the Crown Prosecution Service should train officers.",
        None,
        [("police forces", "executive"), ("Crown Prosecution Service", "executive")],
    ),
    (
        "Farmers should reduce use of fertiliser.",
        "Farmers should reduce use of fertiliser.",
        None,
        [("farmers", "companies")],
    ),
    (
        "Contracts should include an exit clause.",
        "Contracts should include an exit clause.",
        None,
        [("government", "executive")],
    ),
    (
        "The trust's board should review staffing.",
        "The trust's board should review staffing.",
        None,
        [("trust's board", "health_providers")],
    ),
    (
        "The Company shall appoint an auditor.",
        "The Company shall appoint an auditor.",
        None,
        [("Company", "companies")],
    ),
    (
        "Those responsible for the site should fence it.",
        "Those responsible for the site should fence it.",
        "Those responsible for the site",
        [("those responsible for the site", "other")],
    ),
]
"""Text, call, marked words, and each addressee's name with its group."""


@pytest.mark.parametrize(("text", "call", "words", "expected"), ADDRESSEES)
def test_addressees(
    text: str, call: str, words: str | None, expected: list[tuple[str, str]]
) -> None:
    """An addressee missed, misnamed or put into the wrong group."""
    found = [party for party in linked(text, call, words=words) if party.role is Role.ADDRESSEE]
    assert [name for name, _ in expected] == [party.name for party in found]
    assert [True] * len(expected) == [
        group in party.groups for (_, group), party in zip(expected, found, strict=True)
    ]


VOICES = [
    (
        'Reuters reported. Jane Roe, director of policy at the Open Rights Group, said: "Ministers should drop the plan."',
        "Ministers should drop the plan.",
        Kind.QUOTED,
        "Jane Roe",
        ("Jane Roe", "director of policy", "Open Rights Group"),
    ),
    (
        "Jane Roe, chief executive of Acme Ltd, spoke on Monday. Roe urged ministers to act.",
        "Roe urged ministers to act.",
        Kind.REPORTED,
        "Roe",
        ("Jane Roe", "chief executive", "Acme Ltd"),
    ),
    (
        '"Congress should act now," said Sen. Ron Smith (D-OR).',
        "Congress should act now,",
        Kind.QUOTED,
        "Sen. Ron Smith",
        ("Ron Smith", "Senator", None),
    ),
    (
        "The Royal Society published a report on Tuesday. The report recommends that ministers fund it.",
        "The report recommends that ministers fund it.",
        Kind.REPORTED,
        "The report",
        ("Royal Society", None, None),
    ),
    (
        "The World Health Organization (WHO) met. It urged governments to act.",
        "It urged governments to act.",
        Kind.REPORTED,
        "It",
        ("World Health Organization", None, None),
    ),
    (
        "Critics have called on the council to resign.",
        "Critics have called on the council to resign.",
        Kind.REPORTED,
        "Critics",
        ("critics", None, None),
    ),
    (
        "The economist Mary Jones told the BBC that banks should lend.",
        "The economist Mary Jones told the BBC that banks should lend.",
        Kind.REPORTED,
        "The economist Mary Jones",
        ("Mary Jones", "economist", None),
    ),
    (
        "Human Rights Watch called on Egypt to free him.",
        "Human Rights Watch called on Egypt to free him.",
        Kind.REPORTED,
        "Human Rights Watch",
        ("Human Rights Watch", None, None),
    ),
    (
        "Tim Brown, a professor of law at Yale University, wrote the brief. He said that courts must step in.",
        "He said that courts must step in.",
        Kind.REPORTED,
        "He",
        ("Tim Brown", "professor of law", "Yale University"),
    ),
    (
        'Acme CEO Ann Lee spoke first. "Regulators need to move," she said.',
        "Regulators need to move,",
        Kind.QUOTED,
        "she",
        ("Ann Lee", "CEO", "Acme"),
    ),
    (
        "The House of Lords Science and Technology Committee took evidence. The Committee recommended that the Government consult.",
        "The Committee recommended that the Government consult.",
        Kind.REPORTED,
        "The Committee",
        ("House of Lords Science and Technology Committee", None, None),
    ),
    (
        "Prime Minister Anna Berg said schools should reopen.",
        "Prime Minister Anna Berg said schools should reopen.",
        Kind.REPORTED,
        "Prime Minister Anna Berg",
        ("Anna Berg", "Prime Minister", None),
    ),
    (
        "UN Secretary-General António Guterres urged states to disarm.",
        "UN Secretary-General António Guterres urged states to disarm.",
        Kind.REPORTED,
        "UN Secretary-General António Guterres",
        ("António Guterres", "Secretary-General", "UN"),
    ),
    (
        'The plan is weak. "Ministers must think again," said Maria Silva, head of research at the think tank Bright Future.',
        "Ministers must think again,",
        Kind.QUOTED,
        "Maria Silva",
        ("Maria Silva", "head of research", "Bright Future"),
    ),
    (
        "Meta's chief AI scientist Yann Roe argued that labs should publish.",
        "Meta's chief AI scientist Yann Roe argued that labs should publish.",
        Kind.REPORTED,
        "Meta's chief AI scientist Yann Roe",
        ("Yann Roe", "chief AI scientist", "Meta"),
    ),
    (
        "Amnesty International and Human Rights Watch urged the court to act.",
        "Amnesty International and Human Rights Watch urged the court to act.",
        Kind.REPORTED,
        "Amnesty International and Human Rights Watch",
        ("Amnesty International", None, None),
    ),
    (
        "A study by the University of Oxford found gaps. Its authors recommend that schools test more.",
        "Its authors recommend that schools test more.",
        Kind.REPORTED,
        "Its authors",
        ("University of Oxford", None, None),
    ),
    (
        "Dr Sarah Green, a GP in Leeds, said that patients should be told.",
        "Dr Sarah Green, a GP in Leeds, said that patients should be told.",
        Kind.REPORTED,
        "Dr Sarah Green",
        ("Sarah Green", "GP", None),
    ),
    (
        "Labour MP Tom Watts called for ministers to resign.",
        "Labour MP Tom Watts called for ministers to resign.",
        Kind.REPORTED,
        "Labour MP Tom Watts",
        ("Tom Watts", "Labour MP", None),
    ),
    (
        "The group's spokesperson, Lena Fox, said firms should pay.",
        "The group's spokesperson, Lena Fox, said firms should pay.",
        Kind.REPORTED,
        "Lena Fox",
        ("Lena Fox", "spokesperson", None),
    ),
    (
        "John Doe, of the Taxpayers' Alliance, said councils must cut waste.",
        "John Doe, of the Taxpayers' Alliance, said councils must cut waste.",
        Kind.REPORTED,
        "John Doe",
        ("John Doe", None, "Taxpayers' Alliance"),
    ),
    (
        "According to the Institute for Fiscal Studies, the Treasury should raise the cap.",
        "According to the Institute for Fiscal Studies, the Treasury should raise the cap.",
        Kind.REPORTED,
        "the Institute for Fiscal Studies",
        ("Institute for Fiscal Studies", None, None),
    ),
    (
        "Energy Secretary Ed Stone says firms must insulate homes.",
        "Energy Secretary Ed Stone says firms must insulate homes.",
        Kind.REPORTED,
        "Energy Secretary Ed Stone",
        ("Ed Stone", "Energy Secretary", None),
    ),
    (
        "Experts at MIT said that labs should share data.",
        "Experts at MIT said that labs should share data.",
        Kind.REPORTED,
        "Experts at MIT",
        ("experts at MIT", None, None),
    ),
    (
        "The letter was signed by 200 scientists. They called on governments to pause.",
        "They called on governments to pause.",
        Kind.REPORTED,
        "They",
        ("scientists", None, None),
    ),
]
"""Text, call, kind, marked words, and the issuer's name, post and body."""


@pytest.mark.parametrize(("text", "call", "kind", "words", "expected"), VOICES)
def test_issuers_and_speakers(
    text: str,
    call: str,
    kind: Kind,
    words: str,
    expected: tuple[str, str | None, str | None],
) -> None:
    """A call laid at the wrong door, or a person without the post the text states."""
    found = linked(text, call, words=words, kind=kind)
    issuer = next(party for party in found if party.role is Role.ISSUER)
    assert expected == (issuer.name, issuer.job_title, issuer.affiliation)


QUOTATIONS = [voice for voice in VOICES if voice[2] is Kind.QUOTED]


@pytest.mark.parametrize(("text", "call", "kind", "words", "expected"), QUOTATIONS)
def test_speakers_that_nobody_marked(
    text: str,
    call: str,
    kind: Kind,
    words: str,
    expected: tuple[str, str | None, str | None],
) -> None:
    """A quotation that stays nobody's although its speaker is named beside it."""
    found = linked(text, call, kind=kind)
    assert words in text
    assert [expected] == [
        (party.name, party.job_title, party.affiliation)
        for party in found
        if party.role is Role.SPEAKER
    ]


@pytest.mark.parametrize(
    ("text", "issuer", "expected"),
    [
        ("By Jane Roe\n\nSchools should open.", None, "Jane Roe"),
        (
            "# Report\n\nPrepared by the National Audit Office.\n\nSchools should open.",
            None,
            "National Audit Office",
        ),
        (
            "Schools should open.\n\n© 2024 Acme Foundation. All rights kept.",
            None,
            "Acme Foundation",
        ),
        ("We, the Council of Elders, ask. Schools should open.", None, "Council of Elders"),
        (
            "Schools should open.\n\n## About the Open Rights Group\n\nWe are a group.",
            None,
            "Open Rights Group",
        ),
        (
            "The Education Committee recommends that schools open. Schools should open.",
            None,
            "Education Committee",
        ),
        ("Schools should open.", "National Audit Office", "National Audit Office"),
        ("Schools should open.", None, None),
    ],
)
def test_whose_document_it_is(text: str, issuer: str | None, expected: str | None) -> None:
    """A direct call without its issuer, or with one that the text does not name."""
    found = linked(text, "Schools should open.", issuer=issuer)
    assert expected == next((party.name for party in found if party.role is Role.ISSUER), None)


INQUIRY = """# Report of the Harbour Bridge Inquiry

The Harbour Bridge Authority (HBA) failed to inspect the bridge. Steelco Ltd built it.

The HBA should inspect every cable. Steelco should disclose its tests.

Legislation should be introduced. The Authority should report to Parliament.
"""


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("The HBA should inspect every cable.", "Harbour Bridge Authority"),
        ("Steelco should disclose its tests.", "Steelco Ltd"),
        ("Legislation should be introduced.", "legislators"),
        ("The Authority should report to Parliament.", "Harbour Bridge Authority"),
    ],
)
def test_names_that_only_the_document_explains(call: str, expected: str) -> None:
    """A short form, a firm without its suffix or "the Authority" left unresolved."""
    found = linked(INQUIRY, call)
    assert expected == next(party.name for party in found if party.role is Role.ADDRESSEE)
    assert "Harbour Bridge Inquiry" == next(p.name for p in found if p.role is Role.ISSUER)


NEWS = """Council must rethink bin plan

By Priya Nair

Residents in Norwell have called on the council to scrap the plan.

Councillor Dev Patel, cabinet member for environment, told the Norwell Gazette that no decision
had been made. He urged residents to respond.

A spokesperson for the Local Government Association said ministers must act.

The LGA has urged the Treasury to publish a settlement.

Norwell Borough Council declined to comment. Campaign group Bins4All says councillors should meet.

Tim Hale of King's College London said firms must pay.
"""


@pytest.mark.parametrize(
    ("call", "words", "issuer", "addressee"),
    [
        (
            "Residents in Norwell have called on the council to scrap the plan.",
            "Residents in Norwell",
            "residents in Norwell",
            "Norwell Borough Council",
        ),
        ("He urged residents to respond.", "He", "Dev Patel", "residents"),
        (
            "A spokesperson for the Local Government Association said ministers must act.",
            "A spokesperson for the Local Government Association",
            "Local Government Association",
            "ministers",
        ),
        (
            "The LGA has urged the Treasury to publish a settlement.",
            "The LGA",
            "Local Government Association",
            "Treasury",
        ),
        (
            "Campaign group Bins4All says councillors should meet.",
            "Campaign group Bins4All",
            "Bins4All",
            "councillors",
        ),
        (
            "Tim Hale of King's College London said firms must pay.",
            "Tim Hale of King's College London",
            "Tim Hale",
            "firms",
        ),
    ],
)
def test_news_of_many_voices(call: str, words: str, issuer: str, addressee: str) -> None:
    """Reported calls that end up with the wrong voice in an article with several."""
    found = linked(NEWS, call, words=words, kind=Kind.REPORTED)
    assert issuer == next(party.name for party in found if party.role is Role.ISSUER)
    assert addressee == next(party.name for party in found if party.role is Role.ADDRESSEE)
    assert ["Norwell Gazette", "Priya Nair"] == [
        party.name for party in found if party.role is Role.RELAY
    ]


LETTER = """Dear Secretary of State,

We urge you to publish a plan. Caseworkers should be recruited without delay.

Yours sincerely,

Refugee Action Network
"""


def test_a_letter_addresses_its_reader() -> None:
    """The public called upon where a letter says "you"."""
    for call, words in (
        ("We urge you to publish a plan.", "you"),
        ("Caseworkers should be recruited without delay.", None),
    ):
        found = linked(LETTER, call, words=words)
        assert ["Refugee Action Network", "Secretary of State"] == [party.name for party in found]
