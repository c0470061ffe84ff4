"""How far two people agreed who coded the sources without seeing each other's labels."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field

from policyrecs.curated.entries import read_keyed
from policyrecs.records import Identifier, Record, Text


class Measure(StrEnum):
    """How an agreement is measured."""

    F1 = "f1"
    """Harmonic mean of the shares of either annotator's labels that the other has too."""
    COHEN_KAPPA = "cohen-kappa"
    """Agreement beyond chance on one code for each item."""
    JACCARD = "jaccard"
    """Mean over items: codes that both gave, as a share of the codes that either gave."""
    SHARE = "share"
    """Share of the items on which they agree."""


class Agreement(Record):
    """One figure of agreement, computed once from two sets of labels."""

    agreement_id: Identifier
    """Name of the figure."""
    measure: Measure
    """How it is measured."""
    value: Annotated[float, Field(le=1.0)]
    """The figure, rounded to three places."""
    items: Annotated[int, Field(ge=1)]
    """How many labels or pairs of labels it rests on."""
    on: Text
    """What was compared."""
    labels: Text
    """Which labels, by whom and when."""


def read_agreement(path: Path) -> dict[str, Agreement]:
    """Read and check the figures of agreement.

    Raises:
        CurationError: An entry does not fit.
    """
    return read_keyed(path, Agreement, "agreement_id")
