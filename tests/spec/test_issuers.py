"""Who recommends, from a text to its row: the issuer that a reader would name."""

import pytest

from policyrecs import pipeline

TOLD = [
    ("Airlines are already arguing that such fuels should be taxed less.", "airlines"),
    (
        "A working group made up of pilots recommended that night flights be banned.",
        "working group",
    ),
    (
        "In 1991, a Moreland Fund report called for a review of the requirements.",
        "Moreland Fund",
    ),
    (
        "One of the key recommendations from Professor Okoro was to keep some beds in reserve.",
        "Professor Okoro",
    ),
    ("The TUC said ministers needed to act.", "TUC"),
    ("A petition signed by 12,000 residents asks the council to reopen the library.", "residents"),
    ("The Law Society's submission proposed that courts publish judgments.", "Law Society"),
    ("Members of the public were urged by wardens not to swim.", "wardens"),
    ("For weeks, farmers have marched, demanding that ministers cut tolls.", "farmers"),
]


@pytest.mark.parametrize(("text", "issuer"), TOLD)
def test_what_is_told_has_an_issuer(text: str, issuer: str) -> None:
    """A reported call that names its maker in words, and a row that names nobody."""
    (row,) = pipeline.flat_rows(pipeline.extract_text(f"{text}\n"))
    assert ("reported", [issuer]) == (str(row["kind"]), row["issuers"])


def test_a_spokesperson_in_a_release_speaks_for_its_issuer() -> None:
    """The person whom an outlet's copy of a release quotes, taken for somebody else."""
    text = (
        "# Inquiry demanded\n\n**Press Release: Reform Alliance**\n\nThe ports are closed. "
        + "Nobody in the country knows for how long. " * 12
        + "\n\nThe government should compensate the dockers, said Ms Bell.\n"
    )
    *_, row = pipeline.flat_rows(pipeline.extract_text(text))
    assert str(row["kind"]) == "direct"


POINTING_BACK = [
    (
        (
            "The Special Rapporteur on minorities asked for figures. He recommended that the "
            "data be published by the ministry.\n"
        ),
        "Special Rapporteur on minorities",
    ),
    (
        (
            "Pier anglers sent a petition to the mayor. The petition, which calls for the ministry "
            "to reopen the pier, is long.\n"
        ),
        "pier anglers",
    ),
    (
        "A task force set up by mayor Ann Lee urged the police to change the rules.\n",
        "task force",
    ),
    (
        (
            "The Ports Committee sat in May. The same committee recommended that "
            "pilots be paid more.\n"
        ),
        "Ports Committee",
    ),
    (
        (
            "The Academy of Dental Colleges sat. Teeth are bad. The academy urged that "
            "schools ban sweets.\n"
        ),
        "Academy of Dental Colleges",
    ),
    (
        (
            "In a Tuesday report, the Harbour Trust mapped the reefs. The reefs should be "
            "closed to trawlers, per the report.\n"
        ),
        "Harbour Trust",
    ),
    (
        (
            "The Harbour Trust released its report. The Tuesday report came late. The ports "
            "should close, the report says.\n"
        ),
        "Harbour Trust",
    ),
    (
        (
            "# Browning inquiry reports\n\nThe Browning Inquiry into ferries came out today, "
            "a year late. Its chair, Lord Browning, once ran a bank. The inquiry "
            "recommended that ferry operators publish their accident records.\n"
        ),
        "Browning Inquiry",
    ),
    (
        (
            "The College of Harbour Pilots has drawn up a plan.\n\nPilots are tired, the "
            "college said. It added that ports should limit shifts to eight hours.\n"
        ),
        "College of Harbour Pilots",
    ),
    (
        (
            "The Harbour Trust published a report on noise. The report suggests that ports "
            "should ban horns at night.\n"
        ),
        "Harbour Trust",
    ),
    (
        (
            "The minister read a study by the Marine Institute. The study recommends that "
            "the ministry close two ports.\n"
        ),
        "Marine Institute",
    ),
    (
        (
            "40 tug captains have written an open letter to the minister Ann Lee. The "
            "letter urges the minister to reopen the pilot school.\n"
        ),
        "tug captains",
    ),
    (
        (
            "An open letter is going round. The letter urges the minister to reopen the "
            "pilot school.\n"
        ),
        "signatories of the letter",
    ),
    (
        (
            "A coalition of port unions sent a petition to the European institutions. They "
            "call on the Parliament to reject the treaty.\n"
        ),
        "coalition of port unions",
    ),
    (
        (
            "The committee said more facts were needed from Professor Ann Lee on how she "
            "decides, and that ministers should publish the data. The Ports Committee sat "
            "in May.\n"
        ),
        "Ports Committee",
    ),
    (
        ("Similarly, the PHA called on ministers to end the subsidy.\n"),
        "PHA",
    ),
    (
        (
            "A report by the Marine Workers Group (MWG) which has called on the government "
            "to cut port fees came out today.\n"
        ),
        "Marine Workers Group",
    ),
    (
        ("More than 40 shipping firms have urged the ministry to lift the ban.\n"),
        "shipping firms",
    ),
    (
        "The coroner, Mary Hassell, recommended that the trust hire more midwives.\n",
        "Mary Hassell",
    ),
    (
        "Ambassador Lin Wei spoke of a drought. The envoy urged donors to send grain.\n",
        "Lin Wei",
    ),
    (
        "Denis Noone TD visited the ward. He argues that the beds must be opened soon.\n",
        "Denis Noone",
    ),
    (
        (
            "Health chiefs warn that the approach is dangerous. They fear the worst. They also "
            "call for nurses to be trained.\n"
        ),
        "health chiefs",
    ),
    (
        (
            "UN investigators said the camp breaks the law. Their report calls on Ruritania to "
            "close it.\n"
        ),
        "UN investigators",
    ),
    (
        (
            "Health Secretary Ada Walker met staff. Ms Walker said that trusts should publish "
            "their waiting times.\n"
        ),
        "Ada Walker",
    ),
    (
        "Under proposals put forward by the TUC, every firm should report its pay gap.\n",
        "TUC",
    ),
]


@pytest.mark.parametrize(("text", "issuer"), POINTING_BACK)
def test_words_that_point_back_have_the_issuer_they_mean(text: str, issuer: str) -> None:
    """A report, letter or pronoun without a maker, or with a name mentioned on the way."""
    rows = pipeline.flat_rows(pipeline.extract_text(text))
    assert [("reported", issuer)] == [(str(row["kind"]), row["issuers"][0]) for row in rows]


def test_a_response_restates_the_recommendations_of_whom_it_answers() -> None:
    """A committee's recommendation taken for that of the government which answers it."""
    text = (
        "# Government response to the Harbour Committee's second report\n\n"
        "1. The Government should dredge the northern ports. (Paragraph 26)\n\n"
        "As the Harbour Committee has stated, the northern ports silt up. The UK has three.\n"
    )
    (row, *_) = pipeline.flat_rows(pipeline.extract_text(text))
    assert ("reported", ["Harbour Committee"]) == (str(row["kind"]), row["issuers"])


def test_a_heading_names_the_body_whose_recommendations_follow() -> None:
    """A whole heading taken for the name of a body."""
    text = (
        "# The ports: what next\n\nThe report of the Ports Commission came out in May.\n\n"
        "## RECOMMENDATIONS OF THE COMMISSION\n\n"
        "- A register of pilots should be kept.\n- The port tax should be abolished.\n"
    )
    rows = pipeline.flat_rows(pipeline.extract_text(text))
    assert [["Ports Commission"]] * 2 == [row["issuers"] for row in rows]


SPOKEN = [
    (
        (
            "We asked what they want.\n\n"
            '"Every school must have a nurse by 2030."\n\nJane Otieno, head teacher\n'
        ),
        "Jane Otieno",
    ),
    (
        '"The bridge should be closed at once," said James Baker, an engineer.\n',
        "James Baker",
    ),
    (
        '"Governments must act on fish," says lead author Dr. Rainer Froese, a scientist.\n',
        "Rainer Froese",
    ),
    (
        (
            'Commenting on the vote and what it will cost, Ann Lee said:\n\n> "The '
            'minister must not close the pier."\n'
        ),
        "Ann Lee",
    ),
    (
        (
            "Jo Roe of the Pier Trust sat by. Ann Lee said: 'This is a good day for "
            "piers.\n\n'But the minister must now repair the pier before winter.'\n"
        ),
        "Ann Lee",
    ),
    (
        (
            'Ann Lee said:\n\n> "Nobody asked Jo Roe. The council must '
            'reopen the pier. They could begin by saying when."\n'
        ),
        "Ann Lee",
    ),
    (
        ('"The pier must be reopened without delay," said Prof. Ann Lee.\n'),
        "Ann Lee",
    ),
    (
        ('Section 12 of the Harbour Code says: "Harbour masters should keep a log of spills."\n'),
        "Harbour Code",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), SPOKEN)
def test_a_quotation_has_whoever_speaks_it(text: str, speaker: str) -> None:
    """A quotation given to somebody named near it, or to half a name."""
    (row,) = pipeline.flat_rows(pipeline.extract_text(text))
    assert ("quoted", [speaker]) == (str(row["kind"]), row["issuers"][:1])
