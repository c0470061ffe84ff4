"""What we saw, before anybody vouches for it: evidence in a document, with its place.

Extraction makes candidates, linking says whom and what they name, and `assemble` turns them into
records or rejects them by name. Nothing is dropped without a rejection code.
"""

from policyrecs.values import value
from policyrecs.vocabulary import (
    Basis,
    Evidence,
    Kind,
    Modality,
    Polarity,
    Role,
    StakeholderGroup,
    StakeholderKind,
    Status,
)


@value
class Place:
    """A stretch of the document's text.

    Attributes:
        start: First code point.
        end: One past the last code point.
    """

    start: int
    end: int


@value
class Act(Place):
    """One act asked for or warned against.

    Attributes:
        verb: Lemma of the lead verb.
        polarity: `do` or `avoid`.
    """

    verb: str
    polarity: Polarity


@value
class Mention(Place):
    """Words that name a party, as extraction found them, not yet resolved.

    Attributes:
        role: The part the words give it.
        basis: Where the words stand: in the sentence, the heading above, or the lead-in.
    """

    role: Role
    basis: Basis


@value
class Party:
    """Who a mention stands for, or who is understood where no words name a party.

    Attributes:
        role: The part it takes.
        basis: What the reading rests on.
        name: Canonical name: the group's, or the body's without article and with its acronym
            resolved.
        kind: Organisation, person or group.
        groups: Canonical groups, the party's own first.
        start: First code point of the words that name it; None where none do.
        end: One past the last code point of those words; None where there are none.
        job_title: A person's post, where the text states it.
        affiliation: Canonical name of the body a person speaks for, where the text states it.
        publishes: Whether it is whoever issued the document.
    """

    role: Role
    basis: Basis
    name: str
    kind: StakeholderKind
    groups: tuple[StakeholderGroup, ...]
    start: int | None = None
    end: int | None = None
    job_title: str | None = None
    affiliation: str | None = None
    publishes: bool = False


@value
class Candidate(Place):
    """A stretch that may be a recommendation, with everything read from it.

    Attributes:
        passage: Index of its passage in the outline.
        evidence: The form of words that raised it.
        kind: Whose recommendation it is.
        status: Core or optional.
        polarity: Direction.
        modality: Strength.
        cue: The words that make it a call.
        acts: The acts, in text order.
        mentions: Words that name parties, with their roles.
        rationale: Stretches that give reasons.
        label: Marker or number it bears.
        parent: (start, end) of the candidate whose sub-item it is.
        repeats: Other places that state the same.
        deadline: The words that set a date.
        confidence: Estimated probability that a careful reader would code it.
        pattern: Name of the rule that raised it.
        rejection: Why it is no recommendation, as a short code such as `forecast`, `question`,
            `legal-duty`, `commitment`; None where it is one.
    """

    passage: int
    evidence: Evidence
    kind: Kind
    status: Status
    polarity: Polarity
    modality: Modality
    cue: Place | None = None
    acts: tuple[Act, ...] = ()
    mentions: tuple[Mention, ...] = ()
    rationale: tuple[Place, ...] = ()
    label: str | None = None
    parent: tuple[int, int] | None = None
    repeats: tuple[Place, ...] = ()
    deadline: Place | None = None
    confidence: float = 1.0
    pattern: str = ""
    rejection: str | None = None
