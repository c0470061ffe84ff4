"""Exceptions: broken inputs and broken promises. Imperfect data is an `Issue` instead.

PolicyrecsError             anything this package raises on purpose
├── InputError              a file or text that cannot be read; carries its path
├── OutputError             a place that cannot be written
├── RecordError             a record that does not hold; names document, record and field
├── CurationError           a curated line that does not hold; names file and line
├── ReleaseError            a release whose files disagree
└── UsageError              arguments that do not go together
"""

from policyrecs.vocabulary import Reason


class PolicyrecsError(Exception):
    """Base of every error raised on purpose.

    Attributes:
        reason: The code that machines read.
        subject: What it is about: a path, an id, or a place in a file.
        words: What a person reads, one line.
    """

    def __init__(self, reason: Reason, subject: str, words: str) -> None:
        """Keep the three parts, and join them as the command line prints them."""
        self.reason = reason
        self.subject = subject
        self.words = words
        super().__init__(f"{reason}: {subject}: {words}")

    def __reduce__(self) -> tuple[type["PolicyrecsError"], tuple[Reason, str, str]]:
        """Pickle by the three parts, so that a worker process can hand the error on."""
        return type(self), (self.reason, self.subject, self.words)


class InputError(PolicyrecsError):
    """A file or text that cannot be read."""


class OutputError(PolicyrecsError):
    """A place that cannot be written."""


class RecordError(PolicyrecsError):
    """A record that does not hold; the subject is document, record and field."""


class CurationError(PolicyrecsError):
    """A line of the curated layer that does not hold; the subject is file and line."""


class ReleaseError(PolicyrecsError):
    """A release whose files disagree with each other, the schema or their sources."""


class UsageError(PolicyrecsError):
    """Arguments that do not go together."""
