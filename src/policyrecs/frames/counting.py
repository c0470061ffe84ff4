"""How many recommendations, by stakeholder, group, topic or any column, and by two at once.

A recommendation with two addressees counts under both, and once in the whole: so shares are of
the recommendations in the frame, and may add up to more than one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyrecs.errors import UsageError
from policyrecs.frames.filtering import lineage, parts, tables_of
from policyrecs.vocabulary import Reason

if TYPE_CHECKING:
    import pandas as pd

_LONG = ("stakeholder", "group", "topic")
"""What a recommendation may have several of; each is counted from its long table."""


def count_by(
    frame: pd.DataFrame,
    by: str,
    *,
    role: str | None = "addressee",
    roll_up: bool = False,
    tables: dict[str, pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """Count the recommendations of a frame.

    Args:
        frame: Recommendations.
        by: `stakeholder`, `group` (of stakeholders), `topic`, or a column of `frame` that holds
            one value a row, such as `kind`, `polarity` or `document_id`.
        role: For `stakeholder` and `group`, the role that counts; None for any.
        roll_up: For `stakeholder`, whether a recommendation also counts under everything that
            its stakeholder is part of.
        tables: The frames of the same data, as `frames_of` gives them; when absent, those of the
            release that `frame` was loaded from.

    Returns:
        A frame with the columns `by`, `recommendations` and `share` (of all in `frame`), the
        largest first, ties by name.

    Raises:
        UsageError: There is nothing of that name to count by.
    """
    pairs = _pairs(frame, by, role=role, roll_up=roll_up, tables=tables)
    counts = pairs.groupby(by, observed=True)["recommendation_id"].nunique()
    counted = counts.rename("recommendations").reset_index()
    counted["share"] = counted["recommendations"] / max(1, len(frame))
    return counted.sort_values(["recommendations", by], ascending=[False, True], ignore_index=True)


def crosstab(  # noqa: PLR0913  two sides, and what decides how both are counted
    frame: pd.DataFrame,
    rows: str,
    columns: str,
    *,
    role: str | None = "addressee",
    roll_up: bool = False,
    tables: dict[str, pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """Count the recommendations of a frame by two things at once.

    Args:
        frame: Recommendations.
        rows: What stands down the side; see `count_by`.
        columns: What stands along the top; see `count_by`.
        role: For `stakeholder` and `group`, the role that counts; None for any.
        roll_up: For `stakeholder`, whether to count under what it is part of as well.
        tables: The frames of the same data; when absent, those of the frame's release.

    Returns:
        A frame of counts, each recommendation once in each cell it belongs to, 0 where none does.

    Raises:
        UsageError: There is nothing of that name to count by, or both are the same.
    """
    if rows == columns:
        raise UsageError(Reason.WRONG_USE, rows, "stands on both sides of the table")
    down, along = (
        _pairs(frame, by, role=role, roll_up=roll_up, tables=tables) for by in (rows, columns)
    )
    both = down.merge(along, on="recommendation_id")
    return both.pivot_table(
        index=rows,
        columns=columns,
        values="recommendation_id",
        aggfunc="nunique",
        fill_value=0,
        observed=True,
    )


def _pairs(
    frame: pd.DataFrame,
    by: str,
    *,
    role: str | None,
    roll_up: bool,
    tables: dict[str, pd.DataFrame] | None,
) -> pd.DataFrame:
    """Each recommendation with each value of `by` that it has, once."""
    if by == "topic":
        topics = tables_of(frame, tables, "topics")
        made = topics[topics["recommendation_id"].isin(frame["recommendation_id"])]
    elif by in _LONG:
        links = parts(frame, role=role, tables=tables)
        who = tables_of(frame, tables, "stakeholders")
        if by == "stakeholder" and roll_up:
            lines = lineage(who)
            above = links["stakeholder_id"].map(lambda key: list(lines[key]))
            links = links.assign(stakeholder_id=above).explode("stakeholder_id")
        named = who.set_index("stakeholder_id")["name" if by == "stakeholder" else "group"]
        made = links.assign(**{by: links["stakeholder_id"].map(named.astype(str))})
    elif by in frame.columns and not _holds_lists(frame[by]):
        made = frame
    else:
        single = [name for name in frame.columns if not _holds_lists(frame[name])]
        words = f"cannot be counted by; there are: {', '.join([*_LONG, *single])}"
        raise UsageError(Reason.WRONG_USE, by, words)
    return made[["recommendation_id", by]].dropna().drop_duplicates()


def _holds_lists(column: pd.Series) -> bool:
    return bool(column.map(lambda value: isinstance(value, list)).any())
