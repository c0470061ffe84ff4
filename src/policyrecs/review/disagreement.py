"""Where reviewers differ, and how far they agree."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policyrecs.curated.anchors import SAME, overlap, pair
from policyrecs.curated.reviews import Decision, Verdict, standing
from policyrecs.records import Span
from policyrecs.review.archive import Archive

_COMPARED = ("kind", "status", "polarity", "modality", "deadline", "topics")
"""Fields on which reviewers are compared where both state them."""

Placed = tuple[Decision, Span]
"""A decision and where it stands."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A stretch on which reviewers differ.

    Attributes:
        document: The document.
        span: The stretch, as the decision that stands quotes it.
        fields: For each field on which they differ, what each reviewer says.
        stands: The reviewer whose decision stands.
    """

    document: str
    span: Span
    fields: dict[str, dict[str, str]]
    stands: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers agree.

    Attributes:
        reviewers: The two.
        items: Stretches that both decided on.
        kappa: Cohen's kappa of their verdicts on these; None where chance alone explains all.
        span_f1: F1 of the stretches that each keeps, in documents that both decided on.
        same: For each field, on how many of the stretches that both keep they say the same, and on
            how many both state it.
    """

    reviewers: tuple[str, str]
    items: int
    kappa: float | None
    span_f1: float
    same: dict[str, tuple[int, int]]


def conflicts(archive: Archive) -> Iterator[Conflict]:
    """Yield the stretches on which reviewers differ, by document and place."""
    for document in sorted(archive.layer.decisions):
        latest = _latest(archive, document)
        current = {id(decision) for decision, _ in archive.standing(document)}
        for group in _same_stretch(latest):
            fields = _differing([decision for decision, _ in group])
            if fields:
                decision, span = next((each for each in group if id(each[0]) in current), group[-1])
                yield Conflict(document, span, fields, decision.reviewer)


def agreements(archive: Archive) -> Iterator[Agreement]:
    """Yield how far each two reviewers agree who decided on a document in common."""
    by_reviewer: dict[str, dict[str, list[Placed]]] = {}
    for document in sorted(archive.layer.decisions):
        for decision, span in _latest(archive, document):
            documents = by_reviewer.setdefault(decision.reviewer, {})
            documents.setdefault(document, []).append((decision, span))
    for one, two in itertools.combinations(sorted(by_reviewer), 2):
        shared = by_reviewer[one].keys() & by_reviewer[two].keys()
        if shared:
            pairs = [(by_reviewer[one][key], by_reviewer[two][key]) for key in sorted(shared)]
            yield _agreement((one, two), pairs)


def _latest(archive: Archive, document: str) -> list[Placed]:
    """Each reviewer's latest decision on each stretch, in order of place."""
    decisions = archive.layer.decisions.get(document, ())
    places = archive.places[document]
    found: list[Placed] = []
    for reviewer in sorted({decision.reviewer for decision in decisions}):
        own = [
            (decision, place)
            for decision, place in zip(decisions, places, strict=True)
            if decision.reviewer == reviewer
        ]
        found += standing([decision for decision, _ in own], [place for _, place in own])
    return sorted(found, key=lambda each: (each[1].start, each[1].end, each[0].date))


def _same_stretch(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """The decisions of several reviewers that are on the same stretch."""
    groups: list[list[Placed]] = []
    for each in placed:
        for group in reversed(groups[-8:]):  # a stretch overlaps by half with few before it
            if overlap(group[0][1], each[1]) >= SAME:
                group.append(each)
                break
        else:
            groups.append([each])
    for group in groups:
        if len({decision.reviewer for decision, _ in group}) > 1:
            yield group


def _differing(decisions: Sequence[Decision]) -> dict[str, dict[str, str]]:
    """For each field on which decisions differ, what each reviewer says."""
    fields: dict[str, dict[str, str]] = {}
    for name in ("verdict", "quote", *_COMPARED):
        said = {
            each.reviewer: _said(value)
            for each in decisions
            if (value := getattr(each, name)) is not None
        }
        kept = {each.verdict for each in decisions} == {Verdict.KEEP}
        if len(set(said.values())) > 1 and (name == "verdict" or kept):
            fields[name] = said
    return fields


def _said(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _agreement(
    reviewers: tuple[str, str], pairs: Sequence[tuple[Sequence[Placed], Sequence[Placed]]]
) -> Agreement:
    """The figures for two reviewers over the documents that both decided on."""
    both: list[tuple[Decision, Decision]] = []
    kept = [0, 0]
    shared = 0
    for one, two in pairs:
        found = pair([span for _, span in one], [span for _, span in two])
        both += [(one[first][0], two[second][0]) for first, second in found.items()]
        keeps = [
            [span for decision, span in side if decision.verdict is Verdict.KEEP]
            for side in (one, two)
        ]
        kept = [kept[0] + len(keeps[0]), kept[1] + len(keeps[1])]
        shared += len(pair(keeps[0], keeps[1]))
    same: dict[str, tuple[int, int]] = {}
    for name in _COMPARED:
        stated = [
            (getattr(first, name), getattr(second, name))
            for first, second in both
            if first.verdict is second.verdict is Verdict.KEEP
            and None not in {getattr(first, name), getattr(second, name)}
        ]
        if stated:
            same[name] = sum(first == second for first, second in stated), len(stated)
    f1 = 2 * shared / sum(kept) if sum(kept) else 0.0
    verdicts = [(first.verdict, second.verdict) for first, second in both]
    return Agreement(reviewers, len(both), kappa(verdicts), f1, same)


def kappa(pairs: Sequence[tuple[object, object]]) -> float | None:
    """Return Cohen's kappa: agreement beyond what chance gives; None where chance gives it all.

    Example:
        >>> kappa([("keep", "keep"), ("keep", "reject"), ("reject", "reject"), ("keep", "keep")])
        0.5
    """
    if not pairs:
        return None
    codes = {code for both in pairs for code in both}
    total = len(pairs)
    observed = sum(one == two for one, two in pairs) / total
    expected = sum(
        sum(one == code for one, _ in pairs) * sum(two == code for _, two in pairs)
        for code in codes
    ) / (total * total)
    return None if expected == 1 else (observed - expected) / (1 - expected)
