"""Calls in one sentence, as reports, audits, treaty bodies and editorials word them."""

from collections.abc import Callable

import pytest

from policyrecs.candidates import Candidate
from policyrecs.documents import Document

Read = Callable[[str], tuple[Document, tuple[Candidate, ...]]]
Core = Callable[[str], list[tuple[str, str, str]]]

DO = [
    "The lease for the old depot (i.e. the one used before 2014) should allow a second tenant.",
    "When they leave the board they should file their accounts for five years.",
    "Pumps that are often listed as broken should prompt a visit.",
    "The same should be true for mayors.",
    "Sharing tools across towns is highly recommended.",
    "We would also advocate for yearly trustee appraisals.",
    "We suggest 3% as an interim minimum, with room to grow.",
    "It is, therefore, important that the port work to keep its records.",
    "I know that money is short, but please do everything you can to keep the pool open.",
    "May I ask you to support the motion?",
    "We call on everyone, from crews to owners, to come together and mend the pier.",
    "The council should seek to inform and encourage local firms about the scheme.",
    "Tools that already exist to count fish should be used by the board.",
    "However, to gain trust for the plan we should also offer relief.",
    "It is now surely beholden upon the council to think again.",
    "We badly need a national register of dams.",
    "To win back trust, ministers must publish the accounts.",
    "The bill must protect tenants.",
    "Plans to manage floods throughout their course should be informed by science.",
    "Every day we must tell voters about the dam.",
    "The fires have cost many lives and that must come to an end.",
    "The ministry has got to publish the list.",
    "We've got to end this waste of water.",
    "We need the ministry to publish the list.",
    "Time for the ministry to publish the list.",
    "Let parents choose the school.",
    "It behooves the senate to act before the deadline.",
    "Carriers must have trained staff at every gate.",
    "In this fight for clean water we must listen to farmers.",
    "Mills that pollute should be made to pay for the clean-up.",
    "Bodies such as the court and the bank are reviewing fees and this should be continued.",
    "We as a town must look after our rivers.",
    "I think the line should be reopened, but what else could be done?",
    "What the ministry should do is to publish the list.",
    "A study of how towns are coping should be undertaken by the agency.",
    "Our choices must be guided both by reason and by law.",
    "It should be possible for tenants to see their own files.",
    "The safety of passengers must come first.",
    "The current rules need updating so that tenants can keep pets.",
    "It is therefore quite essential for the board to publish its minutes.",
    "Encourage your elected representatives to vote against the bill.",
    "It is good practice to review the plan each year.",
    "I hope you will support the amendment.",
    "Firms that ignore the law should be fined.",
    "Officials that spread falsehoods should be required to correct them.",
    "The continent as a whole must pursue trade.",
    "I'm writing as a constituent to urge the council to act.",
    "A trained lead--a person with no vote--should attend the meetings.",
    "All bodies - whether public or private - should be required to respond.",
    "The community has a responsibility to protect civilians and must act now.",
    "The help given to vessels when transiting channels needs to be increased.",
    "All areas where landslides took place should be fenced by the council.",
    "What works at the better schools should be shared by all schools.",
    "Kenya needs a national strategy on salt.",
    "The answer is to educate patients better.",
    "Firms that do not report on time should be fined by the regulator.",
    "Homes which are flooded twice must be bought out by the council.",
    "Roads where the surface has failed should be closed to lorries.",
    "Because the service is paid for by all it must be open to all.",
    "This is why we need to double the number of inspectors.",
    "My proposal is simple: scrap the levy and fund clinics from general taxation.",
    "This means that redress should be available to all.",
    "To provide an incentive the fee must be cut by the ministry.",
    "The list of bodies that it should oversee is long and a decision needs to be made.",
    (
        "The Government should publish a full impact assessment before the Bill reaches "
        "its report stage."
    ),
    (
        "We recommend that the Department sets out, by the end of the year, how it will "
        "fund the scheme."
    ),
    "Ministers must now act to close the loophole.",
    "The Committee recommends that HM Treasury review the thresholds annually.",
    "We call on the Government to bring forward legislation without delay.",
    "We are clear that Ofcom needs to be given stronger enforcement powers.",
    "It is imperative that the Home Office learns the lessons of this episode.",
    (
        "The Secretary of Transportation should direct the Administrator of NHTSA to "
        "develop performance measures for the program."
    ),
    ("The Commissioner of FDA should establish time frames for completing inspections."),
    "Congress should consider amending the statute to clarify the agency's authority.",
    "The Committee urges the State party to repeal the provisions that criminalize defamation.",
    (
        "The Committee recommends that the State party take effective measures to prevent "
        "violence against women."
    ),
    "States parties should ensure that all children have access to free primary education.",
    (
        "The Special Rapporteur calls upon all Governments to declare a moratorium on the "
        "export of surveillance tools."
    ),
    "The Commission calls on the Member States to step up their efforts.",
    "Member States are encouraged to exchange best practice.",
    "Member States are invited to report on progress by 30 June 2026.",
    "The Australian Government should amend the Privacy Act 1988 to introduce a right of action.",
    "State and territory governments should work together to harmonise occupational licensing.",
    "The Productivity Commission recommends that the levy be abolished.",
    "Parliament must reject this bill.",
    "Lawmakers ought to scrap the tax and start again.",
    "Congress needs to pass the measure, and the president should sign it.",
    "It is time for Congress to act.",
    "It's time to end the filibuster.",
    "Regulators should be given the power to fine companies up to 10 per cent of turnover.",
    "A national register of lobbyists should be established.",
    "More should be done to support carers.",
    "There should be a single point of contact for victims.",
    "We strongly encourage the Board to disclose its criteria.",
    "We respectfully request that the Commission extend the comment period by 60 days.",
    "We ask the Department to withdraw the proposed rule.",
    "We oppose the bill and urge members to vote no.",
    "NIST should develop guidance on red-teaming, and Congress should fund it.",
    "Our recommendation is that the agency adopt a risk-based approach.",
    "A key recommendation is to create an independent ombudsman.",
    "It is recommended that hospitals report all incidents within 24 hours.",
    "Employers are urged to offer flexible working.",
    "Policymakers would do well to heed these lessons; they should start by fixing the data.",
    "Companies need to be transparent about how their algorithms work.",
    "We need to rethink how we fund social care.",
    "Publishers should deposit a copy of each article in an open repository.",
    "The EU should therefore adopt common standards as soon as possible.",
    "In the short term, the ministry should prioritise rural clinics.",
    "To achieve this, donors should align their funding with national plans.",
    "Where data are lacking, countries should conduct household surveys.",
    "If the trial succeeds, the scheme should be rolled out nationally.",
    "The Department for Education must set out a clear timetable for the reforms.",
    (
        "We recommend the Government publishes a cross-departmental strategy within six "
        "months of this Report."
    ),
    "The Government should consider whether the current penalties are a sufficient deterrent.",
    (
        "In response to this report, the Minister should write to us setting out the steps "
        "she has taken."
    ),
    "Ofgem and the Government need to work together to ensure that consumers are protected.",
    "To strengthen oversight, the Director should require components to report quarterly.",
    "We recommend that the Inspector General conduct a follow-up audit.",
    "Management should ensure that all purchase card transactions are reconciled monthly.",
    "The Council recommends that Member States designate a national coordinator.",
    (
        "The European Parliament calls on the Commission to present a legislative proposal "
        "by June 2026."
    ),
    "The State party should take all necessary measures to end the practice.",
    (
        "The Committee is concerned at the delay and recommends that the State party "
        "expedite the adoption of the law."
    ),
    "Congress ought to give the agency the money it needs.",
    "Voters should say yes on Tuesday.",
    "The mayor should resign.",
    "Any new system must protect the privacy of patients.",
    "What the country needs is a plan, and ministers must produce one.",
    "Platforms must be held accountable for the harm they cause.",
    "It is vital that any future inquiry has the power to compel witnesses.",
    (
        "It is essential to involve communities from the start, and agencies should pay "
        "them for their time."
    ),
    "The council needs to publish its accounts.",
    "Hospitals should be required to publish waiting times.",
    "The moratorium should remain in place until safeguards exist.",
    "The ban should be extended to e-cigarettes.",
    "Funding should increase by at least 3 per cent a year.",
    "Taxes on tobacco should rise in line with earnings.",
    "Aid should continue to flow to civil society.",
    "Countries should reduce emissions by half by 2030.",
    "The plan should include clear milestones.",
    "Guidance should help employers understand their duties.",
]
"""The author calls for an act."""

AVOID = [
    "A web page should not be harder to close than an advert.",
    "The tools that we choose for the task must not harm wildlife.",
    "The system cannot serve as the norm and should not be imposed on others.",
    "Ministers should not rush this legislation through Parliament.",
    "The city should avoid the temptation to build more highways.",
    "No company should be allowed to profit from stolen data.",
    "Governments must never again allow a crisis like this to go unaddressed.",
    "Regulators ought not to wait for a crisis before acting.",
    "The Bank should not raise rates this month.",
]
"""The author warns against an act."""

MIXED = [
    "The regulator should focus on outcomes rather than ticking boxes.",
    "Officials should inform consumers, not punish them.",
]
"""The author asks for one act and not another."""


@pytest.mark.parametrize("sentence", DO)
def test_a_call_is_found_whole(core: Core, sentence: str) -> None:
    """A form of words that policy texts use and no rule knows."""
    assert core(sentence) == [("direct", "do", sentence)]


@pytest.mark.parametrize("sentence", AVOID)
def test_a_call_to_refrain_is_one_to_avoid(core: Core, sentence: str) -> None:
    """A negation that is not seen, so that a warning reads as advice."""
    assert core(sentence) == [("direct", "avoid", sentence)]


@pytest.mark.parametrize("sentence", MIXED)
def test_one_act_and_not_another_is_mixed(core: Core, sentence: str) -> None:
    """A contrast that is not seen."""
    assert core(sentence) == [("direct", "mixed", sentence)]


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The committee recommends that the 1998 bill be amended.", "be"),
        ("We recommend the portal seek feedback from its users.", "seek"),
        ("Activists are calling for stricter regulations to prevent further damage.", None),
        ("The Government must not only follow the advice but go further.", "follow"),
        ("Whether it is a licence or a system, the constituents must be informed.", "inform"),
    ],
)
def test_the_first_act_is_the_one_asked_for(read: Read, sentence: str, verb: str | None) -> None:
    """A noun of the subject, a negation or a purpose taken for the act."""
    _, candidates = read(sentence)
    (accepted,) = [one for one in candidates if one.rejection is None]
    assert next((act.verb for act in accepted.acts), None) == verb
    assert str(accepted.polarity) == "do"
