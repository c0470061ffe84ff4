"""Start-up: `policyrecs --help` against a program that is one argparse parser."""

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.timing import Figure, medians

_PARSER = "import argparse; argparse.ArgumentParser(description='Nothing.').parse_args(['--help'])"
_OURS = "from policyrecs.cli import run; run(['--help'])"


def figures() -> Iterator[Figure]:
    """Yield the figure of start-up."""

    def started(code: str) -> None:
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)  # noqa: S603  our own code

    ours, theirs = medians(lambda: started(_OURS), lambda: started(_PARSER), repeats=15)
    yield Figure(
        "policyrecs --help",
        f"{ours * 1000:.0f} ms",
        "an argparse program",
        f"{theirs * 1000:.0f} ms",
        f"{ours / theirs:.2f} times its time",
    )
