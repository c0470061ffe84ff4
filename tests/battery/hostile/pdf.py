"""PDFs: bombs, loops, nesting, lies about lengths, and pages without words."""

import zlib
from collections.abc import Sequence

from hostile.case import Document

CALL = "Congress should fund open research."
SHOWN = b"BT /F 12 Tf 72 700 Td (%s) Tj ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
MARK = b"\x00\x01\x02\x03"
SLOW = (None, "time-limit", "too-large", "memory-limit", "damaged-file", "no-text-layer")


def stream(content: bytes, entries: bytes = b"", *, length: int | None = None) -> bytes:
    """A stream object."""
    declared = len(content) if length is None else length
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (declared, entries, content)


def file(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    data = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    tail = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
    return data + head + tail % (size, trailer, len(data))


def page(content: bytes, *, font: bytes = FONT, more: Sequence[bytes] = ()) -> bytes:
    """A PDF of one page with this content stream."""
    return file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
                b" /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>"
            ),
            content,
            font,
            *more,
        ]
    )


def words(text: str) -> bytes:
    """Operators that show a line of words."""
    return SHOWN % text.encode("cp1252")


GOOD = page(stream(words(CALL)))


def _bomb(megabytes: int, layers: int = 1) -> bytes:
    """A content stream that unpacks to so many megabytes."""
    content = words(CALL) + b" " * (megabytes * 1_000_000)
    for _ in range(layers):
        content = zlib.compress(content, 9)
    filters = b"/Filter [%s]" % (b"/FlateDecode " * layers)
    return page(stream(content, filters))


def _image(width: int) -> bytes:
    """An image that says it is enormous."""
    drawn = stream(
        zlib.compress(b"\0" * 1000),
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray"
        b" /BitsPerComponent 8 /Filter /FlateDecode" % (width, width),
    )
    return page(stream(words(CALL) + b" q 600 0 0 700 0 0 cm /X Do Q"), more=[drawn])


def _form(content: bytes) -> bytes:
    """A page that draws a form, whose content may draw it again."""
    form = stream(
        content,
        b"/Type /XObject /Subtype /Form /BBox [0 0 612 792]"
        b" /Resources << /XObject << /X 6 0 R >> >>",
    )
    return page(stream(words(CALL) + b" /X Do"), more=[form])


def _looping_pages() -> bytes:
    return file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>",
        ]
    )


def _nested_pages(depth: int) -> bytes:
    """A tree of pages as deep as it is told."""
    nodes = [
        b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (number + 3) for number in range(depth)
    ]
    last = b"<< /Type /Page /MediaBox [0 0 612 792] >>"
    return file([b"<< /Type /Catalog /Pages 2 0 R >>", *nodes, last])


def _claimed_pages(count: int) -> bytes:
    return GOOD.replace(b"/Count 1", b"/Count %d" % count)


def _encrypted() -> bytes:
    """A PDF that wants a password nobody knows."""
    entries = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]"
        % (b"ab" * 32, b"cd" * 32)
    )
    return file(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>"], entries
    )


def _without_map() -> bytes:
    """A page whose font does not say its letters."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /DescendantFonts"
        b" [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    )
    shown = b"BT /F 12 Tf 72 700 Td <%s> Tj ET" % (b"F0A1" * 200)
    return page(stream(shown), font=font)


def _many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(count))
    one = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]"
        b" /Resources << /Font << /F 3 0 R >> >> >>"
    )
    pages = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids)
    return file([b"<< /Type /Catalog /Pages 2 0 R >>", pages, FONT, *[one] * count])


def _case(name: str, data: bytes, *outcomes: str | None, quotes: tuple[str, ...] = ()) -> Document:
    return Document(name, "pdf", "hostile.pdf", lambda: data, outcomes or (None,), quotes)


BROKEN = ("damaged-file", "no-text-layer", "empty-file")

CASES = (
    _case("good", GOOD, quotes=(CALL,)),
    _case("empty", b"", "empty-file", "damaged-file"),
    _case("only words", b"Congress should act.", "damaged-file"),
    _case("truncated", GOOD[: len(GOOD) // 2], *BROKEN),
    _case("no cross-reference table", GOOD[: GOOD.index(b"xref")], None, *BROKEN),
    _case("a length too small", page(stream(words(CALL), length=3)), None, *BROKEN),
    _case("a length too large", page(stream(words(CALL), length=10**9)), None, *BROKEN),
    _case("a negative length", page(stream(words(CALL), length=-5)), None, *BROKEN),
    _case(
        "a length that refers to itself",
        GOOD.replace(b"/Length 60", b"/Length 4 0 R"),
        None,
        *BROKEN,
    ),
    _case("pages that hold themselves", _looping_pages(), *BROKEN),
    _case("500 levels of pages", _nested_pages(500), *BROKEN),
    _case("two billion pages claimed", _claimed_pages(2_000_000_000), None, "too-large", *BROKEN),
    _case("a form that draws itself", _form(b"/X Do"), quotes=(CALL,)),
    _case("no text layer", page(stream(b"0 0 m 100 100 l S")), "no-text-layer"),
    _case("no Unicode map", _without_map(), None, "no-text-layer"),
    _case("password", _encrypted(), "encrypted-file"),
    _case("an image of 60,000 by 60,000", _image(60_000), quotes=(CALL,)),
    _case("50,000 open brackets", page(stream(words(CALL) + b"[" * 50_000)), None, *BROKEN),
    _case("50,000 open dictionaries", page(stream(b"<<" * 50_000 + words(CALL))), None, *BROKEN),
    _case(
        "a dictionary 5,000 deep",
        page(stream(words(CALL), b"/A " + b"<</A " * 5_000)),
        None,
        *BROKEN,
    ),
    _case(
        "words far off the page",
        page(stream(words(CALL).replace(b"72 700", b"9e9 -9e9"))),
        None,
        *BROKEN,
    ),
    _case("size 0", page(stream(words(CALL).replace(b"12 Tf", b"0 Tf"))), None, *BROKEN),
    _case("size a billion", page(stream(words(CALL).replace(b"12 Tf", b"1e9 Tf"))), None, *BROKEN),
    _case("random bytes", b"%PDF-1.7\n" + MARK * 5_000, "damaged-file"),
    Document("Flate bomb of 300 MB", "pdf", "hostile.pdf", lambda: _bomb(300), SLOW, heavy=True),
    Document(
        "Flate bomb of 1 GB in 3 layers",
        "pdf",
        "hostile.pdf",
        lambda: _bomb(1000, 3),
        SLOW,
        heavy=True,
    ),
    Document(
        "5,001 pages", "pdf", "hostile.pdf", lambda: _many_pages(5001), ("too-large",), heavy=True
    ),
    Document(
        "4,000 empty pages", "pdf", "hostile.pdf", lambda: _many_pages(4000), SLOW, heavy=True
    ),
    Document(
        "a page of 200,000 lines",
        "pdf",
        "hostile.pdf",
        lambda: page(stream(words(CALL) * 200_000)),
        SLOW,
        heavy=True,
    ),
)
