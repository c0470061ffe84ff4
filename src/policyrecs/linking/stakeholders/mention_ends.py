"""Where the words that name an addressee begin and end; extraction takes too little or too much."""

import dataclasses

from policyrecs.candidates import Mention
from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.parties import groups_of
from policyrecs.linking.stakeholders.calls import is_sure_verb
from policyrecs.linking.stakeholders.parties import pronoun
from policyrecs.vocabulary import Basis

_REACH = 300
"""Characters of a mention that can be a name, and before it in which its name begins."""

_NAME_GOES_ON = 3
"""Words after a mention in which a name that it breaks off goes on."""


def trimmed(folded: str, mention: Mention) -> Mention:
    """A mention without a key glued to it or the modal that follows it."""
    if glued := pattern("glued-key").match(folded, mention.start, mention.end):
        mention = dataclasses.replace(mention, start=glued.end())
    if opening := pattern("before-party").match(folded, mention.start, mention.end):
        mention = dataclasses.replace(mention, start=opening.end())
    if of_us := pattern("of-us").match(folded, mention.start):
        mention = dataclasses.replace(mention, end=of_us.end())
    if mention.end - mention.start <= _REACH:
        mention = _without_clause(folded, _whole(folded, mention))
    modal = pattern("duty").search(folded, mention.start, mention.end)
    if modal and modal.start() > mention.start:
        end = mention.start + len(folded[mention.start : modal.start()].rstrip())
        mention = dataclasses.replace(mention, end=end)
    return mention


def _whole(folded: str, mention: Mention) -> Mention:
    """A mention with the rest of a name that it breaks off: "Health" facility management."""
    floor = max(0, mention.start - _REACH)
    if opened := pattern("list-name-before").search(folded, floor, mention.start):
        return dataclasses.replace(mention, start=opened.start())
    written = folded[mention.start : mention.end]
    if groups_of(written) or mention.basis is Basis.HEADING or pronoun(written):
        return mention
    end = mention.end
    for _ in range(_NAME_GOES_ON):
        following = pattern("following-noun").match(folded, end)
        if following is None or is_sure_verb(following[0].strip()):
            break
        end = following.end()
        if groups_of(folded[mention.start : end]):
            mention = dataclasses.replace(mention, end=end)
    return mention


def _without_clause(folded: str, mention: Mention) -> Mention:
    """A mention without what was said before its party: "Roe said the board" is the board."""
    for name in ("clause-before-party", "intro"):
        before = pattern(name).match(folded, mention.start, mention.end)
        if before and groups_of(before["party"]):
            return dataclasses.replace(mention, start=before.start("party"))
    return mention
