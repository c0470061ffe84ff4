"""The command line: parse, call one function, print, exit code.

Exit codes: 0 good; 1 finished, with something quarantined or found at fault; 2 wrong use;
3 could not finish, and nothing is half-written.
"""

import os
import signal
import sys
from typing import NoReturn

import click

from policyrecs.cli.group import LazyGroup
from policyrecs.cli.harmless import one_line
from policyrecs.corpus.without_pandas import do_without_pandas
from policyrecs.errors import PolicyrecsError, UsageError
from policyrecs.vocabulary import Reason

FOUND_FAULT = 1
WRONG_USE = 2
UNFINISHED = 3

COMMANDS = (
    "build",
    "extract",
    "verify",
    "diff",
    "show",
    "explore",
    "stats",
    "codebook",
    "export",
    "ground",
    "review",
    "evaluate",
)
"""The commands in the order of `--help`; each is a module of this package."""


EXAMPLES = """\b
Examples:
  policyrecs extract report.pdf > records.jsonl
  policyrecs extract folder/ --format parquet -o tables/
  policyrecs stats
  policyrecs show rec-5724baba5cc5
  policyrecs export --format xlsx -o policyrecs.xlsx
  policyrecs COMMAND --help

\b
Completion in bash (zsh and fish alike): put into ~/.bashrc
  eval "$(_POLICYRECS_COMPLETE=bash_source policyrecs)"
"""
"""What the overview of the commands ends with; \\b is click's mark for lines to keep."""


@click.group(
    cls=LazyGroup,
    commands_in_order=COMMANDS,
    context_settings={"max_content_width": 100},
    epilog=EXAMPLES,
)
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, _, asked: _print_versions(context) if asked else None,
    help="Show the versions of code, schema and data.",
)
def policyrecs(*, debug: bool) -> None:
    """Turn policy texts into records that never lose their place in the source."""
    click.get_current_context().obj = {"debug": debug}


def _print_versions(context: click.Context) -> None:
    """Print the three versions, each from its one home, and stop."""
    from importlib.metadata import version

    from policyrecs.records import SCHEMA_VERSION
    from policyrecs.shipped import data_version

    click.echo(f"policyrecs {version('policyrecs')}")
    click.echo(f"schema {SCHEMA_VERSION}")
    click.echo(f"data {data_version() or 'not built'}")
    context.exit()


def main() -> None:
    """Run the command line and exit with its code."""
    do_without_pandas()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    sys.exit(run(sys.argv[1:]))


def _interrupt(number: int, frame: object) -> NoReturn:
    """End as Ctrl-C does: what is half-written is cleared away first."""
    del number, frame
    raise KeyboardInterrupt


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code; errors become one line on stderr."""
    try:
        code = policyrecs.main(arguments, prog_name="policyrecs", standalone_mode=False)
    except (BrokenPipeError, SystemExit):
        # The reader has gone, which click makes a SystemExit of: point stdout elsewhere, or the
        # interpreter complains when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNFINISHED
    except Exception as error:
        if "--debug" in arguments:
            raise
        line, code = _told(error)
        click.echo(f"error: {one_line(line)}", err=True)
        return code
    return code if isinstance(code, int) else 0


def _told(error: Exception) -> tuple[str, int]:
    """What to say of an error, and the exit code it gives."""
    match error:
        case click.ClickException():
            return f"{Reason.WRONG_USE}: {error.format_message()}", WRONG_USE
        case click.Abort():
            return "interrupted", UNFINISHED
        case UsageError():
            return str(error), WRONG_USE
        case PolicyrecsError():
            return str(error), UNFINISHED
        case OSError():
            where, words = error.filename or "output", error.strerror or error
            return f"{Reason.UNWRITABLE_OUTPUT}: {where}: {words}", UNFINISHED
        case _:
            words = f"{type(error).__name__}: {error} (run with --debug for the traceback)"
            return f"{Reason.CRASHED}: policyrecs: {words}", UNFINISHED
