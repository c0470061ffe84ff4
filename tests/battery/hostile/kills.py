"""Builds that are killed while others read the release: it is always one generation, whole."""

import contextlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from hostile.measure import Scene
from hostile.outputs import DATA, digests

READER = """
import sys, time
from pathlib import Path
from policyrecs.errors import PolicyrecsError
from policyrecs.tables.release_files import checksums_of, read_files

release = Path(sys.argv[1])
seen, count = set(), 0
while not Path(sys.argv[2]).exists():
    files = read_files(release)
    listed = files.pop("SHA256SUMS")
    if checksums_of(files) != listed:
        print("mixed", flush=True)
    seen.add(listed)
    count += 1
print(count, len(seen), flush=True)
"""
"""Reads the release over and over until it is told to stop; prints what it saw."""


_AT_RANDOM = 0.3
"""Share of the kills that come at any moment; the others come when the build writes its files."""

_WRITING = 0.3
"""Seconds after the first file, in which the last one is written and the folders are swapped."""


Stray = tuple[str, int]
"""Name of a hidden file or folder, and when it last changed."""


@dataclass
class Killed:
    """What came of the kills.

    Attributes:
        kills: Builds that were killed at work.
        finished: Builds that were done before the kill came.
        readings: How often the release was read meanwhile.
        generations: Different releases that were read.
        faults: What does not hold.
    """

    kills: int = 0
    finished: int = 0
    readings: int = 0
    generations: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """The totals in a line."""
        return (
            f"{self.kills} builds killed, {self.finished} done before; {self.readings} readings of "
            f"{self.generations} releases meanwhile; {len(self.faults)} faults"
        )


def tried(count: int, *, seed: int = 1) -> Killed:
    """Kill builds until `count` were hit at work, at moments spread over a build."""
    root = Path(tempfile.mkdtemp(prefix="battery-"))
    try:
        return _tried(Scene(root), count, random.Random(seed))  # noqa: S311  no secret
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _tried(scene: Scene, count: int, chance: random.Random) -> Killed:
    killed = Killed()
    sources = [_source(scene, "1.0.0"), _source(scene, "2.0.0")]
    release = scene.results / "release"
    whole = []
    took = 0.0
    for source in sources:
        begun = time.monotonic()
        scene.run(*_build(scene, source))
        took = time.monotonic() - begun
        whole.append(digests(release))
    stop = scene.root / "stop"
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, release, stop],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while killed.kills < count:
        before = _strays(scene)
        process = scene.start(*_build(scene, sources[(killed.kills + killed.finished) % 2]))
        if chance.random() < _AT_RANDOM:
            time.sleep(chance.uniform(0.0, 1.2) * took)
        else:
            _await_writing(scene, process, before)
            time.sleep(chance.uniform(0.0, _WRITING))
        process.send_signal(signal.SIGKILL)
        if process.wait() == -signal.SIGKILL:
            killed.kills += 1
        else:
            killed.finished += 1
        if digests(release) not in whole:
            killed.faults.append(f"after kill {killed.kills}: neither the old release nor the new")
    stop.touch()
    out, err = reader.communicate(timeout=60)
    if err or "mixed" in out:
        killed.faults.append(f"the reader: {out[:200]} {err[-300:]}")
    else:
        killed.readings, killed.generations = map(int, out.split())
    last = scene.run(*_build(scene, sources[0]))
    if last.code or digests(release) != whole[0]:
        killed.faults.append(f"the build after the last kill: {last.code} {last.err[:200]}")
    if strays := [path.name for path in scene.results.iterdir() if path.name.startswith(".")]:
        killed.faults.append(f"left {strays}")
    return killed


def _await_writing(scene: Scene, process: "subprocess.Popen[bytes]", before: set[Stray]) -> None:
    """Wait until a build has begun to write, or is done."""
    while process.poll() is None and _strays(scene) <= before:
        time.sleep(0.001)


def _strays(scene: Scene) -> set[Stray]:
    """What a writer at work, or one that was killed, has beside its results."""
    found = set()
    for path in scene.results.glob(".*"):
        with contextlib.suppress(FileNotFoundError):
            found.add((path.name, path.lstat().st_ctime_ns))
    return found


def _source(scene: Scene, version: str) -> Path:
    """A copy of the sources and the curated layer, with another version."""
    copy = scene.work / version
    for part in ("sources", "curated"):
        shutil.copytree(DATA / part, copy / part)
    (copy / "curated" / "version.toml").write_text(f'[data]\nversion = "{version}"\n')
    return copy


def _build(scene: Scene, source: Path) -> tuple[str | Path, ...]:
    release, schema = scene.results / "release", scene.results / "schema"
    return ("build", "--data", source, "--release", release, "--schema", schema)
