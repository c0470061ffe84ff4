"""People and speakers among the addressees: who is called upon by name, and who only calls."""

import re

from policyrecs.candidates import Candidate, Party
from policyrecs.lexicon.called import pattern
from policyrecs.lexicon.people import listed
from policyrecs.linking.stakeholders.calls import Place, is_patient
from policyrecs.linking.stakeholders.directory import Directory
from policyrecs.linking.stakeholders.people import Person
from policyrecs.vocabulary import Basis, Kind

_POST = 60
"""Characters of a post before a name."""

_APPOSED = re.compile(r" *|, [^,.;:]{3,100}, *")
"""What may stand between a name and a modal: nothing, or who that is."""

_BESIDE = 2
"""Characters between two names of one party: "the minister, Jane Roe"."""


def person_called(directory: Directory, candidate: Candidate) -> Place | None:
    """The place of somebody named with a post or a body who is the subject of a direct call."""
    if candidate.kind is not Kind.DIRECT or not directory.people:
        return None
    folded = directory.folded
    duty = pattern("duty").search(folded, candidate.start, candidate.end)
    if duty is None:
        return None
    named = [
        person
        for _, person in directory.people_between(candidate.start, duty.start())
        if _is_told(person) and person.start - candidate.start < _POST
    ]
    if len(named) != 1 or not _APPOSED.fullmatch(folded, named[0].end, duty.start()):
        return None
    place = (named[0].start, named[0].end)
    return None if is_patient(folded, place[0], duty.start()) else place


def _is_told(person: Person) -> bool:
    """Whether a text tells who somebody is, or everybody knows."""
    known = person.name.lower() in listed("officeholders")
    return bool(person.job_title or person.affiliation) or known


def without_voice(
    parties: tuple[Party, ...], candidate: Candidate, voice: Party | None
) -> tuple[Party, ...]:
    """Parties without whoever makes a call that the text only reports: they call on others.

    "The Foreign Minister has urged restraint on both sides" is no call on the minister.
    """
    if voice is None or candidate.kind is Kind.DIRECT:
        return parties
    return tuple(party for party in parties if not _is_same(party, voice))


def _is_same(party: Party, voice: Party) -> bool:
    """Whether a party is the one who speaks, by name or by the words that name both."""
    if party.name == voice.name:
        return True
    if party.basis is not Basis.EXPLICIT:
        return False
    if party.start is None or party.end is None or voice.start is None or voice.end is None:
        return False
    return max(party.start - voice.end, voice.start - party.end) <= _BESIDE
