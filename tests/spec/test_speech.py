"""Whose call it is: reported by the text, or in somebody's own quoted words."""

from collections.abc import Callable

import pytest

Core = Callable[[str], list[tuple[str, str, str]]]

REPORTED = [
    "Residents are pushing the mayor to close the incinerator.",
    "The union has been lobbying for employers to publish their pay ratios.",
    "Some advocated for the introduction of clear criteria for lifting sanctions.",
    "He charged the board to suspend the transfers.",
    "The Assembly is pressuring London to hand over the files.",
    "Farmers, the agency continues, should be paid to plant hedges.",
    "The NTSB recommended that the railroad install inward-facing cameras in all locomotives.",
    "Campaigners urged ministers to scrap the two-child limit.",
    "Amnesty International called on the authorities to release the protesters immediately.",
    "The report recommends banning smartphones in primary schools.",
    "The report calls for a ban on new coal plants.",
    "The senator said Congress should pass the bill before the recess.",
    "Experts say the government must do more to protect renters.",
    "According to the think tank, the Treasury should freeze fuel duty.",
    "The watchdog has urged councils to publish their waiting times.",
    "The union is demanding that the company reinstate the workers.",
    "Scientists have called for a moratorium on deep-sea mining.",
    "Doctors are advised to screen patients over 50, the guidance says.",
    (
        "In a letter to the FTC, 12 senators asked the agency to investigate the company's "
        "data practices."
    ),
    "The IMF suggested that the central bank should raise rates further.",
    "The Court of Auditors concluded that the Commission should improve its monitoring.",
    "Amnesty said the bill should be withdrawn.",
    "The proposal should be rejected, the committee said.",
    "Countries should phase out fossil fuel subsidies, according to a new OECD report.",
    "Thousands of people called for his resignation.",
    "Human rights groups have repeatedly called on Beijing to close the camps.",
    "The witness argued that the policy should be abandoned.",
    "Professor Jones told the Committee that ministers should consult teachers first.",
    "Ministers should go further, the MPs said.",
    "The OECD urges governments to phase out tax breaks for fossil fuels.",
    "She called on Congress to renew the program.",
    "Warren has called for breaking up the largest technology companies.",
    "The coroner recommended that the hospital review its procedures.",
    "A coalition of 40 groups is urging the EU to reject the deal.",
    "The letter, signed by 200 academics, calls on universities to divest from fossil fuels.",
    "Health officials are advising people to boil their water.",
    "The regulator has told banks to improve how they treat vulnerable customers.",
    "The panel said the agency should have acted sooner and must now publish its data.",
    "Lawmakers should reject the measure, said Maria Gomez, a spokeswoman for the ACLU.",
    "The authors argue that journals should require data sharing.",
    "Economists at the bank recommend raising the retirement age.",
    "The review proposed that a new regulator be set up.",
    "The report suggests that schools should teach financial literacy.",
    "Labour's manifesto proposes abolishing the House of Lords.",
    'He said the government should "get a grip" on the backlog.',
    "There was agreement among the engineers that the bridge should be closed.",
    "For months, farmers have blocked roads, demanding that the government raise milk prices.",
    "Forty scholars have written an open letter to the minister, calling on him to free the poet.",
    "Separately, Councillors Roe, Poe and Lee have written to the mayor, asking for a vote.",
    "Hundreds of nurses went on strike in Harare, demanding that the ministry pay them.",
    "The march ended at the ministry, with speakers calling for the release of the detainees.",
    "As the auditor once put it, the ministry must keep proper books.",
    "The conclusion of a meeting of diplomats was that a compromise must be reached.",
    "The mayor will tell the conference on Monday that cities must ban diesel cars.",
    "The minister is expected to say on Friday that schools should reopen.",
    "The senator praised the farmers but urged them to plant more trees.",
    "Ann Lee and Sam Poe wrote to the health minister to urge his department to publish the file.",
    "Thousands took to the streets of the capital to demand that the law be withdrawn.",
    "There was a call from Standing Rock to pressure banks to divest from the pipeline.",
    "The regulator, while charging the firms to stop estimated billing, said homes were cold.",
    "A 2023 annual report from the state's ombudsman also recommended requiring generators.",
    "004/21 On 27 May 2021 the Commission recommended that the Director publish the guide.",
    "The economist Ann Lee suggested a tax on currency transactions.",
    "Indigenous leaders demand the government recognise their land rights.",
    "Doctors have for years been calling for a ban on boxing.",
    "Under a plan put forward by the chancellor, employers should share the costs.",
    "The bishop asked the council to keep the shelter open.",
    "Walsh asked that every club appoint a trained welfare officer.",
    "The committee further called for a net zero target for shipping.",
    "The aid agency appealed for $4 billion to buy vaccines for poor countries.",
    "The review recommended more bus lanes, better signs and a yearly count.",
    "NACTO recommends 20mph on any street without a cycle track.",
    "Business groups have called to limit the rules to the bare minimum.",
    "They circled the Capitol to demand a minimum wage.",
    "Mencap has long argued that the law be changed.",
    "The monarch also canvassed the adoption of solar power.",
    "The consumer federation demanded clearer labels.",
    "The water board was asked to publish its leak maps.",
    "The Environment Agency has been told to publish its maintenance records.",
    "The mayor is under growing pressure from traders to scrap the fee.",
    "The force is facing calls for an independent inquiry into the raid.",
    "Dr Tan said it was time states stopped passing the buck.",
    "The Opposition sought a joint parliamentary probe into the dam collapse.",
    "Food lobbyists rejected the idea and called instead for more sport in schools.",
    "University leaders had called on the union to reopen talks.",
    "The doctors' leader told the newspapers that the government needed to act on obesity.",
    'The chair said the Minister had to "stop tinkering" with the scheme.',
    "Siptu is seeking an immediate pay rise of two euros an hour.",
    "The former inspector general was of the view that the 2002 order be restored.",
    "Estonia's premier said Europe had to produce more shells.",
    "The president pleaded with allies on Sunday for more air defence systems.",
    "The police have asked us to lock our sheds at night.",
    "The commission also recommended rapid tests, needle exchanges and access to methadone.",
    "The party repeated its demand for a tax on sewage.",
    "It suggests phasing out tax breaks for large chains, the committee's report says.",
    "The ruler of Idah solicited the construction of embankments.",
    "Opposition leader Ralph Thorne has meanwhile challenged the minister to publish the letter.",
    "In 2009 Ndegwa told the parliamentary committee that the dump at Dandora be closed.",
    "Its leader, Sophie Binet, invited the government to listen to the street.",
    "Indigenous rights must be upheld for fair partnerships, the paper states.",
]
"""The text tells that somebody else calls."""

QUOTED = [
    (
        '"The government must stop dithering and publish the plan," said Jane Smith, chief '
        "executive of the charity."
    ),
    '"We urge Congress to pass this bill without delay," Senator Lee said.',
    'Jane Smith said: "Ministers should listen to the families affected by this decision."',
    (
        '"Policymakers need to invest in prevention, not just treatment," said Dr. Amy '
        "Chen, a public health researcher."
    ),
    '"The government should not be in the business of picking winners," he said.',
    'He added: "Parliament must get to the bottom of this scandal."',
    '"My message to ministers is simple: publish the report."',
]
"""The call stands in somebody's quoted words."""


@pytest.mark.parametrize("sentence", REPORTED)
def test_a_told_call_is_reported(core: Core, sentence: str) -> None:
    """A call of others that is taken for the author's own, or missed."""
    assert [kind for kind, _, _ in core(sentence)] == ["reported"]


@pytest.mark.parametrize("sentence", QUOTED)
def test_a_quoted_call_is_quoted_without_its_speaker(core: Core, sentence: str) -> None:
    """A quotation read as the text's own words, or with its attribution."""
    (kind, _, quote) = core(sentence)[0]
    assert kind == "quoted"
    assert "said" not in quote
