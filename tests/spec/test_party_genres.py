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
    (
        "The Bank of Tanzania has kept rates steady. Commercial banks should disclose the full cost of mobile loans.",
        "Commercial banks should disclose the full cost of mobile loans.",
        "companies",
    ),
    (
        "# Submission to the Standing Committee on Health\n\nWe thank the Committee. Nurses in remote clinics are overworked. Clause 12 should be amended to cap shifts at twelve hours.",
        "Clause 12 should be amended to cap shifts at twelve hours.",
        "legislature",
    ),
    (
        "ABUJA — The Nigeria Union of Journalists has urged the Inspector General of Police to withdraw his officers from the newsroom.",
        "The Nigeria Union of Journalists has urged the Inspector General of Police to withdraw his officers from the newsroom.",
        "executive",
    ),
    (
        "Pupils walk two hours to class. The Teachers Service Commission should post more teachers to arid counties.",
        "The Teachers Service Commission should post more teachers to arid counties.",
        "executive",
    ),
    (
        "Lake levels keep falling. Riparian states should agree a common abstraction limit before the next dry season.",
        "Riparian states should agree a common abstraction limit before the next dry season.",
        "executive",
    ),
    (
        "The Sejm adopted the bill on Friday. MPs should reject the amendment when it returns from the Senate.",
        "MPs should reject the amendment when it returns from the Senate.",
        "legislature",
    ),
    (
        "Data centres draw on the same aquifer as the town. Hyperscalers should publish site-level water use.",
        "Hyperscalers should publish site-level water use.",
        "companies",
    ),
    (
        "# Guidance for parish clerks\n\nKeep a register of interests on your website. You should review it each May.",
        "You should review it each May.",
        "subnational_government",
    ),
    (
        "# How to moderate a federated server\n\nInstance administrators are volunteers. Block lists should be reviewed monthly.",
        "Block lists should be reviewed monthly.",
        "developers",
    ),
    (
        "Article 105 of the Constitution is silent on the point. It should be amended to name the deputy.",
        "It should be amended to name the deputy.",
        "legislature",
    ),
    (
        "Oxfam warned of famine in the Horn of Africa. Rich countries must double their pledges before the rains fail again, it said.",
        "Rich countries must double their pledges before the rains fail again, it said.",
        "executive",
    ),
    (
        "Dear Vice-Chancellor,\n\nWe are doctoral students. Stipends should be raised to the living wage.",
        "Stipends should be raised to the living wage.",
        "researchers",
    ),
    (
        "The Malaysian Bar called on the Attorney General's Chambers to drop the charges against the cartoonist.",
        "The Malaysian Bar called on the Attorney General's Chambers to drop the charges against the cartoonist.",
        "executive",
    ),
    (
        "The ASEAN Coordinating Council meets in May. It should invite civil society to the session on haze.",
        "It should invite civil society to the session on haze.",
        "international_bodies",
    ),
    (
        "Reform is overdue. We urge the Authority of Heads of State of ECOWAS to publish the protocol.",
        "We urge the Authority of Heads of State of ECOWAS to publish the protocol.",
        "international_bodies",
    ),
    (
        "Prices doubled in a year. The Essential Services Commission of South Australia should investigate the retailers.",
        "The Essential Services Commission of South Australia should investigate the retailers.",
        "executive",
    ),
    (
        "# Recommendations to Internet service providers\n\n- Retain no more traffic data than billing needs.\n- Publish transparency reports.",
        "Publish transparency reports.",
        "companies",
    ),
    (
        "The Finnish Safety Investigation Authority examined the derailment. The Safety Investigation Authority recommends that VR Group review its speed supervision.",
        "The Safety Investigation Authority recommends that VR Group review its speed supervision.",
        "companies",
    ),
    (
        "Kenyans deserve better. Voters should demand a manifesto from every candidate.",
        "Voters should demand a manifesto from every candidate.",
        "public",
    ),
    (
        "The editors of three dailies were arrested. Authorities in Kampala should release them immediately.",
        "Authorities in Kampala should release them immediately.",
        "executive",
    ),
    (
        "The Lok Sabha passed the bill without debate. The upper house should send it to a select committee.",
        "The upper house should send it to a select committee.",
        "legislature",
    ),
    (
        "Teachers complain of marking loads. The Ministry of Education, Culture, Sports, Science and Technology should cut the number of tests.",
        "The Ministry of Education, Culture, Sports, Science and Technology should cut the number of tests.",
        "executive",
    ),
    (
        "The law punishes insult of the king with prison. The offence should be repealed.",
        "The offence should be repealed.",
        "legislature",
    ),
    (
        "Farmers lost crops to elephants. Compensation should be paid within ninety days of a claim.",
        "Compensation should be paid within ninety days of a claim.",
        "executive",
    ),
    (
        "The journal retracted nine papers. Reviewers should be told who handled the manuscript, and editors must publish the reason for each retraction.",
        "editors must publish the reason for each retraction.",
        "media",
    ),
    (
        "A spokesperson for the Dairy Workers Union said the company must reinstate the drivers.",
        "A spokesperson for the Dairy Workers Union said the company must reinstate the drivers.",
        "companies",
    ),
    (
        "Finance Minister Nirmala Rao presented the budget. She should drop the levy on textbooks.",
        "She should drop the levy on textbooks.",
        "executive",
    ),
    (
        "The mayor of Medellín, Carlos Pérez, opened the line in June. He should now extend it to the hills.",
        "He should now extend it to the hills.",
        "subnational_government",
    ),
    (
        "Donors met in Geneva. Cash pledged for Yemen must be paid out before winter.",
        "Cash pledged for Yemen must be paid out before winter.",
        "funders",
    ),
    (
        "The Forum of Small States met. Members of the Pacific Islands Forum should ratify the treaty.",
        "Members of the Pacific Islands Forum should ratify the treaty.",
        "executive",
    ),
    (
        "Safaricom and Airtel control most of the market. Both should open their agent networks to rivals.",
        "Both should open their agent networks to rivals.",
        "companies",
    ),
    (
        "# What schools can do\n\nBullying often starts online. A named adult should be told of every incident.",
        "A named adult should be told of every incident.",
        "educators",
    ),
    (
        "# What landlords should do\n\n- Test alarms before each tenancy.",
        "Test alarms before each tenancy.",
        "companies",
    ),
    (
        "The inquest heard that the crossing had no light. Network Rail should be required to fit lights at every crossing by the regulator.",
        "Network Rail should be required to fit lights at every crossing by the regulator.",
        "companies",
    ),
    (
        "The review was commissioned by the Victorian Government. The Government should legislate a duty to consult Traditional Owners.",
        "The Government should legislate a duty to consult Traditional Owners.",
        "executive",
    ),
    (
        "The Public Protector of South Africa reported in March. The Speaker should table the report without delay.",
        "The Speaker should table the report without delay.",
        "legislature",
    ),
    (
        "We asked eight libraries how they lend e-books. Public libraries need to negotiate as a group.",
        "Public libraries need to negotiate as a group.",
        "civil_society",
    ),
    (
        "A working group on hydrogen met. ISO and the IEC should align their safety standards.",
        "ISO and the IEC should align their safety standards.",
        "standards_bodies",
    ),
    (
        "Measles is back. Parents are urged to check their children's vaccination cards.",
        "Parents are urged to check their children's vaccination cards.",
        "public",
    ),
    (
        "The Royal New Zealand College of General Practitioners has new advice. GPs should offer interpreters at every visit.",
        "GPs should offer interpreters at every visit.",
        "health_providers",
    ),
    (
        "The Auditor-General of Ghana disallowed the payments. The Controller and Accountant-General should recover the money.",
        "The Controller and Accountant-General should recover the money.",
        "executive",
    ),
    (
        "The Human Rights Committee reviewed Peru. The State party should ensure that all detainees see a lawyer.",
        "The State party should ensure that all detainees see a lawyer.",
        "executive",
    ),
    (
        "Brazil's Superior Electoral Court will rule soon. It should explain any removal order it issues.",
        "It should explain any removal order it issues.",
        "executive",
    ),
    (
        "Meta said it would wait. The Oversight Board recommends that Meta publish its crisis protocol.",
        "The Oversight Board recommends that Meta publish its crisis protocol.",
        "companies",
    ),
    (
        "Gig riders staged a strike in Jakarta. Gojek and Grab must restore the minimum fare.",
        "Gojek and Grab must restore the minimum fare.",
        "companies",
    ),
    (
        "The Commission invites views on the draft code by 3 June. Responses should be sent to the Secretariat in writing.",
        "Responses should be sent to the Secretariat in writing.",
        "public",
    ),
    (
        "Kernel maintainers are few. Distributions should backport the fix to every supported branch.",
        "Distributions should backport the fix to every supported branch.",
        "developers",
    ),
    (
        "The Wellcome Trust paid for the survey. Grant-making bodies should fund software maintenance for at least five years.",
        "Grant-making bodies should fund software maintenance for at least five years.",
        "funders",
    ),
    (
        "The Federation of Nepali Journalists protested. The Home Minister, Ravi Thapa, should order an inquiry.",
        "The Home Minister, Ravi Thapa, should order an inquiry.",
        "executive",
    ),
    (
        "Fishing cooperatives in Senegal have lost half their catch. The EU should not renew the agreement.",
        "The EU should not renew the agreement.",
        "international_bodies",
    ),
    (
        "The coroner found that handover failed. Ambulance services and emergency departments should agree one checklist.",
        "Ambulance services and emergency departments should agree one checklist.",
        "health_providers",
    ),
    (
        "Nurses at Harare Central Hospital walked out. Government should honour the agreement it signed in January.",
        "Government should honour the agreement it signed in January.",
        "executive",
    ),
    (
        "Provincial health departments buy separately. The provinces should pool their orders for insulin.",
        "The provinces should pool their orders for insulin.",
        "subnational_government",
    ),
    (
        "The paper reviews 40 trials. Investigators should preregister every outcome.",
        "Investigators should preregister every outcome.",
        "researchers",
    ),
    (
        "The Riigikogu debates the bill on Tuesday. The Ministry of Climate should publish its modelling first.",
        "The Ministry of Climate should publish its modelling first.",
        "executive",
    ),
    (
        "Train delays doubled. Deutsche Bahn must refund commuters automatically.",
        "Deutsche Bahn must refund commuters automatically.",
        "companies",
    ),
    (
        "# Recommendations for the Government of Zambia\n\n- Repeal the Public Order Act.\n- Release all journalists held for their work.",
        "Release all journalists held for their work.",
        "executive",
    ),
    (
        "Rivers in Kerala flooded again. Dam operators should share release schedules with district collectors.",
        "Dam operators should share release schedules with district collectors.",
        "companies",
    ),
    (
        "The Council of Europe's commissioner visited Tbilisi. She called on the Georgian authorities to withdraw the draft law.",
        "She called on the Georgian authorities to withdraw the draft law.",
        "executive",
    ),
    (
        "Asthma inhalers are costly. Pharmacists should offer the generic first.",
        "Pharmacists should offer the generic first.",
        "health_providers",
    ),
    (
        "Section 44 of the Penal Code punishes attempted suicide. This provision must be repealed.",
        "This provision must be repealed.",
        "legislature",
    ),
    (
        "The union has asked for talks. Tata Steel should halt the closure until they end.",
        "Tata Steel should halt the closure until they end.",
        "companies",
    ),
    (
        "The World Bank approved the loan in June. It should suspend payments until the villagers are resettled.",
        "It should suspend payments until the villagers are resettled.",
        "international_bodies",
    ),
    (
        "Newspapers printed the boy's name. Editors should remove it from their archives.",
        "Editors should remove it from their archives.",
        "media",
    ),
    (
        "The Bundestag's research service warned of gaps. Lawmakers in Berlin should close them before the summer recess.",
        "Lawmakers in Berlin should close them before the summer recess.",
        "legislature",
    ),
    (
        "Dear Minister Okello,\n\nOur clinic has no oxygen. Oxygen plants should be built in every region.",
        "Oxygen plants should be built in every region.",
        "executive",
    ),
    (
        "Prosecutors dropped the case. A new inquest should be opened.",
        "A new inquest should be opened.",
        "executive",
    ),
    (
        "Only a fifth of rural schools have toilets for girls. School boards should build them first.",
        "School boards should build them first.",
        "educators",
    ),
    (
        "Package managers resolve names differently. npm should reserve the names of removed packages.",
        "npm should reserve the names of removed packages.",
        "developers",
    ),
    (
        "The Gates Foundation funds most of the field. It should require open data from its grantees.",
        "It should require open data from its grantees.",
        "funders",
    ),
    (
        "Residents of Kibera were evicted at night. The county government should offer them land nearby.",
        "The county government should offer them land nearby.",
        "subnational_government",
    ),
    (
        "Pilots reported laser strikes. The Civil Aviation Authority of New Zealand recommends that airlines brief crews before each night landing.",
        "The Civil Aviation Authority of New Zealand recommends that airlines brief crews before each night landing.",
        "companies",
    ),
    (
        "The mosque's records burned. Faith leaders should digitise their registers.",
        "Faith leaders should digitise their registers.",
        "civil_society",
    ),
    (
        "The court of appeal freed him after nine years. Compensation must be paid without delay.",
        "Compensation must be paid without delay.",
        "executive",
    ),
    (
        "Amnesty International Sri Lanka said Parliament must vote the bill down.",
        "Amnesty International Sri Lanka said Parliament must vote the bill down.",
        "legislature",
    ),
    (
        "Wildfire smoke drifted over Manitoba. People with lung disease should stay indoors.",
        "People with lung disease should stay indoors.",
        "public",
    ),
    (
        "ETSI published the draft. The standards bodies should add a test suite before the final vote.",
        "The standards bodies should add a test suite before the final vote.",
        "standards_bodies",
    ),
    (
        "The parser is slow. The implementer community should publish its tests.",
        "The implementer community should publish its tests.",
        "developers",
    ),
    (
        "Floods came in May. A rural development project should begin with the wells.",
        "A rural development project should begin with the wells.",
        "executive",
    ),
    (
        "The harvest failed. Donor governments should pay for seed.",
        "Donor governments should pay for seed.",
        "executive",
    ),
    (
        "The police force is small. The number of staff should reflect the size of the town.",
        "The number of staff should reflect the size of the town.",
        "executive",
    ),
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
