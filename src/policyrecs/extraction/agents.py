"""Whether a noun phrase names somebody who can act, so that a call on it is a call on a party."""

import re

from policyrecs.lexicon.parties import groups_of

_PRONOUN = re.compile(
    r"^(?:we|you|they|he|she|i|one|everyone|everybody|anyone|all of us|both|those who\b.*"
    r"|(?:both|all) (?:the )?(?:sides|parties)|whoever\b.*)$"
)
"""Personal pronouns: "they", "all of us"; not "it", which more often stands for a thing."""

_HEAD_END = re.compile(r" (?:of|in|for|with|that|which|who|on|at|from|to|under|within|across)\b")
"""Where the head of a noun phrase ends: "planners in rural areas"."""

_AGENTIVE = re.compile(
    r"(?:[a-z]{3}(?:ers|ors|ists|ians|ees)|plomats|crats|men|women|people|staff)$"
)
"""Plurals that mostly name people by what they do: "planners", "auditors", "trustees"."""

_LONGEST_ENDING = 7
"""Letters that such an ending takes: "taxpayers" is known by "payers" and a letter."""

_THINGS = re.compile(
    r"(?:number|paper|order|matter|power|factor|sector|computer|letter|chapter|parameter|character"
    r"|error|indicator|server|disaster|vector|center|register|offer|transfer|filter|layer|fee"
    r"|answer|barrier|border|buffer|cancer|cluster|container|corridor|counter|driver|quarter"
    r"|water|shelter|tier|identifier|marker|reminder|sensor|reactor|generator)s$"
)
"""Plurals with the same endings that are things: "numbers", "indicators", "barriers"."""


def names_agent(words: str, cased: str) -> bool:
    """Return whether a subject names a party.

    Args:
        words: The phrase in lower case, "the relevant agencies".
        cased: The phrase as the text has it, of the same length.
    """
    if _PRONOUN.match(words):
        return True
    head = _HEAD_END.split(words, maxsplit=1)[0]
    if _AGENTIVE.search(head[-_LONGEST_ENDING:]) and not _THINGS.search(head):
        return True
    return names_party(cased)


def names_party(cased: str) -> bool:
    """Return whether the lexicon of parties knows the phrase."""
    return bool(cased) and bool(groups_of(cased))
