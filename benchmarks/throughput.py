"""The whole job: its speed beside two ways to cut the same text, its workers, its memory."""

import re
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import psutil

from benchmarks.generated import documents, write_folder
from benchmarks.timing import Figure, medians

_BOUNDARY = re.compile(r"[.!?][\"')\]]*\s+(?=[A-Z])")
"""The plainest end of a sentence: 'by May." The'."""

_SIZE = 10_000
_FEW = 60
_MEGABYTE = 1_000_000


def figures(megabytes: int) -> Iterator[Figure]:
    """Yield the figures of the whole job.

    Args:
        megabytes: Text of the job whose speed is measured.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        texts = documents(megabytes * _MEGABYTE // _SIZE, _SIZE)
        total = write_folder(folder / "texts", texts)
        alone = [run(folder / "texts", folder / "out", workers=1) for _ in range(3)]
        both = [run(folder / "texts", folder / "out", workers=2) for _ in range(3)]
        one, two = (statistics.median(run[0] for run in runs) for runs in (alone, both))
        (scan,) = medians(lambda: [_BOUNDARY.findall(text) for text in texts])
        pysbd = _pysbd_rate(texts[: _FEW // 10])
        rate = total / two / _MEGABYTE
        yield Figure(
            f"whole job, {total / _MEGABYTE:.0f} MB, 2 workers",
            f"{rate:.3g} MB/s",
            "a plain `re` scan for sentence ends",
            f"{total / scan / _MEGABYTE:.3g} MB/s",
            f"{two / scan:.3g} times its time",
        )
        yield Figure(
            "the same",
            f"{rate:.3g} MB/s",
            "pysbd splitting sentences",
            f"{pysbd:.3g} MB/s",
            f"{rate / pysbd:.3g} times its speed",
        )
        yield Figure(
            "2 workers", f"{two:.1f} s", "1 worker", f"{one:.1f} s", f"{one / two:.2f} times"
        )
    yield _memory_figure()


def _pysbd_rate(texts: list[str]) -> float:
    """Megabytes a second that pysbd splits."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its source has escapes that Python will refuse one day
        import pysbd  # noqa: PLC0415

    splitter = pysbd.Segmenter(language="en", clean=False)
    begun = time.perf_counter()
    for text in texts:
        splitter.segment(text)
    return sum(map(len, texts)) / (time.perf_counter() - begun) / _MEGABYTE


def _memory_figure(count: int = 1_000) -> Figure:
    """Peak memory of a job and of one ten times as large, parent and workers together."""
    peaks = []
    with tempfile.TemporaryDirectory() as place:
        for times in (1, 10):
            folder = Path(place) / str(times)
            write_folder(folder / "texts", documents(count * times, 2_000))
            peaks.append(run(folder / "texts", folder / "out", workers=2)[1])
    few, many = (f"{peak / _MEGABYTE:.0f} MB" for peak in peaks)
    ratio = f"{peaks[1] / peaks[0]:.2f} times"
    return Figure(
        f"peak memory, {count * 10:,} documents", many, f"{count:,} documents", few, ratio
    )


def run(folder: Path, output: Path, *, workers: int) -> tuple[float, int]:
    """Seconds and peak memory of one command, its workers included."""
    command = [sys.executable, "-c", "from policyrecs.cli import main; main()"]
    arguments = ["--fresh", "--format", "parquet", "--workers", str(workers), "-o", str(output)]
    begun = time.perf_counter()
    with subprocess.Popen(  # noqa: S603  our own command
        [*command, "extract", str(folder), *arguments], stdout=subprocess.DEVNULL
    ) as process:
        peak = 0
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            time.sleep(0.05)
    return time.perf_counter() - begun, peak


def _memory(pid: int) -> int:
    """Memory of a process and those it has started."""
    try:
        parent = psutil.Process(pid)
        family = [parent, *parent.children(recursive=True)]
        return sum(process.memory_info().rss for process in family)
    except psutil.Error:
        return 0
