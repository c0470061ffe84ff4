"""A document alone, by name: judged by itself, and against what it yields among all others."""

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
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}

_TEXTS = ("text/plain", "text/markdown", "text/x-rst")
"""Types of files whose own text is what offsets refer to."""


def examine(case: Document, scene: Scene, among: tuple[str | None, bytes] | None) -> Verdict:
    """Extract a document alone, on another machine, and judge what comes of it.

    Args:
        case: The document.
        scene: Where to do it.
        among: Reason and lines that it yielded among all others; None where it was not tried there.
    """
    path = write(scene.work, case.file, case.make())
    folders = scene.work, scene.home, scene.temporary
    before = snapshot(*folders)
    ran = scene.run("extract", "--all", "--", path.name, env=OTHER_PLACE)
    reason, faults = judged(case, path, ran)
    faults += [f"wrote {each}" for each in changes(before, snapshot(*folders))]
    if among is not None and among != (reason, ran.out):
        faults.append(f"among others it was {among[0] or 'read'}, or yielded other bytes")
    outcome = f"{ran.code} {reason or 'read'}"
    return Verdict(case, outcome, ran.seconds, ran.megabytes, tuple(faults))


def judged(case: Document, path: Path, ran: Ran) -> tuple[str | None, list[str]]:
    """The reason and the faults of a document that was extracted alone."""
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
    return reason, faults


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


@functools.cache
def neighbours_rows() -> list[Row]:
    """What the neighbour yields when it is alone."""
    from policyrecs import pipeline  # noqa: PLC0415  only where it is asked for

    assembly = pipeline.extract_bytes(GOOD, NEIGHBOUR)
    rows: list[Row] = json.loads(json.dumps(list(pipeline.flat_rows(assembly, everything=True))))
    return rows
