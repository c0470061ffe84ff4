"""`policyrecs codebook`: what every column means."""

import click


@click.command("codebook")
@click.argument("name", required=False)
def command(*, name: str | None) -> int:
    """Say what the columns mean: all, those of one table, or one column (NAME).

    \b
    Examples:
      policyrecs codebook proposals
      policyrecs codebook polarity
    """  # noqa: D301  \b is click's mark for lines to keep
    from policyrecs.cli.screen import console, table
    from policyrecs.errors import UsageError
    from policyrecs.tables import describe_columns
    from policyrecs.vocabulary import Reason

    columns = [
        each
        for each in describe_columns()
        if name is None or name in {each["table"], each["column"]}
    ]
    if not columns:
        raise UsageError(Reason.WRONG_USE, str(name), "is no table and no column")
    screen = console()
    for each_table in dict.fromkeys(each["table"] for each in columns):
        screen.print(
            table(
                each_table,
                ("column", "type", "meaning"),
                [
                    (each["column"], each["type"], each["meaning"])
                    for each in columns
                    if each["table"] == each_table
                ],
            )
        )
    return 0
