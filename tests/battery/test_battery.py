"""The light cases of the battery; `python tests/battery/run.py` plays all of them.

Documents are extracted in one folder, by one command, and judged one by one; every other trial is
played by itself, two at a time.
"""

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import run
from hostile import kills, together
from hostile.case import Document, Trial, Verdict

DOCUMENTS = [each for each in run.CASES if isinstance(each, Document) and not each.heavy]
TRIALS = [each for each in run.CASES if isinstance(each, Trial) and not each.heavy]


def name_of(case: Document | Trial) -> str:
    """The name of a case, as pytest shows it."""
    return f"{case.group}-{case.name}"


@pytest.fixture(scope="session")
def outcomes() -> Iterator[together.Outcomes]:
    """What came of all documents in one folder."""
    with tempfile.TemporaryDirectory(prefix="battery-") as root:
        yield together.extracted(DOCUMENTS, Path(root))


@pytest.fixture(scope="session")
def verdicts(request: pytest.FixtureRequest) -> dict[str, Verdict]:
    """The verdict on every trial that is to be tested."""
    names = {item.name for item in request.session.items}
    wanted = [each for each in TRIALS if any(name_of(each) in name for name in names)]
    with ThreadPoolExecutor(2) as pool:
        return {name_of(each.case): each for each in pool.map(run.examine, wanted)}


def test_the_battery_is_large() -> None:
    """A case that is lost would not be missed."""
    names = [name_of(case) for case in run.CASES]
    assert len(names) == len(set(names))
    assert 80 <= len(names)


@pytest.mark.parametrize("case", DOCUMENTS, ids=name_of)
def test_a_hostile_document_costs_nobody_else_anything(
    case: Document, outcomes: together.Outcomes
) -> None:
    """A document would crash the run, be refused for a wrong reason, or be quoted wrongly."""
    assert [] == list(together.judged(case, outcomes))


def test_a_folder_of_hostile_documents_is_extracted_whole(outcomes: together.Outcomes) -> None:
    """The run, its output, or the neighbour's records would suffer."""
    assert [] == list(together.judged_whole(outcomes))


@pytest.mark.parametrize("case", TRIALS, ids=name_of)
def test_a_trial_is_withstood(case: Trial, verdicts: dict[str, Verdict]) -> None:
    """A release, a folder or a terminal would suffer for what somebody handed in."""
    verdict = verdicts[name_of(case)]
    if run.is_skipped(verdict):
        pytest.skip(verdict.faults[0])
    assert () == verdict.faults


def test_builds_that_are_killed_leave_a_whole_release() -> None:
    """A reader would find half of a release, or halves of two."""
    killed = kills.tried(5)
    assert [] == killed.faults
    assert 0 < killed.readings
