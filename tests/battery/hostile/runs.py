"""The same inputs elsewhere: hash seeds, locales, time zones, orders, workers; and all at once."""

import functools
import random
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hostile import checks, pages, pdf, texts, word
from hostile.case import GOOD, NEIGHBOUR, Document, Trial, write
from hostile.measure import Scene
from hostile.outputs import DATA, digests

PLACES: Mapping[str, Mapping[str, str]] = {
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 4294967295": {"PYTHONHASHSEED": "4294967295"},
    "locale C": {"LC_ALL": "C", "PYTHONUTF8": "0"},
    "locale POSIX, ASCII pipes": {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
    "a locale that is not there": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "time zone +14": {"TZ": "Pacific/Kiritimati"},
    "a time zone of nonsense": {"TZ": ":/etc/passwd"},
    "no home": {"HOME": "/nonexistent", "TMPDIR": "/nonexistent"},
    "a narrow terminal": {"COLUMNS": "1", "TERM": "dumb", "NO_COLOR": "1"},
}
"""Other machines."""

LIGHT: Sequence[Document] = tuple(
    case
    for cases in (texts.CASES, word.CASES, pdf.CASES, pages.CASES)
    for case in cases
    if not case.heavy
)


def _elsewhere(name: str) -> Trial:
    """The same tables and lines on another machine."""

    def play(scene: Scene) -> Iterator[str]:
        made = _made(scene, PLACES[name])
        for each in scene.ran:
            yield from checks.well_behaved(each)
            if each.code:
                yield f"exit code {each.code}: {each.err[:200]}"
        if made != _made_here():
            yield "other bytes"

    return Trial(name, "runs", play, "the same bytes")


@functools.cache
def _made_here() -> tuple[dict[str, str], bytes]:
    """The digests of tables, and lines, that are made on this machine as it is."""
    with tempfile.TemporaryDirectory(prefix="battery-") as root:
        return _made(Scene(Path(root)), {})


def _made(scene: Scene, place: Mapping[str, str]) -> tuple[dict[str, str], bytes]:
    """The digests of tables, and lines, that are made of a few documents of every type."""
    corpus = scene.work / "corpus"
    write(corpus, "good.docx", word.GOOD)
    write(corpus, "good.html", pages.GOOD.encode())
    write(corpus, "good.pdf", pdf.GOOD)
    write(corpus, NEIGHBOUR, GOOD + "Zoë’s 日本 Board should fund 😀.\n".encode())
    for source in (DATA / "sources").glob("oti*.txt"):
        shutil.copy(source, corpus)
    output = scene.results / "tables"
    scene.run("extract", "--all", "corpus", "--format", "csv", "-o", output, env=place)
    printed = scene.run("extract", "--all", f"corpus/{NEIGHBOUR}", env=place)
    return digests(output), printed.out


def _workers(scene: Scene) -> Iterator[str]:
    """One worker or three, files in any order on the disk: the same tables."""
    shuffled = random.Random(3)  # noqa: S311  no secret
    made = []
    for count in (1, 3):
        corpus = scene.work / f"{count}" / "corpus"
        cases = list(enumerate(LIGHT))
        shuffled.shuffle(cases)
        for number, case in cases:
            write(corpus, f"{number:03}-{case.file}", case.make())
        output = scene.results / f"{count}"
        ran = scene.run(
            *("extract", "--all", "--workers", str(count), "--format", "csv"),
            *(corpus, "-o", output),
        )
        yield from checks.well_behaved(ran)
        text = {
            name: (output / name).read_text().replace(f"/{count}/corpus", "/corpus")
            for name in digests(output)
            if name != "SHA256SUMS"
        }
        made.append(text)
    yield from (f"{name} differs" for name in made[0] if made[0][name] != made[1].get(name))


def _built(scene: Scene) -> Iterator[str]:
    """The project's own dataset is built to the same bytes on another machine."""
    for number, env in enumerate(({}, {"PYTHONHASHSEED": "9", "LC_ALL": "C", "TZ": "Asia/Tokyo"})):
        release = scene.results / str(number)
        ran = scene.run(
            *("build", "--data", DATA, "--release", release),
            *("--schema", scene.results / "schema"),
            env=env,
        )
        yield from checks.well_behaved(ran)
    if digests(scene.results / "0") != digests(scene.results / "1"):
        yield "other bytes"


CASES = (
    *(_elsewhere(name) for name in PLACES),
    Trial("one worker or three, shuffled files", "runs", _workers, "the same bytes"),
    Trial("the dataset built elsewhere", "runs", _built, "the same bytes"),
)
