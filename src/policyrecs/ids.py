"""Deterministic identifiers: the same input gives the same id, on any machine, in any order.

No clock, no randomness, no counter that depends on what else was read.
Every id starts with a letter, so that no spreadsheet or database takes it for a number.
"""

import functools
import hashlib
import re
import unicodedata

_HASH_CHARACTERS = 12
"""48 bits: a collision among a million ids of one document has odds of about 1 in 500."""

_LONGEST_SLUG = 90
"""Characters of a name's slug in an id: with kind and digest it stays below 120."""

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
"""Everything that a slug folds to a hyphen."""


@functools.lru_cache(maxsize=16)  # whoever counts a text asks for its id next
def normalise(text: str) -> str:
    """Fold `text` to what decides its identity: case, spacing and compatibility forms do not."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens; empty if nothing is left."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_SLUG.sub("-", ascii_text.lower()).strip("-")


def content_hash(data: bytes) -> str:
    """Return the SHA-256 of `data` as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _digest(*parts: str) -> str:
    """A short digest of `parts`, which may hold any character but U+001F."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:_HASH_CHARACTERS]


def document_id(data: bytes) -> str:
    """Id of a document that is in no catalogue, derived from its bytes."""
    return f"doc-{content_hash(data)[:_HASH_CHARACTERS]}"


def recommendation_id(document: str, quote: str, occurrence: int = 1) -> str:
    """Id of a recommendation: moves only when its document or its normalised text does.

    Args:
        document: The document's id.
        quote: The verbatim text.
        occurrence: 1 for the first record of the document with this text, 2 for the next.
    """
    return f"rec-{_digest(document, normalise(quote), str(occurrence))}"


def citation_id(document: str, quote: str, occurrence: int = 1) -> str:
    """Id of a citation, derived as a recommendation's is."""
    return f"cit-{_digest(document, normalise(quote), str(occurrence))}"


def proposal_id(representative: str) -> str:
    """Id of a proposal: moves only when the recommendation that stands for it does.

    Args:
        representative: Id of that recommendation.
    """
    return f"prop-{_digest(representative)}"


def work_id(*keys: str) -> str:
    """Id of a cited work, derived from what identifies it: a DOI, title and author, or an address.

    Args:
        keys: The sort of key, then its parts, which are normalised.
    """
    return f"work-{_digest(*(normalise(key) for key in keys))}"


@functools.lru_cache(maxsize=4096)
def stakeholder_id(kind: str, name: str) -> str:
    """Id of a stakeholder that is in no registry: its kind and name as a slug.

    Args:
        kind: A `StakeholderKind` value; it keeps a person and a body of one name apart.
        name: The canonical name; one with no ASCII letters is hashed instead, and a long one is
            cut and hashed, since an id has at most 120 characters.
    """
    words = slug(name)
    if len(words) > _LONGEST_SLUG:
        words = f"{words[:_LONGEST_SLUG]}-{_digest(normalise(name))}"
    return f"{kind}-{words or _digest(normalise(name))}"
