"""A trial from its parts: what is made, the command that meets it, and what is right."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from hostile import checks
from hostile.case import Trial, Verdict
from hostile.measure import Ran, Scene, changes, snapshot

Arguments = Sequence[str | Path | bytes]


def meets(  # noqa: PLR0913  each is a part of the trial
    name: str,
    group: str,
    prepare: Callable[[Scene], Arguments],
    *,
    codes: tuple[int, ...],
    reasons: tuple[str, ...] = (),
    also: Callable[[Scene, Ran], Iterator[str]] | None = None,
    stdin: Callable[[], bytes] = bytes,
) -> Trial:
    """A trial of one command.

    Args:
        name: Name of the case.
        group: What it is about.
        prepare: Makes what is hostile in the working directory, and returns the arguments.
        codes: Exit codes that are right.
        reasons: Reason codes of which one must be on the first error line, when it fails.
        also: What else must hold.
        stdin: Makes what is handed in by standard input.
    """

    def play(scene: Scene) -> Iterator[str]:
        arguments = prepare(scene)
        folders = scene.work, scene.home, scene.temporary
        before = snapshot(*folders)
        ran = scene.run(*arguments, stdin=stdin())
        yield from checks.well_behaved(ran)
        yield from ended(ran, codes, reasons)
        yield from (f"wrote {path}" for path in changes(before, snapshot(*folders)))
        if also:
            yield from also(scene, ran)

    expected = " ".join((*map(str, codes), *reasons))
    return Trial(name, group, play, expected)


def ended(ran: Ran, codes: tuple[int, ...], reasons: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield what is wrong with a command's exit code and error line."""
    refusals = checks.refusals(ran)
    if ran.code not in codes:
        yield f"exit code {ran.code}: {ran.err.strip()[:200]}"
    elif ran.code and not refusals:
        yield f"exit code {ran.code} without an error line"
    elif ran.code and reasons and checks.reason_of(refusals[0]) not in reasons:
        yield f"said {refusals[0][:200]}"


def play(trial: Trial, scene: Scene) -> Verdict:
    """Run a trial and judge it."""
    faults = tuple(trial.play(scene))
    codes = sorted({ran.code for ran in scene.ran})
    return Verdict(
        trial,
        " ".join(map(str, codes)),
        max((ran.seconds for ran in scene.ran), default=0.0),
        max((ran.megabytes for ran in scene.ran), default=0.0),
        faults,
    )
