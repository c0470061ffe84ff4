"""Which encoding a page says it is in.

A page that is valid UTF-8 is UTF-8 whatever it declares: the server's header, which beat the
declaration, is lost when a page is saved. Other bytes are read as declared, by the names that
browsers know (WHATWG Encoding Standard), and as nothing else.
"""

import re

_DECLARATION = re.compile(
    rb"""
      <meta\b [^>]{0,400}? \bcharset \s{0,9} = \s{0,9} ["']? \s{0,9} (?P<meta>[\w:.-]{2,40})
    | <\?xml\b [^>]{0,200}? \bencoding \s{0,9} = \s{0,9} ["'] (?P<xml>[\w:.-]{2,40})
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""`<meta charset="utf-8">`, `<meta content="text/html; charset=latin1">`, an XML declaration."""

_SEARCHED = 4096
"""Bytes to search; the standard says 1024, some publishing systems need more."""

_STATEFUL = ("iso-2022", "hz-gb", "utf-7")
"""Encodings that write everything in ASCII bytes, so that valid UTF-8 proves nothing."""

_CODECS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "l1": "cp1252",
    "x-cp1252": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "utf8": "utf-8",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
"""Names that browsers read as a wider encoding than they say; no ASCII declaration is in UTF-16."""


def declared(data: bytes) -> str | None:
    """Return the codec that a page's bytes must be read with, or None for UTF-8 or a mark's."""
    found = _DECLARATION.search(data, 0, _SEARCHED)
    if found is None:
        return None
    name = (found["meta"] or found["xml"]).decode("ascii").lower()
    if not name.startswith(_STATEFUL) and _is_utf_8(data):
        return None
    codec = _CODECS.get(name, name)
    return None if codec == "utf-8" else codec


def _is_utf_8(data: bytes) -> bool:
    """Whether `data` is valid UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
