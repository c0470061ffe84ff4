"""Bytes to text, once: by byte order mark, else as strict UTF-8, else a refusal that says where.

Line ends are kept as they are, so that offsets into the text hold for the file as well.
"""

import codecs
import re

from policyrecs.errors import InputError
from policyrecs.vocabulary import Reason

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks and the encodings they announce; the mark itself is no part of the text."""

_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""Control characters that no text holds; tab, line ends, page feed and escape are left out."""

_HALF = re.compile(r"[\ud800-\udfff]")
"""Half of a character, which some encodings let through and no file can hold: "+2AA-" in UTF-7."""

_MOST_CONTROL = 0.01
"""Share of control characters above which data is no text: one bad character a page passes."""


def decode(data: bytes, *, name: str, encoding: str | None = None) -> str:
    """Return the text of `data`.

    Args:
        data: The file's bytes.
        name: What to call the file in a refusal.
        encoding: The encoding to use instead of looking; its byte order mark is still dropped.

    Raises:
        InputError: `empty-file`, `wrong-encoding` or `binary-file`.
    """
    text = _decoded(data, name, encoding)
    if not text or text.isspace():
        raise InputError(Reason.EMPTY_FILE, name, "the file holds no text")
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise InputError(Reason.BINARY_FILE, name, "the data is binary, not text")
    return text


def _decoded(data: bytes, name: str, encoding: str | None) -> str:
    """The characters of `data`, whatever they are."""
    marked = next(((mark, codec) for mark, codec in _MARKS if data.startswith(mark)), None)
    try:
        if encoding is not None:
            return _whole(data.decode(encoding), name, encoding).removeprefix("\ufeff")
        if marked is not None:
            mark, codec = marked
            return data[len(mark) :].decode(codec)
        return data.decode("utf-8")
    except LookupError:
        words = f"there is no encoding called {encoding!r}; try utf-8, cp1252 or utf-16"
        raise InputError(Reason.WRONG_ENCODING, name, words) from None
    except UnicodeDecodeError as error:
        if encoding is None and marked is None and b"\0" in data:
            words = "the data is binary, not text"
            raise InputError(Reason.BINARY_FILE, name, words) from None
        words = (
            f"byte {error.start} is not valid {error.encoding}; give --encoding to say what it is"
        )
        raise InputError(Reason.WRONG_ENCODING, name, words) from None
    except UnicodeError as error:  # what some codecs raise, which say no place
        words = f"the data is not valid {encoding}: {error}"
        raise InputError(Reason.WRONG_ENCODING, name, words) from None


def _whole(text: str, name: str, encoding: str) -> str:
    """A text that was decoded as somebody asked, if it holds whole characters only."""
    if found := _HALF.search(text):
        words = f"character {found.start()} is half of one; it is not valid {encoding}"
        raise InputError(Reason.WRONG_ENCODING, name, words)
    return text
