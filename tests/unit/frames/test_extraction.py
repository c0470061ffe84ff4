"""Recommendations of a frame's column of texts."""

import pandas as pd
import pytest

import policyrecs
from policyrecs.errors import UsageError

COMMENTS = pd.DataFrame(
    {
        "comment": ["We urge Congress to fund research.", "Agencies must not delay.", "It rained."],
        "organization": ["Acme Institute", "Emca", None],
        "id": ["EPA-1", "EPA-2", "EPA-3"],
        "when": pd.to_datetime(["2024-03-01", None, None]),
    },
    index=["x", "y", "z"],
)


def test_a_column_of_texts_becomes_recommendations() -> None:
    """An analyst would have to write a file for each comment."""
    made = policyrecs.extract_frame(COMMENTS, "comment", issuer="organization", id="id")
    assert ["x", "y"] == made["row"].tolist()
    assert ["EPA-1", "EPA-2"] == made["document_id"].tolist()
    assert [["Acme Institute"], ["Emca"]] == made["issuer_names"].tolist()
    assert ["do", "avoid"] == made["polarity"].astype(str).tolist()


def test_every_table_is_to_be_had() -> None:
    """The filters and counts would have nothing to work with."""
    tables = policyrecs.extract_tables(COMMENTS, "comment", issuer="organization", date="when")
    found = policyrecs.filter_by_stakeholder(
        tables["recommendations"], "Acme Institute", role="issuer", tables=tables
    )
    assert ["We urge Congress to fund research."] == found["quote"].tolist()
    assert ["ok", "ok", "nothing found"] == tables["inputs"]["outcome"].tolist()
    issued = tables["documents"]["issued"]
    assert [pd.Timestamp("2024-03-01")] == issued.dropna().tolist()


def test_rows_that_hold_nothing_are_told() -> None:
    """A column half empty would pass for a corpus half silent."""
    some = COMMENTS.assign(comment=["We urge Congress to fund research.", None, "  "])
    with pytest.warns(UserWarning, match="2 of 3 rows were refused"):
        made = policyrecs.extract_frame(some, "comment")
    assert ["x"] == made["row"].tolist()


def test_the_same_text_is_extracted_once() -> None:
    """A campaign of ten thousand letters would be ten thousand rows of one opinion."""
    same = pd.concat([COMMENTS.head(1)] * 3)
    made = policyrecs.extract_frame(same, "comment", issuer="organization")
    assert 1 == len(made)
    tables = policyrecs.extract_tables(same, "comment", issuer="organization")
    assert [3, 3] == tables["duplicates"]["copies"].tolist()


def test_an_empty_frame_has_no_recommendations() -> None:
    """A filter that leaves nothing would end in an error."""
    assert policyrecs.extract_frame(COMMENTS.head(0), "comment").empty


def test_a_column_that_is_not_there_is_named() -> None:
    """A KeyError says less than the columns there are."""
    with pytest.raises(UsageError, match="text: is no column; there are: comment, organization"):
        policyrecs.extract_frame(COMMENTS, "text")
