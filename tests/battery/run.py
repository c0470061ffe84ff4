"""The battery: hostile inputs for every command, made here, judged here, and told as a table.

python tests/battery/run.py                  every case
python tests/battery/run.py pdf 'zip bomb'   those whose group or name holds one of the words
python tests/battery/run.py --light          without those that take seconds
python tests/battery/run.py --kills 50       builds killed while others read the release
"""

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hostile import (
    documents,
    kills,
    outputs,
    pages,
    pdf,
    places,
    records,
    runs,
    texts,
    together,
    trials,
    word,
)
from hostile.case import Case, Document, Verdict
from hostile.measure import Scene, printable

CASES: Sequence[Case] = (
    *texts.CASES,
    *word.CASES,
    *pdf.CASES,
    *pages.CASES,
    *records.CASES,
    *places.CASES,
    *outputs.CASES,
    *runs.CASES,
)
"""The battery."""


def examine(case: Case, outcomes: together.Outcomes | None = None) -> Verdict:
    """Play one case in a scratch place of its own, and judge it.

    Args:
        case: The case.
        outcomes: What came of the documents that were extracted together.
    """
    root = Path(tempfile.mkdtemp(prefix="battery-"))
    try:
        scene = Scene(root)
        if isinstance(case, Document):
            return documents.examine(case, scene, outcomes.alone(case) if outcomes else None)
        return trials.play(case, scene)
    except Exception as error:  # noqa: BLE001  one case must not end the battery
        return Verdict(case, "?", 0.0, 0.0, (f"the battery fails: {error!r}",))
    finally:
        shutil.rmtree(root, ignore_errors=True)


def examined(cases: Sequence[Case], workers: int) -> Iterator[Verdict]:
    """Judge some cases: the light documents all together, then each case by itself."""
    light = [each for each in cases if isinstance(each, Document) and not each.heavy]
    with (
        tempfile.TemporaryDirectory(prefix="battery-") as root,
        ThreadPoolExecutor(workers) as pool,
    ):
        outcomes = together.extracted(light, Path(root))
        if light:
            yield together.verdict(light, outcomes)
        yield from pool.map(lambda case: examine(case, outcomes), cases)


def row(verdict: Verdict) -> str:
    """The line of the table for one case, with a line for each fault."""
    case = verdict.case
    state = "skip" if is_skipped(verdict) else "FAIL" if verdict.faults else "ok"
    cells = (
        f"{case.group:8}",
        f"{printable([case.name])[:44]:44}",
        f"{verdict.outcome[:22]:22}",
        f"{verdict.seconds:6.1f} s",
        f"{verdict.megabytes:5.0f} MB",
        state,
    )
    faults = (f"         - {printable([fault])[:300]}" for fault in verdict.faults)
    return "\n".join(("  ".join(cells), *faults))


def is_skipped(verdict: Verdict) -> bool:
    """Whether a case could not be played here."""
    return bool(verdict.faults) and all(each.startswith("skipped") for each in verdict.faults)


def chosen(words: Sequence[str], *, light: bool) -> list[Case]:
    """The cases whose group or name holds one of the words."""
    return [
        case
        for case in CASES
        if not (light and case.heavy)
        and (not words or any(word in f"{case.group} {case.name}" for word in words))
    ]


def main() -> int:
    """Run the battery and print the table; exit code 1 where anything does not hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("words", nargs="*", help="only cases whose group or name holds one")
    parser.add_argument("--light", action="store_true", help="leave out what takes seconds")
    parser.add_argument("--workers", type=int, default=2, help="cases at a time")
    parser.add_argument("--kills", type=int, metavar="N", help="kill N builds, and nothing else")
    given = parser.parse_args()
    if given.kills:
        return told(kills.tried(given.kills))
    totals: Counter[str] = Counter()
    for verdict in examined(chosen(given.words, light=given.light), given.workers):
        sys.stdout.write(row(verdict) + "\n")
        sys.stdout.flush()
        totals["skipped" if is_skipped(verdict) else "failed" if verdict.faults else "held"] += 1
    sys.stdout.write(f"{totals.total()} cases: {dict(totals)}\n")
    return int(totals["failed"] > 0)


def told(killed: kills.Killed) -> int:
    """Print what came of the kills."""
    sys.stdout.write(f"{killed}\n" + "".join(f"- {fault}\n" for fault in killed.faults))
    return int(bool(killed.faults))


if __name__ == "__main__":
    sys.exit(main())
