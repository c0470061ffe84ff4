"""A licence: whether text is a call because of what stands above it."""

from policyrecs.candidates import Mention
from policyrecs.values import value


@value
class Licence:
    """Whether the text in some place is a call because of what stands above it.

    Attributes:
        granted: Whether bare imperatives there are calls.
        refused: Whether what stands above says that the text is something else.
        opens: Whether a lead-in ends in a colon, so that the items finish its sentence.
        broken: Whether that lead-in has no act of its own, so that infinitives complete it.
        nominal: Whether noun phrases complete it too: "we call for:".
        clausal: Whether clauses complete it: "the report recommends that:".
        proposed: Whether its words propose or recommend, which instructions hardly do: "we propose
            the following actions:".
        mentions: Words above that name who is to act.
    """

    granted: bool
    refused: bool = False
    opens: bool = False
    broken: bool = False
    nominal: bool = False
    clausal: bool = False
    proposed: bool = False
    mentions: tuple[Mention, ...] = ()
