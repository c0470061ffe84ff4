"""All documents in one folder, extracted by one command: each gets its own outcome."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hostile import checks
from hostile.case import GOOD, NEIGHBOUR, READ, Document, write
from hostile.checks import Row
from hostile.documents import judged_words, neighbours_rows
from hostile.measure import Ran, Scene, changes, snapshot


@dataclass(frozen=True)
class Outcomes:
    """What came of the documents.

    Attributes:
        paths: The file of each case, by its group and name.
        ran: The command.
        rows: The rows that were written.
        refused: The lines of the quarantine.
        faults: What is wrong with the run as a whole.
    """

    paths: dict[tuple[str, str], Path]
    ran: Ran
    rows: list[Row]
    refused: list[Row]
    faults: tuple[str, ...]


def extracted(cases: Sequence[Document], root: Path) -> Outcomes:
    """Extract all documents, with the neighbour among them."""
    scene = Scene(root)
    corpus = scene.work / "corpus"
    paths = {
        (case.group, case.name): write(corpus, f"{number:03}-{case.file}", case.make())
        for number, case in enumerate(cases)
    }
    write(corpus, NEIGHBOUR, GOOD)
    folders = scene.work, scene.home, scene.temporary
    before = snapshot(*folders)
    output, quarantine = scene.results / "found.jsonl", scene.results / "bad.jsonl"
    ran = scene.run("extract", "--all", "corpus", "-o", output, "--quarantine", quarantine)
    elsewhere = [f"wrote {path}" for path in changes(before, snapshot(*folders))]
    rows, torn = checks.lines_of(output.read_bytes())
    refused, torn_too = checks.lines_of(quarantine.read_bytes())
    return Outcomes(paths, ran, rows, refused, (*elsewhere, *torn, *torn_too))


def judged(case: Document, outcomes: Outcomes) -> Iterator[str]:
    """Yield what is wrong with what came of one document."""
    path = outcomes.paths[case.group, case.name]
    reasons = [row["reason"] for row in outcomes.refused if Path(row["path"]).name == path.name]
    reason = reasons[0] if reasons else READ
    if len(reasons) > 1:
        yield f"{len(reasons)} lines of quarantine"
    if reason not in case.outcomes:
        yield f"was {reason or 'read'}"
    rows = [row for row in outcomes.rows if row["document"] == path.name]
    if reason is READ and not _is_duplicate(case, outcomes):
        yield from judged_words(case, path, rows)
    elif reason is not READ and rows:
        yield "rows of a refused document"


def _is_duplicate(case: Document, outcomes: Outcomes) -> bool:
    """Whether an earlier document has the same bytes, and its rows."""
    path = outcomes.paths[case.group, case.name]
    data = path.read_bytes()
    return any(
        other.name < path.name and other.suffix == path.suffix and other.read_bytes() == data
        for other in outcomes.paths.values()
    )


def judged_whole(outcomes: Outcomes) -> Iterator[str]:
    """Yield what is wrong with the run as a whole."""
    yield from outcomes.faults
    yield from checks.well_behaved(outcomes.ran)
    if outcomes.ran.code != 1:
        yield f"exit code {outcomes.ran.code}"
    if [row for row in outcomes.rows if row["document"] == NEIGHBOUR] != neighbours_rows():
        yield "the neighbour's records changed"
