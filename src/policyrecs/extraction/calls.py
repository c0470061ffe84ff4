"""A call as an extractor finds it in one sentence, before it becomes a candidate."""

from typing import NamedTuple

from policyrecs.values import value
from policyrecs.vocabulary import Basis, Evidence, Modality, Role, Status

Stretch = tuple[int, int]
"""(start, end) in a sentence's `words`."""


class NamedWords(NamedTuple):
    """Words of a sentence that name a party.

    Attributes:
        stretch: Where they stand.
        role: The part they give the party.
        basis: What that rests on.
    """

    stretch: Stretch
    role: Role
    basis: Basis


@value
class Complement:
    """The act that a verb calls for.

    Attributes:
        act: Where it begins.
        form: "that", "party", "gerund", "noun", "process", "seen" or "against".
        negated: Whether it is negated.
        party: The words that name who is to act.
    """

    act: int
    form: str
    negated: bool = False
    party: Stretch | None = None


@value
class Call:
    """The words of a sentence that make it a call.

    Attributes:
        evidence: The form of words.
        modality: How strongly they bind.
        status: Core or optional.
        cue: Where the words stand.
        act: Where the act begins.
        pattern: Name of the rule that found it.
        lemma: Base form of the act's verb, where the rule knows it.
        negated: Whether the act is negated.
        named: Words that name parties.
        self_made: Whether the words themselves say that the document's own author calls.
        others: Whether the words themselves say that somebody else calls.
        rejection: Why it is no call after all.
        to_reader: Whether "you" are called upon.
        contrasted: Whether the sentence also makes a call in the other direction.
        span: The part of the sentence that holds the call, where that is not all of it.
    """

    evidence: Evidence
    modality: Modality
    status: Status
    cue: Stretch
    act: int
    pattern: str
    lemma: str = ""
    negated: bool = False
    named: tuple[NamedWords, ...] = ()
    self_made: bool = False
    others: bool = False
    rejection: str | None = None
    to_reader: bool = False
    contrasted: bool = False
    span: Stretch | None = None

    @property
    def is_core(self) -> bool:
        """Whether it stands, and careful readers agree on it."""
        return self.rejection is None and self.status is Status.CORE
