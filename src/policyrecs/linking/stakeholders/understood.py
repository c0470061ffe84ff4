"""Parties that no words name: the usual addressee, whole groups, the issuer and its organs."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence

from policyrecs.candidates import Candidate, Mention, Party
from policyrecs.lexicon.group_words import Groups
from policyrecs.lexicon.people import listed
from policyrecs.linking.stakeholders.bodies import head_of
from policyrecs.linking.stakeholders.directory import OFFICIAL
from policyrecs.linking.stakeholders.parties import group_party
from policyrecs.vocabulary import Basis, Role, StakeholderGroup, StakeholderKind, Status

_VAGUE = frozenset({StakeholderGroup.MEDIA, StakeholderGroup.OTHER, StakeholderGroup.CIVIL_SOCIETY})
"""Groups of issuers whose "we" may well be all of us."""

_GOVERNING = (StakeholderGroup.POLICYMAKERS, StakeholderGroup.EXECUTIVE)
"""Who acts for "we" in a text on policy: those who govern."""

ALL_GOVERNING = OFFICIAL | {StakeholderGroup.POLICYMAKERS}
"""Groups that govern, at home or among states."""

_SHARE = 0.3
"""Share of the stated addressees that makes one the document's usual addressee."""

_FEW = 12
"""Calls of a document in which one that names a party shows its usual addressee."""

_UNTOLD = ((StakeholderGroup.OTHER,), (StakeholderGroup.LEGISLATURE, StakeholderGroup.OTHER))
"""Groups of parties of whom a text tells no more than a name, or that they are "parties"."""

SERVED = frozenset({StakeholderGroup.PUBLIC, StakeholderGroup.OTHER})
"""Groups that things are done for, or that are not known: seldom understood to be who is to act."""

Parties = tuple[Party, ...]
"""The addressees of one candidate."""


def usual_addressee(candidates: Sequence[Candidate], stated: Sequence[Parties]) -> Parties:
    """The addressee that the document names most often, if it does so often enough."""
    counts: Counter[str] = Counter()
    parties: dict[str, Party] = {}
    for candidate, named in zip(candidates, stated, strict=True):
        if candidate.status is Status.CORE:
            for party in named:
                # Whom a heading names, only the calls below it are for.
                if (
                    StakeholderGroup.ISSUER_ITSELF not in party.groups
                    and party.basis is not Basis.HEADING
                ):
                    counts[party.name] += 1
                    parties.setdefault(party.name, party)
    if not counts:
        return ()
    name, often = counts.most_common(1)[0]
    public = parties[name].groups == (StakeholderGroup.PUBLIC,)
    if public and often * 2 < len(candidates):
        # Whoever is spoken of most in a text on their rights is seldom who is to grant them.
        return ()
    few = len(candidates) <= _FEW and ALL_GOVERNING & set(parties[name].groups)
    enough = often > 1 or few
    return understood([parties[name]]) if enough and often >= _SHARE * counts.total() else ()


def understood(parties: Iterable[Party]) -> Parties:
    """Parties as understood: no words in the passage name them."""
    return tuple(
        dataclasses.replace(party, basis=Basis.IMPLIED, start=None, end=None) for party in parties
    )


def with_groups(party: Party, groups: Groups) -> Party:
    """A party with the groups that the text shows elsewhere, if it shows any."""
    return dataclasses.replace(party, groups=groups) if groups else party


def of_groups(groups: Iterable[StakeholderGroup]) -> Parties:
    """One understood party for each group."""
    return tuple(group_party(group, Role.ADDRESSEE, Basis.IMPLIED) for group in groups)


def speaks_of_government(stated: Iterable[Parties], usual: Groups) -> bool:
    """Whether a text's calls name public bodies as often as all others, or else the text does.

    Args:
        stated: The parties that each call names.
        usual: The groups of the bodies that the text names most.
    """
    groups = [group for parties in stated for party in parties for group in party.groups[:1]]
    official = sum(group in ALL_GOVERNING for group in groups)
    return official * 2 >= len(groups) if groups else bool(set(usual) & ALL_GOVERNING)


def with_government(groups: Groups) -> Groups:
    """Groups that a thing points to, and government, which sees to it.

    "A charge should be made on entry" is for whoever runs the road, and in a text on what the
    Government should do for the Government.
    """
    placed = OFFICIAL - {StakeholderGroup.LEGISLATURE}
    return groups if placed & set(groups) else tuple(dict.fromkeys((*groups, *_GOVERNING)))


def issuer_itself(mention: Mention, voice: Party | None, *, national: bool) -> Parties:
    """The party that "we" stands for: whoever speaks, and whatever group that is.

    Args:
        mention: The words.
        voice: Who speaks; None where nobody is known.
        national: Whether the sentence speaks of a nation's own affairs.
    """
    name = None if voice is None else voice.affiliation or voice.name
    # A body's own group comes first: it is what the body is wherever else it is named.
    groups = [*(voice.groups if voice else ()), StakeholderGroup.ISSUER_ITSELF]
    shared = voice is None or voice.kind is StakeholderKind.PERSON or _VAGUE & set(voice.groups)
    governs = voice is not None and OFFICIAL & set(voice.groups)
    if shared:
        groups += _GOVERNING
    if shared and not (national or governs):
        groups.append(StakeholderGroup.PUBLIC)
    itself = group_party(StakeholderGroup.ISSUER_ITSELF, Role.ADDRESSEE, mention.basis)
    return (
        dataclasses.replace(
            itself,
            name=name or itself.name,
            kind=itself.kind if voice is None else StakeholderKind.ORGANISATION,
            groups=tuple(dict.fromkeys(groups)),
            start=mention.start,
            end=mention.end,
        ),
    )


def marked_as_own(party: Party, voice: Party | None) -> Party:
    """A party that is the issuer or one of its own organs, marked so.

    "The Council" and "the Secretariat" in a text of an international body are that body's.
    """
    if voice is None or party.kind is not StakeholderKind.ORGANISATION:
        return party
    if party.name == voice.name:
        groups = (*party.groups, StakeholderGroup.ISSUER_ITSELF)
    elif party.groups == (StakeholderGroup.OTHER,) and head_of(party.name) in listed("organs"):
        groups = (*voice.groups, StakeholderGroup.ISSUER_ITSELF)
    else:
        return party
    return dataclasses.replace(party, groups=tuple(dict.fromkeys(groups)))


def unique(parties: Iterable[Party]) -> Parties:
    """Parties in order, each name once."""
    given = tuple(parties)
    if len(given) < 2:  # noqa: PLR2004  one party is unique
        return given
    return tuple({party.name.lower(): party for party in reversed(given)}.values())[::-1]


def are_served(parties: Parties) -> bool:
    """Whether parties are only such as have things done for them, or are not known."""
    return all(set(party.groups) <= SERVED for party in parties)


def is_vague_heading(parties: Parties) -> bool:
    """Whether all that a heading names is a body of no known group: "Third Committee on Roads"."""
    return bool(parties) and all(
        party.basis is Basis.HEADING and party.groups == (StakeholderGroup.OTHER,)
        for party in parties
    )


def are_untold(parties: Parties) -> bool:
    """Whether a text tells no more of parties than a name, or that they are "parties"."""
    return all(party.groups in _UNTOLD for party in parties)
