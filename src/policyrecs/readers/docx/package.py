"""The zip package of a DOCX file: its parts, read with care, and how they point to each other.

Sizes are checked before anything is unpacked, no part may declare entities, and nothing is fetched.
"""

import io
import lzma
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from lxml import etree

from policyrecs.errors import InputError
from policyrecs.vocabulary import Reason

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
"""Namespaces of the strict variant of the format, and of the variant that everybody writes."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of Microsoft's old container, which holds legacy documents and encrypted new ones."""

_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream that an encrypted document lies in."""

_LARGEST = 100_000_000
"""Bytes that the parts read may unpack to; a 1,000-page report with its markup takes 20 million."""

_HIGHEST_RATIO = 300
"""How far a part may shrink; markup shrinks to a thirtieth, a bomb to a thousandth."""

_FREE = 5_000_000
"""Bytes below which the ratio does not matter."""

_UNPACKING = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(EOFError, OSError),
    ValueError,  # an offset before the start of the file, where bytes are missing
    RuntimeError,  # a method of compression that this Python lacks, or a password after all
)
"""What unpacking a damaged part raises."""

_EXTERNAL = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""A target with a scheme, such as "https:"; others are parts or fragments."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A part's pointer to another part or to an address.

    Attributes:
        kind: Last word of the relationship's type, such as "hyperlink", "footnotes".
        target: The part's name, or the address.
    """

    kind: str
    target: str


class Package:
    """An open package."""

    def __init__(self, data: bytes, *, name: str) -> None:
        """Open the package.

        Args:
            data: The file's bytes.
            name: What to call the file in a refusal.

        Raises:
            InputError: `empty-file`, `encrypted-file`, `unknown-type` or `damaged-file`.
        """
        self._name = name
        self._unpacked = 0
        if not data:
            raise InputError(Reason.EMPTY_FILE, name, "the file is empty")
        if data.startswith(_OLE):
            raise self._ole_refusal(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (
            zipfile.BadZipFile,
            ValueError,
            NotImplementedError,  # a version of the format that this Python lacks
            OSError,
        ) as error:
            self._refuse(f"the zip container is damaged: {error}")
        self._infos = {info.filename.lstrip("/").lower(): info for info in self._zip.infolist()}

    def main_part(self) -> str:
        """Return the name of the part that holds the text.

        Raises:
            InputError: `damaged-file`: there is none, so this is no DOCX.
        """
        targets = [
            relationship.target
            for relationship in self.relationships("").values()
            if relationship.kind == "officeDocument"
        ]
        held = [part for part in (*targets, "word/document.xml") if part.lower() in self._infos]
        if not held:
            self._refuse("the file is a zip archive but holds no Word document")
        return held[0]

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """Return where the part `part` points, by relationship id; "" is the package itself."""
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, Relationship] = {}
        for element in root if root is not None else ():
            if not isinstance(element.tag, str):
                continue
            target = element.get("Target") or ""
            external = element.get("TargetMode") == "External" or _EXTERNAL.match(target)
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = (element.get("Type") or "").rpartition("/")[2]
            found[element.get("Id") or ""] = Relationship(kind, target)
        return found

    def xml(self, part: str) -> etree._Element | None:
        """Return the root element of a part; None where the package has no such part.

        Raises:
            InputError: `damaged-file`, `encrypted-file` or `too-large`.
        """
        info = self._infos.get(part.lower())
        if info is None:
            return None
        data = self._bytes(info)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            self._refuse(f"{part} cannot be parsed: {error}")
        if root.getroottree().docinfo.internalDTD is not None:
            self._refuse(f"{part} declares a document type, which no Word document does")
        return root

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        """The content of a part, if it is of sensible size."""
        if info.flag_bits & 1:
            words = "the parts of the file are encrypted; save a copy without a password"
            raise InputError(Reason.ENCRYPTED_FILE, self._name, words)
        self._unpacked += info.file_size
        ratio = info.file_size / max(info.compress_size, 1)
        if self._unpacked > _LARGEST or (info.file_size > _FREE and ratio > _HIGHEST_RATIO):
            words = f"{info.filename} unpacks to {info.file_size} bytes, over the limit"
            raise InputError(Reason.TOO_LARGE, self._name, words)
        try:
            with self._zip.open(info) as part:
                data = part.read(info.file_size + 1)
        except _UNPACKING as error:
            self._refuse(f"{info.filename} cannot be unpacked: {error}")
        if len(data) > info.file_size:
            self._refuse(f"{info.filename} is longer than the container says")
        return data

    def _ole_refusal(self, data: bytes) -> InputError:
        """The error for a file in Microsoft's old container."""
        if _ENCRYPTED_STREAM in data:
            words = "the file needs a password; save a copy without one"
            return InputError(Reason.ENCRYPTED_FILE, self._name, words)
        words = "it is a Word document of the old binary format; save it as DOCX"
        return InputError(Reason.UNKNOWN_TYPE, self._name, words)

    def _refuse(self, words: str) -> NoReturn:
        """Refuse a file that cannot be read, in one line."""
        raise InputError(Reason.DAMAGED_FILE, self._name, " ".join(words.split()))
