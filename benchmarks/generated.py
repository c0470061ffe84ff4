"""Made-up documents from real paragraphs: those of the shipped sources, drawn with a fixed seed."""

import random
import re
from pathlib import Path

SOURCES = Path(__file__).parents[1] / "data" / "sources"

_BLANK_LINE = re.compile(r"\n\s*\n|(?<=[.!?])\s{2,}")
"""Where paragraphs part: at a blank line, or at the wide gap of a page flattened into one line."""

_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z])")
"""Where a page of one line is cut: "... by May. The board ..."."""

_LONGEST = 2_000

_PDF_MARK = re.compile(r"[()\\]")
"""What a string of a PDF must escape: "(" in "(see below)"."""

_ESCAPED = r"\\\g<0>"


def paragraphs() -> list[str]:
    """Return the paragraphs of the shipped sources that are prose or lists."""
    found = []
    for path in sorted(SOURCES.glob("*.txt")):
        for piece in _BLANK_LINE.split(path.read_text(encoding="utf-8")):
            some = [piece] if len(piece) <= _LONGEST else _SENTENCE_END.split(piece)
            found += [part.strip() for part in some if 40 < len(part.strip()) <= _LONGEST]  # noqa: PLR2004  a line
    return found


def documents(count: int, size: int, seed: int = 1) -> list[str]:
    """Return some documents, all different.

    Args:
        count: How many.
        size: Their mean length in code points; each has 0.3 to 1.7 times as much.
        seed: Decides which paragraphs they are made of.
    """
    chance = random.Random(seed)  # noqa: S311  made-up data, not a secret
    stock = paragraphs()
    made = []
    for number in range(count):
        wanted = size * chance.uniform(0.3, 1.7)
        parts = [f"# Response {number}"]
        while sum(map(len, parts)) < wanted:
            parts.append(chance.choice(stock))
        made.append("\n\n".join(parts) + "\n")
    return made


def write_folder(folder: Path, texts: list[str]) -> int:
    """Write documents into a folder, a thousand in each of its own; return their bytes."""
    total = 0
    for number, text in enumerate(texts):
        path = folder / f"{number // 1000:04}" / f"{number:06}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        total += path.write_bytes(text.encode())
    return total


def pdf(pages: list[str]) -> bytes:
    """Return a PDF with a page for each text, in lines of Helvetica."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    for text in pages:
        lines = re.findall(r".{1,90}(?:\s|$)", text.encode("ascii", "ignore").decode())
        shown = "".join(f"({_PDF_MARK.sub(_ESCAPED, line)}) Tj T*\n" for line in lines)
        stream = f"BT /F1 10 Tf 12 TL 50 780 Td\n{shown}ET".encode()
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R" % len(objects)
        objects.append(page + b"/Resources<</Font<</F1 3 0 R>>>>>>")
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(kids), listed)
    made = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return made + head + rows + tail % (len(objects) + 1, len(made))
