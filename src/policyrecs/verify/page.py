"""A report on one page, to be signed and kept: the same bytes for the same release."""

from collections.abc import Iterator
from importlib.metadata import version

from policyrecs.verify.checks import Report

_SHOWN = 20
"""Problems that fit on the page."""


def page(report: Report, *, date: str | None = None, signed: str | None = None) -> str:
    """Return a report as one page of Markdown.

    Args:
        report: The report.
        date: The day to put on it; none is put on it otherwise, so that it stays the same.
        signed: Who signs it off; a line is left for a name otherwise.
    """
    return "\n".join(_lines(report, date, signed)) + "\n"


def _lines(report: Report, date: str | None, signed: str | None) -> Iterator[str]:
    yield f"# Verification of {_cell(report.folder.resolve().name)}"
    yield ""
    failed = sum(bool(check.problems) for check in report.checks)
    verdict = (
        f"All {len(report.checks)} checks hold."
        if report.holds
        else f"{failed} of {len(report.checks)} checks do not hold."
    )
    yield f"**{verdict}**"
    yield ""
    facts = {"form": report.form, **report.facts}
    facts["checked with"] = f"policyrecs {version('policyrecs')}"
    if date is not None:
        facts["date"] = date
    for name, value in facts.items():
        yield f"- {name}: {_cell(value)}"
    yield ""
    yield "| check | counted | result |"
    yield "|---|--:|---|"
    for check in report.checks:
        result = f"{len(check.problems)} problems" if check.problems else "holds"
        yield f"| {_cell(check.name)} | {check.counted} {check.unit} | {result} |"
    if report.counts:
        yield ""
        yield "| records | number |"
        yield "|---|--:|"
        for name, count in report.counts.items():
            yield f"| {name} | {count} |"
    if report.problems:
        yield ""
        yield "What does not hold:"
        yield ""
        for problem in report.problems[:_SHOWN]:
            yield f"- `{problem.reason}` {_cell(problem.subject)}: {_cell(problem.words)}"
        if len(report.problems) > _SHOWN:
            yield f"- and {len(report.problems) - _SHOWN} more"
    yield ""
    yield f"Signed off by: {_cell(signed) if signed else '____________________'}"


def _cell(text: str) -> str:
    """Text from documents and files, made harmless for Markdown and for a terminal."""
    plain = "".join(each if each.isprintable() else " " for each in text)
    return "".join(f"\\{each}" if each in "\\`*_[]<>|#" else each for each in plain)
