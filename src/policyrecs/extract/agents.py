"""Whether a noun phrase names somebody who can act, so that a call on it is a call on a party."""

import re

from policyrecs.lexicon import parties

_PRONOUN = re.compile(
    r"^(?:we|you|they|he|she|i|one|everyone|everybody|anyone|all of us|both|those who\b.*|whoever\b.*)$"
)
"""Personal pronouns: "they", "all of us"; not "it", which more often stands for a thing."""

_NAME = re.compile(r"(?:^|[a-z,)'] )(?:the )?[A-Z][\w.&'-]*(?: (?:[A-Z][\w.&'-]*|of|for|and|the|on))*$")
"""A phrase that ends in a proper name: "the Ministry of Justice", "its regulator Ofcom"."""

_AGENTIVE = re.compile(r"(?:(?:[a-z]{3}(?:ers|ors|ists|ians|ees|men|women))|people|staff|states|bodies)$")
"""Plurals that mostly name people by what they do: "planners", "auditors", "trustees"."""

_NOT_PEOPLE = re.compile(
    r"(?:number|paper|order|matter|power|factor|sector|computer|letter|chapter|parameter|character|error"
    r"|indicator|server|disaster|vector|center|register|offer|transfer|filter|layer|measure|fee"
    r"|committee report|answer|barrier|border|buffer|cancer|cluster|container|corridor|counter|driver"
    r"|quarter|water|shelter|tier|user need|identifier|marker|reminder|sensor|reactor|generator)s$"
)
"""Plurals with the same ending that are things: "numbers", "indicators", "barriers"."""


def names_agent(words: str, cased: str) -> bool:
    """Return whether a subject names a party.

    Args:
        words: The phrase in lower case, "the relevant agencies".
        cased: The phrase as the text has it, of the same length.
    """
    if _PRONOUN.match(words):
        return True
    if parties_named(words, cased):
        return True
    head = re.split(r" (?:of|in|for|with|that|which|who|on|at|from|to|under|within|across)\b", words)[0]
    if _AGENTIVE.search(head) and not _NOT_PEOPLE.search(head):
        return True
    return False


def parties_named(words: str, cased: str) -> bool:
    """Return whether the lexicon of parties knows the phrase, or it ends in a proper name."""
    groups_of = getattr(parties, "groups_of", None)
    return bool(groups_of and groups_of(cased)) if words else False
