"""Where output goes: full disks, closed pipes, read-only folders, two writers, ends by signal."""

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from hostile import checks
from hostile.case import GOOD, NEIGHBOUR, Trial, write
from hostile.measure import COMMAND, Ran, Scene
from hostile.trials import Arguments, ended, meets

DATA = Path(__file__).parents[3] / "data"

MOUNT, UNMOUNT = "/bin/mount", "/bin/umount"

NO_MOUNT = "skipped: only root can mount a small disk"
"""What a trial says that this user cannot play."""


@contextlib.contextmanager
def mounted(folder: Path, options: str) -> Iterator[bool]:
    """Mount a small disk; False where this user cannot."""
    folder.mkdir(parents=True, exist_ok=True)
    mount = [MOUNT, "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    may_mount = os.geteuid() == 0 and Path(MOUNT).exists()
    is_there = may_mount and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield is_there
    finally:
        if is_there:
            subprocess.run([UNMOUNT, str(folder)], check=True)


def digests(folder: Path) -> dict[str, str]:
    """The digest of every file that a reader may see; what begins with a dot is a writer's own."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def _corpus(scene: Scene, copies: int = 1) -> Path:
    """A folder of documents."""
    for number in range(copies):
        words = GOOD.decode() + f"\nAgency {number} should publish report {number}.\n" * 30
        write(scene.work / "corpus", f"{number:04}.md", words.encode())
    return scene.work / "corpus"


def _built(scene: Scene, release: Path) -> Arguments:
    """The command that builds the project's own dataset."""
    return ("build", "--data", DATA, "--release", release, "--schema", scene.results / "schema")


def _on_disk(name: str, size: str, write_to: Callable[[Scene, Path], Arguments]) -> Trial:
    """An old output stays whole when the disk is full, and nothing half-written stays."""

    def play(scene: Scene) -> Iterator[str]:
        disk = scene.root / "disk"
        with mounted(disk, f"size={size}") as is_there:
            if not is_there:
                yield NO_MOUNT
                return
            arguments = write_to(scene, disk)
            before = digests(disk)
            ran = scene.run(*arguments, env={"TMPDIR": str(scene.temporary)})
            yield from checks.well_behaved(ran)
            yield from ended(ran, (3,), ("unwritable-output",))
            if digests(disk) != before:
                yield "the old output changed"
            strays = [path.name for path in disk.rglob(".*") if path.name != ".state"]
            if strays:
                yield f"left {strays}"

    return Trial(name, "outputs", play, "3 unwritable-output")


def _fill(folder: Path, leave: int) -> None:
    """Fill a disk but for so many bytes."""
    free = os.statvfs(folder)
    (folder / "ballast").write_bytes(b"\0" * max(0, free.f_bavail * free.f_frsize - leave))


def _release_on_full_disk(scene: Scene, disk: Path) -> Arguments:
    shutil.copytree(DATA / "release", disk / "release")
    _fill(disk, 200_000)
    return _built(scene, disk / "release")


def _tables_on_full_disk(scene: Scene, disk: Path) -> Arguments:
    _corpus(scene, 60)
    scene.run("extract", "corpus", "--format", "csv", "-o", disk / "out")
    write(scene.work / "corpus", "new.md", GOOD.replace(b"Congress", b"Parliament") * 300)
    _fill(disk, 30_000)
    return ("extract", "corpus", "--format", "csv", "-o", disk / "out")


def _lines_on_full_disk(scene: Scene, disk: Path) -> Arguments:
    _corpus(scene, 1)
    write(disk, "out.jsonl", b'{"old": true}\n')
    _fill(disk, 4096)
    return ("extract", "corpus/0000.md", "-o", disk / "out.jsonl")


def _read_only(scene: Scene) -> Iterator[str]:
    """A folder that cannot be written stays as it is, and is named."""
    disk = scene.root / "disk"
    with mounted(disk, "size=5m") as is_there:
        if not is_there:
            yield NO_MOUNT
            return
        shutil.copytree(DATA / "release", disk / "release")
        subprocess.run([MOUNT, "-o", "remount,ro", str(disk)], check=True)
        _corpus(scene)
        for arguments in (
            _built(scene, disk / "release"),
            ("extract", "corpus", "--format", "csv", "-o", disk / "tables"),
            ("extract", "corpus/0000.md", "-o", disk / "out.jsonl"),
            ("export", "xlsx", "-o", disk / "out.xlsx"),
        ):
            ran = scene.run(*arguments)
            yield from checks.well_behaved(ran)
            yield from ended(ran, (2, 3) if arguments[0] == "export" else (3,))


def _printing(
    name: str, shell: str, codes: tuple[int, ...], *, errors: tuple[int, ...] = (0, 1)
) -> Trial:
    """A command whose stdout is not what it expects; `{}` stands for the command."""

    def play(scene: Scene) -> Iterator[str]:
        _corpus(scene, 40)
        command = " ".join(f"'{part}'" for part in COMMAND)
        ran = subprocess.run(
            ["/bin/bash", "-c", shell.format(command)],
            cwd=scene.work,
            env=scene.environment(),
            capture_output=True,
            timeout=80,
            check=False,
        )
        err = ran.stderr.decode("utf-8", "replace")
        made = Ran(ran.returncode, ran.stdout, err, 0, 0)
        yield from checks.well_behaved(made)
        if made.code not in codes:
            yield f"exit code {made.code}: {err[:200]}"
        if len(checks.refusals(made)) not in errors:
            yield f"stderr: {err[:200]}"

    return Trial(name, "outputs", play, " ".join(map(str, codes)))


def _ended_by(name: str, number: signal.Signals) -> Trial:
    """A signal ends a run in one line or none; the old output stays, and no child lives on."""

    def play(scene: Scene) -> Iterator[str]:
        _corpus(scene, 20)
        output = scene.results / "out"
        whole = scene.run("extract", "corpus", "--format", "csv", "-o", output)
        yield from checks.well_behaved(whole)
        before = digests(output)
        _corpus(scene, 400)
        with (scene.root / "err").open("wb") as err:
            process = scene.start(
                *("extract", "corpus", "--format", "csv", "--workers", "2", "-o", output),
                stderr=err,
            )
            time.sleep(1.5)
            process.send_signal(number)
            code = process.wait(timeout=30)
        said = (scene.root / "err").read_text()
        yield from checks.well_behaved(Ran(max(code, 0), b"", said, 0, 0))
        if code not in {3, -number}:
            yield f"exit code {code}"
        if digests(output) != before:
            yield "the old output changed"
        time.sleep(0.3)
        if left := _alive(scene):
            yield f"children live on: {left}"
        again = scene.run("extract", "corpus", "--format", "csv", "--resume", "-o", output)
        yield from ended(again, (0,))
        strays = [path.name for path in scene.results.iterdir() if path.name.startswith(".")]
        if strays:
            yield f"left {strays}"

    return Trial(name, "outputs", play, "3, the old output whole")


def _alive(scene: Scene) -> list[str]:
    """Processes that still work in a scene."""
    alive = []
    for each in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if each.name.isdigit() and (each / "cwd").readlink() == scene.work:
                alive.append(each.name)
    return alive


def _two_writers(scene: Scene) -> Iterator[str]:
    """Two builds at once: both end well, and one release stands there."""
    release = scene.results / "release"
    both = [scene.start(*_built(scene, release)) for _ in range(2)]
    codes = [process.wait(timeout=120) for process in both]
    if codes != [0, 0]:
        yield f"exit codes {codes}"
    if digests(release) != digests(DATA / "release"):
        yield "another release than the one committed"
    if [path.name for path in scene.results.iterdir() if path.name.startswith(".")]:
        yield "left a stray"


def _two_runs(scene: Scene) -> Iterator[str]:
    """Two runs into one folder: one may be refused by name, and the tables are whole."""
    _corpus(scene, 100)
    output = scene.results / "out"
    arguments = ("extract", "corpus", "--format", "csv", "-o", output)
    both = [scene.start(*arguments) for _ in range(2)]
    codes = sorted(process.wait(timeout=120) for process in both)
    if codes not in ([0, 0], [0, 3]):
        yield f"exit codes {codes}"
    ran = scene.run("verify", output, "--sources", "corpus")
    yield from ended(ran, (0,))


def _foreign(scene: Scene) -> Arguments:
    write(scene.work / "documents", "thesis.md", b"Years of work.\n")
    _corpus(scene)
    return ("extract", "corpus", "--format", "csv", "-o", "documents")


def _onto(*arguments: str) -> Callable[[Scene], Arguments]:
    """Prepare a corpus, records, and a document that is half of a character in some encodings."""

    def prepare(scene: Scene) -> Arguments:
        _corpus(scene)
        write(scene.work, "given.jsonl", b'{"quote": "Congress should act."}\n')
        write(scene.work / "corpus", "odd.md", b"Congress should act. +2AA- \\ud800 #\n")
        return arguments

    return prepare


def _under_a_file(scene: Scene) -> Arguments:
    write(scene.work, "file", b"in the way")
    _corpus(scene)
    return ("extract", "corpus", "--format", "csv", "-o", "file/out")


def _shown(command: str) -> Callable[[Scene], Arguments]:
    """Prepare a release whose words hold escape sequences."""

    def prepare(scene: Scene) -> Arguments:
        from policyrecs import export, pipeline  # noqa: PLC0415  only where it is played

        text = (
            "# \x1b]0;owned\x07Recommendations\u202e\n\n"
            "The \x1b[31mAcme\u202e Board should fund\x9b research.\n\n" + "It rained. " * 50
        )
        assembly = pipeline.extract_bytes(text.encode(), NEIGHBOUR)
        dataset = pipeline.merge([assembly])
        export.write_release(dataset, scene.work / "release", version="1.0.0")
        first = dataset.recommendations[0].recommendation_id
        return {
            "show": ("show", first, "--release", "release"),
            "stats": ("stats", "release"),
            "verify": ("verify", "release"),
            "diff": ("diff", "--exit-zero", "release", DATA / "release"),
        }[command]

    return prepare


def _harmless(_: Scene, ran: Ran) -> Iterator[str]:
    """What is printed for people holds nothing that a terminal obeys."""
    shown = ran.out.decode("utf-8", "replace")
    harmful = {hex(ord(c)) for c in "\x1b\x07\x9b\u202e" if c in shown}
    if harmful:
        yield f"stdout holds {sorted(harmful)}"


CASES = (
    _on_disk("a full disk, a release", "5m", _release_on_full_disk),
    _on_disk("a full disk, tables", "5m", _tables_on_full_disk),
    _on_disk("a full disk, lines", "1m", _lines_on_full_disk),
    Trial("a read-only folder", "outputs", _read_only, "3 unwritable-output"),
    _printing("stdout closed, lines", "{} extract corpus >&-", (0, 3)),
    _printing("stdout closed, one document", "{} extract corpus/0000.md >&-", (0, 3)),
    _printing("stdout closed, tables", "{} stats >&-", (0, 3)),
    _printing("stderr closed", "{} extract nothing.md 2>&-", (1,)),
    _printing("stdin closed", "{} extract - <&-", (1,), errors=(1,)),
    _printing("all closed", "{} extract corpus <&- >&- 2>&-", (0, 3)),
    _printing("stdout full, lines", "{} extract corpus >/dev/full", (3,), errors=(1,)),
    _printing("stdout full, one line", "{} extract corpus/0000.md >/dev/full", (3,), errors=(1,)),
    _printing("stdout full, a table", "{} stats >/dev/full", (3,), errors=(1,)),
    _printing("stdout full, help", "{} --help >/dev/full", (3,), errors=(1,)),
    _printing(
        "a reader that goes", "{} extract corpus | head -c 10; exit ${{PIPESTATUS[0]}}", (0, 3)
    ),
    _printing("a reader that is not there", "{} stats | true; exit ${{PIPESTATUS[0]}}", (0, 3)),
    _printing("output to a device", "{} extract corpus -o /dev/stdout | wc -l", (0,)),
    _ended_by("SIGTERM", signal.SIGTERM),
    _ended_by("SIGINT", signal.SIGINT),
    _ended_by("SIGHUP", signal.SIGHUP),
    _ended_by("SIGKILL", signal.SIGKILL),
    Trial("two builds at once", "outputs", _two_writers, "0 0"),
    Trial("two runs at once", "outputs", _two_runs, "0 0 or 0 3"),
    meets(
        "a folder of somebody's files",
        "outputs",
        _foreign,
        codes=(3,),
        reasons=("unwritable-output",),
    ),
    meets(
        "a folder under a file",
        "outputs",
        _under_a_file,
        codes=(3,),
        reasons=("unwritable-output",),
    ),
    *(
        meets(f"output onto {name}", "outputs", _onto(*places), codes=(2,), reasons=("wrong-use",))
        for name, *places in (
            ("its input", "extract", "corpus/0000.md", "-o", "corpus/0000.md"),
            ("a document of its folder", "extract", "corpus", "-o", "corpus/0000.md"),
            ("its quarantine", "extract", "corpus", "-o", "a", "--quarantine", "a"),
            ("a source", "ground", "given.jsonl", "--source", "corpus", "-o", "corpus/0000.md"),
        )
    ),
    meets(
        "a time limit without end",
        "outputs",
        _onto("extract", "corpus", "--time-limit", "inf"),
        codes=(2,),
    ),
    *(
        meets(
            f"the encoding {encoding}",
            "outputs",
            _onto("extract", "corpus/odd.md", "--encoding", encoding),
            codes=(1,),
            reasons=("wrong-encoding",),
        )
        for encoding in ("utf-7", "unicode_escape", "undefined", "punycode", "rot13", "zlib")
    ),
    meets("escape sequences shown", "outputs", _shown("show"), codes=(0,), also=_harmless),
    meets("escape sequences counted", "outputs", _shown("stats"), codes=(0,), also=_harmless),
    meets("escape sequences verified", "outputs", _shown("verify"), codes=(0,), also=_harmless),
    meets("escape sequences compared", "outputs", _shown("diff"), codes=(0,), also=_harmless),
)
