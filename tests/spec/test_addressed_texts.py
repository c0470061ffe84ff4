"""Whom a whole text is addressed to: a committee, a regulator, an assembly, a university in dispute."""
# ruff: noqa: E501  a text stands on one line, beside what it yields

from collections.abc import Callable

import pytest

SUBMISSIONS = [
    (
        "# Submission on the Water Services Reform Bill\n\nTo the Finance and Expenditure Committee\n\nThank you for the opportunity to submit.\n\nIt is recommended that the Bill include a duty to consult, requiring suppliers to meet users each year. It is recommended that the definition of supplier be updated to cover private schemes. The commencement date should be deferred by a year.",
        "It is recommended that the Bill include",
        "legislature",
        "companies",
    ),
    (
        "# Submission on the Water Services Reform Bill\n\nTo the Finance and Expenditure Committee\n\nThank you for the opportunity to submit. The Ministry wrote a paper. The Treasury did too.\n\nThe commencement date should be deferred by a year.",
        "The commencement date",
        "legislature",
        "executive",
    ),
    (
        "Submission to the Senate Standing Committee on Environment and Communications: Plastics Levy Bill 2023\n\nWe are a small shop in Hobart. The government has done little.\n\nThe levy should be halved for refillable cups.",
        "The levy should be halved",
        "legislature",
        "public",
    ),
    (
        "---\ntitle: My submission to the Select Committee on Facial Recognition\n---\n\nI make this submission as a private citizen. Police use it daily.\n\nA moratorium should be put in place at once.",
        "A moratorium should",
        "legislature",
        "public",
    ),
    (
        "# Written evidence submitted by the Allotment Society (FPS0043)\n\nThe Society welcomes the Environmental Audit Committee's inquiry into food security.\n\nAllotment waiting lists should be published each year.",
        "Allotment waiting",
        "legislature",
        "companies",
    ),
    (
        "Testimony of Ann Roe before the House Committee on Natural Resources\n\nChairman Diaz, Ranking Member Lee, and members of the Committee, thank you for the invitation.\n\nThe moratorium on leasing should be extended for five years.",
        "The moratorium on leasing",
        "legislature",
        "public",
    ),
    (
        "# Comments on the Draft Data Protection Bill, 2019\n\nWe thank the Joint Parliamentary Committee for inviting views.\n\nThe exemptions should be narrowed. Consent managers should be defined.",
        "The exemptions should",
        "legislature",
        "companies",
    ),
    (
        "# Response to Ofgem's consultation on standing charges\n\nWe are a tenants' co-operative.\n\nStanding charges should be abolished for prepayment customers.",
        "Standing charges should",
        "executive",
        "companies",
    ),
    (
        "Comments of the Prairie Radio League\n\nBefore the Federal Communications Commission\nWashington, D.C. 20554\n\nIn the Matter of Amateur Spectrum Sharing\n\nThe band plan should be left as it is. The petition should be denied.",
        "The petition should be denied",
        "executive",
        "civil_society",
    ),
    (
        "# Our response to the Scottish Government's consultation on land reform\n\nLarge holdings should be broken up. A public register should be kept.",
        "Large holdings should",
        "executive",
        "companies",
    ),
    (
        "# Feedback on the Draft Cycling Strategy of Bristol City Council\n\nWe welcome the draft. Segregated lanes should be built on every main road.",
        "Segregated lanes should",
        "subnational_government",
        "companies",
    ),
    (
        "# Response to the European Commission's call for evidence on the Digital Omnibus\n\nThe definition of personal data should be left alone.",
        "The definition of personal data",
        "international_bodies",
        "companies",
    ),
    (
        "Dear FCC,\n\nI am a web designer. I urge you to keep the open internet rules.\n\nThanks for protecting users like me.",
        "I urge you",
        "executive",
        "public",
    ),
    (
        "Dear EPA,\n\nYour rule on soot is too weak. Please strengthen it before winter.",
        "Please strengthen",
        "executive",
        "public",
    ),
    (
        "# Petition to the Board of Regents\n\nWe, the undersigned students and alumni of Lakeview College, ask you to reverse the closure of the music department. The piano rooms should be kept open.",
        "The piano rooms",
        "educators",
        "executive",
    ),
    (
        "# Petition: Save the maternity ward\n\nTo: Northfield Health Board\n\nWe the undersigned petition you. The ward should be kept open at night.",
        "The ward should",
        "health_providers",
        "legislature",
    ),
    (
        "Petition to the Parliament of Queensland\n\nYour petitioners request that the House restrict jet skis. Speed limits should be posted at every ramp.",
        "Speed limits should",
        "legislature",
        "companies",
    ),
    (
        "# Minutes of the Riverside Residents Association\n\nA member of City staff was present. It was agreed that the recent snow was not cleared and suggested that the by-law be enforced by the City.",
        "It was agreed",
        "subnational_government",
        "public",
    ),
    (
        "# Audit of the Department of Fisheries\n\nWe examined how the Department of Fisheries licenses boats.\n\nRecommendations\n\n1. Reconcile the licence register each month.\n2. Document the reasons for refusals.",
        "Reconcile the licence",
        "executive",
        "companies",
    ),
    (
        "# Inspection report: HMP Ashmoor\n\nWe inspected the prison in May.\n\nRecommendations\n\n- Cells should be cleaned before new prisoners arrive.",
        "Cells should be cleaned",
        "executive",
        "companies",
    ),
    (
        "# Review of Westbrook Academy\n\nThe trust asked us to review safeguarding at the school.\n\n- Training records should be kept centrally.",
        "Training records",
        "educators",
        "executive",
    ),
    (
        "# Public comment on ICANN's proposed WHOIS policy\n\nWe are a registrar in Accra.\n\nThe redaction rule should be kept. Accreditation fees should be waived.",
        "The redaction rule",
        "standards_bodies",
        "executive",
    ),
    (
        "# Objection to planning application 21/0443/FUL\n\nTo: Planning Department, Exeter City Council\n\nI live next door. The application should be refused.",
        "The application should",
        "subnational_government",
        "public",
    ),
    (
        "# Memo to the Board of Trustees, Harrow Museum\n\nThe collection is damp. Humidity should be logged hourly. A conservator should be hired.",
        "Humidity should be logged",
        "civil_society",
        "executive",
    ),
    (
        "# Response to the NHS England consultation on pharmacy hours\n\nWe are a patients' group. Patients wait too long. Opening hours should be published online.",
        "Opening hours",
        "executive",
        "public",
    ),
    (
        "Submission to the Royal Commission into Aged Care Quality and Safety\n\nMy mother lived in a home. Staff ratios should be set by regulation. Nursing homes failed her.",
        "Staff ratios",
        "executive",
        "health_providers",
    ),
    (
        "# Evidence to the Low Pay Commission 2022\n\nWe are a federation of hairdressers. The apprentice rate should be abolished.",
        "The apprentice rate",
        "executive",
        "companies",
    ),
    (
        "Deputation to Toronto City Council, item EX12.3\n\nGood morning. Residents want shade. The tree by-law should be kept whole.",
        "The tree by-law",
        "subnational_government",
        "public",
    ),
    (
        "# Open letter to the Vice-Chancellor of Leeds Trinity University\n\nDear Professor Roe,\n\nWe are casual tutors. Marking should be paid by the hour. Contracts should run for two years.",
        "Marking should",
        "educators",
        "companies",
    ),
    (
        "# Open letter to Nestlé\n\nYour plants drain our wells. Pumping should stop in dry months.",
        "Pumping should",
        "companies",
        "executive",
    ),
    (
        "# The petition of the fishers of Port Roe to the Minister for Fisheries\n\nThe humble petition of the undersigned shows that stocks fall. Trawling should be banned within three miles.",
        "Trawling should",
        "executive",
        "civil_society",
    ),
    (
        "# Recommendations to the Board of Education from the Parent Advisory Council\n\n- Post agendas in Spanish.\n- Start school at nine.",
        "Post agendas",
        "educators",
        "legislature",
    ),
    (
        "# Feedback on the EU Nature Restoration Law\n\nOur farm lies in Frisia. The law should exempt small farms. Targets should be set by river basin.",
        "The law should",
        "legislature",
        "companies",
    ),
    (
        "# Alternative report to the Committee against Torture: Kenya\n\nPolice cells are full. Suggested recommendations:\n\n- Ratify the Optional Protocol.\n- Install cameras in every cell.",
        "Install cameras",
        "executive",
        "companies",
    ),
    (
        "# Inquiry into bushfire recovery: submission 88\n\nDear Committee Secretary,\n\nI run a nursery in Cobargo. Insurers failed us. Grants should be paid within a month.",
        "Grants should be paid",
        "legislature",
        "companies",
    ),
    (
        "Dear Committee Members,\n\nThank you for the chance to speak on HB 1412. I am a midwife. Home birth should be covered by Medicaid.",
        "Home birth should",
        "legislature",
        "health_providers",
    ),
    (
        "# Call for input by the Special Rapporteur on the right to housing\n\nOur submission covers Lagos. Forced evictions should be stopped at once. Landlords should register.",
        "Forced evictions",
        "international_bodies",
        "companies",
    ),
    (
        "# UPR of Fiji: joint stakeholder submission\n\nRecommendations to the Government of Fiji:\n\n1. Repeal the sedition provisions.\n2. Train prison officers.",
        "Train prison officers",
        "executive",
        "companies",
    ),
    (
        "# Response to the Department for Transport's consultation on pavement parking\n\nCouncils already ticket. Blind people trip. Fines should be doubled.",
        "Fines should be doubled",
        "executive",
        "public",
    ),
    (
        "# Written representations by Mr Roe on the draft Local Plan\n\nTo South Downs District Council\n\nThe site should be removed from the plan.",
        "The site should",
        "subnational_government",
        "companies",
    ),
    (
        "Dear Premier Eby,\n\nOur coast is at risk. You must reject the pipeline. The tanker ban should stay.",
        "The tanker ban",
        "subnational_government",
        "public",
    ),
    (
        "Dear Ofcom,\n\nThe radio play-list code is too loose. You should tighten it. Fines should be raised.",
        "Fines should be raised",
        "executive",
        "media",
    ),
    (
        "Dear Trustees,\n\nAs a member of the Glasgow Food Bank I worry about waste. The fridge rota should be shared online.",
        "The fridge rota",
        "civil_society",
        "executive",
    ),
    (
        "Dear Members of Congress,\n\nSocial Security cheques are late. Field offices should be reopened.",
        "Field offices",
        "legislature",
        "companies",
    ),
    (
        "Dear President Biden,\n\nThe drilling leases harm us. The leases should be cancelled.",
        "The leases should",
        "executive",
        "companies",
    ),
    (
        "Dear Mayor and Council,\n\nRe: Granville plaza. Cars should be kept out on Sundays.",
        "Cars should be kept",
        "subnational_government",
        "companies",
    ),
    (
        "# Report of the school inspection, St Mary's Secondary\n\nTeaching is good. The way forward:\n\n- Lift attendance in Year 9.\n- Share marking policies with parents.",
        "Share marking",
        "educators",
        "executive",
    ),
    (
        "# Petition\n\nWe ask the Prime Minister of Malaysia to:\n\n- Halt the dam.\n- Consult the Orang Asli.",
        "Halt the dam",
        "executive",
        "civil_society",
    ),
    (
        "# White paper for the Ministry of Health of Rwanda\n\nThis paper was written for the Ministry of Health. Nurses are few. Triage should be digitised. Stock should be counted weekly.",
        "Stock should be counted",
        "executive",
        "companies",
    ),
    (
        "# Options paper prepared for Auckland Council\n\nStormwater floods homes. Swales should be built in every new street.",
        "Swales should",
        "subnational_government",
        "companies",
    ),
]

DEMANDS = [
    (
        "Students have occupied the library of Hillside University since Monday. We demand that the university bargain with students. Below are the demands:\n\n1. Divest from arms makers.\n2. Hire senior administrators with knowledge of the region.\n3. Establish a memorandum with our partner college.",
        "Hire senior",
        "researchers",
        "executive",
    ),
    (
        "# Strike at Delta Foods\n\nThe workers of Delta Foods walked out on Tuesday. They are asking the company to bargain. Their demands are:\n\n- Reinstate the six dismissed packers.\n- Raise the night rate to nine dollars.\n- Install fans on every line.",
        "Install fans",
        "companies",
        "executive",
    ),
    (
        "# Nurses' demands\n\nNurses at St Anne's Hospital are on strike. They call on the hospital to listen.\n\nThe nurses demand:\n\n- Fill every vacancy on nights.\n- End compulsory overtime.",
        "Fill every vacancy",
        "health_providers",
        "executive",
    ),
    (
        "# Demands of the March for Water\n\nThousands marched on the Ministry of Water on Friday. The marchers' demands to the government are:\n\n1. Cancel the privatisation contract.\n2. Publish the tariffs.",
        "Publish the tariffs",
        "executive",
        "companies",
    ),
    (
        "MOTION 14: Housing\n\nThis Branch notes that rents are up. This Branch instructs the National Executive Committee to:\n\n1. Launch a rent campaign.\n2. Affiliate to the Living Rent network.",
        "Launch a rent",
        "civil_society",
        "executive",
    ),
    (
        "# Shareholder proposal, Oxbow Energy plc\n\nResolved: That shareholders request that the Board publish a transition plan, setting targets for each business.\n",
        "shareholders request",
        "companies",
        "public",
    ),
    (
        "# What parents of Elm Primary want\n\nParents met on Monday. They want the school to listen. We ask the school to act on the following:\n\n- Fix the gate.\n- Send letters a week ahead.",
        "Send letters",
        "educators",
        "executive",
    ),
    (
        "# Student Union Council: motion on library hours\n\nThe Council resolves that the University keep the library open all night. It further resolves that the café extend its hours.",
        "The Council resolves",
        "educators",
        "executive",
    ),
    (
        "# Graduate workers' union: bargaining demands\n\nThe union has met Cornell University four times. We are asking Cornell University for a fair contract.\n\nDemands:\n\n- Raise the stipend to $50,000.\n- Cover dental care for dependants.",
        "Cover dental care",
        "researchers",
        "executive",
    ),
    (
        "The hunger strikers at Pelican Bay Prison want the Department of Corrections to negotiate. Their five core demands:\n\n1. End group punishment.\n2. Provide adequate food.\n3. Expand programs for those in solitary.",
        "Provide adequate food",
        "executive",
        "health_providers",
    ),
    (
        "The group demands the mayor resign and the council hold a vote, allowing residents to speak.",
        "The group demands",
        "subnational_government",
        "public",
    ),
]

SPEECHES = [
    (
        "Statement by the Republic of Nauru at the General Debate of the United Nations General Assembly\n\nMr. President,\n\nMy delegation congratulates you on your election. The root causes of conflict must be addressed. The permanent membership should be expanded to include small states.\n\nMr. President,\n\nThe reform talks should be concluded this year.",
        "The permanent membership",
        "international_bodies",
        "executive",
    ),
    (
        "Mr. President,\nExcellencies,\nDistinguished delegates,\n\nOn behalf of Samoa, I thank the General Assembly. The United Nations was founded in hope. The United Nations still stands. It is important that the root causes of hunger are addressed. Sea-level rise must be treated as a threat to peace.",
        "It is important that the root",
        "international_bodies",
        "executive",
    ),
    (
        "Madam Speaker, I rise to speak on the second reading of the Fisheries Bill. My constituents fish. The quota should be lowered before winter.",
        "The quota should be lowered",
        "legislature",
        "public",
    ),
    (
        "Mr Speaker, honourable members, the roads of this House's making are poor. Madam Speaker, tolls should be scrapped.",
        "tolls should be scrapped",
        "legislature",
        "companies",
    ),
    (
        "Madam Chair, thank you. The Human Rights Council has before it a report. On behalf of the International Bar Group I speak. Mr. Vice-President, special procedures should be funded properly.",
        "special procedures should",
        "international_bodies",
        "executive",
    ),
    (
        "Remarks to the City Council, public comment, 4 May\n\nMadam Mayor, members of the council, my name is Lee. The crosswalk at Pine should be repainted.",
        "The crosswalk at Pine",
        "subnational_government",
        "public",
    ),
    (
        "Statement of Jane Roe before the Subcommittee on Aviation, U.S. House of Representatives, March 3, 2021\n\nMr. Chairman, thank you. Airlines cancelled flights. Tarmac limits should be lowered to two hours.",
        "Tarmac limits",
        "legislature",
        "companies",
    ),
    (
        "Intervention by the Delegation of Chile, WIPO Standing Committee on Copyright, 35th session\n\nMr. Chair, thank you. Broadcasters have asked for more. The term of protection should be limited to twenty years.",
        "The term of protection",
        "international_bodies",
        "executive",
    ),
    (
        "Address to the General Synod by the Archdeacon of Perth\n\nMr President, members of Synod. Clergy housing is poor. Manses should be insulated.",
        "Manses should",
        "civil_society",
        "executive",
    ),
    (
        "Mr. Speaker, thank you for recognising me. Rural clinics are shut. The Minister of Health should reopen them. The Minister of Health should hire midwives. Ambulances should be bought.",
        "Ambulances should",
        "executive",
        "public",
    ),
    (
        "Re: Docket No. FDA-2021-N-0123\n\nDear Sir or Madam:\n\nThe Vapers League appreciates the opportunity to comment to the Food and Drug Administration. Flavour limits should be delayed.",
        "Flavour limits",
        "executive",
        "public",
    ),
    (
        "Good evening, members of the Planning Commission. My name is Sam Lee and I live on Oak. The setback variance should be denied.",
        "The setback variance",
        "subnational_government",
        "public",
    ),
    (
        "Speech by the Minister of Environment of Palau to COP27\n\nExcellencies, friends.\n\nOur islands sink. Loss and damage must be funded now.",
        "Loss and damage",
        "international_bodies",
        "companies",
    ),
    (
        "Hansard, 4 May. Madam Deputy Speaker, I beg to move that the House take note of rural schools. Bus passes should be free for pupils.",
        "Bus passes should",
        "legislature",
        "educators",
    ),
    (
        "Statement to the UN Security Council by the Norwegian Refugee Council\n\nMadam President, distinguished members. Crossings are closed. All crossings should be opened to aid.",
        "All crossings should",
        "international_bodies",
        "civil_society",
    ),
]

CLAUSES = [
    (
        "The review recommends the Tongan marine sector employ people with sea time.",
        "The review recommends",
        "companies",
        "public",
    ),
    (
        "We recommend that the Ministry of Health publish waiting times, covering all hospitals.",
        "We recommend",
        "executive",
        "health_providers",
    ),
    (
        "The panel suggests that each university appoint an ombudsman to hear students.",
        "The panel suggests",
        "researchers",
        "public",
    ),
    (
        "It is recommended that the legislation provide a right to sue companies.",
        "It is recommended",
        "legislature",
        "companies",
    ),
    (
        "The Commission proposes that Parliament set a cap, giving landlords a year.",
        "The Commission proposes",
        "legislature",
        "companies",
    ),
    (
        "The Ombudsman recommended that the Ministry apologise to Ms Roe. It is proposed that the policy explain, in plain words, who may appeal.",
        "The Ombudsman recommended",
        "executive",
        "public",
    ),
    (
        "The task force proposes that each hospital publish a staffing report, giving patients a phone line.",
        "The task force proposes",
        "health_providers",
        "public",
    ),
    (
        "It is essential that the Act protect journalists from costs.",
        "It is essential",
        "legislature",
        "media",
    ),
]


@pytest.mark.parametrize(("text", "words", "group", "wrong"), SUBMISSIONS)
def test_a_text_that_is_sent_to_a_body_calls_on_that_body(
    text: str, words: str, group: str, wrong: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """Submissions, evidence, comments and petitions whose calls fall to whoever is spoken of."""
    called = groups_called(text, words)
    assert (True, False) == (group in called, wrong in called)


@pytest.mark.parametrize(("text", "words", "group", "wrong"), DEMANDS)
def test_demands_are_made_of_whoever_was_asked_before(
    text: str, words: str, group: str, wrong: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """Bare imperatives of a list that fall to government, or to those who make them."""
    called = groups_called(text, words)
    assert (True, False) == (group in called, wrong in called)


@pytest.mark.parametrize(("text", "words", "group", "wrong"), SPEECHES)
def test_a_speaker_calls_on_the_house_and_not_on_its_chair(
    text: str, words: str, group: str, wrong: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """A vocative that is taken for whoever is to act."""
    called = groups_called(text, words)
    assert (True, False) == (group in called, wrong in called)


@pytest.mark.parametrize(("text", "words", "group", "wrong"), CLAUSES)
def test_a_subjunctive_s_subject_ends_before_its_verb(
    text: str, words: str, group: str, wrong: str, groups_called: Callable[[str, str], set[str]]
) -> None:
    """A clause without its modal whose object is taken for a part of its subject."""
    called = groups_called(text, words)
    assert (True, False) == (group in called, wrong in called)
