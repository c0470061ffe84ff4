"""One filled-in row of a queue as the decisions that it makes."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from policyrecs.curated.anchors import SAME, overlap
from policyrecs.curated.reviews import Decision
from policyrecs.curated.reviews import Verdict as Stands
from policyrecs.records import Recommendation, Span
from policyrecs.review.archive import Archive, Fault, brief
from policyrecs.review.cells import code_of, listed, offset
from policyrecs.review.columns import Verdict
from policyrecs.review.corrections import corrections, shown_fields
from policyrecs.review.filled import Filled
from policyrecs.review.stating import stated_fields

_NEEDED = ("kind", "status", "polarity", "modality", "evidence", "addressees", "issuers")
"""What an added row must state, as `new_...`: no rule has read it."""

_SHOWN = ("kind", "status", "polarity", "modality")
"""Codes of a record that its row shows."""

_PARTS = "||"
"""What divides the parts of a split."""


def decisions_of(row: Filled, archive: Archive) -> tuple[Decision, ...]:
    """Return the decisions that a row makes, with their revisions still to be counted.

    Raises:
        Fault: The row does not hold, or not for the texts as they are.
    """
    return tuple(_DECIDING[row.verdict](row, archive))


def _accepted(row: Filled, archive: Archive) -> Iterator[Decision]:
    record, span = _found(row, archive)
    if record is None:  # the rules have lost it since the queue went out; the reviewer has not
        yield _keep(row, row.cell("document"), span, shown_fields(row, archive))
    else:
        yield _keep(row, record.document_id, record, stated_fields(record, archive))


def _rejected(row: Filled, archive: Archive) -> Iterator[Decision]:
    record, span = _found(row, archive)
    document = row.cell("document") if record is None else record.document_id
    yield _reject(row, document, record or span)


def _edited(row: Filled, archive: Archive) -> Iterator[Decision]:
    record, _ = _found(row, archive)
    if record is None:
        words = "no record stands here any more; to keep these words, use the verdict add"
        raise Fault(words)
    changes = corrections(row, archive, record)
    quote = row.cell("new_quote")
    if not changes and not quote:
        words = "edit corrects nothing: fill in a column that begins with new_"
        raise Fault(words)
    document = record.document_id
    span = archive.span(document, quote, record.start) if quote else _span(record)
    if (span.start, span.end) == (record.start, record.end):
        yield _keep(row, document, span, stated_fields(record, archive) | changes)
        return
    _refuse_overlap(archive, document, span, [_span(record)])
    yield _reject(row, document, record)
    fields = _inside(stated_fields(record, archive), span) | changes
    yield _keep(row, document, span, fields, instead_of=[record])


def _added(row: Filled, archive: Archive) -> Iterator[Decision]:
    document, quote = row.cell("document"), row.cell("new_quote") or row.cell("quote")
    if not quote:
        words = "add needs the words, verbatim, in new_quote"
        raise Fault(words)
    lacking = [f"new_{name}" for name in _NEEDED if not row.cell(f"new_{name}")]
    if lacking:
        words = f"add needs {', '.join(lacking)}"
        raise Fault(words)
    span = archive.span(document, quote, offset(row.cell("start")))
    _refuse_overlap(archive, document, span, [])
    yield _keep(row, document, span, corrections(row, archive, None))


def _split(row: Filled, archive: Archive) -> Iterator[Decision]:
    record, _ = _found(row, archive)
    if record is None:
        words = "no record stands here any more; add its parts one by one"
        raise Fault(words)
    parts = [part.strip() for part in row.cell("new_quote").split(_PARTS) if part.strip()]
    if len(parts) < 2:  # noqa: PLR2004  one part is no split
        words = f"split needs two or more parts in new_quote, with {_PARTS} between them"
        raise Fault(words)
    document = record.document_id
    spans = [archive.span(document, part, record.start) for part in parts]
    if any(not _within(span, record) for span in spans):
        words = "a part of the split does not stand inside the row's words"
        raise Fault(words)
    ordered = sorted(spans, key=lambda span: span.start)
    if any(one.end > two.start for one, two in itertools.pairwise(ordered)):
        words = "the parts of the split overlap"
        raise Fault(words)
    yield _reject(row, document, record)
    changes = corrections(row, archive, record)
    for span in ordered:
        fields = _inside(stated_fields(record, archive), span) | changes
        yield _keep(row, document, span, fields, instead_of=[record])


def _merged(row: Filled, archive: Archive) -> Iterator[Decision]:
    record, _ = _found(row, archive)
    others = [archive.versions(key)[:1] for key in listed(row.cell("merge_with"))]
    if record is None or not all(others) or not others:
        words = "merge needs ids of records that are there in merge_with"
        raise Fault(words)
    merged = [record, *(version for each in others for version in each)]
    document = record.document_id
    if any(each.document_id != document for each in merged):
        words = "merge: the records are of several documents"
        raise Fault(words)
    text = archive.documents[document].document.text
    start, end = min(each.start for each in merged), max(each.end for each in merged)
    quote = row.cell("new_quote")
    span = (
        archive.span(document, quote, start)
        if quote
        else Span(start=start, end=end, quote=text[start:end])
    )
    _refuse_overlap(archive, document, span, [_span(each) for each in merged])
    for each in merged:
        if (each.start, each.end) != (span.start, span.end):
            yield _reject(row, document, each)
    fields = stated_fields(record, archive)
    for name in ("actions", "rationale", "repeats", "notes"):
        parts = [part for each in merged for part in stated_fields(each, archive)[name]]
        fields[name] = sorted(parts, key=lambda part: int(part["start"]))
    fields["topics"] = list(dict.fromkeys(topic.topic for each in merged for topic in each.topics))
    yield _keep(row, document, span, fields | corrections(row, archive, record), instead_of=merged)


_DECIDING = {
    Verdict.ACCEPT: _accepted,
    Verdict.REJECT: _rejected,
    Verdict.EDIT: _edited,
    Verdict.ADD: _added,
    Verdict.SPLIT: _split,
    Verdict.MERGE: _merged,
}
"""What each verdict decides."""


def _found(row: Filled, archive: Archive) -> tuple[Recommendation | None, Span]:
    """The record that a row speaks of, by its id, else by its words; and where these stand.

    Somebody else's decision may have changed or rejected it since the queue went out; the reviewer
    speaks of the version that the row shows.
    """
    key = row.cell("recommendation_id")
    if versions := archive.versions(key) if key else ():
        record = _as_shown(row, versions)
        return record, _span(record)
    document = row.cell("document")
    span = archive.span(document, row.cell("quote"), offset(row.cell("start")))
    versions = archive.versions_at(document, span)
    return (_as_shown(row, versions) if versions else None), span


def _as_shown(row: Filled, versions: Sequence[Recommendation]) -> Recommendation:
    """The version of a record with the codes that a row shows; the first where none has them."""
    shown = {name: code_of(row.cell(name)) for name in _SHOWN if row.cell(name)}
    return next(
        (
            each
            for each in versions
            if all(getattr(each, name) == code for name, code in shown.items())
        ),
        versions[0],
    )


def _refuse_overlap(
    archive: Archive, document: str, span: Span, apart_from: Sequence[Span]
) -> None:
    """Refuse words that are a record already, cut in another way."""
    for record in archive.dataset.recommendations:
        known = any((each.start, each.end) == (record.start, record.end) for each in apart_from)
        if record.document_id == document and not known and overlap(record, span) >= SAME:
            words = f"the words “{brief(span.quote)}” are a record already: edit or merge "
            raise Fault(words + record.recommendation_id)


def _inside(fields: Mapping[str, Any], span: Span) -> dict[str, Any]:
    """The fields without acts and note markers that lie outside a span."""
    kept = dict(fields)
    for name in ("actions", "notes"):
        kept[name] = [
            part
            for part in fields[name]
            if span.start <= part["start"] and part["start"] + len(part["quote"]) <= span.end
        ]
    return kept


def _within(span: Span, record: Recommendation) -> bool:
    return record.start <= span.start and span.end <= record.end


def _span(record: Recommendation) -> Span:
    return Span(start=record.start, end=record.end, quote=record.quote)


def _keep(
    row: Filled,
    document: str,
    span: Span,
    fields: Mapping[str, Any],
    instead_of: Sequence[Span] = (),
) -> Decision:
    """A decision that words are a recommendation, coded so."""
    whole = dict(fields)
    if instead_of:
        whole["instead_of"] = [{"quote": each.quote, "start": each.start} for each in instead_of]
    return _decision(row, document, span, Stands.KEEP, whole)


def _reject(row: Filled, document: str, span: Span) -> Decision:
    """A decision that words are no recommendation of their own."""
    return _decision(row, document, span, Stands.REJECT, {})


def _decision(
    row: Filled, document: str, span: Span, verdict: Stands, fields: Mapping[str, Any]
) -> Decision:
    """A decision; its model has the last word on what holds."""
    whole = {
        **fields,
        **row.signed,
        "verdict": verdict,
        "document": document,
        "quote": span.quote,
        "start": span.start,
    }
    try:
        return Decision.model_validate(whole, strict=False)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in first["loc"])
        words = f"{field}: {first['msg']}"
        raise Fault(words) from error


def revised(decision: Decision, revision: int) -> Decision:
    """Return a decision with its revision."""
    return decision.model_copy(update={"revision": revision})
