"""Makers of calls whom no list knows, by the words that name them: "airlines"."""

import dataclasses
import re

from policyrecs.candidates import Mention, Party
from policyrecs.lexicon.group_words import words
from policyrecs.lexicon.parties import groups_of
from policyrecs.lexicon.patterns import patterns
from policyrecs.lexicon.people import listed
from policyrecs.linking.stakeholders.names import NAME, tidy
from policyrecs.linking.stakeholders.parties import pronoun
from policyrecs.vocabulary import Role, StakeholderGroup, StakeholderKind

_BREAK_OFF = frozenset({"the", "a", "an"})
"""Words that name nobody without the name after them."""

_NAME_AFTER = re.compile(r"\.?\s{1,3}" + NAME.pattern)
"""The name that a form of address or an article is followed by."""

_LONGEST_NAME = 6
"""A phrase of more words is no name, nor what somebody is."""

_BEFORE_NAME = re.compile(
    r"^(?:in|on|by|since|after|during) [^,]{2,40}, |^(?:the|an?|some|many|several|these|those|other"
    r"|more than|at least|over|nearly|about|various|(?:the )?authors of (?:the|an?)"
    r"|an? (?:number|group|range|coalition|variety) of(?= [a-z])|\d[\d,.]*) ",
    re.IGNORECASE,
)
"""What stands before a name: "in 1991, ", "the", "more than"; tried again after each."""

_AFTER_HEAD = re.compile(
    r",| (?:of|in|for|with|that|which|who|on|at|from|by|to|made|set|led|consisting|including|are|is"
    r"|was|were|has|have|had|(?:signed|backed|written|published|launched|sent|issued)(?= by\b|$))\b"
)
"""Where the head of a noun phrase ends: "a working group made up of officials"."""

_MOST_DETERMINERS = 3
"""Determiners before a name: "more than 25"."""

_CLAUSE = re.compile(r"\b(?:should|must|would|could|can|may|might|shall|will|be|not)\b")
"""A word that only stands in a clause, which names nobody."""


def unlisted_party(folded: str, mention: Mention) -> Party | None:
    """Whoever the words name of whom nothing tells more; None where they name nobody.

    A text is named by its owner, "a Moreland Fund report"; one without an owner is nobody.
    """
    mention = whole_mention(folded, mention)
    said = tidy(folded[mention.start : mention.end])
    opening = patterns("makers")["before-maker"].regex.match(said)
    said = said[opening.end() :] if opening else said
    for _ in range(_MOST_DETERMINERS):
        said = _BEFORE_NAME.sub("", said)
    said = _AFTER_HEAD.split(said, maxsplit=1)[0].strip(" ,")
    if said.rpartition(" ")[2] in listed("works"):
        said = said.rpartition(" ")[0]
        said = said if said[:1].isupper() else ""
    if not said or pronoun(said) or len(said.split()) > _LONGEST_NAME or not _may_name(said):
        return None
    kind = StakeholderKind.ORGANISATION if said[:1].isupper() else StakeholderKind.GROUP
    groups = groups_of(said) or (StakeholderGroup.OTHER,)
    return Party(
        Role.ISSUER, mention.basis, said, kind, groups, start=mention.start, end=mention.end
    )


def whole_mention(folded: str, mention: Mention) -> Mention:
    """A mention that breaks off before a name, with the name: "Prof" before ". Ann Lee"."""
    part = patterns("makers")["part-of"].regex.match(folded, mention.start, mention.end)
    if part:
        return dataclasses.replace(mention, start=part.end())  # "Section 2 of the Harbour Code"
    said = tidy(folded[mention.start : mention.end])
    if said.lower().rpartition(" ")[2].rstrip(".") not in _BREAK_OFF | listed("honorifics"):
        return mention
    following = _NAME_AFTER.match(folded, mention.end)
    return dataclasses.replace(mention, end=following.end()) if following else mention


def _may_name(said: str) -> bool:
    """Whether words can name somebody: no adverb, determiner, number or clause."""
    low = said.lower()
    return (
        low not in listed("openers")
        and pronoun(low.partition(" ")[0]) is None
        and not said[0].isdigit()
        and _CLAUSE.search(said) is None
        and not (" " not in low and low.endswith("ly") and not groups_of(said))
    )


def is_plural(name: str) -> bool:
    """Whether the head of a name is plural: "airlines", "tech companies and start-ups"."""
    head = words(_AFTER_HEAD.split(name, maxsplit=1)[0])[-1:]
    return bool(head) and head[0].text[:1].islower() and head[0].lemma != head[0].text.lower()
