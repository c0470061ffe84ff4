"""All documents in one folder, extracted by one command: each gets its own outcome."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hostile import checks
from hostile.case import GOOD, NEIGHBOUR, READ, Document, Trial, Verdict, write
from hostile.checks import Row
from hostile.documents import judged_words, neighbours_rows
from hostile.measure import Ran, Scene, changes, snapshot


@dataclass(frozen=True)
class Outcomes:
    """What came of the documents.

    Attributes:
        paths: The file of each case, by its group and name.
        ran: The command.
        lines: The lines that were written.
        rows: The same, read.
        refused: The lines of the quarantine.
        faults: What is wrong with the run as a whole.
    """

    paths: dict[tuple[str, str], Path]
    ran: Ran
    lines: tuple[bytes, ...]
    rows: list[Row]
    refused: list[Row]
    faults: tuple[str, ...]

    def path_of(self, case: Document) -> Path | None:
        """The file of a case; None where it was not among them."""
        return self.paths.get((case.group, case.name))

    def reason_of(self, case: Document) -> str | None:
        """The reason for which a document was refused."""
        return next(iter(self.reasons_of(case)), READ)

    def reasons_of(self, case: Document) -> list[str]:
        """The reasons in all of a document's lines of the quarantine."""
        name = self.paths[case.group, case.name].name
        return [row["reason"] for row in self.refused if Path(row["path"]).name == name]

    def alone(self, case: Document) -> tuple[str | None, bytes] | None:
        """Reason and lines of a document, as if it had been alone.

        None where it was not tried, or has the bytes of an earlier one and so no lines of its own.
        """
        path = self.path_of(case)
        if path is None or _is_duplicate(case, self):
            return None
        named = b'{"document": "%s"'
        own, plain = named % path.name.encode(), named % case.file.encode()
        lines = [line.replace(own, plain, 1) for line in self.lines if line.startswith(own)]
        return self.reason_of(case), b"".join(lines)


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
    written = output.read_bytes()
    rows, torn = checks.lines_of(written)
    refused, torn_too = checks.lines_of(quarantine.read_bytes())
    lines = tuple(written.splitlines(keepends=True))
    return Outcomes(paths, ran, lines, rows, refused, (*elsewhere, *torn, *torn_too))


def judged(case: Document, outcomes: Outcomes) -> Iterator[str]:
    """Yield what is wrong with what came of one document."""
    path = outcomes.paths[case.group, case.name]
    reasons = outcomes.reasons_of(case)
    reason = outcomes.reason_of(case)
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
    if outcomes.ran.code != int(bool(outcomes.refused)):
        yield f"exit code {outcomes.ran.code}"
    if [row for row in outcomes.rows if row["document"] == NEIGHBOUR] != neighbours_rows():
        yield "the neighbour's records changed"


def verdict(cases: Sequence[Document], outcomes: Outcomes) -> Verdict:
    """What came of the run, and of each document in it."""
    faults = [*judged_whole(outcomes)]
    for case in cases:
        faults += [f"{case.group}, {case.name}: {fault}" for fault in judged(case, outcomes)]
    ran = outcomes.ran
    trial = Trial("all light documents in one folder", "runs", lambda _: iter(()), "each its own")
    return Verdict(trial, str(ran.code), ran.seconds, ran.megabytes, tuple(faults))
