"""What a place does to a party: an Ohio department and a state regulator are no national ones."""

from collections.abc import Sequence

from policyrecs.lexicon.group_words import Groups, Key, Shift, Word, group_words
from policyrecs.vocabulary import StakeholderGroup


def in_state(head: Sequence[Word], groups: Groups) -> Groups:
    """`groups` of a public body, with the state's or city's that its name opens with.

    "Ohio Department of Health" is a state's, "Oregon Water Board" too.
    """
    place = _opening_place([word.text for word in head[:-1]])
    if place is None or group_words().names[place] != (StakeholderGroup.SUBNATIONAL_GOVERNMENT,):
        return groups
    board = groups == (StakeholderGroup.OTHER,) and head[-1].text == "Board"
    if StakeholderGroup.EXECUTIVE not in groups and not board:
        return groups
    kept = (group for group in groups if group is not StakeholderGroup.OTHER)
    return tuple(dict.fromkeys((StakeholderGroup.SUBNATIONAL_GOVERNMENT, *kept)))


def names_place(part: Sequence[Word]) -> bool:
    """Whether `part` opens with a country, state or city."""
    return _opening_place([word.text for word in part]) is not None


def _opening_place(texts: Sequence[str]) -> Key | None:
    """The longest country, state or city that some words open with."""
    openings = (tuple(texts[:length]) for length in (3, 2, 1))
    return next((one for one in openings if one in group_words().places), None)


def of_place(groups: Groups, complement: Sequence[Word]) -> Groups:
    """`groups` of a government, moved where it is a state's or city's: "Government of Ontario"."""
    place = _opening_place([word.text for word in complement if word.lemma != "the"])
    if place is None or StakeholderGroup.EXECUTIVE not in groups:
        return groups
    by_place = group_words().names[place]
    return by_place if StakeholderGroup.SUBNATIONAL_GOVERNMENT in by_place else groups


def shifted(groups: Groups, before: Key) -> Groups:
    """`groups` after a word such as "state" has moved them to another group."""
    known = group_words()
    shift: Shift | None = next(
        (
            known.shifts[before[start:end]]
            for end in range(len(before), 0, -1)
            for start in range(max(0, end - known.longest), end)
            if before[start:end] in known.shifts
        ),
        None,
    )
    if shift is None or not shift.source & set(groups):
        return groups
    kept = [group for group in groups if group not in shift.source or group in shift.kept]
    return tuple(dict.fromkeys([*kept, *shift.target]))
