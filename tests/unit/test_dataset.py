"""The frozen whole: what does not hold together is refused by name."""

import dataclasses
import random

import pytest

from policyrecs.dataset import Dataset
from policyrecs.errors import RecordError
from policyrecs.records import Span
from policyrecs.schemas.example import DOCUMENT_ID, example_dataset
from policyrecs.tables import RECORDS

EXAMPLE = example_dataset()
MAIN = EXAMPLE.recommendations[0]
PART = EXAMPLE.recommendations[1]
QUOTED = EXAMPLE.recommendations[2]
WRONG = Span(start=0, end=4, quote="lies")


def broken(records: str, place: int, **fields: object) -> Dataset:
    """The example with one record changed, its own validation left out."""
    changed = list(getattr(EXAMPLE, records))
    changed[place] = changed[place].model_copy(update=fields)
    return dataclasses.replace(EXAMPLE, **{records: tuple(changed)})


def test_the_order_of_input_leaves_no_trace() -> None:
    """A dataset that depended on which file was read first could not be compared."""
    shuffler = random.Random(7)  # noqa: S311  no secret hangs on it
    shuffled = {}
    for field in RECORDS:
        records = list(getattr(EXAMPLE, field))
        shuffler.shuffle(records)
        shuffled[field] = tuple(reversed(records))
    texts = dict(reversed(EXAMPLE.texts.items()))
    assert Dataset(**shuffled, texts=texts) == EXAMPLE


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"quote": "x" * len(MAIN.quote)}, "quote"),
        ({"prefix": "not there"}, "prefix"),
        ({"prefix": ""}, "prefix"),
        ({"suffix": "not there"}, "suffix"),
        ({"suffix": ""}, "suffix"),
        ({"suffix": "x" * 33}, "suffix"),
        ({"cue": WRONG}, "cue"),
        ({"actions": (MAIN.actions[0].model_copy(update={"start": 0, "end": 56}),)}, "actions[0]"),
        ({"rationale": (*MAIN.rationale, WRONG)}, "rationale[1]"),
        ({"repeats": (WRONG,)}, "repeats[0]"),
        ({"document_id": "nowhere"}, "document_id"),
        ({"parent_id": "nobody"}, "parent_id"),
        ({"parent_id": MAIN.recommendation_id}, "parent_id"),
        ({"parent_id": PART.recommendation_id}, "parent_id"),
        ({"stakeholders": MAIN.stakeholders * 2}, "stakeholders"),
        ({"citations": MAIN.citations * 2}, "citations"),
        ({"topics": MAIN.topics * 2}, "topics"),
        (
            {"stakeholders": (MAIN.stakeholders[0].model_copy(update={"stakeholder_id": "no"}),)},
            "stakeholders[0].stakeholder_id",
        ),
        (
            {"stakeholders": (MAIN.stakeholders[1].model_copy(update={"start": 0, "end": 10}),)},
            "stakeholders[0]",
        ),
        (
            {"stakeholders": (MAIN.stakeholders[1].model_copy(update={"end": None}),)},
            "stakeholders[0]",
        ),
        (
            {"citations": (MAIN.citations[0].model_copy(update={"citation_id": "no"}),)},
            "citations[0].citation_id",
        ),
        (
            {"citations": (MAIN.citations[0].model_copy(update={"marker": "2"}),)},
            "citations[0]",
        ),
        ({"topics": (MAIN.topics[0].model_copy(update={"surface": "open dada"}),)}, "topics[0]"),
        ({"topics": (MAIN.topics[0].model_copy(update={"topic": "no"}),)}, "topics[0].topic"),
    ],
)
def test_a_recommendation_that_does_not_hold_is_refused(
    fields: dict[str, object], field: str
) -> None:
    """A wrong span or dangling link that got in would be released as fact."""
    with pytest.raises(RecordError) as caught:
        broken("recommendations", 0, **fields)
    document = fields.get("document_id", DOCUMENT_ID)
    assert caught.value.subject == f"{document} {MAIN.recommendation_id} {field}"


@pytest.mark.parametrize(
    ("records", "place", "fields", "subject"),
    [
        ("documents", 0, {"characters": 3}, f"{DOCUMENT_ID} {DOCUMENT_ID} characters"),
        ("documents", 0, {"text_sha256": "0" * 64}, f"{DOCUMENT_ID} {DOCUMENT_ID} text_sha256"),
        ("documents", 0, {"document_id": "other"}, "other other text"),
        ("citations", 0, {"quote": "x" * 128}, f"{DOCUMENT_ID} cit-524d5bf53fcf quote"),
        ("citations", 0, {"document_id": "other"}, "other cit-524d5bf53fcf document_id"),
        ("stakeholders", 0, {"parent_id": "nobody"}, "- group-executive parent_id"),
        ("stakeholders", 0, {"parent_id": "group-executive"}, "- group-executive parent_id"),
        ("stakeholders", 0, {"stakeholder_id": "group-public"}, "- group-public stakeholder_id"),
    ],
)
def test_other_records_that_do_not_hold_are_refused(
    records: str, place: int, fields: dict[str, object], subject: str
) -> None:
    """The error must say which document, record and field to look at."""
    with pytest.raises(RecordError) as caught:
        broken(records, place, **fields)
    assert caught.value.subject == subject


def test_a_parent_of_another_document_is_refused() -> None:
    """Sub-items belong to an item of their own document."""
    document = EXAMPLE.documents[0].model_copy(update={"document_id": "twin"})
    twin = MAIN.model_copy(
        update={
            "document_id": "twin",
            "recommendation_id": "rec-twin",
            "parent_id": MAIN.recommendation_id,
            "citations": (),
        }
    )
    with pytest.raises(RecordError, match=r"twin rec-twin parent_id: .* another document"):
        dataclasses.replace(
            EXAMPLE,
            documents=(*EXAMPLE.documents, document),
            recommendations=(*EXAMPLE.recommendations, twin),
            texts={**EXAMPLE.texts, "twin": EXAMPLE.texts[DOCUMENT_ID]},
        )


def test_a_text_without_a_document_is_refused() -> None:
    """A release would otherwise carry a text whose rights nobody has stated."""
    with pytest.raises(RecordError, match="stray - text"):
        dataclasses.replace(EXAMPLE, texts={**EXAMPLE.texts, "stray": "words"})


def test_a_text_that_utf8_cannot_write_is_refused() -> None:
    """A lone surrogate would stop the release halfway."""
    document = EXAMPLE.documents[0].model_copy(update={"characters": 1})
    with pytest.raises(RecordError, match="lone surrogate"):
        Dataset(documents=(document,), texts={DOCUMENT_ID: "\ud800"})


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"document_id": "other"}, "document_id"), ({"start": 9, "end": 3}, "start")],
)
def test_an_issue_that_points_nowhere_is_refused(fields: dict[str, object], field: str) -> None:
    """A problem that cannot be looked up helps nobody."""
    issue = dataclasses.replace(EXAMPLE.issues[0], **fields)
    with pytest.raises(RecordError) as caught:
        dataclasses.replace(EXAMPLE, issues=(issue,))
    assert caught.value.subject == f"{issue.document_id} issue unbound-marker {field}"


def test_a_quotation_of_a_quoted_record_may_stand_outside_it() -> None:
    """Speakers are named beside the quotation: their surface need not lie in the quote."""
    speaker = QUOTED.stakeholders[0]
    assert speaker.start is not None
    assert speaker.start > QUOTED.end


PROPOSAL = EXAMPLE.proposals[0]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"members": PROPOSAL.members[:1]}, "members"),
        ({"members": PROPOSAL.members[:1] * 2}, "members"),
        ({"members": PROPOSAL.members[::-1]}, "representative_id"),
        ({"label": "Other words."}, "label"),
        (
            {
                "members": (
                    PROPOSAL.members[0],
                    PROPOSAL.members[1].model_copy(update={"recommendation_id": "nobody"}),
                )
            },
            "members[1].recommendation_id",
        ),
    ],
)
def test_a_proposal_that_does_not_hold_is_refused(fields: dict[str, object], field: str) -> None:
    """A proposal would show words that none of its members says, or count one twice."""
    with pytest.raises(RecordError, match="invalid-record") as caught:
        broken("proposals", 0, **fields)
    assert caught.value.subject.endswith(field)


def test_a_recommendation_is_in_one_proposal() -> None:
    """A join would double it."""
    other = PROPOSAL.model_copy(update={"proposal_id": "prop-other"})
    with pytest.raises(RecordError, match="too"):
        dataclasses.replace(EXAMPLE, proposals=(PROPOSAL, other))
