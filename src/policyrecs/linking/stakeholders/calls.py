"""Whom a stretch of text calls on: a heading, a lead-in, a sentence without a marked addressee."""

import functools
import itertools
import re
from collections.abc import Callable

from policyrecs.lexicon.called import may_find, pattern
from policyrecs.lexicon.group_words import grammar
from policyrecs.lexicon.parties import groups_of, names_others, stands_alone
from policyrecs.lexicon.patterns import table, words_of
from policyrecs.vocabulary import StakeholderGroup

_WORD = re.compile(r"\S+")
"""A word, with what clings to it."""

_NAMING_WORDS = 3
"""Words of a party named in passing."""

_SUBJECT_WORDS = 14
"""Words of the longest subject."""

_OPENING_WORDS = 8
"""Words of a sentence's opening in which its subject is looked for."""

_PARTY_REACH = 400
"""Characters before a place in which the last party is looked for."""

_MOST_MODALS = 6
"""Modals of a sentence whose subject is tried; a sentence of a thousand modals is no sentence."""

_SUBJECT_REACH = 200
"""Characters before a modal in which its subject is looked for."""

_GOVERNING = frozenset(
    {
        StakeholderGroup.POLICYMAKERS,
        StakeholderGroup.EXECUTIVE,
        StakeholderGroup.LEGISLATURE,
        StakeholderGroup.SUBNATIONAL_GOVERNMENT,
        StakeholderGroup.INTERNATIONAL_BODIES,
    }
)
"""Groups that give and allow things, rather than get them."""

_UNABLE = frozenset({StakeholderGroup.OTHER, StakeholderGroup.PUBLIC})
"""Groups that a rule may be for, which somebody else has to make: "apply to anyone who arrives"."""

Place = tuple[int, int]
"""(start, end) in the folded text."""

Known = Callable[[str], bool]
"""Whether a document knows a phrase as somebody's name."""


def never(_phrase: str) -> bool:
    """Know no name but the lexicon's."""
    return False


def called_upon(
    folded: str, start: int, end: int, *, introduces: bool = False, known: Known = never
) -> Place | None:
    """The party that a sentence calls on: object of the call, else subject of a modal.

    Args:
        folded: The document's folded text.
        start: First code point of the sentence.
        end: One past its last code point.
        introduces: Whether it is a lead-in, in which "can" and "will" count too.
        known: Whether the document knows a phrase as a name that the lexicon has not.
    """
    modals = pattern("ability") if introduces else pattern("duty")
    lowered = folded[start:end].lower()
    subject = _subject_of_modal(folded, start, end, modals, known)
    if subject is None and may_find("described-subject", lowered):
        subject = _described_subject(folded, start, end)
    named = _object_of_call(folded, start, end) if may_find("object-of-call", lowered) else None
    if subject or named:
        return min(filter(None, (subject, named)))
    if may_find("call-that", lowered):
        for match in pattern("call-that").finditer(folded, start, end):
            if place := _opening(folded, match.end(), end, known):
                return place
    concerned = pattern("concerned").match(folded, start, end)
    if concerned and names_others(concerned["party"]):
        return concerned.span("party")
    return None


def addresses_reader(phrase: str) -> bool:
    """Whether a phrase is "you", alone or with others: "you and your family"."""
    return bool(pattern("reader").match(phrase))


def is_patient(folded: str, start: int, end: int) -> bool:
    """Whether the words at a place name the one acted for, not the one to act.

    "Patients should have a say" asks something of the hospital, "Nurses must be paid" of whoever
    pays them.

    Args:
        folded: The document's folded text.
        start: First code point of a subject.
        end: One past its last code point.
    """
    subject = folded[start:end]
    groups = set(groups_of(subject))
    if pattern("patient").match(folded, end) or (
        pattern("passive-object").match(folded, end) and not groups & _GOVERNING
    ):
        return True
    if addresses_reader(subject):
        return bool(pattern("entitled").match(folded, end))
    if not groups or groups & _GOVERNING:
        return False
    served = "served" if groups == {StakeholderGroup.PUBLIC} else "relieved"
    return bool(pattern(served).match(folded, end))


def is_imposed(folded: str, end: int) -> bool:
    """Whether what the subject that ends at `end` should do is for others to impose or allow."""
    return bool(pattern("imposed").match(folded, end))


def takes_part(folded: str, start: int, end: int) -> bool:
    """Whether a call is on readers to take part: "Vote for it", "Responses should be sent to"."""
    words = folded[start:end]
    return may_find("takes-part", words.lower()) and bool(pattern("takes-part").search(words))


def is_of_law(folded: str, start: int, end: int) -> bool:
    """Whether a call is on a law: "The Act should be amended" is for those who make laws."""
    lowered = folded[start:end].lower()
    return any(
        may_find(name, lowered) and pattern(name).match(folded, start, end) is not None
        for name in ("changes-law", "law-provides", "passes-law")
    )


def _subject_of_modal(
    folded: str, start: int, end: int, modals: re.Pattern[str], known: Known = never
) -> Place | None:
    """The first party that is the subject of a modal verb and the one to act."""
    for modal in itertools.islice(modals.finditer(folded, start, end), _MOST_MODALS):
        subject = _subject(folded, start, modal.start(), known)
        if subject and not is_patient(folded, subject[0], modal.start()):
            return subject
    return None


def _described_subject(folded: str, start: int, end: int) -> Place | None:
    """The party that a relative clause describes: "Museums that hold remains should ..."."""
    match = pattern("described-subject").match(folded, start, end)
    if match is None or pattern("patient").match(folded, match.end("clause")):
        return None
    known = set(groups_of(match["party"])) - {StakeholderGroup.OTHER}
    return match.span("party") if known - {StakeholderGroup.ISSUER_ITSELF} else None


def recommended_to(folded: str, start: int, end: int) -> Place | None:
    """The party that recommendations are said to be for: "three recommendations to CMS"."""
    if not may_find("called-by-noun", folded[start:end].lower()):
        return None
    match = pattern("called-by-noun").search(folded, start, end)
    return match.span("party") if match and names_others(match["party"]) else None


def agent_of_passive(folded: str, start: int, end: int) -> Place | None:
    """The party after "by" in a passive call, or that a thing is said to be for: "apply to"."""
    lowered = folded[start:end].lower()
    return next(
        (
            match.span("party")
            for name in ("agent-of-passive", "falls-to", "sent-to-party")
            if may_find(name, lowered)
            for match in pattern(name).finditer(folded, start, end)
            if set(groups_of(match["party"])) - _UNABLE
        ),
        None,
    )


def responder(folded: str, start: int, end: int) -> Place | None:
    """The party that a sentence lets answer recommendations, which were made to it."""
    if not may_find("responds", folded[start:end].lower()):
        return None
    for answer in pattern("responds").finditer(folded, start, end):
        if subject := _subject(folded, start, answer.start(), never):
            return subject
    return None


def introduces_party(folded: str, start: int, end: int) -> bool:
    """Whether a lead-in is no more than the party it is for: "Governments:", not what one did."""
    return not pattern("recommender").search(folded, start, end) and _is_noun_phrase(
        folded[start:end], never
    )


def addressed_by_label(folded: str, start: int, end: int) -> Place | None:
    """The party that a label names, such as a line "Responsible: Ministry of Health"."""
    label = pattern("label").match(folded, start, end)
    return label.span("party") if label and groups_of(label["party"]) else None


def opening_party(folded: str, start: int, end: int) -> Place | None:
    """The party that a sentence opens with: its subject, in most sentences."""
    if place := _subject_of_modal(folded, start, end, pattern("ability")):
        return place
    return _opening(folded, start, end, never)


def _object_of_call(folded: str, start: int, end: int) -> Place | None:
    """The party that is the object of a verb of calling."""
    for match in pattern("object-of-call").finditer(folded, start, end):
        first, last = _before_verb(folded, *match.span("party"))
        party = folded[first:last]
        if not pattern("clause").search(party) and names_others(party):
            return first, last
    return None


def _before_verb(folded: str, start: int, end: int) -> Place:
    """A stretch up to the bare verb that follows its noun: "the armed forces" open their files."""
    ends = list(_WORD.finditer(folded, start, end))
    for before, word in itertools.pairwise(ends):
        if is_sure_verb(word[0]) and before[0] not in grammar("determiners"):
            return start, before.end()
        plural = before[0].endswith("s") or before[0][0].isupper()
        if plural and word[0] in _base_forms() and names_others(folded[start : before.end()]):
            return start, before.end()
    return start, end


def _opening(folded: str, start: int, end: int, known: Known) -> Place | None:
    """The longest party that a stretch opens with."""
    reach = _before_verb(folded, start, min(end, start + _SUBJECT_REACH))[1]
    ends = [match.end() for match in _WORD.finditer(folded, start, reach)]
    for last in reversed(ends[:_OPENING_WORDS]):
        opening = folded[start:last]
        clause = (
            pattern("said").search(opening)
            or pattern("finite").search(opening)
            or opening.lower().endswith("you")
        )
        party = names_others(opening) and stands_alone(opening)
        if not clause and (party or known(opening)):
            return start, last
    return None


def last_party(folded: str, start: int, end: int) -> Place | None:
    """The party that a stretch names last."""
    found = list(_WORD.finditer(folded, max(start, end - _PARTY_REACH), end))
    prepositions = frozenset(table("groups")["grammar"]["prepositions"])
    for last in range(len(found), 0, -1):
        for first in range(max(0, last - _NAMING_WORDS), last):
            if found[first][0] in prepositions:
                continue
            place = found[first].start(), found[last - 1].end()
            groups = groups_of(folded[slice(*place)])
            if set(groups) - {StakeholderGroup.OTHER, StakeholderGroup.ISSUER_ITSELF}:
                return place
    return None


def _subject(folded: str, start: int, end: int, known: Known) -> Place | None:
    """The party that ends just before a modal, with the conjuncts before it."""
    floor = max(start, end - _SUBJECT_REACH)
    edges = [edge.end() for edge in pattern("clause-edge").finditer(folded, floor, end)]
    if floor == start:
        edges.insert(0, start)
    found: Place | None = None
    last = end
    for edge in reversed(edges):
        if found and folded[last - 2 : last] != ", ":
            break  # only a comma joins what stands before to what was found
        piece = _without_joint(folded[edge:last])
        if not _is_noun_phrase(piece, known):
            if _is_part_of_name(piece):
                continue
            break
        found = last - len(piece) if last == end else edge + (last - edge - len(piece)), end
        last = edge
    return found


def _without_joint(piece: str) -> str:
    """A piece of a sentence without what joins it to the one before: "and", "so"."""
    joint = pattern("joint").match(piece)
    return piece[joint.end() :] if joint else piece


def _is_part_of_name(piece: str) -> bool:
    """Whether a piece may end a name with commas: "... for Science, Innovation and Technology"."""
    found = piece.replace(" and ", " ").split()
    return 0 < len(found) <= _NAMING_WORDS and all(word[0].isupper() for word in found)


def _is_noun_phrase(piece: str, known: Known) -> bool:
    """Whether a piece of a sentence is a party and no clause: short, without a finite verb."""
    return (
        len(_WORD.findall(piece)) <= _SUBJECT_WORDS
        and not pattern("clause").search(piece)
        and (bool(groups_of(piece.strip(" ,"))) or known(piece))
    )


@functools.cache
def _base_forms() -> frozenset[str]:
    """Verbs of action in their base form."""
    return words_of("verbs", "clear") | words_of("verbs", "ambiguous")


def is_sure_verb(word: str) -> bool:
    """Whether a word is a verb and no noun, so that a party before it ends there."""
    return word in _sure_verbs()


@functools.cache
def _sure_verbs() -> frozenset[str]:
    """Verbs of action in their base form that are no nouns."""
    return words_of("verbs", "clear") - words_of("verbs", "ambiguous")
