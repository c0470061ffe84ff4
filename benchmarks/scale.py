"""A corpus of a gigabyte: how long it takes, and whether memory stays.

Run: python -m benchmarks.scale [--documents N] [--size CHARACTERS]

Takes about a quarter of an hour for its 100,000 documents of 10,000 characters, so it stands apart
from `python -m benchmarks`.
"""

import argparse
import tempfile
from pathlib import Path

from benchmarks.generated import documents, write_folder
from benchmarks.throughput import run

_MEGABYTE = 1_000_000


def main() -> None:
    """Print time, rate and peak memory at a tenth of the documents and at all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--size", type=int, default=10_000, help="mean characters of a document")
    arguments = parser.parse_args()
    peaks = []
    with tempfile.TemporaryDirectory() as place:
        for count in (arguments.documents // 10, arguments.documents):
            folder = Path(place) / str(count)
            total = write_folder(folder / "texts", documents(count, arguments.size))
            seconds, peak = run(folder / "texts", folder / "out", workers=2)
            peaks.append(peak)
            print(
                f"{count:,} documents, {total / _MEGABYTE:.0f} MB: {seconds:.0f} s, "
                f"{total / seconds / _MEGABYTE:.2f} MB/s, peak memory {peak / _MEGABYTE:.0f} MB",
                flush=True,
            )
    print(f"memory at ten times the documents: {peaks[1] / peaks[0]:.2f} times")


if __name__ == "__main__":
    main()
