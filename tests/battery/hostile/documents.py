"""A document with a good neighbour, in a folder and alone."""

import codecs
import functools
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from hostile import checks
from hostile.case import GOOD, NEIGHBOUR, READ, Document, Verdict, write
from hostile.checks import Row
from hostile.measure import Ran, Scene, changes, snapshot

OTHER_PLACE = {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"}
"""Another machine: what is written there must be the same."""

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}

_TEXTS = ("text/plain", "text/markdown", "text/x-rst")
"""Types of files whose own text is what offsets refer to."""


def examine(case: Document, scene: Scene, *, folder: bool = True) -> Verdict:
    """Extract a document alone and, unless told otherwise, beside its neighbour, and judge."""
    corpus = scene.work / "corpus"
    path = write(corpus, case.file, case.make())
    write(corpus, NEIGHBOUR, GOOD)
    before = snapshot(scene.work, scene.home, scene.temporary)
    faults = []
    alone = scene.run("extract", "--all", "--", path.relative_to(scene.work))
    reason, rows, found = judged_alone(case, path, alone)
    faults += found
    if folder:
        faults += _judged_in_folder(case, scene, reason, rows)
    faults += [f"wrote {each}" for each in changes(before, snapshot(*_watched(scene)))]
    return Verdict(
        case,
        f"{alone.code} {reason or 'read'}",
        max(ran.seconds for ran in scene.ran),
        max(ran.megabytes for ran in scene.ran),
        tuple(faults),
    )


def _watched(scene: Scene) -> tuple[Path, ...]:
    return scene.work, scene.home, scene.temporary


def judged_alone(case: Document, path: Path, ran: Ran) -> tuple[str | None, list[Row], list[str]]:
    """The reason, the rows, and the faults of a document that was extracted alone."""
    faults = list(checks.well_behaved(ran))
    refusals = checks.refusals(ran)
    reason = checks.reason_of(refusals[0]) if refusals else READ
    rows, torn = checks.lines_of(ran.out)
    faults += torn
    if len(refusals) > 1:
        faults.append(f"{len(refusals)} error lines")
    if reason not in case.outcomes:
        faults.append(f"was {reason or 'read'}: {ran.err.strip()[:200]}")
    if ran.code != int(reason is not READ):
        faults.append(f"exit code {ran.code} for {reason or 'read'}")
    if reason is READ:
        faults += judged_words(case, path, rows)
    elif rows:
        faults.append("rows of a refused document")
    return reason, rows, faults


def judged_words(case: Document, path: Path, rows: Sequence[Row]) -> Iterator[str]:
    """Yield what is wrong with the words of a document that was read."""
    quotes = {row["quote"] for row in rows}
    for quote in case.quotes:
        if quote not in quotes:
            yield f"{quote!r} is not quoted"
    said = json.dumps(list(rows), ensure_ascii=False)
    for words in case.absent:
        if words in said:
            yield f"{words!r} came in"
    if rows:
        yield from checks.misplaced(list(rows), text_of(path))


def text_of(path: Path) -> str:
    """The text that a document's offsets refer to."""
    from policyrecs.readers import read_path  # noqa: PLC0415  only where rows were found

    document = read_path(path)
    if document.media_type not in _TEXTS:
        return document.text
    data = path.read_bytes()
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    return data[len(mark) :].decode(_MARKS.get(mark, "utf-8"))


def _judged_in_folder(
    case: Document, scene: Scene, reason: str | None, alone: list[Row]
) -> Iterator[str]:
    """Yield what is wrong with the same document beside its neighbour, twice."""
    written = []
    for number, place in enumerate(({}, OTHER_PLACE)):
        output = scene.results / f"{number}.jsonl"
        quarantine = scene.results / f"{number}.quarantine.jsonl"
        options = ("--all", "-o", output, "--quarantine", quarantine)
        ran = scene.run("extract", "corpus", *options, env=place)
        yield from checks.well_behaved(ran)
        if ran.code != int(reason is not READ):
            yield f"exit code {ran.code} in a folder, {reason or 'read'} alone"
        if not output.exists() or not quarantine.exists():
            yield "no output"
            return
        written.append((output.read_bytes(), quarantine.read_bytes()))
    if written[0] != written[1]:
        yield "other bytes on another machine"
    rows, torn = checks.lines_of(written[0][0])
    refused, torn_too = checks.lines_of(written[0][1])
    yield from (*torn, *torn_too)
    if [row for row in rows if row["document"] == NEIGHBOUR] != neighbours_rows():
        yield "the neighbour's records changed"
    if [row for row in rows if row["document"] != NEIGHBOUR] != alone:
        yield "other records in a folder than alone"
    expected = [] if reason is READ else [(f"corpus/{case.file}", reason)]
    if [(row["path"], row["reason"]) for row in refused] != expected:
        yield f"quarantine holds {[(row['path'], row['reason']) for row in refused]}"


@functools.cache
def neighbours_rows() -> list[Row]:
    """What the neighbour yields when it is alone."""
    from policyrecs import pipeline  # noqa: PLC0415  only where it is asked for

    assembly = pipeline.extract_bytes(GOOD, NEIGHBOUR)
    rows: list[Row] = json.loads(json.dumps(list(pipeline.flat_rows(assembly, everything=True))))
    return rows
