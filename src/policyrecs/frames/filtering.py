"""Which recommendations a stakeholder takes part in, and which are on a topic."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from policyrecs.errors import UsageError
from policyrecs.frames.loading import RELEASE, load_table
from policyrecs.vocabulary import Reason, Role


def filter_by_stakeholder(
    frame: pd.DataFrame,
    stakeholder: str,
    *,
    role: str | None = None,
    roll_up: bool = False,
    tables: dict[str, pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """Return the recommendations in which a stakeholder, or a group of them, takes part.

    Args:
        frame: Recommendations, with a `recommendation_id` column.
        stakeholder: A group's code (`policymakers`), or a stakeholder's id, name or alias, in any
            case.
        role: Restrict to one role, such as `addressee` or `issuer`; any role when absent.
        roll_up: Whether what is part of the stakeholder counts as the stakeholder: an agency as
            its government, a person as the body they speak for.
        tables: The frames of the same data, as `frames_of` gives them; when absent, those of the
            release that `frame` was loaded from.

    Raises:
        UsageError: The role is not a role, or the data know nobody of that name.
    """
    links = parts(frame, role=role, tables=tables)
    who = tables_of(frame, tables, "stakeholders")
    wanted = stakeholder.casefold()
    named = who["aliases"].map(lambda names: wanted in {name.casefold() for name in names})
    for column in ("stakeholder_id", "name", "group"):
        named |= who[column].astype(str).str.casefold() == wanted
    if not named.any():
        words = "no stakeholder, group or id of that name; see load_stakeholders()"
        raise UsageError(Reason.WRONG_USE, stakeholder, words)
    members = set(who.loc[named, "stakeholder_id"])
    if roll_up:
        members = {key for key, above in lineage(who).items() if members & set(above)}
    return having(frame, links[is_in(links["stakeholder_id"], list(members))])


def filter_by_topic(
    frame: pd.DataFrame, topic: str, *, tables: dict[str, pd.DataFrame] | None = None
) -> pd.DataFrame:
    """Return the recommendations on a topic.

    Args:
        frame: Recommendations, with a `recommendation_id` column.
        topic: A code of the topic vocabulary.
        tables: The frames of the same data; when absent, those of the release that `frame` was
            loaded from.

    Raises:
        UsageError: No recommendation of the data has that topic.
    """
    topics = tables_of(frame, tables, "topics")
    match = topics["topic"].astype(str) == topic
    if not match.any():
        known = ", ".join(sorted(topics["topic"].astype(str).unique()))
        raise UsageError(Reason.WRONG_USE, topic, f"no recommendation has it; there are: {known}")
    return having(frame, topics[match])


def tables_of(
    frame: pd.DataFrame, tables: dict[str, pd.DataFrame] | None, name: str
) -> pd.DataFrame:
    """The table `name` of the data that `frame` belongs to."""
    if tables is not None:
        return tables[name]
    return load_table(name, release=frame.attrs.get(RELEASE))


def parts(
    frame: pd.DataFrame, *, role: str | None, tables: dict[str, pd.DataFrame] | None
) -> pd.DataFrame:
    """Who takes part, in one role or any, in the recommendations of `frame`.

    Raises:
        UsageError: The role is not a role.
    """
    if role is not None and role not in list(Role):
        raise UsageError(Reason.WRONG_USE, "role", f"{role!r} is none of {', '.join(Role)}")
    links = tables_of(frame, tables, "recommendation_stakeholders")
    if role is not None:
        links = links[links["role"] == role]
    return links[is_in(links["recommendation_id"], frame["recommendation_id"])]


def having(frame: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """The rows of `frame` whose recommendation is in `links`, in their own order."""
    there = is_in(frame["recommendation_id"], links["recommendation_id"])
    return frame[there].reset_index(drop=True)


def is_in(texts: pd.Series, wanted: pd.Series | list[str]) -> pd.Series:
    """Whether each text is one of those wanted.

    `Series.isin` takes Arrow's texts apart into Python's first, which at a million rows is most of
    the time of a filter.
    """
    found = pc.is_in(pa.array(texts, pa.string()), value_set=pa.array(wanted, pa.string()))
    return pd.Series(found.to_numpy(zero_copy_only=False), index=texts.index)


def lineage(stakeholders: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """For each stakeholder, itself and everything it is part of, nearest first."""
    above = stakeholders.set_index("stakeholder_id")["parent_id"].dropna().to_dict()
    lines: dict[str, tuple[str, ...]] = {}
    for key in stakeholders["stakeholder_id"]:
        line = [key]
        while (parent := above.get(line[-1])) and parent not in line:
            line.append(parent)
        lines[key] = tuple(line)
    return lines
