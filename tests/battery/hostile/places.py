"""Files that are no files, names that are no names, and tables and archives of documents."""

import io
import json
import os
import socket
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from hostile import checks
from hostile.case import GOOD, NEIGHBOUR, Trial, write
from hostile.checks import Row
from hostile.documents import neighbours_rows
from hostile.measure import Ran, Scene
from hostile.trials import Arguments, meets


def _beside(
    name: str,
    make: Callable[[Path], object],
    *,
    codes: tuple[int, ...] = (1,),
    refused: tuple[str, ...] = (),
    copies: int = 1,
) -> Trial:
    """Something strange in a folder, beside a good document."""

    def prepare(scene: Scene) -> Arguments:
        corpus = scene.work / "corpus"
        write(corpus, NEIGHBOUR, GOOD)
        make(corpus)
        output = ("-o", scene.results / "found.jsonl")
        return ("extract", "--all", "corpus", *output, "--quarantine", scene.results / "bad.jsonl")

    def also(scene: Scene, _: Ran) -> Iterator[str]:
        found, torn = checks.lines_of((scene.results / "found.jsonl").read_bytes())
        bad, torn_too = checks.lines_of((scene.results / "bad.jsonl").read_bytes())
        yield from (*torn, *torn_too)
        if _as_neighbours(found) != neighbours_rows() * copies:
            yield "the neighbour's records changed"
        if tuple(row["reason"] for row in bad) != refused:
            yield f"quarantine holds {[(row['path'], row['reason']) for row in bad]}"

    return meets(name, "files", prepare, codes=codes, also=also)


def _as_neighbours(rows: list[Row]) -> list[Row]:
    """The rows, whatever their file is called."""
    return [{**row, "document": NEIGHBOUR} for row in rows]


def _socket(corpus: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(corpus / "socket.md"))


def _alone(
    name: str,
    make: Callable[[Path], str | bytes | None],
    reasons: tuple[str, ...],
    codes: tuple[int, ...] = (1,),
) -> Trial:
    """One strange path, given by name."""

    def prepare(scene: Scene) -> Arguments:
        return ("extract", "--", make(scene.work) or "strange.md")

    return meets(name, "files", prepare, codes=codes, reasons=reasons)


def _named(name: str, file: str | bytes) -> Trial:
    """A good document under a strange name, in a folder."""

    def make(corpus: Path) -> None:
        (corpus / NEIGHBOUR).unlink()
        with open(os.path.join(os.fsencode(corpus), os.fsencode(file)), "wb") as stream:  # noqa: PTH118, PTH123  names need not be UTF-8
            stream.write(GOOD)

    return _beside(name, make, codes=(0,))


def _bad_under(name: str, file: str | bytes) -> Trial:
    """An empty document under a strange name: its one error line stays one line."""

    def prepare(scene: Scene) -> Arguments:
        path = os.path.join(os.fsencode(scene.work), os.fsencode(file))  # noqa: PTH118
        with open(path, "wb"):  # noqa: PTH123
            pass
        return ("extract", "--", path)

    def also(_: Scene, ran: Ran) -> Iterator[str]:
        if ran.err.count("\n") != 1:
            yield f"{ran.err.count(chr(10))} lines on stderr"

    return meets(name, "files", prepare, codes=(1,), reasons=("empty-file",), also=also)


def _table(  # noqa: PLR0913  each is a part of the case
    name: str,
    file: str,
    data: bytes,
    *,
    codes: tuple[int, ...],
    refused: tuple[str, ...] = (),
    column: str = "text",
) -> Trial:
    """A table of documents."""

    def prepare(scene: Scene) -> Arguments:
        write(scene.work, file, data)
        output = ("-o", scene.results / "found.jsonl", "--quarantine", scene.results / "bad.jsonl")
        return ("extract", "--all", file, f"--{column}-column", column, *output)

    def also(scene: Scene, ran: Ran) -> Iterator[str]:
        if ran.code > 1:
            return
        _, torn = checks.lines_of((scene.results / "found.jsonl").read_bytes())
        bad, torn_too = checks.lines_of((scene.results / "bad.jsonl").read_bytes())
        yield from (*torn, *torn_too)
        if tuple(row["reason"] for row in bad) != refused:
            yield f"quarantine holds {[(row['path'], row['reason']) for row in bad]}"

    return meets(name, "tables", prepare, codes=codes, also=also)


def _parquet(text: str, rows: int = 1) -> bytes:
    """A Parquet file of a text, as often as it is told."""
    import pyarrow as pa  # noqa: PLC0415  only this format needs it
    import pyarrow.parquet as pq  # noqa: PLC0415

    made = io.BytesIO()
    pq.write_table(
        pa.table({"text": [text] * rows}), made, compression="none" if rows == 1 else "zstd"
    )
    return made.getvalue()


def _archive(
    name: str,
    members: Callable[[], dict[str, bytes]],
    *,
    codes: tuple[int, ...],
    reasons: tuple[str, ...] = (),
) -> Trial:
    """A ZIP of documents."""

    def prepare(scene: Scene) -> Arguments:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, data in members().items():
                archive.writestr(member, data)
        write(scene.work, "archive.zip", made.getvalue())
        return ("extract", "archive.zip")

    return meets(name, "tables", prepare, codes=codes, reasons=reasons)


def _link(target: str) -> Callable[[Path], None]:
    return lambda corpus: (corpus / "link.md").symlink_to(target)


def _same_twice(corpus: Path) -> None:
    write(corpus, "a-copy.md", GOOD)


_CALL = "Congress should fund open research."

CASES = (
    _beside("a FIFO", lambda corpus: os.mkfifo(corpus / "pipe.md"), refused=("not-a-file",)),
    _beside("a socket", _socket, refused=("not-a-file",)),
    _beside("a link to itself", _link("link.md"), refused=("unreadable-file",)),
    _beside("a link to nowhere", _link("nowhere"), refused=("missing-file",)),
    _beside("a link to its own folder", _link("."), refused=("is-folder",)),
    _beside("a link to a device", _link("/dev/zero"), refused=("not-a-file",)),
    _beside(
        "a folder with a document's name", lambda corpus: (corpus / "x.md").mkdir(), codes=(0,)
    ),
    _beside("a hidden file", lambda corpus: write(corpus, ".hidden.md", b""), codes=(0,)),
    _beside("the same content twice", _same_twice, codes=(0,)),
    _beside(
        "200 folders deep",
        lambda corpus: (corpus / "/".join(["d"] * 200)).mkdir(parents=True),
        codes=(0,),
    ),
    _beside(
        "a sparse file of 10 GB",
        lambda corpus: os.truncate(write(corpus, "big.md", b""), 10**10),
        refused=("too-large",),
    ),
    _named("a name with a line end", "a\nerror: forged\n.md"),
    _named("a name of control characters", "a\x1b[31m\x07\x7f.md"),
    _named("a name with a bidi override", "a\u202ecod.md"),
    _named("a name that begins with a dash", "--all.md"),
    _named("a name that is no UTF-8", b"caf\xe9.md"),
    _named("a name of 255 bytes", "n" * 252 + ".md"),
    _named("a name like a pattern", "[a]*?.md"),
    _named("a name of quotation marks and commas", "\"a\",'b';\t.md"),
    _named("a name of spaces", "   .md"),
    _bad_under("an empty file whose name has a line end", "a\nerror: forged\n.md"),
    _bad_under("an empty file whose name has escape sequences", "a\x1b]0;owned\x07.md"),
    _bad_under("an empty file whose name has a bidi override", "a\u202ecod.md"),
    _bad_under("an empty file whose name is no UTF-8", b"caf\xe9.md"),
    _bad_under("an empty file whose name begins with a dash", "-a.md"),
    _alone("a FIFO by name", lambda work: os.mkfifo(work / "strange.md"), ("not-a-file",)),
    _alone("a device by name", lambda _: "/dev/zero", ("not-a-file",)),
    _alone("nothing by name", lambda _: "nothing.md", ("missing-file",)),
    _alone(
        "a name too long for the system", lambda _: "n" * 5000, ("unreadable-file", "missing-file")
    ),
    _alone("an empty name", lambda _: "", ("missing-file", "is-folder"), (1, 2)),
    _alone(
        "a link to itself by name",
        lambda work: (work / "strange.md").symlink_to("strange.md"),
        ("unreadable-file",),
    ),
    _table(
        "a quotation mark that never closes",
        "t.csv",
        f'text\n"{_CALL}\n'.encode() * 1,
        codes=(0, 1),
    ),
    _table("a cell of a megabyte", "t.csv", b"text\n" + b"word " * 200_000 + b"\n", codes=(0,)),
    _table("NUL in a cell", "t.csv", b"text\na\0b\n", codes=(0, 1), refused=("binary-file",)),
    _table("an empty table", "t.csv", b"", codes=(0, 1, 2)),
    _table(
        "a table of no UTF-8",
        "t.csv",
        b"text\ncaf\xe9 should act.\n",
        codes=(0, 1),
        refused=("wrong-encoding",),
    ),
    _table(
        "rows of too many cells",
        "t.csv",
        f"text\n{_CALL},a,b,c\n".encode(),
        codes=(0, 1),
        refused=("damaged-file",),
    ),
    _table(
        "lines of NaN and torn lines",
        "t.jsonl",
        b'{"text": NaN}\n{"text": \n' + json.dumps({"text": _CALL}).encode() + b"\n",
        codes=(1,),
        refused=("damaged-file", "damaged-file"),
    ),
    _table(
        "half of a character in a line",
        "t.jsonl",
        b'{"text": "\\ud800 should act"}\n',
        codes=(1,),
        refused=("wrong-encoding",),
    ),
    _table(
        "100,000 brackets in a line",
        "t.jsonl",
        b"[" * 100_000 + b"\n",
        codes=(1,),
        refused=("damaged-file",),
    ),
    _table(
        "a line of 120 MB",
        "t.jsonl",
        b'{"text": "' + b"a " * 60_000_000 + b'"}\n' + json.dumps({"text": _CALL}).encode() + b"\n",
        codes=(1,),
        refused=("too-large",),
    ),
    _table(
        "a cell of 120 MB",
        "t.csv",
        b'text\n"' + b"a " * 60_000_000 + b'"\n',
        codes=(1,),
        refused=("too-large",),
    ),
    _table(
        "a Parquet page turned over",
        "t.parquet",
        _parquet(_CALL).replace(b"should", b"\xff\xfeould"),
        codes=(1,),
        refused=("damaged-file",),
    ),
    _table(
        "a Parquet text of 60 MB, ten times",
        "t.parquet",
        _parquet("a" * 60_000_000, 10),
        codes=(1,),
        refused=("too-large",) * 10,
    ),
    _table(
        "a torn Parquet file",
        "t.parquet",
        b"PAR1" + b"\0" * 100 + b"PAR1",
        codes=(1, 2, 3),
        refused=("damaged-file",),
    ),
    _archive(
        "an archive that climbs", lambda: {"../../evil.md": GOOD, "/etc/evil.md": GOOD}, codes=(0,)
    ),
    _archive(
        "an archive of a bomb",
        lambda: {"a.md": b" " * 200_000_000, "b.md": GOOD},
        codes=(1,),
        reasons=("too-large",),
    ),
    _archive(
        "an archive in an archive",
        lambda: {"a.zip": b"PK\x03\x04", "b.md": GOOD},
        codes=(1,),
        reasons=("unknown-type",),
    ),
    _archive(
        "an archive of strange names",
        lambda: {"a\nb\x1b.md": b""},
        codes=(1,),
        reasons=("empty-file",),
    ),
    meets(
        "standard input without end",
        "files",
        lambda _: ("extract", "-"),
        codes=(1,),
        reasons=("too-large",),
        stdin=lambda: b"word " * 60_000_000,
    ),
    meets(
        "standard input that is empty",
        "files",
        lambda _: ("extract", "-"),
        codes=(1,),
        reasons=("empty-file",),
        stdin=bytes,
    ),
    meets(
        "standard input of a zip",
        "files",
        lambda _: ("extract", "-", "--name", "x.docx"),
        codes=(1,),
        reasons=("damaged-file",),
        stdin=lambda: b"PK\x03\x04" * 100,
    ),
)
