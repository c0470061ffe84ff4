"""The grammar of a clause with a modal verb: its subject, its negation, its main verb."""

import itertools
import re
from collections.abc import Iterator

from policyrecs.extraction import verbs
from policyrecs.extraction.calls import Stretch
from policyrecs.extraction.sentences import Sentence
from policyrecs.extraction.subjects import opening, subject_between
from policyrecs.lexicon.patterns import patterns, words_of
from policyrecs.values import value

_TOKEN = re.compile(r"[a-z][a-z'-]*|[,;:.()\"]|\S+")
"""A word or a mark: "should, now" has three tokens."""

_NEGATIVE_SUBJECT = re.compile(r"(?:no|neither|none|nobody|nothing|no one)\b")
"""A subject that negates its verb: "no company should"."""

_RAISED = re.compile(
    r"(?:\bnot|n't) (?:think|believe|consider|feel|accept|agree)(?: that)? ?(?:the )?$"
)
"""A negation that stands before the claim it turns round: "we do not think that they should"."""

_NEGATIVE_OPENING = re.compile(
    r"(?:and |but )?(?:never|(?:under|in) no (?:circumstances|case)|on no account"
    r"|at no (?:time|point))\b[^,;:]*$"
)
"""An adverbial that negates the verb it inverts: "never again should a minister"."""

_AUXILIARIES = frozenset({"be", "have", "been"})
_SET_OFF = frozenset(',()"')
_MARKS = frozenset(';:.,()"')
"""Auxiliaries after a modal; marks that may stand before them, and those that end the search."""

_NOT_ONLY = re.compile(r" (?:only|just|merely|simply)\b")
"""What makes "not" no negation: "must not only publish it but"."""

_INVERTED = re.compile(r" (?:the|an?|any|its|their|our|this|these) (?:[\w-]+ ){1,5}?(?=be\b)")
"""A subject after its modal: "under no circumstances should the data be sold"."""

_MOST_CLAUSES = 8
"""Further modals of one sentence are not looked at; a sentence of a text has no more."""

_MODAL_WORDS = {
    "needs to": "need to",
    "has got to": "has to",
    "have got to": "have to",
    "'s got to": "has to",
    "'ve got to": "have to",
}
"""Forms of one modal, by the form that stands for them."""

_VERB_WITHIN = 160
"""A main verb stands within so many characters after its modal."""


@value
class ModalClause:
    """A clause with a modal verb, as positions in a sentence's `words`.

    Attributes:
        start: Where the clause begins.
        subject: Its subject; start equals end where there is none.
        modal: The modal with its negation.
        modal_word: The modal, without its negation.
        negated: Whether the modal or the subject is negated.
        opener: The conjunction or mark that opens the clause, "" at the start of the sentence.
        verb: Its main verb.
    """

    start: int
    subject: Stretch
    modal: Stretch
    modal_word: str
    negated: bool
    opener: str
    verb: "MainVerb"


@value
class MainVerb:
    """The verb that a modal governs.

    Attributes:
        place: Where it stands; start equals end where there is none.
        lemma: Its base form as far as known, else the word itself; "" where there is none.
        passive: Whether it is a passive participle.
        perfect: Whether it is "have" with a participle ("should have told").
        negated: Whether "not" or "never" stands before it.
    """

    place: Stretch
    lemma: str
    passive: bool = False
    perfect: bool = False
    negated: bool = False


def modal_clauses(sentence: Sentence) -> Iterator[ModalClause]:
    """Yield the clauses of `sentence` that have a modal of obligation or advice."""
    words = sentence.words
    modal = patterns("grammar")["modal"]
    if not modal.may_match(words):
        return
    modals = modal.regex.finditer(words)
    for found in itertools.islice(modals, _MOST_CLAUSES):
        opener = opening(words, found.start())
        subject = subject_between(words, opener[1], found.start())
        word = found["modal"].removesuffix("n't")
        verb = main_verb(words, found.end())
        yield ModalClause(
            start=opener[1],
            subject=subject,
            modal=found.span(),
            modal_word=_MODAL_WORDS.get(word, word),
            negated=(
                bool(found["not"])
                or found["modal"].endswith("n't")
                or verb.negated
                or _NEGATIVE_SUBJECT.match(words[slice(*subject)]) is not None
                or _NEGATIVE_OPENING.match(words[: found.start()]) is not None
                or _RAISED.search(words[: subject[0]]) is not None
            ),
            opener=words[slice(*opener)].strip(" ,"),
            verb=verb,
        )


def main_verb(words: str, position: int) -> MainVerb:
    """Return the verb after a modal that ends at `position`."""
    position = _verb_group(words, position)
    last = (position, position)
    seen: set[str] = set()
    for found in _TOKEN.finditer(words, position, min(len(words), position + _VERB_WITHIN)):
        word = found[0]
        if word in _SET_OFF and not seen & _AUXILIARIES:
            continue
        if word in _MARKS:
            break
        if word in _AUXILIARIES - seen:
            seen.add(word)
            last = found.span()
        elif word in {"not", "never"} or words.startswith("no longer ", found.start()):
            if not _NOT_ONLY.match(words, found.end()):
                seen.add("not")
        elif "be" in seen and word == "to":
            # "be able to": the verb is still to come.
            seen.discard("be")
        elif not _is_skipped(word) and not ("be" in seen and word == "able"):
            return _verb(found, last, seen)
    lemma = next((word for word in ("be", "have") if word in seen), "")
    return MainVerb(last, lemma, negated="not" in seen)


def _verb_group(words: str, position: int) -> int:
    """Return where the verb group after a modal goes on, beyond what is set off or inverted."""
    set_off = patterns("grammar")["set-off"].regex.match(words, position)
    if set_off and (set_off["verb"] in verbs.base_forms() or set_off["verb"] == "be"):
        position = set_off.end()
    inverted = _INVERTED.match(words, position)
    return inverted.end() if inverted else position


def _is_skipped(word: str) -> bool:
    """Return whether a word is an adverb between a modal and its verb."""
    grammar = words_of("grammar", "verb_in_ly")
    return word in words_of("grammar", "skipped") or (word.endswith("ly") and word not in grammar)


def _verb(found: re.Match[str], last: Stretch, seen: set[str]) -> MainVerb:
    """Return the main verb at a word that follows the auxiliaries in `seen`, if any."""
    word, negated = found[0], "not" in seen
    have = "have" in seen
    participle = verbs.lemma_of_participle(word) or (
        word if verbs.looks_like_participle(word) else None
    )
    if seen & {"be", "been"}:
        if participle:
            return MainVerb(found.span(), participle, passive=True, perfect=have, negated=negated)
        progressive = verbs.lemma_of_gerund(word)
        if progressive:
            return MainVerb(found.span(), progressive, perfect=have, negated=negated)
        return MainVerb(last, "be", perfect=have, negated=negated)
    if have:
        if participle and word not in words_of("grammar", "adjective_in_ed"):
            return MainVerb(found.span(), participle, perfect=True, negated=negated)
        return MainVerb(last, "have", negated=negated)
    return MainVerb(found.span(), word, negated=negated)
