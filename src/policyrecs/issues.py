"""Problems in the data, as data: what could not be vouched for is reported, not dropped."""

from dataclasses import dataclass

from policyrecs.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem found in one document.

    Attributes:
        code: A short name for the sort of problem, such as `unbound-marker`.
        severity: How much it matters.
        document_id: The document it was found in.
        start: First code point concerned; null where no one place is.
        end: One past the last code point concerned; null where no one place is.
        message: One line for a person.
    """

    code: str
    severity: Severity
    document_id: str
    message: str
    start: int | None = None
    end: int | None = None
