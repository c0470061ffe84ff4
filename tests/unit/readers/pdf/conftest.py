"""A writer of small PDFs: text at a place, in a size, plain, bold or in italics."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Run:
    """Words at a place of a page, in points from the lower left corner; a square without words."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False
    slanted: bool = False

    @property
    def content(self) -> bytes:
        """What draws it."""
        if not self.text:
            return b"%g %g %g %g re f" % (self.x, self.y, self.size, self.size)
        font = b"B" if self.bold else b"I" if self.slanted else b"R"
        words = _escaped(self.text)
        return b"BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (
            font,
            self.size,
            self.x,
            self.y,
            words,
        )


_HYPHEN = b"<< /BaseEncoding /WinAnsiEncoding /Differences [127 /uni2010] >>"
"""An encoding that has a true hyphen in the place of a control character."""

Pages = Sequence[Sequence[Run]]


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def _content(runs: Sequence[Run]) -> bytes:
    """The content stream of a page."""
    return b"\n".join(run.content for run in runs)


def made(pages: Pages) -> bytes:
    """A PDF of these pages."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % (6 + 2 * index) for index in range(len(pages)))),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Oblique /Encoding %s >>" % _HYPHEN,
    ]
    for index, runs in enumerate(pages):
        content = _content(runs)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /R 3 0 R /B 4 0 R /I 5 0 R >> >> >>" % (7 + 2 * index),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    data = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table, len(objects) + 1, len(data))
    )


def set_in_lines(
    x: float, y: float, *lines: str, size: float = 11, bold: bool = False
) -> list[Run]:
    """Lines of one paragraph, the first at `y`."""
    return [Run(x, y - number * size * 1.2, line, size, bold) for number, line in enumerate(lines)]


@pytest.fixture
def pdf() -> Callable[[Pages], bytes]:
    """The writer."""
    return made


@pytest.fixture
def run() -> type[Run]:
    """Words at a place."""
    return Run


@pytest.fixture
def lines() -> Callable[..., list[Run]]:
    """Lines of one paragraph."""
    return set_in_lines
