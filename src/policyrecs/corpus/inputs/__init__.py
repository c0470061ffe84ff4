"""What people hand in, as submissions one at a time: files, folders, globs, tables, ZIP, stdin.

Nothing is unpacked to disk and nothing is held but the submission at hand, so the size of an input
does not matter.
"""

from policyrecs.corpus.inputs.dispatch import (
    STANDARD_INPUT,
    Source,
    size_of,
    standard_input,
    submissions,
)
from policyrecs.corpus.inputs.files import named
from policyrecs.corpus.inputs.sheets import Columns, from_row

__all__ = [
    "STANDARD_INPUT",
    "Columns",
    "Source",
    "from_row",
    "named",
    "size_of",
    "standard_input",
    "submissions",
]
