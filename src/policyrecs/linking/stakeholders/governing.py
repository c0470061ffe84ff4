"""Who governs what a call speaks of, whomever else it is understood to be on."""

from policyrecs.candidates import Candidate, Party
from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.group_words import Groups
from policyrecs.lexicon.implied import implied_groups
from policyrecs.linking.stakeholders.surroundings import Surroundings
from policyrecs.linking.stakeholders.understood import (
    ALL_GOVERNING,
    SERVED,
    Parties,
    of_groups,
    with_government,
)
from policyrecs.vocabulary import StakeholderGroup

_LONG = 2000
"""Characters of a call in which laws and the things at issue are looked for."""


class Governing:
    """Adds those who govern to whom the calls of one document are understood to be on."""

    def __init__(self, folded: str, about: Surroundings, *, governed: bool) -> None:
        """Keep what is needed to read a document.

        Args:
            folded: Its text with simple quotation marks and dashes.
            about: What the whole of it shows of who is called upon.
            governed: Whether it speaks to or of government.
        """
        self.governed = governed
        self._folded = folded
        self._about = about

    def parties(self, groups: Groups) -> Parties:
        """One understood party for each group, those who govern being those of the text."""
        return of_groups(self._about.governed(groups))

    def beside(self, groups: Groups) -> Groups:
        """Groups that a thing points to, with government where the text speaks to or of it."""
        return with_government(groups) if self.governed else groups

    def at_issue(self, words: str, *, own: bool = False) -> Groups:
        """The groups that the things in some words point to, budgets and such left out if `own`."""
        return implied_groups(words, digital=self._about.is_digital, own=own)

    def with_powers(self, parties: Parties, candidate: Candidate) -> Parties:
        """Parties understood, and beside them those that govern in this text.

        In a text that is full of government, what firms should do is for government to see to;
        where a call speaks of laws, those who govern are those who make them too.
        """
        about = self._about
        groups = _groups(parties)
        told = about.is_on_government and not about.recipient and set(groups) - SERVED
        end = min(candidate.end, candidate.start + _LONG)
        lawful = pattern("of-law").search(self._folded, candidate.start, end)
        if lawful and ALL_GOVERNING & set(groups) and StakeholderGroup.LEGISLATURE not in groups:
            parties = (*parties, *of_groups((StakeholderGroup.LEGISLATURE,)))
            groups = _groups(parties)
        if told and ALL_GOVERNING.isdisjoint(groups):
            groups = with_government(groups)
        others = set(about.with_powers(groups)) - set(_groups(parties))
        return (*parties, *of_groups(group for group in StakeholderGroup if group in others))

    def with_rulers(self, parties: Parties, candidate: Candidate) -> Parties:
        """Parties of other calls, and those who rule over what this one speaks of.

        A tax is not for the local authorities to replace of whom the calls before it speak.
        """
        end = min(candidate.end, candidate.start + _LONG)
        things = self.at_issue(self._folded[candidate.start : end], own=True)
        ruling = tuple(group for group in things if group in ALL_GOVERNING)
        if not parties or set(_groups(parties)) & set(ruling):
            return parties
        return (*parties, *self.parties(ruling))


def _groups(parties: tuple[Party, ...]) -> Groups:
    """The groups of parties, in their order."""
    return tuple(group for party in parties for group in party.groups)
