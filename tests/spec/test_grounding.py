"""A language model's answers about the committed sources: verbatim, tolerant, and made up.

The answers are written as models write them; beside each quote stands what must become of it.
"""

import json
from pathlib import Path

import pytest

from policyrecs.grounding import Grounding, ground
from policyrecs.grounding.structured import records_of
from policyrecs.readers import read_path

SOURCES = Path(__file__).parents[2] / "data" / "sources"
OTI = "oti-2024-recommendations.txt"
ENTREPRENEUR = "entrepreneur-2024-ntia-report.txt"
ITPRO = "itpro-2024-open-source-ai.txt"

RECORDS: list[tuple[dict[str, object], str]] = [
    (
        {
            "quote": "Continue to build governmental capacity to monitor and mitigate the marginal "
            "risks posed by open models.",
            "addressee": "Policymakers",
            "start": 1,
        },
        "exact",
    ),
    (
        {
            "quote": "Avoid placing broad restrictions on open models, including through means "
            "like export controls, licensing requirements, or broad imposition of liability on "
            "developers for downstream harms.",
            "polarity": "avoid",
        },
        "exact",
    ),
    (
        {
            "quote": "Craft legislative and policy requirements that promote transparency about "
            "model design ... as well as information about how developers and deployers address "
            "the risks of model misuse."
        },
        "tolerant",
    ),
    (
        {
            "quote": "[Civil society groups] should emphasize the wider range of societal "
            "benefits, including innovation, education and research, and security"
        },
        "tolerant",
    ),
    (
        {
            "quote": "Policymakers should continue to build governmental capacity to monitor the "
            "risks posed by open models."
        },
        "paraphrase",
    ),
    (
        {
            "quote": "Place broad restrictions on open models, including through means like "
            "export controls"
        },
        "paraphrase",
    ),
    (
        {"quote": "Congress should create a federal licensing agency for frontier models."},
        "not-found",
    ),
    (
        {
            "quote": "The NTIA advised that the U.S. government collect evidence by conducting "
            "research into the safety of AI models.",
            "source": OTI,
        },
        "misattributed",
    ),
    (
        {
            "quote": "Research cornmunities are essential to examining and monitoring the "
            "openness and health of model systerns"
        },
        "fuzzy",
    ),
    (
        {
            "quote": "invest in the maintenance of open source AI projects to ensure that popular "
            "model projects have the resources they need to find and address vulnerabilities in a "
            "timely fashion. Addressing resource gaps"
        },
        "tolerant",
    ),
    ({"quote": "presents responses from over 500 developers"}, "paraphrase"),
]

ANSWER = (
    "Based on my reading of the chapter, here are the recommendations:\n\n```json\n"
    + json.dumps({"recommendations": [record for record, _ in RECORDS]}, indent=1)
    + "\n```\nLet me know if you would like them grouped by stakeholder!\n"
)


@pytest.fixture(scope="module")
def answered() -> Grounding:
    """The answer in JSON, grounded in three sources."""
    documents = [read_path(SOURCES / name) for name in (OTI, ENTREPRENEUR, ITPRO)]
    return ground(records_of(ANSWER), documents)


def test_each_quote_gets_its_verdict(answered: Grounding) -> None:
    """A paraphrase would get a place, or a true quote lose its own."""
    statuses = [each.verdict.status for each in answered.grounded]
    assert [expected for _, expected in RECORDS] == statuses


def test_every_grounded_row_reproduces_its_source(answered: Grounding) -> None:
    """A span that is off by one would be released."""
    texts = {part.document.file: part.text for part in answered.assemblies}
    rows = [each.row for each in answered.grounded if each.row is not None]
    assert 6 == len(rows)
    for row in rows:
        assert texts[row["document"]][row["start"] : row["end"]] == row["quote"]


def test_the_avoided_act_stays_avoided_and_the_addressee_is_known(answered: Grounding) -> None:
    """Grounding would lose what the record said of itself."""
    first, second = (answered.grounded[number].row for number in (0, 1))
    assert first is not None
    assert second is not None
    assert (["policymakers"], "avoid") == (first["addressee_groups"], second["polarity"])
    assert ["Policymakers"] == second["section"][-1:]


@pytest.mark.parametrize(
    ("item", "status"),
    [
        (
            "The NTIA concluded that the government should monitor the state of AI, not",
            "exact",
        ),
        ("The NTIA concluded that the government should restrict AI.", "paraphrase"),
        ("the government should monitor the state of AI, [but] not restrict it", "refused"),
        ("the government should monitor the state of AI \u2026 restrict it", "refused"),
        (
            "The focus should be on innovation and international\u00a0collaboration",
            "tolerant",
        ),
        (
            "The focus must be on innovation and international collaboration",
            "paraphrase",
        ),
        (
            "It also recommended that the goverment continually evaluate evidence and take action",
            "fuzzy",
        ),
        ("It also recommended that the government evaluate evidence and take action", "paraphrase"),
        (
            "recommended that the government continually evaluate evidence and take no action",
            "paraphrase",
        ),
    ],
)
def test_small_changes_that_change_the_sense(item: str, status: str) -> None:
    """One word in fifteen is enough to say the opposite."""
    (record,) = ground(records_of(f"- {item}\n"), [read_path(SOURCES / ENTREPRENEUR)]).grounded
    if status == "refused":
        assert record.row is None
    else:
        assert status == record.verdict.status
