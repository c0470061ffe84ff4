"""Which groups one noun phrase names: its head noun decides, then the words before and after it.

The words are data, in groups.toml; this module only knows how an English noun phrase is built.
"The state agencies that supply them" is cut down to the words up to its head noun, and the longest
known ending of these words decides.
"""

import functools
import itertools
from collections.abc import Sequence

from policyrecs.lexicon.group_words import Entries, Groups, Key, Word, grammar, group_words
from policyrecs.lexicon.placed import in_state, names_place, of_place, shifted
from policyrecs.vocabulary import StakeholderGroup

_RULED = frozenset(
    {
        StakeholderGroup.EXECUTIVE,
        StakeholderGroup.LEGISLATURE,
        StakeholderGroup.SUBNATIONAL_GOVERNMENT,
        StakeholderGroup.INTERNATIONAL_BODIES,
        StakeholderGroup.STANDARDS_BODIES,
    }
)
"""Groups of modifiers that say whose a public body is, not what it deals with."""

_SHORTEST_WITH_OF = 3
"""Words in the shortest name that holds a preposition: "Bank of England"."""


def noun_phrase_groups(part: Sequence[Word]) -> Groups:
    """Groups of one noun phrase without conjuncts; empty where it names no party."""
    if named := group_words().names.get(tuple(word.text for word in part)):
        return named
    bare = without_determiners(part)
    if _is_thing(bare):
        return ()
    if bare and part[0].text.lower() == "those" and bare[0].lemma in grammar("of_those"):
        return (StakeholderGroup.PUBLIC,)  # "those aged over 50", "those with asthma"
    if len(bare) < len(part) and bare and bare[0].lemma in grammar("after_head"):
        return (StakeholderGroup.OTHER,)  # "those responsible", "all concerned"
    if bare and part[0].lemma == "the" and bare[0].lemma in grammar("measures"):
        return ()  # "the number of staff", unlike "a number of staff"
    return _name_with_of(bare) or _phrase_with_of(bare) or _head_groups(bare)


def _head_groups(bare: Sequence[Word]) -> Groups:
    """Groups of a phrase without determiners, by its head noun and what follows that."""
    if not bare:
        return ()
    cut = head_end(bare)
    head, rest = bare[:cut], bare[cut:]
    complement = rest[1:] if rest and rest[0].lemma in grammar("complement") else ()
    if head[-1].lemma in grammar("quantities"):
        return noun_phrase_groups(complement) if complement else ()
    return _name_groups(head) or in_state(head, _noun_groups(head, complement))


def without_determiners(part: Sequence[Word]) -> Sequence[Word]:
    """`part` without the words that open it and say nothing about who it is."""
    return list(itertools.dropwhile(lambda word: word.lemma in grammar("determiners"), part))


def _name_with_of(part: Sequence[Word]) -> Groups:
    """Groups of a known name that opens `part` and holds a preposition: "Bank of England"."""
    names = group_words().names
    texts = tuple(word.text for word in part)
    length = next(iter(names.openings(texts)), 0)
    return names[texts[:length]] if length >= _SHORTEST_WITH_OF else ()


def _phrase_with_of(part: Sequence[Word]) -> Groups:
    """Groups of a known noun that holds a preposition: "members of the public"."""
    known = group_words()
    lemmas = tuple(word.lemma for word in part if word.lemma not in {"the", "a"})
    preposition = next(
        (at for at, lemma in enumerate(lemmas) if lemma in grammar("prepositions")), 0
    )
    for start in range(preposition):
        length = next(iter(known.heads.openings(lemmas, start)), 0)
        if start + length > preposition:
            return known.heads[lemmas[start : start + length]]
    return ()


def _is_thing(part: Sequence[Word]) -> bool:
    """Whether `part` opens with a phrase that only looks like a party: "the state of AI"."""
    lemmas = tuple(word.lemma for word in part)
    things = group_words().things
    return any(
        lemmas[start - 1 : start] != ("of",)  # "Heads of State of ..."
        # "State of Ohio"
        and not (lemmas[start + length - 1] == "of" and names_place(part[start + length :]))
        for start in range(len(lemmas))
        for length in things.openings(lemmas, start)
    )


def head_end(part: Sequence[Word]) -> int:
    """Index just past the head noun: before a preposition, a clause or a trailing participle."""
    closing = _closing()
    cut = next(
        (
            at
            for at, word in enumerate(part)
            if at and word.lemma in closing and not word.text.isupper()
        ),
        len(part),
    )
    if _ends_with_head(part[:cut]):
        return cut
    for at in range(cut - 1, 0, -1):
        if _follows_head(part[at], part[at - 1]) and _ends_with_head(part[:at]):
            return at
    return cut


def _follows_head(word: Word, head: Word) -> bool:
    """Whether `word` follows its noun: "companies developing", but not "public funding"."""
    plain = head.lemma in grammar("pronominal")
    known_head = plain or head.lemma != head.text.lower() or head.text[0].isupper()
    participle = word.text.endswith(("ing", "ed", "ly")) and known_head
    return word.text.islower() and (participle or word.lemma in grammar("after_head"))


def _ends_with_head(part: Sequence[Word]) -> bool:
    """Whether the last words of `part` are a known noun or name."""
    return bool(_name_groups(part) or _noun_groups(part, ()))


def _name_groups(head: Sequence[Word]) -> Groups:
    """Groups of a proper name that ends `head`: a known one, or one by its last word."""
    known = group_words()
    texts = tuple(word.text for word in head)
    for length in known.names.endings(texts):
        ending = texts[-length:]
        longer_name = length < len(texts) and texts[-length - 1][0].isupper()
        if longer_name and (ending in known.places or _heads_longer(head, length)):
            continue
        return known.names[ending]
    named = len(texts) > 1 and texts[-2][0].isupper()
    if not named:
        return ()
    return known.suffixes.get(texts[-1], ()) or _umbrella_groups(head)


def _umbrella_groups(head: Sequence[Word]) -> Groups:
    """Groups of an association named after its members and a country: "Universities UK"."""
    *members, place = head
    plural = members[-1].lemma != members[-1].text.lower()
    if not plural or (place.text,) not in group_words().places:
        return ()
    groups = _noun_groups(members, ())
    return tuple(dict.fromkeys((*groups, StakeholderGroup.CIVIL_SOCIETY))) if groups else ()


def _heads_longer(head: Sequence[Word], length: int) -> bool:
    """Whether a known noun is longer than the name that ends `head` too: "University Senate"."""
    noun, _ = _longest_ending(tuple(word.lemma for word in head), group_words().heads)
    return noun > length


def _noun_groups(head: Sequence[Word], complement: Sequence[Word]) -> Groups:
    """Groups of the noun that ends `head`, by its modifiers, its owner or its complement."""
    known = group_words()
    lemmas = tuple(word.lemma for word in head)
    noun, specific = _longest_ending(lemmas, known.heads)
    vague, unspecific = _longest_ending(lemmas, known.generics)
    if vague and vague >= noun:
        before = head[:-vague]
        decided = (
            known.openings.get(lemmas[0])
            or _official_groups(head, complement)
            or _member_groups(head)
            or _modifier_groups(before)
            or _owner_groups(before)
            or (noun_phrase_groups(complement) if complement else ())
        )
        named = complement and all(word.text[0].isupper() for word in complement[-2:])
        if decided and named and len(complement) > 1:
            # "the planning team at Ashford Borough Council" is the council's
            decided = tuple(dict.fromkeys((*decided, *noun_phrase_groups(complement))))
        plural = head[0].lemma != head[0].text.lower()
        if len(head) == 1 and plural and lemmas[0] in grammar("local_plurals"):
            unspecific = (StakeholderGroup.SUBNATIONAL_GOVERNMENT,)
        return decided or _capitalised_groups(head, vague) or specific or unspecific
    if noun:
        return shifted(of_place(specific, complement), lemmas[:-noun])
    return _capitalised_groups(head) or _ending_groups(head[-1].lemma)


def _official_groups(head: Sequence[Word], complement: Sequence[Word]) -> Groups:
    """Groups of a public body by the last word of its name, whatever it deals with.

    "National Disability Insurance Agency" is no insurer, "Office of Rail and Road" no carrier. What
    makes it parliament's, a state's or an international one, its modifiers say better.
    """
    known = group_words()
    if head[-1].lemma not in grammar("official"):
        return ()
    named = complement[:1] if len(head) == 1 else head
    if not named or not all(word.text[0].isupper() for word in (*head, *named)):
        return ()
    by_modifier = _modifier_groups(head[:-1]) or _modifier_groups(complement[:2])
    if set(by_modifier) & _RULED:
        return ()
    return known.capitalised.get(head[-1].lemma, ())


def _member_groups(head: Sequence[Word]) -> Groups:
    """Groups of a community by the people that it is one of: "the implementer community"."""
    lemmas = tuple(word.lemma for word in head)
    if lemmas[-1] not in grammar("collectives"):
        return ()
    return _longest_ending(lemmas[:-1], group_words().heads)[1]


def _ending_groups(lemma: str) -> Groups:
    """Groups of a noun by its ending: "neuroscientist"."""
    return next(
        (groups for ending, groups in group_words().endings.items() if lemma.endswith(ending)), ()
    )


def _capitalised_groups(head: Sequence[Word], noun: int = 1) -> Groups:
    """Groups of a capitalised name by its first words, if known, else by its last: "Acme Group".

    Args:
        head: The name, which must have more words than its noun, and own nothing.
        noun: Number of words of its noun: two in "Working Group".
    """
    known = group_words()
    texts = tuple(word.text for word in head)
    owned = any(word.possessive for word in head[:-1])
    if len(texts) <= noun or owned or not all(text[0].isupper() for text in texts):
        return ()
    for length in known.names.openings(texts[:-1]):
        if texts[:length] not in known.places:
            return known.names[texts[:length]]
    return known.capitalised.get(head[-1].lemma, ()) if noun == 1 else ()


def _longest_ending(lemmas: Key, entries: Entries) -> tuple[int, Groups]:
    """Length and groups of the longest entry that ends `lemmas`; 0 and none where there is none."""
    lengths = entries.endings(lemmas)
    return (lengths[0], entries[lemmas[-lengths[0] :]]) if lengths else (0, ())


def _modifier_groups(before: Sequence[Word]) -> Groups:
    """Groups by the modifier that stands nearest to the noun, longer ones first."""
    known = group_words()
    lemmas = tuple(word.lemma for word in before)
    texts = tuple(word.text for word in before)
    for end in range(len(lemmas), 0, -1):
        length = next(iter(known.modifiers.endings(lemmas, end)), 0)
        acronyms = known.names.endings(texts, end)
        named = next((n for n in acronyms if texts[end - n].isupper()), 0)
        if named > length:
            return known.names[texts[end - named : end]]
        if length:
            return known.modifiers[lemmas[end - length : end]]
    return ()


def _owner_groups(before: Sequence[Word]) -> Groups:
    """Groups of the party whose staff, board or office it is: "the Commission's staff"."""
    owner = next((at for at, word in enumerate(before) if word.possessive), None)
    return noun_phrase_groups(before[: owner + 1]) if owner is not None else ()


@functools.cache
def _closing() -> frozenset[str]:
    """Words before which a head noun ends."""
    return grammar("prepositions") | grammar("relatives")
