"""What spreadsheet programs make of dates and numbers is read again, or refused."""

import datetime as dt

import pytest

from policyrecs.review.cells import Order, listed, offset, order_in, read_date, stated

MAY = dt.date(2026, 5, 1)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-05-01",
        "2026/5/1",
        "2026-05-01T00:00:00",
        "2026-05-01 00:00:00Z",
        "46143",
        "1 May 2026",
        "May 1, 2026",
        "01-May-26",
        "1. May 2026",
    ],
)
def test_a_date_is_read_however_it_is_written(cell: str) -> None:
    """A spreadsheet program's own date format would refuse the whole queue."""
    assert read_date(cell, None) == MAY


def test_a_date_of_figures_is_read_by_what_the_column_shows() -> None:
    """1 May would become 5 January, with nobody the wiser."""
    assert order_in(["01/05/2026", "31/05/2026"]) is Order.DAY
    assert order_in(["5/1/26", "5/31/26", ""]) is Order.MONTH
    assert order_in(["01/05/2026"]) is None
    assert order_in(["13/05/2026", "05/13/2026"]) is None
    assert read_date("01/05/2026", Order.DAY) == MAY
    assert read_date("5/1/26", Order.MONTH) == MAY
    assert read_date("31.5.2026", None) == dt.date(2026, 5, 31)
    assert read_date("5/5/2026", None) == dt.date(2026, 5, 5)


@pytest.mark.parametrize("cell", ["01/05/2026", "soon", "2026-13-01", "30 February 2026", "May"])
def test_what_is_no_date_or_could_be_two_is_refused(cell: str) -> None:
    """A guess would be released as the day of a decision."""
    with pytest.raises(ValueError, match=r"date|month|day"):
        read_date(cell, None)


def test_offsets_and_lists_are_read_with_what_programs_add() -> None:
    """A thousands separator would lose the place."""
    assert [5553, 5553, 5553, 12, None, None] == list(
        map(offset, ("5553", "5,553", "5553.0", "12", "", "x"))
    )
    assert ("NTIA", "Congress of the U.S., both houses") == listed(
        "NTIA; Congress of the U.S., both houses ;NTIA"
    )
    assert ((), "", "soon") == (listed("-"), stated(" None "), stated(" soon "))
