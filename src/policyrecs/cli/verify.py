"""`policyrecs verify`: prove every row against its source."""

from pathlib import Path

import click


@click.command("verify")
@click.argument("release", required=False, type=click.Path(path_type=Path))
@click.option(
    "--sources",
    type=click.Path(path_type=Path),
    help="Folder of the documents as supplied, to read again.",
)
def command(*, release: Path | None, sources: Path | None) -> int:
    """Check a RELEASE: checksums, schema, keys, spans against their texts, and counts.

    Exit code 0 when everything holds, 1 when something does not.
    """
    from policyrecs.cli.screen import console, table
    from policyrecs.shipped import release_folder
    from policyrecs.verify import verify

    report = verify(release or release_folder(), sources=sources)
    screen = console()
    screen.print(
        table(
            f"{report.folder}",
            ("", "check", "counted"),
            [
                ("failed" if each.problems else "holds", each.name, f"{each.counted} {each.unit}")
                for each in report.checks
            ],
            numbers=("counted",),
        )
    )
    for problem in report.problems:
        click.echo(f"error: {problem.reason}: {problem.subject}: {problem.words}", err=True)
    return 1 if report.problems else 0
