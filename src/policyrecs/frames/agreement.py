"""Who asks for the same, and where they disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyrecs.frames.loading import load_table

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd


def disagreements(
    *, release: str | Path | None = None, tables: dict[str, pd.DataFrame] | None = None
) -> pd.DataFrame:
    """Return who is for and who is against each proposal on which they disagree.

    Args:
        release: Folder of a release; the shipped one when absent.
        tables: The frames of any data, as `frames_of` gives them, in place of a release.

    Returns:
        A row for each member of each proposal that some are for and some against: `proposal_id`,
        `label`, `stance`, `issuer_names`, `document_id`, `recommendation_id` and `quote`, those
        that are for it first.
    """

    def table(name: str) -> pd.DataFrame:
        return tables[name] if tables is not None else load_table(name, release=release)

    disputed = table("proposals").query("disagreement")[["proposal_id", "label"]]
    members = table("proposal_members")[["proposal_id", "position", "recommendation_id", "stance"]]
    words = table("recommendations")[["recommendation_id", "document_id", "issuer_names", "quote"]]
    rows = disputed.merge(members, on="proposal_id").merge(words, on="recommendation_id")
    against = rows["stance"].astype(str) == "against"
    ordered = rows.assign(against=against).sort_values(["proposal_id", "against", "position"])
    columns = ["proposal_id", "label", "stance", "issuer_names", "document_id"]
    return ordered[[*columns, "recommendation_id", "quote"]].reset_index(drop=True)
