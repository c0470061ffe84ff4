"""The two Arrow schemas between which everything here happens: documents in, results out.

`DOCUMENTS` is a row a document. Only `name` and one of `data` and `text` must be there; a batch may
leave the other columns out. `RESULTS` is a row for each of them, in the same order: what became of
the document, its record, and for each table of the dataset a list of its rows, so that a batch of
results becomes a batch of any table by flattening one column.
"""

from enum import StrEnum

import pyarrow as pa

from policyrecs.tables import TABLES


class Outcome(StrEnum):
    """What became of a document."""

    OK = "ok"
    """It was read and holds recommendations."""
    NOTHING_FOUND = "nothing found"
    """It was read and holds none of those asked for."""
    PARTIAL = "partial"
    """It was read, and a part of it or of what was found could not be vouched for."""
    REFUSED = "refused"
    """It could not be read: it is in quarantine, with the reason."""


def _field(name: str, kind: pa.DataType, meaning: str, *, nullable: bool = True) -> pa.Field:
    return pa.field(name, kind, nullable=nullable, metadata={"description": meaning})


DOCUMENTS = pa.schema(
    [
        _field("name", pa.string(), "File name; its ending tells the format.", nullable=False),
        _field("data", pa.binary(), "Bytes of the file; null where there is a text instead."),
        _field("text", pa.string(), "The text; null where there are bytes instead."),
        _field("document_id", pa.string(), "Id to give it; derived from the content if null."),
        _field("issuer", pa.string(), "Body whose document it is; null if not known."),
        _field("title", pa.string(), "Its title; what the file says if null."),
        _field("issued", pa.date32(), "Its date; what the file says if null."),
        _field("url", pa.string(), "Its address; what the file says if null."),
    ]
)
"""Documents in: a row each."""

OF_A_CORPUS = ("proposals", "proposal_members")
"""The tables that only all documents together can fill."""

NESTED = tuple(name for name in TABLES if name not in {"documents", *OF_A_CORPUS})
"""The tables that a result holds as lists, in the order of `TABLES`."""


def _rows_of(name: str) -> pa.DataType:
    """The type of a list of a table's rows; meanings are left to the table's own definition."""
    struct = pa.struct([field.remove_metadata() for field in TABLES[name].arrow])
    return pa.list_(pa.field("element", struct, nullable=False))


RESULTS = pa.schema(
    [
        _field("document_id", pa.string(), "Id of the document; null if it was refused."),
        _field("name", pa.string(), "Name of the document, as it came in.", nullable=False),
        _field("outcome", pa.string(), "What became of it: see `Outcome`.", nullable=False),
        _field("reason", pa.string(), "Reason code of a refusal; null if there was none."),
        _field("words", pa.string(), "What is wrong, for a person; null if nothing is."),
        _field("candidates", pa.int64(), "Candidates seen: records and rejected.", nullable=False),
        _field("records", pa.int64(), "Recommendations asked for and found.", nullable=False),
        _field("minhash", pa.binary(), "Signature of the words; null for the shortest texts."),
        _field(
            "document",
            pa.struct([field.remove_metadata() for field in TABLES["documents"].arrow]),
            "Row of the documents table; null if it was refused.",
        ),
        *(_field(name, _rows_of(name), TABLES[name].row, nullable=False) for name in NESTED),
        _field(
            "lines",
            pa.list_(pa.field("element", pa.string(), nullable=False)),
            "Each recommendation as a JSON object; empty unless asked for.",
            nullable=False,
        ),
    ]
)
"""Results out: a row for each document."""
