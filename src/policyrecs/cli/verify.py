"""`policyrecs verify`: prove every row against its source."""

from pathlib import Path

import click


@click.command("verify")
@click.argument("path", metavar="[RELEASE]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--sources",
    type=click.Path(path_type=Path),
    help="Folder of the documents as supplied, to read again.",
)
@click.option(
    "--report",
    "report_path",
    type=click.Path(path_type=Path),
    help="Write the report on one page of Markdown to this file.",
)
@click.option("--date", help="Day to put on the report; none otherwise, so that it stays the same.")
@click.option("--signed", metavar="NAME", help="Who signs the report off.")
def command(
    *,
    path: Path | None,
    sources: Path | None,
    report_path: Path | None,
    date: str | None,
    signed: str | None,
) -> int:
    """Check a RELEASE or extraction: checksums, schema, keys, spans against texts, and counts.

    RELEASE is the shipped one when none is named; or a folder of tables or a file of JSON lines
    that `extract` wrote, of which the words are proved where --sources says where to read them.
    Exit code 0 when everything holds, 1 when something does not.

    \b
    Examples:
      policyrecs verify
      policyrecs verify tables/ --sources reports/
      policyrecs verify data/release --report report.md --signed "R. Reader"
    """  # noqa: D301  \b is click's mark for lines to keep
    from policyrecs import export
    from policyrecs.cli.harmless import one_line
    from policyrecs.cli.screen import console, table
    from policyrecs.shipped import release_folder
    from policyrecs.verify import page, verify

    report = verify(path or release_folder(), sources=sources)
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
        line = f"error: {problem.reason}: {problem.subject}: {problem.words}"
        click.echo(one_line(line), err=True)
    if report_path is not None:
        export.write_lines(page(report, date=date, signed=signed).splitlines(), report_path)
    return 1 if report.problems else 0
