"""The door to the readers: paths, types and what a document knows of its file."""

import os
import sys
from pathlib import Path

import pytest

from policyrecs import readers
from policyrecs.errors import InputError
from policyrecs.vocabulary import Reason


def test_a_document_knows_its_file(tmp_path: Path) -> None:
    """Offsets are worth nothing unless the record says which bytes they were counted in."""
    path = tmp_path / "act.txt"
    path.write_bytes(b"Agencies should act.\r\n")
    document = readers.read_path(path)
    assert "act.txt" == document.name
    assert "text/plain" == document.media_type
    assert 22 == document.size
    assert "Agencies should act.\r\n" == document.text
    assert document.document_id.startswith("doc-")
    assert "given" == readers.read_path(path, document_id="given").document_id


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe"])
def test_a_path_that_holds_no_document_is_refused(tmp_path: Path, kind: str) -> None:
    """A pipe would hang the run, and a folder end it with a traceback."""
    path = tmp_path / "it"
    expected = Reason.MISSING_FILE
    if kind == "folder":
        path.mkdir()
        expected = Reason.IS_FOLDER
    elif kind == "pipe":
        if sys.platform == "win32":
            pytest.skip("no named pipes in folders there")
        os.mkfifo(path)
        expected = Reason.NOT_A_FILE
    with pytest.raises(InputError) as caught:
        readers.read_path(path)
    assert expected is caught.value.reason
    assert str(path) == caught.value.subject


def test_a_refusal_names_the_path(tmp_path: Path) -> None:
    """In a folder of a thousand files, "the file holds no text" needs a name."""
    path = tmp_path / "empty.md"
    path.write_bytes(b"  ")
    with pytest.raises(InputError) as caught:
        readers.read_path(path)
    assert (Reason.EMPTY_FILE, str(path)) == (caught.value.reason, caught.value.subject)


def test_a_given_media_type_wins() -> None:
    """Standard input has no name to tell the type by."""
    document = readers.read_bytes(b"# Title\n\nText.", "-", media_type="text/markdown")
    assert "heading" == document.blocks[0].kind
    with pytest.raises(InputError, match="no reader for application/x-tar"):
        readers.read_bytes(b"x", "-", media_type="application/x-tar")
