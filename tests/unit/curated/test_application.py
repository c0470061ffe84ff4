"""People's decisions win over the rules, and every row says what became of it."""

from typing import Any

import pytest

from policyrecs import ids
from policyrecs.curated.application import Reviewed, review
from policyrecs.curated.reviews import Decision
from policyrecs.errors import CurationError
from policyrecs.records import Citation, Recommendation
from policyrecs.vocabulary import (
    Basis,
    CitationKind,
    Evidence,
    Kind,
    LinkState,
    Method,
    Modality,
    Polarity,
    Review,
    Role,
    Severity,
    Status,
)

TEXT = "Ministers should publish the data.1 They may rest. Stop it. Stop it.\n1. A source."
SENTENCE = "Ministers should publish the data.1"


def _found(quote: str = SENTENCE, start: int = 0, **changes: Any) -> Recommendation:  # noqa: ANN401  any field
    fields: dict[str, Any] = {
        "recommendation_id": ids.recommendation_id("doc-a", quote),
        "document_id": "doc-a",
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "prefix": TEXT[max(0, start - 32) : start],
        "suffix": TEXT[start + len(quote) :][:32],
        "page": None,
        "section": (),
        "label": None,
        "parent_id": None,
        "evidence": Evidence.MODAL,
        "kind": Kind.DIRECT,
        "status": Status.CORE,
        "polarity": Polarity.DO,
        "modality": Modality.RECOMMENDATION,
        "cue": None,
        "action_category": None,
        "actions": (),
        "rationale": (),
        "repeats": (),
        "stakeholders": (),
        "citations": (),
        "topics": (),
        "deadline": None,
        "confidence": 0.7,
        "method": Method.RULES,
        "review": Review.UNREVIEWED,
        "reviewer": None,
        "review_reason": None,
    }
    return Recommendation(**(fields | changes))


NOTE = Citation(
    citation_id="cit-a",
    document_id="doc-a",
    start=TEXT.index("A source"),
    end=len(TEXT),
    quote="A source.",
    kind=CitationKind.NOTE,
    label="1",
    authors=(),
    title=None,
    container_title=None,
    publisher=None,
    issued=None,
    issued_precision=None,
    url=None,
    doi=None,
    type=None,
    signal=None,
    short_form=False,
    work_id=None,
    link_state=LinkState.NONE,
    method=Method.RULES,
)


def _decided(quote: str = SENTENCE, verdict: str = "keep", **stated: object) -> Decision:
    always = {
        "verdict": verdict,
        "document": "doc-a",
        "quote": quote,
        "reviewer": "R",
        "date": "2024-05-01",
        "reason": "Because.",
    }
    return Decision.model_validate(always | stated, strict=False)


WHOLE: dict[str, object] = {
    "kind": "direct",
    "status": "optional",
    "polarity": "avoid",
    "modality": "obligation",
    "evidence": "imperative",
    "parties": [{"role": "addressee", "stakeholder": "mars"}],
}


def _reviewed(decisions: list[Decision], *records: Recommendation) -> Reviewed:
    return review(decisions, records, [NOTE], "doc-a", TEXT)


def test_a_record_that_the_reviewer_finds_right_is_accepted() -> None:
    """A check by a person would leave no trace."""
    (record,) = _reviewed([_decided(polarity="do")], _found()).recommendations
    expected = (Review.ACCEPTED, Method.RULES, "R", "Because.")
    assert expected == (record.review, record.method, record.reviewer, record.review_reason)


def test_a_stated_field_wins_and_the_rest_stays() -> None:
    """The rules would overrule the reviewer, or the reviewer would have to code everything."""
    done = _reviewed([_decided(polarity="avoid", deadline="")], _found(deadline="soon"))
    (record,) = done.recommendations
    assert Review.EDITED is record.review
    assert (Polarity.AVOID, None) == (record.polarity, record.deadline)
    assert Modality.RECOMMENDATION is record.modality
    assert {"edited": 1, "unreviewed": 0} == done.outcomes


def test_the_reviewer_decides_where_a_record_begins_and_ends() -> None:
    """A span that the rules cut short would stay short."""
    found = _found("Ministers should publish the data.")
    (record,) = _reviewed([_decided()], found).recommendations
    assert (SENTENCE, Review.EDITED) == (record.quote, record.review)
    assert ids.recommendation_id("doc-a", SENTENCE) == record.recommendation_id
    assert record.suffix.startswith(" They may rest.")


def test_a_complete_decision_adds_what_the_rules_missed() -> None:
    """A recommendation that the rules cannot find could never be in the dataset."""
    stated = WHOLE | {
        "actions": [{"quote": "Stop it", "verb": "stop", "polarity": "avoid", "start": 51}]
    }
    done = _reviewed([_decided("Stop it.", start=51, **stated)])
    (record,) = done.recommendations
    expected = (Review.ADDED, Method.CURATED, Evidence.IMPERATIVE, 51)
    assert expected == (record.review, record.method, record.evidence, record.start)
    assert TEXT[record.end :].startswith(record.suffix)
    assert record.suffix
    assert Basis.CURATED is record.stakeholders[0].basis
    assert [(51, "stop")] == [(act.start, act.verb) for act in record.actions]


def test_a_partial_decision_without_a_record_is_reported() -> None:
    """A decision would vanish when the rules stop finding its record."""
    done = _reviewed([_decided(polarity="avoid")])
    assert () == done.recommendations
    assert ["orphaned-review"] == [issue.code for issue in done.issues]
    assert {"orphaned": 1, "unreviewed": 0} == done.outcomes


def test_a_rejected_record_is_gone_and_counted() -> None:
    """A false extraction would be released."""
    done = _reviewed([_decided(verdict="reject")], _found())
    assert ((), {"rejected": 1, "unreviewed": 0}) == (done.recommendations, done.outcomes)


def test_a_rejection_of_nothing_is_reported() -> None:
    """Decisions on what rules once found would pile up unseen."""
    (issue,) = _reviewed([_decided(verdict="reject")]).issues
    assert ("orphaned-review", Severity.INFO) == (issue.code, issue.severity)


def test_a_record_nobody_decided_on_stays_as_it_is() -> None:
    """Rows that nobody has checked would pass for checked."""
    done = _reviewed([], _found())
    assert ((_found(),), {"unreviewed": 1}) == (done.recommendations, done.outcomes)


def test_parties_settle_the_taking_part_and_keep_the_words_that_the_rules_found() -> None:
    """A reviewer would have to repeat every offset, or leave a false addressee standing."""
    link = {"basis": Basis.EXPLICIT, "surface": "Ministers", "start": 0, "end": 9}
    found = _found(
        stakeholders=(
            {"stakeholder_id": "mars", "role": Role.ADDRESSEE} | link,
            {"stakeholder_id": "venus", "role": Role.SPEAKER, "basis": Basis.IMPLIED},
            {"stakeholder_id": "moon", "role": Role.BENEFICIARY, "basis": Basis.IMPLIED},
        )
    )
    stated = [{"role": "addressee", "stakeholder": "mars"}]
    (record,) = _reviewed([_decided(parties=stated)], found).recommendations
    expected = [("mars", "Ministers"), ("moon", None)]
    assert expected == [(each.stakeholder_id, each.surface) for each in record.stakeholders]


def test_a_note_binds_by_its_label() -> None:
    """A glued digit that the rules missed could not be bound by hand."""
    stated = [{"quote": "1", "label": "1", "start": 34}]
    (record,) = _reviewed([_decided(notes=stated)], _found()).recommendations
    assert [("cit-a", "1", 34)] == [
        (each.citation_id, each.marker, each.start) for each in record.citations
    ]


def test_a_note_that_the_document_lacks_is_reported() -> None:
    """A dangling citation would stop the build, or vanish."""
    stated = [{"quote": "1", "label": "9", "start": 34}]
    done = _reviewed([_decided(notes=stated)], _found())
    assert () == done.recommendations[0].citations
    assert ["the document has no citation for note 9"] == [each.message for each in done.issues]


def test_equal_quotes_are_counted_anew_and_children_follow() -> None:
    """After a rejection the second of two equal records would keep the id of a second."""
    first, second = _found("Stop it.", 51), _found("Stop it.", 60)
    second = Recommendation(
        **(dict(second) | {"recommendation_id": ids.recommendation_id("doc-a", "Stop it.", 2)})
    )
    child = _found("They may rest.", 36, parent_id=second.recommendation_id)
    done = _reviewed([_decided("Stop it.", "reject", start=51)], first, second, child)
    expected = ids.recommendation_id("doc-a", "Stop it.")
    assert [None, expected] == [
        done.recommendations[1].parent_id,
        done.recommendations[1].recommendation_id,
    ]
    assert expected == done.recommendations[0].parent_id


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (_decided("Ministers must publish."), "is not there"),
        (_decided("Stop it."), "stands in several places"),
        (_decided(rationale=[{"quote": "for peace"}]), "“for peace” is not there"),
    ],
)
def test_a_decision_that_the_text_does_not_bear_out_is_refused(
    decision: Decision, words: str
) -> None:
    """A quote that nobody wrote would be released as verbatim."""
    with pytest.raises(CurationError) as caught:
        _reviewed([decision], _found())
    assert words in str(caught.value)
    assert "reviews.toml: doc-a" in str(caught.value)
