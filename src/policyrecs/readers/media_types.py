"""Which media type a file is of: by its content where that is plain to see, else by its name."""

import codecs
import re
from pathlib import PurePath

from policyrecs.errors import InputError
from policyrecs.vocabulary import Reason

_BY_EXTENSION = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".mdown": "text/markdown",
    ".mkd": "text/markdown",
    ".qmd": "text/markdown",
    ".rmd": "text/markdown",
    ".rst": "text/x-rst",
    ".rest": "text/x-rst",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".docm": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""Extension to media type, for the types that have a reader."""

ENDINGS = frozenset(_BY_EXTENSION)
"""Extensions of the files that are read, lower case."""

_DOCX = _BY_EXTENSION[".docx"]
_PDF = _BY_EXTENSION[".pdf"]
_PLAIN = _BY_EXTENSION[".txt"]

_REFUSED = (
    (frozenset({".odt", ".ott", ".fodt"}), "an OpenDocument text"),
    (frozenset({".doc", ".dot"}), "a Word document of the old binary format"),
    (frozenset({".rtf"}), "a Rich Text document"),
    (frozenset({".pages"}), "a Pages document"),
    (frozenset({".epub", ".mobi"}), "an e-book"),
    (frozenset({".xls", ".xlsx", ".ods", ".csv", ".tsv"}), "a table of data"),
    (frozenset({".ppt", ".pptx", ".odp", ".key"}), "a set of slides"),
    (
        frozenset({".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic"}),
        "an image",
    ),
    (frozenset({".zip", ".gz", ".tar", ".7z", ".rar"}), "an archive"),
    (frozenset({".json", ".jsonl", ".xml", ".yaml", ".yml", ".toml"}), "a data file"),
    (frozenset({".mp3", ".mp4", ".wav", ".mov"}), "a recording"),
)
"""Extensions that people try, and what to call the type in the refusal."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of Microsoft's old container; an encrypted DOCX lies in one, too."""

_REFUSED_MAGIC = (
    (_OLE, "a Microsoft Office document of the old binary format"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\0", "an image"),
    (b"MM\0*", "an image"),
    (b"\x1f\x8b", "an archive"),
)
"""First bytes of types that have no reader."""

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype html|html)\b",
    re.IGNORECASE,
)
"""A page says so at once: "<!DOCTYPE html>", perhaps after a declaration or a comment."""

_MARKDOWN_SIGN = re.compile(
    r"""
      \#(?<![^\n].)(?P<heading>\#{0,5}[ ]\S)                    # "## Findings"
    | \](?P<link>\((?:https?://|\#|/|mailto:)[^\s()]*\))        # "](https://example.org)"
    | \*(?P<bold>\*\w)
    | \|(?<![^\n].)(?P<table>[ ]?:?-{3,}:?[ ]?\|)              # "|---|"
    """,
    re.VERBOSE,
)
"""What people write in Markdown and hardly ever in plain text.

Each sign begins with a plain character, by which it is looked for; "##" and "|" open a line.
"""

_MARKS = (b"# ", b"](", b"**", b"|")
"""What a sign of Markdown cannot do without."""

_FEWEST_SIGNS = 3
"""Signs of Markdown, a heading, link or table among them, that make a text Markdown."""

_OURS = frozenset({"text/plain", "text/markdown", "text/x-rst"})
"""Media types whose readers are our own."""

_SNIFFED = 65_536
"""How many bytes to look at."""


def media_type_of(name: str, data: bytes) -> str:
    """Return the media type of a file, a key of `READERS`.

    Raises:
        InputError: `unknown-type`, with what the type is and what to do.
    """
    extension = PurePath(name).suffix.lower()
    start = data[:_SNIFFED]
    if b"%PDF-" in start[:1024]:
        return _PDF
    if start.startswith(b"PK\x03\x04"):
        return _zipped(name, data, extension)
    refused = _refused(start, extension)
    if refused is not None:
        raise _refusal(name, refused)
    claimed = _BY_EXTENSION.get(extension)
    return claimed if claimed in {_PDF, _DOCX} else _text_type(start, claimed)


def is_read_without_library(name: str, data: bytes) -> bool:
    """Return whether no library parses the file, which a hostile one could crash or fill.

    Readers of our own are linear and in Python; a type that has no reader is not read at all.
    """
    try:
        return media_type_of(name, data) in _OURS
    except InputError:
        return True


def _refused(start: bytes, extension: str) -> str | None:
    """What to call a type that has no reader, if the file is of one."""
    if start.startswith(_OLE) and _BY_EXTENSION.get(extension) == _DOCX:
        return None  # its reader knows whether a password is missing
    by_content = next((words for magic, words in _REFUSED_MAGIC if start.startswith(magic)), None)
    by_name = next((words for names, words in _REFUSED if extension in names), None)
    if by_content or by_name:
        return by_content or by_name
    if extension and extension not in _BY_EXTENSION and b"\0" in start:
        return f"a file of type {extension}"
    return None


def _text_type(start: bytes, claimed: str | None) -> str:
    """Which text format a file is in: what it looks like, else what its name says."""
    if _HTML.match(start.removeprefix(codecs.BOM_UTF8)):
        return "text/html"
    if claimed in {None, _PLAIN}:
        return "text/markdown" if _looks_like_markdown(start) else _PLAIN
    return claimed or _PLAIN


def _zipped(name: str, data: bytes, extension: str) -> str:
    """The type of a zip container: DOCX, or a refusal that names what it is."""
    if b"word/document.xml" in data or extension in {".docx", ".docm"}:
        return _DOCX
    for sign, words in (
        (b"opendocument.text", "an OpenDocument text"),
        (b"xl/workbook.xml", "a spreadsheet"),
        (b"ppt/presentation.xml", "a set of slides"),
        (b"application/epub+zip", "an e-book"),
    ):
        if sign in data:
            raise _refusal(name, words)
    raise _refusal(name, "an archive")


def _refusal(name: str, words: str) -> InputError:
    """The error for a type that has no reader."""
    return InputError(
        Reason.UNKNOWN_TYPE, name, f"it is {words}, which has no reader; save it as DOCX or PDF"
    )


def _looks_like_markdown(start: bytes) -> bool:
    """Whether text bears enough signs of Markdown."""
    if sum(map(start.count, _MARKS)) < _FEWEST_SIGNS:
        return False  # counting takes a twentieth of the time of finding
    text = start.decode("utf-8", "ignore")
    signs = [found.lastgroup for found in _MARKDOWN_SIGN.finditer(text)]
    return len(signs) >= _FEWEST_SIGNS and not set(signs) <= {"bold"}
