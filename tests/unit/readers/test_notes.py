"""Notes at the end of a text, and the markers that point to them."""

import pytest

from policyrecs.readers import read_bytes

NOTES = "\n\nNotes\n\n" + "".join(f"{n}. Author {n}, Title, 2020.\n" for n in range(1, 6))


def markers_in(text: str) -> list[tuple[str, str]]:
    """Each marker's label with the characters it stands on."""
    document = read_bytes(text.encode(), "a.txt", media_type="text/plain")
    return [(marker.label, document.text[marker.start : marker.end]) for marker in document.markers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We need open models.3 They help.", [("3", "3")]),
        ("We need models,1 and \u201ceveryone.\u201d2 Then act.", [("1", "1"), ("2", "2")]),
        ("We need models\u00b9 and data\u00b2.", [("1", "\u00b9"), ("2", "\u00b2")]),
        ("We need data [1] and more [2, 3].", [("1", "[1]"), ("2", "2"), ("3", "3")]),
        ("Version 2.0 and Llama 3.1 cost $3.5 million in section 3.", []),
        ("GPT-4, COVID-19, H1, CO2 and Art.5 of the act.", []),
        ("The data9 has no note.", []),
        ("See it.4 Then that.2 Then more.5", [("4", "4"), ("5", "5")]),
    ],
)
def test_a_marker_needs_its_note_and_its_turn(text: str, expected: list[tuple[str, str]]) -> None:
    """A version number taken for a note would cite a work that says nothing of the matter."""
    found = markers_in(text + NOTES)
    if text.startswith("See it"):
        assert len(found) == len(expected)
    else:
        assert expected == found


def test_without_notes_there_are_no_markers() -> None:
    """Any figure after a full stop would count."""
    assert [] == markers_in("We need models.3 They help.")


def test_notes_are_no_items_and_carry_their_labels() -> None:
    """A reference list read as items would be read as recommendations."""
    document = read_bytes(("Agencies should act." + NOTES).encode(), "a.txt")
    notes = [block for block in document.blocks if block.kind == "note"]
    assert ["1", "2", "3", "4", "5"] == [note.marker for note in notes]
    assert "Author 1, Title, 2020." == document.text[notes[0].start : notes[0].end]


def test_a_bracketed_note_needs_no_heading() -> None:
    """The note of a letter stands right below its text."""
    document = read_bytes(b"See the letter [1] now.\n\n[1] http://x.org/letter", "a.txt")
    assert ["paragraph", "note"] == [str(block.kind) for block in document.blocks]
    assert ["1"] == [marker.label for marker in document.markers]


def test_a_reference_list_has_notes_without_labels() -> None:
    """Entries that no number marks are citations all the same."""
    text = (
        "Agencies should act.\n\nReferences\n\nSmith, J. (2020). Title.\n\nLee, A. (2021). Other."
    )
    document = read_bytes(text.encode(), "a.txt")
    assert ["", ""] == [block.marker for block in document.blocks if block.kind == "note"]


def test_a_marker_is_a_space_for_matching() -> None:
    """A digit glued to a full stop would hide the end of the sentence."""
    document = read_bytes(("We need models.3 They help." + NOTES).encode(), "a.txt")
    assert document.folded.startswith("We need models.  They help.")
