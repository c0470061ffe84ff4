"""What is asked for of each document; apart from what does it, which takes long to import."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for.

    Attributes:
        everything: Optional and solicited records beside core ones.
        encoding: Encoding of text files, where they do not say.
        tables: Whether to fill the lists of table rows.
        lines: Whether to fill the JSON objects.
    """

    everything: bool = False
    encoding: str | None = None
    tables: bool = True
    lines: bool = False


DEFAULT = Options()
"""Core records, as tables."""
