"""Which groups a noun phrase names: its head noun decides, then the words before and after it.

The words are data, in groups.toml; this module only knows how an English noun phrase is built.
"A number of state agencies and the companies that supply them" is cut into its conjuncts, each is
cut down to the words up to its head noun, and the longest known ending of these words decides.
"""

import functools
import itertools
from collections.abc import Sequence

from policyrecs.lexicon.group_words import Groups, Key, Shift, Word, group_words, words
from policyrecs.vocabulary import StakeholderGroup


@functools.lru_cache(maxsize=65536)
def groups_of(phrase: str) -> Groups:
    """Return the groups of the parties that `phrase` names; empty where it names none.

    Example:
        >>> [str(group) for group in groups_of("state agencies and the companies they license")]
        ['subnational_government', 'companies']
    """
    found = words(phrase)
    groups = (_conjunct_groups(found[start:end]) for start, end in _conjuncts(phrase, found))
    return tuple(dict.fromkeys(itertools.chain.from_iterable(groups)))


@functools.lru_cache(maxsize=65536)
def conjuncts(phrase: str) -> tuple[tuple[int, int], ...]:
    """(start, end) in `phrase` of each party that it joins by a comma, "and" or "or".

    Names that hold "and" stay whole: "the Securities and Exchange Commission".
    """
    found = words(phrase)
    return tuple(
        (found[start].start, found[end - 1].end)
        for start, end in _conjuncts(phrase, found)
        if end > start
    )


def _conjuncts(phrase: str, found: Sequence[Word]) -> list[tuple[int, int]]:
    """Word ranges of the conjuncts; the whole phrase where nothing may be split."""
    joints = list(_joints(phrase, found))
    parts: list[tuple[int, int]] = []
    start = 0
    for (left_end, right_start), following in itertools.zip_longest(joints, joints[1:]):
        right_end = following[0] if following else len(found)
        comma = "," in phrase[found[left_end - 1].end : found[min(left_end, len(found) - 1)].start]
        left, right = found[start:left_end], found[right_start:right_end]
        if left and right and _may_split(left, right, comma=comma):
            parts.append((start, left_end))
            start = right_start
    return [*parts, (start, len(found))]


def _joints(phrase: str, found: Sequence[Word]) -> list[tuple[int, int]]:
    """Word ranges of what stands between conjuncts; empty ranges for bare punctuation."""
    known = group_words()
    lemmas = tuple(word.lemma for word in found)
    joints: list[tuple[int, int]] = []
    position = 1
    while position < len(found):
        end = position
        while end < len(found):
            length = next((n for n in (3, 2, 1) if lemmas[end : end + n] in known.joining), 0)
            if not length:
                break
            end += length
        gap = phrase[found[position - 1].end : found[position].start]
        punctuated = any(mark in gap for mark in ",;/(")
        if (end > position or punctuated) and not _inside_name(lemmas, position, known.joined):
            joints.append((position, end))
        position = max(end, position + 1)
    return joints


def _inside_name(lemmas: Key, position: int, joined: frozenset[Key]) -> bool:
    """Whether the joint at `position` stands inside a known name, such as "Exchange and ..."."""
    longest = group_words().longest
    return any(
        lemmas[start:end] in joined
        for start in range(max(0, position - longest), position)
        for end in range(position + 1, min(len(lemmas), start + longest) + 1)
    )


def _may_split(left: Sequence[Word], right: Sequence[Word], *, comma: bool) -> bool:
    """Whether both sides of a joint are parties of their own."""
    fresh = right[0].lemma in _grammar("determiners")
    named = tuple(word.text for word in right) in group_words().names
    if any(word.lemma in _grammar("relatives") for word in left) and not comma:
        return False
    after_preposition = any(word.lemma in _grammar("prepositions") for word in left[1:])
    if after_preposition and right[0].text[0].isupper() and not fresh and not named:
        return False  # "Secretary of Health and Human Services"
    if not _stands_alone(left):
        return _is_name(left) and (fresh or named or _is_acronym(right[0]))
    another_name = _is_name(right) and (fresh or (comma and not after_preposition))
    return another_name or bool(_conjunct_groups(right))


def _stands_alone(part: Sequence[Word]) -> bool:
    """Whether `part` is a whole noun phrase for a party, not the first word of one.

    A singular count noun needs an article: in "state and local governments", "state" has none.
    """
    if not _conjunct_groups(part):
        return False
    head = part[_head_end(part) - 1]
    plural = head.lemma != head.text.lower()
    return (
        plural
        or part[0].lemma in _grammar("determiners")
        or head.text[0].isupper()
        or any(tuple(word.lemma for word in part[-n:]) in group_words().bare for n in (1, 2))
    )


def _is_name(part: Sequence[Word]) -> bool:
    """Whether every word of `part` is capitalised, an article apart."""
    named = _without_determiners(part)
    return bool(named) and all(word.text[0].isupper() for word in named)


def _is_acronym(word: Word) -> bool:
    """Whether `word` is written in capitals: "NIST"."""
    return word.text.isupper() and len(word.text) > 1


def _conjunct_groups(part: Sequence[Word]) -> Groups:
    """Groups of one conjunct."""
    if named := group_words().names.get(tuple(word.text for word in part)):
        return named
    bare = _without_determiners(part)
    if _is_thing(bare):
        return ()
    if len(bare) < len(part) and bare and bare[0].lemma in _grammar("after_head"):
        return (StakeholderGroup.OTHER,)  # "those responsible", "all concerned"
    return _name_with_of(bare) or _phrase_with_of(bare) or _head_groups(bare)


def _head_groups(bare: Sequence[Word]) -> Groups:
    """Groups of a phrase without determiners, by its head noun and what follows that."""
    if not bare:
        return ()
    cut = _head_end(bare)
    head, rest = bare[:cut], bare[cut:]
    complement = rest[1:] if rest and rest[0].lemma in _grammar("complement") else ()
    if head[-1].lemma in _grammar("quantities"):
        return _conjunct_groups(complement) if complement else ()
    return _name_groups(head) or _noun_groups(head, complement)


def _without_determiners(part: Sequence[Word]) -> Sequence[Word]:
    """`part` without the words that open it and say nothing about who it is."""
    return list(itertools.dropwhile(lambda word: word.lemma in _grammar("determiners"), part))


def _name_with_of(part: Sequence[Word]) -> Groups:
    """Groups of a known name that opens `part` and holds a preposition: "Bank of England"."""
    known = group_words()
    texts = tuple(word.text for word in part)
    for length in range(min(len(texts), known.longest), 2, -1):
        if groups := known.names.get(texts[:length]):
            return groups
    return ()


def _phrase_with_of(part: Sequence[Word]) -> Groups:
    """Groups of a known noun that holds a preposition: "members of the public"."""
    known = group_words()
    lemmas = tuple(word.lemma for word in part if word.lemma not in {"the", "a"})
    preposition = next(
        (at for at, lemma in enumerate(lemmas) if lemma in _grammar("prepositions")), 0
    )
    for start in range(preposition):
        for end in range(min(len(lemmas), start + known.longest), preposition, -1):
            if groups := known.heads.get(lemmas[start:end]):
                return groups
    return ()


def _is_thing(part: Sequence[Word]) -> bool:
    """Whether `part` opens with a phrase that only looks like a party: "the state of AI"."""
    lemmas = tuple(word.lemma for word in part)
    return any(
        lemmas[start:end] in group_words().things
        for start in range(len(lemmas))
        for end in range(start + 1, min(len(lemmas), start + group_words().longest) + 1)
    )


def _head_end(part: Sequence[Word]) -> int:
    """Index just past the head noun: before a preposition, a clause or a trailing participle."""
    cut = next(
        (
            at
            for at, word in enumerate(part)
            if at
            and word.lemma in _grammar("prepositions") | _grammar("relatives")
            and not word.text.isupper()
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
    known_head = head.lemma != head.text.lower() or head.text[0].isupper()
    participle = word.text.endswith(("ing", "ed", "ly")) and known_head
    return word.text.islower() and (participle or word.lemma in _grammar("after_head"))


def _ends_with_head(part: Sequence[Word]) -> bool:
    """Whether the last words of `part` are a known noun or name."""
    return bool(_name_groups(part) or _noun_groups(part, ()))


def _name_groups(head: Sequence[Word]) -> Groups:
    """Groups of a proper name that ends `head`: a known one, or one by its last word."""
    known = group_words()
    texts = tuple(word.text for word in head)
    for length in range(min(len(texts), known.longest), 0, -1):
        ending = texts[-length:]
        longer_name = length < len(texts) and texts[-length - 1][0].isupper()
        if ending in known.names and not (longer_name and ending in known.places):
            return known.names[ending]
    named = len(texts) > 1 and texts[-2][0].isupper()
    return known.suffixes.get(texts[-1], ()) if named else ()


def _noun_groups(head: Sequence[Word], complement: Sequence[Word]) -> Groups:
    """Groups of the noun that ends `head`, by its modifiers, its owner or its complement."""
    known = group_words()
    lemmas = tuple(word.lemma for word in head)
    noun, specific = _longest_ending(lemmas, known.heads)
    generic = noun <= 1 and lemmas[-1:] in known.generics
    if generic:
        before = head[:-1]
        decided = (
            _modifier_groups(before)
            or _owner_groups(before)
            or (_conjunct_groups(complement) if complement else ())
        )
        return decided or _capitalised_groups(head) or specific or known.generics[lemmas[-1:]]
    return _shifted(specific, lemmas[:-noun]) if noun else _capitalised_groups(head)


def _capitalised_groups(head: Sequence[Word]) -> Groups:
    """Groups of a capitalised name by its first words, if known, else by its last: "Acme Group"."""
    known = group_words()
    texts = tuple(word.text for word in head)
    if len(texts) < 2 or not all(text[0].isupper() for text in texts):  # noqa: PLR2004  one word is no name
        return ()
    for length in range(min(len(texts) - 1, known.longest), 0, -1):
        if (groups := known.names.get(texts[:length])) and texts[:length] not in known.places:
            return groups
    return known.capitalised.get(head[-1].lemma, ())


def _longest_ending(lemmas: Key, entries: dict[Key, Groups]) -> tuple[int, Groups]:
    """Length and groups of the longest entry that ends `lemmas`; 0 and none where there is none."""
    for length in range(min(len(lemmas), group_words().longest), 0, -1):
        if groups := entries.get(lemmas[-length:]):
            return length, groups
    return 0, ()


def _modifier_groups(before: Sequence[Word]) -> Groups:
    """Groups by the modifier that stands nearest to the noun, longer ones first."""
    known = group_words()
    lemmas = tuple(word.lemma for word in before)
    texts = tuple(word.text for word in before)
    for end in range(len(lemmas), 0, -1):
        for start in range(max(0, end - known.longest), end):
            if groups := known.modifiers.get(lemmas[start:end]):
                return groups
            if texts[start].isupper() and (groups := known.names.get(texts[start:end])):
                return groups
    return ()


def _owner_groups(before: Sequence[Word]) -> Groups:
    """Groups of the party whose staff, board or office it is: "the Commission's staff"."""
    owner = next((at for at, word in enumerate(before) if word.possessive), None)
    return _conjunct_groups(before[: owner + 1]) if owner is not None else ()


def _shifted(groups: Groups, before: Key) -> Groups:
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


@functools.cache
def _grammar(name: str) -> frozenset[str]:
    """One closed class of words from groups.toml."""
    return group_words().grammar[name]
