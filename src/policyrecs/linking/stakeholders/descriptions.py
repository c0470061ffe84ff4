"""What a text says of a name that no list holds: "Acme, a cloud provider", "regulator Ofex"."""

import re

from policyrecs.lexicon.group_words import Groups
from policyrecs.lexicon.implied import reader_groups
from policyrecs.lexicon.parties import groups_of
from policyrecs.lexicon.patterns import table
from policyrecs.linking.stakeholders.directory import Directory
from policyrecs.linking.stakeholders.names import canonical
from policyrecs.vocabulary import StakeholderGroup

_APPOSITION = re.compile(r",? (?:which )?(?:is|was|,)? ?(?:an?|the) (?P<noun>[^,.;:()]{3,80})")
"""What a text says of a name after it: "Acme, a cloud provider"."""

_AFTER_NOUN = re.compile(r" (?:[a-z]+ed|[a-z]+ing|that|which|who|with|in|of|for|at|from) ")
"""What may follow the noun that says what a name is: "airline based in Suva"."""

_OWNED = re.compile(r"'s? (?P<thing>[a-z][\w-]*(?: [a-z][\w-]*){0,2})")
"""What a name is said to have: "KiwiLine's passenger trains"."""

_DOES = re.compile(
    r",? (?:(?:which|that|who) )?(?P<verb>[a-z]+)s (?:(?:and|or) [a-z]+s )?(?=[a-z]|[A-Z])"
)
"""What a text says that a name does: "Acme, which runs the network", "Ofex regulates prices"."""

_BEFORE = re.compile(r"(?P<noun>(?:[a-z-]+ +){0,2}[a-z-]+),? +$")
"""A common noun before a name: "cybersecurity company Myriad360", "the school, St Jude's"."""


def described_groups(directory: Directory, name: str) -> tuple[StakeholderGroup, ...]:
    """Groups by what the text says of a name: "Acme, a cloud provider", "regulator Ofex".

    Failing that, by what it is said to have: passengers are a carrier's, pupils a school's.
    """
    if any(directory.names_body(form.format(name)) for form in table("groups")["towns"]["forms"]):
        return (StakeholderGroup.SUBNATIONAL_GOVERNMENT,)
    owned: list[str] = []
    written = (*directory.places.get(name, ()), *directory.places.get(f"{name}'s", ()))
    for place in written:
        end = place + len(name)
        after = _APPOSITION.match(directory.folded, end)
        before = _BEFORE.search(directory.folded, max(0, place - 60), place)
        for noun in (after and after["noun"], before and before["noun"]):
            if noun and (groups := _groups_of_noun(noun)):
                return groups
        does = _DOES.match(directory.folded, end)
        if does and (groups := _groups_by_verb(does["verb"])):
            return groups
        if thing := _OWNED.match(directory.folded, end):
            owned.append(thing["thing"])
    return reader_groups(owned) or (StakeholderGroup.OTHER,)


def _groups_by_verb(verb: str) -> Groups:
    """Groups of whoever a text says does something: what regulates is an agency."""
    return next(
        (
            tuple(map(StakeholderGroup, entry["group"]))
            for entry in table("implied")["doer"]
            if verb in entry["words"]
        ),
        (),
    )


def _groups_of_noun(noun: str) -> Groups:
    """Groups of what a name is said to be, whatever follows the noun: "airline based in Suva"."""
    return groups_of(noun) or groups_of(_AFTER_NOUN.split(noun, maxsplit=1)[0])


def is_known(directory: Directory, phrase: str) -> bool:
    """Whether a document says whose name a phrase is, by a definition or a description."""
    if directory.knows(phrase):
        return True
    name = canonical(phrase)
    described = name in directory.places and described_groups(directory, name)
    return bool(described) and described != (StakeholderGroup.OTHER,)
