"""What commands print on: a terminal gets colour and its own width, a pipe gets plain text."""

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from policyrecs.cli.harmless import one_line

PIPE_WIDTH = 80
"""Columns of a table that is written to a pipe or a file."""


def console() -> Console:
    """Return the console for stdout; text from documents is printed as it is, never as markup."""
    screen = Console(markup=False, highlight=False, emoji=False)
    if not screen.is_terminal:
        screen.width = PIPE_WIDTH
    return screen


def table(
    title: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    numbers: Sequence[str] = (),
) -> Table:
    """Return a table with the columns named in `numbers` set to the right."""
    title = one_line(title)
    made = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    for heading in headings:
        made.add_column(heading, justify="right" if heading in numbers else "left")
    for row in rows:
        made.add_row(*(Text("" if cell is None else one_line(str(cell))) for cell in row))
    return made
