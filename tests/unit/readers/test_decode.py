"""Bytes become text once, or a refusal that says why."""

import pytest

from policyrecs.errors import InputError
from policyrecs.readers.decode import decode
from policyrecs.vocabulary import Reason


@pytest.mark.parametrize(
    ("data", "encoding", "expected"),
    [
        ("Café\r\nAct".encode(), None, "Café\r\nAct"),
        ("Café".encode("utf-8-sig"), None, "Café"),
        ("Café".encode("utf-16"), None, "Café"),
        ("Café".encode("utf-32"), None, "Café"),
        ("Café".encode("cp1252"), "cp1252", "Café"),
        ("Café".encode("utf-16"), "utf-16", "Café"),
        ("Café".encode("utf-8-sig"), "utf-8", "Café"),
    ],
)
def test_text_keeps_its_characters_and_line_ends(
    data: bytes, encoding: str | None, expected: str
) -> None:
    """A byte order mark left in, or a line end turned, would shift every offset."""
    assert expected == decode(data, name="a.txt", encoding=encoding)


@pytest.mark.parametrize(
    ("data", "encoding", "expected"),
    [
        (b"", None, Reason.EMPTY_FILE),
        (b" \r\n\t ", None, Reason.EMPTY_FILE),
        (b"\xef\xbb\xbf", None, Reason.EMPTY_FILE),
        (b"Caf\xe9", None, Reason.WRONG_ENCODING),
        ("Café".encode(), "ascii", Reason.WRONG_ENCODING),
        (b"Act", "no-such-encoding", Reason.WRONG_ENCODING),
        (b"a\0b", None, Reason.BINARY_FILE),
        (b"\xff\0\xfe\0", None, Reason.BINARY_FILE),
        (b"\x01\x02\x03 act", None, Reason.BINARY_FILE),
    ],
)
def test_what_is_no_text_is_refused_by_name(
    data: bytes, encoding: str | None, expected: Reason
) -> None:
    """Noise read as text would give a document in which nothing is found, and no error."""
    with pytest.raises(InputError) as caught:
        decode(data, name="a.txt", encoding=encoding)
    assert expected is caught.value.reason


def test_a_wrong_byte_is_named_with_the_way_out() -> None:
    """Without its place and the option, nobody can mend the file or the call."""
    with pytest.raises(InputError, match=r"byte 3 .*--encoding"):
        decode(b"Caf\xe9", name="a.txt")


def test_one_control_character_in_a_page_is_no_reason_to_refuse() -> None:
    """A stray form feed or vertical tab from a converter would cost the whole document."""
    text = "Agencies should act. " * 50 + "\x0b\x02"
    assert text == decode(text.encode(), name="a.txt")
