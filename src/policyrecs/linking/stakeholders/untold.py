"""Parties that are named and of whom nothing else is told: what the whole text shows them to be."""

import dataclasses

from policyrecs.candidates import Party
from policyrecs.lexicon.group_words import Groups, grammar
from policyrecs.lexicon.people import listed
from policyrecs.linking.stakeholders.bodies import head_of
from policyrecs.linking.stakeholders.directory import Directory
from policyrecs.linking.stakeholders.surroundings import Surroundings
from policyrecs.linking.stakeholders.understood import Parties
from policyrecs.vocabulary import StakeholderGroup, StakeholderKind


class Untold:
    """Reads what the parties named in one document are that no list and no description tells."""

    def __init__(self, directory: Directory, about: Surroundings) -> None:
        """Keep the names of the document and what the whole of it shows."""
        self._directory = directory
        self._about = about

    def told_apart(self, parties: Parties) -> Parties:
        """Parties named, those of whom nothing else is told as what the text shows them to be.

        They are of the institution that it is set in; a person by name alone is in office.
        """
        if any(party.groups != (StakeholderGroup.OTHER,) for party in parties):
            return tuple(map(self._with_level, parties))
        return tuple(
            dataclasses.replace(party, groups=(*self._groups_in_text(party), *party.groups))
            for party in parties
        )

    def _with_level(self, party: Party) -> Party:
        """A class such as "elected officials" with the kinds of government of the text."""
        unclear = StakeholderGroup.POLICYMAKERS in party.groups
        if party.kind is not StakeholderKind.GROUP or not unclear or party.end is None:
            return party
        return dataclasses.replace(party, groups=self._about.with_powers(party.groups))

    def _groups_in_text(self, party: Party) -> Groups:
        """What a party most likely is of whom nothing is told."""
        about = self._about
        if about.is_house:
            return about.setting
        if head_of(party.name) in grammar("local_plurals"):
            return (StakeholderGroup.SUBNATIONAL_GOVERNMENT,)
        governs = about.is_on_government or self._directory.ruled
        addressed = party.name.partition(" ")[0].rstrip(".").lower() in listed("honorifics")
        if addressed or party.kind is StakeholderKind.PERSON or (governs and not about.setting):
            return about.governed((StakeholderGroup.EXECUTIVE,))
        return tuple(group for group in about.setting if group is not StakeholderGroup.OTHER)
