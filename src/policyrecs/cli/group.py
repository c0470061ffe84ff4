"""A group whose commands are imported when they are called, so that `--help` stays quick."""

import importlib
from typing import Any

import click


class LazyGroup(click.Group):
    """A click group that finds command `name` as `policyrecs.cli.name.command`."""

    def __init__(self, *args: Any, commands_in_order: tuple[str, ...] = (), **kwargs: Any) -> None:  # noqa: ANN401  click's own signature
        """Keep the names of the commands, in the order in which help lists them."""
        super().__init__(*args, **kwargs)
        self.commands_in_order = commands_in_order

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Name the commands in their own order."""
        return list(self.commands_in_order)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's signature
        """Import and return one command."""
        if cmd_name not in self.commands_in_order:
            return None
        module = importlib.import_module(f"policyrecs.cli.{cmd_name}")
        command: click.Command = module.command
        return command
