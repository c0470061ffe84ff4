"""What a vague noun means by the fuller form in which a text gave it before."""

import re
from collections import Counter

from policyrecs.candidates import Mention
from policyrecs.lexicon.group_words import Groups
from policyrecs.lexicon.parties import groups_of
from policyrecs.vocabulary import StakeholderGroup

_CLAUSE = re.compile(r"[^\w\s'-]")
"""Punctuation, beyond which no phrase goes: "who knows it. Committees"."""

_REACH = 5000
"""Characters before a vague noun in which its fuller form is looked for."""

_TRIED = 20
"""Places of the noun there that are tried."""

_LONGEST = 40
"""Characters before the noun that hold what says whose it is."""


def said_before(folded: str, mention: Mention) -> Groups:
    """The groups of a vague noun where the text said it in full: "utility commissions" before.

    Of several fuller forms the most frequent counts.
    """
    noun = folded[mention.start : mention.end].rsplit(" ", maxsplit=1)[-1].lower()
    before = folded[max(0, mention.start - _REACH) : mention.start]
    lowered = before.lower()
    votes: Counter[Groups] = Counter()
    at = lowered.rfind(f" {noun}")
    for _ in range(_TRIED):
        if at < 0:
            break
        phrase = _CLAUSE.split(before[max(0, at - _LONGEST) : at + 1 + len(noun)])[-1]
        words = phrase.split()
        fuller = (groups_of(" ".join(words[-length:])) for length in (3, 2))
        known = (groups for groups in fuller if groups and groups != (StakeholderGroup.OTHER,))
        if groups := next(known, ()):
            votes[groups] += 1
        at = lowered.rfind(f" {noun}", 0, at)
    return votes.most_common(1)[0][0] if votes else ()
