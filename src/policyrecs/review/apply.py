"""A whole queue, checked row by row, and added to the curated layer or not at all."""

import difflib
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policyrecs import curated
from policyrecs.curated.canonical import dump, heading
from policyrecs.curated.reviews import DECISION, REVIEWS, Decision, read_reviews
from policyrecs.errors import CurationError
from policyrecs.export.files import write_file
from policyrecs.records import Span
from policyrecs.review.archive import Archive, Fault
from policyrecs.review.cells import order_in
from policyrecs.review.columns import COLUMNS, FILLED
from policyrecs.review.decide import decisions_of, revised
from policyrecs.review.filled import Filled, is_filled, read_row
from policyrecs.sheets import Sheet, read_sheet
from policyrecs.vocabulary import Reason

_REQUIRED = ("verdict", "reason", "reviewer", "date")
"""Columns without which a spreadsheet is no queue."""

_ALIKE = 0.8
"""How alike an unknown heading and a known one must be to be taken for a slip."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a row.

    Attributes:
        row: Its number as the spreadsheet shows it; 1 for the headings.
        words: What a person should mend.
    """

    row: int
    words: str


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a queue.

    Attributes:
        problems: What is wrong with it; where there is anything, nothing was written.
        verdicts: How many rows have each verdict.
        decisions: How many decisions were added.
        known: How many rows said only what was decided already.
        empty: How many rows nobody has decided on.
        outdated: How many decisions are older than one that stands, and so are history at once.
    """

    problems: tuple[Problem, ...] = ()
    verdicts: Mapping[str, int] | None = None
    decisions: int = 0
    known: int = 0
    empty: int = 0
    outdated: int = 0


def apply_queue(path: Path, archive: Archive, data: Path) -> Applied:
    """Check every row of a filled-in queue, and add its decisions where all rows hold.

    Args:
        path: The queue, as CSV, XLSX or ODS.
        archive: What decisions are checked against, read from `data`.
        data: The folder that holds `sources` and `curated`.

    Raises:
        InputError: The queue cannot be read.
        CurationError: The decisions do not hold together with those that are there.
        OutputError: The curated layer cannot be written.
    """
    sheet = read_sheet(path, COLUMNS)
    problems = [Problem(1, words) for words in _heading_faults(sheet)]
    if problems:
        return Applied(tuple(problems))
    order = order_in(row.cells.get("date", "") for row in sheet.rows)
    decided: list[tuple[int, Filled, tuple[Decision, ...]]] = []
    empty = 0
    for row in sheet.rows:
        if not is_filled(row.cells):
            empty += 1
            continue
        try:
            filled = read_row(row.cells, order)
            decided.append((row.number, filled, decisions_of(filled, archive)))
        except Fault as fault:
            problems.append(Problem(row.number, str(fault)))
    problems += _clashes(decided)
    if problems:
        return Applied(tuple(sorted(problems, key=lambda each: each.row)), empty=empty)
    added, known = _new(decided, archive)
    if added:
        _write(added, archive, data)
    return Applied(
        verdicts=Counter(filled.verdict for _, filled, _ in decided),
        decisions=len(added),
        known=known,
        empty=empty,
        outdated=sum(_is_outdated(each, archive) for each in added),
    )


def _heading_faults(sheet: Sheet) -> Iterator[str]:
    """Yield what is wrong with the headings: columns that lack, or that seem misspelt."""
    for name in _REQUIRED:
        if name not in sheet.headings:
            yield f"there is no column {name}"
    lacking = [name for name in FILLED if name not in sheet.headings]
    for name, written in sheet.headings.items():
        if name not in COLUMNS and any(row.cells.get(name) for row in sheet.rows):
            near = difflib.get_close_matches(name, lacking, 1, _ALIKE)
            if near:
                yield f"column {written!r} is not known; is it {near[0]}?"


def _clashes(
    decided: Sequence[tuple[int, Filled, tuple[Decision, ...]]],
) -> Iterator[Problem]:
    """Yield the rows in which one reviewer decides again on the same words."""
    first: dict[tuple[str, int, str, str], int] = {}
    for number, _, decisions in decided:
        for each in decisions:
            key = (each.document, each.start or 0, each.quote, each.reviewer)
            other = first.setdefault(key, number)
            if other != number:
                yield Problem(number, f"{each.reviewer} decides on these words in row {other} too")
                break


def _new(
    decided: Iterable[tuple[int, Filled, tuple[Decision, ...]]], archive: Archive
) -> tuple[list[Decision], int]:
    """The decisions that say something new, with their revisions; and how many rows do not."""
    added: list[Decision] = []
    known = 0
    counts: Counter[tuple[str, int, str]] = Counter()
    for _, _, decisions in decided:
        fresh = False
        for decision in decisions:
            start = decision.start or 0
            span = Span(start=start, end=start + len(decision.quote), quote=decision.quote)
            before = archive.decisions_at(decision.document, span)
            if any(_says_the_same(each, decision) for each in before):
                continue
            fresh = True
            key = (decision.document, start, decision.quote)
            latest = max((each.revision for each in before), default=0)
            counts[key] += 1
            added.append(revised(decision, latest + counts[key]))
        known += not fresh
    return added, known


def _says_the_same(one: Decision, other: Decision) -> bool:
    """Whether two decisions agree in all that both state, in whatever order, the person included.

    A decision made while no record stood there states less than the same one made on a record.
    """
    first, second = _entry(one), _entry(other)
    shared = (first.keys() & second.keys()) - {"revision"}
    return all(dump({name: first[name]}) == dump({name: second[name]}) for name in shared)


def _is_outdated(decision: Decision, archive: Archive) -> bool:
    """Whether a later decision on the same words is there already."""
    start = decision.start or 0
    span = Span(start=start, end=start + len(decision.quote), quote=decision.quote)
    return any(each.date > decision.date for each in archive.decisions_at(decision.document, span))


def _write(added: Sequence[Decision], archive: Archive, data: Path) -> None:
    """Add decisions to the file, once the file with them has been read and applied as a trial."""
    path = data / "curated" / REVIEWS
    text = path.read_text("utf-8")
    entries = tomllib.loads(text)
    entries[DECISION] = [*entries.get(DECISION, []), *map(_entry, added)]
    made = heading(text) + dump(entries)
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / REVIEWS
        trial.write_text(made, "utf-8")
        decisions = read_reviews(trial, archive.layer.sources, archive.layer.registry.entries)
    layer = curated.Curated(
        version=archive.layer.version,
        sources=archive.layer.sources,
        registry=archive.layer.registry,
        works=archive.layer.works,
        decisions=decisions,
        agreement=archive.layer.agreement,
    )
    for assembly in archive.built.extracted.values():
        curated.apply(
            layer,
            document=assembly.document,
            text=assembly.text,
            recommendations=assembly.recommendations,
            stakeholders=assembly.stakeholders,
            citations=assembly.citations,
        )
    if path.read_text("utf-8") != text:
        words = "has changed meanwhile; apply the queue again"
        raise CurationError(Reason.INVALID_CURATION, REVIEWS, words)
    write_file(path, (made.encode(),))


def _entry(decision: Decision) -> dict[str, Any]:
    """A decision as the file states it: what is not stated is left out."""
    stated = decision.model_dump(exclude_unset=True, exclude_none=True)
    if decision.revision == 1:
        stated.pop("revision", None)
    else:
        stated["revision"] = decision.revision
    plain: dict[str, Any] = _plain(stated)
    return plain


def _plain(value: Any) -> Any:  # noqa: ANN401  any value of a decision
    """A value as TOML holds it: codes as text, tuples as lists."""
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items() if each is not None}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, str) else value
