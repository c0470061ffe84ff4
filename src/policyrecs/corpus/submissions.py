"""What is handed in: one document with what is known of it, before anybody has read it."""

import datetime as dt
from dataclasses import dataclass

from policyrecs.errors import InputError
from policyrecs.readers import writable


@dataclass(frozen=True, slots=True)
class Facts:
    """What the caller knows of a document; each becomes a field of its record.

    Attributes:
        document_id: Id to give it.
        issuer: Name of the body whose document it is.
        title: Its title.
        issued: Its date.
        url: Where it was published.
    """

    document_id: str | None = None
    issuer: str | None = None
    title: str | None = None
    issued: dt.date | None = None
    url: str | None = None


NO_FACTS = Facts()
"""Nothing is known but the document itself."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One document as it was handed in, or the reason why there is none.

    Attributes:
        source: Where it came from: a path, `table.csv#12` for a row, `archive.zip/name` for a
            member.
        name: File name, without folders; its ending tells the format of `data`.
        data: The bytes of a file; None for a text of a table and for a refusal.
        text: The text of a table's cell.
        facts: What is known of it.
        refusal: Why it could not be taken in.
        hidden: Whether it is a file that is skipped by rule: its name starts with a dot.
        note: What is wrong with the facts, where something is.
        share: Bytes of the input that it stands for, for the progress.
    """

    source: str
    name: str
    data: bytes | None = None
    text: str | None = None
    facts: Facts = NO_FACTS
    refusal: InputError | None = None
    hidden: bool = False
    note: str | None = None
    share: int = 0

    def __post_init__(self) -> None:
        """Write the bytes of a name that are no UTF-8 as escapes: no table could hold them."""
        for field in ("source", "name"):
            object.__setattr__(self, field, writable(getattr(self, field)))

    @property
    def content(self) -> bytes:
        """The bytes of the file, or of the text in UTF-8."""
        if self.data is not None:
            return self.data
        return (self.text or "").encode("utf-8", "surrogatepass")
