"""The type of a file: by content where it shows, else by name, else a refusal that helps."""

import io
import zipfile

import pytest

from policyrecs.errors import InputError
from policyrecs.readers.media_types import media_type_of
from policyrecs.vocabulary import Reason

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def zipped(*names: str) -> bytes:
    """A zip archive of empty files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"Agencies should act.", "text/plain"),
        ("README", b"Agencies should act.", "text/plain"),
        ("a.unknown", b"Agencies should act.", "text/plain"),
        ("a.MD", b"Agencies should act.", "text/markdown"),
        ("a.txt", b"# Title\n\n## Part\n\n[Act](https://x.org)\n", "text/markdown"),
        ("a.txt", b"The **bold**, the **brave** and the **free**.", "text/plain"),
        ("a.rst", b"Title\n=====\n", "text/x-rst"),
        ("a.htm", b"<p>Act.", "text/html"),
        ("a.txt", b"\xef\xbb\xbf <!DOCTYPE html><p>Act.", "text/html"),
        ("a.md", b"<?xml version='1.0'?><!-- x --><html>", "text/html"),
        ("a.txt", b"%PDF-1.7", "application/pdf"),
        ("a.pdf", b"not really", "application/pdf"),
        ("a.bin", zipped("word/document.xml"), DOCX),
        ("a.docx", b"not really", DOCX),
    ],
)
def test_content_goes_before_name(name: str, data: bytes, expected: str) -> None:
    """A page saved as .txt would be read with its tags as words."""
    assert expected == media_type_of(name, data)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.odt", zipped("mimetype"), "archive"),
        ("a.odt", b"text", "OpenDocument"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old binary"),
        ("a.txt", b"{\\rtf1 Act}", "Rich Text"),
        ("a.xlsx", zipped("xl/workbook.xml"), "spreadsheet"),
        ("a.pptx", zipped("ppt/presentation.xml"), "slides"),
        ("a.png", b"\x89PNG\r\n", "image"),
        ("a.jpeg", b"anything", "image"),
        ("a.csv", b"a,b", "table"),
        ("a.dat", b"\0\0", "of type .dat"),
    ],
)
def test_other_types_are_refused_with_a_way_out(name: str, data: bytes, words: str) -> None:
    """Calling a type unknown leaves the analyst with a file and no next step."""
    with pytest.raises(InputError) as caught:
        media_type_of(name, data)
    assert Reason.UNKNOWN_TYPE is caught.value.reason
    assert words in caught.value.words
    assert caught.value.words.endswith("save it as DOCX or PDF")
