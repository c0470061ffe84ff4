"""The command line: parse, call one function, print, exit code.

Exit codes: 0 good; 1 finished, with something quarantined or found at fault; 2 wrong use;
3 could not finish, and nothing is half-written.
"""

import os
import sys

import click

from policyrecs.cli.group import LazyGroup
from policyrecs.errors import PolicyrecsError, UsageError
from policyrecs.vocabulary import Reason

FOUND_FAULT = 1
WRONG_USE = 2
UNFINISHED = 3

COMMANDS = ("build", "extract", "verify", "show", "stats", "codebook", "evaluate")
"""The commands in the order of `--help`; each is a module of this package."""


@click.group(cls=LazyGroup, commands_in_order=COMMANDS, context_settings={"max_content_width": 100})
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.version_option(None, "--version", message="%(version)s", package_name="policyrecs")
def policyrecs(*, debug: bool) -> None:
    """Turn policy texts into records that never lose their place in the source."""
    click.get_current_context().obj = {"debug": debug}


def main() -> None:
    """Run the command line and exit with its code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code; errors become one line on stderr."""
    try:
        code = policyrecs.main(arguments, prog_name="policyrecs", standalone_mode=False)
    except click.ClickException as error:
        click.echo(f"error: {Reason.WRONG_USE}: {_one_line(error.format_message())}", err=True)
        return WRONG_USE
    except click.Abort:
        click.echo("error: interrupted", err=True)
        return UNFINISHED
    except PolicyrecsError as error:
        if "--debug" in arguments:
            raise
        click.echo(f"error: {_one_line(str(error))}", err=True)
        return WRONG_USE if isinstance(error, UsageError) else UNFINISHED
    except BrokenPipeError:
        # The reader has gone: point stdout elsewhere, or the interpreter complains when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNFINISHED
    except OSError as error:
        if "--debug" in arguments:
            raise
        where = error.filename or "output"
        words = error.strerror or str(error)
        click.echo(f"error: {Reason.UNWRITABLE_OUTPUT}: {where}: {words}", err=True)
        return UNFINISHED
    return code if isinstance(code, int) else 0


def _one_line(words: str) -> str:
    """`words` with line ends and control characters made harmless for a terminal."""
    return "".join(
        character if character.isprintable() else " " for character in " ".join(words.split())
    )
