"""Measure everything and print the table: `python -m benchmarks [--megabytes N]`."""

import argparse
import itertools

from benchmarks import formats, records, startup, throughput
from policyrecs.cli.screen import console, table


def main() -> None:
    """Print every figure beside its yardstick."""
    parser = argparse.ArgumentParser(description="Measure policyrecs, each figure by a yardstick.")
    parser.add_argument("--megabytes", type=int, default=8, help="text of the whole job")
    arguments = parser.parse_args()
    figures = itertools.chain(
        startup.figures(),
        records.figures(),
        formats.figures(),
        throughput.figures(arguments.megabytes),
    )
    rows = [(each.name, each.ours, each.yardstick, each.theirs, each.ratio) for each in figures]
    headings = ("measured", "ours", "yardstick", "yardstick's", "ratio")
    console().print(table("What it costs (medians)", headings, rows))


if __name__ == "__main__":
    main()
