"""The pool: a document's end is not its neighbours', and the number of workers leaves no trace."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from policyrecs.corpus import pool
from policyrecs.corpus.core import extract_batch
from policyrecs.corpus.pool import extract_in_order
from policyrecs.corpus.schema import DOCUMENTS
from policyrecs.errors import UsageError
from policyrecs.isolation import Limits

HOSTILE = """
import ctypes, sys, time
from policyrecs.corpus import core, worker

real = core._extracted

def extracted(row, options):
    if "PANDAS" in row["text"]:
        raise RuntimeError("pandas" in sys.modules)
    if "HANG" in row["text"]:
        time.sleep(60)
    if "CRASH" in row["text"]:
        ctypes.string_at(0)
    if "EAT" in row["text"]:
        held = []
        while True:
            held.append(bytearray(10_000_000))
    return real(row, options)

core._extracted = extracted
serve = worker.serve
"""

LIMITS = Limits(seconds=4, memory=600_000_000)


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that come to grief on documents that say so."""
    (tmp_path / "hostile.py").write_text(HOSTILE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(pool, "_TARGET", "hostile:serve")


def batches(texts: list[str], size: int = 10) -> Iterator[pa.RecordBatch]:
    """Batches of some texts."""
    rows = [{"name": f"{number}", "text": text} for number, text in enumerate(texts)]
    for start in range(0, len(rows), size):
        yield pa.RecordBatch.from_pylist(rows[start : start + size], schema=DOCUMENTS)


TEXTS = [f"Agency number {number} should publish report {number}." for number in range(37)]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_order_whatever_the_workers(workers: int) -> None:
    """Two workers would shuffle the rows."""
    given = pa.Table.from_batches(extract_in_order(batches(TEXTS), workers=workers))
    alone = pa.Table.from_batches([extract_batch(each) for each in batches(TEXTS)])
    assert alone.combine_chunks().equals(given.combine_chunks())


@pytest.mark.usefixtures("hostile")
def test_hostile_documents_cost_themselves_alone() -> None:
    """A hundred responses would be lost to three."""
    texts = list(TEXTS)
    texts[3], texts[17], texts[36] = "HANG", "CRASH", "EAT"
    results = pa.Table.from_batches(extract_in_order(batches(texts), workers=2, limits=LIMITS))
    assert [str(number) for number in range(37)] == results["name"].to_pylist()
    refusals = [(row["name"], row["reason"]) for row in results.to_pylist() if row["reason"]]
    assert [("3", "time-limit"), ("17", "crashed"), ("36", "memory-limit")] == refusals
    alone = pa.Table.from_batches([extract_batch(each) for each in batches(TEXTS)])
    kept = pa.array([number not in {3, 17, 36} for number in range(37)])
    assert alone.filter(kept).combine_chunks().equals(results.filter(kept).combine_chunks())


@pytest.mark.usefixtures("hostile")
def test_only_hostile_documents_come_to_an_end() -> None:
    """A pool that starts one worker for each crash must stop, too."""
    results = pa.Table.from_batches(
        extract_in_order(batches(["CRASH"] * 3, size=3), workers=1, limits=LIMITS)
    )
    assert ["crashed"] * 3 == results["reason"].to_pylist()


@pytest.mark.usefixtures("hostile")
def test_a_worker_does_not_import_pandas() -> None:
    """Each worker would hold forty megabytes more, for nothing."""
    (results,) = extract_in_order(batches([*TEXTS[:3], "PANDAS"], size=4), workers=1)
    assert "RuntimeError: False" == results["words"][3].as_py()
    (_, later) = extract_in_order(batches([*TEXTS[:3], "PANDAS"], size=3), workers=1)
    assert "RuntimeError: False" == later["words"][0].as_py()


def test_the_last_batch_is_shared() -> None:
    """All workers but one would end idle."""
    (whole,) = extract_in_order(batches(TEXTS[:8], size=8), workers=1)
    parts = list(extract_in_order(batches(TEXTS[:8], size=8), workers=2))
    assert 4 == parts[0].num_rows
    assert whole.to_pylist() == [row for part in parts for row in part.to_pylist()]


def test_nothing_in_is_nothing_out() -> None:
    """An empty folder would be waited for."""
    assert [] == list(extract_in_order(iter(()), workers=2))


def test_a_limit_that_no_worker_can_live_within_is_said() -> None:
    """Workers would be started for ever."""
    with pytest.raises(UsageError, match="cannot start within its limits"):
        list(extract_in_order(batches(TEXTS), workers=1, limits=Limits(memory=10_000_000)))


def test_the_documents_are_drawn_as_they_are_needed() -> None:
    """A corpus of any size would be read into memory first."""
    drawn = 0

    def endless() -> Iterator[pa.RecordBatch]:
        nonlocal drawn
        while True:
            drawn += 1
            yield from batches(TEXTS[:1])

    results = extract_in_order(endless(), workers=1)
    for _ in range(3):
        next(results)
    results.close()
    assert 40 > drawn
