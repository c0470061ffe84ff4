"""Records that lie: lines, tables and releases that somebody has had their hands on."""

import functools
import io
import json
import shutil
import string
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hostile.case import GOOD, NEIGHBOUR, Trial, write
from hostile.documents import neighbours_rows
from hostile.measure import Scene
from hostile.trials import Arguments, meets

RELEASE = Path(__file__).parents[3] / "data" / "release"

Row = dict[str, Any]
Change = Callable[[Row], object]


def _lines(made: Callable[[], bytes]) -> Callable[[Scene], Arguments]:
    """Prepare `verify` for JSON lines beside their source."""

    def prepare(scene: Scene) -> Arguments:
        write(scene.work / "sources", NEIGHBOUR, GOOD)
        write(scene.work, "records.jsonl", made())
        return ("verify", "records.jsonl", "--sources", "sources")

    return prepare


def _line(change: Change | None = None) -> bytes:
    """A true line, changed."""
    row = json.loads(json.dumps(neighbours_rows()[0]))
    if change:
        change(row)
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"


def _moved(row: Row) -> None:
    row["start"] += 1
    row["end"] += 1


def _lying(name: str, change: Change) -> Trial:
    prepare = _lines(functools.partial(_line, change))
    return meets(
        name,
        "records",
        prepare,
        codes=(1,),
        reasons=("invalid-record", "missing-file", "damaged-file"),
    )


def _torn(name: str, make: Callable[[], bytes], codes: tuple[int, ...] = (1, 3)) -> Trial:
    return meets(name, "records", _lines(make), codes=codes)


def _released(
    name: str, harm: Callable[[Path], object], command: str = "verify", code: int = 1
) -> Trial:
    """A release that somebody has changed."""

    def prepare(scene: Scene) -> Arguments:
        copy = scene.work / "release"
        shutil.copytree(RELEASE, copy)
        harm(copy)
        rest = ("--release",) if command == "show" else ()
        return (command, *(("rec-0",) if command == "show" else ()), *rest, "release")

    codes = (code,) if command == "verify" else (3,)
    return meets(name, "records", prepare, codes=codes)


def _flip(file: str) -> Callable[[Path], object]:
    """Turn over one bit in the middle of a file."""

    def harm(release: Path) -> None:
        data = bytearray((release / file).read_bytes())
        data[len(data) // 2] ^= 1
        (release / file).write_bytes(data)

    return harm


def _cut(file: str) -> Callable[[Path], object]:
    """Cut a file in half."""

    def harm(release: Path) -> None:
        data = (release / file).read_bytes()
        (release / file).write_bytes(data[: len(data) // 2])

    return harm


def _add(line: bytes) -> Callable[[Path], object]:
    """Add a line to the list of checksums."""

    def harm(release: Path) -> None:
        with (release / "SHA256SUMS").open("ab") as stream:
            stream.write(line)

    return harm


def _deep(levels: int) -> bytes:
    return b"[" * levels + b"]" * levels + b"\n"


def _twice() -> bytes:
    line = _line()
    return line.replace(b'{"document"', b'{"document": "other.md", "document"', 1)


def _grounded(
    about: str, record: bytes, codes: tuple[int, ...] = (0, 1, 2, 3), *, name: str = "given.jsonl"
) -> Trial:
    def prepare(scene: Scene) -> Arguments:
        write(scene.work, NEIGHBOUR, GOOD)
        write(scene.work, name, record)
        return ("ground", name, "--source", NEIGHBOUR)

    return meets(about, "records", prepare, codes=codes)


def _workbook(place: str, words: str = "Congress should act.") -> bytes:
    """A workbook of a heading and one cell, which may stand anywhere."""
    rows = "".join(
        f'<row r="{at.lstrip(string.ascii_uppercase)}"><c r="{at}" t="inlineStr"><is><t>{text}'
        "</t></is></c></row>"
        for at, text in (("A1", "quote"), (place, words))
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    def related(kind: str, target: str) -> str:
        return (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{office}/{kind}" Target="{target}"/></Relationships>'
        )

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", related("officeDocument", "xl/workbook.xml"))
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{sheets}" xmlns:r="{office}"><sheets>'
            '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels", related("worksheet", "worksheets/sheet1.xml")
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{sheets}"><sheetData>{rows}</sheetData></worksheet>',
        )
    return made.getvalue()


CASES = (
    meets("true lines", "records", _lines(_line), codes=(0,)),
    _lying("a span that lies by one", _moved),
    _lying("a span beyond the text", lambda row: row.update(start=10**9, end=10**9 + 50)),
    _lying("a negative span", lambda row: row.update(start=-50, end=0)),
    _lying("a span of text for numbers", lambda row: row.update(start="0")),
    _lying("words changed", lambda row: row.update(quote=row["quote"].replace("fund", "ban"))),
    _lying("an unknown code", lambda row: row.update(kind="rumoured")),
    _lying("a field missing", lambda row: row.pop("kind")),
    _lying("a list for a text", lambda row: row.update(quote=["a"])),
    _lying("a source outside the folder", lambda row: row.update(document="../../etc/passwd")),
    _lying(
        "an id that is not its own", lambda row: row.update(recommendation_id="rec-000000000000")
    ),
    _torn("the same id twice", lambda: _line() * 2, (1,)),
    _torn("the same key twice", _twice),
    _torn("NaN for a number", lambda: _line(lambda row: row.update(confidence=float("nan")))),
    _torn("Infinity for a number", lambda: _line(lambda row: row.update(confidence=float("inf")))),
    _torn(
        "an integer of 5,000 digits",
        lambda: _line().replace(b'"start": ', b'"start": ' + b"9" * 5000),
    ),
    _torn("a torn last line", lambda: _line() + _line()[:50]),
    _torn("an empty line between", lambda: _line() + b"\n" + _line(), (0, 1, 3)),
    _torn("no JSON at all", lambda: b"Congress should act.\n"),
    _torn("100,000 brackets", lambda: _deep(100_000)),
    _torn("a lone surrogate", lambda: _line().replace(b"Congress", b"\\ud800")),
    _torn("bytes that are no UTF-8", lambda: _line() + b"\xff\xfe\n"),
    _torn("a number for a line", lambda: b"1\nnull\n[]\n"),
    _released("a release with a bit turned over, Parquet", _flip("recommendations.parquet")),
    _released("a release with a bit turned over, CSV", _flip("recommendations.csv")),
    _released("a release with a bit turned over, JSON Lines", _flip("recommendations.jsonl")),
    _released("a release cut in half, read", _cut("recommendations.parquet"), "stats"),
    _released("a release cut in half, shown", _cut("recommendations.parquet"), "show"),
    _released("a release without a table", lambda release: (release / "topics.csv").unlink()),
    _released("a checksum of a file outside", _add(b"0" * 64 + b"  ../../../etc/passwd\n")),
    _released("a checksum line of nonsense", _add(b"\xff\xfenonsense\n"), code=3),
    _released("checksums emptied", lambda release: (release / "SHA256SUMS").write_bytes(b"")),
    _grounded("a paraphrase to be grounded", b'{"quote": "Congress ought to pay for research."}\n'),
    _grounded("a record of NaN to be grounded", b'{"quote": NaN}\n'),
    _grounded("100,000 brackets to be grounded", _deep(100_000)),
    _grounded(
        "a million characters to be grounded", b'{"quote": "' + b"should " * 150_000 + b'"}\n'
    ),
    _grounded("bytes to be grounded", b"\xff\xfe\x00"),
    _grounded("fences to be grounded", b"```" * 100_000, name="given.md"),
    _grounded("a workbook with a far cell", _workbook("XFD1048576"), (3,), name="given.xlsx"),
    _grounded("a workbook beyond its edge", _workbook("ZZZ99999999"), (3,), name="given.xlsx"),
    _grounded(
        "a workbook with a cell of 40 MB",
        _workbook("A2", "a " * 20_000_000),
        (1,),
        name="given.xlsx",
    ),
)
