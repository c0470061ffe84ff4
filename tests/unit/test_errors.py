"""Errors carry a reason code and travel between processes."""

import pickle

from policyrecs.errors import InputError
from policyrecs.vocabulary import Reason


def test_an_error_reads_as_reason_subject_and_words() -> None:
    """The command line prints the error as it is."""
    error = InputError(Reason.EMPTY_FILE, "a.txt", "holds no text")
    assert "empty-file: a.txt: holds no text" == str(error)


def test_an_error_survives_pickling() -> None:
    """A worker process would die while handing its error on."""
    error = pickle.loads(pickle.dumps(InputError(Reason.CRASHED, "a.pdf", "died")))  # noqa: S301  our own bytes
    assert (Reason.CRASHED, "a.pdf", "died") == (error.reason, error.subject, error.words)
