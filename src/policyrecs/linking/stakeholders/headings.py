"""Whom a heading names: a party under which calls stand, or one that it calls on itself."""

import itertools
import re

from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.group_words import grammar, words
from policyrecs.lexicon.parties import (
    groups_of,
    is_title,
    names_others,
    opens_with_gerund,
    says_whose,
)
from policyrecs.lexicon.patterns import words_of
from policyrecs.linking.stakeholders.calls import Place, called_upon, responder
from policyrecs.linking.stakeholders.presented import is_vocative
from policyrecs.vocabulary import StakeholderGroup

_JOINT = re.compile(r", (?:and )?| and | & ")
"""What parts the pieces of a heading that lists some."""

_MOST_WORDS = 10
"""Words of a heading that is no more than one party's name."""

_LONGEST = 300
"""Characters of a heading that are read to see whether it asks or tells."""


def addressed_by_heading(folded: str, start: int, end: int) -> Place | None:
    """The party that a heading names: "Policymakers", "2. Recommendations for governments"."""
    numbering = pattern("numbering").match(folded, start, end)
    first = numbering.end() if numbering else start
    last = first + len(folded[first:end].rstrip(" :.*_#?"))
    if pattern("issued-by").match(folded, first, last) or asks_or_tells(folded, first, end):
        return None
    addressed = pattern("heading-for").match(folded, first, last) or pattern("if-reader").match(
        folded, first, last
    )
    if addressed and names_others(addressed["party"]):
        return addressed.span("party")
    if place := called_upon(folded, first, last, introduces=True) or responder(folded, first, last):
        return place
    party = folded[first:last]
    if _opens_with_verb(party) or pattern("work-title").search(folded, first, last):
        return None
    if len(party.split()) > _MOST_WORDS and not _JOINT.search(party):
        return None
    named = names_others(party) and is_title(party) and not _lists_things(party)
    return (first, last) if named else None


def _lists_things(heading: str) -> bool:
    """Whether a heading lists a class of parties among things: "Meetings, travel and visitors"."""
    *before, last = _JOINT.split(heading)
    if not before or not _is_plural(last):
        return False
    return any(_is_plural(piece) and not groups_of(piece) for piece in before)


def _is_plural(piece: str) -> bool:
    """Whether a piece of a heading ends in a plural."""
    found = words(piece)
    return bool(found) and found[-1].lemma != found[-1].text.lower()


def asks_or_tells(folded: str, start: int, end: int) -> bool:
    """Whether a heading is a question, or a phrase with an object: "Leaving the EU".

    Whatever party it names is spoken of, not called upon.
    """
    end = min(end, start + _LONGEST)
    numbering = pattern("numbering").match(folded, start, end)
    heading = folded[numbering.end() if numbering else start : end].strip(" *_#")
    if "?" in heading or opens_with_gerund(heading) or _opens_with_clause(heading):
        return True
    return is_vocative(heading) or pattern("serves").match(heading) is not None


def _opens_with_clause(heading: str) -> bool:
    """Whether a heading with capitals is an imperative: "Protect Rights and Pay All Workers"."""
    first, _, rest = heading.lower().partition(" ")
    clear, ambiguous = words_of("verbs", "clear"), words_of("verbs", "ambiguous")
    if first not in clear and first not in ambiguous:
        return False
    found = rest.split()
    joined = (other for one, other in itertools.pairwise(found) if one == "and")
    if any(other in clear and other not in ambiguous for other in joined):
        return True
    return first not in ambiguous and bool(found) and found[0] in grammar("determiners")


def _opens_with_verb(heading: str) -> bool:
    """Whether a heading tells somebody what to do: "Hire people", not "Research institutions".

    A verb that is a noun too may stand before a noun that needs one: "Support groups".
    """
    first, _, rest = heading.partition(" ")
    verb = first.lower()
    if not rest[:1].islower() or verb not in words_of("verbs", "clear"):
        return False
    as_noun = verb in words_of("verbs", "ambiguous")
    return not (as_noun and (says_whose(verb) or groups_of(rest) == (StakeholderGroup.OTHER,)))
