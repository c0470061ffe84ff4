"""Ids move only when what they identify does."""

import pytest

from policyrecs import ids


def test_spacing_and_case_do_not_move_a_recommendation_id() -> None:
    """Re-flowed text would break every link that users keep."""
    one = ids.recommendation_id("doc-a", "Publish  the\ndata.")
    assert one == ids.recommendation_id("doc-a", "publish the data.")


def test_occurrence_and_document_tell_equal_texts_apart() -> None:
    """Two records of one text would share an id."""
    made = {
        ids.recommendation_id("doc-a", "Act."),
        ids.recommendation_id("doc-a", "Act.", 2),
        ids.recommendation_id("doc-b", "Act."),
    }
    assert len(made) == 3


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("organisation", "The Home Office", "organisation-the-home-office"),
        ("person", "José Núñez", "person-jose-nunez"),
    ],
)
def test_stakeholder_id_is_a_readable_slug(kind: str, name: str, expected: str) -> None:
    """An id that cannot be read cannot be typed into a filter."""
    assert expected == ids.stakeholder_id(kind, name)


def test_a_name_without_ascii_letters_still_gets_an_id() -> None:
    """Every name in another script would share the empty slug."""
    assert ids.stakeholder_id("group", "政府") != ids.stakeholder_id("group", "議会")


def test_a_document_id_follows_the_bytes() -> None:
    """Renaming a file would give its records new ids."""
    assert ids.document_id(b"text") == ids.document_id(b"text") != ids.document_id(b"texts")


def test_a_long_name_makes_an_id_that_a_record_may_bear() -> None:
    """A committee with a sentence for a name would cost the recommendation."""
    long = "Committee on the " + "Conservation and Management of " * 6
    one, other = (ids.stakeholder_id("organisation", f"{long}{sea}") for sea in ("North", "South"))
    assert one != other
    assert 120 >= len(one)
