"""Who is called upon, in kinds of texts that no labelled document is of: a passage in, a group out."""
# ruff: noqa: E501  a passage stands on one line, beside what it yields

import pytest

from policyrecs import segment
from policyrecs.candidates import Candidate
from policyrecs.linking.stakeholders import link_parties
from policyrecs.readers import read_bytes
from policyrecs.vocabulary import Evidence, Kind, Modality, Polarity, Role, Status

CASES = [
    (
        "The vessel grounded at 04:10. The ship's managers should revise the passage-planning procedure.",
        "The ship's managers should revise the passage-planning procedure.",
        "companies",
    ),
    (
        "Flag States and classification societies should verify hatch covers at each survey.",
        "Flag States and classification societies should verify hatch covers at each survey.",
        "companies",
    ),
    (
        "To the Federal Aviation Administration:\n\n- Require operators of turbine helicopters to install recorders.\n- Revise the advisory circular.",
        "Revise the advisory circular.",
        "executive",
    ),
    (
        "Flight crews must report fatigue before accepting a duty.",
        "Flight crews must report fatigue before accepting a duty.",
        "companies",
    ),
    (
        "# Report to prevent future deaths\n\nTo: Chief Executive, Westshire NHS Foundation Trust\n\nIn my opinion action should be taken to prevent future deaths.",
        "In my opinion action should be taken to prevent future deaths.",
        "health_providers",
    ),
    (
        "The appeal should be dismissed and the enforcement notice upheld by the Secretary of State.",
        "The appeal should be dismissed and the enforcement notice upheld by the Secretary of State.",
        "executive",
    ),
    (
        "Implementations of this extension ought to be tested. Browser vendors should ship the header behind a flag first.",
        "Browser vendors should ship the header behind a flag first.",
        "companies",
    ),
    (
        "Specification authors should state the privacy impact of every new API.",
        "Specification authors should state the privacy impact of every new API.",
        "standards_bodies",
    ),
    (
        "The Working Group has met. The W3C Advisory Committee should review the charter.",
        "The W3C Advisory Committee should review the charter.",
        "standards_bodies",
    ),
    (
        "Administrators should rotate every key that was stored on the host.",
        "Administrators should rotate every key that was stored on the host.",
        "executive",
    ),
    (
        "You should rotate the tokens in your repository and tell your contributors.",
        "You should rotate the tokens in your repository and tell your contributors.",
        "developers",
    ),
    (
        "This Synod calls on dioceses and parishes to publish their energy use by 2030.",
        "This Synod calls on dioceses and parishes to publish their energy use by 2030.",
        "civil_society",
    ),
    (
        "Employers and trade unions should agree a right to disconnect.",
        "Employers and trade unions should agree a right to disconnect.",
        "companies",
    ),
    (
        "World Athletics and national federations should fund independent safeguarding officers.",
        "World Athletics and national federations should fund independent safeguarding officers.",
        "civil_society",
    ),
    (
        "The Football Association should appoint an independent ombudsman.",
        "The Football Association should appoint an independent ombudsman.",
        "civil_society",
    ),
    (
        "Museums that hold human remains should open talks with communities of origin.",
        "Museums that hold human remains should open talks with communities of origin.",
        "civil_society",
    ),
    (
        "The Central Bank of Arcadia should strengthen on-site supervision of insurers.",
        "The Central Bank of Arcadia should strengthen on-site supervision of insurers.",
        "executive",
    ),
    (
        "Directors encouraged the authorities to broaden the tax base.",
        "Directors encouraged the authorities to broaden the tax base.",
        "policymakers",
    ),
    (
        "155.12 Ratify the Optional Protocol (Ghana);\n\nThe State under review should abolish the death penalty.",
        "The State under review should abolish the death penalty.",
        "executive",
    ),
    (
        "The Committee recommends that the State party adopt a comprehensive law on trafficking.",
        "The Committee recommends that the State party adopt a comprehensive law on trafficking.",
        "international_bodies",
    ),
    (
        "The Commission recommends that the armed forces open their archives to survivors.",
        "The Commission recommends that the armed forces open their archives to survivors.",
        "executive",
    ),
    (
        "We direct the Registrar and all High Courts to list such cases within four weeks.",
        "We direct the Registrar and all High Courts to list such cases within four weeks.",
        "executive",
    ),
    (
        "Magistrates should give reasons when they refuse bail.",
        "Magistrates should give reasons when they refuse bail.",
        "executive",
    ),
    (
        "Ward managers must ensure that medicines are stored safely.",
        "Ward managers must ensure that medicines are stored safely.",
        "health_providers",
    ),
    (
        "Landlords and letting agents must fix damp within seven days.",
        "Landlords and letting agents must fix damp within seven days.",
        "companies",
    ),
    (
        "Asset managers need to publish their voting records.",
        "Asset managers need to publish their voting records.",
        "companies",
    ),
    (
        "Dog owners should keep their animals on a lead near livestock.",
        "Dog owners should keep their animals on a lead near livestock.",
        "public",
    ),
    (
        "Growers should rotate crops and avoid spraying on windy days.",
        "Growers should rotate crops and avoid spraying on windy days.",
        "companies",
    ),
    (
        "Developed country Parties should double adaptation finance by 2025.",
        "Developed country Parties should double adaptation finance by 2025.",
        "executive",
    ),
    (
        "Consideration should be given by the Central Election Commission to publishing results by polling station.",
        "Consideration should be given by the Central Election Commission to publishing results by polling station.",
        "executive",
    ),
    (
        "Network Rail and train operators should review the risk at level crossings.",
        "Network Rail and train operators should review the risk at level crossings.",
        "companies",
    ),
    (
        "Accountable persons must keep a golden thread of information.",
        "Accountable persons must keep a golden thread of information.",
        "companies",
    ),
    (
        "Advertisers should stop funding sites that spread disinformation.",
        "Advertisers should stop funding sites that spread disinformation.",
        "companies",
    ),
    (
        "Editors must not publish images that identify a child without consent.",
        "Editors must not publish images that identify a child without consent.",
        "media",
    ),
    (
        "Reviewers should disclose competing interests before accepting.",
        "Reviewers should disclose competing interests before accepting.",
        "researchers",
    ),
    (
        "Mr. President, you must veto this bill. Your cabinet knows it.",
        "Mr. President, you must veto this bill.",
        "executive",
    ),
    (
        "# Open letter to the European Commission on chat control\n\nThe proposal breaks encryption. It must be withdrawn.",
        "It must be withdrawn.",
        "international_bodies",
    ),
    (
        "Anyone with these symptoms should see a doctor at once.",
        "Anyone with these symptoms should see a doctor at once.",
        "public",
    ),
    (
        "Tell your pupils why it matters. You should model the behaviour yourself.",
        "You should model the behaviour yourself.",
        "educators",
    ),
    (
        "Our country is ageing. We must raise the retirement age if our economy is to grow.",
        "We must raise the retirement age if our economy is to grow.",
        "policymakers",
    ),
    (
        "The Government accepts most of the Committee's recommendations. An annual report should be laid before Parliament.",
        "An annual report should be laid before Parliament.",
        "executive",
    ),
    (
        "The same duty of candour should apply to private clinics.",
        "The same duty of candour should apply to private clinics.",
        "health_providers",
    ),
    (
        "## How Councils Can Cut Food Waste\n\nCollect food scraps weekly.",
        "Collect food scraps weekly.",
        "subnational_government",
    ),
    (
        "The regulator should require:\n\n- that publishers print corrections on the same page;\n- that editors sign them.",
        "that publishers print corrections on the same page;",
        "executive",
    ),
    (
        "Mine operators should fit proximity detection to loaders.",
        "Mine operators should fit proximity detection to loaders.",
        "companies",
    ),
    (
        "The Vice-Chancellor and deans should review workload models.",
        "The Vice-Chancellor and deans should review workload models.",
        "researchers",
    ),
    (
        "Marketing authorisation holders must report shortages two months ahead.",
        "Marketing authorisation holders must report shortages two months ahead.",
        "public",
    ),
    (
        "Customers should enable multi-factor authentication for root accounts.",
        "Customers should enable multi-factor authentication for root accounts.",
        "public",
    ),
    (
        "Member States shall designate one or more competent authorities. The EU has acted; the Commission should publish guidelines.",
        "The EU has acted; the Commission should publish guidelines.",
        "international_bodies",
    ),
    (
        "The Mayor and Council should adopt the Vision Zero plan.",
        "The Mayor and Council should adopt the Vision Zero plan.",
        "subnational_government",
    ),
    ("Households are urged to save water.", "Households are urged to save water.", "public"),
]


@pytest.mark.parametrize(("text", "call", "group"), CASES)
def test_the_party_is_of_the_right_group(text: str, call: str, group: str) -> None:
    """A rule that only fits the genres that it was made for."""
    outline = segment.outline(read_bytes(text.encode(), "text.md"))
    start = text.index(call)
    passage = max(passage.index for passage in outline.passages if passage.block.start <= start)
    candidate = Candidate(
        start=start,
        end=start + len(call),
        passage=passage,
        evidence=Evidence.MODAL,
        kind=Kind.DIRECT,
        status=Status.CORE,
        polarity=Polarity.DO,
        modality=Modality.RECOMMENDATION,
    )
    (parties,) = link_parties(outline, [candidate])
    assert group in {
        one for party in parties if party.role is Role.ADDRESSEE for one in party.groups
    }
