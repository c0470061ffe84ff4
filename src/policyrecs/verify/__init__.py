"""Prove a release or an extraction: what was written is what is there, and stands in its sources.

checks       what a check is, and a report of checks
release      a release: checksums, descriptor, every format, spans, sources
extraction   what `extract` wrote: tables or JSON lines, against the sources where they are at hand
page         a report on one page, to be signed and kept
"""

from pathlib import Path

from policyrecs.holdings import Form, form_of
from policyrecs.verify.checks import Check, Problem, Report
from policyrecs.verify.extraction import verify_lines, verify_tables
from policyrecs.verify.page import page
from policyrecs.verify.release import verify_release

__all__ = ["Check", "Problem", "Report", "page", "verify"]


def verify(path: Path, *, sources: Path | None = None) -> Report:
    """Check a release or an extraction against all that is known of it.

    Args:
        path: The folder of a release or of tables, or a file of JSON lines.
        sources: Folder of the documents as supplied, where they are at hand: each must be the
            file that was hashed, and the words of every row must stand in what it reads to.

    Raises:
        InputError: Nothing of the kind stands there.
        ReleaseError: A list of checksums is damaged.
    """
    check = {
        Form.RELEASE: verify_release,
        Form.TABLES: verify_tables,
        Form.LINES: verify_lines,
    }[form_of(path)]
    return check(path, sources=sources)
