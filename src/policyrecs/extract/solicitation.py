"""Calls for input aimed at the reader of a notice: comments invited, submissions due."""

import re

from policyrecs.extract.calls import Call
from policyrecs.extract.sentences import Sentence
from policyrecs.vocabulary import Basis, Evidence, Modality, Role, Status

_INPUT = r"(?:public |written |your |further |any |all |initial )*(?:comments?|feedback|input|submissions?|responses?|views|information|evidence|proposals?|opinions?|expressions of interest|nominations?|suggestions)"
"""What is asked of the reader."""

_INVITATION = re.compile(
    r"\b(?:(?:is|are) (?:now |also |currently |therefore )?(?:inviting|seeking|requesting|soliciting|calling for|accepting|looking for)|(?:invites?|seeks?|solicits?|requests?|welcomes?|appreciates?|asks? for)|(?:launched|issued|published|opened|announced) an? (?:public )?(?:request|call|consultation)(?: for)?) "
    r"(?:\w+ ){0,2}?" + _INPUT + r"\b(?: (?:on|about|from|regarding|concerning|in|by|relating|for)\b)?"
)
"""An invitation in the present: "NTIA is inviting public feedback about", "seeks input on"."""

_DUE = re.compile(
    r"(?<![\w-])(?:(?:all |the |written |public )*(?:" + _INPUT + r")(?: [^,.;]{1,60}?)? (?:(?:are|is) due|must be (?:received|submitted|sent)|should be (?:submitted|sent|received|emailed|addressed)|shall (?:be|include)|will be accepted))"
)
"""A condition of input: "comments are due within 30 days", "responses must be submitted by"."""


def solicitation_call(sentence: Sentence) -> Call | None:
    """Return the call for input that a sentence makes, None where it makes none."""
    found = _INVITATION.search(sentence.words) or _DUE.search(sentence.words)
    if not found:
        return None
    return Call(
        evidence=Evidence.SOLICITATION,
        modality=Modality.ENCOURAGEMENT,
        status=Status.OPTIONAL,
        cue=found.span(),
        act=found.start(),
        pattern="solicitation",
        parties=(),
    )
