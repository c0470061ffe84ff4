"""Apply the decisions on a document to the records that the rules found in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policyrecs import ids
from policyrecs.curated.anchors import SAME, overlap, pair
from policyrecs.curated.coding import Desk
from policyrecs.curated.reviews import Decision, Verdict, standing
from policyrecs.issues import Issue
from policyrecs.records import Citation, CitationLink, Recommendation, Span, Topic
from policyrecs.vocabulary import CitationKind, Severity


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What became of a document's records under review.

    Attributes:
        recommendations: The records, in text order.
        issues: Decisions that found nothing to act on.
        outcomes: How many records were accepted, edited, added, rejected or left unreviewed, and
            how many decisions were orphaned.
    """

    recommendations: tuple[Recommendation, ...]
    issues: tuple[Issue, ...]
    outcomes: Mapping[str, int]


def review(
    decisions: Sequence[Decision],
    recommendations: Sequence[Recommendation],
    citations: Iterable[Citation],
    document_id: str,
    text: str,
) -> Reviewed:
    """Apply `decisions` to the records of one document.

    Args:
        decisions: The decisions on this document.
        recommendations: The records that the rules found, with registered stakeholders.
        citations: The document's citations.
        document_id: The document.
        text: Its text.

    Raises:
        CurationError: Quoted words are not in the text, or are there more than once with no hint.
    """
    desk = Desk(document_id, text, _notes(citations))
    stand = standing(decisions, [desk.place(decision, decision) for decision in decisions])
    places = [place for _, place in stand]
    found = pair(places, recommendations)
    replaced: set[str] = set()
    outcomes: Counter[str] = Counter()
    records: list[tuple[Recommendation, str | None]] = []
    for number, (decision, _) in enumerate(stand):
        record = recommendations[found[number]] if number in found else None
        if record is None and decision.instead_of:
            record = _taken_over(decision, places[number], recommendations, desk)
        if decision.verdict is Verdict.REJECT and record is not None:
            outcomes["rejected"] += 1
        elif decision.verdict is Verdict.REJECT:
            outcomes["orphaned"] += 1
            words = "the rules no longer find what this decision rejects"
            desk.orphaned(places[number], words, Severity.INFO)
        elif record is None and not decision.is_complete:
            outcomes["orphaned"] += 1
            words = "no record stands here, and the decision states too little to add one"
            desk.orphaned(places[number], words)
        else:
            kept = desk.keep(decision, places[number], record)
            outcomes[kept.review.value] += 1
            # Of the parts of a split record, the first takes its place for its sub-items.
            before = record.recommendation_id if record else None
            records.append((kept, None if before in replaced else before))
            replaced.add(before or "")
    decided = set(found.values())
    left = [each for number, each in enumerate(recommendations) if number not in decided]
    outcomes["unreviewed"] += len(left)
    records += [(each, each.recommendation_id) for each in left]
    return Reviewed(_renumbered(records), tuple(desk.issues), dict(outcomes))


def _taken_over(
    decision: Decision, place: Span, recommendations: Sequence[Recommendation], desk: Desk
) -> Recommendation | None:
    """The record whose place a decision takes, without the parts that lie outside its words."""
    for anchor in decision.instead_of or ():
        instead = desk.place(anchor, decision)
        for record in recommendations:
            if overlap(instead, record) >= SAME:
                return record.model_copy(
                    update={
                        "actions": tuple(act for act in record.actions if _inside(act, place)),
                        "citations": tuple(
                            each for each in record.citations if _inside(each, place)
                        ),
                        "topics": tuple(
                            each
                            for each in record.topics
                            if each.start is None or _inside(each, place)
                        ),
                        "repeats": (),
                    }
                )
    return None


def _inside(part: Span | CitationLink | Topic, place: Span) -> bool:
    """Whether a part of a record lies inside a place."""
    return (
        part.start is not None
        and part.end is not None
        and place.start <= part.start
        and part.end <= place.end
    )


def _notes(citations: Iterable[Citation]) -> dict[str, str]:
    """Ids of the citations that are notes, by label."""
    return {
        each.label: each.citation_id
        for each in citations
        if each.kind is CitationKind.NOTE and each.label is not None
    }


def _renumbered(
    records: Iterable[tuple[Recommendation, str | None]],
) -> tuple[Recommendation, ...]:
    """The records in text order, with ids that count equal quotes anew, and parents that follow.

    Args:
        records: Each record with the id that it had before review, if any.
    """
    ordered = sorted(records, key=lambda each: (each[0].start, each[0].end))
    occurrences: Counter[str] = Counter()
    new_ids: list[str] = []
    moved: dict[str, str] = {}
    for record, old in ordered:
        text = ids.normalise(record.quote)
        occurrences[text] += 1
        new = ids.recommendation_id(record.document_id, record.quote, occurrences[text])
        new_ids.append(new)
        if old is not None:
            moved[old] = new
    return tuple(
        Recommendation(
            **(
                dict(record)
                | {"recommendation_id": new, "parent_id": moved.get(record.parent_id or "")}
            )
        )
        for (record, _), new in zip(ordered, new_ids, strict=True)
    )
